"""Manifests of exports and plans of batches, in the folder they tell of."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import numpy as np

from .case import OUT, QUICK, Case, Sound, one_of
from .damage import damaged_bytes, damaged_json, odd_file

SHARE = 0.10
_SECRET = "secret.txt"
_LEVELS = ("--lods", "4", "--textures", "0", "--workers", "1", "--format", "gltf")


def case(rng: np.random.Generator, folder: Path, sound: Sound) -> Case:
    """A folder with a hostile manifest or plan, and a command that reads it."""
    if rng.random() < 0.12:
        return _plan(rng, folder, sound)
    exported = folder / "game"
    exported.mkdir()
    for path in sound.manifest.parent.iterdir():
        if path.is_file():
            shutil.copy(path, exported / path.name)
    path, record = exported / "manifest.json", json.loads(sound.manifest.read_text())
    (folder / _SECRET).write_text("1234567")
    how = rng.random()
    if how < 0.04:
        path.unlink()
        odd_file(rng, path)
    elif how < 0.14:
        path.write_bytes(damaged_bytes(rng, path.read_bytes()))
    elif how < 0.24:
        names = (f"../{_SECRET}", str(folder / _SECRET), f"../game/../{_SECRET}", f"..\\{_SECRET}", f"./../{_SECRET}")
        one_of(rng, one_of(rng, record["assets"])["files"])["name"] = one_of(rng, names)
        path.write_text(json.dumps(record))
    else:
        path.write_bytes(damaged_json(rng, record))
    return _asked(rng)


def _asked(rng: np.random.Generator) -> Case:
    out, address = ("--out", OUT, *QUICK), "game/manifest.json:0"
    words = one_of(
        rng,
        [("check", "game"), ("check", "game", "--hashes")] * 2
        + [("measure", address), ("vary", address, "--lock", "blade", *out)]
        + [("interpolate", address, address, "--steps", "2", *out)],
    )
    if rng.random() < 0.02:
        words = one_of(
            rng, (("export", "game", "--out", OUT), ("export", "game", "--out", "game"), ("preview", "game"))
        )
        words += ("--out", f"{OUT}/x.png") if words[0] == "preview" else _LEVELS
    # What a file outside weighs, or its hash, is not said.
    several, out = words[0] in ("check", "export"), None if words[0] == "export" else OUT
    checked = (" is missing.", " was refused", " bytes ", " has changed since ") if words[0] == "check" else ()
    names = ("manifest.json", "game", *checked)
    return Case(words, names, several=several, never=rf"{_SECRET} has", out=out)


def _plan(rng: np.random.Generator, folder: Path, sound: Sound) -> Case:
    work = folder / OUT / ".shards"
    work.mkdir(parents=True)
    path, how = work / "plan.json", rng.random()
    if how < 0.1:
        odd_file(rng, path)
    elif how < 0.3:
        path.write_bytes(damaged_bytes(rng, sound.plan.read_bytes()))
    else:
        path.write_bytes(damaged_json(rng, json.loads(sound.plan.read_text())))
    words = ("batch", "--count", "1", "--seed", "5", *_LEVELS, "--out", OUT)
    return Case(words, names=("plan.json", "another batch", OUT), several=True)
