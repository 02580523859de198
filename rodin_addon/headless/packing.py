"""Chart rectangles into the unit square, by Blender's own box packer.

An asset's charts do not fill a square as they are: at one scale a blade is as
long as the square, and most of it stays empty. So long charts are squeezed,
keeping their area: they get no fewer texels along and more across, which is where
a blade has its detail, and everything else grows. How far is tried out.
"""

from __future__ import annotations

import numpy as np
from mathutils.geometry import box_pack_2d

from ...model_core.charts.atlas import Atlas

_LONGEST_TEXEL = 4.0  # times its width, on the surface, by squeezing
_LENGTHS = np.geomspace(0.9, 1.6, 16)  # of the longest chart, in roots of the whole area
_ROUNDS = 3  # packing says how large the square is, and that how large the gaps are


def pack(sizes: np.ndarray, margin: float) -> Atlas:
    """The packing, of some hundred, whose texels are the smallest on the surface; the same for the same sizes.

    Args:
        sizes: (C, 2), from ``atlas.chart_sizes``.
        margin: gap between charts in the unit square; half of it is left at the square's edge,
            so that a texture that repeats keeps the whole.
    """
    sizes = np.asarray(sizes, dtype=np.float64)
    turned = sizes[:, 0] > sizes[:, 1]  # the long side upwards
    unit = np.sqrt(sizes.prod(axis=1).sum())
    squeezed = min(
        (_squeezed(sizes, unit * length) for length in _LENGTHS),
        key=lambda tried: _texel(sizes, _packed(tried, turned, margin)),
    )
    return _turned_about(sizes, squeezed, turned, margin)


def _turned_about(sizes: np.ndarray, squeezed: np.ndarray, turned: np.ndarray, margin: float) -> Atlas:
    """Turn one chart after another, the smallest first, and keep what makes texels smaller."""
    best = _packed(squeezed, turned, margin)
    for chart in np.argsort(sizes.prod(axis=1), kind="stable"):
        turned = best.turned.copy()
        turned[chart] = not turned[chart]
        best = min(best, _packed(squeezed, turned, margin), key=lambda tried: _texel(sizes, tried))
    return best


def _squeezed(sizes: np.ndarray, longest: float) -> np.ndarray:
    """Charts longer than ``longest`` made shorter and wider, their area kept."""
    factor = np.clip(sizes.max(axis=1, keepdims=True) / longest, 1.0, np.sqrt(_LONGEST_TEXEL))
    is_long = np.arange(2) == sizes.argmax(axis=1)[:, None]
    return np.where(is_long, sizes / factor, sizes * factor)


def _packed(sizes: np.ndarray, turned: np.ndarray, margin: float) -> Atlas:
    boxes = np.where(turned[:, None], sizes[:, ::-1], sizes)
    side = max(boxes.max(), np.sqrt(boxes.prod(axis=1).sum()))
    for _ in range(_ROUNDS):
        placed = [[0.0, 0.0, width, height, chart] for chart, (width, height) in enumerate(boxes + margin * side)]
        side = max(box_pack_2d(placed))
    placed = np.array(sorted(placed, key=lambda box: box[4]))
    low = placed[:, :2] / side + margin / 2
    high = (placed[:, :2] + placed[:, 2:4]) / side - margin / 2
    return Atlas(low.astype(np.float32), high.astype(np.float32), turned)


def _texel(sizes: np.ndarray, atlas: Atlas) -> float:
    """Root mean square length of a texel's sides on the surface, in metres of a texture of one texel."""
    area = sizes.prod(axis=1, keepdims=True)
    return float(np.sqrt((area * (sizes / atlas.sides()) ** 2).sum() / (2 * area.sum())))
