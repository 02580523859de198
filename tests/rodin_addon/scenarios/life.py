"""Enabled, disabled, enabled again: what comes with the add-on goes with it."""

from __future__ import annotations

import importlib.util
import sys

import bpy
import kit

HEAVY = ("torch", "scipy", "trimesh", "sklearn", "typer", "rich")


def check_enabling_imports_nothing_heavy():
    assert not [name for name in HEAVY if name in sys.modules]
    loaded = [name for name in sys.modules if name.startswith(kit.EXTENSION)]
    assert f"{kit.EXTENSION}.rodin_addon.panels" in loaded
    assert f"{kit.EXTENSION}.model_core.model" not in loaded, "the model is to be opened at first use"


def check_numpy_engine_never_touches_torch():
    kit.use_models(engine="numpy")
    kit.generate()
    assert "torch" not in sys.modules
    assert kit.model().engine_label == "NumPy, CPU"


def check_generating_imports_no_training_library():
    kit.generate()
    assert not [name for name in HEAVY if name != "torch" and name in sys.modules]


def check_panel_names_the_engine():
    state = kit.our("rodin_addon.engine_state")
    kit.our("rodin_addon.models").forget()
    assert "first use" in state.in_use()
    kit.generate()
    assert kit.model().engine_label in state.in_use()


def check_the_engine_says_how_to_get_the_other():
    state, models = kit.our("rodin_addon.engine_state"), kit.our("rodin_addon.models")
    installed = importlib.util.find_spec("torch") is not None
    for opened in (False, True):
        kit.model() if opened else models.forget()
        assert ("is installed" in state.advice()) == installed
        assert ("full zip" in state.advice()) != installed
    if installed:
        kit.use_models(engine="torch")
        kit.model()
        assert "PyTorch is in use" in state.advice()


def check_panels_stand_in_one_tab():
    panels = [getattr(bpy.types, name) for name in dir(bpy.types) if name.startswith("RODIN_PT_")]
    standing = [panel for panel in panels if not panel.__name__.endswith("_presets")]  # those pop up
    assert {panel.bl_category for panel in standing} == {"Rodin"}
    assert [panel.__name__ for panel in standing if not hasattr(panel, "bl_parent_id")] == ["RODIN_PT_main"]


def check_disabling_leaves_nothing():
    kit.generate()
    bpy.ops.preferences.addon_disable(module=kit.EXTENSION)
    bare = _traces()
    assert not bare, bare
    assert kit.our("rodin_addon.models")._library is None
    assert kit.our("rodin_addon.pictures")._pictures is None
    bpy.ops.preferences.addon_enable(module=kit.EXTENSION)
    assert _traces()
    (root,) = kit.generate()
    assert len(root.children) == 25


def check_swords_live_through_disable_and_enable():
    (root,) = kit.generate()
    root.rodin.sliders[0] = 1.0
    name, before = root.name, kit.sword_coordinates(root)
    bpy.ops.preferences.addon_disable(module=kit.EXTENSION)
    bpy.ops.preferences.addon_enable(module=kit.EXTENSION)
    root = bpy.data.objects[name]
    assert root.rodin.sliders[0] == 1.0
    root.rodin.sliders[0] = 0.0
    assert abs(kit.sword_coordinates(root) - before).max() > 1e-4


def check_uninstalling_leaves_nothing():
    repos = bpy.context.preferences.extensions.repos
    index = next(index for index, repo in enumerate(repos) if repo.module == "user_default")
    bpy.ops.extensions.package_uninstall(repo_index=index, pkg_id="rodin")
    assert not _traces()
    assert kit.EXTENSION not in bpy.context.preferences.addons


def _traces() -> list[str]:
    """Classes, properties, operators, and handlers of ours."""
    found = [name for name in dir(bpy.types) if "rodin" in name.lower()]
    found += [f"{kind.__name__}.rodin" for kind in (bpy.types.Scene, bpy.types.Object) if hasattr(kind, "rodin")]
    found += [f"rodin.{name}" for name in dir(bpy.ops.rodin)]
    groups = [getattr(bpy.app.handlers, name) for name in dir(bpy.app.handlers)]
    handlers = [handler for group in groups if isinstance(group, list) for handler in group]
    found += [str(handler) for handler in handlers if kit.EXTENSION in handler.__module__]
    return found
