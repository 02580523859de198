from __future__ import annotations

import numpy as np
import pytest

from model_core.surface.residuals import NUMBERS, chart_residuals, residual_resolution

CELLS = 3


@pytest.fixture
def charts(forged):
    return forged("arming", 1, residual_resolution(CELLS))


def cells(gaps):
    return gaps.reshape(25, CELLS, CELLS, NUMBERS)


def test_charts_that_lie_on_the_cloud_have_no_gaps(charts):
    found = cells(chart_residuals(charts, charts.reshape(-1, 3)))
    assert found.dtype == np.float32
    assert np.abs(found[..., :6]).max() < 1e-4, "neighbours are found in float32"
    assert found[..., 6].sum() == pytest.approx(25 * residual_resolution(CELLS) ** 2 / 5)


def test_a_cloud_moved_a_little_is_so_much_away_from_every_cell(forged):
    """Points that are far from each other keep their neighbours."""
    charts = np.random.default_rng(0).uniform(-1, 1, (25, 2 * CELLS, 2 * CELLS, 3)).astype(np.float32)
    move = np.array([1e-3, -2e-3, 3e-3], dtype=np.float32)
    found = cells(chart_residuals(charts, charts.reshape(-1, 3) + move))
    np.testing.assert_allclose(found[..., :3], np.broadcast_to(move, (25, CELLS, CELLS, 3)), atol=1e-6)
    np.testing.assert_allclose(found[..., 3:6], np.broadcast_to(move * 4 / 5, (25, CELLS, CELLS, 3)), atol=1e-6)


def test_each_number_belongs_to_the_cell_it_is_in(charts):
    """One chart is moved; it alone is away from the cloud it was taken from."""
    cloud = charts.reshape(-1, 3).copy()
    moved = charts.copy()
    moved[7, 2:4, 4:6] += 100
    found = cells(chart_residuals(moved, cloud))
    far = np.abs(found[..., :3]).max(axis=-1) > 10
    assert np.argwhere(far).tolist() == [[7, 1, 2]]
    assert found[7, 1, 2, 6] == 0
