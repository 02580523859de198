"""What the readers written in Python share: where a mesh is, and whether a matrix moves nothing but its place."""

from __future__ import annotations

import numpy as np


def bounds(points: np.ndarray, to_world: np.ndarray) -> dict[str, list[float]]:
    """The box around points (N, 3) that ``to_world`` (4, 4), of column vectors, has moved."""
    moved = points @ to_world[:3, :3].T + to_world[:3, 3]
    return {"low": moved.min(axis=0).tolist(), "high": moved.max(axis=0).tolist()}


def is_identity(local: np.ndarray) -> bool:
    """Whether a matrix (4, 4) neither turns nor scales."""
    return bool(np.allclose(local[:3, :3], np.eye(3), atol=1e-5))
