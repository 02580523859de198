"""What the checks share: an empty file, swords, surfaces, and the scene compared with itself."""

from __future__ import annotations

import importlib
import json
from pathlib import Path

import bpy
import numpy as np

EXTENSION = "bl_ext.user_default.rodin"
_folder = Path()


def begin(folder: Path) -> None:
    """An empty file, default preferences and a folder of its own for the next check."""
    global _folder
    _folder = folder
    folder.mkdir(parents=True)
    bpy.ops.wm.read_homefile(use_empty=True)
    addon = bpy.context.preferences.addons.get(EXTENSION)
    if addon:
        for name in ("engine", "device", "weights_folder", "welded"):
            addon.preferences.property_unset(name)


def folder() -> Path:
    """The running check's own folder."""
    return _folder


def our(module: str):
    """A module of the installed extension."""
    return importlib.import_module(f"{EXTENSION}.{module}")


def settings() -> bpy.types.PropertyGroup:
    """``scene.rodin``."""
    return bpy.context.scene.rodin


def generate(**values) -> list[bpy.types.Object]:
    """Set ``scene.rodin``, generate, and return the new swords' roots in order."""
    values = {"resolution": 8, "style": "arming", "seed": 5} | values
    for name, value in values.items():
        setattr(settings(), name, value)
    before = set(bpy.data.objects)
    assert bpy.ops.rodin.generate() == {"FINISHED"}
    new = [item for item in bpy.data.objects if item not in before and item.rodin.recipe]
    bpy.context.view_layer.update()
    return sorted(new, key=lambda item: item.name)


def select(*objects: bpy.types.Object) -> None:
    """Select these alone; the last is active."""
    bpy.context.view_layer.update()  # lets go of objects that were removed
    for item in bpy.context.view_layer.objects:
        item.select_set(item in objects)
    bpy.context.view_layer.objects.active = objects[-1] if objects else None


def selected_swords() -> list[bpy.types.Object]:
    """Roots of the selected swords, by name."""
    return sorted((item for item in bpy.context.selected_objects if item.rodin.recipe), key=lambda item: item.name)


def add_mesh(name: str, vertices, faces, edges=()) -> bpy.types.Object:
    """A selected mesh object."""
    mesh = bpy.data.meshes.new(name)
    mesh.from_pydata(vertices, list(edges), faces)
    return add(name, mesh)


def add(name: str, data) -> bpy.types.Object:
    """A selected object with some data."""
    item = bpy.data.objects.new(name, data)
    bpy.context.scene.collection.objects.link(item)
    bpy.context.view_layer.update()
    select(item)
    return item


def refusal(operator, **words) -> str:
    """What an operator says when it refuses; fails if it does not, or if the scene has changed."""
    before = scene_state()
    try:
        operator(**words)
    except RuntimeError as error:
        message = str(error)
    else:
        raise AssertionError(f"{operator.idname_py()} went through.")
    after = scene_state()
    assert after == before, f"The scene has changed: {_difference(before, after)}"
    assert "Traceback" not in message, message
    return message


def scene_state() -> dict:
    """Everything an operator that refuses must leave alone."""
    layer = bpy.context.view_layer
    return {
        "objects": {
            item.name: (
                [list(row) for row in item.matrix_world],
                item.data.name if item.data else None,
                item in list(layer.objects) and item.select_get(),
                item in list(layer.objects) and item.hide_get(),
                item.hide_viewport,
                item.hide_render,
                [collection.name for collection in item.users_collection],
            )
            for item in bpy.data.objects
        },
        "active": layer.objects.active.name if layer.objects.active else None,
        "scene": bpy.context.scene.name,
        "mode": bpy.context.mode,
        "blocks": {
            kind: sorted(block.name for block in getattr(bpy.data, kind))
            for kind in (
                "scenes",
                "collections",
                "meshes",
                "materials",
                "curves",
                "images",
                "texts",
                "actions",
            )
        },
    }


def _difference(before: dict, after: dict) -> str:
    return json.dumps({key: [before[key], after[key]] for key in before if before[key] != after[key]})[:2000]


def coordinates(item: bpy.types.Object) -> np.ndarray:
    """(V, 3) float64 world coordinates of an object as it is seen."""
    evaluated = item.evaluated_get(bpy.context.evaluated_depsgraph_get())
    mesh = evaluated.to_mesh()
    points = np.empty(3 * len(mesh.vertices), dtype=np.float32)
    mesh.vertices.foreach_get("co", points)
    evaluated.to_mesh_clear()
    matrix = np.array(evaluated.matrix_world)
    return points.reshape(-1, 3) @ matrix[:3, :3].T + matrix[:3, 3]


def sword_coordinates(root: bpy.types.Object) -> np.ndarray:
    """(V, 3) world coordinates of all meshes of a sword."""
    bpy.context.view_layer.update()
    meshes = [item for item in (root, *root.children_recursive) if item.type == "MESH"]
    return np.concatenate([coordinates(item) for item in meshes])


def bounds(points: np.ndarray) -> np.ndarray:
    """(2, 3): lowest and highest coordinates."""
    return np.stack([points.min(axis=0), points.max(axis=0)])


def recipe_of(item: bpy.types.Object) -> dict:
    """The recipe an object carries."""
    return json.loads(item["rodin_recipe"])
