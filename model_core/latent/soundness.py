"""Which latents make a sound shape, and how one that does not is brought back.

A shape is sound where no part is inside out, nor so thin that it would be at another resolution. Whatever makes a
latent asks here: a slide or a fit goes as far as the shape stays sound, and what is drawn, blended or mixed becomes
the nearest that is.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import cached_property, lru_cache

import numpy as np

from ..charts.layout import Layout
from ..charts.volume import part_of_quad, part_thickness, quads_of, quads_thickness
from ..charts.weld import weld
from ..engine import Engine
from ..errors import NoShapeError
from .decode import detail_charts
from .linear import closed_shapes

FARTHEST = 99.0
"""Standard deviations of a latent's numbers, of a shape that is none of the kind; recipes refuse beyond 100."""
LEAST_THICKNESS = 2e-4
"""Unit sphere, see ``charts.volume.part_thickness``: what a sound shape's parts have at the least, on all grids."""
_GRIDS = (3, 4, 5, 6, 8)  # points along a chart's side: a part that is nearly flat may be turned on one of them alone
_FINE = 24  # asked about parts in doubt
_CLEAR = 6e-3  # thicker on the coarse grids, and it is on the fine one; a sixth of drawn shapes have a thinner part
_FALL = 2  # times that from 6 to 8 points: as errors fall with their square, nearly twice what is still to come
_BEYOND = 1 / 8  # of the change from 8 to 24 points: errors fall with their square, so a tenth may be left at 24
_HALVINGS = 8  # of the way to a shape that is not sound, in search of the last that is
_SHORT = 0.999  # of the way there: by rounding, just there may be just beyond
_STEPS = 30  # towards the nearest sound latent
_AIM = 2 * LEAST_THICKNESS
_LONGEST_STEP = 1.0  # standard deviations
_SHIFT = 1e-2


class Soundness:
    """Tells sound latents from others, all with one detail beside them."""

    def __init__(self, engine: Engine, detail: np.ndarray | None = None):
        """Args: detail: (C, F + 1, 3) float32, see ``decode``."""
        self._engine, self._detail = engine, detail
        self._parts = engine.layout.charts_of_part

    def is_sound(self, latent: np.ndarray, quads: Callable[[], np.ndarray] | None = None) -> bool:
        """Whether all parts are the right way out, and every number is one that a recipe may have.

        Args:
            latent: (D,). quads: a quicker way to its :func:`coarse_quads`.
        """
        if not np.abs(latent).max() <= FARTHEST or not (self._detail is None or np.isfinite(self._detail).all()):
            return False
        coarse = self._coarse(latent, quads)
        clear = (coarse > _CLEAR).all(axis=0) & (coarse[-1] - _FALL * (coarse[-2] - coarse[-1]) > _CLEAR)
        if clear.all():
            return True
        if not (coarse >= LEAST_THICKNESS).all():
            return False
        doubtful = np.flatnonzero(~clear)
        return bool((self._fine(latent, coarse[-1], doubtful) >= LEAST_THICKNESS).all())

    def turned(self, latent: np.ndarray) -> list[str]:
        """Parts that are not the right way out, or hardly."""
        least = self._thickness(latent).min(axis=0)
        return [part for part, thick in zip(self._parts, least, strict=True) if not thick >= LEAST_THICKNESS]

    def share(self, start: np.ndarray, end: np.ndarray) -> float:
        """How much of the straight way from a sound latent to another can be gone: 1 is all of it."""
        way = end - start
        return sound_share(lambda share: self.is_sound(start + np.float32(share) * way))

    def step(self, start: np.ndarray, end: np.ndarray) -> np.ndarray:
        """(D,) as far as that share goes."""
        return start + np.float32(self.share(start, end)) * (end - start)

    def nearest(self, latent: np.ndarray) -> np.ndarray:
        """(D,) float32 the nearest sound latent, by Newton's steps.

        Each is the smallest that makes the parts thick enough to first order, on the grids where they are least.

        Raises:
            NoShapeError: there is none.
        """
        latent = latent.astype(np.float64)
        for _ in range(_STEPS):
            found = self._thickness(latent)
            grids, thickness = found.argmin(axis=0), found.min(axis=0)
            if (thickness >= LEAST_THICKNESS).all() and self.is_sound(latent):
                return latent.astype(np.float32)
            thin = np.flatnonzero(~(thickness >= _AIM))
            slopes = self._slopes(latent, thin, grids[thin])
            if not (np.isfinite(slopes).all() and np.isfinite(thickness[thin]).all()):
                break
            step = np.linalg.lstsq(slopes, _AIM - thickness[thin], rcond=None)[0]
            latent += step * min(1.0, _LONGEST_STEP / max(np.linalg.norm(step), 1e-12))
        raise NoShapeError("No asset near this one has all its parts the right way out.")

    def _thickness(self, latent: np.ndarray) -> np.ndarray:
        """(grids, parts) unit sphere, on the coarse grids and last on the fine one."""
        coarse = self._coarse(latent)
        return np.concatenate([coarse, self._fine(latent, coarse[-1], np.arange(len(self._parts)))[None]])

    def _coarse(self, latents: np.ndarray, quads: Callable[[], np.ndarray] | None = None) -> np.ndarray:
        """(..., coarse grids, parts) of latents (..., D)."""
        layout = self._engine.layout
        found = coarse_quads(self._engine, latents) if quads is None else quads()
        thickness = quads_thickness(found if self._detail is None else found + self._moved, _owners(layout))
        return thickness.reshape(*latents.shape[:-1], len(_GRIDS), len(layout.parts))

    def _fine(self, latents: np.ndarray, coarse: np.ndarray, parts: np.ndarray) -> np.ndarray:
        """(..., K) of some parts of latents (..., D), less what it may be thinner on still finer grids.

        Args:
            coarse: (..., parts) thickness on the last coarse grid.
        """
        layout, found = self._engine.layout, []
        for part in parts.tolist():
            charts = self._parts[layout.parts[part]]
            shapes = closed_shapes(self._engine, np.atleast_2d(latents).astype(np.float32), _FINE, charts)
            if self._detail is not None:
                shapes = shapes + self._moved_fine[list(charts)]
            found.append(part_thickness(shapes, layout, charts)[:, part])
        fine = np.stack(found, axis=-1).reshape(*latents.shape[:-1], len(parts))
        return fine - _BEYOND * np.abs(fine - coarse[..., parts])

    def _slopes(self, latent: np.ndarray, parts: np.ndarray, grids: np.ndarray) -> np.ndarray:
        """(K, D) what each number adds to the thickness of parts (K,) on grids (K,), by forward differences."""
        around = latent + _SHIFT * np.eye(len(latent) + 1, len(latent), k=-1)
        coarse, fine = self._coarse(around), grids == len(_GRIDS)
        found = coarse[:, np.where(fine, 0, grids), parts]
        if fine.any():
            found[:, fine] = self._fine(around, coarse[:, -1], parts[fine])
        return (found[1:] - found[0]).T / _SHIFT

    @cached_property
    def _moved(self) -> np.ndarray:
        """(9, Q) by the detail, on the coarse grids."""
        return _side_by_side(self._closed_detail)

    @cached_property
    def _moved_fine(self) -> np.ndarray:
        """(C, R, R, 3) by the detail, on the fine grid."""
        return self._closed_detail(_FINE)

    def _closed_detail(self, resolution: int) -> np.ndarray:
        added = detail_charts(self._engine, self._detail, resolution)
        return weld(self._engine.layout, resolution).close_seams(added)


