"""Assets in the asset browser: marked, described, pictured, and edited after they are taken out again."""

from __future__ import annotations

import bpy
import kit
import numpy as np


def check_a_sword_of_patches_is_marked_as_its_collection():
    (root,) = kit.generate(style="katana")
    assert bpy.ops.rodin.mark_asset() == {"FINISHED"}
    (collection,) = root.users_collection
    about = collection.asset_data
    assert not root.asset_data and not any(child.asset_data for child in root.children)
    length = kit.recipe_of(root)["length"]
    assert about.description == f"Katana, {length:.2f} m"
    assert {"rodin", "sword", "katana"} <= set(about.tags.keys())
    assert about["rodin_recipe"] == root["rodin_recipe"]


def check_a_welded_sword_is_marked_as_its_object():
    (root,) = kit.generate(welded=True)
    assert bpy.ops.rodin.mark_asset() == {"FINISHED"}
    assert "arming" in root.asset_data.tags
    assert not root.users_collection[0].asset_data


def check_the_preview_is_a_picture_of_the_sword():
    patches, mesh = kit.generate()[0], kit.generate(welded=True, style="dagger")[0]
    kit.select(patches, mesh)
    bpy.ops.rodin.mark_asset()
    images = [_preview(asset) for asset in (patches.users_collection[0], mesh)]
    for image in images:
        assert image.shape == (256, 256, 4)
        assert 0.01 < image[..., 3].mean() < 0.5
    assert abs(images[0] - images[1]).max() > 0.5


def check_the_preview_shows_the_sword_as_it_stands():
    (root,) = kit.generate(welded=True)
    bpy.ops.rodin.mark_asset()
    before = _preview(root)
    root.rodin.sliders[0] = 3.0
    assert bpy.ops.rodin.mark_asset() == {"FINISHED"}
    assert abs(_preview(root) - before).max() > 0.1
    assert root.asset_data["rodin_recipe"] == root["rodin_recipe"]
    assert len(root.asset_data.tags) == len(set(root.asset_data.tags.keys()))


def check_any_patch_stands_for_its_sword():
    roots = kit.generate(count=2)
    kit.select(roots[0].children[3], roots[1].children[7])
    assert bpy.ops.rodin.mark_asset() == {"FINISHED"}
    assert all(root.users_collection[0].asset_data for root in roots)


def check_an_appended_sword_of_patches_is_edited():
    (root,) = kit.generate()
    bpy.ops.rodin.mark_asset()
    name = root.name
    collection = _taken_out("collections", name)
    assert "rodin" in collection.asset_data.tags
    assert collection.preview.is_image_custom and tuple(collection.preview.image_size) == (256, 256)
    bpy.context.scene.collection.children.link(collection)
    _assert_follows(bpy.data.objects[name])


def check_an_appended_welded_sword_is_edited():
    (root,) = kit.generate(welded=True)
    bpy.ops.rodin.mark_asset()
    item = _taken_out("objects", root.name)
    assert item.asset_data["rodin_recipe"] == item["rodin_recipe"]
    bpy.context.scene.collection.objects.link(item)
    _assert_follows(item)


def check_a_dropped_instance_lands_where_it_is_dropped_and_becomes_a_sword():
    root = kit.generate(count=3)[-1]
    assert root.location.x > 0.1
    kit.select(root)
    bpy.ops.rodin.mark_asset()
    size = np.ptp(kit.sword_coordinates(root), axis=0)
    collection = _taken_out("collections", root.name)
    instance = kit.add("Dropped", None)
    instance.instance_type, instance.instance_collection = "COLLECTION", collection
    instance.location = (5.0, 6.0, 7.0)
    kit.select(instance)
    bpy.ops.object.duplicates_make_real(use_base_parent=False, use_hierarchy=True)
    (sword,) = [item for item in bpy.context.scene.objects if item.rodin.recipe]
    assert np.allclose(sword.matrix_world.translation, (5.0, 6.0, 7.0), atol=1e-5)
    assert np.allclose(np.ptp(kit.sword_coordinates(sword), axis=0), size, atol=1e-5)
    _assert_follows(sword)


def check_marking_is_one_undo_step():
    (root,) = kit.generate(welded=True)
    name = root.name
    bpy.ops.ed.undo_push(message="before")
    assert bpy.ops.rodin.mark_asset("EXEC_DEFAULT", True) == {"FINISHED"}
    assert bpy.data.objects[name].asset_data
    bpy.ops.ed.undo()
    assert not bpy.data.objects[name].asset_data
    bpy.ops.ed.redo()
    assert bpy.data.objects[name].asset_data


def check_linked_swords_are_refused():
    for welded, kind in ((True, "objects"), (False, "collections")):
        bpy.ops.wm.read_homefile(use_empty=True)
        (root,) = kit.generate(welded=welded)
        linked = _taken_out(kind, root.name, link=True)
        if welded:
            bpy.context.scene.collection.objects.link(linked)
        else:
            bpy.context.scene.collection.children.link(linked)
        kit.select(next(item for item in bpy.context.scene.objects if item.rodin.recipe))
        assert "linked from another file" in kit.refusal(bpy.ops.rodin.mark_asset)


def check_a_sword_among_other_things_is_refused():
    (root,) = kit.generate()
    (collection,) = root.users_collection
    collection.objects.link(bpy.data.objects.new("Stranger", None))
    good = kit.generate(style="katana")[0]
    kit.select(root, good)
    message = kit.refusal(bpy.ops.rodin.mark_asset)
    assert root.name in message and "collection" in message
    assert not good.users_collection[0].asset_data, "all or none"


def check_what_is_no_sword_is_refused():
    kit.add_mesh("Cube", [(0, 0, 0), (1, 0, 0), (0, 1, 0)], [(0, 1, 2)])
    assert "at least one asset" in kit.refusal(bpy.ops.rodin.mark_asset)


def _taken_out(kind: str, name: str, link: bool = False):
    """Save, begin a fresh file, and bring one asset of the saved one into it."""
    path = str(kit.folder() / f"library_{kind}.blend")
    bpy.ops.wm.save_as_mainfile(filepath=path)
    bpy.ops.wm.read_homefile(use_empty=True)
    with bpy.data.libraries.load(path, link=link) as (_there, here):
        setattr(here, kind, [name])
    return getattr(here, kind)[0]


def _assert_follows(root: bpy.types.Object) -> None:
    before = kit.sword_coordinates(root)
    root.rodin.sliders[0] = 2.0
    assert not root.rodin.message
    assert abs(kit.sword_coordinates(root) - before).max() > 1e-3


def _preview(asset) -> np.ndarray:
    """(H, W, 4) of an asset's picture."""
    width, height = asset.preview.image_size
    pixels = np.empty(4 * width * height, dtype=np.float32)
    asset.preview.image_pixels_float.foreach_get(pixels)
    return pixels.reshape(height, width, 4)
