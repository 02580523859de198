"""What lies between assets: a blend, a row, shape keys, an animation."""

from __future__ import annotations

import json
from dataclasses import replace

import bpy
import kit
import numpy as np

FORMS = ("BLEND", "ROW", "KEYS", "ANIMATION")


def check_blend_starts_half_way_and_reaches_both_ends():
    a, b = kit.generate(style="katana"), kit.generate(style="claymore")
    kit.select(a[0], b[0])
    assert bpy.ops.rodin.interpolate() == {"FINISHED"}
    blend = bpy.context.active_object
    assert blend.name == "Blend 001"
    assert blend.rodin.mix == 0.5
    assert kit.recipe_of(blend)["origin"] == "blended"
    assert len(blend.children) == 25
    half = _own(blend)
    for mix, end in ((0.0, b[0]), (1.0, a[0])):  # the active asset is A
        blend.rodin.mix = mix
        assert not blend.rodin.message
        assert np.allclose(_own(blend), _own(end), atol=1e-5), mix
        assert abs(_own(end) - half).max() > 1e-3


def check_blend_takes_any_object_of_a_sword():
    a, b = kit.generate(count=2)
    kit.select(a.children[0], a.children[5], b.children[24])
    assert bpy.ops.rodin.interpolate() == {"FINISHED"}


def check_blend_keeps_the_sliders_of_both():
    a, b = kit.generate(count=2, seed=30)
    a.rodin.sliders[0] = 1.5
    kit.select(b, a)
    bpy.ops.rodin.interpolate()
    blend = bpy.context.active_object
    blend.rodin.mix = 0.0
    assert np.allclose(_own(blend), _own(a), atol=1e-5)
    blend.rodin.sliders[2] = 1.0
    assert abs(_own(blend) - _own(a)).max() > 1e-4
    kit.select(blend)
    bpy.ops.rodin.reset()
    assert blend.rodin.mix == 0.0
    assert np.allclose(_own(blend), _own(a), atol=1e-5)


def check_two_swords_are_asked_for():
    assert "Select at least 2 assets" in kit.refusal(bpy.ops.rodin.interpolate)
    roots = kit.generate(count=3)
    kit.select(roots[0])
    assert "1 selected" in kit.refusal(bpy.ops.rodin.interpolate)
    kit.select(*roots)
    assert "3 are selected" in kit.refusal(bpy.ops.rodin.interpolate)


def check_a_row_is_evenly_spaced_from_first_to_last():
    a, b = _two()
    row = _row(assets=5)
    assert [root.name for root in row] == [f"Blend {number:03d}" for number in range(1, 6)]
    for root, share in zip(row, (0.0, 0.25, 0.5, 0.75, 1.0), strict=True):
        recipe = _model().blend(_recipe(a), _recipe(b), share)
        assert np.allclose(_recipe(root).latent, recipe.latent, atol=1e-6)
        assert np.isclose(_recipe(root).length, recipe.length)
        assert root.rodin.resolution == a.rodin.resolution
        assert len(root.children) == 25
    assert np.allclose(_own(row[0]), _own(a), atol=1e-6)
    assert np.allclose(_own(row[4]), _own(b), atol=1e-6)


def check_a_row_stands_in_order():
    """Even where there is room for the narrow ones between older assets."""
    wide = kit.generate(style="claymore", count=3)
    narrow = kit.generate(style="katana")[0]
    bpy.data.objects.remove(wide[1])
    kit.select(wide[0], narrow)
    row = _row(assets=6)
    spans = [kit.bounds(kit.sword_coordinates(root))[:, 0] for root in (wide[2], narrow, *row)]
    assert all(left[1] < right[0] for left, right in zip(spans[1:], spans[2:], strict=False)), spans
    assert spans[0][1] < spans[2][0]


def check_a_row_goes_through_all_the_active_sword_first():
    roots = kit.generate(style="katana", count=3)
    kit.select(roots[0], roots[2], roots[1])
    row = _row(assets=5)
    assert [_recipe(root).seed for root in row[::2]] == [_recipe(roots[index]).seed for index in (1, 0, 2)]
    half = _model().blend(_recipe(roots[1]), _recipe(roots[0]), 0.5)
    assert _recipe(row[1]) == half


def check_each_sword_of_a_row_is_edited():
    _two()
    row = _row(assets=3)
    before = [_own(root) for root in row]
    row[1].rodin.sliders[2] = 1.0
    assert [bool(abs(_own(root) - own).max() > 1e-4) for root, own in zip(row, before, strict=True)] == [
        False,
        True,
        False,
    ]


