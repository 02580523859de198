from __future__ import annotations

import pytest

from model_core.steps import ProgressGenerator, finish, part


def counted(count: int, seen: list) -> ProgressGenerator[str]:
    """Slices that note how they end."""
    try:
        for index in range(count):
            yield index / count
        seen.append("done")
        return "result"
    finally:
        seen.append("closed")


def two(seen: list) -> ProgressGenerator[tuple[str, str]]:
    first = yield from part(counted(2, seen), 0.0, 0.5)
    second = yield from part(counted(4, seen), 0.5, 1.0)
    return first, second


def test_all_slices_at_once_give_the_result():
    seen, shares = [], []
    assert finish(counted(4, seen), shares.append) == "result"
    assert shares == [0, 0.25, 0.5, 0.75]
    assert seen == ["done", "closed"]


def test_work_without_slices_has_a_result_too():
    assert finish(counted(0, [])) == "result"


def test_parts_stand_side_by_side():
    shares = []
    assert finish(two([]), shares.append) == ("result", "result")
    assert shares == [0, 0.25, 0.5, 0.625, 0.75, 0.875]


def test_closing_the_whole_closes_the_part_at_once():
    seen = []
    steps = two(seen)
    next(steps)
    steps.close()
    assert seen == ["closed"]


def test_what_goes_wrong_in_a_part_reaches_the_driver():
    def broken() -> ProgressGenerator[None]:
        yield 0.0
        raise ValueError("no")

    with pytest.raises(ValueError, match="no"):
        finish(part(broken(), 0.0, 1.0))
