"""``rodin evaluate``: the model measured on fresh swords."""

from __future__ import annotations

NAME = "evaluate"


def run() -> None:
    """Measure the weights on swords of fresh seeds."""
