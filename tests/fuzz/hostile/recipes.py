"""Recipes, alone or in a ``recipes.json``, and folders that have one already."""

from __future__ import annotations

import json
from pathlib import Path

import numpy as np

from .case import OUT, QUICK, Case, Sound, one_of
from .damage import damaged_bytes, damaged_json, odd_file

SHARE = 0.12
_NAMES = ("../../x", "", ".", "..", "CON", "a/b", "a\nb", "x" * 500, "\u202eabc", "\ud800", "-x", ".rodin-x", 5, None)


def case(rng: np.random.Generator, folder: Path, sound: Sound) -> Case:
    """A JSON file in ``folder``, or in the folder of its results, and a command that reads it."""
    alone = rng.random() < 0.3
    value = json.loads((sound.recipe if alone else sound.recipes).read_text())
    path = folder / ("one.json" if alone else "recipes.json")
    how = rng.random()
    if how < 0.04:
        odd_file(rng, path)
    elif how < 0.16:
        path.write_bytes(damaged_bytes(rng, json.dumps(value).encode()))
    elif how < 0.26:  # sound but for its names
        for entry in [value] if alone else value["assets"]:
            entry["name"] = one_of(rng, _NAMES)
        path.write_bytes(json.dumps(value).encode())
    else:
        path.write_bytes(damaged_json(rng, value))
    if not alone and rng.random() < 0.15:
        (folder / OUT).mkdir()
        path.rename(folder / OUT / path.name)
        return Case(("generate", "--out", OUT, *QUICK), names=("recipes.json",))
    return Case(_asked(rng, path.name if alone else f"{path.name}:{rng.integers(3)}", path.name), names=(path.name,))


def _asked(rng: np.random.Generator, address: str, name: str) -> tuple[str, ...]:
    out = ("--out", OUT, *QUICK)
    if rng.random() < 0.004:
        return ("export", name, "--lods", "4", "--textures", "0", "--workers", "1", "--format", "gltf", "--out", OUT)
    return one_of(
        rng,
        [("measure", address)] * 3
        + [("vary", address, "--lock", "blade", *out), ("vary", address, "--set", "blade_length=0.7", *out)]
        + [("interpolate", address, address, "--steps", "2", *out)]
        + [("mix", "--take", f"blade={address}", "--rest", address, *out)],
    )
