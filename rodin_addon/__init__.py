"""The Blender add-on: the only code of the project that uses bpy."""

from __future__ import annotations

from . import models, operators, panels, pictures, preferences, settings, translations
from .assets import animation

_MODULES = (translations, preferences, pictures, settings, operators, panels, animation)


def register() -> None:
    """Register classes and properties. Opens no weights and imports no engine."""
    for module in _MODULES:
        module.register()


def unregister() -> None:
    """Undo :func:`register` and drop the open model."""
    for module in reversed(_MODULES):
        module.unregister()
    models.forget()
