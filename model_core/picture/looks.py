"""What each part of a sword is made of: said once for thumbnails and for materials."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Look:
    """Linear RGB, metalness and roughness, the last two on 0..1."""

    colour: tuple[float, float, float]
    metallic: float
    roughness: float


_BRASS = Refiner((0.72, 0.48, 0.18), 1.0, 0.35)

LOOKS = {
    "blade": Refiner((0.62, 0.64, 0.67), 1.0, 0.34),
    "guard": _BRASS,
    "grip": Refiner((0.10, 0.045, 0.022), 0.0, 0.6),
    "pommel": _BRASS,
}
"""The look of each of ``charts.layout.PARTS``."""
