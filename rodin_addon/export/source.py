"""What is exported: a sword that the model can make at any level of detail, or a mesh that somebody has changed."""

from __future__ import annotations

from dataclasses import dataclass, field

import bpy
import numpy as np

from ...model_core.charts.layout import CHART_COUNT, PARTS
from ...model_core.errors import ExportError, RodinError
from ...model_core.recipe import Recipe
from .. import model_cache
from ..mesh.plan import MeshPlan, patch_plans
from ..mesh.writing import UV_NAME
from ..swords import edits
from ..swords.carry import is_closed
from ..swords.find import is_welded, mesh_objects, patches_of
from ..swords.keys import moved_keys


@dataclass(frozen=True)
class Morph:
    """A shape key: its name, the sword it is at 1, and its value now."""

    name: str
    recipe: Recipe
    value: float = 0.0


@dataclass(frozen=True)
class Source:
    """One sword to export.

    Attributes:
        name: as people call it.
        recipe: how the model makes it; None for a mesh that stands as it is.
        morphs: what becomes morph targets.
        scale: (3, 3) float64, sword space -> metres as it stands in the scene.
        materials: one for each of ``charts.layout.PARTS``, None where it has none.
        root: the object in the scene, where it is in one.
        offset: (25, R, R, 3) float32 metres, sword space: edits by hand, at any resolution; None for none.
        as_it_stands: why it cannot be made at other levels of detail; empty where it can.
    """

    name: str
    recipe: Recipe | None
    morphs: tuple[Morph, ...] = ()
    scale: np.ndarray = field(default_factory=lambda: np.eye(3))
    materials: tuple[bpy.types.Material | None, ...] = (None,) * len(PARTS)
    root: bpy.types.Object | None = None
    offset: np.ndarray | None = None
    as_it_stands: str = ""


def source_of(scene: bpy.types.Scene, root: bpy.types.Object) -> Source:
    """What a sword in a scene is to an export.

    Vertices moved by hand and applied scale go to every level. What else was changed by hand
    is taken as it stands, in one level, and ``as_it_stands`` says why.
    """
    scale = _scale(scene, root)
    try:
        return _made(root, scale)
    except RodinError as error:
        return Source(root.name, None, root=root, as_it_stands=str(error))


def _made(root: bpy.types.Object, scale: np.ndarray) -> Source:
    """A sword whose levels the model can make.

    Raises:
        ExportError: why it cannot.
        RodinError: foreign or damaged recipes, weights that cannot be opened.
    """
    if np.linalg.det(scale) <= 0:
        raise ExportError("The sword is mirrored.")
    pieces = edits.pieces_of(root)
    _check_meshes(root, pieces)
    stands = edits.standing(root, pieces)
    recipe, model = Recipe.from_json(stands.stamp), model_cache.open_model()
    if stands.keys_edited or (stands.offset is not None and root.rodin.shape_keys):
        raise ExportError("A sword with shape keys was edited by hand.")
    if stands.offset is not None and not is_closed(stands.offset, edits.CLOSE * recipe.length):
        raise ExportError("Patches edited by hand no longer meet.")
    morphs = tuple(Morph(block.name, key, block.value) for block, key in moved_keys(root, model, recipe))
    _check_keys(pieces, len(morphs))
    whole = scale @ np.diag(edits.applied_scale(root, pieces))
    return Source(root.name, recipe, morphs, whole, _materials(root), root, stands.offset)


def _scale(scene: bpy.types.Scene, root: bpy.types.Object) -> np.ndarray:
    """What is left of the root's matrix when it stands at zero, unturned, times metres a scene unit."""
    _place, rotation, _ = root.matrix_world.decompose()
    own = rotation.to_matrix().inverted() @ root.matrix_world.to_3x3()
    return np.array(own) * scene.unit_settings.scale_length


def _check_meshes(root: bpy.types.Object, pieces: list[edits.Piece]) -> None:
    """See to it that all but the positions of vertices is what the model makes.

    Raises:
        ExportError: what is not.
    """
    missing = edits.missing_patches(root)
    if missing:
        raise ExportError(f"{len(missing)} of {CHART_COUNT} patches are missing.")
    if len(mesh_objects(root)) != len(pieces) or len(pieces) not in (1, CHART_COUNT):
        raise ExportError("Other meshes were added to the sword.")
    for item, plan in pieces:
        _check_mesh(item, plan)
    home = np.array(root.matrix_world) @ np.diag([*edits.scale_between(root, pieces), 1.0])
    for item, _ in pieces:
        if item != root and not np.allclose(np.array(item.matrix_world), home, atol=1e-5):
            raise ExportError(f'"{item.name}" was moved away from the sword.')


def _check_keys(pieces: list[edits.Piece], ours: int) -> None:
    """See to it that there are no shape keys but ours."""
    for item, _ in pieces:
        blocks = item.data.shape_keys.key_blocks if item.data.shape_keys else ()
        if len(blocks) != ours + bool(len(blocks)):
            raise ExportError(f'"{item.name}" has shape keys of its own.')


def _check_mesh(item: bpy.types.Object, plan: MeshPlan) -> None:
    mesh = item.data
    if item.mode == "EDIT":
        raise ExportError(f'"{item.name}" is in Edit Mode.')
    if item.modifiers:
        raise ExportError(f'"{item.name}" has modifiers.')
    counts = len(mesh.vertices), len(mesh.loops), len(mesh.polygons)
    if counts != (len(plan.point_of_vertex), len(plan.corner_vertex), len(plan.face_start)):
        raise ExportError(f'"{item.name}" had vertices or faces added or removed.')
    if mesh.color_attributes:
        raise ExportError(f'"{item.name}" has colour attributes.')
    if [layer.name for layer in mesh.uv_layers] != [UV_NAME] or not np.allclose(
        _read(mesh.uv_layers[0].uv, "vector", np.float32, 2), plan.corner_uv, atol=1e-6
    ):
        raise ExportError(f'"{item.name}" has other UVs.')
    if not np.array_equal(_read(mesh.polygons, "material_index", np.int32, 1)[:, 0], plan.face_slot):
        raise ExportError(f'"{item.name}" has other materials on its faces.')


def _read(items, name: str, kind: type, width: int) -> np.ndarray:
    values = np.empty(len(items) * width, dtype=kind)
    items.foreach_get(name, values)
    return values.reshape(-1, width)


def _materials(root: bpy.types.Object) -> tuple[bpy.types.Material | None, ...]:
    """The material of each part, as objects or meshes have it."""
    found: list[bpy.types.Material | None] = [None] * len(PARTS)
    plans = patch_plans(root.rodin.resolution)
    patches = ((item, plans[chart].parts) for chart, item in patches_of(root))
    for item, parts in [(root, range(len(PARTS)))] if is_welded(root) else patches:
        for part, slot in zip(parts, item.material_slots, strict=False):
            found[part] = found[part] or slot.material
    return tuple(found)
