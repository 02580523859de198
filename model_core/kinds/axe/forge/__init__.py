"""The axe's forge: family -> parameters -> chart grids in metres."""

from .axe import forge
from .draw import FAMILIES, draw

__all__ = ["FAMILIES", "draw", "forge"]
