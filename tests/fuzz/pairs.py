"""Pairs of commands at once in one folder: what each of them writes alone is there in the end, or one says why not."""

from __future__ import annotations

import random
from itertools import combinations_with_replacement
from pathlib import Path

from .running import OWN, finish, look, prepared, sources, start
from .tally import Tally

NAME = "pairs of commands in one folder"
TARGET = 20
_COMMANDS = (
    "generate --count 20 --resolution 4 --out out",
    "generate --count 20 --resolution 4 --variety 0.5 --out out",
    "generate --count 20 --seed 100 --resolution 4 --out out",
    "forge --count 20 --resolution 4 --out out",
    "vary {source}/recipes.json:0 --lock blade --count 10 --resolution 4 --out out",
    "interpolate {source}/recipes.json:0 {source}/recipes.json:1 --resolution 4 --out out",
    "export {source}/recipes.json:0 --lods 4 --workers 1 --out out",
    "export {source}/recipes.json:1 --lods 4 --workers 1 --for godot --out out",
    "batch --count 2 --style katana --lods 4 --workers 1 --out out",
    "preview {source} --width 200 --resolution 4 --out out/sheet.png",
)


def run(count: int, seed: int, folder: Path) -> Tally:
    """Start two commands at once, ``count`` times: each pair of them in turn, in a drawn order."""
    tally, source = Tally(NAME), sources(folder / "made")
    pairs = list(combinations_with_replacement(_COMMANDS, 2))
    random.Random(seed).shuffle(pairs)
    alone: dict[str, set[str]] = {}
    for number in range(count):
        pair = [words.format(source=source) for words in pairs[number % len(pairs)]]
        for words in pair:
            if words not in alone:
                alone[words] = _files_of(words, folder / f"alone_{len(alone)}", tally)
        _try(pair, prepared(folder / str(number)), alone, tally)
    return tally


def _try(pair: list[str], folder: Path, alone: dict[str, set[str]], tally: Tally) -> None:
    tally.tried += 1
    example = " & ".join(pair)
    processes = [start(words, folder) for words in pair]
    well = [finish(process, tally, example) for process in processes]
    look(folder, tally, example)
    there = _files(folder)
    for words, done in zip(pair, well, strict=True):
        missing = alone[words] - there if done else ()
        for name in sorted(missing):
            tally.defect("lost", f"{example}: {name}, though exit 0")
    if not any(well):
        tally.defect("lost", f"{example}: both failed")


def _files_of(words: str, folder: Path, tally: Tally) -> set[str]:
    finish(start(words, prepared(folder)), tally, words)
    return _files(folder)


def _files(folder: Path) -> set[str]:
    return {path.name for path in (folder / "out").iterdir()} - set(OWN)
