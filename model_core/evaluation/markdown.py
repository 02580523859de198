"""Figures as people read them: titles, numbers and tables that every report in Markdown shares."""

from __future__ import annotations

from collections.abc import Sequence

TITLES = {
    "ratio_mean": "mean ratio",
    "ratio_median": "median",
    "ratio_worst": "worst",
    "share_good": "share below 1.5",
    "seen_median": "median of what is seen",
    "seen_good": "of what is seen below 1.5",
    "thickness_error": "thickness error",
    "normal_error_deg": "normal error, degrees",
    "flipped_share": "faces flipped",
    "flipped_area_share": "by area",
    "seam_gap": "seam gap",
    "seconds": "seconds per shape",
}
"""Figures of a row of ``evaluate``, in the order in which they are shown."""


def table(titles: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    """A Markdown table; every row has a cell for each title."""
    lines = [titles, ["---"] * len(titles), *rows]
    return "\n".join("| " + " | ".join(line) + " |" for line in lines)


def number(value: float | None) -> str:
    """Three digits; nothing where there is no figure."""
    return "" if value is None else f"{value:.3g}"
