"""An asset's thumbnail, from its chart grids.

Blender renders previews by itself, but asynchronously and on a GPU: not in
background mode, and not for what is in no scene. This is ours: the
charts are sampled more densely than pixels, a depth buffer keeps the nearest
sample of each, and only those are lit.
"""

from __future__ import annotations

import numpy as np

from ..kinds import Kind
from .shading import lit
from .splatting import splat

_TURN, _TILT, _ROLL = -0.7, 0.3, np.pi / 4
"""Radians: about the asset's axis, to see its thickness; towards the viewer, to see into the
guard; and in the picture, so that it lies along the square's diagonal."""
_MARGIN = 0.04  # of the picture's side, left free
_FINER = 2  # samples a pixel, each way: smooth edges


def thumbnail(kind: Kind, grids: np.ndarray, size: int) -> np.ndarray:
    """A three-quarter view of an asset, its top upwards, as large as the square allows.

    Args:
        grids: (C, R, R, 3) asset space, any units; R of 24 is plenty.
        size: pixels of a side.
    Returns:
        (size, size, 4) float32 on 0..1: sRGB and straight alpha, the bottom row first as in
        Blender's images; transparent where there is nothing.
    """
    side = size * _FINER
    seen = splat(_fitted(np.asarray(grids, dtype=np.float32) @ _view().T, side), side)
    picture = np.zeros((side * side, 4), dtype=np.float32)
    place = np.stack([seen.pixel % side, seen.pixel // side], axis=1) * (2 / side) - 1
    picture[seen.pixel, :3] = lit(kind, seen.normal, place, seen.chart)
    picture[seen.pixel, 3] = 1.0
    return _encoded(picture.reshape(size, _FINER, size, _FINER, 4).mean(axis=(1, 3)))


def _view() -> np.ndarray:
    """(3, 3) float32: asset space to right, up, towards the viewer."""
    (c, s), (d, t), (e, r) = ((np.cos(angle), np.sin(angle)) for angle in (_TURN, _TILT, _ROLL))
    turn = np.array([[c, -s, 0], [s, c, 0], [0, 0, 1]])
    front = np.array([[1, 0, 0], [0, 0, 1], [0, -1, 0]])
    tilt = np.array([[1, 0, 0], [0, d, -t], [0, t, d]])
    roll = np.array([[e, r, 0], [-r, e, 0], [0, 0, 1]])
    return (roll @ tilt @ front @ turn).astype(np.float32)


def _fitted(grids: np.ndarray, side: int) -> np.ndarray:
    """The same points in pixels, as large as a square of ``side`` allows and in its middle."""
    low, high = grids.min(axis=(0, 1, 2)), grids.max(axis=(0, 1, 2))
    scale = side * (1 - 2 * _MARGIN) / max(float((high - low)[:2].max()), 1e-9)
    return ((grids - (low + high) / 2) * scale + side / 2).astype(np.float32)


def _encoded(picture: np.ndarray) -> np.ndarray:
    """Linear colour times coverage -> sRGB and straight alpha."""
    alpha = picture[..., 3:]
    linear = np.clip(picture[..., :3] / np.maximum(alpha, 1e-6), 0.0, 1.0)
    srgb = np.where(linear < 0.0031308, 12.92 * linear, 1.055 * linear ** (1 / 2.4) - 0.055)
    return np.concatenate([srgb, alpha], axis=-1).astype(np.float32)
