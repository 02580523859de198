"""Hostile files and command lines, thousands of them. One of them again: ``python -m tests.fuzz.files NUMBER``."""

from __future__ import annotations

import os
import shlex
import shutil
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from queue import SimpleQueue
from typing import Annotated

import numpy as np
import typer

from rodin_cli.app import TRACEBACK_VARIABLE

from .hostile import cards, kinds, manifests, meshes, recipes, weights, words
from .hostile.case import RECIPES, Case, Sound, sound_files
from .judge import faults, looked_at
from .tally import Tally
from .worker import Answer, Worker, run_alone

NAME = "hostile files and command lines"
TARGET = 10_000
SORTS = (meshes, words, weights, cards, recipes, manifests, kinds)
_UNSURE = {"hang", "memory"}  # perhaps the machine's fault, or that of what came before: tried again by itself


@dataclass(frozen=True)
class Attempt:
    """What came of one number.

    Attributes:
        faults: (class of the tally, why) of each defect.
    """

    sort: str
    case: Case
    answer: Answer
    faults: list[tuple[str, str]]


def run(count: int, seed: int, folder: Path) -> Tally:
    """Try the numbers from 0 on.

    Args:
        folder: empty, for all that is written.
    """
    tally, workers = Tally(NAME), SimpleQueue()
    sound = _sound(folder)
    hands = os.cpu_count() or 1
    for number in range(hands):
        workers.put(Worker(folder / f"temporary-{number}"))

    def one(number: int) -> Attempt:
        worker = workers.get()
        try:
            return attempt(seed, number, folder / f"{number}", sound, worker)
        finally:
            workers.put(worker)

    with ThreadPoolExecutor(hands) as pool:
        for number, found in enumerate(pool.map(one, range(count))):
            tally.tried += 1
            for kind, why in found.faults:
                tally.defect(kind, _example(seed, number, found, why))
    while not workers.empty():
        workers.get().close()
    return tally


def attempt(seed: int, number: int, folder: Path, sound: Sound, worker: Worker, keep: bool = False) -> Attempt:
    """Try one number, and again by itself where a fault may not be its own.

    Args:
        folder: for its files; it must not be there, and is not afterwards unless ``keep``.
    """
    found = _attempt(seed, number, folder, sound, worker)
    if _UNSURE & {kind for kind, _ in found.faults}:
        worker.close()
        shutil.rmtree(folder)
        found = _attempt(seed, number, folder, sound, worker)
    if not keep:
        shutil.rmtree(folder, ignore_errors=True)
    return found


def _attempt(seed: int, number: int, folder: Path, sound: Sound, worker: Worker) -> Attempt:
    rng = np.random.default_rng([seed, number])
    shares = np.array([sort.SHARE for sort in SORTS])
    sort = SORTS[int(rng.choice(len(SORTS), p=shares / shares.sum()))]
    inner = folder / "work"  # so that something written beside it is seen
    inner.mkdir(parents=True)
    shutil.copy(sound.recipes, inner / RECIPES)
    case = sort.case(rng, inner, sound)
    before = looked_at(inner)
    if case.script:
        temporary = folder.with_name(f"{folder.name}-alone")
        answer = run_alone(case.script, case.words, inner, temporary, case.changes)
    else:
        temporary = worker.temporary
        answer = worker.run(case.words, inner)
    found = faults(case, inner, before, answer)
    found += [("wrong", f"written beside its folder: {path.name}") for path in folder.iterdir() if path != inner]
    left = list(temporary.iterdir()) if temporary.exists() else []
    if left and answer.code is not None and answer.code >= 0:
        found.append(("left", f"in the folder for temporary files: {left[0].name}"))
    _remove(left)
    return Attempt(sort.__name__.rpartition(".")[2], case, answer, found)


def _remove(paths: list[Path]) -> None:
    for path in paths:
        if path.is_dir() and not path.is_symlink():
            shutil.rmtree(path, ignore_errors=True)
        else:
            path.unlink(missing_ok=True)


def _example(seed: int, number: int, found: Attempt, why: str) -> str:
    command = f"rodin {shlex.join(found.case.words)}"
    command = command if len(command) < 160 else f"{command[:160]}..."
    changes = "".join(f"{name}={value} " for name, value in found.case.changes.items())
    odd = f" in {changes}{found.case.script}" if found.case.script else ""
    return f"--seed {seed} {number} ({found.sort}): {command}{odd}: {why}".encode("utf-8", "replace").decode()


def _sound(folder: Path) -> Sound:
    (folder / "sound").mkdir(parents=True, exist_ok=True)
    return sound_files(folder / "sound")


def _numbers(words_: list[str]) -> Iterator[int]:
    for word in words_:
        first, _, last = word.partition("-")
        yield from range(int(first), int(last or first) + 1)


def again(
    numbers: Annotated[list[str], typer.Argument(help="Numbers to try, or ranges such as 0-99.")],
    seed: Annotated[int, typer.Option("--seed", min=0)] = 0,
    folder: Annotated[Path | None, typer.Option("--folder", help="Where their files stay.")] = None,
    traceback: Annotated[
        bool, typer.Option("--traceback", help="Show where an error that is a fault was raised.")
    ] = False,
) -> None:
    """Try some numbers again, one after the other, and print what was said and what is wrong with it."""
    import tempfile

    place = folder or Path(tempfile.mkdtemp(prefix="rodin-fuzz-"))
    changes = {TRACEBACK_VARIABLE: "1"} if traceback else {}
    sound, worker = _sound(place), Worker(place / "temporary", changes)
    for number in _numbers(numbers):
        found = attempt(seed, number, place / str(number), sound, worker, keep=folder is not None)
        print(_example(seed, number, found, f"exit code {found.answer.code}, {found.answer.seconds:.1f} s"))
        print(found.answer.out + found.answer.err, end="")
        for kind, why in found.faults:
            print(f"  {kind}: {why}")
    worker.close()
    if folder is None:
        shutil.rmtree(place, ignore_errors=True)


if __name__ == "__main__":
    typer.run(again)
