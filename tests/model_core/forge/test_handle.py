from __future__ import annotations

import numpy as np
import pytest

from model_core.forge.handle import HandleParameters, at_end, handle_charts, handle_line, handle_section, upright

PLAIN = HandleParameters(length=0.4, width=0.03, depth=0.02, squareness=0.0, high_size=1.0, knob=0.0)
BENT = HandleParameters(length=0.4, arc=-12.0, hook=8.0, butt_slant=0.3)


def test_a_plain_handle_is_as_long_wide_and_thick_as_it_says():
    charts = handle_charts(PLAIN, 31)
    assert charts.shape == (6, 31, 31, 3)
    np.testing.assert_allclose(np.ptp(charts.reshape(-1, 3), axis=0), (0.03, 0.02, 0.4), rtol=1e-3)


def test_its_butt_is_smaller_by_what_is_rounded_off():
    charts = handle_charts(PLAIN, 31)
    assert np.ptp(charts[:4, 0, :, 0]) == pytest.approx(0.03 * (1 - PLAIN.butt_round), rel=1e-3)


def test_eight_flat_sides_have_sharp_corners():
    x, y = handle_section(HandleParameters(width=0.02, depth=0.02, facets=1.0, knob=0.0), np.array([0.5]), 41)
    across = np.stack([x[:, 0, :-1], y[:, 0, :-1]], axis=-1).reshape(-1, 2)
    way = np.roll(across, -1, axis=0) - across
    way /= np.linalg.norm(way, axis=1, keepdims=True)
    turns = np.degrees(np.arccos(np.clip((way * np.roll(way, -1, axis=0)).sum(axis=1), -1, 1)))
    assert (turns > 1).sum() == 8
    np.testing.assert_allclose(turns[turns > 1], 45, atol=1e-6)


def test_what_is_carried_to_its_end_turns_with_it():
    middle = at_end(BENT, np.zeros((1, 3)), 0.0)[0]
    ahead = at_end(BENT, np.array([[0.0, 0.0, 0.1]]), 0.05)[0] - middle
    side = at_end(BENT, np.array([[0.1, 0.0, 0.0]]), 0.0)[0] - middle
    assert np.linalg.norm(ahead) == pytest.approx(0.15)
    assert ahead @ side == pytest.approx(0.0, abs=1e-12)
    assert ahead[0] > 0  # bent to the front
    np.testing.assert_allclose(middle[[0, 2]], handle_line(BENT).carry(np.array(1.0), np.array(0.0)))


def test_upright_puts_its_ends_on_the_axis():
    charts = upright(handle_charts(BENT, 16))
    low, high = charts[:4, 0, 0].mean(axis=0), charts[:4, -1, 0].mean(axis=0)
    np.testing.assert_allclose((low + high)[:2], 0, atol=1e-12)
    np.testing.assert_allclose(low, -high, atol=1e-12)
    assert high[2] > 0.19
