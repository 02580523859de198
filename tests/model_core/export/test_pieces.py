"""What convex pieces a sword is cut into."""

from __future__ import annotations

import numpy as np
import pytest

from model_core.export.hulls import hull
from model_core.export.level import level_of
from model_core.export.pieces import pieces, pieces_of
from model_core.kinds import named_kind
from model_core.surface.boxes import SurfaceBoxes
from model_core.surface.mesh import TriangleMesh
from model_core.surface.sampling import sample_surface

SWORD = named_kind("sword")

CROSS_SECTION = 0.015  # of the sword's length; how far a hollow section, which no cut follows, may add to a dip


def parts_of(found) -> list[str]:
    return [piece.part for piece in found]


def test_parts_come_in_order_and_none_is_missing(forged, family):
    names = parts_of(pieces(SWORD, forged(family, 1)))
    assert sorted(names, key=SWORD.layout.parts.index) == names
    assert set(names) == set(SWORD.layout.parts)
    assert max(map(names.count, SWORD.layout.parts)) <= SWORD.collision.most_pieces


@pytest.mark.parametrize("resolution", [3, 4, 16, 33])
def test_every_grid_point_is_in_a_piece_of_its_part(forged, resolution):
    grids = forged("scimitar", 0, resolution)
    found = pieces(SWORD, grids)
    for part, charts in SWORD.layout.charts_of_part.items():
        held = {tuple(point) for piece in found if piece.part == part for point in piece.points}
        places = {tuple(point) for point in grids[list(charts)].reshape(-1, 3)}
        assert len(held & places) == len(held)
        # A chart's border is forged twice, a rounding apart: one of the two is enough.
        lost = np.array([point for point in places - held])
        kept = np.array(list(held))
        assert all(np.abs(kept - point).max(axis=1).min() < 1e-6 for point in lost)


def test_neighbours_share_a_row(forged):
    blade = [piece.points for piece in pieces(SWORD, forged("scimitar", 0)) if piece.part == "blade"]
    assert len(blade) > 2
    for below, above in zip(blade[:-1], blade[1:], strict=True):
        assert {tuple(point) for point in above[:60]} <= {tuple(point) for point in below}


@pytest.mark.parametrize(("name", "bent"), [("rapier", False), ("greatsword", False), ("sabre", True), ("kris", True)])
def test_only_what_is_bent_is_cut(forged, name, bent):
    for seed in range(3):
        assert (parts_of(pieces(SWORD, forged(name, seed))).count("blade") > 1) == bent


@pytest.mark.parametrize("degrees", [20, 60, 120])
def test_an_arc_is_cut_as_often_as_its_sagitta_asks(forged, degrees):
    """A blade bent to an arc of a circle: n even length_bins dip radius x (1 - cos(angle / 2 n)) below their chords."""
    grids = bent_blade(forged("arming", 0, 32), np.radians(degrees))
    allowed = SWORD.collision.deepest_dip * np.ptp(grids[..., 2])
    angle = np.radians(degrees)
    expected = next(
        n for n in range(1, SWORD.collision.most_pieces + 1) if (1 - np.cos(angle / 2 / n)) / angle <= allowed
    )
    assert parts_of(pieces(SWORD, grids)).count("blade") == expected


def bent_blade(grids: np.ndarray, angle: float) -> np.ndarray:
    """The sword with a thin straight blade of one metre laid along an arc."""
    grids = grids.copy()
    charts = list(SWORD.layout.charts_of_part["blade"])
    low, size = grids[charts, ..., 2].min(), np.ptp(grids[charts, ..., 2])
    along = (grids[charts, ..., 2] - low) / size
    across = 0.01 * grids[charts, ..., 0] / np.ptp(grids[charts, ..., 0])
    grids[charts, ..., 0] = (1 - np.cos(angle * along)) / angle + across * np.cos(angle * along)
    grids[charts, ..., 2] = low + (1 / angle - across) * np.sin(angle * along)
    return grids


def test_hulls_lie_close_around_the_sword(forged, family):
    """How far a hull reaches out of the mesh that it stands for, in shares of the sword's length."""
    grids = forged(family, 2, 16)
    level = level_of(grids, SWORD.layout)
    for piece in pieces(SWORD, grids):
        own = level.triangles[level.part_of_triangle == SWORD.layout.parts.index(piece.part)].astype(np.int64)
        part = TriangleMesh(level.vertices.astype(np.float64), own)
        around = hull(piece.points)
        mesh = TriangleMesh.checked(around.vertices, around.triangles)
        points = sample_surface(mesh, 60, np.random.default_rng(0))
        points = points[~is_inside(points, part)]
        if len(points):
            excess = SurfaceBoxes(part).distances(points).max() / np.ptp(grids[..., 2])
            assert excess < SWORD.collision.deepest_dip + CROSS_SECTION, (piece.part, excess)


def is_inside(points: np.ndarray, mesh: TriangleMesh) -> np.ndarray:
    """By the winding number: the solid angle of all triangles (Van Oosterom and Strackee, 1983)."""
    corners = mesh.corners()[:, None] - points[None, :, None]
    lengths = np.linalg.norm(corners, axis=-1)
    (a, b, c), (x, y, z) = corners, lengths
    dot = np.sum(a * b, -1) * z + np.sum(b * c, -1) * x + np.sum(c * a, -1) * y
    return np.arctan2(np.sum(a * np.cross(b, c), -1), x * y * z + dot).sum(axis=1) > np.pi


def test_a_mesh_without_charts_is_one_piece_a_part():
    vertices = np.random.default_rng(0).normal(size=(30, 3))
    found = pieces_of(SWORD.layout, vertices, np.repeat([3, 0, 2], 10))
    assert parts_of(found) == ["blade", "grip", "pommel"]
    np.testing.assert_allclose(found[0].points, vertices[10:20], rtol=1e-6)
