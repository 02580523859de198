from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

from model_core.charts.atlas import tiles
from model_core.errors import KindError
from model_core.kinds import Kind, builtin_kinds, card_entry, kind_from_dict, kind_of_card, named_kind, read_kind
from model_core.kinds.reading import ATLAS_FILE, WORDS_FILE

TOY = Path(__file__).resolve().parents[2] / "toy_kind"
SWORD = named_kind("sword")


@pytest.fixture
def bare_club(tmp_path) -> Path:
    """A folder with the toy's kind.toml alone."""
    folder = tmp_path / "club"
    folder.mkdir()
    shutil.copy(TOY / "kind.toml", folder)
    return folder


@pytest.fixture
def other_sword(tmp_path) -> Kind:
    """A kind that calls itself as ours does and is another one."""
    folder = Path(shutil.copytree(SWORD.folder, tmp_path / "sword"))
    text = (folder / "kind.toml").read_text(encoding="utf-8")
    (folder / "kind.toml").write_text(text.replace("farthest = 0.02", "farthest = 0.5"), encoding="utf-8")
    return read_kind(folder)


def test_a_card_names_a_kind_of_ours_and_carries_any_other(other_sword):
    assert card_entry(SWORD) == "sword"
    assert kind_of_card("sword") is SWORD
    assert other_sword.name == SWORD.name
    assert other_sword != SWORD
    carried = kind_of_card(card_entry(other_sword))
    assert carried.farthest == 0.5
    assert carried.folder is None


def test_a_card_cannot_name_a_folder():
    """What comes with a model may not say which code is run."""
    with pytest.raises(KindError, match="There is no kind"):
        kind_of_card(str(TOY))
    assert named_kind(str(TOY)).folder == TOY


def test_a_kind_that_is_not_there(tmp_path):
    with pytest.raises(KindError) as unknown:
        named_kind("err/axe")
    names = ", ".join(builtin_kinds())
    assert str(unknown.value) == f"There is no kind err/axe; choose from {names}, or give the folder of a kind."
    with pytest.raises(KindError) as empty:
        named_kind(str(tmp_path))
    assert str(empty.value) == f"There is no kind.toml in {tmp_path}."


def test_what_it_was_read_from_does_not_tell_kinds_apart():
    toy = read_kind(TOY)
    noted = kind_from_dict({**toy.source, "joint": [dict(joint) for joint in toy.source["joint"]][::-1]}, TOY)
    assert noted.source != toy.source
    assert noted.joints == toy.joints[::-1]
    assert kind_from_dict({**toy.source, "farthest": toy.farthest}, TOY) == toy


def test_atlases_are_its_folder_s_that_of_textures_first():
    texture, lightmap = SWORD.atlases
    stored = json.loads((SWORD.folder / ATLAS_FILE).read_text(encoding="utf-8"))
    assert texture.to_dict() == stored["texture"] and lightmap.to_dict() == stored["lightmap"]
    assert texture.coverage > lightmap.coverage, "lightmaps need more room between charts"
    assert texture != tiles(SWORD.layout)


def test_without_an_atlas_charts_lie_in_equal_tiles(bare_club):
    kind = read_kind(bare_club)
    assert kind.atlases == (tiles(kind.layout), tiles(kind.layout))


def test_a_card_carries_atlas_and_words_along(bare_club):
    """A model that was trained elsewhere is textured and called as it is there."""
    packed = tiles(read_kind(TOY).layout).to_dict()
    packed["turned"][5] = True
    (bare_club / ATLAS_FILE).write_text(json.dumps({"texture": packed, "lightmap": packed}), encoding="utf-8")
    (bare_club / WORDS_FILE).write_text('[de]\nclub = "Keule"\n', encoding="utf-8")
    kind = read_kind(bare_club)
    carried = kind_of_card(json.loads(json.dumps(card_entry(kind))))
    assert carried.folder is None
    assert carried.atlases == kind.atlases and carried.atlases[0].turned[5]
    assert carried.words_in("de")["Club"] == "Keule"


def test_kinds_of_one_name_with_other_atlases_are_kept_apart(bare_club):
    """Their meshes are planned once for each."""
    kind = read_kind(bare_club)
    tiled = tiles(kind.layout).to_dict()
    other = {**tiled, "low": [[low / 2 for low in corner] for corner in tiled["low"]]}
    one, two = (kind_from_dict({**kind.source, "atlas": {"texture": a, "lightmap": tiled}}) for a in (tiled, other))
    assert one != two


@pytest.mark.parametrize("text", ["", "[", "[]", "3", '{"texture": 1}'])
def test_a_broken_atlas_gets_one_sentence(bare_club, text):
    (bare_club / ATLAS_FILE).write_text(text, encoding="utf-8")
    with pytest.raises(KindError, match=r"^[^\n]*atlas[^\n]*\.$"):
        read_kind(bare_club)
