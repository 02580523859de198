from __future__ import annotations

import numpy as np
import pytest

from model_core.charts.grid import ATLAS_MARGIN, ATLAS_SIDE, atlas_uv, unit_grid


def test_unit_grid_spans_the_square_in_order_v_u():
    grid = unit_grid(5)
    assert grid.shape == (5, 5, 2)
    assert grid.dtype == np.float32
    np.testing.assert_allclose(grid[0, :, 0], [0, 0.25, 0.5, 0.75, 1])
    np.testing.assert_allclose(grid[:, 0, 1], [0, 0.25, 0.5, 0.75, 1])
    assert (grid[0, :, 1] == 0).all()
    assert (grid[:, 0, 0] == 0).all()


def test_unit_grid_cannot_be_written_to():
    with pytest.raises(ValueError):
        unit_grid(5)[0, 0, 0] = 1.0


def test_coarse_grids_are_part_of_fine_ones():
    np.testing.assert_allclose(unit_grid(16)[::3, ::3], unit_grid(6), atol=1e-7)


@pytest.mark.parametrize("resolution", [2, 257])
def test_resolution_limits(resolution):
    with pytest.raises(ValueError):
        unit_grid(resolution)
    with pytest.raises(ValueError):
        atlas_uv(resolution)


def test_atlas_tiles_are_disjoint_and_inside():
    uv = atlas_uv(7)
    assert uv.shape == (25, 7, 7, 2)
    assert uv.dtype == np.float32
    assert uv.min() > 0
    assert uv.max() < 1
    low, high = uv.min(axis=(1, 2)), uv.max(axis=(1, 2))
    gap = 2 * ATLAS_MARGIN / ATLAS_SIDE
    for k in range(25):
        for other in range(k):
            apart = np.maximum(low[k] - high[other], low[other] - high[k]).max()
            assert apart >= gap - 1e-6, (k, other)


def test_atlas_keeps_the_direction_of_u_and_v():
    uv = atlas_uv(4)
    assert (np.diff(uv[..., 0], axis=2) > 0).all()
    assert (np.diff(uv[..., 1], axis=1) > 0).all()
