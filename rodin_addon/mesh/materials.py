"""One material a part, shared by all swords of a file."""

from __future__ import annotations

import bpy

from ...model_core.charts.layout import PARTS
from ...model_core.picture.looks import LOOKS, Look
from . import surfacing

PART_KEY = "rodin_part"
"""Custom property that marks a material of ours, so that a renamed one is still found."""
CHART_UV = surfacing.CHART_UV
_NAMES = {"blade": "Sword Steel", "guard": "Sword Brass", "grip": "Sword Leather", "pommel": "Sword Pommel"}
_SURFACINGS = {
    "blade": surfacing.brushed,
    "guard": surfacing.worn,
    "grip": surfacing.wrapped,
    "pommel": surfacing.worn,
}


def part_material(part: int) -> bpy.types.Material:
    """The file's material for a part, made where it is missing."""
    name = PARTS[part]
    for material in bpy.data.materials:
        if material.get(PART_KEY) == name and material.library is None:
            return material
    return _new(name, LOOKS[name])


def part_materials() -> tuple[bpy.types.Material, ...]:
    """Of all parts, in the order of ``charts.layout.PARTS``."""
    return tuple(part_material(part) for part in range(len(PARTS)))


def _new(part: str, look: Look) -> bpy.types.Material:
    material = bpy.data.materials.new(_NAMES[part])
    material[PART_KEY] = part
    material.diffuse_color = (*look.colour, 1.0)
    material.metallic, material.roughness = 0.0, look.roughness  # Solid view gives metal nothing to mirror: it is black
    if not material.use_nodes:  # always on, and deprecated to set, from Blender 5.0
        material.use_nodes = True
    shader = next(node for node in material.node_tree.nodes if node.type == "BSDF_PRINCIPLED")
    shader.inputs["Base Color"].default_value = (*look.colour, 1.0)
    shader.inputs["Metallic"].default_value = look.metallic
    shader.inputs["Roughness"].default_value = look.roughness
    _SURFACINGS[part](material.node_tree, shader)
    return material
