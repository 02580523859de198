"""Any other engine or program: nothing but what all of them read."""

from __future__ import annotations

from .engine import GameEngine, Naming

GENERIC = GameEngine(
    key="GENERIC",
    label="Any",
    description="FBX in metres, Y up, with plain names; for all other engines and programs",
    naming=Naming(key="PLAIN", label="Plain"),
)
