"""How evenly a texture lies on a surface."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

_LEFT_OUT = 0.01  # of the surface, at either end: triangles next to a pole have hardly any area and any ratio


@dataclass(frozen=True)
class Stretch:
    """Geometric stretch, after Sander, Snyder, Gortler and Hoppe, "Texture Mapping Progressive Meshes", SIGGRAPH 2001.

    On a triangle the map from texture to surface is affine; its larger singular value G and its smaller one g are
    the longest and the shortest images of a step of length one in the texture.

        L2(triangle) = sqrt((G^2 + g^2) / 2)        L2 = sqrt(sum of L2(triangle)^2 area / sum of area)
        Linf(triangle) = G                          Linf = the largest of all triangles

    with areas on the surface. Both are divided by the scale between the two, sqrt(area of the surface / area of the
    texture), so a map that is even in every place and direction has 1, and none has less.

    Attributes:
        l2: root mean square; how much finer a texture must be to show what an even one would.
        worst: Linf.
        area_ratio_low, area_ratio_high: a triangle's share of the texture over its share of the surface: 98 % of
            the surface lies between. Below 1 it is blurred, above 1 it takes room from others.
    """

    l2: float
    worst: float
    area_ratio_low: float
    area_ratio_high: float


def stretch(vertices: np.ndarray, triangles: np.ndarray, uv: np.ndarray) -> Stretch:
    """The stretch of a texture; infinite where a triangle has area on the surface and none in the texture.

    Args:
        vertices: (V, 3), triangles: (T, 3) int, uv: (T, 3, 2) of their corners. Triangles without area count nothing.
    Raises:
        ValueError: the surface or the texture has no area.
    """
    a, b, c = np.asarray(vertices, dtype=np.float64)[np.asarray(triangles).T]
    start, *ends = np.asarray(uv, dtype=np.float64).swapaxes(0, 1)
    (s1, t1), (s2, t2) = ((end - start).T for end in ends)
    area, painted = np.linalg.norm(np.cross(b - a, c - a), axis=1) / 2, np.abs(s1 * t2 - s2 * t1) / 2
    along_s = (b - a) * t2[:, None] - (c - a) * t1[:, None]  # image of a step in s, times twice the painted area
    along_t = (c - a) * s1[:, None] - (b - a) * s2[:, None]
    squared_s, both, squared_t = _dot(along_s, along_s), _dot(along_s, along_t), _dot(along_t, along_t)
    mean = (squared_s + squared_t) / 2  # of the squared singular values, times the same factor squared
    longest = mean + np.hypot((squared_s - squared_t) / 2, both)
    area, painted, mean, longest = (values[area > 0] for values in (area, painted, mean, longest))
    if not painted.sum() > 0:
        raise ValueError("The surface or its texture has no area.")
    even, factor = painted.sum() / area.sum(), np.square(2 * painted)
    l2, worst = (
        np.divide(even * values, factor, out=np.full(len(values), np.inf), where=factor > 0)
        for values in (mean, longest)
    )
    low, high = _between(painted / area / even, area)
    return Stretch(float(np.sqrt(np.average(l2, weights=area))), float(np.sqrt(worst.max())), low, high)


def _between(values: np.ndarray, weights: np.ndarray) -> tuple[float, float]:
    """Lowest and highest of values once a hundredth of the weight is left out at either end."""
    order = np.argsort(values)
    share = np.cumsum(weights[order]) / weights.sum()
    low, high = values[order[np.searchsorted(share, [_LEFT_OUT, 1 - _LEFT_OUT])]]
    return float(low), float(high)


def _dot(a: np.ndarray, b: np.ndarray) -> np.ndarray:
    return np.einsum("ti,ti->t", a, b)
