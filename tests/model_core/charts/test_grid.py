from __future__ import annotations

import numpy as np
import pytest

from model_core.charts.grid import unit_grid


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
