"""What a section of the fuzzing counts: how much was tried, and each defect by its class."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field

CLASSES = (
    "traceback",  # or a crash
    "internal error",  # the sentence that says so
    "hang",  # over LONGEST seconds
    "memory",  # over the limit
    "lost",  # a file that was there is gone or changed, or is half written
    "left",  # a process, or a hidden file or folder that the next run does not remove
    "wrong",  # an answer of success with a result that is not sound, such as an inverted part
    "unclear",  # a refusal that is not one sentence, or does not name the file
)
LONGEST = 30.0
"""Seconds that anything may take."""
_KEPT = 5  # examples of a class


@dataclass
class Tally:
    """The count of one section.

    Attributes:
        name: of what was tried, a plural. tried: how many.
        defects: {class: count}. examples: {class: how to see it again}, a few of each.
    """

    name: str
    tried: int = 0
    defects: Counter[str] = field(default_factory=Counter)
    examples: dict[str, list[str]] = field(default_factory=dict)

    def defect(self, kind: str, example: str) -> None:
        """Count one defect.

        Args:
            kind: one of CLASSES. example: a line with which it can be seen again.
        """
        if kind not in CLASSES:
            raise ValueError(kind)
        self.defects[kind] += 1
        kept = self.examples.setdefault(kind, [])
        if len(kept) < _KEPT:
            kept.append(example)
