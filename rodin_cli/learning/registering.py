"""A whole set registered: each mesh's charts in files, kept from run to run."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from concurrent.futures import Executor, ProcessPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass, replace
from functools import lru_cache
from pathlib import Path

import numpy as np

from model_core.automatic import nearest_kind
from model_core.errors import RodinError
from model_core.kinds import builtin_kinds
from model_core.learning.records import Registered, read_registered, refused_as, registered_as, write_registered
from model_core.learning.registration import register
from model_core.model import Model
from model_core.steps import finish
from model_core.surface.mesh import TriangleMesh
from model_core.workers import begin_worker
from rodin_cli.assets import compared_models, open_library, open_model, welded
from rodin_cli.commands.reconstruct import SUFFIX
from rodin_cli.console import progress_bar
from rodin_cli.errors import CommandError, sentence
from rodin_cli.farm import farm
from rodin_cli.files import staged
from rodin_cli.learning.sets import Member, mesh_of
from rodin_cli.meshes.writing import write_ply
from rodin_cli.options import AUTOMATIC, Engine
from rodin_cli.preparing.records import fingerprint

RESOLUTION = 24
"""Points along the side of a written chart."""
_CLEARLY = 1.5  # times as far as the likeness of another kind: a mesh is then not of the kind that was named


@dataclass(frozen=True)
class Work:
    """What the meshes of a set have in common: a folder of models or None, a kind's name, a folder for results."""

    weights: Path | None
    kind: str
    out: Path


@lru_cache(maxsize=1)
def model_of(weights: Path | None, kind: str) -> Model:
    """The model that meshes are registered with, opened once a process.

    Raises:
        RodinError: there is none.
    """
    return open_model(weights, Engine.numpy, kind=kind)


def registered(
    work: Work, set_members: Sequence[Member], workers: int | None = None, scheduler: str | None = None
) -> list[Registered]:
    """What became of each mesh, in their order; what a former run has done, and is as it was, is not done again.

    Args:
        workers: processes here; None for one a processor core. scheduler: address of a Dask cluster that works instead.
    Raises:
        RodinError: there is no such model, or results cannot be written.
        CommandError: there is no such cluster.
    """
    rows = []
    with progress_bar() as bar:
        task = bar.add_task("register", total=len(set_members))
        for row in _in_turn(work, set_members, workers or os.cpu_count() or 1, scheduler):
            rows.append(row)
            bar.advance(task)
    return rows


def _in_turn(work: Work, set_members: Sequence[Member], workers: int, scheduler: str | None) -> Iterator[Registered]:
    if scheduler is None and (workers == 1 or len(set_members) < 2):
        yield from (register_member(work, member) for member in set_members)
        return
    if scheduler:  # whose workers are in folders of their own
        work = replace(work, out=work.out.resolve(), weights=work.weights and work.weights.resolve())
        set_members = [replace(member, path=member.path.resolve()) for member in set_members]
    with farm(scheduler, workers, _processes) as (executor, _):
        yield from executor.map(register_member, [work] * len(set_members), set_members)


@contextmanager
def _processes(workers: int) -> Iterator[Executor]:
    """Whatever ends the work ends what is not begun, too."""
    with ProcessPoolExecutor(workers, initializer=begin_worker) as pool:
        try:
            yield pool
        except BaseException:
            pool.shutdown(wait=False, cancel_futures=True)
            raise


def register_member(work: Work, member: Member) -> Registered:
    """Write the charts of a mesh as ``NAME_rodin.ply``, ``.json`` and ``.npz``, and say what became of it.

    Raises:
        RodinError: there is no such model, or results cannot be written.
    """
    model, name = model_of(work.weights, work.kind), f"{member.name}{SUFFIX}"
    kept = read_registered(work.out / f"{name}.json")
    whole = all((work.out / f"{name}.{suffix}").is_file() for suffix in ("ply", "npz"))
    try:
        source = fingerprint(member.path)
        if kept and whole and kept.is_of(source, model.weights_hash):
            return kept
        mesh = mesh_of(member)
        if not member.told:
            _see_its_kind(model, mesh, member.path)
        one = register(model, mesh)
    except (RodinError, OSError) as error:
        return refused_as(member.name, model.weights_hash, sentence(error))
    found = registered_as(member.name, source, model.weights_hash, one)
    _write(work.out, name, model, found)
    return found


def _see_its_kind(model: Model, mesh: TriangleMesh, path: Path) -> None:
    """Refuse a mesh that is clearly of another kind: patches that are free enough fit it nevertheless.

    Raises:
        CommandError: it is.
    """
    if model.kind.name not in builtin_kinds():
        return
    nearest = finish(nearest_kind([model, *_others(model.kind.name)], mesh, "none"))
    if nearest.model is not model and nearest.alike and nearest.times > _CLEARLY:
        raise CommandError(
            "{path} looks like one of the {kinds}. To keep it, prepare the set with rodin prepare --kind {own}.",
            path=path,
            kinds=nearest.model.kind.words.plural,
            own=model.kind.name,
        )


@lru_cache(maxsize=1)
def _others(kind: str) -> list[Model]:
    """The models that come with Rodin, of all other kinds; opened once a process."""
    return [one for one in compared_models(open_library(None), None, AUTOMATIC) if one.kind.name != kind]


def _write(out: Path, name: str, model: Model, found: Registered) -> None:
    placement = np.array(found.placement)
    with staged(out, overwrite=True) as folder:
        write_ply(folder / f"{name}.ply", welded(model, found.found(), RESOLUTION, placement))
        grids = model.shape(found.found(), RESOLUTION)
        np.savez_compressed(folder / f"{name}.npz", grids=grids, placement=placement)
        write_registered(folder / f"{name}.json", found)
