"""Generate: what stands in the scene afterwards."""

from __future__ import annotations

import bpy
import kit
import numpy as np


def check_a_sword_is_a_parent_and_25_patches():
    (root,) = kit.generate()
    assert root.type == "EMPTY"
    assert len(root.children) == 25
    assert sorted(child["rodin_chart"] for child in root.children) == list(range(25))
    (collection,) = root.users_collection
    assert collection.name == root.name == "Arming 001"
    assert len(collection.objects) == 26
    assert bpy.context.active_object == root
    assert set(bpy.context.selected_objects) == {root, *root.children}, "so that the whole asset is outlined and framed"


def check_patches_are_sound_meshes():
    (root,) = kit.generate(resolution=9)
    for patch in root.children:
        mesh = patch.data
        assert not mesh.validate(), patch.name
        assert len(mesh.polygons) == 64
        assert len(mesh.vertices) in (81, 73, 65), "8 fewer where a border is one point"
        assert min(face.area for face in mesh.polygons) > 0, patch.name


def check_the_welded_mesh_is_closed():
    (root,) = kit.generate(welded=True)
    assert root.type == "MESH"
    assert not root.children
    mesh = root.data
    assert not mesh.validate()
    uses = np.zeros(len(mesh.edges), dtype=int)
    for face in mesh.polygons:
        for loop in face.loop_indices:
            uses[mesh.loops[loop].edge_index] += 1
    assert set(uses) == {2}
    assert _volume(mesh) > 0, "faces look outwards"


def check_one_mesh_or_patches_is_remembered_for_new_scenes():
    first, preferences = bpy.context.scene, kit.our("rodin_addon.extension").own_preferences()
    assert not first.rodin.welded
    first.rodin.welded = True
    assert preferences.welded
    new = bpy.data.scenes.new("New")
    assert new.rodin.welded
    new.rodin.welded = False
    assert not preferences.welded
    assert first.rodin.welded, "what was chosen in a scene stays"


def check_a_script_chooses_for_itself_alone():
    kit.settings().welded = False
    bpy.ops.rodin.generate(welded=True, resolution=4)
    assert bpy.context.active_object.type == "MESH"
    assert not kit.settings().welded
    assert not kit.our("rodin_addon.extension").own_preferences().welded


def check_uvs_fill_one_rectangle_a_patch():
    atlas = kit.model().kind.atlases[0]
    (root,) = kit.generate()
    for patch in root.children:
        assert patch.data.uv_layers.keys() == ["Atlas"]
        uv = np.empty(2 * len(patch.data.loops), dtype=np.float32)
        patch.data.uv_layers[0].data.foreach_get("uv", uv)
        low, high = (side[patch["rodin_chart"]] for side in (atlas.low, atlas.high))
        assert np.allclose(kit.bounds(uv.reshape(-1, 2)), [low, high], atol=1e-6)


def check_materials_by_part_are_shared():
    roots = kit.generate(count=2)
    used = {patch.data.materials[0].name for root in roots for patch in root.children}
    assert used == {"Sword Steel", "Sword Brass", "Sword Leather", "Sword Pommel"}
    assert len(bpy.data.materials) == 4
    (welded,) = kit.generate(welded=True, count=1)
    assert {material.name for material in welded.data.materials} == used
    assert {face.material_index for face in welded.data.polygons} == {0, 1, 2, 3}
    assert len(bpy.data.materials) == 4


def check_shading_is_smooth_and_edges_are_sharp():
    (root,) = kit.generate(resolution=16)
    normals = {}
    for patch in root.children:
        mesh = patch.data
        assert all(face.use_smooth for face in mesh.polygons)
        assert mesh.has_custom_normals
        for corner, loop in zip(mesh.corner_normals, mesh.loops, strict=True):
            place = tuple(np.round(mesh.vertices[loop.vertex_index].co, 5))
            normals.setdefault(place, {})[patch["rodin_chart"]] = np.array(corner.vector)
    shared = [list(found.values()) for found in normals.values() if len(found) > 1]
    cosines = np.array([min(float(a @ b) for a in found for b in found) for found in shared])
    assert (cosines > 0.999).mean() > 0.2, "round parts are smooth across their seams"
    assert (cosines < 0.8).mean() > 0.05, "the blade's edges are sharp"


def check_the_welded_mesh_has_sharp_edges():
    (root,) = kit.generate(welded=True, resolution=16)
    sharp = root.data.attributes["sharp_edge"].data
    share = np.mean([edge.value for edge in sharp])
    assert 0.005 < share < 0.5, share


