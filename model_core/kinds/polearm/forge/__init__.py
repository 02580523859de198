"""The polearm's forge: family -> parameters -> chart grids in metres."""

from .draw import FAMILIES, draw
from .polearm import forge

HARD = {"sickle": 1 / 6, "scythe": 1 / 20}
"""Long curved blades, of which the encoder alone was off most: 2.1 times the noise floor for sickles."""

__all__ = ["FAMILIES", "HARD", "draw", "forge"]
