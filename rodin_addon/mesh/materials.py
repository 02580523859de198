"""One material a part, shared by all assets of a kind in a file."""

from __future__ import annotations

import bpy

from ...model_core.kinds import OLDEST, Kind
from ...model_core.kinds.kind import Material
from ...model_core.palette import set_material
from . import surfacing

PART_KEY = "rodin_part"
"""Custom property that marks a material of ours, so that a renamed one is still found."""
CHART_UV = surfacing.CHART_UV
_FINISHES = {"brushed": surfacing.brushed, "worn": surfacing.worn, "wrapped": surfacing.wrapped}


def part_material(kind: Kind, part: int) -> bpy.types.Material:
    """The file's material for a part of a kind, made where it is missing."""
    name = kind.layout.parts[part]
    marks = {f"{kind.name}.{name}", *([name] if kind.name == OLDEST else [])}  # as Rodin 0.1.0 marked them
    for material in bpy.data.materials:
        if material.get(PART_KEY) in marks and material.library is None:
            return material
    return _new(f"{kind.name}.{name}", kind.materials[part])


def part_materials(kind: Kind) -> tuple[bpy.types.Material, ...]:
    """Of all parts of a kind, in their order."""
    return tuple(part_material(kind, part) for part in range(len(kind.layout.parts)))


def use_set_materials(root: bpy.types.Object, kind: Kind, seed: int) -> None:
    """Put the materials of a set in place of those that an asset of its kind begins with."""
    looks = dict(zip(part_materials(kind), kind.materials, strict=True))
    for mesh in {item.data for item in (root, *root.children) if item.type == "MESH"}:
        for slot, material in enumerate(mesh.materials):
            own = looks.get(material)
            look = own and set_material(own, seed)
            if look is not own:
                mesh.materials[slot] = _of_set(look)


def _of_set(look: Material) -> bpy.types.Material:
    """The file's material of a set, made where it is missing."""
    for material in bpy.data.materials:
        if material.get(PART_KEY) == look.name and material.library is None:
            return material
    return _new(look.name, look)


def _new(mark: str, look: Material) -> bpy.types.Material:
    material = bpy.data.materials.new(look.name)
    material[PART_KEY] = mark
    material.diffuse_color = (*look.colour, 1.0)
    material.metallic, material.roughness = 0.0, look.roughness  # Solid view gives metal nothing to mirror: it is black
    if not material.use_nodes:  # always on, and deprecated to set, from Blender 5.0
        material.use_nodes = True
    shader = next(node for node in material.node_tree.nodes if node.type == "BSDF_PRINCIPLED")
    shader.inputs["Base Color"].default_value = (*look.colour, 1.0)
    shader.inputs["Metallic"].default_value = look.metallic
    shader.inputs["Roughness"].default_value = look.roughness
    if look.finish in _FINISHES:
        _FINISHES[look.finish](material.node_tree, shader)
    return material
