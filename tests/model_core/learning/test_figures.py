"""Gains are told with how sure they are."""

from __future__ import annotations

import numpy as np
import pytest

from model_core.learning.figures import gain


def test_an_even_gain_is_told_as_it_is():
    before = np.array([1.0, 2.0, 4.0])
    found = gain(before, 0.9 * before)
    assert (found.share, found.low, found.high) == pytest.approx((0.1, 0.1, 0.1))


def test_a_gain_that_chance_can_explain_has_an_interval_about_nothing():
    noise = np.exp(0.1 * np.random.default_rng(1).standard_normal(20))
    found = gain(np.ones(20), noise)
    assert found.low < 0 < found.high


def test_a_loss_is_below_nothing():
    assert gain(np.ones(5), np.full(5, 1.2)).high < 0
