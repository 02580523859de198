"""Learning, in a Blender of its own: meshes are registered, weights written, and the other one told how far it is."""

from __future__ import annotations

import time
from collections.abc import Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path

import numpy as np

from ...model_core.engine.numpy_engine import NumpyEngine
from ...model_core.errors import RodinError
from ...model_core.files import alone_in
from ...model_core.judging import rays
from ...model_core.learning.extension import check
from ...model_core.learning.lesson import Lesson, write_learnt
from ...model_core.learning.records import (
    Registered,
    read_registered,
    refused_as,
    registered_as,
    write_registered,
)
from ...model_core.learning.registration import register
from ...model_core.learning.rejection import reasons
from ...model_core.learning.verdict import sentences
from ...model_core.model import Model
from ...model_core.preparation.duplicates import duplicates, signature
from ...model_core.preparation.split import held_out
from ...model_core.surface.mesh import TriangleMesh
from ...model_core.weights import load_weights
from . import progress, snapshot
from .progress import DONE, FAILED, REGISTER, TAKEN, WENT_WELL, Progress, Row, record_path
from .rays import blender_rays
from .snapshot import Member, Snapshot


def learn(folder: Path) -> int:
    """Learn what the snapshot of a folder asks for; what a former run has done is not done again."""
    rays.use(blender_rays)
    now = Progress()
    try:
        with alone_in(folder / snapshot.MESHES, 0.0):
            now = _learn(folder, snapshot.read(folder))
    except TimeoutError:
        return TAKEN
    except RodinError as error:
        now = (progress.read(folder) or now).failed(error)
    except (OSError, ValueError, KeyError, TypeError) as error:
        failed = RodinError("Learning stopped: {reason}", reason=str(error))
        now = (progress.read(folder) or now).failed(failed)
    progress.write(folder, now)
    return FAILED if now.error else WENT_WELL


def _learn(folder: Path, wanted: Snapshot) -> Progress:
    started, base = time.perf_counter(), load_weights(Path(wanted.base))
    meshes = {one.sha256: snapshot.read_mesh(folder, one.sha256) for one in wanted.members}
    members = _unlike(wanted.members, meshes)
    check(base, len(members), wanted.style)
    kept = held_out([one.sha256 for one in members], [one.sha256 for one in members], range(len(members)))
    now = Progress(REGISTER, 0, len(members))
    progress.write(folder, now)
    model, found = Model(base, NumpyEngine(base)), []
    for one, held in zip(members, kept, strict=True):
        found.append(_registered(folder, model, one, meshes[one.sha256]))
        rows = (*now.rows, _row(found[-1], one, held))
        now = replace(now, done=len(rows), rows=rows)
        progress.write(folder, now)
    lesson = Lesson(
        recipes=[one.found() for one, held in zip(found, kept, strict=True) if one.is_good and not held],
        style=wanted.style,
        held_out=[
            meshes[one.sha256] for one, held, row in zip(members, kept, found, strict=True) if held and row.recipe
        ],
        command="Learn in Blender's panel",
        started=started,
    )
    figures = write_learnt(base, lesson, folder, partial(_report, folder, now))
    return replace(now, stage=DONE, done=1, total=1, said=tuple(sentences(figures, wanted.style)))


def _report(folder: Path, now: Progress, stage: str, done: int, total: int) -> None:
    progress.write(folder, replace(now, stage=stage, done=done, total=total))


def _unlike(members: Sequence[Member], meshes: dict[str, TriangleMesh]) -> list[Member]:
    """The first one of each shape."""
    members = list({one.sha256: one for one in reversed(members)}.values())[::-1]
    own = [meshes[one.sha256] for one in members]
    same = duplicates(np.stack([signature(mesh) for mesh in own]), own.__getitem__)
    return [one for index, one in enumerate(members) if same[index] == index]


def _registered(folder: Path, model: Model, one: Member, mesh: TriangleMesh) -> Registered:
    path = record_path(folder, one.sha256)
    kept = read_registered(path)
    if kept and kept.is_of(one.sha256, model.weights_hash):
        return kept
    try:
        found = registered_as(one.name, one.sha256, model.weights_hash, register(model, mesh))
    except RodinError as error:
        return refused_as(one.name, model.weights_hash, str(error))
    path.parent.mkdir(exist_ok=True)
    write_registered(path, found)
    return found


def _row(found: Registered, one: Member, held: bool) -> Row:
    why_not = ((found.refused, {}),) if found.refused else tuple(reasons(found))
    return Row(one.name, one.sha256, found.figures.get("ratio_seen"), held, why_not)
