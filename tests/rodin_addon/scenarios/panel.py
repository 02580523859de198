"""What the panel names exists: icons, properties and operators (a panel is drawn only in a window)."""

from __future__ import annotations

import ast
from pathlib import Path

import bpy
import kit


def check_icons_exist():
    known = bpy.types.UILayout.bl_rna.functions["label"].parameters["icon"].enum_items.keys()
    used = {node.value for node in _words("icon")}
    assert used
    assert used <= set(known), used - set(known)


def check_operators_exist():
    used = [call.args[0].value for call in _calls("operator")]
    assert len(set(used)) > 5
    for name in used:
        module, operator = name.split(".")
        assert getattr(getattr(bpy.ops, module), operator).get_rna_type().description, name


def check_every_operator_has_a_button():
    used = {call.args[0].value for call in _calls("operator")}
    made = {f"rodin.{name}": getattr(bpy.ops.rodin, name) for name in dir(bpy.ops.rodin)}
    hidden = {name for name, operator in made.items() if "INTERNAL" in operator.bl_options}
    used = {name for name in used if name.startswith("rodin.")}
    assert set(made) - hidden == used - hidden


def check_every_property_has_a_tool_tip():
    (root,) = kit.generate()
    groups = [kit.settings(), kit.settings().learn, root.rodin, bpy.context.scene.rodin_explore]
    kinds = [group.bl_rna for group in groups]
    kinds += [getattr(bpy.ops.rodin, name).get_rna_type() for name in dir(bpy.ops.rodin)]
    mute = [
        f"{kind.identifier}.{one.identifier}"
        for kind in kinds
        for one in kind.properties
        if one.identifier not in ("rna_type", "name") and not one.is_hidden and not one.description
    ]
    assert not mute, mute


def check_properties_exist():
    (root,) = kit.generate()
    names = {call.args[1].value for call in _calls("prop") if isinstance(call.args[1], ast.Constant)}
    names |= set(_shown_of_export())
    assert {"refine", "mix", "sliders", "chosen", "folder"} <= names
    known = set(kit.settings().bl_rna.properties.keys()) | set(root.rodin.bl_rna.properties.keys())
    known |= set(kit.settings().sheet.add().bl_rna.properties.keys())
    known |= set(kit.settings().export.bl_rna.properties.keys())
    known |= set(kit.settings().learn.bl_rna.properties.keys())
    known |= set(bpy.context.scene.rodin_explore.bl_rna.properties.keys())
    assert names <= known, names - known


def check_the_panels_of_export_show_every_choice_once():
    wanted = kit.our("rodin_addon.settings.export").RODIN_ExportSettings.bl_rna.properties
    wanted = {one.identifier for one in wanted} - {"rna_type", "name"}
    assert sorted(_shown_of_export()) == sorted(wanted)


def check_redo_panels_ask_for_the_sword_before_its_mesh():
    for operator, first in (
        (bpy.ops.rodin.generate, "model"),
        (bpy.ops.rodin.sheet, "model"),
        (bpy.ops.rodin.reconstruct, "as_kind"),
    ):
        shown = [one.identifier for one in operator.get_rna_type().properties if not one.is_hidden]
        assert shown[0] == first, shown


def _shown_of_export() -> list[str]:
    return [name for panel in kit.our("rodin_addon.panels.export").CLASSES for name in getattr(panel, "shown", ())]


def _nodes() -> list[ast.AST]:
    """Of all panels' files."""
    folder = Path(kit.our("rodin_addon.panels").__file__).parent
    return [node for path in folder.glob("*.py") for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))]


def _words(name: str) -> list[ast.Constant]:
    """Constants given as a keyword, on either side of a condition too."""
    values = [node.value for node in _nodes() if isinstance(node, ast.keyword) and node.arg == name]
    return [item for value in values for item in ast.walk(value) if isinstance(item, ast.Constant) and item.value]


def _calls(name: str) -> list[ast.Call]:
    return [
        node
        for node in _nodes()
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr == name
    ]
