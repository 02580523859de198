"""Full disks, by limits on the size of files: what is whole stays, what is missing is said, and old files are kept."""

from __future__ import annotations

import random
from pathlib import Path

from .running import finish, look, prepared, sources, start
from .tally import Tally

NAME = "full disks"
TARGET = 100
_SIZES = (2_000, 400_000)  # bytes of the largest file
_COMMANDS = (
    "generate --count 5 --resolution 8 --out out",
    "forge --count 5 --resolution 8 --out out",
    "reconstruct {source}/{mesh} --resolution 8 --out out",
    "interpolate {source}/recipes.json:0 {source}/recipes.json:1 --resolution 8 --out out",
    "export {source} --lods 8,4 --workers 1 --out out",
    "export {source} --lods 8 --for godot --workers 2 --out out",
    "export {source}/recipes.json:0 --lods 8 --textures 64 --out out",
    "batch --count 3 --lods 4 --workers 1 --out out",
    "preview {source} --width 400 --resolution 4 --out out/sheet.png",
)
_AGAIN = 0.3  # share of attempts in folders that hold an earlier result


def run(count: int, seed: int, folder: Path) -> Tally:
    """Run ``count`` commands on disks that are full sooner or later."""
    tally, source = Tally(NAME), sources(folder / "made")
    for number in range(count):
        chance = random.Random(f"{seed} {number}")
        _try(chance, source, prepared(folder / str(number)), tally)
    return tally


def _try(chance: random.Random, source: Path, folder: Path, tally: Tally) -> None:
    mesh = next(source.glob("*.ply")).name
    words = chance.choice(_COMMANDS).format(source=source, mesh=mesh)
    low, high = _SIZES
    size = round(low * (high / low) ** chance.random())
    tally.tried += 1
    example = f"ulimit -f, {size} bytes: rodin {words}"
    before = {}
    if chance.random() < _AGAIN:
        finish(start(words, folder), tally, words)
        before = {path.name: path.read_bytes() for path in (folder / "out").iterdir() if path.is_file()}
    done = finish(start(words, folder, size), tally, example)
    look(folder, tally, example)
    after = {path.name: path.stat().st_size for path in (folder / "out").iterdir() if path.is_file()}
    for name in before.keys() - after.keys():
        tally.defect("lost", f"{example}: {name}, which was there before")
    if not before and any(length > size for length in after.values()):
        tally.defect("wrong", f"{example}: the limit did not hold")
    if done and not before and len(after) == 1:
        tally.defect("wrong", f"{example}: exit 0, and nothing is there")
