from __future__ import annotations

import shutil
from pathlib import Path

import numpy as np
import pytest

from model_core.errors import KindError
from model_core.kinds import read_kind
from model_core.kinds.forging import open_forge

TOY = Path(__file__).resolve().parents[2] / "toy_kind"


@pytest.fixture
def folder(tmp_path) -> Path:
    return Path(shutil.copytree(TOY, tmp_path / "club", ignore=shutil.ignore_patterns("__pycache__")))


def test_what_is_made_depends_on_the_seed_alone(folder):
    forge = read_kind(folder).forge
    first, again, other = (forge.make("long", np.random.default_rng(seed), 5) for seed in (1, 1, 2))
    np.testing.assert_array_equal(first, again)
    assert first.shape == (16, 5, 5, 3)
    assert np.abs(first - other).max() > 1e-3


def test_two_folders_of_one_name_have_forges_of_their_own(folder, tmp_path):
    other = Path(shutil.copytree(folder, tmp_path / "other" / "club"))
    text = (other / "families.toml").read_text(encoding="utf-8")
    (other / "families.toml").write_text(text.replace("[short.", "[stubby."), encoding="utf-8")
    assert read_kind(folder).forge.families == ("short", "long")
    assert read_kind(other).forge.families == ("stubby", "long")


def test_a_forge_may_be_a_package(folder):
    (folder / "forge").mkdir()
    text = (folder / "forge.py").read_text(encoding="utf-8")
    text = text.replace('.with_name("families.toml")', '.parent.with_name("families.toml")')
    (folder / "forge" / "__init__.py").write_text(text, encoding="utf-8")
    (folder / "forge.py").unlink()
    assert read_kind(folder).forge.families == ("short", "long")


def test_packages_of_two_folders_of_one_name_have_modules_of_their_own(folder, tmp_path):
    other = Path(shutil.copytree(folder, tmp_path / "other" / "club"))
    for place, name in ((folder, "ash"), (other, "oak")):
        (place / "forge").mkdir()
        (place / "forge" / "wood.py").write_text(f"FAMILIES = ['{name}']", encoding="utf-8")
        text = (place / "forge.py").read_text(encoding="utf-8")
        text = text.replace('.with_name("families.toml")', '.parent.with_name("families.toml")')
        text += "\nfrom .wood import FAMILIES\ndef draw(family, rng): return _FILE.assembled(_FILE.draw('long', rng))\n"
        (place / "forge" / "__init__.py").write_text(text, encoding="utf-8")
    assert read_kind(folder).forge.families == ("ash",)
    assert read_kind(other).forge.families == ("oak",)


def test_a_kind_that_came_with_a_model_has_none():
    toy = read_kind(TOY)
    with pytest.raises(KindError, match="came with a model and has no forge; give the kind's folder"):
        open_forge("club", None, toy.layout, toy.pose)


