# SPDX-License-Identifier: GPL-3.0-or-later
"""Project Rodin, a Blender extension. Nothing is imported until Blender enables it."""


def register() -> None:
    """Called by Blender when the add-on is enabled."""
    from . import rodin_addon

    rodin_addon.register()


def unregister() -> None:
    """Called by Blender when the add-on is disabled."""
    from . import rodin_addon

    rodin_addon.unregister()
