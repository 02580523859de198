"""Which point of a cloud belongs to which sample of a surface: by place and normal, both ways.

A blade is thinner than the distance between samples, and matched by place alone its
front would be pulled to its back.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from ..surface.distance import mutual_nearest

_NORMAL_REACH = 0.03  # unit sphere: how far a match may lie away to spare a radian of normal


@dataclass(frozen=True)
class Matches:
    """N of the cloud's points to their nearest samples, then S samples to their nearest points of the cloud.

    Attributes:
        sample: (N + S,) index of the sample. gap: (N + S, 3) from it to the cloud.
        distance: (N + S,) length of the gap. agreement: (N + S,) cosine between the normals.
    """

    sample: np.ndarray
    gap: np.ndarray
    distance: np.ndarray
    agreement: np.ndarray

    def gathered(self, weight: np.ndarray, samples: int) -> tuple[np.ndarray, np.ndarray]:
        """What each sample's matches weigh together (S,), and the weighted sum of their gaps (S, 3)."""
        pulled = [np.bincount(self.sample, weight * gap, samples) for gap in self.gap.T]
        return np.bincount(self.sample, weight, samples), np.stack(pulled, axis=1)


def matched(cloud: np.ndarray, normals: np.ndarray, samples: np.ndarray, facing: np.ndarray) -> Matches:
    """Nearest neighbours both ways.

    Args:
        cloud: (N, 3) float32 with unit ``normals`` (N, 3). samples: (S, 3) with unit normals ``facing`` (S, 3).
    """
    ours = np.concatenate([samples, _NORMAL_REACH * facing], axis=1).astype(np.float32)
    theirs = np.concatenate([cloud, _NORMAL_REACH * normals], axis=1)
    to_sample, to_cloud = mutual_nearest(theirs, ours)
    sample = np.concatenate([to_sample, np.arange(len(samples))])
    gap = np.concatenate([cloud, cloud[to_cloud]]) - samples[sample]
    agreement = np.sum(np.concatenate([normals, normals[to_cloud]]) * facing[sample], axis=1)
    return Matches(sample, gap, np.linalg.norm(gap, axis=1), agreement)


def shares(points: int, samples: int) -> np.ndarray:
    """(N + S,) a match's share of its own way, so that neither way outweighs the other."""
    return np.repeat([1 / points, 1 / samples], [points, samples])


def huber(distance: np.ndarray, reach: float) -> np.ndarray:
    """Weights that let a match pull no harder beyond ``reach`` (Huber, 1964)."""
    return np.minimum(1, reach / np.maximum(distance, 1e-12))
