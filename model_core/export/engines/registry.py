"""All game engines that are known."""

from __future__ import annotations

from ...errors import ExportError
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


def naming_of(key: str) -> Naming:
    """One of :func:`namings`.

    Raises:
        ExportError: there is none of that key.
    """
    known = namings()
    if key not in known:
        raise ExportError(f"There is no naming convention {key}; there are {', '.join(known)}.")
    return known[key]
