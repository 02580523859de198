"""What Blender knows this extension by, and what it keeps for it under that name.

Inside this package ``__package__`` has one part too many, and preferences are
found only under the extension's own name.
"""

from __future__ import annotations

import tomllib
from functools import lru_cache
from pathlib import Path

import bpy

EXTENSION_ID = __package__.rpartition(".")[0]
"""For example "bl_ext.user_default.rodin"."""


def own_preferences() -> bpy.types.AddonPreferences | None:
    """The ``RODIN_AddonPreferences``, or None where the add-on runs without being listed in them."""
    addon = bpy.context.preferences.addons.get(EXTENSION_ID)
    return addon.preferences if addon else None


@lru_cache(maxsize=1)
def version() -> str:
    """This extension's, out of its manifest."""
    path = Path(__file__).resolve().parent.parent / "blender_manifest.toml"
    return tomllib.loads(path.read_text(encoding="utf-8"))["version"]
