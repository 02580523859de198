"""Which objects are an asset.

| custom property | on | meaning |
|---|---|---|
| rodin_recipe | root and patches | recipe of the shape as it stands, JSON |
| rodin_chart | patches | index of the chart, 0..24 |

The root also carries ``object.rodin`` (see ``settings/asset.py``).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import bpy

RECIPE_KEY = "rodin_recipe"
CHART_KEY = "rodin_chart"


def alive(block: bpy.types.ID) -> bool:
    """Whether a data-block is still there: not deleted, and its file not closed."""
    try:
        return bool(block.name_full)
    except ReferenceError:
        return False


def root_of(item: bpy.types.Object | None) -> bpy.types.Object | None:
    """The root of the asset that an object belongs to, or None."""
    while item is not None and not item.rodin.recipe:
        item = item.parent
    return item


def roots_of(objects: Iterable[bpy.types.Object]) -> list[bpy.types.Object]:
    """Roots of all assets among objects, each once, in order."""
    roots = {root.name_full: root for root in map(root_of, objects) if root}
    return list(roots.values())


def chosen_objects(context: bpy.types.Context) -> list[bpy.types.Object]:
    """The selected objects, or else the active one."""
    active = context.active_object
    return list(context.selected_objects) or ([active] if active else [])


def is_welded(root: bpy.types.Object) -> bool:
    """Whether the asset is one welded mesh rather than an empty with patches."""
    return root.type == "MESH"


def patches_of(root: bpy.types.Object) -> Iterator[tuple[int, bpy.types.Object]]:
    """(chart, object) of each patch below a root."""
    for child in root.children:
        if child.type == "MESH" and CHART_KEY in child:
            yield child[CHART_KEY], child


def mesh_objects(root: bpy.types.Object) -> list[bpy.types.Object]:
    """Every mesh object of an asset: root, patches, and what a user parented to it."""
    below = sorted(root.children_recursive, key=lambda item: (str(item.get(CHART_KEY, "")).zfill(2), item.name))
    return [item for item in (root, *below) if item.type == "MESH"]


def stamp_of(item: bpy.types.Object) -> str:
    """The recipe that an object's shape was last written with, JSON; "" where a file holds no text there."""
    stamp = item.get(RECIPE_KEY)
    return stamp if isinstance(stamp, str) else ""


def is_edited_now(item: bpy.types.Object) -> bool:
    """Whether a mesh is in Edit Mode, by this object or another one that shares it: it cannot be read or written."""
    return item.data.is_editmode


def surface_objects(item: bpy.types.Object) -> list[bpy.types.Object]:
    """The objects whose surface is meant by one: all meshes of an asset by its root, else the object itself."""
    return (mesh_objects(item) if item.rodin.recipe else []) or [item]


def source_of(root: bpy.types.Object) -> bpy.types.Object | None:
    """The object that an asset was rebuilt from, while in a scene; pointed to, it outlives being deleted there."""
    source = root.rodin.source
    return source if source and source.users_scene else None
