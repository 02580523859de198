"""Reconstruct: any surface, in its own place and size."""

from __future__ import annotations

import re

import bpy
import kit
import numpy as np
from mathutils import Matrix

PLACE = Matrix.LocRotScale((3.0, -7.0, 2.0), Matrix.Rotation(1.1, 3, (1, 2, 3)).to_quaternion(), None)


def check_a_sword_mesh_is_rebuilt_in_place():
    source = _sword_mesh()
    source.matrix_world = PLACE
    _assert_in_place(source, _reconstruct(source), share=0.05)


def check_negative_and_uneven_scale():
    for scale in ((-1.0, 1.0, 1.0), (2.5, 2.0, 3.0), (-0.5, 0.4, -0.6), (1.0, -1.0, 1.3)):
        source = _sword_mesh()
        source.matrix_world = PLACE @ Matrix.Diagonal((*scale, 1.0))
        _assert_in_place(source, _reconstruct(source), share=0.08)


def check_a_parents_transform_counts():
    source = _sword_mesh()
    parent = bpy.data.objects.new("Parent", None)
    bpy.context.scene.collection.objects.link(parent)
    parent.matrix_world = PLACE @ Matrix.Scale(4.0, 4)
    source.parent = parent
    _assert_in_place(source, _reconstruct(source), share=0.05)


def check_modifiers_count():
    source = _sword_mesh()
    array = source.modifiers.new("Array", "ARRAY")
    array.count, array.use_relative_offset, array.use_constant_offset = 2, False, True
    array.constant_offset_displace = (0.0, 0.0, 1.5)
    root = _reconstruct(source)
    low, high = kit.bounds(kit.sword_coordinates(root))
    assert (high - low)[2] > 1.8, "both copies are covered"


def check_the_result_is_25_patches():
    source = _sword_mesh()
    root = _reconstruct(source)
    assert len(root.children) == 25
    assert root.name == f"{source.name} Rodin"
    assert np.allclose(root.scale, 1.0, atol=1e-5)
    assert kit.recipe_of(root)["origin"] == "reconstructed"
    assert re.fullmatch(r"\d+% of the surface is within \S+ mm of the result", root.rodin.closeness)
    assert bpy.context.active_object == root
    root.rodin.sliders[0] = 1.0
    assert not root.rodin.message


def check_the_result_can_be_welded():
    source = _sword_mesh()
    kit.settings().welded = True
    root = _reconstruct(source)
    assert root.type == "MESH"
    _assert_in_place(source, root, share=0.05)


def check_refining_comes_closer():
    source = _sword_mesh(style="katana", seed=77)
    source.scale = (1.0, 1.8, 1.0)
    fast = _distance(source, _reconstruct(source))
    kit.settings().refine = "latent"
    refined = _distance(source, _reconstruct(source))
    assert refined < fast * 1.02, (fast, refined)


def check_curve_and_text_and_surface_and_metaball():
    for source in (_curve(), _text(), _metaball(), _nurbs()):
        source.matrix_world = PLACE @ Matrix.Diagonal((1.0, 1.0, 2.0, 1.0))
        root = _reconstruct(source)
        bpy.context.view_layer.update()
        box = kit.bounds(kit.coordinates(source))
        centre, size = box.mean(axis=0), np.linalg.norm(box[1] - box[0])
        found = kit.bounds(kit.sword_coordinates(root)).mean(axis=0)
        assert np.linalg.norm(found - centre) < 0.5 * size, source.type


def check_what_is_no_sword_is_said_to_be_none():
    bpy.ops.mesh.primitive_monkey_add()
    monkey = bpy.context.active_object
    for refine in ("none", "latent", "surface"):
        kit.settings().refine, kit.settings().as_kind = refine, "SWORD"
        root = _reconstruct(monkey)
        assert len(root.children) == 25, "its likeness is built all the same"
        assert re.match(
            r'"Suzanne" does not look like any sword: the fit is off by \d+\.\d% of its size', root.rodin.message
        )
    kit.settings().refine = "none"
    assert not _reconstruct(_sword_mesh()).rodin.message


def check_several_objects():
    sources = [_sword_mesh(seed=seed) for seed in (1, 2, 3)]
    for index, source in enumerate(sources):
        source.matrix_world = PLACE @ Matrix.Translation((index * 2.0, 0.0, 0.0))
    kit.select(*sources)
    bpy.context.view_layer.update()
    assert bpy.ops.rodin.reconstruct() == {"FINISHED"}
    assert len(kit.selected_swords()) == 3
    for source in sources:
        _assert_in_place(source, bpy.data.objects[f"{source.name} Rodin"], share=0.05)


