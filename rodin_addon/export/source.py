"""What is exported: an asset that a model can make at any level of detail, or a mesh that somebody has changed."""

from __future__ import annotations

from dataclasses import dataclass, field

import bpy
import numpy as np

from ...model_core.charts.atlas import Atlas, atlas_of_uv
from ...model_core.errors import ExportError, RodinError
from ...model_core.kinds import Kind
from ...model_core.recipe import Recipe
from .. import models
from ..assets import edits
from ..assets.carry import is_closed
from ..assets.find import is_welded, mesh_objects, patches_of
from ..assets.keys import moved_keys
from ..mesh.plan import MeshPlan, patch_plans
from ..mesh.writing import UV_NAME


@dataclass(frozen=True)
class Morph:
    """A shape key: its name, the asset it is at 1, and its value now."""

    name: str
    recipe: Recipe
    value: float = 0.0


@dataclass(frozen=True)
class Source:
    """One asset to export.

    Attributes:
        name: as people call it. kind: what it is.
        recipe: how the model makes it; None for a baked copy.
        morphs: what becomes morph targets.
        scale: (3, 3) float64, asset space -> metres in the scene.
        materials: one for each part of the kind, None where it has none.
        root: the object in the scene, where it is in one.
        own_atlas: of its meshes in the scene; None for its kind's.
        offset: (C, R, R, 3) float32 metres, asset space: edits by hand, at any resolution; None for none.
        why_baked: why it cannot be made at other levels of detail; None where it can.
    """

    name: str
    kind: Kind
    recipe: Recipe | None
    morphs: tuple[Morph, ...] = ()
    scale: np.ndarray = field(default_factory=lambda: np.eye(3))
    materials: tuple[bpy.types.Material | None, ...] = ()
    root: bpy.types.Object | None = None
    own_atlas: Atlas | None = None
    offset: np.ndarray | None = None
    why_baked: RodinError | None = None

    @property
    def atlas(self) -> Atlas:
        """Where its charts lie in a texture: as in the scene, or as its kind has it."""
        return self.own_atlas or self.kind.atlases[0]


def source_of(scene: bpy.types.Scene, root: bpy.types.Object) -> Source:
    """What an asset in a scene is to an export.

    Vertices moved by hand and applied scale go to every level. What else was changed by hand
    is taken as a baked copy, in one level, and ``why_baked`` says why.
    """
    scale, kind = _scale(scene, root), models.kind_of_asset(root)
    try:
        return _made(root, kind, scale)
    except RodinError as error:
        return Source(root.name, kind, None, root=root, why_baked=error.bare())


def _made(root: bpy.types.Object, kind: Kind, scale: np.ndarray) -> Source:
    """An asset whose levels the model can make.

    Raises:
        ExportError: why it cannot.
        RodinError: foreign or damaged recipes, weights that cannot be opened.
    """
    if np.linalg.det(scale) <= 0:
        raise ExportError("The asset is mirrored.")
    pieces = edits.pieces_of(root)
    _check_meshes(root, pieces, kind.layout.chart_count)
    atlas = _atlas(pieces, kind, root.rodin.resolution)
    if atlas is None:
        raise ExportError("The UV map is no longer an atlas.")
    found = edits.edits_of(root, pieces)
    recipe = models.read_recipe(found.stamp)
    model = models.model_of(recipe)
    if found.keys_edited or (found.offset is not None and root.rodin.shape_keys):
        raise ExportError("An asset with shape keys was edited by hand.")
    if found.offset is not None and not is_closed(found.offset, kind.layout, edits.CLOSE * recipe.length):
        raise ExportError("Patches edited by hand no longer meet.")
    morphs = tuple(Morph(block.name, key, block.value) for block, key in moved_keys(root, model, recipe))
    _check_keys(pieces, len(morphs))
    whole = scale @ np.diag(edits.applied_scale(root, pieces))
    return Source(root.name, kind, recipe, morphs, whole, _materials(root, kind), root, atlas, found.offset)


def _scale(scene: bpy.types.Scene, root: bpy.types.Object) -> np.ndarray:
    """What is left of the root's matrix at location and rotation zero, times metres a scene unit."""
    _place, rotation, _ = root.matrix_world.decompose()
    own = rotation.to_matrix().inverted() @ root.matrix_world.to_3x3()
    return np.array(own) * scene.unit_settings.scale_length


