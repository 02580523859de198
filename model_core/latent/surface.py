"""Fit the surface itself, where no latent can follow: the last layer's weights are set free.

Each patch moves within the span of its own trunk functions, which are smooth, so
the result still has every resolution. Bending and stretching cost, and so do seams
that open.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

import numpy as np

from ..charts.layout import Layout
from ..charts.weld import same_points, weld
from ..engine import Engine
from ..steps import ProgressGenerator, part
from ..surface.mesh import TriangleMesh
from ..surface.sampling import pick_points
from .matching import huber, matched, shares

RESOLUTION = 16
SAMPLES = 3_000  # on the fitted surface, drawn anew in each step
STEPS = 6
_POINTS = RESOLUTION**2
_ROBUST = 0.03  # unit sphere: a cloud's point farther away pulls no harder
_HIDDEN = 0.02  # unit sphere: a sample with no cloud within a few of these lies inside another part, and rests
_SLIDE = 0.1  # weight of motion along the surface beside motion across it
_BENDING, _STRETCHING, _REST = 4e-7, 4e-6, 4e-8  # against mean squared distance, of the motion on the unit square
_NEVER = 1e6  # the same, of what is no function at all
_SEAM = 3.0  # of mean squared gaps
_MODES = 48  # of each patch: with 24 or with all 129 it comes as near, in half or in four times the time
_LEAST_FUNCTION = 3e-3  # of the strongest: trunk functions weaker than this would ripple between grid points
_SOLVER_STEPS, _SOLVED = 60, 1e-3
_INVERTED = 0.4  # of a solution's time is for the inverses


def refine_surface(
    engine: Engine,
    latent: np.ndarray,
    cloud: np.ndarray,
    normals: np.ndarray,
    steps: int = STEPS,
) -> ProgressGenerator[np.ndarray]:
    """What to add to the last layer's weights to bring a latent's surface to the cloud, sought in slices.

    Args:
        engine: one whose decoder is linear.
        latent: (D,) where to start.
        cloud: (N, 3) unit-sphere points. normals: (N, 3) of unit length, facing out.
    Returns:
        (C, F + 1, 3) float32, see ``Engine.trunk``.
    """
    basis = _basis(engine)
    cloud, normals = np.asarray(cloud, dtype=np.float32), np.asarray(normals, dtype=np.float32)
    start = engine.decode(latent[None], RESOLUTION)[0].reshape(-1, _POINTS, 3).astype(np.float64)
    motion = np.zeros((engine.layout.chart_count, basis.functions.shape[2], 3))
    for step in range(steps):
        taken = _step(basis, start, motion, cloud, normals, np.random.default_rng(step))
        motion = motion + (yield from part(taken, step / steps, (step + 1) / steps))
    return (basis.weights @ motion).astype(np.float32)


@dataclass(frozen=True)
class _Basis:
    """Smooth motions of each patch.

    Attributes:
        functions: (C, P, K) orthonormal over the grid points (mean square 1), the smoothest of the trunk's span.
        weights: (C, F + 1, K) the trunk's weights that make them.
        stiffness: (C, K) what motions cost.
        seams: what opening costs.
        triangles: (T, 3) of all charts' grid points, not welded.
    """

    functions: np.ndarray
    weights: np.ndarray
    stiffness: np.ndarray
    seams: _Seams
    triangles: np.ndarray


@dataclass(frozen=True)
class _Seams:
    """The mean squared gap between grid points that are the same point, as a quadratic form of a motion.

    Attributes:
        functions: (C, E, K) the basis' at the E points of a patch's rim.
        pairs: (2, Q) such points, counted over the rims of all patches.
        own: (C, K, K) the form's blocks on its diagonal.
    """

    functions: np.ndarray
    pairs: np.ndarray
    own: np.ndarray

    def times(self, motion: np.ndarray) -> np.ndarray:
        """The form's matrix times a motion (C, K, 3)."""
        moved = (self.functions @ motion).reshape(-1, 3)
        first, second = self.pairs
        gap = _SEAM / len(first) * (moved[first] - moved[second])
        pull = np.zeros_like(moved)
        np.add.at(pull, first, gap)
        np.subtract.at(pull, second, gap)
        return self.functions.transpose(0, 2, 1) @ pull.reshape(len(motion), -1, 3)