def check_a_row_is_built_as_its_first_sword_is():
    (a,) = kit.generate(resolution=6, welded=True)
    (b,) = kit.generate(resolution=10, welded=False, style="katana")
    kit.select(b, a)
    row = _row(assets=2)
    assert {(root.type, root.rodin.resolution) for root in row} == {("MESH", 6)}
    kit.select(a, b)
    row = _row(assets=2)
    assert {(root.type, root.rodin.resolution) for root in row} == {("EMPTY", 10)}


def check_each_key_is_a_sword_of_the_way():
    roots = kit.generate(count=3, style="longsword")
    kit.select(roots[2], roots[1], roots[0])
    root = _keyed()
    keys = _keys(root)
    assert root.name == "Morph 001"
    assert len(root.data.vertices) == len(_plan(8).point_of_vertex)
    assert [key.name for key in keys if "%" not in key.name] == [roots[1].name, roots[2].name]
    assert np.allclose(_seen(root), _shape(_recipe(roots[0])), atol=1e-6)
    for key in keys:
        key.value = 1.0
        assert np.allclose(_seen(root), _shape(_promised(key.name, roots)), atol=1e-6), key.name
        key.value = 0.0


def check_keys_are_what_exporters_read():
    _two()
    root = _keyed()
    keys = _keys(root)
    shapes = root.data.shape_keys
    assert shapes.use_relative
    assert shapes.reference_key.name == "Basis"
    assert {key.relative_key for key in keys} == {shapes.reference_key}
    assert {(key.value, key.slider_min, key.slider_max) for key in keys} == {(0.0, 0.0, 1.0)}


def check_exporters_carry_the_keys():
    """Blender's own, for FBX and glTF: each key there and back, at its own shape."""
    _two()
    root = _keyed()
    wanted = {}
    for key in _keys(root):
        key.value = 1.0
        wanted[key.name] = kit.bounds(_seen(root))
        key.value = 0.0
    root.location = (0.0, 0.0, 0.0)
    for kind, path in (("fbx", str(kit.folder() / "keys.fbx")), ("gltf", str(kit.folder() / "keys.glb"))):
        kit.select(root)
        words = {"use_mesh_modifiers": False} if kind == "fbx" else {}
        getattr(bpy.ops.export_scene, kind)(filepath=path, use_selection=True, **words)
        before = set(bpy.data.objects)
        getattr(bpy.ops.import_scene, kind)(filepath=path)
        (found,) = (item for item in set(bpy.data.objects) - before if item.type == "MESH")
        assert {key.name for key in _keys(found)} == set(wanted), kind
        for key in _keys(found):
            key.value = 1.0
            assert np.allclose(kit.bounds(kit.sword_coordinates(found)), wanted[key.name], atol=1e-4), (kind, key.name)
            key.value = 0.0


def check_an_edge_is_sharp_if_it_is_in_either_sword():
    a = kit.generate(style="katana", welded=True, resolution=16)[0]
    b = kit.generate(style="claymore", resolution=16)[0]
    kit.select(b, a)
    root = _keyed()
    either = _sharp(a) | _sharp(b)
    assert (either & ~_sharp(a)).any() and (either & ~_sharp(b)).any()
    assert not (either & ~_sharp(root)).any()
    assert _sharp(root).mean() < 0.2
    root.rodin.sliders[1] = 0.5
    assert not (either & ~_sharp(root)).any()


def check_a_straight_line_alone_would_not_do():
    """Assets of such different lengths need keys between them; so many that every place is near the model's."""
    a, b = _two("gladius", "greatsword")
    root = _keyed()
    keys = _keys(root)
    straight = (_shape(_recipe(a)) + _shape(_recipe(b))) / 2
    middle = _model().blend(_recipe(a), _recipe(b), 0.5)
    tolerance = kit.our("rodin_addon.assets.path").TOLERANCE
    assert _gap(straight, middle) > 2 * tolerance
    assert 2 <= len(keys) <= 16
    assert f"{b.name} 50%" in [key.name for key in keys]
    for share in np.linspace(0.0, 1.0, 23):
        root.rodin.mix = share
        assert _gap(_seen(root), _model().blend(_recipe(a), _recipe(b), share)) < 1.2 * tolerance, share


def check_two_like_swords_need_one_key():
    a, b = kit.generate(count=2)
    b.rodin.recipe = a.rodin.recipe
    kit.select(b, a)
    root = _keyed()
    keys = _keys(root)
    assert [key.name for key in keys] == [b.name]
    assert not root.rodin.message


