"""A staged scene through Blender's own exporters, one function a format."""

from __future__ import annotations

from pathlib import Path

import bpy

from ...model_core.export.choices import Choices
from ...model_core.export.engines.registry import ENGINES
from ..errors import SceneError

_ADDONS = {"FBX": ("fbx", "FBX format"), "GLTF": ("gltf", "glTF 2.0 format")}  # the others are part of Blender
_FORWARD = {"Y": "NEGATIVE_Z", "Z": "Y"}  # by up axis: in files that cannot say what is forward, nothing is turned


def write(context: bpy.types.Context, stage: bpy.types.Scene, path: Path, choices: Choices) -> None:
    """Write a stage.

    Raises:
        SceneError: the exporter is switched off, or could not write.
        OSError: the file system does not let it.
    """
    check_exporter(choices.format)
    try:
        with context.temp_override(scene=stage, view_layer=stage.view_layers[0]):
            _WRITERS[choices.format](str(path), choices)
    except RuntimeError as error:  # how Blender hands on what an operator reported
        raise SceneError('Blender could not write "{name}": {reason}', name=path.name, reason=_reason(error)) from error


def check_exporter(format_: str) -> None:
    """See that Blender has the exporter.

    Raises:
        SceneError: its add-on is switched off.
    """
    operator, name = _ADDONS.get(format_, ("", ""))
    if operator and operator not in dir(bpy.ops.export_scene):
        raise SceneError(
            'Enable the add-on "{name}" in Blender\'s preferences to export {format}.', name=name, format=format_
        )


def _fbx(path: str, choices: Choices) -> None:
    bpy.ops.export_scene.fbx(
        filepath=path,
        check_existing=False,
        object_types={"MESH", "EMPTY"},
        apply_scale_options=choices.fbx_scale,
        axis_forward=choices.forward,
        axis_up=choices.up,
        bake_space_transform=choices.bake_axes,
        use_mesh_modifiers=False,  # there are none, and with them shape keys would stay behind
        mesh_smooth_type=ENGINES[choices.engine].fbx_smoothing,
        use_tspace=True,
        use_custom_props=True,  # that an empty is a LodGroup is one
        add_leaf_bones=False,
        bake_anim=False,
        path_mode="STRIP",
    )


def _gltf(path: str, choices: Choices) -> None:
    bpy.ops.export_scene.gltf(
        filepath=path,
        check_existing=False,
        export_format="GLB",
        use_active_scene=True,
        export_yup=True,
        export_tangents=True,
        export_morph=True,
        export_morph_normal=True,
        export_try_sparse_sk=False,  # some readers refuse sparse morph targets
        export_animations=False,
        export_extras=False,
        export_cameras=False,
        export_lights=False,
    )


def _usd(path: str, choices: Choices) -> None:
    no_copies = {"export_textures": False} if bpy.app.version < (4, 4, 0) else {"export_textures_mode": "KEEP"}
    bpy.ops.wm.usd_export(
        filepath=path,
        check_existing=False,
        convert_orientation=True,
        export_global_forward_selection=_FORWARD[choices.up],
        export_global_up_selection=choices.up,
        export_animation=False,
        export_hair=False,
        export_custom_properties=False,
        generate_preview_surface=True,
        convert_world_material=False,
        allow_unicode=True,
        **no_copies,  # textures stay where they are
    )


def _obj(path: str, choices: Choices) -> None:
    bpy.ops.wm.obj_export(
        filepath=path,
        check_existing=False,
        forward_axis=_FORWARD[choices.up],
        up_axis=choices.up,
        global_scale=ENGINES[choices.engine].obj_units,
        apply_modifiers=False,
        export_materials=True,
        path_mode="STRIP",
    )


_WRITERS = {"FBX": _fbx, "GLTF": _gltf, "USD": _usd, "OBJ": _obj}


def _reason(error: RuntimeError) -> str:
    """The last thing said; where in Blender's own scripts that was is nothing to a user."""
    lines = [line for line in str(error).strip().splitlines() if line and not line.startswith("Location:")]
    return lines[-1].removeprefix("Error: ").rstrip(".") + "."
