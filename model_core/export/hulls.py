"""Closed convex meshes around points: hulls of few vertices, and boxes.

Points are first put on a grid so coarse that whether one lies above a triangle
is found without rounding, and so fine that float32 holds the result: hulls are
closed and convex to the last bit, however many points lie on one plane.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from ..errors import SurfaceError

MOST_VERTICES = 32
TOLERANCE = 0.001
"""Metres."""
_BITS = 16  # grid steps across; three factors of them, six times, stay below float64's 53 bits
_THINNEST = 1e-4  # metres; a hull without volume is none
_THINNEST_STEPS = 8  # the same on the grid
_GROWTHS = 8  # few are needed; after them hardly a hull leaves more outside than it may
_STIFFNESS = 0.01  # of a vertex where all its triangles face the same way
_ROUNDING = 1e-6  # metres that a box is made larger by, so that float32 leaves nothing outside
_TETRAHEDRON = np.array([[0, 1, 2], [0, 3, 1], [1, 3, 2], [2, 3, 0]])  # its last point below the first three
_CORNERS = np.array([[x, y, z] for x in (-0.5, 0.5) for y in (-0.5, 0.5) for z in (-0.5, 0.5)])
_SIDES = ((0, 1, 3, 2), (4, 6, 7, 5), (0, 4, 5, 1), (2, 3, 7, 6), (0, 2, 6, 4), (1, 5, 7, 3))
_BOX_TRIANGLES = np.array([half for a, b, c, d in _SIDES for half in ((a, b, c), (a, c, d))], dtype=np.int32)


@dataclass(frozen=True)
class Hull:
    """A closed convex mesh, counter-clockwise seen from outside.

    Attributes:
        vertices: (V, 3) float32 metres.
        triangles: (T, 3) int32 into ``vertices``.
        outside: metres; how far the furthest of the points it is to hold is left outside.
    """

    vertices: np.ndarray
    triangles: np.ndarray
    outside: float


def hull(points: np.ndarray, most_vertices: int = MOST_VERTICES, tolerance: float = TOLERANCE) -> Hull:
    """A convex mesh of few vertices around points.

    It begins as a tetrahedron and takes in the points furthest outside; where the vertices run out before all
    points are in, those that it has are moved outwards.

    Args:
        points: (N, 3) metres. Flat ones are given a thickness of a tenth of a millimetre.
        most_vertices: 4 or more; with less than 8 much may be left outside.
        tolerance: metres that a point may be left outside.
    Raises:
        SurfaceError: there are no points, or some are not finite.
    """
    points = _thickened(_checked(points))
    step = _step(points)
    origin = np.floor(points.min(axis=0) / step)
    places = np.round(points / step) - origin
    allowed = max(tolerance / step - 1, 1.0)  # a point lies within a step of its place
    vertices, triangles = _chosen(places, most_vertices, allowed)
    for _round in range(_GROWTHS):
        height = _heights(places, vertices, triangles).max(axis=1)
        if height.max() <= allowed:
            break
        vertices, triangles = _closed(_grown(vertices, triangles, np.maximum(height, 0)))
    outside = _heights(points / step - origin, vertices, triangles).max() * step
    vertices = (vertices + origin) * step
    return Hull(vertices.astype(np.float32), triangles.astype(np.int32), max(float(outside), 0.0))


def box(points: np.ndarray) -> Hull:
    """The smaller of two boxes around the points: along the axes, or turned about Y to the points' principal axes.

    Args:
        points: (N, 3) metres.
    Returns:
        8 vertices and 12 triangles, a true rectangular prism; nothing is outside.
    Raises:
        SurfaceError: there are no points, or some are not finite.
    """
    points = _checked(points)
    cosine, sine = np.linalg.eigh(np.cov(points[:, ::2].T, bias=True))[1][:, 0]
    turned = np.array([[cosine, 0, sine], [0, 1, 0], [-sine, 0, cosine]])
    boxes = [(axes, *_bounds(points @ axes.T)) for axes in (np.eye(3), turned)]
    axes, middle, size = min(boxes, key=lambda one: np.prod(one[2]))
    return Hull(((middle + _CORNERS * size) @ axes).astype(np.float32), _BOX_TRIANGLES, 0.0)


def _checked(points: np.ndarray) -> np.ndarray:
    points = np.asarray(points, dtype=np.float64).reshape(-1, 3)
    if not len(points) or not np.isfinite(points).all():
        raise SurfaceError("A collision piece needs points, all with finite coordinates.")
    return points


def _bounds(points: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Middle and size (3,) of the box around points."""
    low, high = points.min(axis=0), points.max(axis=0)
    return (low + high) / 2, np.maximum(high - low + 2 * _ROUNDING, _THINNEST)


def _step(points: np.ndarray) -> float:
    """The grid's step in metres: a power of two, so that whole steps are exact."""
    extent = max(float(np.ptp(points, axis=0).max()), _THINNEST)
    return 2.0 ** (np.ceil(np.log2(extent)) - _BITS)


