"""``rodin learn`` of a kind that there are weights of: what a set has is added to them."""

from __future__ import annotations

import time
from dataclasses import dataclass
from pathlib import Path

from model_core.learning.extension import alone, learnt
from model_core.weights import load_weights
from rodin_cli.assets import open_library
from rodin_cli.console import note
from rodin_cli.errors import CommandError
from rodin_cli.files import make_folder
from rodin_cli.learning.registering import Work, registered
from rodin_cli.learning.report import line_of
from rodin_cli.learning.sets import lesson_of, unlike_members
from rodin_cli.learning.writing import check_own, written

REGISTRATIONS = "registrations"


@dataclass(frozen=True)
class KnownKind:
    """What is asked for.

    Attributes:
        folder: of the set. out: for weights. kind: its name. style: of the set.
        weights: folder of models, or None for those that come with Rodin.
        workers: see ``registering.registered``. overwrite: other weights in the folder.
    """

    folder: Path
    out: Path
    kind: str
    style: str
    weights: Path | None
    workers: int | None
    overwrite: bool


def check_known(*of_new: object) -> None:
    """Refuse options that are for new kinds alone.

    Raises:
        CommandError: any is given.
    """
    if any(option is not None for option in of_new):
        raise CommandError("--name, --layout and --up are for new kinds; add --kind new, or leave them out.")


def learn_known(asked: KnownKind) -> dict:
    """Write weights that have learnt from a set.

    Returns: figures, see ``learning.lesson.write_made``.
    Raises:
        RodinError: there is no such set or model, or it cannot learn from it.
    """
    started = time.perf_counter()
    base = load_weights(open_library(asked.weights).first(asked.kind, asked.weights).folder)
    found = unlike_members(asked.folder, asked.kind)
    make_folder(asked.out)
    if not asked.overwrite:
        check_own(asked.out, lambda card: card["training"].get("base") == base.sha256)
    rows = registered(Work(asked.weights, asked.kind, asked.out / REGISTRATIONS), found, asked.workers)
    for row in rows:
        if not row.is_good:
            note(line_of(row))
    command = f"rodin learn SET --kind {asked.kind} --style {asked.style}"
    lesson = lesson_of(found, rows, asked.style, command, started)
    made = learnt(base, lesson.recipes, lesson.style)
    return written(base, made, alone(base, lesson.recipes), lesson, asked.out)
