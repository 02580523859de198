"""Whether two triangles pass through each other."""

from __future__ import annotations

import numpy as np

_FLAT = float(np.finfo(np.float32).eps)  # of the largest coordinate: what float32 may round corners by


def cross(first: np.ndarray, second: np.ndarray) -> np.ndarray:
    """(P,) bool: do the triangles of each pair cross along a piece of a line?

    After Moller, "A Fast Triangle-Triangle Intersection Test", Journal of Graphics Tools 2(2), 1997: each must have
    corners on both sides of the other's plane, and the pieces of the planes' common line that they cut out must
    overlap. A corner no further from a plane than float32 may have rounded it lies in it; so triangles that lie in
    one plane, or only touch, do not cross.

    Args:
        first, second: (P, 3, 3) corners of one triangle a pair each.
    """
    first, second = np.asarray(first, dtype=np.float64), np.asarray(second, dtype=np.float64)
    near = _FLAT * np.maximum(np.abs(first).max(axis=(1, 2)), np.abs(second).max(axis=(1, 2)))
    normals = _normals(first), _normals(second)
    line = np.cross(*normals)
    low, high, crossed = [], [], np.ones(len(first), dtype=bool)
    for corners, other, normal in ((first, second, normals[1]), (second, first, normals[0])):
        height = np.einsum("pki,pi->pk", corners - other[:, :1], normal)
        crossed &= (height.min(axis=1) < -near) & (height.max(axis=1) > near)
        ends = _cut(np.einsum("pki,pi->pk", corners - first[:, :1], line), height)
        low.append(ends[0])
        high.append(ends[1])
    return crossed & (np.maximum(*low) < np.minimum(*high))


def _cut(along: np.ndarray, height: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Where the plane at height 0 cuts triangles' edges: (P,) lowest and highest places along the line.

    Args:
        along, height: (P, 3) of the corners.
    """
    next_along, next_height = np.roll(along, -1, axis=1), np.roll(height, -1, axis=1)
    met = (height <= 0) != (next_height <= 0)
    fall = np.where(met, height - next_height, 1.0)
    place = along + (next_along - along) * height / fall
    return np.where(met, place, np.inf).min(axis=1), np.where(met, place, -np.inf).max(axis=1)


def _normals(corners: np.ndarray) -> np.ndarray:
    """(P, 3) unit normals; zero where a triangle has none, so that nothing is on both sides of it."""
    facing = np.cross(corners[:, 1] - corners[:, 0], corners[:, 2] - corners[:, 0])
    return facing / np.maximum(np.linalg.norm(facing, axis=1, keepdims=True), np.finfo(np.float64).tiny)
