"""Textures baked from a staged asset: ambient occlusion, curvature and a mask of its parts.

Each is what a small shader gives off, baked by Cycles on the CPU through UV0. Grey
and mask values are linear, so an engine must not read them as sRGB colours.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import bpy
import numpy as np

from ..errors import SceneError
from .png import write_png

UV0 = "UVMap"
PART_COLOURS = ((1, 0, 0), (0, 1, 0), (0, 0, 1), (1, 1, 0), (0, 1, 1), (1, 0, 1), (1, 1, 1))
"""Of a kind's parts in their order, over and over: of zeros and ones, so the same in linear and sRGB."""
_CURVED_WITHIN = 1 / 300  # of the asset's length, 3 mm of an arming asset: about the width of a worn edge
_RAYS = 64  # a texel: at 32 the grain still shows
_BLEED = 16  # texels beyond an island's border are a sixteenth of the texture: further than any gap between two


@dataclass(frozen=True)
class _Map:
    """How one texture is made.

    Attributes:
        source: (nodes, links, object) -> the socket with what to bake.
        samples: a texel.
        ground: grey where there is no island.
    """

    source: Callable[[bpy.types.Nodes, bpy.types.NodeLinks, bpy.types.Object], bpy.types.NodeSocket]
    samples: int
    ground: float


def bake(
    stage: bpy.types.Scene,
    item: bpy.types.Object,
    folder: Path,
    stem: Callable[[str], str],
    size: int,
    what: set[str],
) -> list[Path]:
    """Write ``stem("AO").png`` and so on into a folder, each complete or not at all; older files are replaced.

    Args:
        stage: the scene that the object is in.
        item: a mesh with the UV map "UVMap" and the integer face attribute "part". Nothing else in the
            stage casts a shadow on it.
        stem: of the file of each map.
        size: pixels of a side.
        what: of ``MAPS``.
    Returns:
        The files, in the order of ``MAPS``.
    Raises:
        SceneError: Cycles is switched off, baking failed, or a file cannot be written.
    """
    with _bench(stage, item) as (scene, copy):
        return [_baked(scene, copy, MAPS[name], size, folder / f"{stem(name)}.png") for name in MAPS if name in what]


@contextmanager
def _bench(stage: bpy.types.Scene, item: bpy.types.Object) -> Iterator[tuple[bpy.types.Scene, bpy.types.Object]]:
    """A scene of Cycles' own with nothing in it but a copy of the object, of one material."""
    with bpy.context.temp_override(scene=stage, view_layer=stage.view_layers[0]):
        depsgraph = bpy.context.evaluated_depsgraph_get()
    mesh = bpy.data.meshes.new_from_object(
        item.evaluated_get(depsgraph), preserve_all_data_layers=True, depsgraph=depsgraph
    )
    scene = bpy.data.scenes.new("Rodin Bake")
    copy = bpy.data.objects.new("Rodin Bake", mesh)
    material = bpy.data.materials.new("Rodin Bake")
    try:
        _use_cycles(scene)
        scene.collection.objects.link(copy)
        mesh.materials.clear()  # faces of every slot take the first
        mesh.materials.append(material)
        if not material.use_nodes:  # always on, and deprecated to set, from Blender 5.0
            material.use_nodes = True
        yield scene, copy
    finally:
        bpy.data.batch_remove((scene, copy, mesh, material))


def _use_cycles(scene: bpy.types.Scene) -> None:
    try:
        scene.render.engine = "CYCLES"
    except TypeError:
        raise SceneError('Enable the add-on "Cycles Render Engine" in Blender\'s preferences to bake.') from None
    scene.cycles.device = "CPU"


