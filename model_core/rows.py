"""How a file of weights stores its arrays: the large matrices of encoder and refiner in 63 levels with a step a row.

Packed by zip that is a third of float16's bytes, and costs less than a hundredth of a ratio. A decoder's would make
shapes whose thin edges cross.
"""

from __future__ import annotations

import numpy as np

_STEP = ".step"
_LEVELS = 31  # either side of 0
_LARGE = 2**20  # numbers; the two matrices beyond it were half of a file
_COARSE = ("encoder.", "refiner.")


def packed(arrays: dict[str, np.ndarray]) -> dict[str, np.ndarray]:
    """Arrays as they are stored: matrices as float16, some large ones as int8, vectors as float32; int8 stays.

    Args:
        arrays: {name: array} of any float type, or int8.
    Returns:
        The same names, and "NAME.step" (rows,) float32 beside each matrix of an encoder or a refiner
        that has more than a million numbers.
    """
    stored = {}
    for name, array in arrays.items():
        if array.ndim == 2 and array.size > _LARGE and name.removeprefix("network.").startswith(_COARSE):
            step = np.maximum(np.abs(array).max(axis=1), np.finfo(np.float32).tiny) / _LEVELS
            stored[name] = np.rint(array / step[:, None]).astype(np.int8)
            stored[name + _STEP] = step.astype(np.float32)
        elif array.dtype == np.int8:
            stored[name] = array
        else:  # matrices tolerate it; vectors are few, and scales divide
            stored[name] = array.astype(np.float16 if array.ndim > 1 else np.float32)
    return stored


def unpacked(arrays: dict[str, np.ndarray]) -> dict[str, np.ndarray]:
    """Undoes :func:`packed` on float32 arrays; a step that fits no matrix is left where it is."""
    arrays = dict(arrays)
    for name in [name for name in arrays if name.endswith(_STEP)]:
        matrix = arrays.get(name.removesuffix(_STEP))
        if matrix is not None and matrix.ndim == 2 and arrays[name].shape == matrix.shape[:1]:
            arrays[name.removesuffix(_STEP)] = matrix * arrays.pop(name)[:, None]
    return arrays
