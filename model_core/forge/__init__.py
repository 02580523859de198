"""The procedural sword generator: family -> parameters -> 25 chart grids in metres."""

from .families import FAMILIES, draw
from .parameters import SwordParameters
from .sword import forge

__all__ = ["FAMILIES", "SwordParameters", "draw", "forge"]
