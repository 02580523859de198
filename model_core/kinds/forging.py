"""A kind's forge: the procedural generator that makes what its model is trained on.

A folder's ``forge.py`` (or package ``forge``) has

    FAMILIES                    names of families, in order (a dict or a list of them)
    draw(family, rng)           parameters of one asset; ``rng`` is the only source of chance
    forge(parameters, R)        (C, R, R, 3) chart grids in asset space, metres
    HARD                        may be left out: {family: share}, so many more of families that are hard to recognise
                                are added to what the encoder learns from, as a share of all

It is code and is run, so it is opened only for kinds of this package and for folders that a
user has named; never for what comes with a model.
"""

from __future__ import annotations

import importlib
import importlib.util
import sys
import traceback
import zlib
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from types import ModuleType

import numpy as np

from ..charts.layout import Layout
from ..charts.pose import PoseRule
from ..errors import KindError
from .checks import check_shape

_HERE = Path(__file__).resolve().parent
_MOST_HARD = 1.0
_R = 5  # points along a side of what is checked: few, and odd, so that one row is halfway along


@dataclass(frozen=True)
class Forge:
    """What a kind's ``forge.py`` gives; see the module."""

    families: tuple[str, ...]
    draw: Callable[[str, np.random.Generator], object]
    forge: Callable[[object, int], np.ndarray]
    hard: dict[str, float] = field(default_factory=dict)

    def make(self, family: str, rng: np.random.Generator, resolution: int) -> np.ndarray:
        """(C, R, R, 3) float32 metres: one asset of a family."""
        return self.forge(self.draw(family, rng), resolution)


def open_forge(name: str, folder: Path | None, layout: Layout, pose: PoseRule) -> Forge:
    """The forge of the kind that is called ``name`` and lies in a folder, once a shape of each family is checked.

    Raises:
        KindError: the kind came without a folder, has no forge, or its forge is broken or makes what
            :func:`~.checks.check_shape` refuses.
    """
    if folder is None:
        raise KindError(
            "The kind {kind} came with a model and has no forge; give the kind's folder instead.", kind=name
        )
    with _failures(folder):
        forge = _forge_of(_module(name, folder), folder)
    for family in forge.families:
        with _failures(folder):
            grids = forge.make(family, np.random.default_rng(0), _R)
        try:
            check_shape(grids, layout, pose, _R)
        except KindError as error:
            raise KindError(
                "The forge in {folder}, family {family}: {reason}", folder=folder, family=family, reason=error
            ) from error
    return forge


def _module(name: str, folder: Path) -> ModuleType:
    if folder.parent == _HERE:
        return importlib.import_module(f".{folder.name}.forge", __package__)
    path = folder / "forge.py"
    if (folder / "forge" / "__init__.py").is_file():
        path = folder / "forge" / "__init__.py"
    if not path.is_file():
        raise KindError("There is no {file} in {folder}.", file=path.name, folder=folder)
    # As if it lay beside ours, so that a copy of one of ours works; a name a folder, as a package's modules stay.
    full = f"{__package__}.{name}_{zlib.crc32(str(folder).encode()):08x}.forge"
    spec = importlib.util.spec_from_file_location(full, path)
    module = sys.modules[full] = importlib.util.module_from_spec(spec)  # dataclasses look their module up
    spec.loader.exec_module(module)
    return module


def _forge_of(module: ModuleType, folder: Path) -> Forge:
    for name in ("FAMILIES", "draw", "forge"):
        if not hasattr(module, name):
            raise KindError(
                "The forge in {folder} has no {name}; it needs FAMILIES, draw and forge.", folder=folder, name=name
            )
    families = tuple(module.FAMILIES)
    if not families:
        raise KindError("The forge in {folder} has no families.", folder=folder)
    hard = dict(getattr(module, "HARD", {}))
    if not set(hard) <= set(families) or not all(0 < share <= _MOST_HARD for share in hard.values()):
        raise KindError(
            "HARD of the forge in {folder} must have shares from 0 to {most} of some of its families.",
            folder=folder,
            most=_MOST_HARD,
        )
    return Forge(families, module.draw, module.forge, hard)


@contextmanager
def _failures(folder: Path) -> Iterator[None]:
    """Whatever a forge's own code raises, as one sentence that names the line."""
    try:
        yield
    except (Exception, SystemExit) as error:  # code of the kind's author raises whatever it is wrong in
        if isinstance(error, KindError) and str(folder) in str(error):
            raise  # of a file in the folder, such as families.toml
        reason, place = _reason(error), _place(error, folder)
        if place is None:
            raise KindError("The forge in {folder} failed: {reason}.", folder=folder, reason=reason) from error
        file, line = place
        raise KindError(
            "The forge in {folder} failed in {file}, line {line}: {reason}.",
            folder=folder,
            file=file,
            line=line,
            reason=reason,
        ) from error


def _place(error: BaseException, folder: Path) -> tuple[Path, int] | None:
    """The innermost line of a folder's code that an error went through."""
    places = [(frame.f_code.co_filename, line) for frame, line in traceback.walk_tb(error.__traceback__)]
    if isinstance(error, SyntaxError):
        places.append((error.filename or "", error.lineno))
    ours = [(Path(file), line) for file, line in places if Path(file).is_relative_to(folder)]
    return (ours[-1][0].relative_to(folder), ours[-1][1]) if ours else None


def _reason(error: BaseException) -> str:
    try:
        text = str(error)
    except Exception:  # noqa: BLE001 - an exception of its own may not even say what it is
        text = ""
    if isinstance(error, SyntaxError):
        text = error.msg  # str() would name the place again
    elif isinstance(error, OSError) and error.strerror:
        text = ": ".join(str(part) for part in (error.strerror, error.filename) if part)
    sentence = " ".join(text.split()).rstrip(".")
    return f"{type(error).__name__}: {sentence}" if sentence else type(error).__name__