def _atlas(pieces: list[edits.Piece], kind: Kind, resolution: int) -> Atlas | None:
    """The atlas that an asset's meshes have in the scene, if their UVs are those of one.

    So a texture that was painted in the scene lies right in the file: on what is of today's kind, on what
    an older Rodin has built, and where somebody has put the charts elsewhere.
    """
    found = []
    for item, plan in pieces:
        mesh = item.data
        if [layer.name for layer in mesh.uv_layers] != [UV_NAME] or len(mesh.loops) != len(plan.corner_point):
            return None
        found.append((plan.corner_point, _read(mesh.uv_layers[0].uv, "vector", np.float32, 2)))
    uv = np.full((kind.layout.chart_count * resolution**2, 2), np.nan, dtype=np.float32)
    for points, values in found:
        uv[points] = values
    atlas = atlas_of_uv(uv.reshape(-1, resolution, resolution, 2))
    if atlas is None:
        return None
    wanted = atlas.uv(resolution).reshape(-1, 2)  # one corner of several at a point may have been moved
    return atlas if all(np.allclose(wanted[points], values, atol=1e-5) for points, values in found) else None


def _check_meshes(root: bpy.types.Object, pieces: list[edits.Piece], count: int) -> None:
    """See to it that all but the positions of vertices is what the model makes.

    Raises:
        ExportError: what is not.
    """
    missing = edits.missing_patches(root)
    if missing:
        raise ExportError("{missing} of {count} patches are missing.", missing=len(missing), count=count)
    if len(mesh_objects(root)) != len(pieces) or len(pieces) not in (1, count):
        raise ExportError("Other meshes were added to the asset.")
    for item, plan in pieces:
        _check_mesh(item, plan)
    home = np.array(root.matrix_world) @ np.diag([*edits.scale_between(root, pieces), 1.0])
    for item, _ in pieces:
        if item != root and not np.allclose(np.array(item.matrix_world), home, atol=1e-5):
            raise ExportError('"{name}" was moved away from the asset.', name=item.name)


def _check_keys(pieces: list[edits.Piece], ours: int) -> None:
    """See to it that there are no shape keys but ours."""
    for item, _ in pieces:
        blocks = item.data.shape_keys.key_blocks if item.data.shape_keys else ()
        if len(blocks) != ours + bool(len(blocks)):
            raise ExportError('"{name}" has shape keys of its own.', name=item.name)


def _check_mesh(item: bpy.types.Object, plan: MeshPlan) -> None:
    mesh = item.data
    if item.mode == "EDIT":
        raise ExportError('"{name}" is in Edit Mode.', name=item.name)
    if item.modifiers:
        raise ExportError('"{name}" has modifiers.', name=item.name)
    counts = len(mesh.vertices), len(mesh.loops), len(mesh.polygons)
    if counts != (len(plan.point_of_vertex), len(plan.corner_vertex), len(plan.face_start)):
        raise ExportError('Vertices or faces of "{name}" were added or removed.', name=item.name)
    if mesh.color_attributes:
        raise ExportError('"{name}" has colour attributes.', name=item.name)
    if not np.array_equal(_read(mesh.polygons, "material_index", np.int32, 1)[:, 0], plan.face_slot):
        raise ExportError('"{name}" has different materials on its faces.', name=item.name)


def _read(items, name: str, kind: type, width: int) -> np.ndarray:
    values = np.empty(len(items) * width, dtype=kind)
    items.foreach_get(name, values)
    return values.reshape(-1, width)


def _materials(root: bpy.types.Object, kind: Kind) -> tuple[bpy.types.Material | None, ...]:
    """The material of each part, as objects or meshes have it."""
    found: list[bpy.types.Material | None] = [None] * len(kind.layout.parts)
    plans = patch_plans(kind, root.rodin.resolution)
    patches = ((item, plans[chart].parts) for chart, item in patches_of(root))
    for item, parts in [(root, range(len(found)))] if is_welded(root) else patches:
        for part, slot in zip(parts, item.material_slots, strict=False):
            found[part] = found[part] or slot.material
    return tuple(found)
