"""Command lines: every command with options and values by chance, in odd surroundings."""

from __future__ import annotations

import shutil
from enum import Enum
from functools import lru_cache
from pathlib import Path
from typing import get_args, get_origin

import numpy as np

from .case import OUT, QUICK, SHIPPED, Case, Sound, one_of
from .damage import NUMBERS, odd_file

SHARE = 0.16
FREE = ("generate", "measure", "vary", "mix", "interpolate", "check", "forge", "reconstruct")
"""Commands that end soon whatever they are asked."""
_BLENDER_SHARE = 0.03
_LIMITED = {"count": 2, "steps": 3, "resolution": 40, "workers": 2, "width": 400, "columns": 3, "textures": 64}
"""Most of what takes long in proportion; more is still asked for where it is over the limit."""
_WORDS = (
    "",
    " ",
    "x",
    "katana",
    "KATANA",
    "no/such",
    "-",
    "--",
    "-x",
    "[red]",
    "{x}",
    "%s",
    "a\nb",
    "剣",
    "\udcff",
    "0",
)
_BY_NAME = {
    "style": ("katana", "rapier", "any", "toy"),
    "toward": ("claymore", "katana"),
    "lock": ("blade", "guard", "grip", "pommel", "blade", "guard", "Blade"),
    "wanted": (
        *("blade_length=0.7", "blade_length=nan", "=", "a=b=c", "blade_length=", "guard_width=-1", "=1"),
        *("blade_length=1e308", "blade_curvature=400", "x=1", "blade_length=٣", "blade_length=0.7"),
    ),
    "kind": ("sword", "club", "folder", "m.ply", "../x"),
    "take": (
        "blade=recipes.json:0",
        "guard=recipes.json:2",
        "blade=recipes.json:0",
        "blade=",
        "=recipes.json:0",
        "hilt=recipes.json:0",
        "blade=m.ply",
        "blade",
    ),
    "rest": ("recipes.json:1",),
    "engine": ("unreal", "unity", "godot", "generic", "doom"),
    "format": ("fbx", "gltf", "x"),
    "lods": ("4", "8,4", "4,8", "", ",", "1,2", "4,4", "nan", "9" * 30, "3", "-4", "4.5"),
}
_ASSETS = ("recipes.json:0",) * 6 + (
    "recipes.json:1",
    "m.ply",
    "m.ply",
    "recipes.json",
    "recipes.json:9",
    "recipes.json:-1",
    "m.ply:0",
)
_ASSETS += ("recipes.json:", "recipes.json:٣", ":0", "swords", "recipes.json:katana_5")
_PATHS = ("folder", "file.txt", "m.ply", "no/such", "", ".", "..", "/dev/null", "/dev/full", "/dev/null/x", "/proc/x")
_PATHS += (
    "x" * 300,
    "a\nb",
    "\udcff",
    "link",
    "folder/../folder",
    "swords",
    "~",
    "-x",
    "x/" * 2000,
    "full",
    " ",
    "dangling",
)
_OUTS = (OUT,) * 12 + (
    "a/b/c",
    "folder",
    "file.txt",
    "",
    "/dev/full",
    "/dev/null/x",
    "/proc/x",
    "x" * 300,
    "a\nb",
    "\udcff",
)
_OUTS += ("link", "dangling", "swords", "file.txt/x", "x/" * 2000, " ", "-x", "full", "剣")
_USUAL = (
    *(
        ("generate", *QUICK),
        ("generate", "--style", "katana", *QUICK),
        ("forge", *QUICK),
        ("check", "game", "--hashes"),
    ),
    *(
        ("measure", "recipes.json:0"),
        ("measure", "m.ply"),
        ("reconstruct", "m.ply", *QUICK),
        ("check", "game"),
        ("-h",),
    ),
    *(
        ("vary", "recipes.json:0", "--lock", "blade", *QUICK),
        ("mix", "--take", "blade=m.ply", "--rest", "recipes.json:1"),
    ),
    *(("interpolate", "recipes.json:0", "recipes.json:1", "--steps", "3", *QUICK), ("measure", "--help"), ("measure",)),
)
_WRITING = ("generate", "forge", "reconstruct", "vary", "mix", "interpolate")
_SCRIPTS = (
    ('"$@" 1>&-', False),
    ('"$@" | head -1; exit ${PIPESTATUS[0]}', False),
    ('"$@" | true; exit ${PIPESTATUS[0]}', False),
    ('"$@" 2>&-', True),
    ('"$@" <&- 1>&- 2>&-', True),
    ('"$@" 2>&1 1>/dev/null | true; exit ${PIPESTATUS[0]}', True),
    ('"$@" >/dev/full', False),
    ('"$@" 2>/dev/full', True),
    ('mkdir gone && cd gone && rmdir ../gone && "$@"', False),
    ('ulimit -f 1; "$@"', False),
    ('ulimit -f 40; "$@"', False),
    ('ulimit -n 16; "$@"', False),
    ('umask 777; "$@"', False),
    ('"$@"', False),
    ('"$@"', False),
)
"""(Script of bash, whether stderr goes nowhere)."""
_CHANGES = (
    *({}, {"LC_ALL": "C"}, {"PYTHONOPTIMIZE": "2"}, {"HOME": ""}, {"COLUMNS": "1"}, {"TERM": "dumb"}, {"COLUMNS": "x"}),
    *({"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"}, {"PYTHONIOENCODING": "ascii"}, {"LANG": "x"}),
    *({"FORCE_COLOR": "1"}, {"PATH": ""}, {"TZ": "x"}, {"HOME": "/nowhere"}, {"PYTHONUNBUFFERED": "1"}),
)