def check_sliders_move_every_key():
    a, b = _two()
    root = _keyed()
    sliders = [0.0, 1.0, -0.5, 0.0, 0.0, 0.0, 0.0, 0.0]
    root.rodin.sliders = sliders
    assert not root.rodin.message
    for mix, sword in ((0.0, a), (1.0, b)):
        root.rodin.mix = mix
        assert np.allclose(_seen(root), _shape(_model().slide(_recipe(sword), sliders)), atol=1e-6)
    kit.select(root)
    assert bpy.ops.rodin.reset() == {"FINISHED"}
    assert np.allclose(_seen(root), _shape(_recipe(b)), atol=1e-6), "and the place on the way stays"


def check_handles_and_dice_move_every_key():
    """By one step of the code, so that the way keeps its form and lengths their ratio."""
    a, b = _two()
    first, last = _recipe(a), _recipe(b)
    root = _keyed()
    root.rodin.mix = 1.0
    for change in (lambda: setattr(root.rodin, "grip_length", 0.2), lambda: bpy.ops.rodin.vary(seed=2, strength=0.2)):
        change()
        assert not root.rodin.message
        now = _recipe(root)
        latent = np.array(last.latent) + np.array(now.latent) - np.array(first.latent)
        moved = replace(last, latent=tuple(latent), length=last.length * now.length / first.length)
        assert abs(_shape(moved) - _shape(last)).max() > 1e-3
        assert np.allclose(_seen(root), _shape(moved), atol=1e-5)
        assert root.rodin.mix == 1.0


def check_own_keys_and_changed_ones_are_respected():
    """One is sculpted, one of ours renamed, one removed: sliders and the way still work."""
    _a, b = _two("gladius", "greatsword")
    root = _keyed()
    keys = _keys(root)
    basis = root.data.shape_keys.reference_key
    bent = root.shape_key_add(name="Bent", from_mix=False)
    bent.points[0].co.x += 0.5
    bent.value = 0.0
    keys[0].name = "Mine"
    root.shape_key_remove(keys[1])
    root.rodin.sliders[1] = 1.0
    assert not root.rodin.message
    assert abs(bent.points[0].co.x - basis.points[0].co.x - 0.5) < 1e-5
    root.rodin.mix = 1.0
    moved = _model().slide(_recipe(b), [0.0, 1.0] + [0.0] * 6)
    assert np.allclose(_seen(root), _shape(moved), atol=1e-6)
    assert root.data.shape_keys.key_blocks["Mine"].value == 0.0


def check_damaged_keys_get_a_message():
    _two()
    root = _keyed()
    before = _seen(root)
    for damaged in ("{", "[]", "[1]", "null", root.rodin.shape_keys.replace("latent", "talent")):
        root.rodin.shape_keys, root.rodin.message = damaged, ""
        root.rodin.sliders[0] += 0.1
        assert root.rodin.message.endswith("."), damaged
        root.rodin.message = ""
        root.rodin.mix += 0.1
        assert root.rodin.message.endswith("."), damaged
    assert np.array_equal(_seen(root), before)


def check_an_animation_goes_from_the_first_sword_to_the_last():
    roots = kit.generate(count=3, style="rapier")
    kit.select(roots[1], roots[2], roots[0])
    scene = bpy.context.scene
    scene.frame_start, scene.frame_end, scene.frame_current = 10, 40, 30
    assert bpy.ops.rodin.interpolate(form="ANIMATION", frames=20) == {"FINISHED"}
    root = bpy.context.active_object
    assert (scene.frame_start, scene.frame_end, scene.frame_current) == (10, 40, 30)
    assert np.allclose(_seen(root), _shape(_recipe(roots[1])), atol=1e-6), "shown as the frame says"
    recipes = [_recipe(item) for item in roots]
    tolerance = kit.our("rodin_addon.assets.path").TOLERANCE
    for frame in (1, 10, 13, 20, 26, 30, 37, 41, 50, 90):
        scene.frame_set(frame)
        place = min(max((frame - 10) / 20, 0.0), 2.0)
        leg = min(int(place), 1)
        wanted = _model().blend(recipes[leg], recipes[leg + 1], place - leg)
        near = 1e-5 if place in (0, 1, 2) else 1.2 * tolerance
        assert _gap(_seen(root), wanted) < near, frame


