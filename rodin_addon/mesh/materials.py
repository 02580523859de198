"""One material a part, shared by all swords of a file."""

from __future__ import annotations

from dataclasses import dataclass

import bpy

from ...model_core.charts.layout import PARTS

PART_KEY = "rodin_part"
"""Custom property that marks a material of ours, so that a renamed one is still found."""


@dataclass(frozen=True)
class _Look:
    """Name, linear RGB, metalness and roughness, the last two on 0..1."""

    name: str
    colour: tuple[float, float, float]
    metallic: float
    roughness: float


_LOOKS = {
    "blade": _Look("Sword Steel", (0.62, 0.64, 0.67), 1.0, 0.34),
    "guard": _Look("Sword Brass", (0.72, 0.48, 0.18), 1.0, 0.35),
    "grip": _Look("Sword Leather", (0.10, 0.045, 0.022), 0.0, 0.6),
    "pommel": _Look("Sword Pommel", (0.72, 0.48, 0.18), 1.0, 0.35),
}


def part_material(part: int) -> bpy.types.Material:
    """The file's material for a part, made where it is missing."""
    name = PARTS[part]
    for material in bpy.data.materials:
        if material.get(PART_KEY) == name and material.library is None:
            return material
    return _new(name, _LOOKS[name])


def _new(part: str, look: _Look) -> bpy.types.Material:
    material = bpy.data.materials.new(look.name)
    material[PART_KEY] = part
    material.diffuse_color = (*look.colour, 1.0)
    material.metallic, material.roughness = look.metallic, look.roughness
    if not material.use_nodes:  # always on, and deprecated to set, from Blender 5.0
        material.use_nodes = True
    shader = next(node for node in material.node_tree.nodes if node.type == "BSDF_PRINCIPLED")
    shader.inputs["Base Color"].default_value = (*look.colour, 1.0)
    shader.inputs["Metallic"].default_value = look.metallic
    shader.inputs["Roughness"].default_value = look.roughness
    return material
