from __future__ import annotations

import copy
import shutil
from pathlib import Path

import pytest

from model_core.errors import KindError
from model_core.kinds import kind_from_dict, read_kind

TOY = Path(__file__).resolve().parents[2] / "toy_kind"


@pytest.fixture
def values() -> dict:
    """What the toy's folder holds, to be spoilt."""
    return copy.deepcopy(read_kind(TOY).source)


def test_the_toy_is_read(values):
    kind = kind_from_dict(values, TOY)
    assert kind.layout.parts == ("head", "handle", "knob")
    assert kind.dimension_names == ("reach", "head_length", "head_size", "handle_length")
    assert not kind.dimension("reach").held
    assert [kind.dimension(name).part for name in ("head_size", "handle_length")] == ["head", "handle"]
    assert [material.finish for material in kind.materials] == ["plain", "wrapped", "brushed"]
    assert (kind.farthest, kind.collision.most_pieces) == (0.02, 8)
    assert kind.licence == "not stated"
    assert kind == read_kind(TOY)


def test_what_may_be_left_out_is_read_where_it_stands(values):
    assert kind_from_dict(values, TOY).girths == ("head_size",)
    values |= {"girths": [], "farthest": 0.5, "limits": "It is no axe.", "licence": "CC-BY-4.0"}
    kind = kind_from_dict(values | {"collision": {"most_pieces": 3, "deepest_dip": 0.25}})
    assert (kind.farthest, kind.limits) == (0.5, "It is no axe.")
    assert kind.girths == ()
    assert kind.licence == "CC-BY-4.0"
    assert (kind.collision.most_pieces, kind.collision.deepest_dip) == (3, 0.25)


def test_a_size_across_an_end_is_of_that_end_s_part_unless_it_says_another(values):
    across = {"name": "girth", "measure": "across", "at": ["knob", "high"], "corner": 1, "meaning": "Across the knob"}
    values["dimension"] += [across, across | {"name": "width", "of": "handle"}]
    kind = kind_from_dict(values)
    assert [kind.dimension(name).part for name in ("girth", "width")] == ["knob", "handle"]
    assert kind.dimension("girth").measure.corner == 1


def test_as_many_parts_and_segments_as_there_may_be(values):
    del values["atlas"]  # of fewer charts
    head, handle, knob = values["part"]
    head["segments"] = [f"s{number}" for number in range(16)]
    names = [f"knob_{number}" for number in range(29)]
    values["part"] = [head, handle, knob, *(knob | {"name": name} for name in names)]
    values["joint"] += [{"part": name, "on": ["handle", "low"]} for name in names]
    kind = kind_from_dict(values)
    assert len(kind.layout.parts) == len(kind.materials) == 32
    assert len(kind.layout.tube("head").segments) == 16


def test_the_longest_name(values):
    assert kind_from_dict(values | {"name": "c" * 32}).name == "c" * 32


