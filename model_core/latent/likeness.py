"""The likeness of a mesh: oriented, encoded, refined, and measured by points it was not fitted to."""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np

from ..engine import Engine
from ..errors import RodinError
from ..steps import ProgressGenerator, part
from ..surface.distance import chamfer_l2_sq
from ..surface.frame import Frame, candidate_frames, standing_frames
from ..surface.mesh import TriangleMesh
from ..surface.sampling import sample_oriented, sample_surface
from .decode import open_charts
from .encode import shared_mean
from .refine import refine_latent
from .soundness import Soundness, sound_share
from .surface import refine_surface

CLOUD = 2_500
"""Points a shape is seen by, as AtlasNet."""
REFINEMENTS = ("none", "latent", "surface")
_CLOUDS = 4  # of a mesh, whose posteriors are one's mean: a sampling's chance costs 2 % of the distance
_FITTED = 3 * CLOUD  # points that a refinement brings the surface to
# Which of several ways to stand is right is told after a few steps in each (successive halving).
_MOST_TRIED, _LITTLE_WORSE, _TRIAL_STEPS = 4, 1.5, 3  # ways, at most so many times the least error, and steps
_TRIAL_POINTS = 1_250  # enough to tell a shape from the same shape turned; of surfaces, not of grid
_TRIAL_RESOLUTION = 10  # points, whose spacing along a blade is wider than the differences sought
_MEASURE_RESOLUTION = 16


@dataclass(frozen=True)
class Likeness:
    """What weights say of a mesh.

    Attributes:
        latent: (D,) float32. detail: (C, F + 1, 3) float32 beside it, or None.
        frame: in which the mesh was seen.
        chamfer_l2_sq: between 2,500 points of each, unit sphere.
    """

    latent: np.ndarray
    detail: np.ndarray | None
    frame: Frame
    chamfer_l2_sq: float


@dataclass(frozen=True)
class _Fit:
    """A latent in one frame, and the points (N, 3) and their normals that it was fitted to, unit sphere."""

    frame: Frame
    latent: np.ndarray
    cloud: np.ndarray
    normals: np.ndarray


def find_likeness(
    engine: Engine, mesh: TriangleMesh, refine: str, rng: np.random.Generator, stands: bool = False
) -> ProgressGenerator[Likeness]:
    """The latent, and the surface's detail where it is asked for, sought in slices.

    No part of the likeness is inside out, however little the mesh is like the kind.

    Args:
        refine: one of ``REFINEMENTS``.
        stands: whether the mesh stands upright, see ``Kind.stands``.
    Raises:
        RodinError: unknown refinement, or one that these weights cannot do.
    """
    if refine not in REFINEMENTS:
        raise RodinError("Refinement must be one of {names}, not {name}.", names=", ".join(REFINEMENTS), name=refine)
    if refine == "surface" and not engine.linear:
        raise RodinError("These weights' decoder is not linear, so the surface cannot be refined; choose latent.")
    yield 0.0
    points, normals = sample_oriented(mesh, _CLOUDS * CLOUD, rng)
    fits = []
    frames = standing_frames(mesh) if stands else candidate_frames(mesh)
    for frame in _likely_frames(engine, frames, points[:CLOUD], stands):
        yield 0.1
        fits.append(_encoded(engine, frame, points, normals))
    if len(fits) > 1:
        if refine != "none":
            fits = yield from part(_tried(engine, fits), 0.1, 0.2)
        fits.sort(key=lambda fit: _chamfer_l2_sq(engine, fit.latent, fit.cloud[:CLOUD], _MEASURE_RESOLUTION))
    fit = yield from part(_fitted(engine, fits[0], refine), 0.2, 0.5)
    detail = None
    if refine == "surface":
        detail = yield from part(refine_surface(engine, fit.latent, fit.cloud, fit.normals), 0.5, 0.9)
        detail = _sound_detail(engine, fit.latent, detail)
    yield 0.9
    return _nearer(engine, fit, detail, fit.frame.to_unit(sample_surface(mesh, CLOUD, rng)), rng)


