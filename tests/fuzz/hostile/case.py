"""One attempt, and the sound files that hostile ones are made of."""

from __future__ import annotations

import json
import subprocess
import sys
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np

from ..worker import ENVIRONMENT, ROOT

SHIPPED = ROOT / "weights" / "sword"
TOY_KIND = ROOT / "tests" / "toy_kind"
OUT = "out"
"""The folder that commands write to, in that of their case."""
RECIPES = "sound.json"
"""Sound recipes in the folder of every case."""
QUICK = ("--resolution", "4")


@dataclass(frozen=True)
class Case:
    """One command, run in the folder that its files were written to.

    Attributes:
        words: after ``rodin``.
        names: a refusal has to name one of them; none where the fault may lie elsewhere.
        several: a refusal may be more than one sentence.
        valid: nothing is wrong with it, so that it must not be refused. refused: it must be.
        chance: the numbers are chance, so that parts may be inside out, but not infinite.
        never: a regular expression that nothing said may match.
        script: of bash, for a process of its own; "" for none.
        changes: to that one's environment.
        silent: its stderr goes nowhere.
        out: folder that results belong in; None for anywhere in that of the case.
    """

    words: tuple[str, ...]
    names: tuple[str, ...] = ()
    several: bool = False
    valid: bool = False
    refused: bool = False
    chance: bool = False
    never: str = ""
    script: str = ""
    changes: dict[str, str] = field(default_factory=dict)
    silent: bool = False
    out: str | None = OUT


@dataclass(frozen=True)
class Sound:
    """Files that Rodin itself has made.

    Attributes:
        recipes: ``recipes.json`` of three swords. recipe: one alone.
        manifest: of an export, with its files beside it.
        plan: ``plan.json`` of a batch.
    """

    recipes: Path
    recipe: Path
    manifest: Path
    plan: Path


def sound_files(folder: Path) -> Sound:
    """Make them, in a few seconds of a Blender.

    Args:
        folder: empty.
    """
    _rodin("generate", "--count", "3", "--seed", "5", "--out", str(folder / "swords"), *QUICK)
    levels = ("--lods", "4", "--textures", "0", "--workers", "1")
    _rodin("export", str(folder / "swords"), "--format", "gltf", *levels, "--out", str(folder / "exported"))
    _rodin("batch", "--count", "1", "--seed", "5", "--format", "gltf", *levels, "--out", str(folder / "batch"))
    recipes = folder / "swords" / "recipes.json"
    alone = folder / "one.json"
    alone.write_text(json.dumps(json.loads(recipes.read_text())["assets"][0]))
    return Sound(recipes, alone, folder / "exported" / "manifest.json", folder / "batch" / ".shards" / "plan.json")


def _rodin(*words: str) -> None:
    subprocess.run([sys.executable, "-m", "rodin_cli", *words], env=ENVIRONMENT, check=True, capture_output=True)


def one_of(rng: np.random.Generator, values: object) -> object:
    """One of some values, by chance."""
    return values[int(rng.integers(len(values)))]
