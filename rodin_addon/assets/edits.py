"""What an artist did to an asset by hand: how its meshes stand, next to what its stamp makes.

The stamp (``find.RECIPE_KEY``) and the meshes are both in the file and both undone, so
comparing them is never fooled. To compare takes a decode; what was compared or written last
is remembered by its values, and the same values are not compared again.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

import bpy
import numpy as np
from mathutils import Matrix

from ...model_core.errors import RodinError
from ...model_core.recipe import LENGTH_LIMITS_M
from .. import models
from ..errors import SceneError
from ..mesh.plan import MeshPlan, patch_plans, welded_plan
from ..mesh.writing import move
from ..translations import said
from .carry import offset_grids
from .find import RECIPE_KEY, is_edited_now, is_welded, patches_of, stamp_of
from .keys import has_keys, key_positions, moved_keys

CLOSE = 1e-5
"""Of the asset's length: nearer than this to the model's shape, nothing was moved by hand."""
_EVEN = 1e-4  # relative: scales nearer than this are the same
_SCALED = 0.9  # share of the vertices that agree on a scale, for it to be one that was applied
_IDENTITY = Matrix.Identity(4)

Piece = tuple[bpy.types.Object, MeshPlan]
"""An object of an asset and what its mesh is made by."""


@dataclass(frozen=True)
class Edits:
    """What was done to an asset by hand: its vertices are ``scale`` x (what the stamp makes + ``offset``).

    Attributes:
        stamp: recipe that the meshes were last written with, JSON.
        positions: (N, 3) float32 metres, vertices of all meshes and points of our shape keys, as they are.
        offset: (C, R, R, 3) float32 metres, edits by hand; None for none.
        scale: (3,) float64, applied to the vertices by hand.
        keys_edited: whether one of our shape keys was edited by hand.
    """

    stamp: str
    positions: np.ndarray
    offset: np.ndarray | None = None
    scale: tuple[float, float, float] = (1.0, 1.0, 1.0)
    keys_edited: bool = False

    @property
    def edited(self) -> bool:
        """Whether vertices were moved by hand."""
        return self.offset is not None or self.keys_edited


_last = Edits("", np.empty((0, 3), dtype=np.float32))


@dataclass(frozen=True)
class Pieces:
    """The objects of an asset whose meshes the model makes.

    Attributes:
        known: in Blender's order.
        unknown: patches that have lost their patch ID.
        missing: charts that no object has.
    """

    known: list[Piece]
    unknown: list[bpy.types.Object]
    missing: list[int]


def look_up_pieces(root: bpy.types.Object) -> Pieces:
    """All in one walk through the root's children, for which Blender looks at every object of the file."""
    kind, resolution = models.kind_of_asset(root), root.rodin.resolution
    if is_welded(root):
        return Pieces([(root, welded_plan(kind, resolution))], [], [])
    plans = patch_plans(kind, resolution)
    known, unknown, missing = [], [], set(range(len(plans)))
    for chart, patch in patches_of(root):
        if isinstance(chart, int) and 0 <= chart < len(plans):
            known.append((patch, plans[chart]))
            missing.discard(chart)
        else:
            unknown.append(patch)
    return Pieces(known, unknown, sorted(missing))


def pieces_of(root: bpy.types.Object) -> list[Piece]:
    """The objects whose meshes the model makes; patches without a known chart are left out."""
    return look_up_pieces(root).known


def missing_patches(root: bpy.types.Object) -> list[int]:
    """Charts of an asset of patches that no object has."""
    return look_up_pieces(root).missing


def has_all_vertices(piece: Piece) -> bool:
    """Whether a mesh has as many vertices as it was made with."""
    item, plan = piece
    return len(item.data.vertices) == len(plan.point_of_vertex)


def edits_of(root: bpy.types.Object, pieces: Sequence[Piece]) -> Edits:
    """What was done to an asset by hand since its meshes were last written.

    Raises:
        RodinError: the stamp is foreign or damaged.
        ValueError: vertices were added or removed.
    """
    global _last
    stamp, now = stamp_of(root), _positions(root, pieces)
    if _last.stamp != stamp or not np.array_equal(_last.positions, now):
        _last = _compared(root, pieces, stamp, now)
    return _last


def remember(
    root: bpy.types.Object, pieces: Sequence[Piece], written: Sequence[np.ndarray], offset: np.ndarray | None
) -> None:
    """Take the meshes as they are for what the stamp makes, plus ``offset``: they were just written so.

    Args:
        written: (V, 3) float32 of each piece. Shape keys are carried along with rounding, so they are read again.
    """
    global _last
    keyed = any(item.data.shape_keys for item, _ in pieces)
    _last = Edits(stamp_of(root), _positions(root, pieces) if keyed else np.concatenate(written), offset)


