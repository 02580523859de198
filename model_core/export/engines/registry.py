"""All game engines that are known."""

from __future__ import annotations

from .engine import GameEngine, Naming
from .generic import GENERIC
from .godot import GODOT
from .unity import UNITY
from .unreal import UNREAL

ENGINES: dict[str, GameEngine] = {engine.key: engine for engine in (UNREAL, UNITY, GODOT, GENERIC)}
"""{key: engine} in the order in which they are offered."""


def namings() -> dict[str, Naming]:
    """{key: naming} of all engines."""
    return {engine.naming.key: engine.naming for engine in ENGINES.values()}