def coarse_quads(engine: Engine, latents: np.ndarray) -> np.ndarray:
    """(..., D) -> (..., 9, Q) float32 unit sphere: the quads of all coarse grids, see ``charts.volume.quads_of``.

    They are linear in the latents where the decoder is, so what directions add may be added up instead.
    """
    latents = np.asarray(latents, dtype=np.float32)
    if latents.ndim == 1 or not engine.linear:  # the basis takes as long as a hundred shapes, once
        return _side_by_side(lambda resolution: _closed(engine, latents, resolution))
    basis = _basis(engine, latents.shape[-1])
    flat = latents @ basis[:-1].reshape(len(basis) - 1, -1) + basis[-1].ravel()
    return flat.reshape(*latents.shape[:-1], *basis.shape[1:])


@lru_cache(maxsize=2)
def _basis(engine: Engine, size: int) -> np.ndarray:
    """(D + 1, 9, Q) what each number adds to the quads, and last those of latent zero."""
    latents = np.eye(size + 1, size, dtype=np.float32)
    basis = np.ascontiguousarray(_side_by_side(lambda resolution: _closed(engine, latents, resolution)))
    basis[:-1] -= basis[-1]
    return basis


def _closed(engine: Engine, latents: np.ndarray, resolution: int) -> np.ndarray:
    """(..., D) -> (..., C, R, R, 3), borders closed."""
    close = weld(engine.layout, resolution).close_seams
    shapes = np.stack([close(grids) for grids in engine.decode(np.atleast_2d(latents), resolution)])
    return shapes.reshape(*latents.shape[:-1], *shapes.shape[1:])


def _side_by_side(closed: Callable[[int], np.ndarray]) -> np.ndarray:
    """(..., 9, Q): the quads of all coarse grids, of shapes (..., C, R, R, 3) at each resolution."""
    return np.concatenate([quads_of(closed(resolution)) for resolution in _GRIDS], axis=-1)


@lru_cache(maxsize=4)
def _owners(layout: Layout) -> np.ndarray:
    """(Q, coarse grids x parts) float32: 1 where a quad is one of a part's on a grid."""
    own = [part_of_quad(layout, resolution) for resolution in _GRIDS]
    rows = [
        np.hstack([one if at == grid else np.zeros_like(one) for at in range(len(own))]) for grid, one in enumerate(own)
    ]
    return np.vstack(rows)


def sound_share(sound: Callable[[float], bool]) -> float:
    """How much of a change can be made, found by halving: 1 is all of it.

    Args:
        sound: whether the shape is sound after a share, over 0 and at most 1, of the change.
    """
    if sound(1.0):
        return 1.0
    low, high = 0.0, 1.0
    for _ in range(_HALVINGS):
        middle = (low + high) / 2
        low, high = (middle, high) if sound(middle) else (low, middle)
    return _SHORT * low
