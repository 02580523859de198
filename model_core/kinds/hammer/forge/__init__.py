"""The hammer's forge: family -> parameters -> chart grids in metres."""

from .draw import FAMILIES, draw
from .hammer import forge

__all__ = ["FAMILIES", "draw", "forge"]
