"""Folders of kinds: tables, atlas, words and forge."""

from __future__ import annotations

import json
import re
import shutil
from pathlib import Path

import numpy as np

from .case import OUT, QUICK, TOY_KIND, Case, Sound, one_of
from .damage import damaged_bytes, damaged_json, odd_file

SHARE = 0.07
_FILES = ("kind.toml",) * 5 + ("atlas.json", "words.toml", "families.toml", "families.toml", "forge.py")
_VALUES = (
    *("nan", "inf", "-inf", "1e308", "0", "-1", "1", "9223372036854775808", "true", '""', '"x"', "[]", "{}", "[[]]"),
    *("1979-05-27", "07:32:00", '["handle", "low"]', '["handle", "middle"]', '"handle"', '"../x"', '"{x}"', "[0, -1]"),
    *("[nan, nan]", "[1, 0]", "[" * 300 + "]" * 300, "[" * 5000 + "]" * 5000, '"' + "x" * 100_000 + '"', "'\\ud800'"),
    *('"\\u0000"', '"[red]"', '"Head"', "{ name = 1 }", "[0.1, 1e308]", "1e-320", "0.5"),
)
_AMOUNTS = ("0.0", "-1.0", "1e-9", "0.05", "0.5", "1.0", "3.0", "1e3", "1e30", "nan", "inf", "1e-320", "0", "2")
_NUMBER = re.compile(r"-?\d+\.?\d*")
_FORGES = (
    *("raise ValueError('x')", "import sys; sys.exit(3)", "x = ", "1 / 0", "import nowhere"),
    *("FAMILIES = ()", "FAMILIES = 5", "FAMILIES = ('short', 5)", "FAMILIES = None", "del forge", "draw = 5"),
    *("def forge(p, R): return None", "def forge(p, R): return np.zeros((16, R, R, 3))", "raise RecursionError"),
    *("def forge(p, R): return np.full((16, R, R, 3), np.nan, 'f4')", "def draw(f, r): raise OSError(5, 'x')"),
    *("def forge(p, R): return np.zeros((2**20, 2**10, 2**10))", "def forge(p, R): return [[1], [2, 3]]", "\x00"),
    *(
        "class E(Exception):\n    def __str__(self): raise self\nraise E",
        "raise MemoryError",
        "raise ValueError('a\\nb')",
    ),
)
"""What a forge may end with."""


def case(rng: np.random.Generator, folder: Path, sound: Sound) -> Case:
    """A kind in a folder of ``folder``, and a command that reads it."""
    name = f"kind{rng.integers(10**9)}"  # one process reads a name once
    kind = Path(shutil.copytree(TOY_KIND, folder / name, ignore=shutil.ignore_patterns("__pycache__")))
    path = kind / one_of(rng, _FILES)
    if rng.random() < 0.04:
        path.unlink()
        odd_file(rng, path)
    elif rng.random() < 0.15 and path.name != "forge.py":
        path.write_bytes(damaged_bytes(rng, path.read_bytes()))
    elif path.name == "forge.py":
        path.write_text(path.read_text() + "\n" + one_of(rng, _FORGES) + "\n")
    elif path.name == "atlas.json":
        path.write_bytes(damaged_json(rng, json.loads(path.read_text())))
    else:
        path.write_text(_spoilt_toml(rng, path.read_text()), encoding="utf-8")
    words = ("forge", "--kind", name, "--out", OUT, *QUICK, "--seed", str(rng.integers(1000)))
    if rng.random() < 0.15:
        words = ("train", "--kind", name, "--preset", "nothing")
    return Case(words, names=(name, path.name, "There is no preset nothing"))


def _spoilt_toml(rng: np.random.Generator, text: str) -> str:
    lines = text.splitlines()
    for _ in range(int(rng.integers(1, 3))):
        full = [number for number, line in enumerate(lines) if line.strip()]
        at, how = int(one_of(rng, full)), rng.random()
        key, equals, _ = lines[at].partition(" = ")
        if how < 0.35 and _NUMBER.search(lines[at]):
            numbers = list(_NUMBER.finditer(lines[at]))
            found = one_of(rng, numbers)
            lines[at] = lines[at][: found.start()] + one_of(rng, _AMOUNTS) + lines[at][found.end() :]
        elif how < 0.7 and equals:
            lines[at] = f"{key} = {one_of(rng, _VALUES)}"
        elif how < 0.8:
            lines[at:at] = [lines[at]] * int(one_of(rng, (1, 40)))
        elif how < 0.9:
            lines[at] = f"x = {one_of(rng, _VALUES)}"
        else:
            del lines[at]
    return "\n".join(lines) + "\n"
