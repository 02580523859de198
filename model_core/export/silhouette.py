"""How far a coarse level's outline lies from the finest's, and how large an asset may be seen before that shows."""

from __future__ import annotations

import numpy as np

from ..charts.layout import Layout
from ..surface.boxes import SurfaceBoxes, to_triangles
from ..surface.mesh import TriangleMesh

_MADE_EXACT = 64  # points at a time; nearly always the first of them decide


def silhouette_error(fine: np.ndarray, coarse: np.ndarray, layout: Layout) -> float:
    """The largest distance from a grid point of one level to the surface of the other, in metres.

    It is the largest error of the outline over all views, up to occlusion. A view's outline bounds the
    shadow of the surface, and a shadow shortens distances, so no shadow of one level reaches further than
    this beyond the other's; and where the distance is largest, a view along the surface there shows all of
    it, unless another part stands before or behind.

    Both ways are needed: what the coarse level cuts off, and the corners of which the finest has no point.

    Args:
        fine: (C, R, R, 3), coarse: (C, r, r, 3) of ``layout``, metres, borders closed, the same asset.
    """
    fine, coarse = np.asarray(fine, dtype=np.float64), np.asarray(coarse, dtype=np.float64)
    return _furthest(coarse, fine, layout, _furthest(fine, coarse, layout, 0.0))


def screen_size(error: float, diameter: float, height_pixels: int = 1080) -> float:
    """The share of the screen's height an asset may take, at most 1, before an error is more than one pixel.

    Unreal's convention for LODs: the bounding sphere's projected diameter over the screen's height (of the
    two screen sides the shorter; ``ComputeBoundsScreenSize`` in Epic's API reference and SceneManagement.cpp).
    At a share s a metre is s * height_pixels / diameter pixels.

    Args:
        error: of the outline, diameter: of the bounding sphere; metres.

    >>> screen_size(error=0.002, diameter=1.08)
    0.5
    """
    return diameter / max(error * height_pixels, diameter)


def _furthest(points: np.ndarray, surface: np.ndarray, layout: Layout, known: float) -> float:
    """The larger of ``known`` and the largest distance from the points of grids to a surface of grids.

    The triangles at a point's own (u, v) give a distance that is at least the true one. True distances
    are found from the largest of these down, until no point that is left can exceed what is known.
    """
    bound = _to_own_cell(points, surface)
    order = np.flatnonzero(bound > known)
    order = order[np.argsort(-bound[order])]
    boxes = SurfaceBoxes(TriangleMesh.of_charts(surface, layout)) if len(order) else None
    for start in range(0, len(order), _MADE_EXACT):
        few = order[start : start + _MADE_EXACT]
        if bound[few[0]] <= known:
            break
        known = max(known, float(boxes.distances(points.reshape(-1, 3)[few]).max()))
    return known


def _to_own_cell(points: np.ndarray, surface: np.ndarray) -> np.ndarray:
    """(C R R,) distances from points (C, R, R, 3) to the two triangles of the cell that holds their (u, v)."""
    count, cells = points.shape[1], surface.shape[1] - 1
    cell = np.minimum(np.arange(count) * cells // (count - 1), cells - 1)
    low, high = (cell[:, None], cell), (cell[:, None] + 1, cell + 1)
    corners = (low, (low[0], high[1]), high, (high[0], low[1]))
    a, b, c, d = (surface[:, v, u].reshape(-1, 3) for v, u in corners)
    points = points.reshape(-1, 3)
    return np.sqrt(np.minimum(to_triangles(points, np.stack([a, b, c])), to_triangles(points, np.stack([a, c, d]))))