def _likely_frames(engine: Engine, frames: list[Frame], cloud: np.ndarray, stands: bool) -> list[Frame]:
    """The frame with the lowest error after encoding, and a few others whose errors are little higher.

    Of what stands it is the first one alone where that is among them, for it is hardly turned by chance.
    """
    means, _ = engine.encode(np.stack([frame.to_unit(cloud) for frame in frames]))
    few = cloud[:_TRIAL_POINTS]
    errors = [
        _chamfer_l2_sq(engine, mean, frame.to_unit(few), _TRIAL_RESOLUTION)
        for frame, mean in zip(frames, means, strict=True)
    ]
    best = np.argsort(errors)[:_MOST_TRIED]
    if stands and errors[0] <= _LITTLE_WORSE * errors[best[0]]:
        return frames[:1]
    return [frames[index] for index in best if errors[index] <= _LITTLE_WORSE * errors[best[0]]]


def _encoded(engine: Engine, frame: Frame, points: np.ndarray, normals: np.ndarray) -> _Fit:
    """The latent of a mesh that stands in this frame, by points and normals (N, 3) of its own."""
    unit = frame.to_unit(points)
    latent = shared_mean(engine, unit.reshape(_CLOUDS, CLOUD, 3))
    return _Fit(frame, latent, unit[:_FITTED], normals[:_FITTED] @ frame.rotation.T)


def _tried(engine: Engine, fits: list[_Fit]) -> ProgressGenerator[list[_Fit]]:
    """The same fits, each after a few steps of the refinement by some of its points."""
    tried = []
    for index, fit in enumerate(fits):
        walk = refine_latent(engine, fit.cloud[:CLOUD], fit.normals[:CLOUD], fit.latent, _TRIAL_STEPS)
        latent, _ = yield from part(walk, index / len(fits), (index + 1) / len(fits))
        tried.append(replace(fit, latent=latent))
    return tried


def _fitted(engine: Engine, fit: _Fit, refine: str) -> ProgressGenerator[_Fit]:
    """The same fit refined, where that is asked for; no part of it is inside out."""
    soundness = Soundness(engine)
    if refine == "none":
        return replace(fit, latent=_sound_latent(soundness, fit.latent))
    latent, facing = yield from part(refine_latent(engine, fit.cloud, fit.normals, fit.latent), 0.0, 0.6)
    if not soundness.is_sound(latent):  # so it goes on from the last shape without such a part
        again = refine_latent(engine, fit.cloud, fit.normals, _sound_latent(soundness, latent), sound=soundness)
        latent, facing = yield from part(again, 0.6, 1.0)
    return replace(fit, latent=latent, normals=facing)


def _sound_latent(soundness: Soundness, latent: np.ndarray) -> np.ndarray:
    """The latent itself if it is sound, or else the nearest sound one towards the mean shape."""
    return soundness.step(np.zeros_like(latent), latent)


def _sound_detail(engine: Engine, latent: np.ndarray, detail: np.ndarray) -> np.ndarray | None:
    """As much of a detail as turns no part inside out, as a recipe keeps it; None for none."""

    def kept(share: float) -> np.ndarray:
        with np.errstate(over="ignore"):  # to infinity, which is not sound
            return (share * detail).astype(np.float16).astype(np.float32)

    share = sound_share(lambda share: Soundness(engine, kept(share)).is_sound(latent))
    return kept(share) if share else None


def _nearer(
    engine: Engine, fit: _Fit, detail: np.ndarray | None, fresh: np.ndarray, rng: np.random.Generator
) -> Likeness:
    """With the detail or without it, whichever is nearer to fresh points (N, 3) of the unit sphere."""
    found = []
    for one in [None] if detail is None else [None, detail]:
        points = _surface_points(engine, fit.latent, one, _MEASURE_RESOLUTION, len(fresh), rng)
        found.append(Likeness(fit.latent, one, fit.frame, chamfer_l2_sq(points, fresh)))
    return min(found, key=lambda likeness: likeness.chamfer_l2_sq)


def _chamfer_l2_sq(engine: Engine, latent: np.ndarray, cloud: np.ndarray, resolution: int) -> float:
    """Between as many points of a latent's surface and a cloud (N, 3), unit sphere; the same chance each time."""
    points = _surface_points(engine, latent, None, resolution, len(cloud), np.random.default_rng(0))
    return chamfer_l2_sq(points, cloud)


def _surface_points(
    engine: Engine,
    latent: np.ndarray,
    detail: np.ndarray | None,
    resolution: int,
    count: int,
    rng: np.random.Generator,
) -> np.ndarray:
    """(count, 3) float64 points of the welded surface, unit sphere."""
    mesh = TriangleMesh.of_charts(open_charts(engine, latent, detail, resolution), engine.layout)
    return sample_surface(mesh, count, rng)
