"""The shield's forge: family -> parameters -> chart grids in metres."""

from .draw import FAMILIES, draw
from .shield import forge

__all__ = ["FAMILIES", "draw", "forge"]
