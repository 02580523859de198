"""Every word that the add-on can show, read from its source and from what it has registered."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import bpy
import kit
from bl_operators.presets import AddPresetBase

NAMES = {
    *("Project Rodin", "NumPy", "PyTorch", "CPU", "CUDA", "Apple Metal", "Unreal", "Unity", "Godot"),
    *("FBX", "glTF", "USD", "OBJ", "X", "Y", "Z", "-X", "-Y", "-Z"),
    *(f"{size} px" for size in (256, 512, 1024, 2048, 4096)),
    "SM_Sword_001_LOD0, UCX_SM_Sword_001_LOD0_00, SOCKET_Tip",
    "Sword_001_LOD0, Sword_001_Collider_00, Socket_Tip",
    "sword_001, sword_001_blade_00-convcolonly, socket_tip",
    "Sword_001_LOD0, Sword_001_Collision_00, Socket_Tip",
}
"""The same in every language."""
_KINDS = (bpy.types.Operator, bpy.types.Panel, bpy.types.PropertyGroup, bpy.types.AddonPreferences)
_LABELS = ("text", "heading")  # of what Blender draws
_SENTENCES = {"on_escape", "on_leaving", "_REASONS", "WITHIN", "SMALL_STEPS", "SENTENCES", "_MEASURING"}
"""To be said where they are used."""
_NEVER_SHOWN = {"evaluation", "training"}  # rooms of the core that the add-on does not enter
_FOR_AUTHORS = {"kinds", "forge", "headless"}  # of kinds, and of scripts; they read English


def said_in_source() -> set[str]:
    """Templates of all labels, messages and errors; those of values alone are the same in every language."""
    nodes = [node for folder in ("rodin_addon", "model_core") for node in _nodes(folder)]
    shown = {template for node in nodes for template in _shown(node)}
    return {template for template in shown if re.search(r"\w", re.sub(r"\{.*?\}", "", template))}


def unsaid_in_source() -> list[str]:
    """What is shown at run time without going through ``said``, as it is written."""
    return [ast.unparse(node) for node in _nodes("rodin_addon") if not all(map(_is_said, _made_at_run_time(node)))]


def registered() -> set[str]:
    """Labels, descriptions, and names of properties and of what can be chosen."""
    classes = [cls for kind in _KINDS for cls in kind.__subclasses__() if cls.__module__.startswith(kit.EXTENSION)]
    assert {"RODIN_OT_generate", "RODIN_PT_main", "RODIN_SceneSettings", "RODIN_AddonPreferences"} <= {
        cls.__name__ for cls in classes if cls.is_registered
    }
    styles = kit.our("rodin_addon.settings.styles").style_items(bpy.context.scene.rodin, None)
    return {word for cls in classes for word in _words_of(cls)} | {word for item in styles for word in item[1:]}


def _words_of(cls: type) -> Iterator[str]:
    if issubclass(cls, _KINDS[:2]):
        yield from (cls.bl_label, cls.__doc__)  # Blender takes the latter for a description
    for prop in _rna(cls).properties:
        if not prop.is_runtime or prop.is_hidden or prop.identifier in {prop.name, *AddPresetBase.__annotations__}:
            continue
        yield from filter(None, (prop.name, prop.description))
        for item in getattr(prop, "enum_items", ()):
            yield from filter(None, (item.name, item.description))


def _rna(cls: type) -> bpy.types.Struct:
    if not issubclass(cls, bpy.types.Operator):
        return cls.bl_rna
    module, name = cls.bl_idname.split(".")
    return getattr(getattr(bpy.ops, module), name).get_rna_type()


def _nodes(folder: str) -> list[ast.AST]:
    root = Path(kit.our(folder).__file__).parent
    paths = [
        path
        for path in sorted(root.rglob("*.py"))
        if path.relative_to(root).parts[0] not in _NEVER_SHOWN | _FOR_AUTHORS
    ]
    assert len(paths) > 20
    return [node for path in paths for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))]


def _shown(node: ast.AST) -> list[str]:
    """Templates that a node shows by itself."""
    if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id.endswith("Error") and node.args:
        return _templates(node.args[0])
    if isinstance(node, ast.Assign) and isinstance(node.targets[0], ast.Name) and node.targets[0].id in _SENTENCES:
        return _templates(node.value)
    if isinstance(node, ast.keyword) and node.arg in _LABELS:
        return [label.value for label in _branches(node.value) if isinstance(label, ast.Constant)]
    if _is_said(node):
        return _templates(node.args[0])
    return [template for shown in _made_at_run_time(node) for template in _templates(shown)]


def _made_at_run_time(node: ast.AST) -> list[ast.AST]:
    """What a call shows of what it is given: its message, or its label if that is put together."""
    if isinstance(node, ast.keyword) and node.arg in _LABELS:
        return [label for label in _branches(node.value) if isinstance(label, ast.JoinedStr)]
    if not isinstance(node, ast.Call):
        return []
    name = node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
    if name == "poll_message_set":  # said(message), only when the message is shown
        if isinstance(node.args[0], ast.Call):  # partial(said, template, values)
            return [ast.Call(node.args[0].args[0], node.args[0].args[1:], [])]
        return [ast.Call(node.args[0], node.args[1:], [])]
    if name == "wrapped":  # what a function of ours returns, it has worded itself
        # a message that an asset keeps was said when it was stored
        return [item for item in node.args[1:2] if _is_said(item) or not isinstance(item, (ast.Call, ast.Attribute))]
    shown = {"report": node.args[1:], "status_text_set": node.args}.get(name, [])
    return [item for item in shown if not _is_worded(item)]


def _is_worded(node: ast.AST) -> bool:
    """Nothing, or a message that was said when it was stored."""
    return getattr(node, "value", "") is None or getattr(node, "attr", "") == "message"


def _branches(node: ast.AST) -> list[ast.AST]:
    return _branches(node.body) + _branches(node.orelse) if isinstance(node, ast.IfExp) else [node]


def _is_said(node: ast.AST) -> bool:
    return isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "said"


def _templates(node: ast.AST) -> list[str]:
    """Of a string, or of each that it may be; of what is worded elsewhere, none."""
    match node:
        case ast.Constant(value=str(text)):
            return [text]
        case ast.IfExp(body=first, orelse=second) | ast.BoolOp(values=[first, second]):
            return _templates(first) + _templates(second)
        case ast.Dict(values=several) | ast.Tuple(elts=several):
            return [template for each in several for template in _templates(each)]
        case ast.Call(func=ast.Name(id="said"), args=[words]):
            return _templates(words)
        case ast.Name() | ast.Attribute() | ast.Subscript():
            return []
    raise AssertionError(f"Write this as a sentence where it is shown: {ast.unparse(node)}")
