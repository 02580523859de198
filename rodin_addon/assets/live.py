"""Keeping an asset's meshes in step with its sliders."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager

import bpy
import numpy as np

from ...model_core.errors import RodinError, Word
from ...model_core.recipe import Recipe
from .. import models
from ..errors import SceneError
from ..mesh.plan import MeshPlan
from ..mesh.seam_normals import patch_normals
from ..mesh.writing import move, smooth_patch, smooth_welded
from ..translations import said
from . import edits
from .find import RECIPE_KEY, is_edited_now, is_welded, stamp_of
from .keys import key_positions, mix_keys, moved_keys, write_keys

_paused = False
_last_stop = ""
_MOVED = 1e-4  # standard deviations: a slider that was put back by less was not stopped


@contextmanager
def paused() -> Iterator[None]:
    """Inside, setting sliders moves nothing, so that several can be set and shown at once."""
    global _paused
    _paused = True
    try:
        yield
    finally:
        _paused = False


def refresh_unless_paused(root: bpy.types.Object, show: Callable[[bpy.types.Object], None] | None = None) -> None:
    """Called by Blender at every step of a slider; leaves a message where it cannot follow.

    Args:
        show: what follows the slider; None for :func:`refresh`.
    """
    if _paused or not root.rodin.recipe:
        return
    try:
        (show or refresh)(root)
    except RodinError as error:
        root.rodin.message = said(error)


def show_mix(root: bpy.types.Object) -> None:
    """Go to ``mix``: along the shape keys of an asset that has some, or between the two of a blend.

    Raises:
        RodinError: as in :func:`refresh`.
    """
    if root.rodin.shape_keys:
        mix_keys(root)
    else:
        refresh(root)


def show_slide(root: bpy.types.Object, from_rest: bool = False) -> None:
    """Go to where the sliders say; they go back to where a part would be inside out, with a message.

    Args:
        from_rest: look for that place from all sliders at zero on, not from what stands there.
    Raises:
        RodinError: as in :func:`refresh`; the sliders stay as they are then.
    """
    global _last_stop
    if _last_stop and root.rodin.message == _last_stop and asked_recipe(root).to_json() == stamp_of(root):
        return  # some steps come twice, and the second would take the message away
    recipe, values = _base_recipe(root), list(root.rodin.sliders)
    if not any(values) or models.model_of(recipe).can_slide(recipe, values):
        refresh(root)
        return
    notice = _stop_sliders(root, from_rest)
    try:
        refresh(root)
    except RodinError:
        _set_sliders(root, values)
        raise
    root.rodin.message = _last_stop = root.rodin.message or notice


def _stop_sliders(root: bpy.types.Object, from_rest: bool) -> str:
    """Set sliders that would turn a part inside out to how far they can go, and return what to report to the user."""
    asked, values = asked_recipe(root), np.array(root.rodin.sliders)
    model = models.model_of(asked)
    shown = None if from_rest else models.read_recipe(stamp_of(root))
    reached = model.reach(_base_recipe(root), values, shown)
    parts = [Word(part.replace("_", " ").title()) for part in model.inside_out(asked)]
    _set_sliders(root, reached.tolist())
    moved = np.flatnonzero(np.abs(reached - values) > _MOVED)
    if not len(moved):
        return said("Parts would be inside out ({parts}), so the nearest asset without that is shown.", parts=parts)
    if len(moved) > 1:
        return said("The sliders stop here. Beyond this, parts would be inside out: {parts}.", parts=parts)
    return said(
        "Shape {number} stops at {value:.2f}. Beyond that, parts would be inside out: {parts}.",
        number=int(moved[0]) + 1,
        value=float(reached[moved[0]]),
        parts=parts,
    )


def refresh(root: bpy.types.Object) -> None:
    """Move an asset's meshes to where its settings say; edits by hand go along, or are refused to be lost.

    Raises:
        RodinError: foreign or damaged recipe, weights that cannot be opened, edits by hand that are not carried.
    """
    before, recipe = root.rodin.recipe, effective_recipe(root)  # raises before anything is changed
    pieces, found, notice = settle(root)
    offset = edits.kept_offset(root, found)
    if root.rodin.recipe != before:  # applied scale was taken over
        recipe = effective_recipe(root)
    model = models.model_of(recipe)
    grids = model.shape(recipe, root.rodin.resolution)
    keys = key_positions(root, model, moved_keys(root, model, recipe))
    written = _write(root, pieces, recipe, grids if offset is None else grids + offset)
    write_keys(root, keys)
    edits.remember(root, pieces, written, offset)
    root.rodin.message = notice


def settle(root: bpy.types.Object) -> tuple[list[edits.Piece], edits.Edits, str]:
    """Make sure that an asset can be changed, with meshes and a scale of its own.

    Returns:
        Its pieces, what was done to them by hand, and what to report to the user; empty for nothing.
    Raises:
        RodinError: as in :func:`refresh`.
    """
    check_own(root)
    edits.check_follows(root)
    pieces, missing = _whole_pieces(root)
    if not pieces:
        raise SceneError(
            '"{name}" has no patches, so there is nothing to change. Press Rebuild to create them.', name=root.name
        )
    found = edits.edits_of(root, pieces)
    edits.kept_offset(root, found)  # refuses before anything is changed
    for item, _ in pieces:
        if item.data.users - item.data.use_fake_user > 1:  # else a linked duplicate would change too
            item.data = item.data.copy()
    notice = edits.take_scale_over(root, pieces, found)
    if notice or found.stamp != stamp_of(root):
        found = edits.edits_of(root, pieces)
    if notice or not missing:
        return pieces, found, notice
    notice = said(
        "{missing} of {count} patches are missing. Press Rebuild to bring them back.",
        missing=missing,
        count=models.kind_of_asset(root).layout.chart_count,
    )
    return pieces, found, notice


def _whole_pieces(root: bpy.types.Object) -> tuple[list[edits.Piece], int]:
    """The pieces of an asset, all as they were built, and how many patches are missing.

    Raises:
        SceneError: linked, in Edit Mode, without its patch ID, or with other vertices.
    """
    pieces = edits.look_up_pieces(root)
    check_known(pieces)
    for item, plan in pieces.known:
        _check(item, plan)
    return pieces.known, len(pieces.missing)


def become(root: bpy.types.Object, recipe: Recipe) -> None:
    """Make an asset another one, with its sliders at rest; shape keys along a path stay where they are on it.

    Raises:
        RodinError: as in :func:`refresh`; the asset is as it was then.
    """
    settings = root.rodin
    before = settings.recipe, settings.recipe_b, settings.mix, list(settings.sliders)
    try:
        mix = settings.mix if settings.shape_keys else 0.0
        _set(settings, recipe.to_json(), "", mix, [0.0] * len(settings.sliders))
        refresh(root)
    except RodinError:
        _set(settings, *before)
        raise


def start_again(root: bpy.types.Object, recipe: Recipe) -> None:
    """Make an asset another one whatever its meshes are now, which need not be what any model here makes.

    Raises:
        RodinError: linked, or a mesh no longer has the vertices it was built with; nothing is changed then.
    """
    settings = root.rodin
    grids = models.model_of(recipe).shape(recipe, settings.resolution)
    written = write(root, recipe, grids)
    _set(settings, recipe.to_json(), "", 0.0, [0.0] * len(settings.sliders))
    edits.remember(root, edits.pieces_of(root), written, None)
    settings.message = ""


def effective_recipe(root: bpy.types.Object) -> Recipe:
    """The recipe after blend and sliders, without a part inside out unless the asset at rest has one.

    Raises:
        RodinError: as in :func:`refresh`.
    """
    settings = root.rodin
    recipe, sliders = _base_recipe(root), list(settings.sliders)
    model = models.model_of(recipe)
    if any(sliders):
        return model.slide(recipe, sliders)
    return model.sound(recipe) if settings.recipe_b else recipe


def asked_recipe(root: bpy.types.Object) -> Recipe:
    """The recipe that blend and sliders ask for, whether or not a part of it is inside out.

    Raises:
        RodinError: as in :func:`refresh`.
    """
    recipe, sliders = _base_recipe(root), list(root.rodin.sliders)
    return models.model_of(recipe).slide(recipe, sliders, sound=False) if any(sliders) else recipe


def _base_recipe(root: bpy.types.Object) -> Recipe:
    """The recipe after the blend, before the sliders, whether or not it is sound."""
    recipe = models.read_recipe(root.rodin.recipe)
    if not root.rodin.recipe_b:
        return recipe
    other = models.read_recipe(root.rodin.recipe_b)
    return models.model_of(recipe).blend(recipe, other, root.rodin.mix, sound=False)


def write(root: bpy.types.Object, recipe: Recipe, grids: np.ndarray) -> list[np.ndarray]:
    """Move all meshes of an asset to these grids, and stamp its objects with the recipe.

    Args:
        grids: (C, R, R, 3) float32 metres, R as when the asset was built.
    Returns:
        (V, 3) float32 metres of each piece, in the order of ``edits.pieces_of``.
    Raises:
        SceneError: linked, or a mesh no longer has the vertices it was built with; nothing is moved then.
    """
    check_own(root)
    return _write(root, _whole_pieces(root)[0], recipe, grids)


def _write(root: bpy.types.Object, pieces: list[edits.Piece], recipe: Recipe, grids: np.ndarray) -> list[np.ndarray]:
    """As :func:`write`, of pieces that are checked."""
    written = [plan.positions(grids) for _, plan in pieces]
    normals = None if is_welded(root) else patch_normals(models.kind_of(recipe), grids)
    stamp = recipe.to_json()
    root[RECIPE_KEY] = stamp
    for (item, plan), positions in zip(pieces, written, strict=True):
        move(item.data, positions)
        if normals:
            smooth_patch(item.data, normals[plan.face_chart[0]])
        elif not root.rodin.shape_keys:  # else it is smoothed for all its shapes, not for this one alone
            smooth_welded(item.data)
        item[RECIPE_KEY] = stamp
    return written


def _set(settings: bpy.types.PropertyGroup, recipe: str, recipe_b: str, mix: float, sliders: list[float]) -> None:
    with paused():
        settings.recipe, settings.recipe_b, settings.mix, settings.sliders = recipe, recipe_b, mix, sliders


def _set_sliders(root: bpy.types.Object, values: list[float]) -> None:
    with paused():
        root.rodin.sliders = values


def check_own(item: bpy.types.Object) -> None:
    """Raises: SceneError: it is linked from another file."""
    if item.library or (item.data and item.data.library):
        raise SceneError(
            '"{name}" is linked from another file; make it local first to change this asset.', name=item.name
        )


def check_known(pieces: edits.Pieces) -> None:
    """Raises: SceneError: a patch has lost its patch ID."""
    if pieces.unknown:
        raise SceneError(
            '"{name}" has lost its patch ID, so this asset can no longer be changed.', name=pieces.unknown[0].name
        )


def _check(item: bpy.types.Object, plan: MeshPlan) -> None:
    check_own(item)
    if is_edited_now(item):
        raise SceneError('Leave Edit Mode on "{name}" first, then move the slider again.', name=item.name)
    if not edits.has_all_vertices((item, plan)):
        raise SceneError(
            'Vertices of "{name}" were added or removed, so this asset can no longer be changed.', name=item.name
        )
