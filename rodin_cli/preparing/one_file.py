"""One file of a set: read, split into single assets, each told, stood upright and written."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

import numpy as np

from model_core.automatic import Nearest, nearest_kind
from model_core.errors import RodinError, shown
from model_core.model import Model
from model_core.preparation.assets import NamedMesh, separated
from model_core.preparation.duplicates import signature
from model_core.steps import finish
from model_core.surface.mesh import TriangleMesh
from rodin_cli.assets import compared_entries, compared_models, open_library
from rodin_cli.errors import CommandError, sentence
from rodin_cli.files import named_file
from rodin_cli.meshes.reading import read_parts
from rodin_cli.meshes.unpacking import UNPACKED_SUFFIXES, unpack
from rodin_cli.meshes.writing import write_ply
from rodin_cli.options import AUTOMATIC
from rodin_cli.preparing.records import Asset, Record, asked_of, fingerprint, record_path, write_record

ARCHIVES = (".zip", ".rar", ".7z", ".tar", ".gz")
"""Told of, since meshes may be in them."""


@dataclass(frozen=True)
class Work:
    """What the files of a set have in common.

    Attributes:
        folder: of the set. weights: folder of models, or None for those that come with Rodin.
        kind: name of all assets' kind, or ``AUTOMATIC``. meshes, records: folders for results.
    """

    folder: Path
    weights: Path | None
    kind: str
    meshes: Path
    records: Path

    def asked(self, name: str) -> str:
        """What a file's record depends on besides the file; ``name`` is that of its assets.

        Raises:
            RodinError: there is no such model.
        """
        return asked_of(self.kind, name, hashes_of(self.weights, self.kind))


@lru_cache(maxsize=1)
def hashes_of(weights: Path | None, kind: str) -> tuple[str, ...]:
    """Of the models that each mesh is compared with; raises as :func:`models_of`."""
    return tuple(entry.sha256 for entry in compared_entries(open_library(weights), weights, kind))


@lru_cache(maxsize=1)
def models_of(weights: Path | None, kind: str) -> tuple[Model, ...]:
    """The models that each mesh is compared with, opened once a process.

    Raises:
        RodinError: there is none.
    """
    return tuple(compared_models(open_library(weights), weights, kind))


def prepare_file(work: Work, source: str, name: str) -> Record:
    """Make the assets of a file, and the record of what became of it.

    Args:
        source: the file's path within the set. name: of its asset; where it has several, a number follows.
    Raises:
        CommandError: results cannot be written.
    """
    record = _looked_at(work, source, name)
    write_record(record_path(work.records, source), record)
    return record


def _looked_at(work: Work, source: str, name: str) -> Record:
    asked = work.asked(name)
    try:
        content = fingerprint(work.folder / source)
        found = separated(_parts(work.folder / source))
    except (RodinError, OSError) as error:
        return Record(source, "", asked, (), (), (sentence(error),))
    assets, refused = [], []
    for number, part in enumerate(found.assets):
        own_name = name if len(found.assets) == 1 else f"{name}.{number + 1:03d}"
        try:
            asset, upright = _prepared(work, part, own_name)
        except RodinError as error:
            refused.append(f"{source}, {shown(part.name)}: {sentence(error)}")
        else:
            with named_file(work.meshes / f"{own_name}.ply") as unfinished:
                write_ply(unfinished, upright)
            assets.append(asset)
    return Record(source, content, asked, tuple(assets), found.left_out, tuple(refused))


def _parts(path: Path) -> list[NamedMesh]:
    if path.suffix.lower() in ARCHIVES:
        raise CommandError("{path} is an archive; unpack it first.", path=path)
    return unpack(path) if path.suffix.lower() in UNPACKED_SUFFIXES else read_parts(path)


def _prepared(work: Work, part: NamedMesh, name: str) -> tuple[Asset, TriangleMesh]:
    """An asset, and its mesh upright.

    Raises:
        RodinError: it is of no kind, or has no surface.
    """
    mesh = TriangleMesh.checked(part.mesh.vertices, part.mesh.triangles)
    nearest = finish(nearest_kind(models_of(work.weights, work.kind), mesh, "latent"))
    if work.kind == AUTOMATIC and not nearest.alike:
        raise RodinError(
            "It looks like none of the kinds; the nearest is {kind}, off by {share:.1%} of its size.",
            kind=nearest.model.kind.words.singular,
            share=nearest.share,
        )
    upright = _upright(mesh, nearest)
    asset = Asset(
        name=name,
        part=part.name,
        kind=nearest.model.kind.name,
        share=nearest.share,
        second=nearest.second.kind.name if nearest.second else None,
        times=nearest.times,
        triangles=len(mesh.triangles),
        size=float(np.ptp(upright.vertices, axis=0).max()),
        signature=tuple(signature(mesh).tolist()),
    )
    return asset, upright


def _upright(mesh: TriangleMesh, nearest: Nearest) -> TriangleMesh:
    """As assets of its kind stand, its origin where theirs is, in its own size."""
    placement = nearest.found.placement
    scale = np.cbrt(np.linalg.det(placement[:3, :3]))
    return TriangleMesh((mesh.vertices - placement[:3, 3]) @ placement[:3, :3] / scale, mesh.triangles)