def case(rng: np.random.Generator, folder: Path, sound: Sound) -> Case:
    """A command line, and a folder with something of each sort to point it at."""
    _furnish(folder, sound)
    how = rng.random()
    words = _occupied(rng, folder) if how < 0.06 else _usual(rng) if how < 0.5 else _chosen(rng)
    script, silent, changes = "", False, {}
    if rng.random() < 0.2:
        (script, silent), changes = one_of(rng, _SCRIPTS), one_of(rng, _CHANGES)
    several = words[0] in ("reconstruct", "check")
    refused = [word for word in words if word.startswith("--out")] == ["--out="] or words[-2:] == ["--out", ""]
    return Case(tuple(words), (), several, refused=refused, script=script, silent=silent, changes=changes, out=None)


def _usual(rng: np.random.Generator) -> list[str]:
    """A sound command, but for where it writes."""
    words = list(one_of(rng, _USUAL))
    return [*words, "--out", one_of(rng, _OUTS)] if words[0] in _WRITING else words


def _occupied(rng: np.random.Generator, folder: Path) -> list[str]:
    """A sound command with something strange where one of its results should go."""
    (folder / OUT).mkdir()
    odd_file(rng, folder / OUT / one_of(rng, ("katana_0.ply", "recipes.json", "katana_1.ply", ".rodin-abcdefgh")))
    more = ("--overwrite",) if rng.random() < 0.5 else ()
    return ["generate", "--style", "katana", "--count", "2", *QUICK, *more, "--out", OUT]


def _chosen(rng: np.random.Generator) -> list[str]:
    """Any command with any options."""
    commands = _commands()
    free = rng.random() < 0.75
    name = one_of(rng, FREE) if free else one_of(rng, sorted(set(commands) - set(FREE)))
    words = [name]
    for parameter in commands[name].params:
        if parameter.name == "help":
            continue
        usual = 0.98 if parameter.required else 0.15
        if parameter.name == "run_folder" or (parameter.name == "out" and not free):
            usual = 0.0
        if rng.random() < usual or parameter.name in ("count", "resolution", "steps", "updates", "memory"):
            for _ in range(
                1 + int(parameter.multiple if hasattr(parameter, "multiple") else 0) * int(rng.random() < 0.3)
            ):
                value = _value(rng, parameter)
                words += _spelt(rng, parameter, value)
    if not free:
        words = _bad(rng, words)
    if rng.random() < 0.05:
        words += [one_of(rng, _WORDS)]
    return words


