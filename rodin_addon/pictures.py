"""Pictures of assets for the panel: drawn once, kept while the add-on is enabled, never in a file."""

from __future__ import annotations

import bpy
import bpy.utils.previews
import numpy as np

from ..model_core.kinds import Kind

SIZE = 128
"""Pixels of a side in the panel."""
RESOLUTION = 24
"""Points along a patch's side that a picture is drawn from."""
_MOST = 500  # kept at a time: 64 KB each
_pictures: bpy.utils.previews.ImagePreviewCollection | None = None


def has(recipe: str) -> bool:
    """Whether an asset's picture is drawn; ``recipe`` is its JSON."""
    return recipe in _pictures


def icon(recipe: str) -> int:
    """The number Blender shows a picture by; 0, an empty picture, while it is not drawn."""
    return _pictures[recipe].icon_id if recipe in _pictures else 0


def keep(recipe: str, kind: Kind, grids: np.ndarray) -> None:
    """Draw an asset's picture, unless it is drawn already.

    Args:
        grids: (C, R, R, 3) asset space.
    """
    if recipe in _pictures:
        return
    if len(_pictures) >= _MOST:
        del _pictures[next(iter(_pictures))]  # the oldest
    paint(_pictures.new(recipe), kind, grids, SIZE)


def paint(preview: bpy.types.ImagePreview, kind: Kind, grids: np.ndarray, size: int) -> None:
    """Draw an asset on a preview of Blender's; arguments as in :func:`thumbnail`."""
    from ..model_core.picture.thumbnail import thumbnail

    pixels = thumbnail(kind, grids, size)
    pixels[..., :3] *= pixels[..., 3:]  # Blender draws previews as if their colours were multiplied by alpha
    preview.image_size = (size, size)
    preview.image_pixels_float.foreach_set(pixels.ravel())


def register() -> None:
    """Make room for pictures."""
    global _pictures
    _pictures = bpy.utils.previews.new()


def unregister() -> None:
    """Forget all pictures."""
    global _pictures
    bpy.utils.previews.remove(_pictures)
    _pictures = None
