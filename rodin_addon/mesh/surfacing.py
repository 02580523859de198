"""Nodes that make a plain material look handled: brushed, worn or wrapped. No texture files.

Colour and metalness stay constants, and roughness a constant times a pattern,
for exporters read a material's constants and know nothing of patterns.
"""

from __future__ import annotations

import bpy
from bpy.types import Node, NodeSocket, NodeTree

CHART_UV = "chart_uv"
"""The attribute that patterns which follow the surface are laid on; see ``writing.py``."""
_LINES = (30.0, 0.0, 0.0)  # across a chart; none along it, so that they run on from chart to chart
_SPOTS = (60.0, 60.0, 60.0)  # a metre
_TURNS = 14.0  # cords of a wrap along the grip
_CORD = 0.0025  # metres a cord stands out


def brushed(tree: NodeTree, shader: Node) -> None:
    """Fine lines along the blade, bent as it is bent; some are glossier than others."""
    _roughen(tree, shader, _noise(tree, _chart_uv(tree), _LINES), 0.75, 1.25)


def worn(tree: NodeTree, shader: Node) -> None:
    """Spots that hands have polished, and dull ones."""
    place = _add(tree, "ShaderNodeTexCoord").outputs["Object"]
    _roughen(tree, shader, _noise(tree, place, _SPOTS), 0.5, 1.5)


def wrapped(tree: NodeTree, shader: Node) -> None:
    """A cord wound around the grip.

    The pattern repeats once from u = 0 to u = 1 of each of the grip's four
    sides, so it meets itself at their seams.
    """
    axes = _add(tree, "ShaderNodeSeparateXYZ")
    tree.links.new(_chart_uv(tree), axes.inputs[0])
    turn = _math(tree, "MULTIPLY_ADD", axes.outputs["Y"], _TURNS, axes.outputs["X"])
    ridge = _math(tree, "PINGPONG", turn, 0.5)
    bump = _add(tree, "ShaderNodeBump")
    bump.inputs["Distance"].default_value = _CORD
    tree.links.new(_math(tree, "POWER", ridge, 0.5), bump.inputs["Height"])
    tree.links.new(bump.outputs["Normal"], shader.inputs["Normal"])


def _chart_uv(tree: NodeTree) -> NodeSocket:
    return _add(tree, "ShaderNodeAttribute", attribute_name=CHART_UV).outputs["Vector"]


def _noise(tree: NodeTree, place: NodeSocket, scale: tuple[float, float, float]) -> NodeSocket:
    """Noise about 0.5; ``scale`` in repeats a unit of ``place``, along its axes."""
    mapping, noise = _add(tree, "ShaderNodeMapping"), _add(tree, "ShaderNodeTexNoise")
    mapping.inputs["Scale"].default_value = scale
    noise.inputs["Scale"].default_value = 1.0
    tree.links.new(place, mapping.inputs["Vector"])
    tree.links.new(mapping.outputs["Vector"], noise.inputs["Vector"])
    return noise.outputs[0]


def _roughen(tree: NodeTree, shader: Node, pattern: NodeSocket, least: float, most: float) -> None:
    """Multiply the shader's roughness by ``least`` to ``most``, as the pattern says."""
    spread = _add(tree, "ShaderNodeMapRange")
    for name, value in (("From Min", 0.3), ("From Max", 0.7), ("To Min", least), ("To Max", most)):
        spread.inputs[name].default_value = value
    tree.links.new(pattern, spread.inputs["Value"])
    roughness = shader.inputs["Roughness"]
    tree.links.new(_math(tree, "MULTIPLY", spread.outputs[0], roughness.default_value), roughness)


def _math(tree: NodeTree, operation: str, *values: NodeSocket | float) -> NodeSocket:
    node = _add(tree, "ShaderNodeMath", operation=operation)
    for value, socket in zip(values, node.inputs, strict=False):
        if isinstance(value, NodeSocket):
            tree.links.new(value, socket)
        else:
            socket.default_value = value
    return node.outputs[0]


def _add(tree: NodeTree, kind: str, **settings: str) -> bpy.types.Node:
    """A new node, left of those before it."""
    node = tree.nodes.new(kind)
    node.location.x = min(item.location.x for item in tree.nodes) - 180
    for name, value in settings.items():
        setattr(node, name, value)
    return node
