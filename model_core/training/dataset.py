"""Training data: forged swords as unit-frame chart grids and surface points."""

from __future__ import annotations

from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass

import numpy as np

from ..charts.pose import grip_pose
from ..charts.weld import weld
from ..forge import FAMILIES, draw, forge
from ..surface.frame import principal_frame
from ..surface.mesh import TriangleMesh
from ..surface.sampling import sample_surface

_FRAME_RESOLUTION = 16  # grids are framed at the resolution they are stored at


@dataclass(frozen=True)
class SwordSet:
    """N swords in the network's frame.

    Attributes:
        grids: (N, 25, R, R, 3) float32, unit sphere.
        points: (N, P, 3) float16, unit sphere, independent area-uniform samples, so
            that any window of them is again such a sample.
        length: (N,) float32 metres from pommel to tip along the grip.
        family: (N,) int64 into ``FAMILIES`` in order.
    """

    grids: np.ndarray
    points: np.ndarray
    length: np.ndarray
    family: np.ndarray

    def __len__(self) -> int:
        return len(self.grids)


def forge_set(count: int, seed: int, points: int, resolution: int = _FRAME_RESOLUTION, workers: int = 1) -> SwordSet:
    """``count`` forged swords, families in turn; sword i depends on (seed, i) alone.

    Args:
        points: surface points kept a sword.
        workers: processes to spread the work over.
    """
    blocks = [range(start, min(start + 256, count)) for start in range(0, count, 256)]
    jobs = [(block, seed, points, resolution) for block in blocks]
    if workers == 1:
        parts = [_forge_block(job) for job in jobs]
    else:
        with ProcessPoolExecutor(workers) as pool:
            parts = list(pool.map(_forge_block, jobs))
    return SwordSet(*(np.concatenate(column) for column in zip(*parts, strict=True)))


def forge_one(seed: int, index: int, resolution: int) -> tuple[np.ndarray, int]:
    """Sword ``index`` of a seeded set: (25, R, R, 3) metres in sword space, and its family's index."""
    family = index % len(FAMILIES)
    rng = np.random.default_rng([seed, index])
    return forge(draw(list(FAMILIES)[family], rng), resolution), family


def unit_grids(grids: np.ndarray) -> np.ndarray:
    """Chart grids (25, R, R, 3) of a sword in sword space, moved to the network's frame; float32."""
    topology = weld(grids.shape[1])
    mesh = TriangleMesh(topology.vertices(grids.astype(np.float64)), topology.triangles)
    return principal_frame(mesh, upright=np.eye(3)).to_unit(grids).astype(np.float32)


def _forge_block(job) -> tuple[np.ndarray, ...]:
    indices, seed, points, resolution = job
    topology = weld(resolution)
    rows = []
    for index in indices:
        grids, family = forge_one(seed, index, resolution)
        unit = unit_grids(grids)
        mesh = TriangleMesh(topology.vertices(unit), topology.triangles)
        cloud = sample_surface(mesh, points, np.random.default_rng([seed, index, 1]))
        rows.append((unit, cloud.astype(np.float16), np.float32(grip_pose(grids).span), family))
    return tuple(np.stack(column) for column in zip(*rows, strict=True))
