"""New assets of a kind that is named, and of all kinds in turn."""

from __future__ import annotations

import bpy
import kit


def check_a_kind_by_its_name_whatever_the_panel_says():
    kit.use_models(kit.toy())
    settings = kit.settings()
    settings.style, settings.seed = "katana", 3
    assert bpy.ops.rodin.generate(kind="CLUB", resolution=6) == {"FINISHED"}
    assert kit.recipe_of(bpy.context.active_object)["kind"] == "club"
    assert (settings.model, settings.style) == ("FIRST", "katana"), "the panel is as it was"
    kit.choose_model(kit.toy())
    assert bpy.ops.rodin.generate(kind="SWORD", resolution=6) == {"FINISHED"}
    assert kit.recipe_of(bpy.context.active_object)["kind"] == "sword"
    assert bpy.ops.rodin.generate(kind="CLUB", style="long", resolution=6) == {"FINISHED"}
    assert kit.recipe_of(bpy.context.active_object)["style"] == "long"
    assert bpy.ops.rodin.generate(resolution=6) == {"FINISHED"}
    assert kit.recipe_of(bpy.context.active_object)["kind"] == "club", "Blender does not remember what a script named"


def check_a_kind_that_is_not_here_is_refused():
    try:
        bpy.ops.rodin.generate(kind="CLUB")
    except TypeError as error:
        assert "'SWORD'" in str(error), error
    else:
        raise AssertionError("it was made")
    assert not [item for item in bpy.data.objects if item.rodin.recipe]


def check_all_kinds_take_turns():
    kit.use_models(kit.toy())
    settings = kit.settings()
    settings.style, settings.model = "katana", "ANY"
    assert settings.style == "ANY", "styles are those of one model"
    items = kit.our("rodin_addon.settings.styles")
    assert [item[0] for item in items.style_items(settings, bpy.context)] == ["ANY"]
    assert kit.our("rodin_addon.panels.generate")._title(settings.model) == "Generate Asset"
    assert bpy.ops.rodin.generate(seed=10, count=4, resolution=6) == {"FINISHED"}
    kinds = _all()
    expected = [kinds[seed % len(kinds)] for seed in range(10, 14)]
    assert _kinds(bpy.context.selected_objects) == sorted(expected)
    assert bpy.ops.rodin.sheet(seed=10, sheet_count=3) == {"FINISHED"}
    found = [kit.our("rodin_addon.models").read_recipe(item.recipe).kind for item in settings.sheet]
    assert found == expected[:3]
    assert bpy.ops.rodin.sheet_take(number=1, resolution=6) == {"FINISHED"}
    assert _kinds(bpy.context.selected_objects) == expected[1:2]


def check_where_one_kind_is_here_there_is_no_such_choice():
    _only_swords()
    items = kit.our("rodin_addon.settings.styles")
    assert [item[0] for item in items.model_items(kit.settings(), bpy.context)] == ["FIRST"]
    assert bpy.ops.rodin.generate(kind="ANY", count=2, resolution=6) == {"FINISHED"}
    assert _kinds(bpy.context.selected_objects) == ["sword", "sword"]


def _all() -> list[str]:
    """The kinds that are here; clubs, which do not come with Rodin, last."""
    kinds = [entry.kind.name for entry in kit.our("rodin_addon.models").library().one_a_kind()]
    assert (kinds[0], kinds[-1]) == ("sword", "club")
    return kinds


def _only_swords() -> None:
    library = kit.our("rodin_addon.models").library()
    library.entries = library.entries[:1]


def _kinds(objects) -> list[str]:
    return sorted(kit.recipe_of(item)["kind"] for item in objects if item.rodin.recipe)


def check_a_set_is_one_of_each_kind_in_the_same_materials():
    kit.use_models(kit.toy())
    kit.settings().seed = 4
    for welded in (True, False):
        assert bpy.ops.rodin.generate_set(seed=4, resolution=6, welded=welded) == {"FINISHED"}
        roots = [item for item in bpy.context.selected_objects if item.rodin.recipe]
        assert _kinds(roots) == sorted(_all())
        (sword,) = (root for root in roots if kit.recipe_of(root)["kind"] == "sword")
        meshes = [item.data for item in (sword, *sword.children) if item.type == "MESH"]
        names = {material.name for mesh in meshes for material in mesh.materials}
        assert names == {"Steel of Set 4", "Fittings of Set 4", "Leather of Set 4"}
        sword.rodin.resolution = 8
        meshes = [item.data for item in (sword, *sword.children) if item.type == "MESH"]
        assert {material.name for mesh in meshes for material in mesh.materials} == names, "they stay"
    assert kit.settings().seed == 5, "the next press draws another"
    assert len([material for material in bpy.data.materials if "of Set" in material.name]) == 4


def check_a_set_of_one_kind_is_refused_and_leaves_nothing():
    _only_swords()
    before = set(bpy.data.objects), set(bpy.data.materials)
    message = kit.refusal(bpy.ops.rodin.generate_set)
    assert "at least two kinds" in message, message
    assert (set(bpy.data.objects), set(bpy.data.materials)) == before
