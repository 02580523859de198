"""An asset saved, opened again and edited."""

from __future__ import annotations

import bpy
import kit
import numpy as np


def check_a_sword_is_edited_after_reopening():
    (root,) = kit.generate()
    root.rodin.sliders[1] = 1.0
    name, recipe, before = root.name, root["rodin_recipe"], kit.sword_coordinates(root)
    root = _reopened(name)
    assert root["rodin_recipe"] == recipe
    assert {child["rodin_recipe"] for child in root.children} == {recipe}
    assert np.array_equal(kit.sword_coordinates(root), before)
    assert list(root.rodin.sliders) == [0.0, 1.0] + [0.0] * 6
    root.rodin.sliders[1] = -1.0
    assert abs(kit.sword_coordinates(root) - before).max() > 1e-4
    root.rodin.sliders[1] = 1.0
    assert np.allclose(kit.sword_coordinates(root), before, atol=1e-7)


def check_a_blend_is_edited_after_reopening():
    kit.select(*kit.generate(count=2))
    bpy.ops.rodin.interpolate()
    name, before = bpy.context.active_object.name, kit.sword_coordinates(bpy.context.active_object)
    root = _reopened(name)
    root.rodin.mix = 0.9
    assert not root.rodin.message
    assert abs(kit.sword_coordinates(root) - before).max() > 1e-4


def check_settings_are_kept_with_the_file():
    kit.settings().count = 7
    kit.settings().style = "katana"
    (root,) = kit.generate(count=1, style="katana")
    kit.settings().count = 7
    _reopened(root.name)
    assert kit.settings().count == 7
    assert kit.settings().style == "katana"


def check_a_sword_appended_to_another_file_is_edited():
    (root,) = kit.generate()
    name, path = root.name, str(kit.folder() / "swords.blend")
    before = kit.sword_coordinates(root)
    bpy.ops.wm.save_as_mainfile(filepath=path)
    bpy.ops.wm.read_homefile(use_empty=True)
    with bpy.data.libraries.load(path) as (there, here):
        here.collections = [item for item in there.collections if item == name]
    bpy.context.scene.collection.children.link(here.collections[0])
    root = bpy.data.objects[name]
    root.rodin.sliders[0] = 2.0
    assert not root.rodin.message
    assert abs(kit.sword_coordinates(root) - before).max() > 1e-3


def _reopened(name: str) -> bpy.types.Object:
    path = str(kit.folder() / "swords.blend")
    bpy.ops.wm.save_as_mainfile(filepath=path)
    bpy.ops.wm.read_homefile(use_empty=True)
    assert name not in bpy.data.objects
    bpy.ops.wm.open_mainfile(filepath=path)
    return bpy.data.objects[name]
