"""The sheet: pictures of many assets, some of which are added to the scene."""

from __future__ import annotations

import bpy
import kit
import numpy as np


def check_a_sheet_puts_nothing_into_the_scene():
    before = kit.scene_state()
    items = _sheet(sheet_count=5, style="katana")
    assert kit.scene_state() == before
    assert [item.name for item in items] == ["Katana"] * 5
    assert not any(item.chosen for item in items)
    assert len({item.recipe for item in items}) == 5


def check_each_sword_has_a_picture_of_its_own():
    items = _sheet(sheet_count=4, style="ANY")
    images = [_picture(item.recipe) for item in items]
    for image in images:
        assert image.shape == (128, 128, 4)
        assert 0.01 < image[..., 3].mean() < 0.5, "an asset and room around it"
    assert all(abs(a - b).max() > 0.1 for a, b in zip(images, images[1:], strict=False))


def check_pictures_look_like_their_swords():
    (item,) = _sheet(sheet_count=1, style="katana", seed=8)
    model = kit.model()
    recipe = kit.our("model_core.recipe").Recipe.from_json(item.recipe)
    drawn = kit.our("model_core.picture.thumbnail").thumbnail(model.kind, model.shape(recipe, 24), 128)
    shown = _picture(item.recipe)
    assert np.allclose(shown[..., 3], drawn[..., 3], atol=1 / 255), "the rows are Blender's, bottom first"
    assert np.allclose(shown[..., :3], drawn[..., :3] * drawn[..., 3:], atol=1 / 255), "colours as Blender shows them"


def check_24_are_drawn_and_the_seed_moves_on():
    kit.settings().seed = 100
    assert bpy.ops.rodin.sheet() == {"FINISHED"}
    assert len(kit.settings().sheet) == 24
    assert kit.settings().seed == 124
    kit.settings().advance_seed = False
    first = [item.recipe for item in _sheet(sheet_count=2, seed=3)]
    assert first == [item.recipe for item in _sheet(sheet_count=2, seed=3)], "the same seed gives the same sheet"


def check_pictures_come_one_by_one_and_a_stop_brings_the_old_ones_back():
    old = [item.recipe for item in _sheet(sheet_count=3, style="katana")]
    kit.settings().sheet[1].chosen = True
    kit.settings().sheet_page = 2
    operator = kit.our("rodin_addon.operators.sheet").RODIN_OT_sheet
    asked = _Asked(kind="MODEL", model=kit.settings().model, sheet_count=4, style="dagger", seed=1, variety=1.0)
    work, counts = operator.steps(asked, bpy.context), []
    for _ in range(2):
        next(work)
        counts.append(len(kit.settings().sheet))
    assert counts == [1, 2]
    assert kit.settings().sheet_page == 1
    work.close()
    assert [item.recipe for item in kit.settings().sheet] == old
    assert [item.chosen for item in kit.settings().sheet] == [False, True, False]


class _Asked:
    """Stands for an operator whose caller has named everything."""

    def __init__(self, **values):
        self.__dict__ |= values
        self.properties = self

    def is_property_set(self, _name: str) -> bool:
        return True


def check_the_sheet_follows_what_a_script_names():
    kit.settings().style, kit.settings().count = "arming", 2
    assert bpy.ops.rodin.sheet(style="katana", sheet_count=3, seed=6, variety=0.5) == {"FINISHED"}
    assert [item.name for item in kit.settings().sheet] == ["Katana"] * 3
    assert kit.settings().style == "arming"


def check_the_chosen_are_added_beside_the_others():
    (standing,) = kit.generate()
    items = _sheet(sheet_count=4, style="katana")
    wanted = [items[index].recipe for index in (1, 3)]
    items[1].chosen = items[3].chosen = True
    assert bpy.ops.rodin.sheet_take() == {"FINISHED"}
    roots = kit.selected_swords()
    assert [root.name for root in roots] == ["Katana 001", "Katana 002"]
    assert [root.rodin.recipe for root in roots] == wanted
    assert all(root.rodin.resolution == 8 and len(root.children) == 25 for root in roots)
    spans = sorted(tuple(kit.bounds(kit.sword_coordinates(root))[:, 0]) for root in (standing, *roots))
    assert all(left[1] < right[0] for left, right in zip(spans, spans[1:], strict=False)), spans
    assert not any(item.chosen for item in kit.settings().sheet), "pressed again, none is added twice"
    assert "Choose at least one asset" in kit.refusal(bpy.ops.rodin.sheet_take)


def check_one_is_added_by_its_number():
    items = _sheet(sheet_count=3)
    items[0].chosen = True
    wanted = items[2].recipe
    assert bpy.ops.rodin.sheet_take(number=2, welded=True, resolution=5) == {"FINISHED"}
    root = bpy.context.active_object
    assert (root.type, root.rodin.resolution, root.rodin.recipe) == ("MESH", 5, wanted)
    assert kit.settings().sheet[0].chosen
    assert "no asset 3" in kit.refusal(bpy.ops.rodin.sheet_take, number=3)


