"""One sword to one FBX file, with the axes and the scale of a game engine."""

from __future__ import annotations

from pathlib import Path

import bpy

from ..errors import SceneError
from .staging import staged

_ENGINES = {
    # Unity reads rotation 0 and scale 1 only if the mesh itself is turned and the file is in centimetres.
    "UNITY": {
        "apply_scale_options": "FBX_SCALE_ALL",
        "bake_space_transform": True,
        "axis_forward": "-Z",
        "axis_up": "Y",
        "mesh_smooth_type": "OFF",
    },
    "UNREAL": {
        "apply_scale_options": "FBX_SCALE_NONE",
        "bake_space_transform": False,
        "axis_forward": "-Y",
        "axis_up": "Z",
        "mesh_smooth_type": "FACE",
    },
}


def export_sword(
    context: bpy.types.Context, root: bpy.types.Object, folder: Path, stem: str, engine: str
) -> Path:
    """Write ``folder/stem.fbx``, complete or not at all; an older file of that name is replaced.

    Args:
        engine: "UNITY" or "UNREAL".
    Raises:
        SceneError: nothing to export, the exporter is switched off, or the file cannot be written.
    """
    if "fbx" not in dir(bpy.ops.export_scene):
        raise SceneError('Enable the add-on "FBX format" in Blender\'s preferences to export FBX.')
    path, part = folder / f"{stem}.fbx", folder / f".{stem}.part.fbx"
    try:
        with staged(context, root, stem) as stage:
            _write(context, stage, part, engine)
        part.replace(path)
    except OSError as error:
        raise SceneError(f'Cannot write "{path}": {error.strerror}.') from error
    except RuntimeError as error:  # how Blender hands on what an operator reported
        raise SceneError(f'Blender could not write "{path}": {error}') from error
    finally:
        part.unlink(missing_ok=True)
    return path


def _write(context: bpy.types.Context, stage: bpy.types.Scene, path: Path, engine: str) -> None:
    with context.temp_override(scene=stage, view_layer=stage.view_layers[0]):
        bpy.ops.export_scene.fbx(
            filepath=str(path),
            check_existing=False,
            object_types={"MESH"},
            use_mesh_modifiers=True,  # the copy has one, which triangulates
            add_leaf_bones=False,
            bake_anim=False,
            path_mode="STRIP",
            **_ENGINES[engine],
        )
