"""What is exported: an asset that a model can make at any level of detail, or a mesh that somebody has changed."""

from __future__ import annotations

from dataclasses import dataclass, field

import bpy
import numpy as np

from ...model_core.charts.atlas import Atlas, atlas_of_uv
from ...model_core.errors import RodinError
from ...model_core.kinds import Kind
from ...model_core.recipe import Recipe
from .. import models
from ..mesh.plan import MeshPlan, patch_plans, welded_plan
from ..mesh.writing import UV_NAME
from ..swords.find import is_welded, mesh_objects, patches_of
from ..swords.keys import key_positions, moved_keys
from ..swords.live import effective_recipe

_CLOSE = 1e-5  # of the sword's length: nearer than this to the model's shape, nothing was moved by hand


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
        name: as people call it. kind: what it is.
        recipe: how the model makes it; None for a mesh that stands as it is.
        morphs: what becomes morph targets.
        scale: (3, 3) float64, asset space -> metres as it stands in the scene.
        materials: one for each part of the kind, None where it has none.
        atlas: where its charts lie in a texture.
        root: the object in the scene, where it is in one.
    """

    name: str
    kind: Kind
    recipe: Recipe | None
    morphs: tuple[Morph, ...] = ()
    scale: np.ndarray = field(default_factory=lambda: np.eye(3))
    materials: tuple[bpy.types.Material | None, ...] = ()
    root: bpy.types.Object | None = None
    own_atlas: Atlas | None = None

    @property
    def atlas(self) -> Atlas:
        """Where its charts lie in a texture: as in the scene, or as its kind has it."""
        return self.own_atlas or self.kind.atlases[0]


def source_of(scene: bpy.types.Scene, root: bpy.types.Object) -> Source:
    """What a sword in a scene is to an export.

    Where meshes, UVs or materials of faces were changed by hand it is taken as it stands, in one level.
    """
    scale, kind = _scale(scene, root), models.kind_of(models.read_recipe(root.rodin.recipe))
    atlas = _atlas(root, kind)
    if np.linalg.det(scale) > 0 and atlas and _is_as_made(root):
        recipe = effective_recipe(root)
        keys = moved_keys(root, models.model_of(recipe), recipe)
        morphs = tuple(Morph(block.name, key, block.value) for block, key in keys)
        return Source(root.name, kind, recipe, morphs, scale, _materials(root, kind), root, atlas)
    return Source(root.name, kind, None, root=root)


def _scale(scene: bpy.types.Scene, root: bpy.types.Object) -> np.ndarray:
    """What is left of the root's matrix when it stands at zero, unturned, times metres a scene unit."""
    _place, rotation, _ = root.matrix_world.decompose()
    own = rotation.to_matrix().inverted() @ root.matrix_world.to_3x3()
    return np.array(own) * scene.unit_settings.scale_length


def _is_as_made(root: bpy.types.Object) -> bool:
    """Whether the sword's meshes are just what the model makes of its settings."""
    try:
        recipe = effective_recipe(root)
        model = models.model_of(recipe)
        grids = model.shape(recipe, root.rodin.resolution)
        keys = key_positions(root, model, moved_keys(root, model, recipe))
    except RodinError:
        return False
    close = _CLOSE * recipe.length
    resolution = root.rodin.resolution
    if is_welded(root):
        plan = welded_plan(model.kind, resolution)
        same = _is_mesh_as_made(root, plan, grids, close) and _are_keys_as_made(root, keys, close)
        return same and len(mesh_objects(root)) == 1
    patches = dict(patches_of(root))
    if len(mesh_objects(root)) != len(grids) or set(patches) != set(range(len(grids))):
        return False
    plans = patch_plans(model.kind, resolution)
    return all(
        _is_at_home(patch, root) and _is_mesh_as_made(patch, plans[chart], grids, close)
        for chart, patch in patches.items()
    )


def _atlas(root: bpy.types.Object, kind: Kind) -> Atlas | None:
    """The atlas that an asset's meshes have in the scene, if their UVs are those of one.

    So a texture that was painted in the scene lies right in the file: on what is of today's kind, on what
    an older Rodin has built, and where somebody has put the charts elsewhere.
    """
    resolution = root.rodin.resolution
    plans, found = patch_plans(kind, resolution), []
    meshes = [(plans[chart], patch) for chart, patch in _whole_patches(root, kind)]
    for plan, item in [(welded_plan(kind, resolution), root)] if is_welded(root) else meshes:
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


def _whole_patches(root: bpy.types.Object, kind: Kind) -> list[tuple[int, bpy.types.Object]]:
    """(chart, object) of those patches whose chart there is."""
    known = range(kind.layout.chart_count)
    return [(chart, patch) for chart, patch in patches_of(root) if isinstance(chart, int) and chart in known]


def _is_at_home(patch: bpy.types.Object, root: bpy.types.Object) -> bool:
    return np.allclose(np.array(patch.matrix_world), np.array(root.matrix_world), atol=1e-6)


def _is_mesh_as_made(item: bpy.types.Object, plan: MeshPlan, grids: np.ndarray, close: float) -> bool:
    mesh = item.data
    if item.modifiers or (item.mode == "EDIT") or mesh.color_attributes:
        return False
    counts = len(mesh.vertices), len(mesh.loops), len(mesh.polygons)
    if counts != (len(plan.point_of_vertex), len(plan.corner_vertex), len(plan.face_start)):
        return False
    positions = _read(mesh.vertices, "co", np.float32, 3)
    slots = _read(mesh.polygons, "material_index", np.int32, 1)[:, 0]
    return (
        np.abs(positions - plan.positions(grids)).max() <= close
        and np.array_equal(slots, plan.face_slot)
    )


def _are_keys_as_made(root: bpy.types.Object, shapes: list, close: float) -> bool:
    blocks = root.data.shape_keys.key_blocks if root.data.shape_keys else ()
    if len(blocks) != len(shapes) + bool(len(blocks)):
        return False
    return all(np.abs(_read(block.points, "co", np.float32, 3) - points).max() <= close for block, points in shapes)


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
