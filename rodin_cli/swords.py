"""From recipes to welded meshes, and the model that does it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path

import numpy as np

from model_core.export.names import file_stem
from model_core.model import Reconstruction, SwordModel
from model_core.recipe import Recipe
from model_core.steps import finish
from model_core.surface.mesh import TriangleMesh
from rodin_cli.console import progress_bar
from rodin_cli.errors import CommandError
from rodin_cli.files import staged
from rodin_cli.meshes import MESH_SUFFIXES, read_mesh, write_ply
from rodin_cli.options import Device, Engine, Refine
from rodin_cli.recipes import Entry, read_entry, write_entries


def open_model(
    weights: Path | None, engine: Engine = Engine.auto, device: Device = Device.auto
) -> SwordModel:
    """The model behind the options.

    Raises:
        WeightsError, EngineError: one sentence each.
    """
    return SwordModel.open(weights, engine=engine.value, device=device.value)


def drawn(model: SwordModel, style: str | None, seed: int, variety: float) -> tuple[str, Recipe]:
    """A new sword and its name, the same wherever it is drawn.

    Raises:
        RecipeError: see ``SwordModel.sample``.
    """
    recipe = model.sample(style, seed, variety)
    return f"{recipe.style}_{seed}", recipe


def check_style(model: SwordModel, style: str) -> None:
    """See that there is a style.

    Raises:
        CommandError: there is none of that name.
    """
    if style not in model.styles:
        raise CommandError(f"There is no style {style!r}; there are {', '.join(model.styles)}.")


def welded(
    model: SwordModel, recipe: Recipe, resolution: int, placement: np.ndarray | None = None
) -> TriangleMesh:
    """One closed mesh in sword space (metres), or where ``placement`` (4, 4) puts it."""
    grids = model.shape(recipe, resolution)
    return TriangleMesh.of_charts(grids if placement is None else grids @ placement[:3, :3].T + placement[:3, 3])


def write_swords(model: SwordModel, swords: Iterable[tuple[str, Recipe]], out: Path, resolution: int) -> int:
    """One welded PLY a sword and their ``recipes.json``, all of them or none.

    Args:
        swords: (name, recipe) pairs; names are made fit for files.
    Returns:
        How many.
    """
    entries = []
    with staged(out) as folder:
        for name, recipe in swords:
            stem = file_stem(name)
            write_ply(folder / f"{stem}.ply", welded(model, recipe, resolution))
            entries.append(Entry(stem, recipe, f"{stem}.ply"))
        write_entries(folder, entries, out)
    return len(entries)


def parse_dimensions(words: Sequence[str]) -> dict[str, float]:
    """{name: metres or degrees} of words such as ``blade_width=0.05``.

    Raises:
        CommandError: a word is not NAME=NUMBER.
    """
    wanted = {}
    for word in words:
        name, _, value = word.partition("=")
        try:
            wanted[name.strip()] = float(value)
        except ValueError:
            raise CommandError(f"A dimension is set as in blade_width=0.05, not as {word!r}.") from None
    return wanted


def reconstruct(model: SwordModel, mesh: TriangleMesh, name: str, refine: Refine) -> Reconstruction:
    """The likeness of a mesh, with a bar of this name while it is sought."""
    with progress_bar() as bar:
        task = bar.add_task(f"reconstruct {name}", total=100)
        steps = model.reconstructing(mesh, refine.value)
        return finish(steps, lambda share: bar.update(task, completed=round(100 * share)))


def entry_of(model: SwordModel, address: str, refine: Refine) -> Entry:
    """A sword named on the command line: a recipe's address, or a mesh that is reconstructed first."""
    path = Path(address)
    if path.suffix.lower() in MESH_SUFFIXES:
        return Entry(name=path.stem, recipe=reconstruct(model, read_mesh(path), path.name, refine).recipe)
    return read_entry(address)
