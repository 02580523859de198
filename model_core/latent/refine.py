"""Fit a latent to a point cloud: Gauss-Newton on the distances between surface and cloud.

Chart space is nearly linear in the latent, so a few least-squares steps do what
hundreds of gradient steps would. The Jacobian is taken by decoding one batch of
shifted latents, which works for every network and engine and needs no torch; of a
linear decoder it is the same everywhere, so it is taken once.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache

import numpy as np

from ..charts.weld import weld
from ..engine import Engine
from ..errors import Cancelled
from ..surface.distance import nearest

RESOLUTION = 12  # 3,600 grid points, as many as the cloud has and some to spare
STEPS = 10
_SHIFT = 0.05  # of a standard deviation: finite differences of a smooth map in float32
_PULL = 3e-6  # weight of |z - start|^2 against mean squared distance: keeps unseen directions still
_SLIDE = 0.05  # weight of motion along the surface beside motion across it
_SMALLEST_DAMPING, _LARGEST_DAMPING = 1e-3, 1e3

Progress = Callable[[float], bool]


def refine_latent(
    engine: Engine, cloud: np.ndarray, start: np.ndarray, progress: Progress | None = None, steps: int = STEPS
) -> np.ndarray:
    """The latent near ``start`` whose surface is nearest to the cloud.

    Args:
        cloud: (N, 3) unit-sphere points.
        start: (D,) latent.
        progress: called with the share done; False stops.
    Returns:
        (D,) float32.
    Raises:
        Cancelled: progress returned False.
    """
    fit = _Fit(engine, np.asarray(cloud, dtype=np.float32), np.asarray(start, dtype=np.float32))
    latent, damping = fit.start, 1.0
    error, matches = fit.match(latent)
    for step in range(steps):
        if progress is not None and progress(step / steps) is False:
            raise Cancelled("Stopped; nothing was changed.")
        candidate = fit.step(latent, matches, damping)
        trial, trial_matches = fit.match(candidate)
        if trial < error:
            done = error - trial < 1e-3 * error
            latent, error, matches = candidate, trial, trial_matches
            damping = max(damping / 4, _SMALLEST_DAMPING)
            if done:
                break
        else:
            damping *= 8
            if damping > _LARGEST_DAMPING:
                break
    return latent


class _Fit:
    """One fit: the cloud, where it started, and the matches between cloud and surface."""

    def __init__(self, engine: Engine, cloud: np.ndarray, start: np.ndarray):
        self.engine, self.cloud, self.start = engine, cloud, start
        self.topology = weld(RESOLUTION)

    def match(self, latent: np.ndarray) -> tuple[float, tuple]:
        """Objective at a latent, and (surface point index, cloud target, weight, normal) of each match."""
        points = self._decode(latent)
        normals, areas = self._normals(points)
        to_surface, gap_in = nearest(self.cloud, points)
        to_cloud, gap_out = nearest(points, self.cloud)
        weight_in = np.full(len(self.cloud), 1 / len(self.cloud))
        weight_out = areas / areas.sum()
        error = gap_in @ weight_in + gap_out @ weight_out + _PULL * float(np.square(latent - self.start).sum())
        source = np.concatenate([to_surface, np.arange(len(points))])
        target = np.concatenate([self.cloud, self.cloud[to_cloud]])
        return float(error), (points, source, target, np.concatenate([weight_in, weight_out]), normals)

    def step(self, latent: np.ndarray, matches: tuple, damping: float) -> np.ndarray:
        """One damped Gauss-Newton step: across the surface fully, along it a little (Chen and Medioni, 1992)."""
        points, source, target, weight, normals = matches
        size = len(latent)
        jacobian = self._jacobian(latent)[source]  # (M, 3, D)
        gap = target - points[source]
        normal = normals[source]
        across = np.einsum("mi,mid->md", normal, jacobian)
        root = np.sqrt(weight)[:, None]
        slide = np.sqrt(_SLIDE)
        rows = np.concatenate([root * across, (slide * root[:, :, None] * jacobian).reshape(-1, size)])
        right = np.concatenate([root[:, 0] * np.einsum("mi,mi->m", normal, gap), (slide * root * gap).ravel()])
        normal_matrix = rows.T @ rows
        scale = _PULL + damping * 1e-2 * np.trace(normal_matrix) / size
        normal_matrix[np.diag_indices(size)] += scale
        descent = rows.T @ right - _PULL * (latent - self.start)
        return latent + np.linalg.solve(normal_matrix, descent).astype(np.float32)

    def _decode(self, latent: np.ndarray) -> np.ndarray:
        """(D,) -> (V, 3) welded vertices."""
        return _vertices(self.engine, latent[None])[0]

    def _jacobian(self, latent: np.ndarray) -> np.ndarray:
        """(V, 3, D) of the welded vertices."""
        if self.engine.linear:
            return _constant_jacobian(self.engine, len(latent))
        shifted = _vertices(self.engine, latent + _SHIFT * np.eye(len(latent), dtype=np.float32))
        return np.moveaxis((shifted - self._decode(latent)) / _SHIFT, 0, -1)

    def _normals(self, points: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
        """Unit vertex normals (V, 3) and the area each vertex stands for (V,)."""
        triangles = self.topology.triangles
        a, b, c = points[triangles[:, 0]], points[triangles[:, 1]], points[triangles[:, 2]]
        cross = np.cross(b - a, c - a)
        area = np.linalg.norm(cross, axis=1) / 6
        normals = np.zeros_like(points)
        areas = np.zeros(len(points))
        for corner in range(3):
            np.add.at(normals, triangles[:, corner], cross)
            np.add.at(areas, triangles[:, corner], area)
        return normals / np.maximum(np.linalg.norm(normals, axis=1, keepdims=True), 1e-12), areas


def _vertices(engine: Engine, latents: np.ndarray) -> np.ndarray:
    """(B, D) -> (B, V, 3) welded vertices."""
    return np.stack([weld(RESOLUTION).vertices(grids) for grids in engine.decode(latents, RESOLUTION)])


@lru_cache(maxsize=2)
def _constant_jacobian(engine: Engine, size: int) -> np.ndarray:
    """(V, 3, D) of a linear decoder."""
    shapes = _vertices(engine, np.eye(size + 1, size, dtype=np.float32))  # the last latent is zero
    return np.moveaxis(shapes[:-1] - shapes[-1], 0, -1).copy()
