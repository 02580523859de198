from __future__ import annotations

from model_core.evaluation.card import UNKNOWN, markdown
from model_core.weights import SHIPPED, read_card


def test_a_card_that_says_nothing_of_its_training():
    """As a stranger's may, and is then to be evaluated."""
    card = read_card(SHIPPED / "sword")
    figures = card["metrics"]["evaluation"]
    text = markdown(card | {"training": {}, "metrics": {"evaluation": figures}})
    assert f"Trained by `{UNKNOWN}`" in text
    assert f"{UNKNOWN} units active" in text
    assert UNKNOWN not in markdown(card)


def test_how_parts_meet_is_said_where_it_was_measured():
    card = read_card(SHIPPED / "sword")
    figures = {key: value for key, value in card["metrics"]["evaluation"].items() if key != "joints"}
    assert "pokes out" not in markdown(card | {"metrics": {"evaluation": figures}})
    figures["joints"] = {"count": 300, "poking": 171, "backs": 12, "floating": 3}
    text = markdown(card | {"metrics": {"evaluation": figures}})
    assert "Of 300 drawn swords, 171 have a part that pokes out of its neighbour" in text
    assert "12 show the back of a face, and 3 have a part that floats." in text


def test_which_kinds_were_told_apart_is_said_where_there_were_several():
    card = read_card(SHIPPED / "sword")
    figures = card["metrics"]["evaluation"] | {"told": None}
    assert "Automatic" not in markdown(card | {"metrics": {"evaluation": figures}})
    figures["told"] = {"meshes": 40, "right": 37, "none": 2, "others": {"axes": 1}, "kinds": ["swords", "axes"]}
    assert (
        "Of these 40, Automatic takes 37 for swords, 1 for axes, and says that 2 are none; the kinds it chooses from "
        "are swords, axes."
    ) in markdown(card | {"metrics": {"evaluation": figures}})
