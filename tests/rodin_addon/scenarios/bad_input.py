"""Bad surfaces, selections and weights: a sentence each, and the scene as it was."""

from __future__ import annotations

from pathlib import Path

import bpy
import kit
import numpy as np

TRIANGLE = [(0.0, 0.0, 0.0), (1.0, 0.0, 0.0), (0.0, 0.0, 3.0)]


def check_nothing_selected():
    assert "Select at least one object" in kit.refusal(bpy.ops.rodin.reconstruct)


def check_objects_without_a_surface():
    for kind, item in (
        ("light", kit.add("Lamp", bpy.data.lights.new("Lamp", "SUN"))),
        ("camera", kit.add("Camera", bpy.data.cameras.new("Camera"))),
        ("empty", kit.add("Nothing", None)),
    ):
        kit.select(item)
        message = kit.refusal(bpy.ops.rodin.reconstruct)
        assert "has no surface" in message and kind in message, message
        assert item.name in message


def check_no_faces():
    for vertices, edges in (([], []), (TRIANGLE[:1], []), (TRIANGLE, [(0, 1), (1, 2)])):
        kit.add_mesh("Bare", vertices, [], edges)
        message = kit.refusal(bpy.ops.rodin.reconstruct)
        assert "no faces" in message or "no vertices" in message, message


def check_a_curve_without_thickness():
    curve = bpy.data.curves.new("Line", "CURVE")
    curve.splines.new("POLY").points.add(2)
    kit.add("Line", curve)
    assert "Line" in kit.refusal(bpy.ops.rodin.reconstruct)


def check_zero_area():
    kit.add_mesh("Sliver", [(0, 0, 0), (1, 1, 1), (2, 2, 2)], [(0, 1, 2)])
    assert "area" in kit.refusal(bpy.ops.rodin.reconstruct)


def check_flattened_to_nothing():
    item = kit.add_mesh("Point", TRIANGLE, [(0, 1, 2)])
    item.scale = (0.0, 0.0, 0.0)
    bpy.context.view_layer.update()
    assert "area" in kit.refusal(bpy.ops.rodin.reconstruct)


def check_not_a_number_and_infinity():
    for value in (float("nan"), float("inf"), float("-inf")):
        item = kit.add_mesh("Broken", TRIANGLE, [(0, 1, 2)])
        item.data.attributes["position"].data.foreach_set("vector", np.array([0, 0, 0, value, 0, 0, 0, 0, 3], "f"))
        item.data.update()
        assert "NaN or infinite" in kit.refusal(bpy.ops.rodin.reconstruct)
        bpy.data.objects.remove(item)


def check_a_thousand_million_metres():
    item = kit.add_mesh("Huge", [[1e9 * x for x in point] for point in TRIANGLE], [(0, 1, 2)])
    assert "coordinates" in kit.refusal(bpy.ops.rodin.reconstruct)
    bpy.data.objects.remove(item)
    item = kit.add_mesh("Far", TRIANGLE, [(0, 1, 2)])
    item.location = (1e9, 0.0, 0.0)
    bpy.context.view_layer.update()
    assert "coordinates" in kit.refusal(bpy.ops.rodin.reconstruct)


def check_several_bad_objects_are_all_named():
    names = ["First", "Second"]
    kit.select(*[kit.add_mesh(name, TRIANGLE, []) for name in names])
    message = kit.refusal(bpy.ops.rodin.reconstruct)
    assert all(name in message for name in names)


def check_one_face_is_enough():
    kit.add_mesh("Single", TRIANGLE, [(0, 1, 2)])
    assert bpy.ops.rodin.reconstruct() == {"FINISHED"}
    assert np.isfinite(kit.sword_coordinates(bpy.context.active_object)).all()


def check_tiny_and_large():
    """Beyond the lengths of recipes, 0.1 mm and 100 km, the asset's object is scaled."""
    for size in (1e-6, 1e-3, 1e3, 1e7):
        kit.add_mesh("Scaled", [[size * x for x in point] for point in TRIANGLE], [(0, 1, 2)])
        assert bpy.ops.rodin.reconstruct() == {"FINISHED"}
        found = np.ptp(kit.sword_coordinates(bpy.context.active_object), axis=0).max()
        assert 0.5 < found / (3 * size) < 2, (size, found)


