"""The sword's forge: family -> parameters -> chart grids in metres."""

from .draw import FAMILIES, draw
from .sword import forge

__all__ = ["FAMILIES", "draw", "forge"]
