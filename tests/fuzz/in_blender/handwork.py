"""What an artist does beside the add-on: objects and meshes changed, files saved and opened, steps undone."""

from __future__ import annotations

import bpy
from world import EXTENSION, World

_MODES = ("OBJECT", "EDIT", "SCULPT", "WEIGHT_PAINT", "VERTEX_PAINT", "TEXTURE_PAINT")
_LINKED = 3  # objects at most that are taken from a file


def delete(world: World) -> None:
    """By operator, or as a script does."""
    if world.chance.random() < 0.5:
        world.select(world.some(bpy.context.scene.objects, 4))
        world.press(bpy.ops.object.delete, use_global=world.chance.random() < 0.5)
        return
    for item in world.some(bpy.context.scene.objects, 3):
        bpy.data.objects.remove(item)


def delete_data(world: World) -> None:
    """Meshes, materials and collections, which objects then do without."""
    kind = world.one(["meshes", "materials", "collections", "actions"])
    found = world.one(getattr(bpy.data, kind))
    if found:
        getattr(bpy.data, kind).remove(found)


def rename(world: World) -> None:
    """To anything."""
    item = world.object()
    if item:
        item.name = world.one(["", "x", "剣", "a/b", "Katana 001", "x" * 100, "%s {name}", "Variations"])


def duplicate(world: World) -> None:
    """With and without own meshes."""
    root = world.root()
    world.select([*(root.children if root else ()), root] if root else [])
    world.press(bpy.ops.object.duplicate, linked=world.chance.random() < 0.5)


def join(world: World) -> None:
    """Meshes into one."""
    world.select(world.some([item for item in bpy.context.scene.objects if item.type == "MESH"], 4))
    world.press(bpy.ops.object.join)


def parent(world: World) -> None:
    """One object below another, or out from below it."""
    world.select(world.some(bpy.context.scene.objects, 2))
    if world.chance.random() < 0.6:
        world.press(bpy.ops.object.parent_set, type="OBJECT", keep_transform=world.chance.random() < 0.5)
    else:
        world.press(bpy.ops.object.parent_clear, type=world.one(["CLEAR", "CLEAR_KEEP_TRANSFORM"]))


def transform(world: World) -> None:
    """Scales among them that are 0, negative, uneven or huge."""
    item = world.object()
    if item is None:
        return
    value = world.one([0.0, -1.0, 0.5, 2.0, 1e-6, 1e6, world.chance.uniform(0.3, 3)])
    kind = world.one(["scale", "even", "location", "rotation_euler"])
    if kind == "even":
        item.scale = (value,) * 3
    else:
        getattr(item, kind)[world.chance.randrange(3)] = value
    bpy.context.view_layer.update()


def apply(world: World) -> None:
    """Into vertices."""
    root = world.root()
    items = [root, *root.children] if root and world.chance.random() < 0.6 else world.some(bpy.context.scene.objects)
    world.select(items)
    words = {name: world.chance.random() < 0.5 for name in ("location", "rotation", "scale")}
    world.press(bpy.ops.object.transform_apply, **words)


def hide(world: World) -> None:
    """In the viewport, the render, the selection, or the layer."""
    for item in world.some(bpy.context.scene.objects, 4):
        which = world.one(["hide_viewport", "hide_render", "hide_select", "layer"])
        if which == "layer":
            if item.name in bpy.context.view_layer.objects:
                item.hide_set(world.chance.random() < 0.7)
        else:
            setattr(item, which, world.chance.random() < 0.7)


def unlink(world: World) -> None:
    """Out of a collection, or a collection out of the scene."""
    item = world.object()
    if item is None:
        return
    for collection in item.users_collection:
        collection.objects.unlink(item)
    if world.chance.random() < 0.5:
        bpy.context.scene.collection.objects.link(item)
    child = world.one(bpy.context.scene.collection.children)
    if child and world.chance.random() < 0.3:
        bpy.context.scene.collection.children.unlink(child)
    elif child and world.chance.random() < 0.5:
        bpy.context.view_layer.layer_collection.children[child.name].exclude = True


def edit_mesh(world: World) -> None:
    """Vertices moved, removed or NaN; attributes, materials, shape keys and modifiers."""
    item = world.mesh()
    if item is None or item.mode == "EDIT" or not len(item.data.vertices):
        return
    mesh, chance = item.data, world.chance
    what = world.one(["move", "nan", "clear", "attributes", "materials", "key", "no keys", "modifier", "single"])
    if what in ("move", "nan"):
        value = float("nan") if what == "nan" else chance.uniform(-0.2, 0.2)
        mesh.vertices[chance.randrange(len(mesh.vertices))].co[chance.randrange(3)] += value
        mesh.update()
    elif what == "clear":
        mesh.clear_geometry()
    elif what == "attributes":
        found = world.one([one for one in mesh.attributes if not one.is_required])
        if found:
            mesh.attributes.remove(found)
    elif what == "materials":
        mesh.materials.clear()
    elif what == "key":
        item.shape_key_add(name=world.one(["mine", "Basis", "剣"]))
    elif what == "no keys":
        item.shape_key_clear()
    elif what == "modifier":
        item.modifiers.new("x", world.one(["SUBSURF", "MIRROR", "SOLIDIFY", "TRIANGULATE", "DECIMATE"]))
    else:
        item.data = mesh.copy()


