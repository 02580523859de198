"""What an export writes, chosen in the panel and again by scripts; an engine's preset fills it in."""

from __future__ import annotations

import bpy
from bpy.props import BoolProperty, EnumProperty, IntProperty, StringProperty

from ...model_core.charts.weld import MIN_RESOLUTION
from ...model_core.export.choices import AXES, FORMATS, MOST_LEVELS, Choices, preset_of
from ...model_core.export.engines.engine import GameEngine
from ...model_core.export.engines.registry import ENGINES
from ...model_core.export.names import example
from ...model_core.kinds import builtin_kinds

_OPTIONS = {"SKIP_SAVE"}
_FORMATS_WITH = {  # the others have axes of their own, or nothing of the kind
    "sockets": ("FBX", "GLTF", "USD"),
    "up": ("FBX", "USD", "OBJ"),
    **dict.fromkeys(("forward", "fbx_scale", "bake_axes"), ("FBX",)),
}
_ENGINES = tuple((engine.key, engine.label, engine.description) for engine in ENGINES.values())
_FORMATS = (
    ("FBX", "FBX", "What Unreal and Unity read best"),
    ("GLTF", "glTF", "What Godot and the web read best; always in metres and Y up"),
    ("USD", "USD", "For Omniverse, Houdini and film; in metres"),
    ("OBJ", "OBJ", "Meshes only: no sockets, no lightmap UVs, no morph targets"),
)


def _example(engine: GameEngine) -> str:
    """How an engine wants an asset of the first kind to be called."""
    kind = next(iter(builtin_kinds().values()))
    levels = len(preset_of(engine.key).written)
    return example(engine.naming.key, levels, f"{kind.name.title()}_001", kind.layout.parts[0], kind.sockets[-1].name)


_NAMES = tuple(
    (key, engine.naming.label, _example(engine))
    for key, engine in {engine.naming.key: engine for engine in ENGINES.values()}.items()  # some may share one
)
_LODS = (
    ("GROUP", "LOD Group", "All levels in one LOD Group, as Unreal expects"),
    ("SUFFIX", "By Name", "All levels side by side, with names that end in _LOD0, _LOD1 and so on, as Unity expects"),
    ("FIRST", "Finest Only", "Only the finest level, for engines that make the others themselves"),
)
_COLLISION = (
    ("CONVEX", "Convex Pieces", "A few simple shapes that fit closely around the asset and follow its curves"),
    ("BOXES", "Boxes", "A box around each of these pieces; less accurate, but cheapest at run time"),
    ("NONE", "None", "No collision shapes"),
)
_SCALES = (
    ("FBX_SCALE_NONE", "All Local", "Centimetres, stored in the objects' scale; what Unreal expects"),
    ("FBX_SCALE_UNITS", "FBX Units Scale", "Metres, stored as the unit of the file"),
    ("FBX_SCALE_ALL", "FBX All", "Centimetres in the meshes themselves; what Unity expects"),
)
_AXES = tuple((axis, axis, "") for axis in AXES)
_UPS = tuple((axis, axis, "") for axis in "YZ")
_MATERIALS = (
    ("PARTS", "One per Part", "One material slot for each part"),
    ("ONE", "One for All", "A single material slot; fastest to draw"),
)
_TEXTURES = tuple(
    (
        str(size),
        f"{size} px" if size else "None",
        "Ambient occlusion, curvature, and a colour for each part, as PNG files" if size else "No textures",
    )
    for size in (0, 256, 512, 1024, 2048, 4096)
)


