"""What chamfer does not see: thickness, normals, flipped faces, open seams."""

from __future__ import annotations

import numpy as np

from ..charts.layout import QUADRANTS, Layout

_NO_AREA = 1e-6  # of the mean quad: quads at a pole have no normal to speak of
_NO_WIDTH = 1e-9  # of the mean squared thickness: a row at a pole is one point, and has none


def part_quality(grids: np.ndarray, truth: np.ndarray, layout: Layout, part: str) -> dict[str, float]:
    """Errors of one part against the true one, chart by chart.

    An asset that looks the same turned by half about that part may have been met that
    way; it is compared the way that fits better.

    Args:
        grids, truth: (C, R, R, 3) of ``layout`` in the same coordinates. part: the one that is judged.
    Returns:
        "thickness_error" mean absolute relative error of the distance across the part, row by row of its first segment;
        "normal_error_deg" mean angle between quad normals by area, degrees;
        "flipped_share" share of quads whose normals point against the true ones, and
        "flipped_area_share" their share of the true area: most are slivers at a pole.
    """
    segments = len(layout.tube(part).segments)
    charts = [chart for segment in range(segments) for chart in layout.sides(part, segment)]
    sides, true = grids[charts], truth[charts]
    turned = np.roll(sides.reshape(segments, QUADRANTS, *sides.shape[1:]), 2, axis=1).reshape(sides.shape)
    if np.square(turned - true).sum() < np.square(sides - true).sum():
        sides = turned
    normals, target = _normals(sides), _normals(true)
    length, area = np.linalg.norm(normals, axis=-1), np.linalg.norm(target, axis=-1)
    real = area > _NO_AREA * area.mean()
    cosine = np.sum(normals * target, axis=-1)[real] / np.maximum(length * area, 1e-30)[real]
    angle = np.degrees(np.arccos(np.clip(cosine, -1, 1)))
    return {
        "thickness_error": _thickness_error(sides, true),
        "normal_error_deg": float(angle @ area[real] / area[real].sum()),
        "flipped_share": float(np.mean(cosine < 0)),
        "flipped_area_share": float(area[real][cosine < 0].sum() / area.sum()),
    }


def _thickness_error(sides: np.ndarray, true: np.ndarray) -> float:
    """Of the distance between opposite sides along the first segment; inside out it counts as negative."""
    across, wanted = (one[1, :, 0] - one[3, :, 0] for one in (sides, true))
    squared = np.square(wanted).sum(axis=-1)
    real = squared > _NO_WIDTH * squared.mean()
    return float(np.mean(np.abs(np.sum(across * wanted, axis=-1)[real] / squared[real] - 1)))


def _normals(sides: np.ndarray) -> np.ndarray:
    """(charts, R-1, R-1, 3), twice the quads' areas long."""
    first = sides[:, 1:, 1:] - sides[:, :-1, :-1]
    second = sides[:, 1:, :-1] - sides[:, :-1, 1:]
    return np.cross(first, second)
