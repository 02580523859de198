"""The frame a shape is seen in by the network: principal axes, unit sphere, there and back.

The network's axes: thickness on Y, width on X, length on Z. They are the
principal axes of the surface's area, which every mesh has whatever way it lies,
so training and use see the same frame.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from ..charts.layout import Layout
from .mesh import TriangleMesh

# Proper rotations that keep the long axis on Z: half turns about each axis, and a
# quarter turn about Z for round shapes whose two short axes are told apart by little.
_HALF_TURNS = tuple(np.diag(signs) for signs in ((1, 1, 1), (-1, -1, 1), (1, -1, -1), (-1, 1, -1)))
_QUARTER_TURN = np.array([[0, -1, 0], [1, 0, 0], [0, 0, 1]])


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
    axes = _principal_axes(mesh)
    if upright is not None:
        axes = _along(axes, upright)
    axes[1] = np.cross(axes[2], axes[0])
    return _fit(mesh.used_vertices(), axes)


def candidate_frames(mesh: TriangleMesh, quarter_turns: bool) -> list[Frame]:
    """The frames an asset may be standing in: four half turns, and each with a quarter turn about Z if those count."""
    axes = principal_frame(mesh).rotation
    quarters = (np.eye(3), _QUARTER_TURN) if quarter_turns else (np.eye(3),)
    vertices = mesh.used_vertices()
    return [_fit(vertices, half @ quarter @ axes) for quarter in quarters for half in _HALF_TURNS]


def upright_frame(grids: np.ndarray, layout: Layout) -> Frame:
    """The frame of chart grids (C, R, R, 3) that stand in asset space, their way up kept."""
    return principal_frame(TriangleMesh.of_charts(grids, layout), upright=np.eye(3))


def _principal_axes(mesh: TriangleMesh) -> np.ndarray:
    """(3, 3) rows X (middle), Y (least), Z (greatest spread) of the area's covariance."""
    corners = mesh.corners()
    centroid = (corners[0] + corners[1] + corners[2]) / 3
    weight = mesh.areas()
    weight /= weight.sum()
    mean = weight @ centroid
    # Over a triangle with corners c_i and centroid m the second moment is
    # (sum c_i c_i^T + 9 m m^T) / 12 of its area.
    moment = sum(_moment(corner - mean, weight) for corner in corners) + 9 * _moment(centroid - mean, weight)
    _, vectors = np.linalg.eigh(moment / 12)
    return vectors.T[[1, 0, 2]].copy()


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
