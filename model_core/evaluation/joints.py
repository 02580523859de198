"""How the parts of an asset meet: what an artist sees at the first glance, and chamfer does not.

An end that begins inside another part is buried, and must be so wholly, unless the other one's end is buried
in it instead, as a grip's in a wider pommel; nothing shows the back of its faces; no part floats.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import trimesh
from scipy.spatial import cKDTree

from ..charts.layout import ENDS, Layout
from ..charts.weld import weld
from ..judging.seen import back_share
from ..judging.truths import RESOLUTION
from ..model import Model
from ..surface.mesh import TriangleMesh
from .solid import Solid

DEEPEST_POKE = 3e-4
"""Metres that a buried end may stick out of its neighbour where it is seen."""
_MOST_BACKS = 1e-3  # share of them: by rounding, a ray may slip through a seam
_NEIGHBOURS = 24  # triangles, nearest by their middles, among which the nearest is sought


@dataclass(frozen=True)
class Meeting:
    """How the parts of one asset meet.

    Attributes:
        poke: metres that the seen part of a buried end sticks out, at most.
        poking: which end does, such as "grip_high".
        back_share: share of the surface whose back is seen.
        floating: parts that touch no other, nor any that does.
    """

    poke: float
    poking: str
    back_share: float
    floating: tuple[str, ...]


def joint_figures(model: Model, count: int) -> dict[str, int]:
    """Of the first ``count`` drawn assets, how many are not put together as they should be.

    Returns:
        "poking", "backs" and "floating", numbers of assets; see :class:`Meeting`. "count".
    """
    layout = model.kind.layout
    found = [meeting(model.shape(model.sample(None, index), RESOLUTION), layout) for index in range(count)]
    return {
        "count": count,
        "poking": sum(one.poke > DEEPEST_POKE for one in found),
        "backs": sum(one.back_share > _MOST_BACKS for one in found),
        "floating": sum(bool(one.floating) for one in found),
    }


def meeting(grids: np.ndarray, layout: Layout) -> Meeting:
    """How the parts of a shape (C, R, R, 3) meet, metres."""
    topology = weld(layout, grids.shape[1])
    vertices, parts = topology.vertices(np.asarray(grids, dtype=np.float64)), {}
    for part, charts in layout.charts_of_part.items():
        parts[part] = TriangleMesh(vertices, topology.triangles[np.isin(topology.chart_of_triangle, charts)])
    whole, scenes = Solid(TriangleMesh(vertices, topology.triangles)), {name: Solid(one) for name, one in parts.items()}
    ends = _ends(grids, layout, scenes)
    pokes = {end: _poke(grids[end.cap], end, whole, scenes, parts) if end.cap is not None else 0.0 for end in ends}
    # Of two ends in each other one is enough.
    least = {end: min([pokes[end], *(pokes[other] for other in ends if _mutual(end, other))]) for end in ends}
    worst = max(least, key=least.get, default=None)
    return Meeting(
        poke=least.get(worst, 0.0),
        poking=f"{worst.part}_{worst.end}" if worst else "",
        back_share=back_share(TriangleMesh(vertices, topology.triangles)),
        floating=_floating(parts, scenes),
    )


@dataclass(frozen=True)
class _End:
    """An end of a part that begins in others, its hosts; ``cap`` is its chart, None at a pole."""

    part: str
    end: str
    cap: int | None
    hosts: frozenset[str]


def _ends(grids: np.ndarray, layout: Layout, scenes: dict[str, Solid]) -> list[_End]:
    """Ends that are buried by their middles."""
    found, middle = [], grids.shape[1] // 2
    for tube in layout.tubes:
        for at, end in enumerate(ENDS):
            cap = None
            if getattr(tube, end) == "cap":
                cap = layout.charts.index(f"{tube.part}_{end}_cap")
            point = grids[layout.sides(tube.part, -at)[0], -at, 0] if cap is None else grids[cap, middle, middle]
            point = np.asarray(point, dtype=np.float64)[None]
            hosts = frozenset(name for name, scene in scenes.items() if name != tube.part and scene.contains(point)[0])
            if hosts:
                found.append(_End(tube.part, end, cap, hosts))
    return found


def _mutual(end: _End, other: _End) -> bool:
    return other.part in end.hosts and end.part in other.hosts


def _poke(cap: np.ndarray, end: _End, whole: Solid, scenes: dict[str, Solid], parts: dict[str, TriangleMesh]) -> float:
    """Metres that a buried cap (R, R, 3) sticks out of all other parts where it is seen."""
    points, normals = cap.reshape(-1, 3).astype(np.float64), _normals(cap).reshape(-1, 3)
    others = [name for name in parts if name != end.part]
    out = np.flatnonzero(~np.any([scenes[name].contains(points) for name in others], axis=0))
    out = out[whole.is_seen(points[out], normals[out])]
    return float(_distance(points[out], [parts[name] for name in others]).max(initial=0.0))


def _normals(cap: np.ndarray) -> np.ndarray:
    """(R, R, 3) of unit length, at the points of a chart."""
    along_v, along_u = np.gradient(cap.astype(np.float64), axis=(0, 1))
    normals = np.cross(along_u, along_v)
    return normals / np.maximum(np.linalg.norm(normals, axis=-1, keepdims=True), 1e-300)


def _distance(points: np.ndarray, meshes: list[TriangleMesh]) -> np.ndarray:
    """(N,) from points (N, 3) to the nearest surface of some meshes, among the triangles whose middles are nearest."""
    corners = np.concatenate([np.moveaxis(mesh.corners(), 0, 1) for mesh in meshes])
    if not len(points):
        return np.zeros(0)
    _, near = cKDTree(corners.mean(axis=1)).query(points, k=min(_NEIGHBOURS, len(corners)))
    flat = trimesh.triangles.closest_point(corners[near.ravel()], np.repeat(points, near.shape[1], axis=0))
    return np.linalg.norm(flat.reshape(*near.shape, 3) - points[:, None], axis=-1).min(axis=1)


def _floating(parts: dict[str, TriangleMesh], scenes: dict[str, Solid]) -> tuple[str, ...]:
    """Parts that are not joined to the first one, straight or by others: joined is what has a vertex in the other."""
    names = list(parts)

    def joined(a: str, b: str) -> bool:
        return any(scenes[one].contains(parts[other].used_vertices()).any() for one, other in ((a, b), (b, a)))

    held, rest = {names[0]}, set(names[1:])
    while near := {name for name in rest if any(joined(name, one) for one in held)}:
        held, rest = held | near, rest - near
    return tuple(name for name in names if name in rest)
