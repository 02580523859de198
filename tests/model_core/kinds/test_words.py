from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from model_core.errors import KindError
from model_core.kinds import Kind, kind_from_dict, named_kind, read_kind
from model_core.kinds.words import WORDS_FILE, words_of

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
    assert words_of(kind, "de") == {"club": "Keule"}
    assert words_of(kind, "fr") == {"club": "massue"}
    assert words_of(kind, "ja") == {}


def test_each_folder_has_its_own(club):
    assert words_of(named_kind("sword"), "de")["sword"] == "Schwert"
    for name in ("Keule", "Knüppel"):
        assert words_of(club(name, f'[de]\nclub = "{name}"\n'), "de") == {"club": name}


def test_a_kind_may_have_none():
    assert words_of(read_kind(TOY), "de") == {}
    assert words_of(kind_from_dict(read_kind(TOY).source), "de") == {}, "one that came with a model has no folder"


@pytest.mark.parametrize("text", ["de =", 'de = "Keule"', "[de]\nclub = 3\n", "[de.club]\nmany = 'Keulen'\n"])
def test_what_is_no_table_of_words_gets_one_sentence(club, text):
    kind = club("club", text)
    with pytest.raises(KindError) as refused:
        words_of(kind, "de")
    said = str(refused.value)
    assert said.startswith(str(kind.folder / WORDS_FILE))
    assert said.endswith(".")
    assert "\n" not in said
