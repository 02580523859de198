"""What the sections about shapes share: the model, and a look at what it made."""

from __future__ import annotations

import traceback
from collections.abc import Callable

from model_core.charts.volume import inside_out
from model_core.errors import RodinError
from model_core.model import Model
from model_core.recipe import Recipe
from model_core.weights import SHIPPED

from .tally import Tally

_RESOLUTIONS = (24, 3, 4, 6, 8, 16, 48)
"""What an asset is made with where nobody says otherwise, coarse levels, and others."""


def open_model() -> Model:
    """The one that ships, computed with NumPy."""
    return Model.open(SHIPPED / "sword", engine="numpy")


def tried(tally: Tally, model: Model, example: str, make: Callable[[], Recipe]) -> Recipe | None:
    """Count one try.

    Args:
        example: how to see it again. make: a sound asset, or a refusal in one sentence.
    Returns:
        What was made; None if nothing was.
    """
    tally.tried, layout = tally.tried + 1, model.kind.layout
    try:
        recipe = make()
        parts = sorted({part for side in _RESOLUTIONS for part in inside_out(model.shape(recipe, side), layout)})
    except RodinError:
        return None
    except Exception:  # noqa: BLE001 - whatever it is, it is counted
        tally.defect("traceback", f"{example}: {traceback.format_exc().splitlines()[-1]}")
        return None
    if parts:
        tally.defect("wrong", f"{example}: {', '.join(parts)} inside out")
    return recipe
