"""The set that the guide learns a new kind from: candlesticks as they come off a lathe, of sizes drawn by chance.

Usage: ``python docs/turned_set.py OUT``: twenty PLY files, metres, +Z up.
"""

from __future__ import annotations

import sys
from pathlib import Path

import numpy as np

from model_core.surface.mesh import TriangleMesh
from rodin_cli.meshes.writing import write_ply

COUNT, ROWS, SIDES = 20, 60, 24


def candlestick(chance: np.random.Generator) -> TriangleMesh:
    """A broad foot, a shaft with a knob, a drip pan and a socket."""
    height, foot = chance.uniform(0.18, 0.45), chance.uniform(0.05, 0.08)
    shaft, knob_at = foot * chance.uniform(0.14, 0.25), chance.uniform(0.35, 0.6)
    pan, knob = shaft * chance.uniform(1.5, 2.6), shaft * chance.uniform(1.3, 1.9)
    along = np.linspace(0.0, 1.0, ROWS)
    rise = np.clip((along - 0.05) / chance.uniform(0.06, 0.15), 0.0, 1.0)
    radius = (
        shaft
        + (foot - shaft) * (1 - rise**2 * (3 - 2 * rise))
        + (knob - shaft) * np.exp(-np.square((along - knob_at) / 0.05))
    )
    radius = np.select([along >= 0.9, along > 0.86], [1.3 * shaft, pan], radius)
    return turned(radius, along * height)


def turned(radius: np.ndarray, height: np.ndarray) -> TriangleMesh:
    """A closed mesh around Z of radii (N,) at heights (N,)."""
    angle = np.linspace(0.0, 2 * np.pi, SIDES, endpoint=False)
    rings = np.stack(
        [np.outer(radius, np.cos(angle)), np.outer(radius, np.sin(angle)), np.repeat(height[:, None], SIDES, 1)], -1
    )
    low, high = ([0.0, 0.0, height[0]], [0.0, 0.0, height[-1]])
    index = np.arange(rings[..., 0].size).reshape(-1, SIDES)
    a, b = index, np.roll(index, -1, axis=1)
    sides = [np.stack([a[:-1], b[:-1], b[1:]], -1), np.stack([a[:-1], b[1:], a[1:]], -1)]
    ends = [
        np.stack([b[0], a[0], np.full(SIDES, index.size)], -1),
        np.stack([a[-1], b[-1], np.full(SIDES, index.size + 1)], -1),
    ]
    faces = np.concatenate([part.reshape(-1, 3) for part in (*sides, *ends)])
    return TriangleMesh(np.concatenate([rings.reshape(-1, 3), [low, high]]), faces)


def main(out: Path) -> None:
    """Write the set."""
    out.mkdir(parents=True, exist_ok=True)
    for number in range(COUNT):
        write_ply(out / f"candlestick{number:02d}.ply", candlestick(np.random.default_rng(number)))


if __name__ == "__main__":
    main(Path(sys.argv[1]))
