"""What an export is asked for: an engine's preset, and what is chosen otherwise."""

from __future__ import annotations

from dataclasses import asdict, dataclass, field, fields, replace

from ..charts.weld import MAX_RESOLUTION, MIN_RESOLUTION
from ..errors import ExportError, shown
from .engines.registry import ENGINES, GENERIC, namings

FORMATS = ("FBX", "GLTF", "USD", "OBJ")
SUFFIXES = {"FBX": ".fbx", "GLTF": ".glb", "USD": ".usdc", "OBJ": ".obj"}
AXES = ("X", "Y", "Z", "-X", "-Y", "-Z")
LARGEST_TEXTURE = 8192
"""Pixels of a side."""
MOST_LEVELS = 8

_ALLOWED = {
    "format": FORMATS,
    "lods": ("GROUP", "SUFFIX", "FIRST"),
    "collision": ("CONVEX", "BOXES", "NONE"),
    "fbx_scale": ("FBX_SCALE_NONE", "FBX_SCALE_UNITS", "FBX_SCALE_ALL"),
    "forward": AXES,
    "up": ("Y", "Z"),
    "top_axis": AXES,
    "materials": ("PARTS", "ONE"),
}
_OLD_NAMES = {"blade_axis": "top_axis"}
"""{choice in what Rodin 0.1.0 wrote: today's}."""


@dataclass(frozen=True)
class Choices:
    """All that decides what an export writes, beside the assets.

    Attributes:
        engine: whose preset this began as, a key of ``engines.registry``.
        format: one of ``FORMATS``; FBX for engines that read it best, binary glTF, binary USD, OBJ.
        names: key of an engine's naming.
        lods: "GROUP" (an FBX LodGroup with the levels below it), "SUFFIX" (``_LOD0``, ``_LOD1``, ...
            side by side) or "FIRST" (the finest level alone).
        collision: "CONVEX" pieces, "BOXES" or "NONE".
        sockets: write the places where an engine attaches things.
        fbx_scale: what Blender's FBX exporter calls Apply Scalings.
        forward: of FBX files. up: of FBX, USD and OBJ files; glTF has its own, +Y up.
        bake_axes: turn FBX meshes themselves, so that the engine shows rotation 0.
        resolutions: points along a chart's side of each level, the finest first.
        top_axis: where the top points, in Blender's axes; Z is up.
        materials: "PARTS" (one slot a part) or "ONE".
        textures: side of the baked textures in pixels; 0 bakes none.
        budget: most triangles of the finest level; 0 allows any number.
        anyway: write assets that fail a guarantee, and only say so.
    """

    engine: str = GENERIC.key
    format: str = "FBX"
    names: str = GENERIC.naming.key
    lods: str = "SUFFIX"
    collision: str = "CONVEX"
    sockets: bool = True
    fbx_scale: str = "FBX_SCALE_UNITS"
    forward: str = "-Z"
    up: str = "Y"
    bake_axes: bool = False
    resolutions: tuple[int, ...] = field(default=(32, 16, 8, 4))
    top_axis: str = "Z"
    materials: str = "PARTS"
    textures: int = 0
    budget: int = 0
    anyway: bool = False

    @property
    def written(self) -> tuple[int, ...]:
        """Resolutions of the levels that are written."""
        return self.resolutions[:1] if self.lods == "FIRST" else self.resolutions

    @property
    def suffix(self) -> str:
        """Of the asset's file."""
        return SUFFIXES[self.format]

    def to_dict(self) -> dict:
        """Plain JSON types."""
        return {**asdict(self), "resolutions": list(self.resolutions)}

    @classmethod
    def from_dict(cls, values: object) -> Choices:
        """An engine's preset with some values instead of its own.

        Args:
            values: {field: value}; ``engine`` says whose preset, GENERIC if it is left out.
        Raises:
            ExportError: an unknown name, or a value that is not allowed.
        """
        if not isinstance(values, dict):
            raise ExportError("The export settings must be a list of names and values.")
        values = {_OLD_NAMES.get(name, name): value for name, value in values.items()}
        unknown = sorted(set(values) - {item.name for item in fields(cls)}, key=str)
        if unknown:
            raise ExportError("There is no export setting {names}.", names=shown(", ".join(map(str, unknown))))
        engine = values.get("engine", GENERIC.key)
        _check_one_of("engine", engine)
        chosen = replace(preset_of(engine), **values)
        if isinstance(chosen.resolutions, list):
            chosen = replace(chosen, resolutions=tuple(chosen.resolutions))
        chosen._check()
        return chosen

    def _check(self) -> None:
        for name in ("engine", "names", *_ALLOWED):
            _check_one_of(name, getattr(self, name))
        for name in ("sockets", "bake_axes", "anyway"):
            if not isinstance(getattr(self, name), bool):
                raise ExportError("The export setting {choice} must be true or false.", choice=_words(name))
        for name, most in (("textures", LARGEST_TEXTURE), ("budget", 2**31 - 1)):
            value = getattr(self, name)
            if type(value) is not int or not 0 <= value <= most:
                raise ExportError(
                    "The export setting {choice} must be a whole number from 0 to {most:,}.", choice=name, most=most
                )
        if self.format == "FBX" and self.up.strip("-") == self.forward.strip("-"):  # the others take no forward
            raise ExportError(
                "Up and forward must be along different axes, not {up} and {forward}.",
                up=self.up,
                forward=self.forward,
            )
        _check_resolutions(self.resolutions)


def preset_of(engine: str) -> Choices:
    """What an engine of ``engines.registry`` wants."""
    known = ENGINES[engine]
    return Choices(**{"engine": engine, "names": known.naming.key, **known.preset})


def _allowed(name: str) -> tuple[str, ...]:
    """The values of a choice; those of engines are looked up anew, as others may have come."""
    if name == "engine":
        return tuple(ENGINES)
    return tuple(namings()) if name == "names" else _ALLOWED[name]


def _check_one_of(name: str, value: object) -> None:
    allowed = _allowed(name)
    if value not in allowed:
        raise ExportError(
            "The export setting {choice} must be one of {allowed}, not {value}.",
            choice=_words(name),
            allowed=", ".join(allowed),
            value=shown(value),
        )


def _check_resolutions(values: tuple) -> None:
    whole = isinstance(values, tuple) and values and all(type(value) is int for value in values)
    if not whole or len(values) > MOST_LEVELS or not MIN_RESOLUTION <= min(values) <= max(values) <= MAX_RESOLUTION:
        raise ExportError(
            "An export needs 1 to {levels} levels of detail, each with {least} to {most} points along the side of a "
            "patch.",
            levels=MOST_LEVELS,
            least=MIN_RESOLUTION,
            most=MAX_RESOLUTION,
        )
    if any(finer <= coarser for finer, coarser in zip(values[:-1], values[1:], strict=True)):
        raise ExportError("Each level of detail must have fewer points than the one before it.")


def _words(name: str) -> str:
    return name.replace("_", " ")
