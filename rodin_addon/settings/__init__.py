"""What a file keeps: the scene's settings and each sword's sliders."""

from __future__ import annotations

from . import scene, sword

_MODULES = (scene, sword)


def register() -> None:
    """Register all settings."""
    for module in _MODULES:
        module.register()


def unregister() -> None:
    """Remove all settings from Blender's types again."""
    for module in reversed(_MODULES):
        module.unregister()
