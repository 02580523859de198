"""Fit a latent to a surface: iterated closest points, solved by Gauss-Newton in the latent.

Chart space is linear or nearly so, so a few least-squares steps do what hundreds
of gradient steps would.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

import numpy as np

from ..charts.weld import weld
from ..engine import Engine
from ..steps import ProgressGenerator
from ..surface.distance import mutual_nearest
from ..surface.mesh import TriangleMesh
from ..surface.sampling import pick_points
from .linear import jacobian
from .matching import huber, matched, shares
from .soundness import FARTHEST, Soundness

RESOLUTION = 16
SAMPLES = 6_000  # on the fitted surface
STEPS = 8
_ROBUST = 0.03  # unit sphere: beyond it a match pulls no harder; inner shells and extras are not the asset
_SLIDE = 0.01  # weight of motion along the surface beside motion across it
_PULL = 1e-9  # weight of |z - start|^2 against mean squared distance: keeps unseen directions still
_ENOUGH = 1e-2  # relative gain of a step below which the fit has settled
_SMALLEST_DAMPING, _LARGEST_DAMPING = 1e-5, 1e2


def refine_latent(
    engine: Engine,
    cloud: np.ndarray,
    normals: np.ndarray,
    start: np.ndarray,
    steps: int = STEPS,
    sound: Soundness | None = None,
) -> ProgressGenerator[tuple[np.ndarray, np.ndarray]]:
    """The latent near ``start`` whose surface is nearest to the cloud, sought in slices.

    Args:
        cloud: (N, 3) unit-sphere points. normals: (N, 3) of unit length.
        start: (D,) latent.
        sound: cut each step where this finds that a part would be inside out; ``start`` has none.
    Returns:
        (D,) float32, and the cloud's normals, turned as a whole where they faced in.
    """
    fit = _Fit(engine, cloud, normals, np.asarray(start, dtype=np.float32))
    latent, damping = fit.start, 1e-2
    here = fit.match(latent)
    for step in range(steps):
        yield step / steps
        candidate = fit.step(latent, here, damping)
        if sound:
            candidate = sound.step(latent, candidate)
        there = fit.match(candidate)
        if there.error < here.error:
            settled = here.error - there.error < _ENOUGH * here.error
            latent, here = candidate, there
            damping = max(damping / 4, _SMALLEST_DAMPING)
            if settled:
                break
        else:
            damping *= 8
            if damping > _LARGEST_DAMPING:
                break
    return latent, fit.normals


@dataclass(frozen=True)
class _Match:
    """Where a latent's samples lie, and where they should.

    Attributes:
        error: what a step lessens: mean squared gaps both ways, fully across the surface and a little
            along it, plus the pull.
        normals: (S, 3) of the samples.
        weight: (S,) what each sample's matches weigh together.
        gap: (S, 3) weighted sum of what its matches are away.
    """

    error: float
    normals: np.ndarray
    weight: np.ndarray
    gap: np.ndarray


class _Fit:
    """One fit: the cloud, the start, and samples that stay at their places on the charts."""

    def __init__(self, engine: Engine, cloud: np.ndarray, normals: np.ndarray, start: np.ndarray):
        self.engine, self.start = engine, start
        self.cloud = np.asarray(cloud, dtype=np.float32)
        vertices = _vertices(engine, start[None])[0]
        mesh = TriangleMesh(vertices.astype(np.float64), weld(engine.layout, RESOLUTION).triangles)
        chosen, corners = pick_points(mesh, SAMPLES, np.random.default_rng(0))
        self.triangles = mesh.triangles[chosen]  # (S, 3)
        self.corners = corners.astype(np.float32)  # (S, 3) barycentric
        self.jacobian = self._linearised(start)
        self.normals = self._facing_out(np.asarray(normals, dtype=np.float32), *self._samples(vertices))

    def match(self, latent: np.ndarray) -> _Match:
        """Nearest neighbours, both ways, at a latent."""
        vertices = _vertices(self.engine, latent[None])[0]
        points, normals = self._samples(vertices)
        found = matched(self.cloud, self.normals, points, normals)
        weight = shares(len(self.cloud), len(points)) * huber(found.distance, _ROBUST)
        across = np.sum(found.gap * normals[found.sample], axis=1)
        pull = _PULL * float(np.square(latent - self.start).sum())
        error = float(weight @ (across**2 + _SLIDE * found.distance**2)) + pull
        return _Match(error, normals, *found.gathered(weight, len(points)))

    def step(self, latent: np.ndarray, match: _Match, damping: float) -> np.ndarray:
        """One damped Gauss-Newton step: across the surface fully, along it a little (Chen and Medioni, 1992)."""
        if not self.engine.linear:
            self.jacobian = self._linearised(latent)
        size, root = len(latent), np.sqrt(match.weight).astype(np.float32)[:, None]
        across = np.einsum("si,sid->sd", match.normals, self.jacobian, optimize=True)
        rows = np.concatenate([root * across, (np.sqrt(_SLIDE) * root[:, :, None] * self.jacobian).reshape(-1, size)])
        normal_matrix = (rows.T @ rows).astype(np.float64)
        descent = across.T @ np.einsum("si,si->s", match.normals, match.gap)
        descent = descent + _SLIDE * np.einsum("sid,si->d", self.jacobian, match.gap) - _PULL * (latent - self.start)
        diagonal = np.diag_indices(size)
        normal_matrix[diagonal] += _PULL + damping * normal_matrix[diagonal]
        step = np.linalg.solve(normal_matrix, descent).astype(np.float32)
        return np.clip(latent + step, -FARTHEST, FARTHEST)

    def _samples(self, vertices: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
        """Points (S, 3) and unit normals (S, 3) of the samples on a surface."""
        a, b, c = (vertices[self.triangles[:, k]] for k in range(3))
        u, v, w = (self.corners[:, k, None] for k in range(3))
        normal = np.cross(b - a, c - a)
        return u * a + v * b + w * c, normal / np.maximum(np.linalg.norm(normal, axis=1, keepdims=True), 1e-12)

    def _linearised(self, latent: np.ndarray) -> np.ndarray:
        """Jacobian of the samples (S, 3, D) at a latent."""
        moves = _constant_moves(self.engine, len(latent)) if self.engine.linear else _moves(self.engine, latent)
        return sum(self.corners[:, k, None, None] * moves[self.triangles[:, k]] for k in range(3))

    def _facing_out(self, normals: np.ndarray, points: np.ndarray, ours: np.ndarray) -> np.ndarray:
        """The cloud's normals, turned as a whole if most disagree with those of the start's samples."""
        nearest, _ = mutual_nearest(self.cloud, points)
        return normals if np.sum(ours[nearest] * normals) >= 0 else -normals


def _vertices(engine: Engine, latents: np.ndarray) -> np.ndarray:
    """(B, D) -> (B, V, 3) welded vertices, unit sphere."""
    return np.stack([weld(engine.layout, RESOLUTION).vertices(grids) for grids in engine.decode(latents, RESOLUTION)])


def _moves(engine: Engine, latent: np.ndarray) -> np.ndarray:
    """(V, 3, D) Jacobian of the welded vertices."""
    return np.stack(
        [weld(engine.layout, RESOLUTION).vertices(move) for move in jacobian(engine, latent, RESOLUTION)], axis=-1
    )


@lru_cache(maxsize=2)
def _constant_moves(engine: Engine, size: int) -> np.ndarray:
    """:func:`_moves` of a linear decoder, which is the same at every latent (D,)."""
    return _moves(engine, np.zeros(size, dtype=np.float32))
