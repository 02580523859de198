"""What a file keeps: the scene's settings, each asset's, and what was explored."""

from __future__ import annotations

from . import asset, explore, export, learn, scene, sheet

_MODULES = (sheet, export, learn, scene, asset, explore)


def register() -> None:
    """Register all settings."""
    for module in _MODULES:
        module.register()


def unregister() -> None:
    """Remove all settings from Blender's types again."""
    for module in reversed(_MODULES):
        module.unregister()
