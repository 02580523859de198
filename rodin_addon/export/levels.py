"""The meshes of an asset's levels of detail, in metres and asset space, made for the export alone.

| on each mesh | what |
|---|---|
| UVMap | UV0: the atlas that the asset has in the scene, or else its kind's |
| Lightmap | UV1: the kind's atlas for lightmaps, further apart |
| sharp_edge | edges beyond ``SHARP_ANGLE``; smooth elsewhere |
| part | face attribute, index into the layout's parts |

A mesh changed by hand keeps what it has; its first UV map is UV0, and of UV1 it has none.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

import bpy
import numpy as np

from ...model_core.export.level import Level, level_of
from ...model_core.export.silhouette import screen_size, silhouette_error
from ...model_core.recipe import Recipe
from .. import models
from ..assets.carry import resampled
from ..mesh.writing import smooth_welded_through
from .baked_copy import baked_copy
from .source import Morph, Source

UV0, UV1 = "UVMap", "Lightmap"


@dataclass(frozen=True)
class LevelMesh:
    """One level as Blender has it.

    Attributes:
        mesh: of triangles, in metres and asset space.
        level: the same as arrays.
        grids: (C, R, R, 3) float32 metres that it was made of; None for a mesh that stands as it is.
        morphs: (what, (V, 3) float32 metres where it is 1) of each morph target.
        error: metres, see ``silhouette_error``; 0 for the finest level.
        screen_size: see ``silhouette.screen_size``; 1 for the finest level.
    """

    mesh: bpy.types.Mesh
    level: Level
    grids: np.ndarray | None = None
    morphs: tuple[tuple[Morph, np.ndarray], ...] = ()
    error: float = 0.0
    screen_size: float = 1.0


@contextmanager
def level_meshes(context: bpy.types.Context, source: Source, resolutions: tuple[int, ...]) -> Iterator[list[LevelMesh]]:
    """The levels of an asset, the finest first, or the one that stands as it is; they go when the block ends.

    Raises:
        RodinError: the recipe is of other weights, or there is no mesh left.
    """
    made: list[LevelMesh] = []
    try:
        if source.recipe is None:
            made.append(_baked(context, source))
        else:
            for level in _constructed(source, resolutions):
                made.append(level)
        yield made
    finally:
        for level in made:
            bpy.data.meshes.remove(level.mesh)


def _baked(context: bpy.types.Context, source: Source) -> LevelMesh:
    mesh = baked_copy(context, source.root)
    if mesh.uv_layers:
        mesh.uv_layers[0].name = UV0
    return LevelMesh(mesh, _level_in(mesh, len(source.kind.layout.parts)))


def _level_in(mesh: bpy.types.Mesh, parts_known: int) -> Level:
    """The arrays of a mesh of triangles; all is the first part where the mesh has no parts of ours."""
    vertices = np.empty(3 * len(mesh.vertices), dtype=np.float32)
    triangles = np.empty(len(mesh.loops), dtype=np.int32)
    parts = np.zeros(len(mesh.polygons), dtype=np.int32)
    mesh.vertices.foreach_get("co", vertices)
    mesh.loops.foreach_get("vertex_index", triangles)
    known = mesh.attributes.get("part")
    if known and (known.domain, known.data_type) == ("FACE", "INT"):
        known.data.foreach_get("value", parts)
        parts[(parts < 0) | (parts >= parts_known)] = 0
    return Level(vertices.reshape(-1, 3), triangles.reshape(-1, 3), parts)


def _constructed(source: Source, resolutions: tuple[int, ...]) -> Iterator[LevelMesh]:
    finest = _shape(source, source.recipe, resolutions[0])
    layout, diameter = source.kind.layout, _diameter(finest)
    atlases = {UV0: source.atlas, UV1: source.kind.atlases[1]}
    for resolution in resolutions:
        grids = _shape(source, source.recipe, resolution) if resolution != len(finest[0]) else finest
        level = level_of(grids, layout)
        morphs = tuple(
            (morph, level_of(_shape(source, morph.recipe, resolution), layout).vertices) for morph in source.morphs
        )
        mesh = _new_mesh(level, {name: atlas.corner_uv(layout, resolution) for name, atlas in atlases.items()})
        for material in source.materials:
            mesh.materials.append(material)  # None stays an empty slot
        smooth_welded_through(mesh, (*(positions for _, positions in morphs), level.vertices))
        error = 0.0 if grids is finest else silhouette_error(finest, grids, layout)
        yield LevelMesh(mesh, level, grids, morphs, error, screen_size(error, diameter) if error else 1.0)


def _shape(source: Source, recipe: Recipe, resolution: int) -> np.ndarray:
    """(C, R, R, 3) float32 metres."""
    grids = models.model_of(recipe).shape(recipe, resolution)
    if source.offset is not None:
        grids = grids + resampled(source.offset, resolution)
    return (grids @ source.scale.T).astype(np.float32)


def _diameter(grids: np.ndarray) -> float:
    """Of the sphere about the middle of the asset's box, metres: what engines measure a screen size by."""
    points = grids.reshape(-1, 3)
    middle = (points.min(axis=0) + points.max(axis=0)) / 2
    return 2 * float(np.linalg.norm(points - middle, axis=1).max())


def _new_mesh(level: Level, uvs: dict[str, np.ndarray]) -> bpy.types.Mesh:
    """Args: uvs: {UV map: (T, 3, 2) float32}."""
    mesh = bpy.data.meshes.new("Rodin Export")
    corners = level.triangles.size
    mesh.vertices.add(len(level.vertices))
    mesh.loops.add(corners)
    mesh.polygons.add(len(level.triangles))
    mesh.vertices.foreach_set("co", level.vertices.ravel())
    mesh.loops.foreach_set("vertex_index", level.triangles.ravel())
    mesh.polygons.foreach_set("loop_start", np.arange(0, corners, 3, dtype=np.int32))
    mesh.polygons.foreach_set("material_index", level.part_of_triangle)
    mesh.update(calc_edges=True)
    for name, uv in uvs.items():
        mesh.uv_layers.new(name=name, do_init=False).data.foreach_set("uv", uv.ravel())
    mesh.attributes.new("part", "INT", "FACE").data.foreach_set("value", level.part_of_triangle)
    mesh.shade_smooth()
    return mesh
