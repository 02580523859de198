"""``rodin evaluate --transfer``: a prepared set's sources, each measured by what is learnt from the others."""

from __future__ import annotations

from pathlib import Path

from model_core.evaluation.transfer import Case, transferred
from model_core.weights import load_weights
from rodin_cli.assets import open_library
from rodin_cli.console import note, progress_bar
from rodin_cli.learning.registering import Work, registered
from rodin_cli.learning.report import line_of
from rodin_cli.learning.sets import members
from rodin_cli.meshes.reading import read_mesh

REGISTRATIONS = "registrations"
"""Folder in the set, with one for each kind, where they are kept from run to run."""


def transfer_figures(folder: Path, weights: Path | None, kind: str) -> dict:
    """See ``evaluation.transfer.transferred``.

    Raises:
        RodinError: there is no such set, it has one source or too few meshes, or the model cannot learn.
    """
    base = load_weights(open_library(weights).first(kind, weights).folder)
    found = members(folder, kind)
    rows = registered(Work(weights, kind, folder / REGISTRATIONS / kind), found)
    cases = []
    for member, row in zip(found, rows, strict=True):
        if not row.is_good:
            note(line_of(row))
        if not row.refused:
            cases.append(Case(read_mesh(member.path), member.source, row.found() if row.is_good else None))
    with progress_bar() as bar:
        task = bar.add_task("measure", total=2 * len(cases))
        return transferred(base, cases, lambda count: bar.update(task, completed=count))