FAULTS = {  # the forge's text, and what is said of it
    "none": (None, "There is no forge.py in {folder}."),
    "no Python": (
        "import numpy\nFAMILIES = (",
        "The forge in {folder} failed in forge.py, line 2: SyntaxError: '(' was never closed.",
    ),
    "no families": (
        "def draw(family, rng): ...\ndef forge(parameters, R): ...",
        "The forge in {folder} has no FAMILIES; it needs FAMILIES, draw and forge.",
    ),
    "an empty list of families": (
        "FAMILIES = []\ndef draw(family, rng): ...\ndef forge(parameters, R): ...",
        "The forge in {folder} has no families.",
    ),
    "hard families that are none": (
        "FAMILIES = ['a']\nHARD = {'b': 0.1}\ndef draw(family, rng): ...\ndef forge(parameters, R): ...",
        "HARD of the forge in {folder} must have shares from 0 to 1.0 of some of its families.",
    ),
    "too many of a hard family": (
        "FAMILIES = ['a']\nHARD = {'a': 20_000}\ndef draw(family, rng): ...\ndef forge(parameters, R): ...",
        "HARD of the forge in {folder} must have shares from 0 to 1.0 of some of its families.",
    ),
    "families that are a number": (
        "FAMILIES = 3\ndef draw(family, rng): ...\ndef forge(parameters, R): ...",
        "The forge in {folder} failed: TypeError: 'int' object is not iterable.",
    ),
    "an error of its own": (
        "FAMILIES = ['a']\ndef draw(family, rng):\n    raise RuntimeError('out of wood')\n"
        "def forge(parameters, R): ...",
        "The forge in {folder} failed in forge.py, line 3: RuntimeError: out of wood.",
    ),
    "an error of what it calls": (
        "import numpy\nFAMILIES = ['a']\ndef draw(family, rng): ...\n"
        "def forge(parameters, R):\n    return numpy.linalg.inv(numpy.zeros((3, 3)))",
        "The forge in {folder} failed in forge.py, line 5: LinAlgError: Singular matrix.",
    ),
    "an error without words": (
        "FAMILIES = ['a']\ndef draw(family, rng): assert False\ndef forge(parameters, R): ...",
        "The forge in {folder} failed in forge.py, line 2: AssertionError.",
    ),
    "a file of its own that is not there": (
        "from pathlib import Path\nFAMILIES = ['a']\ndef draw(family, rng):\n"
        "    return Path('woods.txt').read_text()\ndef forge(parameters, R): ...",
        "The forge in {folder} failed in forge.py, line 4: FileNotFoundError: No such file or directory: woods.txt.",
    ),
}


@pytest.mark.parametrize(("text", "said"), FAULTS.values(), ids=FAULTS)
def test_a_broken_forge_gets_one_sentence(folder, text, said):
    if text is None:
        (folder / "forge.py").unlink()
    else:
        (folder / "forge.py").write_text(text, encoding="utf-8")
    kind = read_kind(folder)
    with pytest.raises(KindError) as refused:
        open_forge(kind.name, folder, kind.layout, kind.pose)
    assert str(refused.value) == said.format(folder=folder)


def test_a_broken_file_of_a_package_is_named(folder):
    (folder / "forge").mkdir()
    (folder / "forge" / "__init__.py").write_text("from .wood import FAMILIES, draw, forge", encoding="utf-8")
    (folder / "forge" / "wood.py").write_text("FAMILIES = ['ash']\ndraw = 1 / 0\n", encoding="utf-8")
    with pytest.raises(KindError) as refused:
        read_kind(folder).forge  # noqa: B018
    place = Path("forge", "wood.py")
    assert str(refused.value).endswith(f"failed in {place}, line 2: ZeroDivisionError: division by zero.")


def test_a_forge_that_ends_the_program_fails_as_any_other(folder):
    (folder / "forge.py").write_text("raise SystemExit(3)", encoding="utf-8")
    with pytest.raises(KindError, match=r"forge.py, line 1: SystemExit: 3\.$"):
        read_kind(folder).forge  # noqa: B018


def test_an_error_that_cannot_say_what_it_is(folder):
    text = "class Mute(Exception):\n    def __str__(self):\n        raise self\nraise Mute"
    (folder / "forge.py").write_text(text, encoding="utf-8")
    with pytest.raises(KindError, match=r"forge.py, line 4: Mute\.$"):
        read_kind(folder).forge  # noqa: B018


def test_families_that_are_not_there(folder):
    (folder / "families.toml").unlink()
    with pytest.raises(KindError) as refused:
        read_kind(folder).forge  # noqa: B018
    assert str(refused.value) == f"There is no families.toml in {folder}."


def test_a_family_that_its_file_does_not_have(folder):
    text = (folder / "forge.py").read_text(encoding="utf-8")
    text = text.replace("FAMILIES = tuple(_FILE.known)", 'FAMILIES = ("huge",)')
    (folder / "forge.py").write_text(text, encoding="utf-8")
    said = r"failed in forge\.py, line \d+: KindError: There is no family huge; choose from short, long\.$"
    with pytest.raises(KindError, match=said):
        read_kind(folder).forge  # noqa: B018