def _baked(scene: bpy.types.Scene, item: bpy.types.Object, texture: _Map, size: int, path: Path) -> Path:
    image = bpy.data.images.new("Rodin Bake", size, size)
    try:
        image.colorspace_settings.name = "Non-Color"
        image.generated_color = (*(texture.ground,) * 3, 1.0)
        scene.cycles.samples = texture.samples
        _shade(item, texture, image)
        _run(scene, item, max(size // _BLEED, 1))
        write_png(image, path)
    finally:
        bpy.data.images.remove(image)
    return path


def _shade(item: bpy.types.Object, texture: _Map, image: bpy.types.Image) -> None:
    """Let the object give off what the texture shows, and receive it in the image."""
    tree = item.active_material.node_tree
    nodes, links = tree.nodes, tree.links
    nodes.clear()
    glow, output = nodes.new("ShaderNodeEmission"), nodes.new("ShaderNodeOutputMaterial")
    links.new(texture.source(nodes, links, item), glow.inputs["Color"])
    links.new(glow.outputs["Emission"], output.inputs["Surface"])
    target = nodes.new("ShaderNodeTexImage")
    target.image = image
    nodes.active = target


def _run(scene: bpy.types.Scene, item: bpy.types.Object, margin: int) -> None:
    with bpy.context.temp_override(
        scene=scene, view_layer=scene.view_layers[0], object=item, active_object=item, selected_objects=[item]
    ):
        try:
            bpy.ops.object.bake(
                type="EMIT",
                target="IMAGE_TEXTURES",
                save_mode="INTERNAL",
                uv_layer=UV0,
                margin=margin,
                margin_type="EXTEND",
                use_clear=False,  # the image has its ground
                use_selected_to_active=False,
            )
        except RuntimeError as error:  # how Blender hands on what an operator reported
            raise SceneError("Blender could not bake: {reason}", reason=str(error)) from error


def _occlusion(nodes, _links, item) -> bpy.types.NodeSocket:
    return _openness(nodes, max(item.dimensions), inside=False)


def _curvature(nodes, links, item) -> bpy.types.NodeSocket:
    """What opens outwards less what opens inwards: unlike a curvature of vertices, as fine as the texels."""
    balance = nodes.new("ShaderNodeMath")
    balance.operation = "SUBTRACT"
    for index, inside in enumerate((False, True)):
        links.new(_openness(nodes, max(item.dimensions) * _CURVED_WITHIN, inside), balance.inputs[index])
    middle = nodes.new("ShaderNodeMath")
    middle.operation = "MULTIPLY_ADD"
    middle.inputs[1].default_value = middle.inputs[2].default_value = 0.5
    links.new(balance.outputs["Value"], middle.inputs[0])
    return middle.outputs["Value"]


def _openness(nodes, distance: float, inside: bool) -> bpy.types.NodeSocket:
    """Share of rays, to the outside or to the inside, that meet nothing within a distance in metres."""
    node = nodes.new("ShaderNodeAmbientOcclusion")
    node.samples, node.inside = 1, inside  # one ray for each of the bake's own samples
    node.inputs["Distance"].default_value = distance
    return node.outputs["AO"]


def _parts(nodes, links, item) -> bpy.types.NodeSocket:
    count = _part_count(item.data)
    part = nodes.new("ShaderNodeAttribute")
    part.attribute_name = "part"
    share = nodes.new("ShaderNodeMath")
    share.operation = "MULTIPLY_ADD"
    share.inputs[1].default_value, share.inputs[2].default_value = 1 / count, 0.5 / count
    ramp = nodes.new("ShaderNodeValToRGB")
    ramp.color_ramp.interpolation = "CONSTANT"
    elements = ramp.color_ramp.elements
    for index in range(count):
        element = elements[index] if index < len(elements) else elements.new(index / count)
        element.position, element.color = index / count, (*PART_COLOURS[index % len(PART_COLOURS)], 1.0)
    links.new(part.outputs["Fac"], share.inputs[0])
    links.new(share.outputs["Value"], ramp.inputs["Fac"])
    return ramp.outputs["Color"]


def _part_count(mesh: bpy.types.Mesh) -> int:
    """One more than the largest part of any face, as far as a ramp of colours reaches."""
    parts = np.zeros(len(mesh.polygons), dtype=np.int32)
    mesh.attributes["part"].data.foreach_get("value", parts)
    return int(np.clip(parts.max() + 1, 1, _RAMP_PLACES))


_RAMP_PLACES = 32  # of Blender's ramps


MAPS = {
    "AO": _Map(_occlusion, samples=_RAYS, ground=1.0),
    "Curvature": _Map(_curvature, samples=_RAYS, ground=0.5),
    "Parts": _Map(_parts, samples=1, ground=0.0),
}
"""Ambient occlusion: white is open. Curvature: grey is flat, white an edge, black a groove. Parts: PART_COLOURS."""