def _thickened(points: np.ndarray) -> np.ndarray:
    """The points, doubled along every principal axis on which they have no thickness."""
    thinnest = max(_THINNEST, _THINNEST_STEPS * _step(points))
    for axis in np.linalg.eigh(np.cov(points.T, bias=True))[1].T:
        if np.ptp(points @ axis) < thinnest:
            points = np.concatenate([points - thinnest / 2 * axis, points + thinnest / 2 * axis])
    return points


def _chosen(points: np.ndarray, most_vertices: int, allowed: float) -> tuple[np.ndarray, np.ndarray]:
    """Vertices and triangles of the hull of a few points, chosen so that the others are outside as little as may be."""
    first = _far_apart(points)
    vertices, triangles = points[first], _TETRAHEDRON
    while True:
        height = _heights(points, vertices, triangles)
        furthest, room = _furthest(height, allowed), most_vertices - len(vertices)
        if not furthest or room <= 0:
            return vertices, triangles
        picks = points[furthest[: (room + 1) // 2]]
        points = points[height.max(axis=0) > 0]  # what is inside stays inside
        vertices, triangles = _with(vertices, triangles, picks)


def _closed(points: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Vertices and triangles of the hull of a few points."""
    first = _far_apart(points)
    return _with(points[first], _TETRAHEDRON, np.delete(points, first, axis=0))


def _with(vertices: np.ndarray, triangles: np.ndarray, points: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """A hull that takes in more points: all triangles that one sees give way to a cone from it to their rim."""
    first, vertices = len(vertices), np.concatenate([vertices, points])
    for top in range(first, len(vertices)):
        normals = _normals(vertices, triangles)
        above = normals @ vertices[top] - _dot(normals, vertices[triangles[:, 0]])
        if above.max() <= 0:
            continue
        seen = above >= 0  # one whose plane the point is on gives way too: else a vertex might lie within an edge
        edges = triangles[seen][:, [[0, 1], [1, 2], [2, 0]]].reshape(-1, 2)
        inner = (edges[:, None] == edges[:, ::-1]).all(axis=2).any(axis=1)  # on both sides are triangles seen
        cone = np.concatenate([edges[~inner], np.full((np.count_nonzero(~inner), 1), top)], axis=1)
        triangles = np.concatenate([triangles[~seen], cone])
    used, triangles = np.unique(triangles, return_inverse=True)
    return vertices[used], triangles.reshape(-1, 3)


def _far_apart(points: np.ndarray) -> list[int]:
    """Four of the points, the corners of _TETRAHEDRON."""
    axis = np.ptp(points, axis=0).argmax()
    a, b = points[:, axis].argmin(), points[:, axis].argmax()
    gap = points - points[a]
    across = np.cross(gap, gap[b])
    c = _dot(across, across).argmax()
    above = gap @ np.cross(gap[b], gap[c])
    d = np.abs(above).argmax()
    return [a, b, c, d] if above[d] < 0 else [a, c, b, d]


def _normals(vertices: np.ndarray, triangles: np.ndarray) -> np.ndarray:
    """(T, 3) outward, twice as long as the triangle's area is large."""
    a, b, c = vertices[triangles.T]
    return np.cross(b - a, c - a)


def _unit_normals(vertices: np.ndarray, triangles: np.ndarray) -> np.ndarray:
    normals = _normals(vertices, triangles)
    return normals / np.sqrt(_dot(normals, normals))[:, None]


def _heights(points: np.ndarray, vertices: np.ndarray, triangles: np.ndarray) -> np.ndarray:
    """(T, N) by how much each point lies above each triangle's plane."""
    normals = _unit_normals(vertices, triangles)
    return normals @ points.T - _dot(normals, vertices[triangles[:, 0]])[:, None]


def _furthest(height: np.ndarray, allowed: float) -> list[int]:
    """The point furthest above each triangle that has one too far out, the furthest of all first, each once."""
    point, above = height.argmax(axis=1), height.max(axis=1)
    order = [triangle for triangle in np.argsort(-above) if above[triangle] > allowed]
    return list(dict.fromkeys(point[order].tolist()))


def _grown(vertices: np.ndarray, triangles: np.ndarray, height: np.ndarray) -> np.ndarray:
    """Vertices moved as little as raises each triangle by its height, by least squares, to places on the grid."""
    normals = _unit_normals(vertices, triangles)
    pull, want = np.zeros((len(vertices), 3, 3)), np.zeros((len(vertices), 3))
    for corner in triangles.T:
        np.add.at(pull, corner, normals[:, :, None] * normals[:, None])
        np.add.at(want, corner, normals * height[:, None])
    return np.round(vertices + np.linalg.solve(pull + _STIFFNESS * np.eye(3), want[..., None])[..., 0])


def _dot(a: np.ndarray, b: np.ndarray) -> np.ndarray:
    return np.einsum("ni,ni->n", a, b)
