"""A photographer's studio: dark ground, three lights, a camera without perspective, Cycles on the CPU."""

from __future__ import annotations

from pathlib import Path

import bpy
from mathutils import Vector

from ...model_core.files import whole_file
from ..errors import SceneError

SHARP_ANGLE = 0.6  # radians
_BACKDROP = (0.045, 0.048, 0.055)
_SKY = (0.30, 0.31, 0.33)
_INK = (0.75, 0.75, 0.75)
_PLAIN = (0.42, 0.43, 0.45)
_POWER = 7.5  # watts, for a light at one unit's distance
_LIGHTS = (  # direction towards the light, power share, size share: key, fill, rim
    ((-0.8, -1.0, 0.9), 1.0, 0.8),
    ((1.0, -0.9, 0.1), 0.45, 1.2),
    ((0.6, -0.2, 1.2), 0.6, 0.5),
)


def plain() -> bpy.types.Material:
    """Neutral grey for meshes without parts."""
    return _shader("Plain", _PLAIN, roughness=0.45)


def ink() -> bpy.types.Material:
    """What labels are written in."""
    return _emission("Ink", _INK)


def label(text: str, place: Vector, size: float, room: float, material: bpy.types.Material) -> None:
    """Write a centred line, made smaller where it is wider than its room."""
    curve = bpy.data.curves.new("Label", "FONT")
    curve.body, curve.size = text, size * 1.4
    curve.align_x, curve.align_y = "CENTER", "CENTER"
    curve.materials.append(material)
    item = bpy.data.objects.new("Label", curve)
    item.location = place
    item.rotation_euler = (1.5707963, 0.0, 0.0)
    bpy.context.scene.collection.objects.link(item)
    bpy.context.view_layer.update()
    if item.dimensions.x > room:
        curve.size *= room / item.dimensions.x


def render(path: Path, size: tuple[float, float], width: int, samples: int) -> tuple[int, int]:
    """Light and render a sheet whose top centre is the world's origin.

    Args:
        size: the sheet's width and height, scene units.
        width: pixels.
    Returns:
        Width and height in pixels.
    Raises:
        SceneError: the picture cannot be written.
    """
    scene = bpy.context.scene
    middle = Vector((0.0, 0.0, -size[1] / 2))
    _add_lights(scene, middle, max(size))
    _add_world(scene)
    _add_camera(scene, middle, size)
    pixels = (int(width), max(round(width * size[1] / size[0]), 1))
    _set_render(scene, pixels, samples)
    try:
        with whole_file(path) as unfinished:
            scene.render.filepath = str(unfinished.resolve())
            bpy.ops.render.render(write_still=True)
    except (OSError, RuntimeError) as error:
        raise SceneError('Cannot write the picture "{path}": {reason}', path=path, reason=str(error)) from error
    return pixels


def _add_lights(scene: bpy.types.Scene, middle: Vector, reach: float) -> None:
    for direction, power, size in _LIGHTS:
        lamp = bpy.data.lights.new("Light", "AREA")
        lamp.size = size * reach
        distance = 1.6 * reach
        lamp.energy = _POWER * power * distance**2
        item = bpy.data.objects.new("Light", lamp)
        towards = Vector(direction).normalized()
        item.location = middle + towards * distance
        item.rotation_euler = towards.to_track_quat("Z", "Y").to_euler()
        scene.collection.objects.link(item)


def _add_world(scene: bpy.types.Scene) -> None:
    """Bright to what it lights, for metal to mirror; dark to the camera, for the eye to rest."""
    world = scene.world = bpy.data.worlds.new("Studio")
    if not world.use_nodes:
        world.use_nodes = True
    nodes, links = world.node_tree.nodes, world.node_tree.links
    nodes.clear()
    seen = nodes.new("ShaderNodeLightPath").outputs["Is Camera Ray"]
    mix, output = nodes.new("ShaderNodeMixShader"), nodes.new("ShaderNodeOutputWorld")
    links.new(seen, mix.inputs[0])
    for index, colour in enumerate((_SKY, _BACKDROP), start=1):
        background = nodes.new("ShaderNodeBackground")
        background.inputs["Color"].default_value = (*colour, 1.0)
        links.new(background.outputs[0], mix.inputs[index])
    links.new(mix.outputs[0], output.inputs["Surface"])


def _add_camera(scene: bpy.types.Scene, middle: Vector, size: tuple[float, float]) -> None:
    camera = bpy.data.cameras.new("Camera")
    camera.type = "ORTHO"
    camera.ortho_scale = max(size)
    item = bpy.data.objects.new("Camera", camera)
    item.location = middle + Vector((0.0, -10.0, 0.0))
    item.rotation_euler = (1.5707963, 0.0, 0.0)
    scene.collection.objects.link(item)
    scene.camera = item


def _set_render(scene: bpy.types.Scene, pixels: tuple[int, int], samples: int) -> None:
    scene.render.engine = "CYCLES"
    scene.cycles.device = "CPU"
    scene.cycles.samples = samples
    scene.cycles.max_bounces = 3
    _denoise(scene)
    scene.render.resolution_x, scene.render.resolution_y = pixels
    scene.render.resolution_percentage = 100
    image = scene.render.image_settings
    image.file_format, image.color_mode, image.compression = "PNG", "RGB", 100  # without loss, a third smaller
    scene.view_settings.view_transform = "Standard"


def _denoise(scene: bpy.types.Scene) -> None:
    """Denoise where this Blender was built with a denoiser."""
    try:
        scene.cycles.denoiser = "OPENIMAGEDENOISE"
    except TypeError:
        scene.cycles.use_denoising = False
    else:
        scene.cycles.use_denoising = True


def _shader(name: str, colour: tuple[float, float, float], roughness: float) -> bpy.types.Material:
    found = bpy.data.materials.get(name)
    if found:
        return found
    material = bpy.data.materials.new(name)
    if not material.use_nodes:
        material.use_nodes = True
    shader = next(node for node in material.node_tree.nodes if node.type == "BSDF_PRINCIPLED")
    shader.inputs["Base Color"].default_value = (*colour, 1.0)
    shader.inputs["Roughness"].default_value = roughness
    return material


def _emission(name: str, colour: tuple[float, float, float]) -> bpy.types.Material:
    material = bpy.data.materials.new(name)
    if not material.use_nodes:
        material.use_nodes = True
    nodes = material.node_tree.nodes
    glow = nodes.new("ShaderNodeEmission")
    glow.inputs["Color"].default_value = (*colour, 1.0)
    output = next(node for node in nodes if node.type == "OUTPUT_MATERIAL")
    material.node_tree.links.new(glow.outputs["Emission"], output.inputs["Surface"])
    return material