def applied_scale(root: bpy.types.Object, pieces: Sequence[Piece]) -> np.ndarray:
    """(3,) scale that *Apply* has moved from the root into vertices, or between the root and its patches.

    Raises:
        RodinError, ValueError: as in :func:`edits_of`.
    """
    return scale_between(root, pieces) * edits_of(root, pieces).scale


def scale_between(root: bpy.types.Object, pieces: Sequence[Piece]) -> np.ndarray:
    """(3,) scale that all patches have between their root and themselves; 1 where it is none, or no scale alone."""
    none = np.ones(3)
    patches = [item for item, _ in pieces if item != root]
    if not patches or _local(patches[0]) == _IDENTITY:
        return none
    first = np.array(_local(patches[0]))
    scale = np.diag(first)[:3].copy()
    is_scale = (scale > 0).all() and np.allclose(first, np.diag([*scale, 1.0]), atol=1e-5)
    common = all(np.allclose(np.array(_local(patch)), first, atol=1e-5) for patch in patches)
    return scale if is_scale and common else none


def growth(root: bpy.types.Object) -> float:
    """How many times as large as its stamp says an asset is, before its root's scale; 1 where that is unknown."""
    try:
        pieces = pieces_of(root)
        readable = not any(is_edited_now(item) for item, _ in pieces)
        if pieces and readable and all(map(has_all_vertices, pieces)):
            return float(np.prod(applied_scale(root, pieces)) ** (1 / 3))
    except RodinError:
        pass  # said where the asset is changed
    return 1.0


def take_scale_over(root: bpy.types.Object, pieces: Sequence[Piece], found: Edits) -> str:
    """Make applied scale the asset's own: of its recipe where it is even, else of its root again. Nothing moves.

    Returns:
        What to report to the user; empty for nothing.
    Raises:
        RodinError: the stamp or a recipe is foreign or damaged.
    """
    between, vertices = scale_between(root, pieces), np.array(found.scale)
    scale = between * vertices
    if np.abs(scale - 1.0).max() <= _EVEN:
        return ""
    factor = float(scale.mean())
    stamp = models.read_recipe(stamp_of(root))
    even = np.ptp(scale) <= _EVEN * factor and _within_limits(stamp.length * factor)
    if even:
        _lengthen(root, pieces, factor)
    else:
        root.scale = np.array(root.scale) * scale
    _move_all(pieces, (factor if even else 1.0) / vertices)
    for item, _ in pieces:
        if item != root and (between != 1.0).any():
            item.matrix_parent_inverse = item.matrix_basis = _IDENTITY
    if even:
        return ""
    bpy.context.view_layer.update()  # for the handles, which read the root's world matrix
    return said("The applied scale was not uniform, so it was moved back to the object's scale.")


def _local(patch: bpy.types.Object) -> Matrix:
    """From the patch's space to its root's; up to date before Blender has updated the scene."""
    return patch.matrix_parent_inverse @ patch.matrix_basis


def _within_limits(length: float) -> bool:
    return LENGTH_LIMITS_M[0] <= length <= LENGTH_LIMITS_M[1]


def _lengthen(root: bpy.types.Object, pieces: Sequence[Piece], factor: float) -> None:
    for key in ("recipe", "recipe_b"):
        text = getattr(root.rodin, key)
        if text:
            setattr(root.rodin, key, _longer(text, factor))
    stamp = _longer(stamp_of(root), factor)
    for item in {root, *(item for item, _ in pieces)}:
        item[RECIPE_KEY] = stamp


def _longer(text: str, factor: float) -> str:
    recipe = models.read_recipe(text)
    return replace(recipe, length=recipe.length * factor).to_json()


def _move_all(pieces: Sequence[Piece], factor: np.ndarray) -> None:
    """Scale the vertices of all meshes and the points of their shape keys."""
    for item, _ in pieces:
        mesh = item.data
        for block in mesh.shape_keys.key_blocks if mesh.shape_keys else ():
            points = _read([(block.points, "co")]) * factor
            block.points.foreach_set("co", np.ascontiguousarray(points, dtype=np.float32).ravel())
        move(mesh, np.ascontiguousarray(_read([_base(mesh)]) * (1.0 if mesh.shape_keys else factor), dtype=np.float32))


