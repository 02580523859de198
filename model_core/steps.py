"""Long work in slices: generators that yield the share done, 0..1, and return the result.

Whoever drives one may show its progress between two slices, or stop by closing it.
"""

from __future__ import annotations

from collections.abc import Callable, Generator
from contextlib import closing
from typing import TypeVar

Result = TypeVar("Result")
ProgressGenerator = Generator[float, None, Result]


def finish(steps: ProgressGenerator[Result], on_progress: Callable[[float], object] = lambda share: None) -> Result:
    """All slices at once.

    Args:
        on_progress: called with the share done.
    """
    while True:
        try:
            on_progress(next(steps))
        except StopIteration as end:
            return end.value


def part(steps: ProgressGenerator[Result], first: float, last: float) -> ProgressGenerator[Result]:
    """The slices of work that is a part of other work, there from ``first`` to ``last``."""
    with closing(steps):
        while True:
            try:
                share = next(steps)
            except StopIteration as end:
                return end.value
            yield first + (last - first) * share
