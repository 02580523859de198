from __future__ import annotations

import numpy as np
import pytest

from model_core.forge.box import cube, to_disc


def test_each_chart_of_a_cube_is_one_face_that_looks_outwards():
    faces = cube(5)
    outwards = [(0, 1, 0), (0, 0, 1), (0, -1, 0), (0, 0, -1), (-1, 0, 0), (1, 0, 0)]
    for face, way in zip(faces, outwards, strict=True):
        assert np.allclose(face @ np.array(way), 1.0)
        normal = np.cross(face[0, 1] - face[0, 0], face[1, 0] - face[0, 0])
        assert normal @ np.array(way) > 0


@pytest.mark.parametrize("amount", [0.0, 0.5, 1.0])
def test_a_squares_border_becomes_a_circle(amount):
    step = np.linspace(-1.0, 1.0, 9)
    a, b = to_disc(np.ones(9), step, amount)
    far = np.hypot(a, b)
    expected = (1 - amount) * np.array([1.0, step[2]]) + amount * np.array(
        [np.sqrt(1 - step[2] ** 2 / 2), step[2] / np.sqrt(2)]
    )
    assert (a[2], b[2]) == pytest.approx(tuple(expected))
    assert far.max() - far.min() == pytest.approx((1 - amount) * (np.sqrt(2) - 1), abs=1e-9)
