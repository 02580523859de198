"""How a file of weights stores its arrays: large matrices as whole numbers with a step a row.

Those of encoder and refiner have 63 levels: packed by zip that is a third of float16's bytes, and costs less than a
hundredth of a ratio. Others, a decoder's above all, have as many as keep float16's error, for coarser ones would make
shapes whose thin edges cross; that saves an eighth.
"""

from __future__ import annotations

import numpy as np

_STEP = ".step"
_LARGE = 2**17  # numbers; the rest is a tenth of a file
_COARSEST = 2**20  # numbers; the two matrices beyond it were half of a file
_COARSE = ("encoder.", "refiner.")
_FEW, _MANY = (31, np.int8), (8191, np.int16)
"""Levels either side of 0, and what holds them."""


def packed(arrays: dict[str, np.ndarray]) -> dict[str, np.ndarray]:
    """Arrays as they are stored: matrices as float16, large ones as int8 or int16, vectors as float32; int8 stays.

    Args:
        arrays: {name: array} of any float type, or int8.
    Returns:
        The same names, and "NAME.step" (rows,) float32 beside each matrix that is stored in steps.
    """
    stored = {}
    for name, array in arrays.items():
        if array.dtype == np.int8:
            stored[name] = array
        elif levels := _levels(name.removeprefix("network."), array):
            most, kind = levels
            step = np.maximum(np.abs(array).max(axis=1), np.finfo(np.float32).tiny) / most
            stored[name] = np.rint(array / step[:, None]).astype(kind)
            stored[name + _STEP] = step.astype(np.float32)
        else:  # matrices tolerate it; vectors are few, and scales divide
            stored[name] = array.astype(np.float16 if array.ndim > 1 else np.float32)
    return stored


def _levels(name: str, array: np.ndarray) -> tuple[int, type] | None:
    """Of what is stored in steps; None for the rest."""
    if array.ndim != 2 or array.size < _LARGE:
        return None
    if name.startswith(_COARSE):
        return _FEW if array.size > _COARSEST else None
    return _MANY


def unpacked(arrays: dict[str, np.ndarray]) -> dict[str, np.ndarray]:
    """Undoes :func:`packed` on float32 arrays; a step that fits no matrix is left where it is."""
    arrays = dict(arrays)
    for name in [name for name in arrays if name.endswith(_STEP)]:
        matrix = arrays.get(name.removesuffix(_STEP))
        if matrix is not None and matrix.ndim == 2 and arrays[name].shape == matrix.shape[:1]:
            arrays[name.removesuffix(_STEP)] = matrix * arrays.pop(name)[:, None]
    return arrays