def check_what_is_added_follows_its_sliders():
    _sheet(sheet_count=1)
    bpy.ops.rodin.sheet_take(number=0)
    root = bpy.context.active_object
    before = kit.sword_coordinates(root)
    root.rodin.sliders[0] = 1.0
    assert not root.rodin.message
    assert abs(kit.sword_coordinates(root) - before).max() > 1e-4


def check_nothing_is_added_without_a_sheet():
    assert "Draw Sheet" in kit.refusal(bpy.ops.rodin.sheet_take)
    _sheet(sheet_count=1)
    kit.add_mesh("Cube", [(0, 0, 0), (1, 0, 0), (0, 1, 0)], [(0, 1, 2)])
    bpy.ops.object.mode_set(mode="EDIT")
    assert "Object Mode" in kit.refusal(bpy.ops.rodin.sheet_take, number=0)
    bpy.ops.object.mode_set(mode="OBJECT")


def check_undo_brings_the_sheet_before():
    bpy.ops.ed.undo_push(message="before")
    for seed in (1, 2):
        assert bpy.ops.rodin.sheet("EXEC_DEFAULT", True, sheet_count=2, seed=seed) == {"FINISHED"}
    second = [item.recipe for item in kit.settings().sheet]
    bpy.ops.ed.undo()
    first = [item.recipe for item in kit.settings().sheet]
    assert first != second
    assert all(map(kit.our("rodin_addon.pictures").has, first)), "with its pictures"
    assert bpy.ops.rodin.sheet_take("EXEC_DEFAULT", True, number=0) == {"FINISHED"}
    assert len(bpy.data.objects) == 26
    bpy.ops.ed.undo()
    assert not len(bpy.data.objects)
    assert [item.recipe for item in kit.settings().sheet] == first


def check_a_sheet_is_kept_in_the_file_but_its_pictures_are_not():
    pictures = kit.our("rodin_addon.pictures")
    recipes = [item.recipe for item in _sheet(sheet_count=3)]
    path = kit.folder() / "sheet.blend"
    bpy.ops.wm.save_as_mainfile(filepath=str(path))
    bpy.ops.preferences.addon_disable(module=kit.EXTENSION)
    assert pictures._pictures is None
    bpy.ops.preferences.addon_enable(module=kit.EXTENSION)
    bpy.ops.wm.open_mainfile(filepath=str(path))
    assert [item.recipe for item in kit.settings().sheet] == recipes
    pictures = kit.our("rodin_addon.pictures")
    assert not any(map(pictures.has, recipes))
    assert [pictures.icon(recipe) for recipe in recipes] == [0, 0, 0]
    assert bpy.ops.rodin.sheet_pictures() == {"FINISHED"}
    assert all(map(pictures.has, recipes))
    assert bpy.ops.rodin.sheet_take(number=1) == {"FINISHED"}
    assert bpy.context.active_object.rodin.recipe == recipes[1]


def check_missing_weights_leave_the_sheet_as_it_was():
    folder = kit.write_model("Other")
    kit.use_models(folder)
    kit.choose_model(folder)
    recipes = [item.recipe for item in _sheet(sheet_count=2, style="katana")]
    (folder / "weights.npz").unlink()
    kit.our("rodin_addon.models").forget()
    for operator in (bpy.ops.rodin.sheet, bpy.ops.rodin.sheet_pictures):
        assert "cannot be read" in kit.refusal(operator)
    assert [item.recipe for item in kit.settings().sheet] == recipes


def check_old_pictures_make_room():
    pictures = kit.our("rodin_addon.pictures")
    pictures._pictures.clear()
    most, pictures._MOST = pictures._MOST, 3
    try:
        (first,) = [item.recipe for item in _sheet(sheet_count=1, seed=50)]
        recipes = [item.recipe for item in _sheet(sheet_count=3, seed=60)]
        assert all(map(pictures.has, recipes)) and not pictures.has(first)
    finally:
        pictures._MOST = most


def check_stopping_leaves_the_sheet_as_it_was():
    recipes = [item.recipe for item in _sheet(sheet_count=2, seed=1)]
    steps = kit.our("rodin_addon.operators.sheet").RODIN_OT_sheet.steps
    values = {"kind": "MODEL", "model": "FIRST", "style": "katana", "seed": 9, "variety": 1.0, "sheet_count": 4}
    choices = type("Choices", (), values)()
    choices.properties = type("Properties", (), {"is_property_set": staticmethod(lambda name: True)})
    work = steps(choices, bpy.context)
    assert [next(work), next(work)] == [0.25, 0.5]
    work.close()
    assert [item.recipe for item in kit.settings().sheet] == recipes


def _sheet(**values) -> list[bpy.types.PropertyGroup]:
    """Draw a sheet, and return its assets."""
    for name, value in ({"resolution": 8, "style": "arming", "seed": 5} | values).items():
        setattr(kit.settings(), name, value)
    assert bpy.ops.rodin.sheet() == {"FINISHED"}
    return list(kit.settings().sheet)


def _picture(recipe: str) -> np.ndarray:
    """(H, W, 4) of a picture as Blender holds it."""
    preview = kit.our("rodin_addon.pictures")._pictures[recipe]
    width, height = preview.image_size
    pixels = np.empty(4 * width * height, dtype=np.float32)
    preview.image_pixels_float.foreach_get(pixels)
    return pixels.reshape(height, width, 4)