def _furnish(folder: Path, sound: Sound) -> None:
    (folder / "folder").mkdir()
    (folder / "file.txt").write_text("mine\n")
    (folder / "link").symlink_to("folder")
    (folder / "dangling").symlink_to("nothing")
    (folder / "full").symlink_to("/dev/full")
    shutil.copy(sound.recipes, folder / "recipes.json")
    shutil.copytree(sound.recipes.parent, folder / "swords")
    shutil.copytree(sound.manifest.parent, folder / "game")
    (folder / "m.ply").write_bytes(next(sound.recipes.parent.glob("*.ply")).read_bytes())


@lru_cache(maxsize=1)
def _commands() -> dict:
    import typer

    from rodin_cli.app import app

    return typer.main.get_command(app).commands


def _bad(rng: np.random.Generator, words: list[str]) -> list[str]:
    """Surely refused, as the command would take long otherwise."""
    sure = {
        "export": ["--workers", "0"],
        "preview": ["--width", "1"],
        "batch": ["--count", "0"],
        "evaluate": ["--count", "0"],
    }
    sure |= {
        "atlas": ["--count", "0"],
        "ablate": ["--count", "0"],
        "bench": ["--updates", "1"],
        "train": ["--preset", "x"],
    }
    sure |= {"bench-export": ["--count", "0"], "zip": ["--nonsense"], "prepare": ["--workers", "0"]}
    sure |= {"register": ["--workers", "0"], "learn": ["--workers", "0"]}
    if words[0] in ("export", "preview") and rng.random() < _BLENDER_SHARE:
        out = [OUT] if words[0] == "export" else [f"{OUT}/x.png"]
        return [*words, "--out", *out]
    return [*words, *sure[words[0]]]


def _spelt(rng: np.random.Generator, parameter: object, value: str | None) -> list[str]:
    if not parameter.opts[0].startswith("-"):  # an argument
        return [] if value is None else [value]
    option = one_of(rng, parameter.opts)
    if value is None:
        return [option]
    return [f"{option}={value}"] if rng.random() < 0.1 else [option, value]


def _value(rng: np.random.Generator, parameter: object) -> str | None:
    """A word for an option; None for one that takes none."""
    type_, name = _type(parameter.type_descriptor.annotation), parameter.name
    if type_ is bool:
        return None
    if name in ("asset", "assets", "a", "b", "rest"):
        return one_of(rng, _ASSETS if rng.random() < 0.8 else _PATHS)
    if name == "out":
        return one_of(rng, _OUTS)
    if name == "weights":
        return str(SHIPPED) if rng.random() < 0.6 else one_of(rng, _PATHS)
    if issubclass(type_, Enum):
        known = [member.value for member in type_ if member.value not in ("cuda", "mps")]
        return one_of(rng, known if rng.random() < 0.93 else ("x", "", known[0].upper()))
    if type_ in (int, float):
        return _number(rng, parameter, type_)
    if issubclass(type_, Path):
        return one_of(rng, ("swords", "m.ply", "m.ply", *_PATHS))
    known = _BY_NAME.get(name, ())
    return one_of(rng, known) if known and rng.random() < 0.9 else one_of(rng, _WORDS)


def _number(rng: np.random.Generator, parameter: object, type_: type) -> str:
    low, high = parameter.min, parameter.max
    step = 1 if type_ is int else 1e-9
    near = [value for end in (low, high) if end is not None for value in (end - step, end, end + step)]
    most = _LIMITED.get(parameter.name)
    if most is not None:
        near = [value for value in near if value <= most or (high is not None and value > high)] + [most]
    within = [value for value in near if _within(value, low, high)]
    if within and rng.random() < 0.85:
        return str(one_of(rng, within))
    if near and rng.random() < 0.5:
        return repr(one_of(rng, near))
    word = one_of(rng, NUMBERS)
    return "2" if most is not None and word in ("1000", "7", "1_0", "1e6") else word


def _within(value: float, low: float | None, high: float | None) -> bool:
    return (low is None or value >= low) and (high is None or value <= high)


def _type(annotation: object) -> type:
    """What is in a list, or is not None, or else the type itself."""
    inner = [one for one in get_args(annotation) if one is not type(None)]
    return _type(inner[0]) if inner and get_origin(annotation) is not type else annotation