def check_an_animation_is_one_action_to_edit():
    _two()
    root = _keyed("ANIMATION")
    keys = _keys(root)
    action = root.data.shape_keys.animation_data.action
    assert action.name == root.name
    curves = kit.our("rodin_addon.assets.keys")._curves(root.data.shape_keys.animation_data)
    assert len(curves) == len(keys)
    assert {point.interpolation for curve in curves for point in curve.keyframe_points} == {"LINEAR"}
    moments = sorted({point.co.x for curve in curves for point in curve.keyframe_points})
    assert len(moments) == len(keys) + 1, "keyframes stand in columns"
    assert (moments[0], moments[-1]) == (1.0, 49.0)
    assert list(bpy.data.actions) == [action]


def check_the_panel_says_what_a_script_leaves_out():
    _two()
    kit.settings().form, kit.settings().assets = "ROW", 3
    before = len(_roots())
    assert bpy.ops.rodin.interpolate() == {"FINISHED"}
    assert len(_roots()) == before + 3
    _two()
    assert bpy.ops.rodin.interpolate(assets=2) == {"FINISHED"}
    assert len(_roots()) == before + 7
    assert (kit.settings().form, kit.settings().assets) == ("ROW", 3)


def check_one_press_is_one_undo_step():
    _two()
    names = sorted(item.name for item in bpy.data.objects)
    for form in FORMS:
        bpy.ops.ed.undo_push(message="before")
        assert bpy.ops.rodin.interpolate("EXEC_DEFAULT", True, form=form, assets=3) == {"FINISHED"}
        made, shown = bpy.context.active_object.name, kit.sword_coordinates(bpy.context.active_object)
        bpy.ops.ed.undo()
        assert sorted(item.name for item in bpy.data.objects) == names, form
        bpy.ops.ed.redo()
        root = bpy.data.objects[made]
        assert np.array_equal(kit.sword_coordinates(root), shown), form
        root.rodin.sliders[1] = 0.5
        assert not root.rodin.message
        bpy.ops.ed.undo()


def check_foreign_swords_are_refused():
    a, b = _two()
    b.rodin.recipe = json.dumps(json.loads(b.rodin.recipe) | {"weights": "f" * 64})
    for first, second in ((a, b), (b, a)):
        kit.select(second, first)
        for form in FORMS:
            assert "is not here" in kit.refusal(bpy.ops.rodin.interpolate, form=form), form
    b.rodin.recipe = "{"
    for form in FORMS:
        assert "not a recipe" in kit.refusal(bpy.ops.rodin.interpolate, form=form), form


def check_a_sword_that_fails_late_takes_the_row_back():
    """The first assets of the row stand already when the last turns out to be foreign."""
    roots = kit.generate(count=3)
    last = roots[2].rodin
    last.recipe = json.dumps(json.loads(last.recipe) | {"weights": "f" * 64})
    kit.select(roots[1], roots[2], roots[0])
    assert "is not here" in kit.refusal(bpy.ops.rodin.interpolate, form="ROW", assets=9)


def check_swords_of_a_library_are_only_read():
    kit.generate(count=2)
    path = str(kit.folder() / "library.blend")
    bpy.ops.wm.save_as_mainfile(filepath=path)
    bpy.ops.wm.read_homefile(use_empty=True)
    with bpy.data.libraries.load(path, link=True) as (there, here):
        here.collections = list(there.collections)
    for collection in here.collections:
        bpy.context.scene.collection.children.link(collection)
    linked = _roots()
    assert all(root.library for root in linked) and len(linked) == 2
    for form in FORMS:
        kit.select(*linked)
        assert bpy.ops.rodin.interpolate(form=form, assets=3) == {"FINISHED"}, form
        root = bpy.context.active_object
        assert root.library is None and root.rodin.recipe
        root.rodin.sliders[0] = 0.5
        assert not root.rodin.message


def check_surface_detail_is_on_the_way():
    a, b = _two()
    recipe = _recipe(a)
    size = 25 * (_model()._weights.config.patch_widths[-1] + 1) * 3
    detail = np.random.default_rng(1).normal(0.0, 0.002, size)
    plain = _shape(recipe)
    a.rodin.recipe = json.dumps(recipe.to_dict() | {"detail": kit.our("model_core.recipe").pack_detail(detail)})
    detailed = kit.our("model_core.recipe").Recipe.from_json(a.rodin.recipe)
    assert abs(_shape(detailed) - plain).max() > 1e-3
    root = _keyed()
    assert np.allclose(_seen(root), _shape(detailed), atol=1e-6)
    root.rodin.mix = 0.5
    assert _gap(_seen(root), _model().blend(detailed, _recipe(b), 0.5)) < 0.006


