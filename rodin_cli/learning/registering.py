"""A whole set registered: each mesh's charts in files, kept from run to run."""

from __future__ import annotations

import json
import os
from collections.abc import Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import asdict, dataclass
from functools import lru_cache
from pathlib import Path

import numpy as np

from model_core.errors import RodinError
from model_core.learning.registration import register
from model_core.model import Model
from model_core.recipe import Recipe
from model_core.workers import begin_worker
from rodin_cli.assets import open_model, welded
from rodin_cli.commands.reconstruct import SUFFIX
from rodin_cli.console import progress_bar
from rodin_cli.errors import sentence
from rodin_cli.files import staged, write_json
from rodin_cli.learning.sets import Member
from rodin_cli.meshes.reading import read_mesh
from rodin_cli.meshes.writing import write_ply
from rodin_cli.options import Engine
from rodin_cli.preparing.records import fingerprint

VERSION = 1
RESOLUTION = 24
"""Points along the side of a written chart."""


@dataclass(frozen=True)
class Registered:
    """What became of a mesh.

    Attributes:
        name: of the member. source: SHA-256 of its file. weights: that it was registered with. version: of this code.
        figures: see ``learning.registration``. faults: figures over their limits; with any it was rejected.
        refused: a sentence, where there is no registration. recipe: as a dict; None where there is none.
        placement: (4, 4) asset space -> the mesh's coordinates. seconds: that the likeness took.
    """

    name: str
    source: str
    weights: str
    version: int
    figures: dict[str, float]
    faults: tuple[str, ...]
    refused: str | None
    recipe: dict | None
    placement: list | None
    seconds: float

    @property
    def is_good(self) -> bool:
        """Whether it may be learnt from."""
        return self.recipe is not None and not self.faults

    def found(self) -> Recipe:
        """Its recipe, where there is one."""
        return Recipe.from_dict(self.recipe)


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


def registered(work: Work, set_members: Sequence[Member], workers: int | None = None) -> list[Registered]:
    """What became of each mesh, in their order; what a former run has done, and is as it was, is not done again.

    Args:
        workers: processes; None for one a processor core.
    Raises:
        RodinError: there is no such model, or results cannot be written.
    """
    rows = []
    with progress_bar() as bar:
        task = bar.add_task("register", total=len(set_members))
        for row in _in_turn(work, set_members, workers or os.cpu_count() or 1):
            rows.append(row)
            bar.advance(task)
    return rows


def _in_turn(work: Work, set_members: Sequence[Member], workers: int) -> Iterator[Registered]:
    if workers == 1 or len(set_members) < 2:
        yield from (register_member(work, member) for member in set_members)
        return
    with ProcessPoolExecutor(workers, initializer=begin_worker) as pool:
        try:
            yield from pool.map(register_member, [work] * len(set_members), set_members)
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
        if kept and whole and (kept.source, kept.weights, kept.version) == (source, model.weights_hash, VERSION):
            return kept
        one = register(model, read_mesh(member.path))
    except (RodinError, OSError) as error:
        return Registered(member.name, "", model.weights_hash, VERSION, {}, (), sentence(error), None, None, 0.0)
    found = Registered(
        name=member.name,
        source=source,
        weights=model.weights_hash,
        version=VERSION,
        figures=one.figures,
        faults=one.faults,
        refused=None,
        recipe=one.found.recipe.to_dict(),
        placement=one.found.placement.tolist(),
        seconds=one.found.seconds,
    )
    _write(work.out, name, model, found)
    return found


def _write(out: Path, name: str, model: Model, found: Registered) -> None:
    placement = np.array(found.placement)
    with staged(out, overwrite=True) as folder:
        write_ply(folder / f"{name}.ply", welded(model, found.found(), RESOLUTION, placement))
        grids = model.shape(found.found(), RESOLUTION)
        np.savez_compressed(folder / f"{name}.npz", grids=grids, placement=placement)
        write_json(folder / f"{name}.json", asdict(found))


def read_registered(path: Path) -> Registered | None:
    """What a former run has made; None where there is nothing that can be read: it is then made again."""
    try:
        values = json.loads(path.read_text(encoding="utf-8"))
        found = Registered(**{**values, "faults": tuple(values["faults"])})
        found.found()
    except (OSError, ValueError, TypeError, KeyError, RodinError):
        return None
    return found
