"""Patch functions without training: what a decoder's patches are made of where there was nothing to train it on.

A layer of ridge functions in random directions (random features; Rahimi and Recht, 2007) is fitted to products of
Legendre polynomials of (u, v). The next layer has each product p as silu(p) and silu(-p), whose difference is p itself.
"""

from __future__ import annotations

import numpy as np
from numpy.polynomial.legendre import legvander

from ...charts.grid import unit_grid
from ...engine.numpy_engine import silu

RIDGES, DEGREE = 128, 9
_PRODUCTS = (DEGREE + 1) * (DEGREE + 2) // 2 - 1  # of total degree 1 to 9; the constant is the last layer's bias
WIDTHS = (RIDGES, 2 * _PRODUCTS)
"""Of the patches' two layers."""
_SLOPE, _FARTHEST = 4.0, 1.4  # of the ridges, and how far from the chart's middle they may lie
_RESOLUTION = 33
_RIDGE = 1e-6  # of the least squares: small weights survive being stored as float16


def patch_parameters(charts: int) -> dict[str, np.ndarray]:
    """{name: float32 array} of the patches' layers, alike for all charts; names and shapes as in ``network.shapes``."""
    rng = np.random.default_rng(0)
    angle = rng.uniform(0, 2 * np.pi, RIDGES)
    first = _stored(_SLOPE * np.stack([np.cos(angle), np.sin(angle)]))
    place = _stored(_SLOPE * rng.uniform(-_FARTHEST, _FARTHEST, RIDGES))
    points = 2 * unit_grid(_RESOLUTION).reshape(-1, 2).astype(np.float64) - 1
    ridges = np.column_stack([silu(points @ first + place), np.ones(len(points))])
    normal = ridges.T @ ridges + _RIDGE * len(points) * np.eye(RIDGES + 1)
    fitted = _stored(np.linalg.solve(normal, ridges.T @ _products(points)))
    second = np.concatenate([fitted, -fitted], axis=1)
    layers = ((first, place), (second[:-1], second[-1]))
    return {
        f"decoder.patch.{index}.{name}": np.repeat(np.atleast_2d(values)[None], charts, axis=0)
        for index, layer in enumerate(layers)
        for name, values in zip(("weight", "bias"), layer, strict=True)
    }


def _stored(values: np.ndarray) -> np.ndarray:
    """As a file of weights gives them back, see ``rows.packed``: what follows is fitted to these."""
    return values.astype(np.float16).astype(np.float32)


def _products(points: np.ndarray) -> np.ndarray:
    """(P, 54) of points (P, 2) in [-1, 1]^2."""
    u, v = (legvander(column, DEGREE) for column in points.T)
    return np.stack(
        [u[:, i] * v[:, j] for i in range(DEGREE + 1) for j in range(DEGREE + 1 - i) if i + j],
        axis=1,
    )
