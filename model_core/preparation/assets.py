"""Single assets out of the parts of one file: an asset's parts touch, and the assets of a pack stand apart."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from ..surface.distance import nearest
from ..surface.mesh import TriangleMesh
from ..surface.sampling import sample_surface
from .shells import shells

LEFT_OUT = ("collision", "level", "ground", "loose")
"""Why something is no part of an asset: a shape for physics, a coarser level of detail, what assets stand on, a small
piece far from all of them."""
_COLLISION = re.compile(
    r"^(UCX|UBX|USP|UCP|MCDCX)_|[-_](colonly|convcolonly|convcol|col|collision|collider|hitbox)$", re.I
)
_LEVEL = re.compile(r"(.*?)[-_ ]?LOD[-_ ]?(\d+)$", re.I)
_COPY = re.compile(r"\.\d{3}$")  # Blender's ending of a name that is already taken
_FLAT = 2e-3  # of its size: the thickness that a ground plane does not reach
_GAP = 0.02  # of the larger one's size: between parts of one asset
_SMALL = 0.1  # of the largest asset's size: what is smaller is no asset
_FAR = 0.1  # of an asset's size: what is small and nearer than that belongs to it
_POINTS = 1_000  # of a shell, by which its gaps are found
_MOST_SHELLS = 1_000  # of a file


@dataclass(frozen=True, eq=False)
class NamedMesh:
    """A part of a file, or an asset made of several; the name is a stranger's."""

    name: str
    mesh: TriangleMesh


@dataclass(frozen=True)
class Separated:
    """What one file holds.

    Attributes:
        assets: each named after its largest part.
        left_out: (name of a part, one of ``LEFT_OUT``) of what was dropped.
    """

    assets: tuple[NamedMesh, ...]
    left_out: tuple[tuple[str, str], ...]


def separated(parts: Sequence[NamedMesh]) -> Separated:
    """The single assets among the parts of a file, in its coordinates.

    Args:
        parts: at least one.
    """
    named, left_out = without_helpers(parts)
    standing, grounds = _off_the_ground(_pieces(named))
    groups, loose = _grouped(standing)
    left_out += [(piece.name, "ground") for piece in grounds] + [(piece.name, "loose") for piece in loose]
    return Separated(tuple(_joined(group) for group in groups), tuple(dict.fromkeys(left_out)))


def _pieces(parts: list[NamedMesh]) -> list[NamedMesh]:
    """The parts' shells; the parts themselves where those are too many to be compared, as in chain mail."""
    pieces = [NamedMesh(part.name, shell) for part in parts for shell in shells(part.mesh, _MOST_SHELLS)]
    return pieces if len(pieces) <= _MOST_SHELLS else parts


def without_helpers(parts: Sequence[NamedMesh]) -> tuple[list[NamedMesh], list[tuple[str, str]]]:
    """Parts that their names do not say to be for physics, or a coarser level of what is there in a finer one.

    Returns:
        Those parts, and (name, "collision" or "level") of the others.
    """
    names = [_COPY.sub("", part.name) for part in parts]
    levels = [_LEVEL.fullmatch(name) for name in names]
    finest: dict[str, int] = {}
    for name, level in zip(names, levels, strict=True):
        stem, number = (level[1], int(level[2])) if level else (name, -1)
        finest[stem.lower()] = min(finest.get(stem.lower(), number), number)
    kept, left_out = [], []
    for part, name, level in zip(parts, names, levels, strict=True):
        if _COLLISION.search(name):
            left_out.append((part.name, "collision"))
        elif level and int(level[2]) > finest[level[1].lower()]:
            left_out.append((part.name, "level"))
        else:
            kept.append(part)
    return (kept, left_out) if kept else (list(parts), [])  # a file of nothing else is taken as it is


def _off_the_ground(pieces: list[NamedMesh]) -> tuple[list[NamedMesh], list[NamedMesh]]:
    """Pieces, without flat ones that all else stands or lies on."""
    grounds = [piece for piece in pieces if _is_ground(piece, pieces)]
    if len(grounds) == len(pieces):
        return pieces, []
    return [piece for piece in pieces if piece not in grounds], grounds


