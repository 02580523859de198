"""The polearm's forge: family -> parameters -> chart grids in metres."""

from .draw import FAMILIES, draw
from .polearm import forge

__all__ = ["FAMILIES", "draw", "forge"]
