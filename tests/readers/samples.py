"""Writes small files whose contents are known: ``python samples.py FOLDER``, with a Python that has bpy.

An empty with two boxes as children, a level of detail each, and a socket; metres, blade along +Z.
"""

from __future__ import annotations

import os
import sys
from pathlib import Path

PLACE = (1.0, 2.0, 3.0)  # of the empty; the socket stands GRIP above it
SIZE = (0.1, 0.02, 0.9)
GRIP = 0.25


def build() -> None:
    """Fill an empty scene."""
    import bpy

    bpy.ops.wm.read_factory_settings(use_empty=True)
    materials = [bpy.data.materials.new(name) for name in ("Blade", "Grip")]
    sword = _linked(bpy.data.objects.new("SM_Sample", None))
    sword.location = PLACE
    sword["fbx_type"] = "LodGroup"
    for level, height in ((0, 2), (1, 1)):
        box = _linked(bpy.data.objects.new(f"SM_Sample_LOD{level}", _box(height, materials)))
        box.parent = sword
        box.shape_key_add(name="Basis")
        box.shape_key_add(name="Curved").data[0].co.x += 0.05
    socket = _linked(bpy.data.objects.new("SOCKET_Grip", None))
    socket.parent, socket.location = sword, (0, 0, GRIP)


def _linked(thing):
    import bpy

    bpy.context.scene.collection.objects.link(thing)
    return thing


def _box(height: int, materials: list):
    """A closed box of SIZE in triangles, ``height`` segments tall, its bottom in the second material."""
    import bpy

    x, y, z = (side / 2 for side in SIZE)
    ring = ((-x, -y), (x, -y), (x, y), (-x, y))
    corners = [(*at, SIZE[2] * step / height - z) for step in range(height + 1) for at in ring]
    quads = [(3, 2, 1, 0), tuple(4 * height + corner for corner in range(4))]
    for step in range(height):
        for a, b in ((0, 1), (1, 2), (2, 3), (3, 0)):
            quads.append(tuple(4 * step + corner for corner in (a, b, b + 4, a + 4)))
    mesh = bpy.data.meshes.new("Box")
    mesh.from_pydata(corners, [], [part for a, b, c, d in quads for part in ((a, b, c), (a, c, d))])
    for material in materials:
        mesh.materials.append(material)
    if materials:
        mesh.polygons.foreach_set("material_index", [int(index < 2) for index in range(len(mesh.polygons))])
    for name in ("Atlas", "Lightmap"):
        layer = mesh.uv_layers.new(name=name)
        for loop in mesh.loops:
            at = mesh.vertices[loop.vertex_index].co
            layer.data[loop.index].uv = (at.x + at.y + 0.5, at.z / 2 + 0.5)
    return mesh


def write(folder: Path) -> None:
    """One file in each format, and an FBX in each way of telling its unit."""
    import bpy

    common = {"use_custom_props": True, "add_leaf_bones": False, "bake_anim": False, "use_tspace": True}
    for name, scaling in (("sample", "FBX_SCALE_NONE"), ("units", "FBX_SCALE_UNITS"), ("all", "FBX_SCALE_ALL")):
        bpy.ops.export_scene.fbx(filepath=str(folder / f"{name}.fbx"), apply_scale_options=scaling, **common)
    bpy.ops.export_scene.gltf(
        filepath=str(folder / "sample.glb"),
        export_tangents=True,
        export_extras=True,
        export_animations=False,
        export_try_sparse_sk=False,  # assimp 6.0.5 refuses what is written otherwise
    )
    bpy.ops.wm.usd_export(filepath=str(folder / "sample.usdc"))
    bpy.ops.wm.obj_export(filepath=str(folder / "sample.obj"))


def write_collision(folder: Path) -> None:
    """The same once more with collision in Godot's names."""
    import bpy

    for name in ("Blade-convcolonly", "Guard-colonly"):
        piece = _linked(bpy.data.objects.new(name, _box(1, [])))
        piece.parent = bpy.data.objects["SM_Sample"]
    bpy.ops.export_scene.gltf(filepath=str(folder / "collision.glb"), export_animations=False)


if __name__ == "__main__":
    build()
    write(Path(sys.argv[1]))
    write_collision(Path(sys.argv[1]))
    sys.stdout.flush()
    os._exit(0)  # some versions of bpy crash or hang on a normal exit