def _is_ground(piece: NamedMesh, pieces: list[NamedMesh]) -> bool:
    low, high = _box(piece)
    up = int((high - low).argmin())
    size, flat = (high - low).max(), (high - low)[up]
    others = [_box(other) for other in pieces if other is not piece]
    if not others or flat > _FLAT * size:
        return False
    lows, highs = np.min([box[0] for box in others], axis=0), np.max([box[1] for box in others], axis=0)
    across, slack = np.arange(3) != up, _FLAT * size
    within = (lows[across] >= low[across] - slack).all() and (highs[across] <= high[across] + slack).all()
    above, below = lows[up] >= low[up] - slack, highs[up] <= high[up] + slack
    return bool(within and (above or below) and not (above and below))


def _grouped(pieces: list[NamedMesh]) -> tuple[list[list[NamedMesh]], list[NamedMesh]]:
    """Pieces that touch, together; and small ones that touch nothing."""
    boxes = np.array([_box(piece) for piece in pieces])
    size = np.ptp(boxes, axis=1).reshape(-1, 3).max(axis=1)
    clouds = [_Cloud(piece.mesh, index) for index, piece in enumerate(pieces)]
    label = np.arange(len(pieces))
    for a, b in _near_boxes(boxes, _GAP * size):
        if label[a] != label[b] and clouds[a].gap(clouds[b]) <= _GAP * max(size[a], size[b]):
            label[label == max(label[a], label[b])] = min(label[a], label[b])
    groups = {one: np.flatnonzero(label == one) for one in np.unique(label)}
    extent = {one: np.ptp(boxes[own].reshape(-1, 3), axis=0).max() for one, own in groups.items()}
    large = [one for one in groups if extent[one] > _SMALL * max(extent.values())]
    loose = []
    for one in groups.keys() - set(large):
        gaps = {near: _least_gap(clouds, groups[one], groups[near]) / extent[near] for near in large}
        host = min(gaps, key=gaps.__getitem__)
        if gaps[host] <= _FAR:
            groups[host] = np.append(groups[host], groups[one])
        else:
            loose += [pieces[index] for index in groups[one]]
    return [[pieces[index] for index in np.sort(groups[one])] for one in large], loose


class _Cloud:
    """Points of a shell and its vertices, drawn when they are first asked for."""

    def __init__(self, mesh: TriangleMesh, seed: int):
        self._mesh, self._seed, self._points = mesh, seed, None

    def points(self) -> np.ndarray:
        if self._points is None:
            rng = np.random.default_rng(self._seed)
            corners = rng.permutation(self._mesh.vertices)[:_POINTS]
            self._points = np.concatenate([corners, sample_surface(self._mesh, _POINTS, rng)])
        return self._points

    def gap(self, other: _Cloud) -> float:
        """The least distance between the two's points."""
        return float(np.sqrt(nearest(self.points(), other.points())[1].min()))


def _least_gap(clouds: list[_Cloud], these: np.ndarray, those: np.ndarray) -> float:
    return min(clouds[a].gap(clouds[b]) for a in these for b in those)


def _near_boxes(boxes: np.ndarray, slack: np.ndarray) -> list[tuple[int, int]]:
    """Pairs of boxes (N, 2, 3) that are no farther apart than the larger one's slack (N,) along any axis."""
    pairs = []
    for index in range(len(boxes) - 1):
        others = boxes[index + 1 :]
        apart = np.maximum(others[:, 0] - boxes[index, 1], boxes[index, 0] - others[:, 1]).max(axis=1)
        near = apart <= np.maximum(slack[index], slack[index + 1 :])
        pairs += [(index, index + 1 + int(other)) for other in np.flatnonzero(near)]
    return pairs


def _joined(group: list[NamedMesh]) -> NamedMesh:
    """One mesh, named after the part with the greatest area."""
    mesh = TriangleMesh.joined([piece.mesh for piece in group])
    return NamedMesh(max(group, key=lambda piece: piece.mesh.areas().sum()).name, mesh)


def _box(piece: NamedMesh) -> tuple[np.ndarray, np.ndarray]:
    return piece.mesh.vertices.min(axis=0), piece.mesh.vertices.max(axis=0)
