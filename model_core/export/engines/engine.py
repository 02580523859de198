"""What Rodin knows of a game engine."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from types import MappingProxyType


def capitalised(name: str) -> str:
    """Each word of a name with a capital; words end at what is neither letter nor digit.

    >>> capitalised("fire_sword-1a")
    'Fire_Sword-1a'
    """
    return re.sub(r"(?<![^\W_])[^\W\d_]", lambda letter: letter[0].upper(), name)


@dataclass(frozen=True)
class Naming:
    """How an engine names what lies in a file. Templates are those of ``str.format``.

    Attributes:
        key: what an export's ``names`` is called, such as "UNREAL".
        label: in the panel.
        prefix: of an asset's own name.
        spelling: makes capitals or small letters of an asset's own name and of all nodes; twice is as once.
        hyphens: whether an asset's own name may have them.
        keywords: expressions for the words in a name that the engine takes for an order. No asset's own name
            has one of them, whatever engine it is for.
        level: a render mesh, of {base} and {number}, if there are several; a single one is called {base}.
        convex, box: a collision piece, of {base}, {finest} (the name of the finest level), {part} and {number},
            which counts through all parts.
        socket: of {place}.
        texture: the stem of a file, of {base} and {map}.
    """

    key: str
    label: str
    prefix: str = ""
    spelling: Callable[[str], str] = str
    hyphens: bool = True
    keywords: tuple[str, ...] = ()
    level: str = "{base}_LOD{number}"
    convex: str = "{base}_Collision_{number:02d}"
    box: str = "{base}_Collision_{number:02d}"
    socket: str = "Socket_{place}"
    texture: str = "{base}_{map}"


@dataclass(frozen=True)
class GameEngine:
    """One engine.

    Attributes:
        key: what an export's ``engine`` is called, such as "UNREAL"; also the word of ``rodin export --for``.
        label, description: in the panel.
        naming: see :class:`Naming`.
        preset: {field of ``Choices``: value} where it wants another one than ``Choices`` has by itself:
            format, axes, scale, levels of detail, collision, textures.
        fbx_smoothing: "FACE" or "OFF", what Blender's FBX exporter calls Smoothing.
        obj_units: units of an OBJ file a metre, which the file cannot say.
    """

    key: str
    label: str
    description: str
    naming: Naming
    preset: Mapping[str, object] = field(default_factory=lambda: MappingProxyType({}))
    fbx_smoothing: str = "FACE"
    obj_units: float = 1.0
