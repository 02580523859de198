from __future__ import annotations

import numpy as np
import pytest

from model_core.evaluation.generation import coverage, generation_rows, one_nna


def table_of(points: np.ndarray) -> np.ndarray:
    return np.abs(points[:, None] - points[None])


def test_sets_far_apart_are_told_apart():
    table = table_of(np.array([0.0, 1, 2, 100, 101, 102]))
    assert one_nna(table, 3) == 1
    assert coverage(table, 3) == pytest.approx(1 / 3)


def test_pairs_of_twins_are_not():
    table = table_of(np.array([0.0, 10, 20, 0.1, 10.1, 20.1]))
    assert one_nna(table, 3) == 0
    assert coverage(table, 3) == 1


def test_one_shape_drawn_again_and_again_covers_little():
    table = table_of(np.array([0.0, 10, 20, 30, 9.9, 10.1, 10.2, 9.8]))
    assert coverage(table, 4) == pytest.approx(1 / 4)


def test_every_model_is_compared_with_the_same_swords(shipped):
    seen = []
    first = generation_rows(shipped, 3, 1, seen.append)
    first[0]["one_nna"] = None  # what a caller does with its rows is its own
    again = generation_rows(shipped, 3, 1, seen.append)
    assert again[1] == first[1]
    assert again[0]["one_nna"] is not None
    assert seen == [1, 2, 1, 2]
