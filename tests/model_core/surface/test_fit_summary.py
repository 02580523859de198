from __future__ import annotations

import doctest

import numpy as np
import pytest

from model_core.surface import fit_summary
from model_core.surface.fit_summary import distances_to, in_words, share_of_size
from model_core.surface.mesh import TriangleMesh


def box_of(half: float) -> TriangleMesh:
    corners = half * np.array([[x, y, z] for x in (-1, 1) for y in (-1, 1) for z in (-1, 1)], dtype=float)
    quads = [(0, 1, 3, 2), (4, 6, 7, 5), (0, 4, 5, 1), (2, 3, 7, 6), (0, 2, 6, 4), (1, 5, 7, 3)]
    return TriangleMesh.checked(corners, np.array([t for a, b, c, d in quads for t in ((a, b, c), (a, c, d))]))


def test_a_box_in_a_box():
    """Every point of the inner one lies 3 mm inside the outer one's faces."""
    distances = distances_to(box_of(0.503), box_of(0.5))
    assert distances.shape == (2_500,)
    np.testing.assert_allclose(distances, 0.003, atol=1e-9)
    assert in_words(distances) == "100% of the surface is within 5 mm of the result"


def test_a_part_without_a_counterpart_counts(box):
    missing = TriangleMesh(box.vertices, box.triangles[:-2])
    share = float(np.mean(distances_to(missing, box) < 1e-9))
    assert share == pytest.approx(1 - box.areas()[-2:].sum() / box.areas().sum(), abs=0.03)
    assert distances_to(box, missing).max() < 1e-9


@pytest.mark.parametrize(
    ("millimetres", "words"),
    [
        (0.0, "0.01 mm"),
        (0.3, "0.5 mm"),
        (0.5, "0.5 mm"),
        (0.9, "1 mm"),
        (2.0, "2 mm"),
        (2.01, "5 mm"),
        (11, "20 mm"),
        (400, "500 mm"),
        (800, "1 m"),
        (12_000, "20 m"),
    ],
)
def test_tolerances_are_round(millimetres, words):
    assert in_words(np.full(100, millimetres / 1000)) == f"100% of the surface is within {words} of the result"


def test_a_share_of_size_is_the_distance_over_the_diameter():
    """Each point of either lies 0.04 from the other, in a sphere that is 2 wide."""
    assert share_of_size(0.04**2 + 0.04**2) == pytest.approx(0.02)


def test_inches_are_round_too():
    assert in_words(np.full(100, 0.0015), inches=True) == "100% of the surface is within 0.1 in of the result"


def test_a_hundred_percent_is_all_of_it():
    distances = np.append(np.full(2_499, 0.001), 0.5)
    assert in_words(distances) == "99% of the surface is within 1 mm of the result"


@pytest.mark.parametrize("beyond", [4, 5, 6])
def test_a_tolerance_is_kept_by_19_of_20(beyond):
    distances = np.array([0.0009] * (100 - beyond) + [0.0041] * beyond)
    kept = (f"{100 - beyond}%", "1 mm") if beyond <= 5 else ("100%", "5 mm")
    assert in_words(distances) == f"{kept[0]} of the surface is within {kept[1]} of the result"


def test_the_examples_in_the_docstrings_are_true():
    result = doctest.testmod(fit_summary, extraglobs={"np": np})
    assert result.attempted > 0
    assert result.failed == 0
