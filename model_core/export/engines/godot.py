"""Godot. Source: Godot, "Node type customization using name suffixes"."""

from __future__ import annotations

from types import MappingProxyType

from .engine import GameEngine, Naming

GODOT = GameEngine(
    key="GODOT",
    label="Godot",
    description="glTF; Godot finds collision by name and makes its own levels of detail",
    naming=Naming(
        key="GODOT",
        label="Godot",
        spelling=str.lower,
        hyphens=False,  # it reads what stands after one
        convex="{base}_{part}_{number:02d}-convcolonly",
        box="{base}_{part}_{number:02d}-convcolonly",
    ),
    preset=MappingProxyType({"format": "GLTF", "lods": "FIRST"}),
)