@lru_cache(maxsize=2)
def _basis(engine: Engine) -> _Basis:
    left, spread, right = np.linalg.svd(engine.trunk(RESOLUTION).astype(np.float64), full_matrices=False)
    strong = spread > _LEAST_FUNCTION * spread[:, :1]
    functions = left * strong[:, None] * RESOLUTION
    weights = right.transpose(0, 2, 1) * (strong * RESOLUTION / np.maximum(spread, 1e-30))[:, None]
    bent, stretched = _derivatives()
    energy = _BENDING * _energy(bent @ functions) + _STRETCHING * _energy(stretched @ functions)
    energy += np.where(strong, _REST, _NEVER)[:, None] * np.eye(strong.shape[1])
    stiffness, modes = np.linalg.eigh(energy)  # the smoothest first
    stiffness, modes = stiffness[:, :_MODES], modes[:, :, :_MODES]
    functions, weights = functions @ modes, weights @ modes
    return _Basis(functions, weights, stiffness, _seams(engine.layout, functions), _grid_triangles(engine.layout))


def _energy(values: np.ndarray) -> np.ndarray:
    """(C, M, K) -> (C, K, K) products of columns, a point's share each."""
    return values.transpose(0, 2, 1) @ values / _POINTS


def _derivatives() -> tuple[np.ndarray, np.ndarray]:
    """Second and first derivatives on the unit square of a function's (P,) values, as matrices (M, P)."""
    unit = np.eye(_POINTS).reshape(RESOLUTION, RESOLUTION, _POINTS)
    first = [np.diff(unit, axis=axis) * (RESOLUTION - 1) for axis in (0, 1)]
    mixed = np.sqrt(2) * np.diff(first[0], axis=1) * (RESOLUTION - 1)
    second = [np.diff(one, axis=axis) * (RESOLUTION - 1) for axis, one in enumerate(first)]
    flat = [np.concatenate([one.reshape(-1, _POINTS) for one in group]) for group in ([*second, mixed], first)]
    return flat[0], flat[1]


def _seams(layout: Layout, functions: np.ndarray) -> _Seams:
    points = np.arange(layout.chart_count * _POINTS).reshape(-1, RESOLUTION, RESOLUTION)
    charts, places = np.divmod(np.array(list(same_points(layout, points))).T, _POINTS)  # (2, Q) each
    rim, on_rim = np.unique(places, return_inverse=True)
    own = np.zeros((len(functions), functions.shape[2], functions.shape[2]))
    for (a, b), first, second in zip(charts.T, *functions[charts, places], strict=True):
        own[a] += np.outer(first, first)
        own[b] += np.outer(second, second)
        if a == b:
            own[a] -= np.outer(first, second) + np.outer(second, first)
    share = _SEAM / charts.shape[1]
    return _Seams(functions[:, rim], charts * len(rim) + on_rim.reshape(charts.shape), share * own)


