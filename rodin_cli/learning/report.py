"""What is said of a set's registrations: a line each, a report, and a picture of those to be looked at."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path
from statistics import median

from model_core.learning.records import Registered
from model_core.learning.registration import LIMITS
from model_core.learning.rejection import reasons
from rodin_cli.commands.reconstruct import SUFFIX
from rodin_cli.files import hidden_folder
from rodin_cli.learning.sets import Member
from rodin_cli.sheets import columns, items, render
from rodin_cli.sources import Sources

_REJECTED, _WORST, _MEDIAN = 16, 8, 4  # shown of each
_WIDTH, _CELL = 1600, 300  # pixels of the picture at most, and of a pair
_RESOLUTION = 24  # not used: all that is shown are meshes


def line_of(row: Registered) -> str:
    """A mesh and what became of it."""
    if row.refused:
        return row.refused
    if row.faults:
        why = "; ".join(template.format(**values) for template, values in reasons(row))
        return f"{row.name}: rejected, {why}."
    return f"{row.name}: {row.figures['ratio_seen']:.2f} times as far as chance has it -> {row.name}{SUFFIX}.ply"


def summary(rows: Sequence[Registered], out: Path) -> str:
    """All of them in a sentence."""
    good = _ratios(rows)
    refused = sum(row.refused is not None for row in rows)
    middle = f", {median(good):.2f} times as far as chance has it in the median" if good else ""
    return (
        f"{len(good)} of {len(rows)} meshes registered in {out}{middle}; "
        f"{len(rows) - len(good) - refused} rejected, {refused} refused."
    )


def report_of(rows: Sequence[Registered]) -> str:
    """JSON of all of them, but for their recipes, which have files of their own."""
    good = _ratios(rows)
    listed = [{name: value for name, value in asdict(row).items() if name != "recipe"} for row in rows]
    figures = {"registered": len(good), "ratio_seen_median": median(good) if good else None, "limits": LIMITS}
    return json.dumps({**figures, "meshes": listed}, indent=1, allow_nan=False) + "\n"


def write_picture(members: Sequence[Member], rows: Sequence[Registered], out: Path, picture: Path) -> None:
    """Meshes beside their registrations: those that were rejected, the worst of the others, those about the median.

    Raises:
        RodinError: Blender cannot be had or cannot render it.
    """
    paths = {member.name: member.path for member in members}
    with hidden_folder(out) as folder:
        groups = [
            _pairs([(row.name, paths[row.name], out / f"{row.name}{SUFFIX}.ply") for row in group], folder / str(k))
            for k, group in enumerate(_shown(rows))
        ]
        cells = columns(2 * sum(len(group) for group in groups), 2)
        render(groups, cells, picture, min(_WIDTH, _CELL * cells), None, folder)


def _shown(rows: Sequence[Registered]) -> list[list[Registered]]:
    """Groups that have any."""
    found = sorted((row for row in rows if row.recipe), key=lambda row: -row.figures["ratio_seen"])
    rejected, good = ([row for row in found if row.is_good is kept] for kept in (False, True))
    worst, rest = good[:_WORST], good[_WORST:]
    middle = rest[max(len(good) // 2 - _WORST, 0) :][:_MEDIAN]
    return [group for group in (rejected[:_REJECTED], worst, middle) if group]


def _pairs(group: list[tuple[str, Path, Path]], folder: Path) -> list[dict]:
    folder.mkdir()
    sides = [items(Sources((), tuple(row[side] for row in group)), _RESOLUTION, folder / str(side)) for side in (1, 2)]
    return [{"label": row[0], "pair": list(pair)} for row, *pair in zip(group, *sides, strict=True)]


def _ratios(rows: Sequence[Registered]) -> list[float]:
    return [row.figures["ratio_seen"] for row in rows if row.is_good]
