"""``rodin learn --kind new``: a kind that nobody wrote a forge for, out of a folder of its meshes."""

from __future__ import annotations

import time
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from model_core.errors import RodinError
from model_core.kinds import kind_of_card
from model_core.learning.extension import FEWEST, alone
from model_core.learning.generic.base import generic_weights, learnt_anew, recentred
from model_core.learning.generic.layouts import Template, check_name, named, template
from model_core.learning.generic.profile import usual_profile
from model_core.learning.generic.proposal import proposed_layout
from model_core.learning.records import Registered
from model_core.surface.mesh import TriangleMesh
from model_core.weights import Weights, arrays_of, load_weights, save_weights
from rodin_cli.console import note, say
from rodin_cli.errors import CommandError
from rodin_cli.files import make_folder
from rodin_cli.learning.registering import Work, registered
from rodin_cli.learning.report import line_of
from rodin_cli.learning.sets import Member, lesson_of, mesh_of, standing, unlike_members
from rodin_cli.learning.writing import check_own, written
from rodin_cli.options import ANY, AUTOMATIC, NEW

ROUNDS = "registrations"
"""Folder in the output with one for each round: weights, and what became of the meshes registered with them."""
_MOST_ROUNDS = 2
# In the median, where a further round changes nothing: times as far as chance has it, and deviations of a latent.
# With more of those, patches have slid along the surface, and what is drawn between two meshes is lumpy.
_NEAR, _USUAL = 1.1, 1.5


@dataclass(frozen=True)
class NewKind:
    """What is asked for.

    Attributes:
        folder: of meshes. out: for weights.
        name: of the kind. style: of the set. layout: None for the one that suits it.
        up: "y" or "z" points up in the files; None: y in glTF and OBJ, z in others.
        workers: see ``registering.registered``. overwrite: other weights in the folder.
    """

    folder: Path
    out: Path
    name: str
    style: str
    layout: str | None
    up: str | None
    workers: int | None
    overwrite: bool


def check_new(name: str | None, layout: str | None, weights: Path | None) -> None:
    """Refuse a name that no new kind can have, an unknown layout, and weights to begin with.

    Raises:
        RodinError: one of them is wrong.
    """
    if weights is not None:
        raise CommandError("A new kind begins without weights; leave out --weights.")
    if name is None:
        raise CommandError("A new kind needs a name; give one with --name, such as --name bottle.")
    if name in (NEW, ANY, AUTOMATIC):
        raise CommandError("A kind cannot be called {name}: commands mean something else by it.", name=name)
    check_name(name)
    if layout is not None:
        template(layout)


def learn_new(asked: NewKind) -> dict:
    """Write the weights of a new kind.

    Returns: figures, see ``learning.lesson.write_made``.
    Raises:
        RodinError: too few meshes, or what is asked for cannot be done.
    """
    started = time.perf_counter()
    found = standing(unlike_members(asked.folder, asked.name), asked.up)
    if len(found) < FEWEST:
        raise CommandError(
            "At least {fewest} different meshes are needed to learn a kind from; {folder} has {count}.",
            fewest=FEWEST,
            folder=asked.folder,
            count=len(found),
        )
    meshes = _readable([member for member in found if not member.held_out])
    layout = asked.layout or _proposed(meshes)
    kind, form = named(layout, asked.name, len(meshes)), template(layout)
    make_folder(asked.out)
    if not asked.overwrite:
        check_own(asked.out, lambda card: kind_of_card(card["kind"]).name == kind.name)
    first = _kept(asked.out / ROUNDS / "1", generic_weights(kind, form, usual_profile(meshes)))
    base, rows = _in_rounds(asked, first, form, found)
    for row in rows:
        if not row.is_good:
            note(line_of(row))
    lesson = lesson_of(found, rows, asked.style, _command(asked, layout), started)
    made = learnt_anew(base, form, lesson.recipes, asked.style)
    return written(first, made, alone(base, lesson.recipes), lesson, asked.out)


def _readable(members: Sequence[Member]) -> list[TriangleMesh]:
    """Meshes of members; whoever registers the others says why they cannot be read."""
    meshes = []
    for member in members:
        with suppress(RodinError):
            meshes.append(mesh_of(member))
    if not meshes:
        raise CommandError("None of the meshes can be read.")
    return meshes


def _proposed(meshes: Sequence[TriangleMesh]) -> str:
    layout = proposed_layout(meshes)
    say(f"The layout {layout} suits the set; another can be chosen with --layout.")
    return layout


def _kept(folder: Path, weights: Weights) -> Weights:
    """Weights as a file gives them back, which registrations name."""
    save_weights(folder, weights.kind, arrays_of(weights), weights.card)
    return load_weights(folder)


def _in_rounds(
    asked: NewKind, first: Weights, form: Template, found: Sequence[Member]
) -> tuple[Weights, list[Registered]]:
    """All meshes registered with generic weights, and again around their own mean where that left much to be done."""
    base, rows = first, _registered(asked, 1, found)
    for number in range(2, _MOST_ROUNDS + 1):
        good = _recipes(found, rows)
        if len(good) < FEWEST or (_median(rows, "ratio_seen") <= _NEAR and _median(rows, "deviations") <= _USUAL):
            break
        again = _kept(asked.out / ROUNDS / str(number), recentred(base, form, good))
        later = _registered(asked, number, found)
        if _median(later, "ratio_seen") > max(_median(rows, "ratio_seen"), _NEAR):
            break
        base, rows = again, later
    return base, rows


def _registered(asked: NewKind, number: int, found: Sequence[Member]) -> list[Registered]:
    folder = asked.out / ROUNDS / str(number)
    return registered(Work(folder, asked.name, folder), found, asked.workers)


def _recipes(found: Sequence[Member], rows: Sequence[Registered]) -> list:
    return [row.found() for member, row in zip(found, rows, strict=True) if row.recipe and not member.held_out]


def _median(rows: Sequence[Registered], figure: str) -> float:
    """Of a figure; that of what was rejected or refused is infinite."""
    return float(np.median([row.figures[figure] if row.is_good else np.inf for row in rows]))


def _command(asked: NewKind, layout: str) -> str:
    return f"rodin learn SET --kind {NEW} --name {asked.name} --layout {layout} --style {asked.style}"
