"""Which engine computes, and how to get the other: for the panel and the preferences."""

from __future__ import annotations

from . import model_cache

_NUMPY = "NumPy"  # how the label of its engine begins


def in_use() -> str:
    """One short line; never opens a model, so it is safe while drawing."""
    model = model_cache.opened()
    return f"Engine: {model.engine_label}" if model else "Engine: starts at first use"


def advice() -> str:
    """A sentence or two on what could be had besides."""
    from ..model_core.engine.torch_engine import torch_installed

    model = model_cache.opened()
    if model and not model.engine_label.startswith(_NUMPY):
        return "PyTorch computes. NumPy gives the same swords and starts faster; choose it above if you like."
    if not torch_installed():
        return "PyTorch is not in this Blender, and is not needed. To compute on a GPU, install Rodin's full zip."
    if model:
        return "PyTorch is installed and found no GPU, so NumPy computes; choose PyTorch above to use it all the same."
    return "PyTorch is installed; it is used where it finds a GPU."
