"""Words of a kind in other languages."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from model_core.errors import KindError
from model_core.kinds import Kind, named_kind, read_kind
from model_core.kinds.reading import WORDS_FILE

TOY = Path(__file__).resolve().parents[2] / "toy_kind"


@pytest.fixture
def club(tmp_path):
    """(name of a folder, text of its words) -> the toy kind in that folder."""

    def make(name: str, text: str) -> Kind:
        folder = tmp_path / name
        folder.mkdir()
        shutil.copy(TOY / "kind.toml", folder)
        (folder / WORDS_FILE).write_text(text, encoding="utf-8")
        return read_kind(folder)

    return make


def test_words_are_those_of_the_locale(club):
    kind = club("club", '[de]\nclub = "Keule"\n[fr]\nclub = "massue"\n')
    assert kind.words_in("de")["club"] == "Keule"
    assert kind.words_in("fr")["club"] == "massue"
    assert kind.words_in("ja") == {}


def test_a_name_begins_a_label_too(club):
    kind = club("club", '[fr]\nclub = "massue"\nclubs = "massues"\nReach = "Portée"\n')
    expected = {"club": "massue", "Club": "Massue", "clubs": "massues", "Clubs": "Massues", "Reach": "Portée"}
    assert kind.words_in("fr") == expected


def test_each_folder_has_its_own(club):
    assert named_kind("sword").words_in("de")["sword"] == "Schwert"
    for name in ("Keule", "Knüppel"):
        assert club(name, f'[de]\nclub = "{name}"\n').words_in("de")["club"] == name


@pytest.mark.parametrize("text", ["de =", 'de = "Keule"', "[de]\nclub = 3\n", "[de.club]\nmany = 'Keulen'\n"])
def test_what_is_no_table_of_words_gets_one_sentence(club, tmp_path, text):
    with pytest.raises(KindError) as refused:
        club("club", text)
    said = str(refused.value)
    assert said.startswith(str(tmp_path / "club"))
    assert said.endswith(".")
    assert "\n" not in said