FAULTS = {
    "a name of capitals": (lambda v: v.update(name="Club"), "The name of a kind must be lower-case"),
    "a name of two words": (lambda v: v.update(name="club mace"), "not 'club mace'"),
    "a name too long": (lambda v: v.update(name="c" * 33), "The name of a kind must be lower-case"),
    "no plural": (lambda v: v.pop("plural"), 'The kind is missing "plural".'),
    "a word of no letters": (lambda v: v.update(plural=""), '"plural" of the kind must be'),
    "a number that is a flag": (lambda v: v.update(farthest=True), '"farthest" of the kind must be a number from'),
    "a flag that is a number": (
        lambda v: v["dimension"][0].update(held=1),
        '"held" of the dimension reach must be true or false.',
    ),
    "an unknown key": (lambda v: v.update(colour="red"), "The kind has an unknown key, colour."),
    "a part's unknown key": (
        lambda v: v["part"][0].update(colour="red"),
        "The part head has an unknown key, colour.",
    ),
    "a pose's unknown key": (lambda v: v["pose"].update(tip="head"), "has an unknown key, tip."),
    "a joint's unknown key": (lambda v: v["joint"][0].update(angle=3), "has an unknown key, angle."),
    "a dimension's unknown key": (
        lambda v: v["dimension"][0].update(unit="m"),
        "The dimension reach has an unknown key, unit.",
    ),
    "a socket's unknown key": (lambda v: v["socket"][0].update(part="head"), "has an unknown key, part."),
    "a collision's unknown key": (lambda v: v.update(collision={"hulls": 3}), "has an unknown key, hulls."),
    "too many pieces": (
        lambda v: v.update(collision={"most_pieces": 33}),
        '"most_pieces" of collision of the kind must be a whole number from 1 to 32.',
    ),
    "a share of a piece": (
        lambda v: v.update(collision={"most_pieces": 2.5}),
        '"most_pieces" of collision of the kind must be a whole number from 1 to 32.',
    ),
    "a flag for pieces": (lambda v: v.update(collision={"most_pieces": True}), "must be a whole number from 1 to 32."),
    "no parts": (lambda v: v.update(part=[]), '"part" of the kind must be a list of tables.'),
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
    "a finish that is none": (lambda v: v["part"][0]["material"].update(finish="wet"), '"finish" of'),
    "a colour of huge numbers": (
        lambda v: v["part"][0]["material"].update(colour=[1, 0, 10**400]),
        "three numbers from 0 to 1.",
    ),
    "a colour of two": (lambda v: v["part"][0]["material"].update(colour=[1, 0]), "three numbers from 0 to 1."),
    "a colour that is too bright": (lambda v: v["part"][0]["material"].update(colour=[2, 0, 0]), '"colour" of'),
    "a colour that is no number": (lambda v: v["part"][0]["material"].update(colour=[float("nan")] * 3), '"colour" of'),
    "more than metal": (lambda v: v["part"][0]["material"].update(metallic=1.5), '"metallic" of'),
    "a pivot that is not there": (lambda v: v["pose"].update(pivot="blade"), '"pivot" of'),
    "an end that is not there": (lambda v: v["pose"].update(top=["head", "middle"]), 'a part and "low" or "high".'),
    "an end too many": (lambda v: v["pose"].update(top=["head", "high", "low"]), '"top" of'),
    "a joint on what comes later": (
        lambda v: v["joint"][0].update(on=["knob", "low"]),
        "joint of head must come after",
    ),
    "two joints of one part": (lambda v: v["joint"].append(v["joint"][0]), "joint of head must come after"),
    "a joint of the pivot": (lambda v: v["joint"][0].update(part="handle"), "joint of handle must come after"),
    "a part without a joint": (lambda v: v["joint"].pop(), "The part knob is not attached to anything"),
    "a joint on nothing": (lambda v: v["joint"][0].update(on=["blade", "high"]), '"on" of joint 1 must be'),
    "a measure that is unknown": (lambda v: v["dimension"][0].update(measure="weight"), "one of height, distance"),
    "a measure's missing word": (lambda v: v["dimension"][0].pop("end"), 'The dimension reach is missing "end".'),
    "a corner that is none": (
        lambda v: v["dimension"][2].update(measure="across", at=["head", "low"], corner=2),
        '"corner" of the dimension head_size must be',
    ),
    "half a corner": (
        lambda v: v["dimension"][2].update(measure="across", at=["head", "low"], corner=0.5),
        '"corner" of the dimension head_size must be a whole number from 0 to 1.',
    ),
    "no part that gives way": (lambda v: v["dimension"][0].pop("of"), 'The dimension reach is missing "of".'),
    "an axis that is none": (lambda v: v["dimension"][2].update(axis="W"), "must be one of X, Y, Z, not W."),
    "two dimensions of one name": (
        lambda v: v["dimension"][1].update(name="reach"),
        "Two dimensions are named reach.",
    ),
    "a dimension that frees nothing": (
        lambda v: v["dimension"][0].update(frees=["girth"]),
        "The dimension reach frees girth, which does not exist.",
    ),
    "a socket's unknown place": (
        lambda v: v["socket"][0].update(at="side"),
        "one of pivot, middle, +X, -X, +Y, -Y, +Z, -Z, not side.",
    ),
    "a part that is judged and not there": (lambda v: v.update(judged="blade"), '"judged" of the kind must be one of'),
    "a girth that is no dimension": (
        lambda v: v.update(girths=["reach", "waist"]),
        '"girths" of the kind must be some of the dimensions reach, ',
    ),
    "too far": (lambda v: v.update(farthest=float("nan")), '"farthest" of the kind must be a number from'),
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
    with pytest.raises(KindError, match=r"broken/kind\.toml cannot be read: Invalid value"):
        read_kind(tmp_path / "broken")
