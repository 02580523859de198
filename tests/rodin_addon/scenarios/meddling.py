"""Assets that were changed by hand, linked, or are very many; and undo across every operator."""

from __future__ import annotations

import time

import bpy
import kit
import numpy as np


def _still_works(root: bpy.types.Object, message: str = "") -> None:
    """A slider moves every patch that is left, and says no more than ``message``."""
    patches = [child for child in root.children if child.type == "MESH"]
    before = [kit.coordinates(patch) for patch in patches]
    root.rodin.sliders[0] += 1.0
    assert root.rodin.message == message
    bpy.context.view_layer.update()
    for patch, was in zip(patches, before, strict=True):
        assert abs(kit.coordinates(patch) - was).max() > 1e-5, patch.name


def _refuses(root: bpy.types.Object, word: str) -> None:
    """Slider and handle leave a message, and everything where it is."""
    before = [kit.coordinates(item) for item in bpy.data.objects if item.type == "MESH"]
    longer = 1.01 * root.rodin.blade_length
    for change in (lambda: _add(root.rodin.sliders), lambda: setattr(root.rodin, "blade_length", longer)):
        root.rodin.message = ""
        change()
        assert word in root.rodin.message, root.rodin.message
        assert root.rodin.message.endswith(".")
    after = [kit.coordinates(item) for item in bpy.data.objects if item.type == "MESH"]
    assert all(np.array_equal(one, other) for one, other in zip(before, after, strict=True))


def _add(sliders) -> None:
    sliders[0] += 0.1


def check_sliders_go_on_with_the_patches_that_are_left():
    (root,) = kit.generate()
    for patch in list(root.children)[:3]:
        bpy.data.objects.remove(patch)
    assert len(root.children) == 22
    _still_works(root, "3 of 25 patches are missing. Press Rebuild to bring them back.")


def check_all_patches_deleted():
    (root,) = kit.generate()
    for patch in list(root.children):
        bpy.data.objects.remove(patch)
    root.rodin.sliders[0] = 1.0
    assert "no patches" in root.rodin.message
    kit.select(root)
    assert bpy.ops.rodin.variations(cells=2, seed=1) == {"FINISHED"}


def check_names_do_not_matter():
    (root,) = kit.generate()
    for index, item in enumerate((root, *root.children, *(patch.data for patch in root.children))):
        item.name = f"thing {index}"
    root.users_collection[0].name = "elsewhere"
    _still_works(root)


def check_meshes_made_single_user_are_moved():
    (root,) = kit.generate()
    for patch in root.children:
        patch.data = patch.data.copy()
    _still_works(root)


def check_joined_patches_get_a_message():
    (root,) = kit.generate()
    first, second = root.children[:2]
    kit.select(second, first)
    bpy.ops.object.join()
    _refuses(root, first.name)


def check_a_patch_with_other_faces_gets_a_message():
    (root,) = kit.generate()
    patch = root.children[4]
    kit.select(patch)
    patch.modifiers.new("Finer", "SUBSURF")
    bpy.ops.object.modifier_apply(modifier="Finer")
    _refuses(root, patch.name)


def check_a_patch_without_a_mesh_of_ours_gets_a_message():
    (root,) = kit.generate()
    root.children[2].data = bpy.data.meshes.new("Nothing")
    _refuses(root, root.children[2].name)


def check_a_patch_said_to_be_another_gets_a_message():
    (root,) = kit.generate()
    for wrong in (99, -1, "blade", 1.5):
        root.children[0]["rodin_chart"] = wrong
        _refuses(root, root.children[0].name)


def check_a_sword_in_a_collection_that_is_gone():
    (root,) = kit.generate()
    collection = root.users_collection[0]
    for item in list(collection.objects):
        bpy.context.scene.collection.objects.link(item)
    bpy.data.collections.remove(collection)
    _still_works(root)