def check_where_float32_holds_no_place():
    """At 10,000 km it tells places a metre apart: enough for what is large."""
    item = kit.add_mesh("Far", TRIANGLE, [(0, 1, 2)])
    item.location = (1e7, 3e6, 0.0)
    bpy.context.view_layer.update()
    assert "too far from the world's origin" in kit.refusal(bpy.ops.rodin.reconstruct)
    item.scale = (1000.0, 1000.0, 1000.0)
    bpy.context.view_layer.update()
    assert bpy.ops.rodin.reconstruct() == {"FINISHED"}
    low, high = kit.bounds(kit.sword_coordinates(bpy.context.active_object))
    assert abs((low + high)[0] / 2 - 1e7) < 1000 and 1500 < (high - low).max() < 6000


def check_edit_mode():
    kit.add_mesh("Cube", TRIANGLE, [(0, 1, 2)])
    bpy.ops.object.mode_set(mode="EDIT")
    for operator in (bpy.ops.rodin.generate, bpy.ops.rodin.reconstruct):
        assert "Object Mode" in kit.refusal(operator)
    bpy.ops.object.mode_set(mode="OBJECT")


def check_odd_names():
    item = kit.add_mesh("a/b\\c:*? 剣 ⚔", TRIANGLE, [(0, 1, 2)])
    assert bpy.ops.rodin.reconstruct() == {"FINISHED"}
    assert bpy.context.active_object.name == f"{item.name} Rodin"
    item = kit.add_mesh("剣" * 20, TRIANGLE, [(0, 1, 2)])
    assert bpy.ops.rodin.reconstruct() == {"FINISHED"}
    assert len(bpy.context.active_object.children) == 25


def check_missing_weights():
    kit.use_models(kit.folder() / "nowhere")
    (problem,) = kit.our("rodin_addon.models").problems()
    assert "There is no folder" in str(problem)
    assert bpy.ops.rodin.generate() == {"FINISHED"}, "the shipped model is still there"
    folder = _copy()
    (folder / "weights.npz").unlink()
    assert "cannot be read" in kit.refusal(bpy.ops.rodin.generate)


def check_truncated_weights():
    folder = _copy()
    arrays = folder / "weights.npz"
    arrays.write_bytes(arrays.read_bytes()[:10_000])
    assert "damaged or was changed" in kit.refusal(bpy.ops.rodin.generate)


def check_tampered_weights():
    folder = _copy()
    content = bytearray((folder / "weights.npz").read_bytes())
    content[len(content) // 2] ^= 1
    (folder / "weights.npz").write_bytes(content)
    kit.add_mesh("Cube", TRIANGLE, [(0, 1, 2)])
    for operator in (bpy.ops.rodin.generate, bpy.ops.rodin.reconstruct):
        assert "damaged or was changed" in kit.refusal(operator)


def check_weights_that_are_no_weights():
    folder, models = _copy(), kit.our("rodin_addon.models")
    for content in ("not json", "[]", "{}"):
        (folder / "weights.json").write_text(content, encoding="ascii")
        models.forget()
        (problem,) = models.problems()
        assert "not a weights card" in str(problem)
        assert bpy.ops.rodin.generate() == {"FINISHED"}, "with the shipped model, for the chosen one is not there"


def check_swords_of_foreign_weights():
    _copy()
    (root,) = kit.generate(style="katana")
    before = kit.sword_coordinates(root)
    kit.use_models()
    root.rodin.sliders[0] = 1.0
    assert "is not here" in root.rodin.message
    assert np.array_equal(kit.sword_coordinates(root), before)
    (other,) = kit.generate()
    kit.select(root, other)
    assert "is not here" in kit.refusal(bpy.ops.rodin.interpolate)
    kit.select(root)
    kit.settings().export.folder = str(kit.folder() / "out")
    assert bpy.ops.rodin.export_batch() == {"FINISHED"}, "exporting needs no weights"


def check_an_engine_that_is_not_there():
    kit.use_models(device="mps")
    assert kit.refusal(bpy.ops.rodin.generate).strip().endswith(".")


def _copy() -> Path:
    """The folder of a model that the panel means, beside the shipped one."""
    folder = kit.write_model("Other")
    kit.use_models(folder)
    kit.choose_model(folder)
    return folder