def _step(
    basis: _Basis,
    start: np.ndarray,
    motion: np.ndarray,
    cloud: np.ndarray,
    normals: np.ndarray,
    rng: np.random.Generator,
) -> ProgressGenerator[np.ndarray]:
    """One Gauss-Newton step (C, K, 3) from (C, K, 3)."""
    points = (start + basis.functions @ motion).reshape(-1, 3)
    corners = basis.triangles
    chosen, share = pick_points(TriangleMesh(points, corners), SAMPLES, rng)
    corners = corners[chosen]
    a, b, c = (points[corners[:, k]] for k in range(3))
    facing = np.cross(b - a, c - a)
    facing /= np.maximum(np.linalg.norm(facing, axis=1, keepdims=True), 1e-12)
    yield 0.0
    weight, gap = _pull(share[:, :1] * a + share[:, 1:2] * b + share[:, 2:] * c, facing, cloud, normals)
    flat = basis.functions.reshape(-1, basis.functions.shape[2])
    values = sum(share[:, k, None] * flat[corners[:, k]] for k in range(3))  # (S, K)
    charts = corners[:, 0] // _POINTS
    equations = _normal_equations(values, charts, facing, weight, gap, basis.stiffness)
    blocks, right = yield from part(equations, 0.1, 0.3)
    right -= basis.stiffness[..., None] * motion + basis.seams.times(motion)
    return (yield from part(_solve(blocks, basis.seams, right), 0.3, 1.0))


def _grid_triangles(layout: Layout) -> np.ndarray:
    quads = weld(layout, RESOLUTION).quad_points
    return np.concatenate([quads[:, [0, 1, 2]], quads[:, [0, 2, 3]]])


def _pull(
    points: np.ndarray, facing: np.ndarray, cloud: np.ndarray, normals: np.ndarray
) -> tuple[np.ndarray, np.ndarray]:
    """What each sample's matches weigh together (S,), and the weighted sum of their gaps (S, 3)."""
    found = matched(cloud, normals, points, facing)
    weight = shares(len(cloud), len(points)) * huber(found.distance, _ROBUST) * np.clip(found.agreement, 0, 1)
    weight[len(cloud) :] *= np.exp(-np.square(found.distance[len(cloud) :] / _HIDDEN))
    return found.gathered(weight, len(points))


def _normal_equations(
    values, chart, facing, weight, gap, stiffness
) -> ProgressGenerator[tuple[np.ndarray, np.ndarray]]:
    """Blocks (C, 3 K, 3 K) of the normal matrix, seams apart, and the right side (C, K, 3)."""
    charts, size = len(stiffness), values.shape[1]
    blocks = np.empty((charts, 3 * size, 3 * size))
    right = np.zeros((charts, size, 3))
    across = np.sum(gap * facing, axis=1, keepdims=True) * facing
    for k in range(charts):
        yield k / charts
        own = chart == k
        q, n, w = values[own], facing[own], weight[own, None]
        rows = (q[:, :, None] * n[:, None, :]).reshape(len(q), 3 * size)
        even = _SLIDE * (q * w).T @ q + np.diag(stiffness[k])
        blocks[k] = (rows * w).T @ rows + np.kron(even, np.eye(3))
        right[k] = q.T @ (across[own] + _SLIDE * gap[own])
    return blocks, right


def _solve(blocks: np.ndarray, seams: _Seams, right: np.ndarray) -> ProgressGenerator[np.ndarray]:
    """Conjugate gradients on blocks + seams, preconditioned by each patch's own block (C, K, 3)."""
    charts = len(right)
    inverse = np.empty_like(blocks)
    for k in range(charts):
        yield _INVERTED * k / charts
        inverse[k] = np.linalg.inv(blocks[k] + np.kron(seams.own[k], np.eye(3)))

    def apply(matrices: np.ndarray, x: np.ndarray) -> np.ndarray:
        return (matrices @ x.reshape(charts, -1, 1)).reshape(right.shape)

    solution, residual = np.zeros_like(right), right.copy()
    better = apply(inverse, residual)
    direction, energy = better, float(np.sum(residual * better))
    first = energy
    for step in range(_SOLVER_STEPS):
        yield _INVERTED + (1 - _INVERTED) * step / _SOLVER_STEPS
        if energy <= _SOLVED * first:
            break
        image = apply(blocks, direction) + seams.times(direction)
        length = energy / float(np.sum(direction * image))
        solution, residual = solution + length * direction, residual - length * image
        better = apply(inverse, residual)
        before, energy = energy, float(np.sum(residual * better))
        direction = better + energy / before * direction
    return solution
