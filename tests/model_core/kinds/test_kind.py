from __future__ import annotations

import shutil
from pathlib import Path

import numpy as np
import pytest

from model_core.charts.atlas import Atlas, read_atlases, tiles
from model_core.errors import KindError
from model_core.kinds import Kind, card_entry, kind_from_dict, kind_of_card, named_kind, read_kind
from model_core.kinds.kind import ATLAS_FILE

TOY = Path(__file__).resolve().parents[2] / "toy_kind"
SWORD = named_kind("sword")


@pytest.fixture
def other_sword(tmp_path) -> Kind:
    """A kind that calls itself as ours does and is another one."""
    folder = Path(shutil.copytree(SWORD.folder, tmp_path / "sword"))
    text = (folder / "kind.toml").read_text(encoding="utf-8")
    (folder / "kind.toml").write_text(text.replace("farthest = 0.02", "farthest = 0.5"), encoding="utf-8")
    return read_kind(folder)


def same(one: Atlas, other: Atlas) -> bool:
    return all(np.array_equal(getattr(one, name), getattr(other, name)) for name in ("low", "high", "turned"))


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
    assert str(unknown.value) == "There is no kind err/axe; choose from sword, or give the folder of a kind."
    with pytest.raises(KindError) as empty:
        named_kind(str(tmp_path))
    assert str(empty.value) == f"There is no kind.toml in {tmp_path}."


def test_what_it_was_read_from_does_not_tell_kinds_apart():
    toy = read_kind(TOY)
    noted = kind_from_dict({**toy.source, "joint": [dict(joint) for joint in toy.source["joint"]][::-1]}, TOY)
    assert noted.source != toy.source
    assert noted.joints == toy.joints[::-1]
    assert kind_from_dict({**toy.source, "quarter_turns": True}, TOY) == toy


def test_atlases_are_its_folder_s_that_of_textures_first():
    texture, lightmap = SWORD.atlases
    stored = read_atlases(SWORD.folder / ATLAS_FILE, SWORD.layout)
    assert same(texture, stored[0]) and same(lightmap, stored[1])
    assert texture.coverage > lightmap.coverage, "lightmaps need more room between charts"
    assert not same(texture, tiles(SWORD.layout))


@pytest.mark.parametrize("folder", [TOY, None], ids=["a folder without an atlas", "a kind of a card"])
def test_without_an_atlas_charts_lie_in_equal_tiles(folder):
    kind = kind_from_dict(read_kind(TOY).source, folder)
    assert all(same(atlas, tiles(kind.layout)) for atlas in kind.atlases)
