"""From recipes to welded meshes, and the models that do it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path

import numpy as np

from model_core.automatic import Nearest, nearest_kind
from model_core.errors import RecipeError, WeightsError
from model_core.export.names import file_stem
from model_core.kinds import Kind
from model_core.library import Entry as ModelEntry
from model_core.library import Library
from model_core.model import Model
from model_core.recipe import Recipe
from model_core.steps import finish
from model_core.surface.mesh import TriangleMesh
from rodin_cli.console import progress_bar
from rodin_cli.errors import CommandError
from rodin_cli.files import alone, check_free, hidden_folder, put
from rodin_cli.meshes.reading import MESH_SUFFIXES, read_mesh
from rodin_cli.meshes.writing import write_ply
from rodin_cli.options import ANY, AUTOMATIC, Device, Engine, Refine
from rodin_cli.recipes import RECIPES_FILE, Entry, read_entry, write_entries


def open_library(weights: Path | None, engine: Engine = Engine.auto, device: Device = Device.auto) -> Library:
    """The models that come with Rodin, and those in a folder.

    Raises:
        RodinError: the folder holds no model, or one that is not sound.
    """
    library = Library([weights] if weights else [], engine.value, device.value)
    if weights and library.problems:
        raise library.problems[0]
    if weights and not library.within(weights):
        raise CommandError("The folder {folder} contains no model.", folder=weights)
    return library


def folder_for_blender(weights: Path | None) -> str | None:
    """A folder of models in the form that a job in Blender takes; raises as :func:`open_library`."""
    if weights is None:
        return None
    open_library(weights)
    return str(weights.resolve())


def meant_model(library: Library, weights: Path | None, kind: str | None = None) -> Model:
    """The model that new assets are drawn from: the first of a folder and of a kind, where they are named.

    Raises:
        RodinError: there is none.
    """
    return library.open(library.first(kind, weights).sha256)


def meant_entries(library: Library, weights: Path | None, kind: str | None) -> list[ModelEntry]:
    """As :func:`meant_model`, not opened; the first of each kind where any is meant.

    Raises:
        RodinError: there is none.
    """
    return library.one_a_kind(weights) if kind == ANY else [library.first(kind, weights)]


def compared_models(library: Library, weights: Path | None, kind: str) -> list[Model]:
    """The models that a mesh is compared with: the first of each kind, or of the one kind that is named.

    Args:
        weights: folder that they are looked for in. kind: its name, or ``AUTOMATIC``.
    Raises:
        RodinError: there is none.
    """
    return [library.open(entry.sha256) for entry in compared_entries(library, weights, kind)]


def compared_entries(library: Library, weights: Path | None, kind: str) -> list[ModelEntry]:
    """As :func:`compared_models`, not opened."""
    return library.one_a_kind(weights) if kind == AUTOMATIC else [library.first(kind, weights)]


def open_model(
    weights: Path | None, engine: Engine = Engine.auto, device: Device = Device.auto, kind: str | None = None
) -> Model:
    """The model behind the options; see :func:`meant_model`."""
    return meant_model(open_library(weights, engine, device), weights, kind)


def counted(kind: Kind | None, count: int) -> str:
    """A number of assets in words: "1 sword", "3 swords"; of no one kind "2 assets"."""
    singular, plural = (kind.words.singular, kind.words.plural) if kind else ("asset", "assets")
    return f"{count} {singular if count == 1 else plural}"


def drawn(model: Model, style: str | None, seed: int, variety: float) -> tuple[str, Recipe]:
    """A new asset and its name, the same wherever it is drawn.

    Raises:
        RecipeError: see ``Model.sample``.
    """
    recipe = model.sample(style, seed, variety)
    return f"{recipe.style}_{seed}", recipe


def check_style(model: Model, style: str) -> None:
    """See that there is a style.

    Raises:
        CommandError: there is none of that name.
    """
    if style not in model.styles:
        raise CommandError("There is no style {name}; choose from {names}.", name=style, names=", ".join(model.styles))


def welded(model: Model, recipe: Recipe, resolution: int, placement: np.ndarray | None = None) -> TriangleMesh:
    """One closed mesh in asset space (metres), or where ``placement`` (4, 4) puts it."""
    grids = model.shape(recipe, resolution)
    return TriangleMesh.of_charts(
        grids if placement is None else grids @ placement[:3, :3].T + placement[:3, 3], model.kind.layout
    )


def write_assets(
    library: Library, assets: Iterable[tuple[str, Recipe]], out: Path, resolution: int, overwrite: bool = False
) -> int:
    """One welded PLY an asset and their ``recipes.json``, all of them or none.

    Args:
        library: of the models that they were made with. assets: (name, recipe) pairs; names are made fit for files.
        overwrite: other assets and files of these names may be there, and are replaced.
    Returns:
        How many.
    Raises:
        CommandError: ``out`` cannot be written, or has other assets or files of these names.
        RecipeError: it has a ``recipes.json`` that cannot be read.
    """
    entries = []
    with hidden_folder(out) as folder:
        for name, recipe in assets:
            entry = Entry(file_stem(name), recipe, f"{file_stem(name)}.ply")
            write_ply(folder / entry.file, welded(library.of(recipe), recipe, resolution))
            check_free(folder / entry.file, out / entry.file, overwrite)  # now, and not after an hour's work
            entries.append(entry)
        with alone(out):
            write_entries(folder, entries, out, overwrite)
            put(folder, out, overwrite, merged={RECIPES_FILE})
    return len(entries)


def written(what: str, out: Path, model: Model) -> str:
    """The sentence at the end, with who computed: auto leaves that open."""
    engine, device = model.engine_label.split(", ", 1)
    device = "the CPU" if device == "CPU" else device
    return f"Wrote {what} to {out}, computed with {engine} on {device}."


def parse_dimensions(words: Sequence[str]) -> dict[str, float]:
    """{name: metres or degrees} of words such as ``length=0.9``.

    Raises:
        CommandError: a word is not NAME=NUMBER.
    """
    wanted = {}
    for word in words:
        name, _, value = word.partition("=")
        try:
            wanted[name.strip()] = float(value)
        except ValueError:
            raise CommandError("--set needs NAME=NUMBER, not {word}.", word=word) from None
    return wanted


def reconstruct(models: Sequence[Model], mesh: TriangleMesh, name: str, refine: Refine) -> Nearest:
    """The nearest model's likeness of a mesh, with a bar of this name while it is sought."""
    with progress_bar() as bar:
        task = bar.add_task(f"reconstruct {name}", total=100)
        steps = nearest_kind(models, mesh, refine.value)
        return finish(steps, lambda share: bar.update(task, completed=round(100 * share)))


def entry_of(library: Library, weights: Path | None, address: str, refine: Refine) -> Entry:
    """An asset named on the command line: a recipe's address, or a mesh that is reconstructed first."""
    path = Path(address)
    if path.suffix.lower() in MESH_SUFFIXES:
        nearest = reconstruct([meant_model(library, weights)], read_mesh(path), path.name, refine)
        return Entry(name=path.stem, recipe=nearest.found.recipe)
    entry = read_entry(address)
    try:
        library.check(entry.recipe)
    except (RecipeError, WeightsError) as error:
        raise type(error)("{address}: {reason}", address=address, reason=error) from error
    return entry
