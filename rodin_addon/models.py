"""The models that this Blender has, and which of them is meant.

Cards are read when the library is made; weights are opened by operators and sliders alone,
never while a panel is drawn.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache, partial
from pathlib import Path
from typing import TYPE_CHECKING

import bpy

from ..model_core.errors import KindError, RodinError
from ..model_core.kinds import Kind, builtin_kinds
from ..model_core.recipe import Recipe
from .extension import own_preferences

if TYPE_CHECKING:
    from ..model_core.library import Entry, Library
    from ..model_core.model import Model

FIRST = "FIRST"
"""The identifier of the model that is meant where none is chosen: the library's first."""
ANY_KIND = "ANY"
"""The identifier of no one model: new assets are of all kinds in turn."""
AUTOMATIC = "AUTO"
"""In place of a kind: whichever is nearest."""
_library: Library | None = None
_soon: set[str] = set()
_failed: dict[str, RodinError] = {}


def library() -> Library:
    """All models, found at first use from the folders and settings in the preferences."""
    global _library
    if _library is None:
        from ..model_core.library import Library

        _library = Library(*_wanted())
    return _library


def forget() -> None:
    """Close all models, so that the next use looks for them again."""
    global _library
    _library = None
    _failed.clear()


def identifier(entry: Entry) -> str:
    """By which a file keeps the choice of a model."""
    return FIRST if entry is library().entries[0] else entry.sha256[:16].upper()


def chosen(choice: str) -> Entry:
    """The model of an identifier, or the first one where there is no such model.

    Raises:
        WeightsError: there is no model at all.
    """
    for entry in library().entries:
        if identifier(entry) == choice:
            return entry
    return library().first()


def open_chosen(choice: str) -> Model:
    """As :func:`chosen`, opened.

    Raises:
        WeightsError, EngineError: one sentence each.
    """
    return library().open(chosen(choice).sha256)


def meant(choice: str) -> list[Entry]:
    """The models that new assets are drawn from in turn, at least one.

    Raises:
        WeightsError: there is no model at all.
    """
    return library().one_a_kind() if choice == ANY_KIND and library().entries else [chosen(choice)]


def of_kind(kind: str) -> str:
    """The identifier of the first model of a kind, by its name in capitals; :data:`ANY_KIND` where there are several.

    Raises:
        WeightsError: there is none.
    """
    if kind == ANY_KIND:
        return kind if len(library().one_a_kind()) > 1 else FIRST
    return identifier(library().first(kind.lower()))


def compared(choice: str, kind: str) -> list[Model]:
    """The models that a mesh is compared with, opened: one a kind, of its own kind the chosen one.

    Args:
        choice: see :func:`chosen`. kind: name of the only one that is meant, in capitals, or ``AUTOMATIC``.
    Raises:
        WeightsError, EngineError: one sentence each.
    """
    meant = chosen(choice)
    entries = [meant if entry.kind.name == meant.kind.name else entry for entry in library().one_a_kind()]
    wanted = [entry for entry in entries if kind in (AUTOMATIC, entry.kind.name.upper())] or [meant]
    return [library().open(entry.sha256) for entry in wanted]


def opened(sha256: str) -> Model | None:
    """The model of a hash if it is open already; safe while drawing."""
    return library().opened(sha256)


def open_soon(sha256: str) -> None:
    """Open a model as soon as Blender has finished drawing, and draw the panels again.

    A panel that needs a model asks for it so, and shows :func:`why_not_open` until it is there.
    """
    if sha256 in _soon or sha256 in _failed:
        return
    _soon.add(sha256)
    bpy.app.timers.register(partial(_open_now, sha256), first_interval=0.0)


def why_not_open(sha256: str) -> RodinError | None:
    """What went wrong when a model was last to be opened soon."""
    return _failed.get(sha256)


def _open_now(sha256: str) -> None:
    _soon.discard(sha256)
    try:
        library().open(sha256)
    except RodinError as error:
        _failed[sha256] = error
    redraw_sidebars()


def redraw_sidebars() -> None:
    """Draw all sidebars of 3D viewports again."""
    for window in bpy.context.window_manager.windows:
        for area in window.screen.areas:
            if area.type == "VIEW_3D":
                area.tag_redraw()


def model_of(*recipes: Recipe) -> Model:
    """The one model that recipes were made with, opened.

    Raises:
        RodinError: it is not here, cannot be opened, or they are of different models.
    """
    return library().of_all(recipes)


def kind_of(recipe: Recipe) -> Kind:
    """What a recipe's asset is: of its model, or of the built-in kind of that name where its model is not here.

    Raises:
        KindError: neither is here.
    """
    entry = library().entry(recipe.weights)
    if entry:
        return entry.kind
    if recipe.kind not in builtin_kinds():
        raise KindError("The kind {kind} is unknown; add the folder of its model in the preferences.", kind=recipe.kind)
    return builtin_kinds()[recipe.kind]


def kind_of_asset(root: bpy.types.Object) -> Kind:
    """What an asset is, by its root's recipe.

    Raises:
        RodinError: the recipe cannot be read, or nothing here knows its kind.
    """
    return kind_of(read_recipe(root.rodin.recipe))


def known_kinds() -> list[Kind]:
    """The built-in kinds, and those of all models, each name once."""
    kinds = dict(builtin_kinds())
    for entry in library().entries:
        kinds.setdefault(entry.kind.name, entry.kind)
    return list(kinds.values())


@lru_cache(maxsize=256)
def read_recipe(text: str) -> Recipe:
    """A recipe out of a file, kept, for sliders and panels ask for the same ones again and again.

    Raises:
        RecipeError: it cannot be read.
    """
    return Recipe.from_json(text)


def problems() -> Iterable[RodinError]:
    """Why some folders of the preferences are left out."""
    return library().problems


def learnt_folder() -> Path:
    """Where the models are that were learnt here: among the user's own files, so they outlive the add-on."""
    return Path(bpy.utils.user_resource("DATAFILES", path="rodin")) / "learnt"


def _wanted() -> tuple[list[Path], str, str]:
    """Folders of models, engine and device."""
    learnt = [learnt_folder()] if learnt_folder().is_dir() else []
    wanted = own_preferences()
    if wanted is None:
        return learnt, "auto", "auto"
    folders = [bpy.path.abspath(item.folder) for item in wanted.model_folders]
    return [*(Path(folder) for folder in folders if folder), *learnt], wanted.engine, wanted.device
