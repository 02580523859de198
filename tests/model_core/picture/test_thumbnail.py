from __future__ import annotations

import numpy as np
import pytest

from model_core.kinds import named_kind
from model_core.picture.shading import lit
from model_core.picture.splatting import splat
from model_core.picture.thumbnail import thumbnail

SWORD = named_kind("sword")

TOWARDS = np.array([[0.0, 0.0, 1.0]], dtype=np.float32)
MIDDLE = np.zeros((1, 2), dtype=np.float32)


@pytest.mark.parametrize("size", [32, 100, 128])
def test_it_is_a_picture_of_the_size_asked_for(forged, size):
    picture = thumbnail(SWORD, forged("katana"), size)
    assert picture.shape == (size, size, 4)
    assert picture.dtype == np.float32
    assert picture.min() >= 0 and picture.max() <= 1
    alpha = picture[..., 3]
    assert 0.01 < alpha.mean() < 0.5, "a sword and the room around it"
    assert not alpha[-1, 0] and not alpha[0, -1]


def test_every_family_is_seen_whole(forged, family):
    alpha = thumbnail(SWORD, forged(family), 64)[..., 3]
    assert not np.concatenate([alpha[0], alpha[-1], alpha[:, 0], alpha[:, -1]]).any(), "nothing is cut off"
    assert max(np.ptp(np.nonzero(alpha.any(axis=axis))) for axis in (0, 1)) > 0.85 * 64


def test_the_grip_is_below_and_the_point_above(forged):
    picture = thumbnail(SWORD, forged("arming"), 96)
    low, high = (picture[part, part].reshape(-1, 4) for part in (slice(0, 32), slice(64, 96)))
    assert _redness(low) > _redness(high) + 0.1, "leather and brass against steel"


def test_size_and_place_of_the_sword_do_not_matter(forged):
    grids = forged("sabre")
    assert np.allclose(thumbnail(SWORD, 64 * grids, 48), thumbnail(SWORD, grids, 48), atol=0.02)
    assert np.abs(thumbnail(SWORD, grids + np.float32(0.25), 48) - thumbnail(SWORD, grids, 48)).mean() < 1e-3


def test_a_flat_sword_of_no_size_is_drawn_without_complaint():
    assert np.isfinite(thumbnail(SWORD, np.zeros((25, 4, 4, 3)), 16)).all()


@pytest.mark.parametrize("part", SWORD.layout.parts)
def test_each_part_has_its_colour(part):
    chart = np.array(SWORD.layout.charts_of_part[part][:1])
    (colour,) = lit(SWORD, TOWARDS, MIDDLE, chart)
    assert (np.argsort(colour) == np.argsort(SWORD.materials[SWORD.layout.parts.index(part)].colour)).all()
    others = [
        lit(SWORD, TOWARDS, MIDDLE, np.array([SWORD.layout.charts_of_part[other][0]]))[0]
        for other in SWORD.layout.parts
    ]
    assert sum(np.abs(colour - other).max() < 1e-6 for other in others) <= 2, "guard and pommel are both brass"


@pytest.mark.parametrize("part", SWORD.layout.parts)
def test_light_comes_from_the_upper_left(part):
    chart = np.repeat(SWORD.layout.charts_of_part[part][:1], 2)
    normals = np.array([[-0.4, 0.4, 0.8], [0.4, -0.4, 0.8]], dtype=np.float32)
    normals /= np.linalg.norm(normals, axis=1, keepdims=True)
    towards, away = lit(SWORD, normals, np.zeros((2, 2), dtype=np.float32), chart)
    assert (towards > 1.3 * away).all()


def test_no_pixel_inside_is_missed():
    """A slanted patch whose points are bunched at one side, against each pixel's own place in it."""
    across, along = np.array([21.0, 9.0]), np.array([-6.0, 19.0])
    u, v = np.meshgrid(np.linspace(0, 1, 6) ** 3, np.linspace(0, 1, 5))
    flat = np.array([8.0, 2.0]) + u[..., None] * across + v[..., None] * along
    grid = np.concatenate([flat, np.zeros((5, 6, 1))], axis=-1).astype(np.float32)
    seen = splat(grid[None], 40)
    centres = np.stack(np.meshgrid(np.arange(40) + 0.5, np.arange(40) + 0.5), axis=-1)
    inside = (np.linalg.solve(np.stack([across, along], axis=1), (centres - (8.0, 2.0))[..., None])[..., 0] - 0.5) ** 2
    wanted = np.flatnonzero((inside < 0.25).all(axis=-1).ravel())
    assert len(wanted) > 300
    assert set(wanted) <= set(seen.pixel)
    assert np.allclose(seen.normal, (0, 0, 1))


@pytest.mark.parametrize("order", [(0, 1), (1, 0)])
def test_the_nearer_patch_hides_the_other_and_backs_are_not_seen(order):
    x, y = np.meshgrid(np.linspace(2, 14, 3), np.linspace(2, 14, 3))
    near, far = (np.stack([x, y, np.full_like(x, depth)], axis=-1).astype(np.float32) for depth in (5, 1))
    patches = np.stack([near, far])[list(order)]
    assert set(splat(patches, 16).chart) == {order.index(0)}
    assert not len(splat(patches[:, :, ::-1], 16).pixel), "turned away"


def _redness(pixels: np.ndarray) -> float:
    seen = pixels[pixels[:, 3] > 0.9]
    return float((seen[:, 0] - seen[:, 2]).mean())