class Exporting:
    """Everything of ``Choices`` but the engine, whose preset fills it in; the defaults are the first engine's."""

    format: EnumProperty(name="Format", description="File format", items=_FORMATS, options=_OPTIONS)
    names: EnumProperty(
        name="Names",
        description="Naming convention for levels, collision and sockets",
        items=_NAMES,
        options=_OPTIONS,
    )
    lods: EnumProperty(
        name="Grouping", description="How levels of detail are grouped in the file", items=_LODS, options=_OPTIONS
    )
    finest: IntProperty(
        name="Resolution",
        description="Points along each side of a patch in the finest level; each following level has half as many",
        default=32,
        min=MIN_RESOLUTION,
        max=128,
        options=_OPTIONS,
    )
    levels: IntProperty(
        name="Levels",
        description="Number of levels of detail: the further away an asset is, the fewer triangles the engine draws",
        default=4,
        min=1,
        max=MOST_LEVELS,
        options=_OPTIONS,
    )
    collision: EnumProperty(
        name="Collision",
        description="Simple shapes that the engine's physics uses instead of the asset itself",
        items=_COLLISION,
        options=_OPTIONS,
    )
    sockets: BoolProperty(
        name="Sockets",
        description="Mark the places where an engine attaches a hand, sparks or a trail",
        default=True,
        options=_OPTIONS,
    )
    top_axis: EnumProperty(
        name="Top Along",
        description="Direction in which the top of the asset points, in Blender's axes; Z is up",
        items=_AXES,
        default="Z",
        options=_OPTIONS,
    )
    materials: EnumProperty(
        name="Materials", description="How many material slots an asset has", items=_MATERIALS, options=_OPTIONS
    )
    textures: EnumProperty(
        name="Textures",
        description="Bake textures of this size and save them beside each asset; takes longer",
        items=_TEXTURES,
        options=_OPTIONS,
    )
    budget: IntProperty(
        name="Triangle Budget",
        description="Skip assets whose finest level has more triangles than this; 0 means no limit",
        min=0,
        soft_max=100_000,
        options=_OPTIONS,
    )
    anyway: BoolProperty(
        name="Write Anyway",
        description="Also write assets that fail a check",
        options=_OPTIONS,
    )
    fbx_scale: EnumProperty(
        name="Apply Scalings", description="How an FBX file stores its scale", items=_SCALES, options=_OPTIONS
    )
    forward: EnumProperty(
        name="Forward", description="Forward axis of an FBX file", items=_AXES, default="-Y", options=_OPTIONS
    )
    up: EnumProperty(name="Up", description="Up axis of the file", items=_UPS, default="Z", options=_OPTIONS)
    bake_axes: BoolProperty(
        name="Apply Transform",
        description="Rotate the meshes of an FBX file instead of its objects, so that the engine shows rotation 0",
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
        description="Folder for the exported files; // is the folder of the .blend file",
        default="//",
        subtype="DIR_PATH",
    )
    engine: EnumProperty(
        name="Game Engine",
        description="Game engine to export for; sets everything below to suit it",
        items=_ENGINES,
        update=_take_preset,
    )

    @property
    def blade_axis(self) -> str:
        """What Rodin 0.1.0 called ``top_axis``; the presets that it saved set it."""
        return self.top_axis

    @blade_axis.setter
    def blade_axis(self, axis: str) -> None:
        self.top_axis = axis


class Engine:
    """For operators: the engine whose preset is meant instead of the panel's choices."""

    engine: EnumProperty(name="Game Engine", description="Use this engine's preset", items=_ENGINES, options=_OPTIONS)


def matters(settings: RODIN_ExportSettings, name: str) -> bool:
    """Whether a choice changes what is written, the others being as they are."""
    if name == "levels":
        return settings.lods != "FIRST"
    return settings.format in _FORMATS_WITH.get(name, FORMATS)


def preset_values(engine: str) -> dict:
    """{name of :class:`Exporting`: value} that an engine's preset sets."""
    values = preset_of(engine).to_dict()
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
    values["resolutions"] = resolutions(values.pop("finest"), values.pop("levels"))
    return Choices.from_dict({**values, "engine": engine, "textures": int(values["textures"])})


def resolutions(finest: int, levels: int) -> tuple[int, ...]:
    """Points along a patch's side of each level; those of too few points are left out."""
    halved = (finest >> level for level in range(levels))
    return tuple(points for points in halved if points >= MIN_RESOLUTION)


def register() -> None:
    """Register the class, which ``scene.rodin`` points to."""
    bpy.utils.register_class(RODIN_ExportSettings)


def unregister() -> None:
    """Unregister it."""
    bpy.utils.unregister_class(RODIN_ExportSettings)
