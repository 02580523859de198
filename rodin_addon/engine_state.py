"""Which engine computes, and how to get the other: for the panel and the preferences."""

from __future__ import annotations

from ..model_core.errors import RodinError
from . import models
from .translations import said

_NUMPY = "NumPy"  # how the label of its engine begins


def in_use(choice: str = models.FIRST) -> str:
    """One short line; never opens a model, so it is safe while drawing."""
    model = _opened(choice)
    if model is None:
        return said("Engine: loads on first use")
    return said("Engine: {engine}", engine=model.engine_label)


def advice() -> str:
    """A sentence or two on what could be had besides."""
    from ..model_core.engine.torch_engine import torch_installed

    model = _opened(models.FIRST)
    if model and not model.engine_label.startswith(_NUMPY):
        return said("PyTorch is in use. NumPy gives the same assets and starts faster; you can choose it above.")
    if not torch_installed():
        return said("PyTorch is not installed and not needed. To compute on a GPU, install Rodin's full zip.")
    if model:
        return said("PyTorch is installed but found no GPU, so NumPy is in use; choose PyTorch above to use it anyway.")
    return said("PyTorch is installed; it is used if it finds a GPU.")


def _opened(choice: str):
    try:
        return models.opened(models.chosen(choice).sha256)
    except RodinError:
        return None