def check_keys_live_through_saving():
    _a, b = _two()
    root = _keyed("ANIMATION")
    name, shape = root.name, _shape(_recipe(b))
    path = str(kit.folder() / "morph.blend")
    bpy.ops.wm.save_as_mainfile(filepath=path)
    bpy.ops.wm.read_homefile(use_empty=True)
    bpy.ops.wm.open_mainfile(filepath=path)
    root = bpy.data.objects[name]
    bpy.context.scene.frame_set(49)
    assert np.allclose(_seen(root), shape, atol=1e-6)
    root.rodin.sliders[1] = 1.0
    assert not root.rodin.message
    assert abs(_seen(root) - shape).max() > 1e-4


def check_a_morph_is_exported_as_it_is_seen():
    _two("dagger", "claymore")
    root = _keyed()
    root.rodin.mix = 0.6
    own = _seen(root)
    words = {"engine": "UNITY", "finest": root.rodin.resolution, "levels": 1, "collision": "NONE", "sockets": False}
    assert bpy.ops.rodin.export_batch(folder=str(kit.folder()), **words) == {"FINISHED"}
    before = set(bpy.data.objects)
    bpy.ops.import_scene.fbx(filepath=str(kit.folder() / f"{root.name.replace(' ', '_')}.fbx"))
    (found,) = set(bpy.data.objects) - before
    bpy.context.view_layer.update()
    assert np.allclose(kit.bounds(kit.coordinates(found)), kit.bounds(own), atol=1e-5)


def _two(first: str = "katana", last: str = "claymore") -> tuple[bpy.types.Object, bpy.types.Object]:
    """Two new assets, selected, the first active."""
    a, b = (kit.generate(style=style, count=1)[0] for style in (first, last))
    kit.select(b, a)
    return a, b


def _roots() -> list[bpy.types.Object]:
    return sorted((item for item in bpy.data.objects if item.rodin.recipe), key=lambda item: item.name)


def _row(**words) -> list[bpy.types.Object]:
    before = _roots()
    assert bpy.ops.rodin.interpolate(form="ROW", **words) == {"FINISHED"}
    bpy.context.view_layer.update()
    row = [root for root in _roots() if root not in before]
    assert kit.selected_swords() == row
    return row


def _keyed(form: str = "KEYS") -> bpy.types.Object:
    assert bpy.ops.rodin.interpolate(form=form) == {"FINISHED"}
    return bpy.context.active_object


def _keys(root: bpy.types.Object) -> list[bpy.types.ShapeKey]:
    """All but Basis."""
    return list(root.data.shape_keys.key_blocks)[1:]


def _promised(name: str, swords: list[bpy.types.Object]):
    """The recipe that a key's name speaks of: "Katana 002", or "Katana 002 50%" on the way there."""
    name, _, percent = name.rpartition(" ") if name.endswith("%") else (name, " ", "100%")
    leg = [sword.name for sword in swords].index(name)
    return _model().blend(_recipe(swords[leg - 1]), _recipe(swords[leg]), float(percent[:-1]) / 100)


def _model():
    return kit.model()


def _recipe(root: bpy.types.Object):
    return kit.our("rodin_addon.assets.live").effective_recipe(root)


def _plan(resolution: int):
    return kit.our("rodin_addon.mesh.plan").welded_plan(_model().kind, resolution)


def _shape(recipe, resolution: int = 8) -> np.ndarray:
    """(V, 3) of the welded mesh, as the model makes it."""
    return _plan(resolution).positions(_model().shape(recipe, resolution))


def _seen(root: bpy.types.Object) -> np.ndarray:
    """(V, 3) of a welded asset as it is seen, in its own space."""
    return kit.sword_coordinates(root) - np.array(root.location)


def _sharp(root: bpy.types.Object) -> np.ndarray:
    """(E,) bool, of a welded asset."""
    return np.array([edge.use_edge_sharp for edge in root.data.edges])


def _gap(points: np.ndarray, recipe) -> float:
    """The farthest that a point lies from where the model has it, in lengths of the asset."""
    return float(np.linalg.norm(points - _shape(recipe), axis=1).max() / recipe.length)


def _own(root: bpy.types.Object) -> np.ndarray:
    """(V, 3) coordinates of all patches in chart order, in the asset's own space."""
    patches = sorted(root.children, key=lambda patch: patch["rodin_chart"])
    return np.concatenate([[tuple(vertex.co) for vertex in patch.data.vertices] for patch in patches])
