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
