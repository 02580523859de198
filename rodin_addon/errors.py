"""What can be wrong with a scene."""

from __future__ import annotations

from ..model_core.errors import RodinError


class SceneError(RodinError):
    """The scene, a file name or a folder does not allow what was asked."""