def check_one_bad_object_does_not_stop_the_others():
    good = _sword_mesh()
    bad = kit.add_mesh("Flat Line", [(0, 0, 0), (1, 0, 0)], [], [(0, 1)])
    kit.select(good, bad)
    assert bpy.ops.rodin.reconstruct() == {"FINISHED"}
    assert [item.name for item in kit.selected_swords()] == [f"{good.name} Rodin"]


def check_a_sword_of_patches_is_one_object():
    (root,) = kit.generate()
    kit.select(*root.children)
    before = len(bpy.data.objects)
    assert bpy.ops.rodin.reconstruct() == {"FINISHED"}
    assert len(bpy.data.objects) == before + 26


def check_the_input_is_left_alone():
    source = _sword_mesh()
    source.matrix_world = PLACE
    bpy.context.view_layer.update()
    before = kit.coordinates(source)
    _reconstruct(source)
    assert np.array_equal(kit.coordinates(source), before)
    assert not source.hide_get()


def check_closeness_is_said_as_the_scene_shows_lengths():
    scene, distances = bpy.context.scene, np.full(100, 0.09)
    in_words = kit.our("rodin_addon.operators.reconstruct")._in_words
    assert in_words(scene, distances) == "100% of the surface is within 100 mm of the result"
    scene.unit_settings.scale_length = 0.01
    assert in_words(scene, distances) == "100% of the surface is within 1 mm of the result"
    scene.unit_settings.system = "IMPERIAL"
    assert in_words(scene, distances) == "100% of the surface is within 0.05 in of the result"


def check_a_sword_without_patches_has_no_surface():
    (root,) = kit.generate()
    for patch in list(root.children):
        bpy.data.objects.remove(patch)
    kit.select(root)
    assert "has no surface" in kit.refusal(bpy.ops.rodin.reconstruct)


def _sword_mesh(**values) -> bpy.types.Object:
    """A plain mesh object of an asset's shape, without any mark of ours."""
    (root,) = kit.generate(welded=True, resolution=16, **values)
    plain = kit.add("Plain", root.data.copy())
    kit.our("rodin_addon.assets.build").remove(root)
    kit.settings().welded = False
    return plain


def _reconstruct(source: bpy.types.Object) -> bpy.types.Object:
    kit.select(source)
    bpy.context.view_layer.update()
    assert bpy.ops.rodin.reconstruct() == {"FINISHED"}
    return bpy.context.active_object


def _assert_in_place(source: bpy.types.Object, root: bpy.types.Object, share: float) -> None:
    size = float(np.ptp(kit.coordinates(source), axis=0).max())
    assert _distance(source, root) < share * size, (_distance(source, root), size)


def _distance(source: bpy.types.Object, root: bpy.types.Object) -> float:
    """Mean distance between two surfaces' vertices, both ways."""
    bpy.context.view_layer.update()
    a, b = kit.coordinates(source)[::3], kit.sword_coordinates(root)[::3]
    squared = (a**2).sum(1)[:, None] + (b**2).sum(1) - 2 * a @ b.T
    distance = np.sqrt(np.maximum(squared, 0))
    return float(distance.min(axis=0).mean() + distance.min(axis=1).mean()) / 2


def _curve() -> bpy.types.Object:
    curve = bpy.data.curves.new("Curve", "CURVE")
    curve.dimensions, curve.bevel_depth = "3D", 0.1
    spline = curve.splines.new("POLY")
    spline.points.add(3)
    for index, point in enumerate(spline.points):
        point.co = (0.2 * index, 0.0, 1.0 * index, 1.0)
    return kit.add("Curve", curve)


def _text() -> bpy.types.Object:
    text = bpy.data.curves.new("Text", "FONT")
    text.body, text.extrude = "SWORD", 0.1
    return kit.add("Text", text)


def _metaball() -> bpy.types.Object:
    ball = bpy.data.metaballs.new("Ball")
    ball.elements.new()
    return kit.add("Ball", ball)


def _nurbs() -> bpy.types.Object:
    bpy.ops.surface.primitive_nurbs_surface_sphere_add()
    return bpy.context.active_object