def add_other(world: World) -> None:
    """Things that are no asset."""
    kind = world.one(["cube", "text", "curve", "light", "empty", "flat"])
    adders = {
        "cube": bpy.ops.mesh.primitive_cube_add,
        "text": bpy.ops.object.text_add,
        "curve": bpy.ops.curve.primitive_bezier_circle_add,
        "light": bpy.ops.object.light_add,
        "empty": bpy.ops.object.empty_add,
        "flat": bpy.ops.mesh.primitive_plane_add,
    }
    world.press(adders[kind])


def change_mode(world: World) -> None:
    """Of any object."""
    world.select([world.object()])
    world.press(bpy.ops.object.mode_set, mode=world.one(_MODES))


def leave_mode(world: World) -> None:
    """Back to Object Mode, where most can be done."""
    if bpy.context.mode != "OBJECT":
        world.press(bpy.ops.object.mode_set, mode="OBJECT")


def undo(world: World) -> None:
    """Steps back; the last one pushed is where we are."""
    for _ in range(world.chance.randint(1, 3)):
        world.press(bpy.ops.ed.undo)


def redo(world: World) -> None:
    """Steps forth, and more than there are."""
    for _ in range(world.chance.randint(1, 3)):
        world.press(bpy.ops.ed.redo)


def save_and_open(world: World) -> None:
    """The file again, or only saved."""
    path = str(world.folder / "scene.blend")
    leave_mode(world)
    world.press(bpy.ops.wm.save_as_mainfile, filepath=path)
    if world.chance.random() < 0.7:
        world.press(bpy.ops.wm.open_mainfile, filepath=path)


def link(world: World) -> None:
    """Assets of another file: linked, appended or overridden."""
    path = str(world.folder / "library.blend")
    leave_mode(world)
    if not world.press(bpy.ops.wm.save_as_mainfile, filepath=path, copy=True):
        return
    linked = world.chance.random() < 0.7
    with bpy.data.libraries.load(path, link=linked) as (there, here):
        roots = sorted(name for name in there.objects if not name.split()[-1].startswith("("))
        here.objects = world.some(roots, _LINKED)
    for item in filter(None, here.objects):
        if item.name not in bpy.context.scene.collection.objects:
            bpy.context.scene.collection.objects.link(item)
        if linked and world.chance.random() < 0.4:
            item.override_create(remap_local_usages=True)


def change_scene(world: World) -> None:
    """A new one of any kind, another one, or one less."""
    what = world.one(["new", "other", "delete", "units", "layer"])
    if what == "new":
        world.press(bpy.ops.scene.new, type=world.one(["NEW", "EMPTY", "LINK_COPY", "FULL_COPY"]))
    elif what == "other":
        bpy.context.window.scene = world.one(bpy.data.scenes)
    elif what == "delete":
        world.press(bpy.ops.scene.delete)
    elif what == "units":
        bpy.context.scene.unit_settings.scale_length = world.one([0.01, 1.0, 1000.0, 1e-9])
        bpy.context.scene.unit_settings.system = world.one(["NONE", "METRIC", "IMPERIAL"])
    else:
        world.press(bpy.ops.scene.view_layer_add, type=world.one(["NEW", "COPY", "EMPTY"]))


def animate(world: World) -> None:
    """Keyframes and drivers of sliders, and a change of frame."""
    root = world.root()
    if root and not root.library:
        name = world.one(["sliders", "mix"])
        path = f"rodin.{name}"
        if world.chance.random() < 0.6:
            root.keyframe_insert(path, frame=world.chance.randint(1, 5))
        else:
            curve = root.driver_add(path, *([0] if name == "sliders" else []))
            curve.driver.expression = world.one(["frame / 10", "nope", "1e9", "0"])
    bpy.context.scene.frame_set(world.chance.randint(1, 8))


def off_and_on(world: World) -> None:
    """The add-on disabled, something done without it, and enabled again."""
    bpy.ops.preferences.addon_disable(module=EXTENSION)
    try:
        if world.chance.random() < 0.5:
            items = list(bpy.context.scene.objects)
            if items:
                bpy.data.objects.remove(world.chance.choice(items))
    finally:
        bpy.ops.preferences.addon_enable(module=EXTENSION)