def check_several_swords_stand_side_by_side():
    roots = kit.generate(count=3) + kit.generate(count=2, style="katana")
    spans = sorted(tuple(kit.bounds(kit.sword_coordinates(root))[:, 0]) for root in roots)
    assert len(spans) == 5
    assert all(left[1] < right[0] for left, right in zip(spans, spans[1:], strict=False)), spans


def check_swords_start_at_the_cursor():
    bpy.context.scene.cursor.location = (3.0, -2.0, 1.0)
    (root,) = kit.generate()
    assert tuple(root.location) == (3.0, -2.0, 1.0)


def check_a_sword_stands_beside_what_is_there():
    """A new file's cube would hide it; a ground is nothing to keep away from."""
    bpy.ops.mesh.primitive_cube_add(size=2)
    bpy.ops.mesh.primitive_plane_add(size=50)
    (root,) = kit.generate()
    low, _ = kit.bounds(kit.sword_coordinates(root))
    assert 1.0 < low[0] < 1.2
    bpy.data.objects.remove(bpy.data.objects["Cube"])
    (second,) = kit.generate()
    assert abs(second.location.x) < 0.5


def check_the_same_seed_is_the_same_sword():
    (first,) = kit.generate(seed=11)
    (again,) = kit.generate(seed=11)
    (other,) = kit.generate(seed=12)
    assert first["rodin_recipe"] == again["rodin_recipe"] != other["rodin_recipe"]


def check_the_seed_moves_on():
    kit.generate(seed=11, count=3)
    assert kit.settings().seed == 14
    kit.settings().advance_seed = False
    kit.generate(seed=2)
    assert kit.settings().seed == 2


def check_every_object_carries_its_recipe():
    (root,) = kit.generate(seed=21, style="katana")
    model = kit.model()
    recipes = {item["rodin_recipe"] for item in (root, *root.children)}
    assert len(recipes) == 1
    recipe = kit.recipe_of(root)
    assert recipe["seed"] == 21
    assert recipe["style"] == "katana"
    assert recipe["weights"] == model.weights_hash
    assert len(recipe["latent"]) == model.latent_size


def check_every_style_on_offer_works():
    model = kit.model()
    offered = [item[0] for item in kit.our("rodin_addon.settings.styles").style_items(kit.settings(), bpy.context)]
    assert offered == ["ANY", *model.styles]
    for style in offered:
        (root,) = kit.generate(style=style, resolution=4)
        assert style in ("ANY", kit.recipe_of(root)["style"])


def check_size_is_in_metres():
    (root,) = kit.generate(resolution=16)
    low, high = kit.bounds(kit.sword_coordinates(root))
    assert abs((high - low)[2] - kit.recipe_of(root)["length"]) < 0.03
    bpy.context.scene.unit_settings.scale_length = 0.01
    (small_units,) = kit.generate(resolution=16)
    low, high = kit.bounds(kit.sword_coordinates(small_units))
    assert abs((high - low)[2] / 100 - kit.recipe_of(small_units)["length"]) < 0.03


def check_resolution_is_followed():
    for resolution in (3, 5, 32):
        (root,) = kit.generate(resolution=resolution)
        assert all(len(patch.data.polygons) == (resolution - 1) ** 2 for patch in root.children)


def check_one_press_is_one_undo_step():
    bpy.ops.ed.undo_push(message="before")
    assert bpy.ops.rodin.generate("EXEC_DEFAULT", True) == {"FINISHED"}
    assert len(bpy.data.objects) == 26
    bpy.ops.ed.undo()
    assert len(bpy.data.objects) == 0


def check_the_rest_of_the_scene_is_left_alone():
    cube = kit.add_mesh("Cube", [(0, 0, 0), (1, 0, 0), (0, 1, 0)], [(0, 1, 2)])
    before = kit.coordinates(cube)
    kit.generate()
    assert (kit.coordinates(cube) == before).all()
    assert "rodin_recipe" not in cube


def _volume(mesh: bpy.types.Mesh) -> float:
    mesh.calc_loop_triangles()
    corners = np.array([[mesh.vertices[index].co for index in face.vertices] for face in mesh.loop_triangles])
    return float(np.einsum("ij,ij->i", corners[:, 0], np.cross(corners[:, 1], corners[:, 2])).sum() / 6)


def check_a_script_may_name_what_the_panel_would_say():
    kit.settings().style, kit.settings().count, kit.settings().seed = "arming", 3, 9
    before = set(bpy.data.objects)
    assert bpy.ops.rodin.generate(style="katana", count=1, resolution=5, welded=True) == {"FINISHED"}
    (root,) = set(bpy.data.objects) - before
    assert root.name == "Katana 001"
    assert root.rodin.resolution == 5
    assert kit.recipe_of(root)["seed"] == 9, "what is not named is the panel's"
    assert (kit.settings().style, kit.settings().count) == ("arming", 3)
