"""An export cut into shards, each the work of one Blender, in threads here or on a cluster's workers.

The work folder is hidden beside the results. It has a record of each shard, the folders
that Blenders are writing in, and a flag; when the flag goes, they all stop. So every
worker has to see the folder of the results, and nothing else of whoever started it.
"""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import FIRST_COMPLETED, Executor, Future, wait
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

from model_core.errors import ExportError, RodinError
from model_core.export.choices import SUFFIXES, Choices
from model_core.export.manifest import MANIFEST_FILE, read_manifest
from rodin_cli.blender import ONE_THREAD, run_job
from rodin_cli.errors import BlenderStopped, CommandError, sentence
from rodin_cli.export.records import record_path, write_record
from rodin_cli.files import move

MOST = 100
"""Assets of a shard: so many fill a page of the contact sheet."""
SECONDS, SECONDS_EACH = 120, 60  # time limit: Blender's start, and a wide margin for one asset and its textures
_ASSET_SUFFIXES = frozenset(SUFFIXES.values())
_POLL = 0.5  # seconds between two looks at how far the shards are
_GRACE = 60  # seconds for shards that are stopped to put away what is whole


@dataclass(frozen=True)
class Shard:
    """Assets for one Blender: whoever exports it, and how often, the files are of the same assets.

    Attributes:
        index: from 1, unlike that of any other in the work folder.
        count: of its assets.
        assets: gives {"recipes", "meshes", "bases"} as the job "export" takes them.
        choices: of all its assets, as ``Choices.from_dict`` takes them.
        sheet: stem of its contact sheet.
        out, work_folder: absolute.
        weights: folder, or None for the shipped ones.
    """

    index: int
    count: int
    assets: Callable[[], dict]
    choices: dict
    sheet: str
    out: Path
    work_folder: Path
    weights: Path | None = None

    @property
    def record(self) -> Path:
        """Where its record lies."""
        return record_path(self.work_folder, self.index)


@dataclass(frozen=True)
class Trouble:
    """Why a shard is not complete.

    Attributes:
        text: one sentence.
        final: the next shard would fare no better.
    """

    text: str
    final: bool


def shard_size(count: int, workers: int) -> int:
    """Most assets of a shard, so that as many workers are busy to the end.

    >>> shard_size(30, 2), shard_size(250, 2), shard_size(10_000, 2)
    (15, 63, 100)
    """
    rounds = -(-count // (MOST * workers))
    return -(-count // (workers * rounds))


def sheet_stem(index: int, shards: int) -> str:
    """Of a shard's contact sheet; where there is but one shard it has no number."""
    return "contact_sheet" if shards == 1 else f"contact_sheet_{index:04}"


def run_shards(
    shards: Sequence[Shard], executor: Executor, work_folder: Path, on_progress: Callable[[int], object]
) -> list[str]:
    """Export shards, in any order; those that fail do not hold up the others unless these would fail too.

    Args:
        executor: where :func:`export_shard` is run.
        on_progress: called twice a second, at times more often, with how many assets are written.
    Returns:
        What went wrong, a sentence each.
    """
    troubles: dict[str, None] = {}
    with _flag(work_folder) as flag:
        pending = {executor.submit(export_shard, shard, flag): shard for shard in shards}
        finished, final = 0, False
        try:
            while pending and not final:
                for future in wait(pending, _POLL, FIRST_COMPLETED).done:
                    finished += pending.pop(future).count
                    trouble = None if final else _outcome(future)
                    if trouble:
                        troubles[trouble.text], final = None, trouble.final
                on_progress(finished + _written(work_folder))
        finally:
            flag.unlink(missing_ok=True)
            wait(pending, _GRACE)
    return list(troubles)


def export_shard(shard: Shard, flag: Path) -> Trouble | None:
    """Export one shard, and put what is whole into its place however that ends; its record comes last.

    Args:
        flag: a file; once it is gone, the shard is no longer wanted.
    """
    if not flag.exists():
        return None
    try:
        for left in _places(shard):
            shutil.rmtree(left, ignore_errors=True)  # of one that was killed; a Blender in there will stop
        prefix = f"{shard.record.stem}-"
        with tempfile.TemporaryDirectory(prefix=prefix, dir=shard.work_folder, ignore_cleanup_errors=True) as place:
            try:
                return _export(shard, Path(place), flag)
            finally:
                _put_away(shard, Path(place))
    except (RodinError, OSError) as error:
        return Trouble(sentence(error), final=True)


def _export(shard: Shard, place: Path, flag: Path) -> Trouble | None:
    request = {
        **shard.assets(),
        "out": str(place),
        "choices": shard.choices,
        "sheet": shard.sheet,
        "weights": str(shard.weights) if shard.weights else None,
        "engine": "numpy",  # the same everywhere
    }
    try:
        run_job("export", request, SECONDS + SECONDS_EACH * shard.count, environment=ONE_THREAD, wanted=flag.exists)
    except CommandError as error:
        text = sentence(error).replace(str(place), str(shard.out))
        return Trouble(text, final=not isinstance(error, BlenderStopped))
    return None


def _put_away(shard: Shard, place: Path) -> None:
    """Move what Blender has noted as written to the folder, and note it in the shard's record."""
    try:
        record = read_manifest(place / MANIFEST_FILE)
    except ExportError:  # Blender did not come so far, or the shard was begun anew elsewhere
        return
    waiting, suffix = list(record["assets"]), Choices.from_dict(shard.choices).suffix
    record["assets"] = []
    try:
        while waiting:
            names = [file["name"] for file in waiting[0]["files"]]
            for name in sorted(names, key=lambda name: name.endswith(suffix)):  # what it refers to comes first
                move(place / name, shard.out / name)
            record["assets"].append(waiting.pop(0))
        for name in record["contact_sheets"]:
            move(place / name, shard.out / name)
    finally:
        record["missing"] += [{"name": sword["name"], "base": sword["base"]} for sword in waiting]
        write_record(shard.record, record)


def _outcome(future: Future) -> Trouble | None:
    """Of a shard that ended; a worker that died again and again is the executor's error."""
    error = future.exception()
    return Trouble(sentence(RodinError(error)), final=False) if error else future.result()


def _places(shard: Shard) -> Iterator[Path]:
    return shard.work_folder.glob(f"{shard.record.stem}-*")


def _written(work_folder: Path) -> int:
    """Assets that Blenders have written and nobody has put away yet."""
    with suppress(OSError):  # a folder went while it was looked into
        return sum(path.suffix in _ASSET_SUFFIXES for path in work_folder.glob("[0-9]*-*/*"))
    return 0


@contextmanager
def _flag(work_folder: Path) -> Iterator[Path]:
    for older in work_folder.glob("running-*"):  # whoever still works for it stops
        older.unlink(missing_ok=True)
    with tempfile.NamedTemporaryFile(prefix="running-", dir=work_folder, delete=False) as file:
        flag = Path(file.name)
    try:
        yield flag
    finally:
        flag.unlink(missing_ok=True)
