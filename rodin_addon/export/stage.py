"""A scene apart, holding what one file is to hold: levels, collision and sockets at the world's zero.

Exporters work on this scene, so nothing of the user's is ever moved, selected or hidden.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field

import bpy
import numpy as np
from mathutils import Matrix, Vector

from ...model_core.export.choices import Choices
from ...model_core.export.hulls import Hull
from ...model_core.export.names import NodeNames
from .levels import LevelMesh

_LOD_GROUP = "fbx_type", "LodGroup"  # what Blender's FBX exporter makes an FBX LodGroup of
_SOCKET_SIZE = 0.03  # metres


@dataclass(frozen=True)
class Contents:
    """What one file is to hold, in metres and asset space.

    Attributes:
        names: of all nodes.
        levels: those to write, the finest first.
        hulls: (part, hull) of each collision piece.
        sockets: {place: (3,)}.
        material: name of the one material, where all parts share it.
    """

    names: NodeNames
    levels: tuple[LevelMesh, ...]
    hulls: tuple[tuple[str, Hull], ...]
    sockets: dict[str, np.ndarray]
    material: str


@contextmanager
def staged(contents: Contents, choices: Choices) -> Iterator[bpy.types.Scene]:
    """The scene, in metres, the top along the chosen axis; it goes when the block ends, whatever happens."""
    stage = bpy.data.scenes.new("Rodin Export")
    cleanup = _Cleanup()
    try:
        _fill(stage, contents, choices, cleanup)
        yield stage
    finally:
        for item in list(stage.objects):
            bpy.data.objects.remove(item)
        bpy.data.scenes.remove(stage)
        cleanup.run()


@dataclass
class _Cleanup:
    """What is undone once the scene is gone.

    Attributes:
        made: data-blocks to remove. renamed: (data-block of the user's, its name), whose name was needed.
    """

    made: list[bpy.types.ID] = field(default_factory=list)
    renamed: list[tuple[bpy.types.ID, str]] = field(default_factory=list)

    def run(self) -> None:
        bpy.data.batch_remove(self.made)
        for block, name in self.renamed:
            block.name = name


def _fill(stage: bpy.types.Scene, contents: Contents, choices: Choices, cleanup: _Cleanup) -> None:
    turn = turn_of(choices.top_axis)
    names, group = contents.names, None
    if choices.lods == "GROUP" and len(contents.levels) > 1:
        group = _add(stage, cleanup, names.node_base, None, None)
        group[_LOD_GROUP[0]] = _LOD_GROUP[1]
    renders = [
        _add_level(stage, cleanup, names.level(index), level, group) for index, level in enumerate(contents.levels)
    ]
    if choices.materials == "ONE":
        cleanup.made.append(_give_one_material(renders, contents.material, cleanup))
    parent = renders[0] if group else None
    box = choices.collision == "BOXES"
    hulls = []
    for index, (part, hull) in enumerate(contents.hulls):
        name = names.collision(part, index, box)
        mesh = _hull_mesh(name, hull, cleanup)
        hulls.append(_add(stage, cleanup, name, mesh, parent))
    for item in (*renders, *hulls):
        item.data.transform(turn, shape_keys=True)
    for place, point in contents.sockets.items():
        socket = _add(stage, cleanup, names.socket(place), None, parent)
        socket.empty_display_size = _SOCKET_SIZE
        socket.location = turn @ Vector(point)


def turn_of(axis: str) -> Matrix:
    """(4, 4) rotation that brings +Z, along which the top of an asset points, to an axis such as "-Y"."""
    sign = -1.0 if axis.startswith("-") else 1.0
    to = Vector([sign * (letter == axis[-1]) for letter in "XYZ"])
    if axis == "-Z":
        return Matrix.Rotation(np.pi, 4, "X")
    return Vector((0.0, 0.0, 1.0)).rotation_difference(to).to_matrix().to_4x4()


def _add(
    stage: bpy.types.Scene, cleanup: _Cleanup, name: str, data, parent: bpy.types.Object | None
) -> bpy.types.Object:
    """A new object that really has this name, for engines read it."""
    _make_way(bpy.data.objects, name, cleanup)
    item = bpy.data.objects.new(name, data)
    item.parent = parent
    stage.collection.objects.link(item)
    return item


def _make_way(blocks, name: str, cleanup: _Cleanup) -> None:
    other = blocks.get((name, None))  # linked ones have names of their own
    if other:
        other.name = f"{name} "
        cleanup.renamed.append((other, name))


def _add_level(
    stage: bpy.types.Scene, cleanup: _Cleanup, name: str, level: LevelMesh, parent: bpy.types.Object | None
) -> bpy.types.Object:
    item = _add(stage, cleanup, name, level.mesh, parent)
    _make_way(bpy.data.meshes, name, cleanup)
    level.mesh.name = name
    if level.morphs:
        item.shape_key_add(name="Basis")
        for morph, positions in level.morphs:
            block = item.shape_key_add(name=morph.name)
            block.points.foreach_set("co", positions.ravel())
            block.value = morph.value
    return item


def _give_one_material(renders: list[bpy.types.Object], name: str, cleanup: _Cleanup) -> bpy.types.Material:
    _make_way(bpy.data.materials, name, cleanup)
    material = bpy.data.materials.new(name)
    for item in renders:
        item.data.materials.clear()
        item.data.materials.append(material)
    return material


def _hull_mesh(name: str, hull: Hull, cleanup: _Cleanup) -> bpy.types.Mesh:
    _make_way(bpy.data.meshes, name, cleanup)
    mesh = bpy.data.meshes.new(name)
    cleanup.made.append(mesh)
    mesh.from_pydata(hull.vertices.tolist(), [], hull.triangles.tolist())
    return mesh
