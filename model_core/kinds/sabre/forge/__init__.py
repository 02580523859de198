"""The sabre's forge: family -> parameters -> chart grids in metres."""

from .draw import FAMILIES, draw
from .sabre import forge

__all__ = ["FAMILIES", "draw", "forge"]
