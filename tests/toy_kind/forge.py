"""Makes clubs: a round head on a handle with a knob."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import numpy as np

from model_core.forge.families import Families
from model_core.forge.tube import high_cap, low_cap, ring

_SUNK = 0.004  # metres that head and knob reach into the handle
_FLAT = 0.8  # depth of a head's section over its width, so that it has a front


@dataclass(frozen=True)
class Head:
    """Lengths in metres; ``swelling`` is the width added halfway along, over the radius at the low end."""

    length: float = 0.3
    radius: float = 0.04
    swelling: float = 0.3


@dataclass(frozen=True)
class Handle:
    """Lengths in metres; ``squareness`` is 0 for a round section and 1 for a square one."""

    length: float = 0.2
    radius: float = 0.016
    squareness: float = 0.0


@dataclass(frozen=True)
class Knob:
    """Lengths in metres."""

    length: float = 0.04
    radius: float = 0.025


_FILE = Families(Path(__file__).with_name("families.toml"), {"head": Head, "handle": Handle, "knob": Knob})
FAMILIES = tuple(_FILE.known)


def draw(family: str, rng: np.random.Generator) -> dict[str, object]:
    """{part: its parameters} of one club."""
    return _FILE.assembled(_FILE.draw(family, rng))


def forge(parameters: dict[str, object], resolution: int) -> np.ndarray:
    """(16, R, R, 3) float32 charts in asset space, metres."""
    head, handle, knob = parameters["head"], parameters["handle"], parameters["knob"]
    t, half = np.linspace(0.0, 1.0, resolution), handle.length / 2
    swollen = head.radius * np.sqrt(1 - t**2) * (1 + head.swelling * np.sin(np.pi * t))
    club_head = _sides(swollen, half - _SUNK + head.length * t, 0.0, _FLAT)
    grip = _sides(np.full_like(t, handle.radius), -half + handle.length * t, handle.squareness)
    end = _sides(knob.radius * np.sqrt(1 - (1 - t) ** 2), -half + _SUNK - knob.length * (1 - t), 0.0)
    charts = [*club_head, low_cap(club_head), *grip, low_cap(grip), high_cap(grip), *end, high_cap(end)]
    return np.stack(charts).astype(np.float32)


def _sides(radii: np.ndarray, heights: np.ndarray, squareness: float, flat: float = 1.0) -> np.ndarray:
    """(4, R, R, 3) side charts of a straight tube of (R,) radii at (R,) heights."""
    section = ring(np.linspace(0.0, 1.0, len(radii)), squareness) * (1.0, flat)  # (4, R, 2), along u
    across = section[:, None] * radii[:, None, None]
    along = np.broadcast_to(heights[:, None, None], (*across.shape[:3], 1))
    return np.concatenate([across, along], axis=-1)