def check_a_linked_sword_is_left_alone():
    roots = [*kit.generate(), *kit.generate(welded=True)]
    names = [root.name for root in roots]
    path = kit.folder() / "library.blend"
    bpy.ops.wm.save_as_mainfile(filepath=str(path))
    bpy.ops.wm.read_homefile(use_empty=True)
    with bpy.data.libraries.load(str(path), link=True) as (there, here):
        here.collections = list(there.collections)
    for collection in here.collections:
        bpy.context.scene.collection.children.link(collection)
    bpy.context.view_layer.update()
    for name in names:
        root = bpy.data.objects[name]
        before = kit.sword_coordinates(root)
        kit.select(root)
        for operator in (bpy.ops.rodin.vary, bpy.ops.rodin.randomise):
            assert "linked" in kit.refusal(operator, seed=1)
        assert "linked" in kit.refusal(bpy.ops.rodin.reset)
        assert np.array_equal(kit.sword_coordinates(root), before)
        assert root.rodin.blade_length > 0.1, "it may be read"
        assert bpy.ops.rodin.variations(cells=2, seed=1) == {"FINISHED"}, "and looked at"


def check_two_hundred_swords_are_no_burden():
    kit.settings().count = 100
    for _ in range(2):
        assert bpy.ops.rodin.generate(resolution=3, welded=True, style="arming") == {"FINISHED"}
    roots = sorted((item for item in bpy.data.objects if item.rodin.recipe), key=lambda item: item.name)
    assert len({root.name for root in roots}) == 200
    others = np.concatenate([kit.coordinates(root) for root in roots[:-1]])
    started = time.perf_counter()
    for step in range(20):
        roots[-1].rodin.sliders[0] = 0.1 * step
    assert time.perf_counter() - started < 20, "an asset does not look at the others; this takes a tenth of a second"
    assert np.array_equal(np.concatenate([kit.coordinates(root) for root in roots[:-1]]), others)
    (one,) = kit.generate(count=1, resolution=3)
    assert one.name == "Arming 201"


def check_undo_and_redo_across_every_operator():
    (root,) = kit.generate()
    other = kit.generate(style="katana", welded=True)[0]
    names = root.name, other.name
    done = set()
    bpy.ops.ed.undo_push(message="two assets")

    def goes_back_and_forth(operator, active: str | None = None, **words) -> None:
        kit.select(*(bpy.data.objects[name] for name in ([active] if active else names)))
        bpy.ops.ed.undo_push(message="selected")
        before = _everything()
        assert operator(**words) == {"FINISHED"}, operator
        bpy.ops.ed.undo_push(message=operator.idname_py())
        after = _everything()
        assert before != after, operator.idname_py()
        bpy.ops.ed.undo()
        assert not _differences(before, _everything()), (operator.idname_py(), _differences(before, _everything()))
        bpy.ops.ed.redo()
        assert not _differences(after, _everything()), (operator.idname_py(), _differences(after, _everything()))
        done.add(operator.idname_py())

    ours = bpy.ops.rodin
    for operator in (ours.vary, ours.randomise):
        for name in names:
            goes_back_and_forth(operator, name, seed=3)
    goes_back_and_forth(ours.reset, names[0])
    goes_back_and_forth(ours.variations, names[0], cells=2, seed=1)
    goes_back_and_forth(ours.breed, cells=2, seed=2)
    goes_back_and_forth(ours.explore_step, names[0], direction="BACK")
    goes_back_and_forth(ours.keep, "Variations 01")
    goes_back_and_forth(ours.explore_clear, names[0])
    goes_back_and_forth(ours.interpolate)
    goes_back_and_forth(ours.generate)
    goes_back_and_forth(ours.reconstruct, names[1])
    assert len(done) > 10


def _everything() -> dict:
    """What undo must bring back: objects and their recipes, and where every vertex is."""
    bpy.context.view_layer.update()
    swords = {
        item.name: (item.rodin.recipe, item.get("rodin_recipe"), list(item.rodin.sliders), list(item.location))
        for item in bpy.data.objects
    }
    meshes = {mesh.name: _stored(mesh) for mesh in bpy.data.meshes}
    explore = bpy.context.scene.rodin_explore
    history = len(explore.steps), explore.index, kit.settings().seed
    return {"assets": swords, "meshes": meshes, "history": history}


def _stored(mesh: bpy.types.Mesh) -> bytes:
    points = np.empty(3 * len(mesh.vertices), dtype=np.float32)
    mesh.vertices.foreach_get("co", points)
    return points.tobytes()


def _differences(one: dict, other: dict) -> list[str]:
    """Names of what is not the same."""
    parts = [key for key in one if one[key] != other[key]]
    return [
        f"{part}: {name}"
        for part in parts
        for name in (sorted({*one[part], *other[part]}) if isinstance(one[part], dict) else [str(other[part])])
        if not isinstance(one[part], dict) or one[part].get(name) != other[part].get(name)
    ]
