"""What an export writes, chosen in the panel and again by scripts; an engine's preset fills it in."""

from __future__ import annotations

import bpy
from bpy.props import BoolProperty, EnumProperty, IntProperty, StringProperty

from ...model_core.charts.weld import MIN_RESOLUTION
from ...model_core.export.choices import AXES, MOST_LEVELS, PRESETS, Choices

_OPTIONS = {"SKIP_SAVE"}
_ENGINES = (
    ("UNREAL", "Unreal", "FBX in centimetres, Z up, an LOD group, UCX_ collision, SM_ names"),
    ("UNITY", "Unity", "FBX with rotation 0 and scale 1, Y up, _LOD0 names that become an LOD Group"),
    ("GODOT", "Godot", "glTF, snake_case names, collision that Godot reads from them; Godot makes its own levels"),
    ("GENERIC", "Any", "FBX in metres, Y up, plain names"),
)
_FORMATS = (
    ("FBX", "FBX", "What Unreal and Unity read best"),
    ("GLTF", "glTF", "One binary file, always in metres and Y up"),
    ("USD", "USD", "One binary file, in metres"),
    ("OBJ", "OBJ", "Meshes alone: without sockets, second UV map and morph targets"),
)
_NAMES = (
    ("UNREAL", "Unreal", "SM_Katana_001_LOD0, UCX_SM_Katana_001_LOD0_00, SOCKET_Tip"),
    ("UNITY", "Unity", "Katana_001_LOD0, Katana_001_Collider_00, Socket_Tip"),
    ("GODOT", "Godot", "katana_001, katana_001_blade_00-convcolonly, socket_tip"),
    ("PLAIN", "Plain", "Katana_001_LOD0, Katana_001_Collision_00, Socket_Tip"),
)
_LODS = (
    ("GROUP", "LOD Group", "Below an FBX LodGroup, as Unreal reads them"),
    ("SUFFIX", "Side by Side", "Told apart by their names, as Unity reads them"),
    ("FIRST", "Finest Only", "One level; for engines that make their own"),
)
_COLLISION = (
    ("CONVEX", "Convex Pieces", "A few closed convex pieces, which follow a curved blade"),
    ("BOXES", "Boxes", "The same pieces as boxes, which are cheapest"),
    ("NONE", "None", "No collision"),
)
_SCALES = (
    ("FBX_SCALE_NONE", "In Objects", "Centimetres, by the objects' scale; what Unreal expects"),
    ("FBX_SCALE_UNITS", "In Units", "Metres, and the file says so"),
    ("FBX_SCALE_ALL", "In Meshes", "Centimetres in the meshes themselves; what Unity expects"),
)
_AXES = tuple((axis, axis, "") for axis in AXES)
_UPS = tuple((axis, axis, "") for axis in "YZ")
_MATERIALS = (
    ("PARTS", "One a Part", "Blade, guard, grip and pommel each have a slot"),
    ("ONE", "One", "One slot for all, which is one draw call"),
)
_TEXTURES = tuple(
    (str(size), f"{size} px" if size else "None", "Occlusion, curvature and parts" if size else "No textures")
    for size in (0, 256, 512, 1024, 2048, 4096)
)


