from __future__ import annotations

import copy
import shutil
import tomllib
from pathlib import Path

import pytest

from model_core.errors import KindError
from model_core.kinds import kind_from_dict, read_kind

TOY = Path(__file__).resolve().parents[2] / "toy_kind"


@pytest.fixture
def values() -> dict:
    """What the toy's kind.toml holds, to be spoilt."""
    return copy.deepcopy(tomllib.loads((TOY / "kind.toml").read_text(encoding="utf-8")))


def test_the_toy_is_read(values):
    kind = kind_from_dict(values, TOY)
    assert kind.layout.parts == ("head", "handle", "knob")
    assert kind.dimension_names == ("reach", "head_length", "head_size", "handle_length")
    assert not kind.dimension("reach").held
    assert kind.dimension("head_size").part == "head"
    assert [material.finish for material in kind.materials] == ["plain", "wrapped", "brushed"]
    assert (kind.quarter_turns, kind.farthest, kind.collision.most_pieces) == (True, 0.02, 8)
    assert kind == read_kind(TOY)


FAULTS = {
    "a name of capitals": (lambda v: v.update(name="Club"), "The name of a kind must be lower-case"),
    "no plural": (lambda v: v.pop("plural"), "The kind is missing plural."),
    "a flag that is a number": (
        lambda v: v.update(quarter_turns=1),
        "quarter_turns of the kind must be true or false.",
    ),
    "an unknown key": (lambda v: v.update(colour="red"), "The kind has an unknown key, colour."),
    "no parts": (lambda v: v.update(part=[]), "part of the kind must be a list of tables."),
    "parts that are text": (lambda v: v.update(part=["head"]), "Part 1 must be a table."),
    "too many parts": (lambda v: v.update(part=v["part"] * 11), "A kind can have at most 32 parts."),
    "too many segments": (
        lambda v: v["part"][0].update(segments=[f"s{i}" for i in range(17)]),
        "A part can have at most 16 segments.",
    ),
    "two parts of one name": (lambda v: v["part"][1].update(name="head"), "Two charts are named head_0."),
    "an unknown end": (
        lambda v: v["part"][0].update(low="open"),
        "The low end of the part head must be a cap",
    ),
    "a material's unknown key": (lambda v: v["part"][0]["material"].update(shine=1), "has an unknown key, shine."),
    "a finish that is none": (lambda v: v["part"][0]["material"].update(finish="wet"), "finish of"),
    "a colour of two": (lambda v: v["part"][0]["material"].update(colour=[1, 0]), "three numbers from 0 to 1."),
    "a pivot that is not there": (lambda v: v["pose"].update(pivot="blade"), "pivot of"),
    "an end that is not there": (lambda v: v["pose"].update(top=["head", "middle"]), 'a part and "low" or "high".'),
    "a joint on nothing": (lambda v: v["joint"][0].update(on=["blade", "high"]), "on of joint 1 must be"),
    "a measure that is unknown": (lambda v: v["dimension"][0].update(measure="weight"), "one of height, distance"),
    "a measure's missing word": (lambda v: v["dimension"][0].pop("end"), "The dimension reach is missing end."),
    "an axis that is none": (lambda v: v["dimension"][2].update(axis="W"), "must be one of X, Y, Z, not W."),
    "two dimensions of one name": (
        lambda v: v["dimension"][1].update(name="reach"),
        "Two dimensions are named reach.",
    ),
    "a dimension that frees nothing": (
        lambda v: v["dimension"][0].update(frees=["girth"]),
        "The dimension reach frees girth, which does not exist.",
    ),
    "a socket's unknown place": (lambda v: v["socket"][0].update(at="side"), "one of pivot, middle, top, not side."),
    "a part that is judged and not there": (lambda v: v.update(judged="blade"), "judged of the kind must be one of"),
    "too far": (lambda v: v.update(farthest=float("nan")), "farthest of the kind must be a number from"),
}


@pytest.mark.parametrize(("spoil", "said"), FAULTS.values(), ids=FAULTS)
def test_a_fault_gets_one_sentence(values, spoil, said):
    spoil(values)
    with pytest.raises(KindError) as refused:
        kind_from_dict(values)
    text = str(refused.value)
    assert said in text
    assert text.endswith(".")
    assert "\n" not in text


@pytest.mark.parametrize("values", [None, [], "club", 3])
def test_what_is_no_table(values):
    with pytest.raises(KindError, match="must be a table"):
        kind_from_dict(values)


def test_a_folder_s_file_is_named(tmp_path):
    shutil.copy(TOY / "kind.toml", tmp_path)
    assert read_kind(tmp_path).folder == tmp_path.resolve()
    with pytest.raises(KindError, match=r"none/kind\.toml cannot be read"):
        read_kind(tmp_path / "none")
    (tmp_path / "broken").mkdir()
    (tmp_path / "broken" / "kind.toml").write_text("name =", encoding="utf-8")
    with pytest.raises(KindError, match=r"broken/kind\.toml is not TOML"):
        read_kind(tmp_path / "broken")
