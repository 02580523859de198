"""The one open model, kept between operators and slider drags."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import bpy

from .extension import own_preferences

if TYPE_CHECKING:
    from ..model_core.model import SwordModel

_open_models: dict[tuple, SwordModel] = {}


def open_model() -> SwordModel:
    """The model that the preferences ask for, opened at first use.

    Raises:
        WeightsError, EngineError: one sentence each.
    """
    key = _wanted()
    if key not in _open_models:
        from ..model_core.model import SwordModel

        model = SwordModel.open(*key)
        forget()
        _open_models[key] = model
    return _open_models[key]


def opened() -> SwordModel | None:
    """The model if it is open already; never opens one, so it is safe while drawing."""
    return _open_models.get(_wanted())


def styles() -> tuple[str, ...]:
    """Styles to offer: the open model's, or those the generator knows while none is open."""
    model = opened()
    if model:
        return model.styles
    from ..model_core.forge import FAMILIES

    return tuple(FAMILIES)


def forget() -> None:
    """Close the open model, so that the next use opens it afresh."""
    _open_models.clear()


def _wanted() -> tuple[Path | None, str, str]:
    wanted = own_preferences()
    if wanted is None:
        return None, "auto", "auto"
    folder = bpy.path.abspath(wanted.weights_folder)
    return Path(folder) if folder else None, wanted.engine, wanted.device