class Exporting:
    """Everything of ``Choices`` but the engine, whose preset fills it in."""

    format: EnumProperty(name="Format", description="Kind of file", items=_FORMATS, options=_OPTIONS)
    names: EnumProperty(name="Names", description="Whose way of naming things", items=_NAMES, options=_OPTIONS)
    lods: EnumProperty(name="Levels", description="How levels of detail are written", items=_LODS, options=_OPTIONS)
    finest: IntProperty(
        name="Finest",
        description="Points along a patch's side of the finest level; each further level has half as many",
        default=32,
        min=MIN_RESOLUTION,
        max=128,
        options=_OPTIONS,
    )
    levels: IntProperty(
        name="Count", description="Levels of detail", default=4, min=1, max=MOST_LEVELS, options=_OPTIONS
    )
    collision: EnumProperty(
        name="Collision", description="What the engine's physics sees", items=_COLLISION, options=_OPTIONS
    )
    sockets: BoolProperty(
        name="Sockets", description="Write the places at grip, guard and tip", default=True, options=_OPTIONS
    )
    blade_axis: EnumProperty(
        name="Blade Along", description="Where the blade points, Z being up", items=_AXES, default="Z", options=_OPTIONS
    )
    materials: EnumProperty(name="Materials", description="Slots of materials", items=_MATERIALS, options=_OPTIONS)
    textures: EnumProperty(
        name="Textures", description="Bake textures of this size beside each sword", items=_TEXTURES, options=_OPTIONS
    )
    budget: IntProperty(
        name="Triangle Budget",
        description="Swords whose finest level has more triangles are refused; 0 allows any number",
        min=0,
        soft_max=100_000,
        options=_OPTIONS,
    )
    anyway: BoolProperty(
        name="Write Anyway", description="Write swords that are not closed or otherwise broken too", options=_OPTIONS
    )
    fbx_scale: EnumProperty(
        name="Scale", description="Where an FBX file holds its scale", items=_SCALES, options=_OPTIONS
    )
    forward: EnumProperty(name="Forward", description="Forward axis of an FBX file", items=_AXES, options=_OPTIONS)
    up: EnumProperty(name="Up", description="Up axis of the file", items=_UPS, options=_OPTIONS)
    bake_axes: BoolProperty(
        name="Turn Meshes",
        description="Turn the meshes of an FBX file themselves, so that the engine shows rotation 0",
        options=_OPTIONS,
    )


def _take_preset(settings: bpy.types.PropertyGroup, _context: bpy.types.Context) -> None:
    """Blender calls this when another engine is chosen."""
    for name, value in preset_values(settings.engine).items():
        setattr(settings, name, value)


class RODIN_ExportSettings(Exporting, bpy.types.PropertyGroup):
    """``scene.rodin.export``."""

    folder: StringProperty(
        name="Folder",
        description="Where the files go; // is the folder of the .blend file",
        default="//",
        subtype="DIR_PATH",
    )
    engine: EnumProperty(
        name="For",
        description="Game engine; fills in everything below as that engine reads it best",
        items=_ENGINES,
        update=_take_preset,
    )


class Engine:
    """For operators: the engine whose preset is meant instead of the panel's choices."""

    engine: EnumProperty(name="For", description="Game engine whose preset is used", items=_ENGINES, options=_OPTIONS)


def preset_values(engine: str) -> dict:
    """{name of :class:`Exporting`: value} that an engine's preset sets."""
    values = PRESETS[engine].to_dict()
    resolutions = values.pop("resolutions")
    del values["engine"]
    return {**values, "finest": resolutions[0], "levels": len(resolutions), "textures": str(values["textures"])}


def choices_of(operator: bpy.types.Operator, settings: RODIN_ExportSettings) -> Choices:
    """What an operator's caller named, for the rest the engine's preset if one was named, else the panel.

    Raises:
        ExportError: such an export cannot be.
    """
    named = operator.properties.is_property_set
    engine = operator.engine if named("engine") else settings.engine
    preset = preset_values(engine) if named("engine") else {}
    values = {}
    for name in Exporting.__annotations__:
        values[name] = getattr(operator, name) if named(name) else preset.get(name, getattr(settings, name))
    finest, levels = values.pop("finest"), values.pop("levels")
    halved = (finest >> level for level in range(levels))
    values["resolutions"] = tuple(points for points in halved if points >= MIN_RESOLUTION)
    return Choices.from_dict({**values, "engine": engine, "textures": int(values["textures"])})


def register() -> None:
    """Register the class, which ``scene.rodin`` points to."""
    bpy.utils.register_class(RODIN_ExportSettings)


def unregister() -> None:
    """Unregister it."""
    bpy.utils.unregister_class(RODIN_ExportSettings)
