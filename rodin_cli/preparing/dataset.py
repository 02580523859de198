"""A whole set: its files, their records, and the one file that says what is in it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor, as_completed
from dataclasses import asdict
from pathlib import Path, PurePosixPath

import numpy as np

from model_core.export.names import file_stem, unused
from model_core.preparation.duplicates import duplicates
from model_core.preparation.split import held_out
from model_core.workers import begin_worker
from rodin_cli.errors import CommandError
from rodin_cli.meshes.reading import MESH_SUFFIXES, read_mesh
from rodin_cli.meshes.unpacking import UNPACKED_SUFFIXES
from rodin_cli.preparing.one_file import ARCHIVES, Work, prepare_file
from rodin_cli.preparing.records import Asset, Record, fingerprint, read_record, record_path

SUFFIXES = (*MESH_SUFFIXES, *UNPACKED_SUFFIXES)
DATASET_FILE, MESHES, RECORDS = "dataset.json", "meshes", "records"
_LICENCES = ("licence", "license", "copying", "credits", "attribution", "readme")


def mesh_files(folder: Path, out: Path) -> list[str]:
    """Paths within a folder, with slashes, of mesh files and archives in it and below, but not in ``out``; none hidden.

    Raises:
        CommandError: there is no such folder, or no mesh file in it.
    """
    if not folder.is_dir():
        raise CommandError("There is no folder {folder}.", folder=folder)
    paths = [path for path in folder.rglob("*") if path.suffix.lower() in (*SUFFIXES, *ARCHIVES)]
    inside = [path.relative_to(folder) for path in paths if not path.resolve().is_relative_to(out.resolve())]
    found = sorted(path.as_posix() for path in inside if not any(part.startswith(".") for part in path.parts))
    if not found:
        raise CommandError(
            "The folder {folder} contains no mesh ({formats}).", folder=folder, formats=", ".join(SUFFIXES)
        )
    return found


def check_own(out: Path) -> None:
    """See that a folder is new or empty, or has a set that was made here.

    Raises:
        CommandError: it has something else.
    """
    if out.is_dir() and any(out.iterdir()) and not (out / RECORDS).is_dir():
        raise CommandError("{folder} holds something else than a prepared set; choose another folder.", folder=out)


def prepared(work: Work, sources: Sequence[str], workers: int) -> Iterator[Record]:
    """What became of each file, as they are done; those that a former run has done, and that are as they were, first.

    Raises:
        RodinError: there is no such model, or results cannot be written.
    """
    left = []
    for source, name in zip(sources, _names(sources), strict=True):
        record = read_record(record_path(work.records, source))
        if record and record.asked == work.asked(name) and _is_as_it_was(work, record):
            yield record
        else:
            left.append((work, source, name))
    if workers == 1 or len(left) < 2:
        yield from (prepare_file(*job) for job in left)
        return
    with ProcessPoolExecutor(workers, initializer=begin_worker) as pool:
        futures = [pool.submit(prepare_file, *job) for job in left]
        try:
            yield from (future.result() for future in as_completed(futures))
        except BaseException:
            pool.shutdown(wait=False, cancel_futures=True)
            raise


def _names(sources: Sequence[str]) -> list[str]:
    """Names of the files' assets: their paths without suffixes; no two alike, and none with a full stop."""
    taken: set[str] = set()
    stems = ("__".join(PurePosixPath(source).with_suffix("").parts) for source in sources)
    return [unused(file_stem(stem, signs=""), taken) for stem in stems]


def _is_as_it_was(work: Work, record: Record) -> bool:
    try:
        same = record.sha256 == fingerprint(work.folder / record.source)
    except OSError:
        return False
    return same and all((work.meshes / f"{asset.name}.ply").is_file() for asset in record.assets)


def dataset(folder: Path, records: Sequence[Record], meshes: Path) -> dict:
    """The set as JSON: its assets, which are duplicates, which are held out, and under what licences.

    Args:
        records: of all files, in the order of their sources.
    """
    rows = [(record, asset) for record in records for asset in record.assets]
    same = _first_of_each(rows, meshes)
    sources = [str(PurePosixPath(record.source).parent) for record, _ in rows]
    kept = held_out([asset.name for _, asset in rows], sources, same) if rows else []
    licences = {source: licence_of(folder, source) for source in dict.fromkeys(sources)}
    return {
        "assets": [
            {
                "file": f"{asset.name}.ply",
                "source": record.source,
                **{name: value for name, value in asdict(asset).items() if name not in ("name", "signature")},
                "duplicate_of": None if same[index] == index else rows[same[index]][1].name,
                "held_out": kept[index],
                "licence": licences[sources[index]],
            }
            for index, (record, asset) in enumerate(rows)
        ],
        "left_out": [
            {"source": record.source, "part": part, "why": why} for record in records for part, why in record.left_out
        ],
        "refused": [{"source": record.source, "reason": why} for record in records for why in record.refused],
        "kinds": dict(Counter(asset.kind for _, asset in rows)),
    }


def _first_of_each(rows: Sequence[tuple[Record, Asset]], meshes: Path) -> list[int]:
    """Of each asset, the first one of its shape."""
    signatures = np.array([asset.signature for _, asset in rows])
    return duplicates(signatures, lambda index: read_mesh(meshes / f"{rows[index][1].name}.ply"))


def licence_of(folder: Path, source: str) -> str | None:
    """Path within the set of the nearest file that says under what licence a source's folder is; None without one."""
    place = folder / source
    while True:
        for path in sorted(place.iterdir()):
            if (
                path.is_file()
                and path.stem.lower().startswith(_LICENCES)
                and path.suffix.lower() in ("", ".txt", ".md")
            ):
                return path.relative_to(folder).as_posix()
        if place == folder:
            return None
        place = place.parent


def lines_of(record: Record, refused: Callable[[str], None]) -> list[str]:
    """What was done with a file, a line an asset; ``refused`` takes sentences of trouble."""
    for reason in record.refused:
        refused(reason)
    dropped = "".join(f"; {part} left out: {_WHY[why]}" for part, why in record.left_out)
    return [f"{record.source}: {_told(asset)} -> {asset.name}.ply{dropped}" for asset in record.assets]


_WHY = {
    "collision": "collision",
    "level": "a coarser level of detail",
    "ground": "the ground",
    "loose": "a small piece far from the rest",
}


def _told(asset: Asset) -> str:
    second = f", {asset.times:.1f} times as near as {asset.second}" if asset.second else ""
    return f"{asset.kind}{second}, {asset.triangles:,} triangles, {asset.size:.3g} long"
