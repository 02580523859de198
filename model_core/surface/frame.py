"""The frame a shape is seen in by the network: principal axes, unit sphere, there and back.

The network's axes: thickness on Y, width on X, length on Z. They are the
principal axes of the surface's area, which every mesh has whatever way it lies,
so training and use see the same frame.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import permutations

import numpy as np

from ..charts.layout import Layout
from .mesh import TriangleMesh

_HALF_TURNS = tuple(np.diag(signs) for signs in ((1, 1, 1), (-1, -1, 1), (1, -1, -1), (-1, 1, -1)))
Y_UP = np.array([[1.0, 0.0, 0.0], [0.0, 0.0, -1.0], [0.0, 1.0, 0.0]])
"""The rotation that stands up what has +Y up and its front towards +Z."""
# A round grip is told apart in width and depth by little, and the head of a toy's hammer spreads
# farther than its haft is long: up to 1.36 times among 1,800 forged assets of six kinds.
_MAY_CHANGE = 2.0


@dataclass(frozen=True)
class Frame:
    """A similarity: unit = rotation @ (point - centre) / scale.

    Attributes:
        rotation: (3, 3) float64, proper.
        centre: (3,) float64, the shape's own units.
        scale: radius of the unit sphere, the shape's own units.
    """

    rotation: np.ndarray
    centre: np.ndarray
    scale: float

    def to_unit(self, points: np.ndarray) -> np.ndarray:
        """(..., 3) own units -> (..., 3) unit sphere, float64."""
        return (points - self.centre) @ self.rotation.T / self.scale

    def from_unit(self, points: np.ndarray) -> np.ndarray:
        """(..., 3) unit sphere -> (..., 3) own units, float64; undoes :meth:`to_unit`."""
        return np.asarray(points, dtype=np.float64) * self.scale @ self.rotation + self.centre


def principal_frame(mesh: TriangleMesh, upright: np.ndarray | None = None) -> Frame:
    """The frame of a mesh's principal axes, exact for its area (nothing is sampled).

    The centre is the middle of the bounding box along those axes and the scale
    the largest distance from it, so the shape touches the unit sphere.

    Args:
        upright: (3, 3) rows X, Y, Z that the axes should point along, where the
            shape's own way up is known. Otherwise their order is by spread and their
            signs are arbitrary; see :func:`candidate_frames`.
    """
    axes, _ = _principal_axes(mesh)
    if upright is not None:
        axes = _along(axes, upright)
    return _fit(mesh.used_vertices(), _proper(axes))


def candidate_frames(mesh: TriangleMesh) -> list[Frame]:
    """The frames an asset may be standing in: each likely order of its axes, turned by half about each of them."""
    axes, spreads = _principal_axes(mesh)
    orders = [list(order) for order in permutations(range(3)) if _likely(*spreads[list(order)])]
    vertices = mesh.used_vertices()
    return [_fit(vertices, half @ _proper(axes[order])) for order in orders for half in _HALF_TURNS]


def standing_frames(mesh: TriangleMesh) -> list[Frame]:
    """The frames of an asset that stands along its own axes, the one in which it is not turned first.

    Either +Z is up, or +Y as in files of glTF; and the front may be on any of four sides.
    """
    vertices = mesh.used_vertices()
    quarter = np.array([[0.0, -1.0, 0.0], [1.0, 0.0, 0.0], [0.0, 0.0, 1.0]])
    turns = [np.linalg.matrix_power(quarter, count) for count in range(4)]
    return [_fit(vertices, turn @ up) for up in (np.eye(3), Y_UP) for turn in turns]


def upright_frame(grids: np.ndarray, layout: Layout) -> Frame:
    """The frame of chart grids (C, R, R, 3) that stand in asset space, their way up kept."""
    return principal_frame(TriangleMesh.of_charts(grids, layout), upright=np.eye(3))


def _likely(width: float, thickness: float, length: float) -> bool:
    """Whether spreads may be those along X, Y and Z, although Y's is mostly the least and Z's the greatest."""
    return max(thickness / width, thickness / length, width / length) < _MAY_CHANGE


def _principal_axes(mesh: TriangleMesh) -> tuple[np.ndarray, np.ndarray]:
    """Axes of the area's covariance, X of middle, Y of least and Z of greatest spread.

    Returns:
        (3, 3) unit rows, and the spread along each: (3,) standard deviations.
    """
    corners = mesh.corners()
    centroid = (corners[0] + corners[1] + corners[2]) / 3
    weight = mesh.areas()
    weight /= weight.sum()
    mean = weight @ centroid
    # Over a triangle with corners c_i and centroid m the second moment is
    # (sum c_i c_i^T + 9 m m^T) / 12 of its area.
    moment = sum(_moment(corner - mean, weight) for corner in corners) + 9 * _moment(centroid - mean, weight)
    variances, vectors = np.linalg.eigh(moment / 12)
    spreads = np.sqrt(np.maximum(variances, np.finfo(float).tiny))  # of a flat mesh a variance can be below zero
    return vectors.T[[1, 0, 2]], spreads[[1, 0, 2]]


def _proper(axes: np.ndarray) -> np.ndarray:
    """The same rows with Y turned round where they would mirror."""
    return np.stack([axes[0], np.cross(axes[2], axes[0]), axes[2]])


def _moment(points: np.ndarray, weight: np.ndarray) -> np.ndarray:
    """(3, 3) weighted second moment of (T, 3) points."""
    return (points * weight[:, None]).T @ points


def _along(axes: np.ndarray, upright: np.ndarray) -> np.ndarray:
    """The same axes, ordered and signed to point along ``upright``.

    A disc guard can spread as far in depth as in width, so order by spread alone
    turns a shape by a quarter now and then (1 of 480 forged swords).
    """
    match = np.abs(upright @ axes.T).argmax(axis=1)
    if len(set(match)) == 3:
        axes = axes[match]
    return axes * np.sign(np.sum(axes * upright, axis=1, keepdims=True) + 1e-12)


def _fit(vertices: np.ndarray, rotation: np.ndarray) -> Frame:
    turned = vertices @ rotation.T
    middle = (turned.min(axis=0) + turned.max(axis=0)) / 2
    scale = float(np.linalg.norm(turned - middle, axis=1).max())
    return Frame(rotation, middle @ rotation, scale)