def _compared(root: bpy.types.Object, pieces: Sequence[Piece], stamp: str, now: np.ndarray) -> Edits:
    recipe = models.read_recipe(stamp)
    model = models.model_of(recipe)
    grids = model.shape(recipe, root.rodin.resolution)
    made = [plan.positions(grids) for _, plan in pieces]
    keys = key_positions(root, model, moved_keys(root, model, recipe))
    expected = np.concatenate([*made, *(points for _, points in keys)])
    close = CLOSE * recipe.length
    scale = _fitted_scale(now, expected, close)
    shift = (now / scale - expected).astype(np.float32)
    shift[np.abs(shift).max(axis=1) <= close] = 0.0
    ends = np.cumsum([len(positions) for positions in made])
    offset, count = None, ends[-1]
    if shift[:count].any():
        plans = [plan for _, plan in pieces]
        offset = offset_grids(model.kind.layout, plans, np.split(shift[:count], ends[:-1]), root.rodin.resolution)
    return Edits(stamp, now, offset, tuple(scale), bool(shift[count:].any()))


def _fitted_scale(now: np.ndarray, made: np.ndarray, close: float) -> np.ndarray:
    """(3,) float64 that nearly all vertices were scaled by, edited ones set aside; 1 where there is none."""
    if np.abs(now - made).max() <= close:
        return np.ones(3)
    far = np.abs(made) > 0.25 * np.abs(made).max(axis=0)  # where a ratio is sharp
    scale = np.array([np.median(now[far[:, axis], axis] / made[far[:, axis], axis]) for axis in range(3)], float)
    if (scale <= 0).any():
        return np.ones(3)
    agree = np.abs(now - scale * made).max(axis=1) <= close * max(1.0, scale.max())
    return scale if agree.mean() >= _SCALED and np.abs(scale - 1).max() > _EVEN else np.ones(3)


def _positions(root: bpy.types.Object, pieces: Sequence[Piece]) -> np.ndarray:
    """(N, 3) float32: vertices of all pieces, then points of the root's shape keys along a path."""
    sources = [_base(item.data) for item, _ in pieces]
    if has_keys(root):
        stamp = models.read_recipe(stamp_of(root))
        model = models.model_of(stamp)
        sources += [(block.points, "co") for block, _ in moved_keys(root, model, stamp)]
    return _read(sources)


def _base(mesh: bpy.types.Mesh) -> tuple[bpy.types.bpy_prop_collection, str]:
    """Where a mesh's vertices are: its own, or its Basis; a collection and the name of its coordinates."""
    if mesh.shape_keys:
        return mesh.shape_keys.reference_key.data, "co"
    return mesh.attributes["position"].data, "vector"


def _read(sources: Sequence[tuple[bpy.types.bpy_prop_collection, str]]) -> np.ndarray:
    """(N, 3) float32 coordinates of all sources, into one array, as a slider waits for them."""
    ends = np.cumsum([0, *(3 * len(items) for items, _ in sources)]).tolist()
    values = np.empty(ends[-1], dtype=np.float32)
    for (items, name), start, end in zip(sources, ends[:-1], ends[1:], strict=True):
        items.foreach_get(name, values[start:end])
    return values.reshape(-1, 3)


def kept_offset(root: bpy.types.Object, found: Edits) -> np.ndarray | None:
    """The offset to carry along as an asset changes, (C, R, R, 3) float32 metres; None for none.

    Raises:
        SceneError: edits would be lost.
    """
    if not found.edited:
        return None
    if root.rodin.edits != "CARRY":
        raise SceneError('"{name}" was edited by hand. Choose what to do with the edits.', name=root.name)
    if root.rodin.shape_keys:
        raise SceneError("Edits cannot be carried along on an asset with shape keys; keep them, or rebuild the asset.")
    return found.offset


def check_follows(root: bpy.types.Object) -> None:
    """Refuse to change an asset that the user has chosen to keep as it is.

    Raises:
        SceneError: it is.
    """
    if root.rodin.edits == "KEEP":
        raise SceneError('"{name}" keeps your edits, so dimensions and sliders do not change it.', name=root.name)


def has_edits(root: bpy.types.Object) -> bool:
    """Whether an asset's meshes are not what the model makes: vertices moved, added or removed."""
    try:
        pieces = pieces_of(root)
        known = models.opened(models.read_recipe(stamp_of(root)).weights)
    except RodinError:
        return False
    if known is None:  # for panels ask, which open nothing
        return False
    if not pieces or any(is_edited_now(item) for item, _ in pieces):
        return False
    if not all(map(has_all_vertices, pieces)):
        return True
    try:
        return edits_of(root, pieces).edited
    except RodinError:
        return False
