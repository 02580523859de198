from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from model_core.forge.blade import BladeParameters, blade_charts

PLAIN = BladeParameters(length=0.7, width=0.04, thickness=0.008)


def test_it_stands_on_the_origin_and_is_as_long_as_it_should_be():
    charts = blade_charts(PLAIN, 16)
    assert charts.shape == (9, 16, 16, 3)
    low, high = charts.min(axis=(0, 1, 2)), charts.max(axis=(0, 1, 2))
    assert (low[2], high[2]) == pytest.approx((0.0, 0.7))
    assert high - low == pytest.approx([0.04, 0.008, 0.7])


def test_it_ends_in_a_point_and_its_base_is_level():
    charts = blade_charts(PLAIN, 16)
    assert np.ptp(charts[4:8, -1].reshape(-1, 3), axis=0).max() < 1e-9
    assert np.ptp(charts[8, ..., 2]) < 1e-12


def test_a_curved_one_bends_to_the_back():
    assert blade_charts(replace(PLAIN, curvature=40.0), 16)[..., 0].min() < -0.1


def test_a_straight_one_is_symmetric():
    charts = blade_charts(PLAIN, 16)
    np.testing.assert_allclose(charts[0], charts[3][:, ::-1] * [1, -1, 1], atol=1e-12)
    np.testing.assert_allclose(charts[0], charts[1][:, ::-1] * [-1, 1, 1], atol=1e-12)
