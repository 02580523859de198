"""Why a registration is rejected, as templates and their values: hosts say them, in English or translated."""

from __future__ import annotations

from .records import Registered
from .registration import LIMITS

SENTENCES = {
    "ratio_seen": "what can be seen lies {value:.2f} times as far as chance has it; the limit is {limit:g}",
    "deviations": "it is {value:.0f} standard deviations from what is usual for the kind; the limit is {limit:g}",
    "moved": "its surface lies {value:.1%} of its size from any shape of the kind; the limit is {limit:.0%}",
    "flipped": "{value:.1%} of the surface is turned over; the limit is {limit:.0%}",
    "stretch": "edges are stretched up to {value:.1f} times; the limit is {limit:g}",
    "backs": "{value:.1%} of the surface shows its back; the limit is {limit:.0%}",
    "seam_gap": "patches gape by {value:.1%} of half the size; the limit is {limit:.0%}",
}
"""What is said of a figure that is over its limit."""


def reasons(row: Registered) -> list[tuple[str, dict[str, object]]]:
    """A template and its values for each fault."""
    return [(SENTENCES[name], {"value": row.figures[name], "limit": LIMITS[name]}) for name in row.faults]
