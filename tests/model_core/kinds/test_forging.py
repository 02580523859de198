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
        text = "import numpy\nfrom .wood import FAMILIES\ndef draw(family, rng): ...\n"
        text += "def forge(parameters, R): return numpy.zeros((16, R, R, 3))"
        (place / "forge" / "__init__.py").write_text(text, encoding="utf-8")
    assert read_kind(folder).forge.families == ("ash",)
    assert read_kind(other).forge.families == ("oak",)


def test_a_kind_that_came_with_a_model_has_none():
    with pytest.raises(KindError, match="came with a model and has no forge; give the kind's folder"):
        open_forge("club", None, read_kind(TOY).layout)


FAULTS = {
    "none": (None, "there is no"),
    "no Python": ("FAMILIES = (", "failed"),
    "no families": ("def draw(family, rng): ...\ndef forge(parameters, R): ...", "FAMILIES"),
    "an error of its own": (
        "FAMILIES = ['a']\ndef draw(family, rng): raise RuntimeError('out of wood')\ndef forge(parameters, R): ...",
        "failed: out of wood",
    ),
    "other charts": (
        "import numpy\nFAMILIES = ['a']\ndef draw(family, rng): ...\n"
        "def forge(parameters, R): return numpy.zeros((3, R, R, 3))",
        "makes grids of shape (3, 3, 3, 3) instead of 16 charts.",
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
        open_forge(kind.name, folder, kind.layout)
    assert said in str(refused.value)
    assert str(folder) in str(refused.value)
