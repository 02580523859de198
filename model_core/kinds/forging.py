"""A kind's forge: the procedural generator that makes what its model is trained on.

A folder's ``forge.py`` (or package ``forge``) has

    FAMILIES                    names of families, in order (a dict or a list of them)
    draw(family, rng)           parameters of one asset; ``rng`` is the only source of chance
    forge(parameters, R)        (C, R, R, 3) chart grids in asset space, metres

It is code and is run, so it is opened only for kinds of this package and for folders that a
user has named; never for what comes with a model.
"""

from __future__ import annotations

import importlib
import importlib.util
import sys
import zlib
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from ..charts.layout import Layout
from ..errors import KindError

_HERE = Path(__file__).resolve().parent


@dataclass(frozen=True)
class Forge:
    """What a kind's ``forge.py`` gives; see the module."""

    families: tuple[str, ...]
    draw: Callable[[str, np.random.Generator], object]
    forge: Callable[[object, int], np.ndarray]

    def make(self, family: str, rng: np.random.Generator, resolution: int) -> np.ndarray:
        """(C, R, R, 3) float32 metres: one asset of a family."""
        return self.forge(self.draw(family, rng), resolution)


def open_forge(name: str, folder: Path | None, layout: Layout) -> Forge:
    """The forge of the kind that is called ``name`` and lies in a folder.

    Raises:
        KindError: the kind came without a folder, has no forge, or its forge is broken or makes other charts.
    """
    if folder is None:
        raise KindError(
            "The kind {kind} came with a model and has no forge; give the kind's folder instead.", kind=name
        )
    try:
        module = _module(name, folder)
        forge = Forge(tuple(module.FAMILIES), module.draw, module.forge)
        grids = forge.make(forge.families[0], np.random.default_rng(0), 3)
    except Exception as error:  # code of the kind's author raises whatever it is wrong in
        raise KindError("The forge in {folder} failed: {error}", folder=folder, error=str(error)) from error
    if grids.shape != (layout.chart_count, 3, 3, 3):
        raise KindError(
            "The forge in {folder} makes grids of shape {shape} instead of {count} charts.",
            folder=folder,
            shape=str(grids.shape),
            count=layout.chart_count,
        )
    return forge


def _module(name: str, folder: Path):
    if folder.parent == _HERE:
        return importlib.import_module(f".{folder.name}.forge", __package__)
    path = folder / "forge.py"
    if (folder / "forge" / "__init__.py").is_file():
        path = folder / "forge" / "__init__.py"
    if not path.is_file():
        raise KindError("there is no {path}", path=path)
    # As if it lay beside ours, so that a copy of one of ours works; a name a folder, as a package's modules stay.
    full = f"{__package__}.{name}_{zlib.crc32(str(folder).encode()):08x}.forge"
    spec = importlib.util.spec_from_file_location(full, path)
    module = sys.modules[full] = importlib.util.module_from_spec(spec)  # dataclasses look their module up
    spec.loader.exec_module(module)
    return module
