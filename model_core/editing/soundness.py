"""Which codes make a sound shape, and how one that does not is brought back.

A shape is sound where no part is inside out, nor so thin that it is at another resolution. Whatever makes
a code asks here: a slide goes as far as the shape stays sound, and what is drawn, blended or mixed becomes
the nearest code that is.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

import numpy as np

from ..charts.volume import part_thickness
from ..charts.weld import weld
from ..codec import Codec, with_latent
from ..errors import NoShapeError
from ..latent.decode import detail_charts
from ..latent.linear import closed_shapes
from ..recipe import Recipe

LEAST_THICKNESS = 2e-4
"""Unit sphere, see ``charts.volume.part_thickness``: what a sound shape's parts have at the least, on two grids."""
_CLEAR = 3e-3  # thicker on the coarse grid, and it is on the fine one; 2 % of drawn shapes have a thinner part
COARSE = 8
"""Points along a chart's side of the grid that decides unless it is in doubt."""
_FINE = 24
_HALVINGS = 8  # of the way to a shape that is not sound, in search of the last that is
_SHORT = 0.999  # of the way there: by rounding, just there may be just beyond
_STEPS = 30  # towards the nearest sound code
_AIM = 2 * LEAST_THICKNESS
_LONGEST_STEP = 1.0  # standard deviations
_SHIFT = 1e-2


class Soundness:
    """Tells sound codes from others."""

    def __init__(self, codec: Codec):
        self._codec, self._parts = codec, codec.kind.layout.charts_of_part
        self._sound: Recipe | None = None  # the last one found so: a slider's step asks twice
        self._moved: tuple[str | None, dict[int, np.ndarray]] = (None, {})

    def is_sound(self, recipe: Recipe, charts: Callable[[], np.ndarray] | None = None) -> bool:
        """Whether all parts are the right way out.

        Args:
            charts: a quicker way to the closed charts (C, COARSE, COARSE, 3) of its latent.
        """
        last = self._sound
        if last is not None and last.latent == recipe.latent and last.detail == recipe.detail:
            return True
        sound = self._is_sound(recipe, recipe.vector(), None if charts is None else charts())
        if sound:
            self._sound = recipe
        return sound

    def inside_out(self, recipe: Recipe) -> list[str]:
        """Parts that are not the right way out, or hardly."""
        thickness = self._thickness(recipe, recipe.vector())
        return [part for part, thick in zip(self._parts, thickness, strict=True) if not thick >= LEAST_THICKNESS]

    def share(self, start: Recipe, wanted: Recipe) -> float:
        """How much of the straight way from a sound code to another can be gone: 1 is all of it."""
        if self.is_sound(wanted):
            return 1.0
        first, way = start.vector(), wanted.vector() - start.vector()
        low, high = 0.0, 1.0
        for _ in range(_HALVINGS):
            middle = (low + high) / 2
            if self._is_sound(wanted, first + np.float32(middle) * way):
                low = middle
            else:
                high = middle
        return _SHORT * low

    def sound(self, recipe: Recipe) -> Recipe:
        """The recipe itself where it is sound, else the nearest one.

        Raises:
            NoShapeError: there is none.
        """
        return recipe if self.is_sound(recipe) else self._nearest(recipe)

    def _nearest(self, recipe: Recipe) -> Recipe:
        """Newton's steps, each the smallest that makes the parts thick enough to first order."""
        latent = recipe.vector().astype(np.float64)
        for _ in range(_STEPS):
            thickness = self._thickness(recipe, latent)
            thin = ~(thickness >= LEAST_THICKNESS)
            if not thin.any():
                return with_latent(recipe, latent.astype(np.float32))
            thin |= thickness < _AIM
            step = np.linalg.lstsq(self._slopes(recipe, latent)[thin], _AIM - thickness[thin], rcond=None)[0]
            latent += step * min(1.0, _LONGEST_STEP / max(np.linalg.norm(step), 1e-12))
        raise NoShapeError("No asset near this one has all its parts the right way out.")

    def _is_sound(self, recipe: Recipe, latent: np.ndarray, charts: np.ndarray | None = None) -> bool:
        """Of a latent with a recipe's detail: the fine grid is only asked about parts in doubt."""
        if charts is None:
            coarse = self._coarse(recipe, latent[None])[0]
        else:
            coarse = part_thickness(self._with_detail(recipe, charts, COARSE), self._codec.kind.layout)
        if (coarse > _CLEAR).all():
            return True
        if not (coarse >= LEAST_THICKNESS).all():
            return False
        doubtful = [part for part, thick in zip(self._parts, coarse, strict=True) if thick <= _CLEAR]
        return bool((self._fine(recipe, latent, doubtful) >= LEAST_THICKNESS).all())

    def _thickness(self, recipe: Recipe, latent: np.ndarray) -> np.ndarray:
        """(parts,) unit sphere: on whichever grid it is less."""
        return np.minimum(self._coarse(recipe, latent[None])[0], self._fine(recipe, latent, list(self._parts)))

    def _coarse(self, recipe: Recipe, latents: np.ndarray) -> np.ndarray:
        """(B, parts) of latents (B, D)."""
        shapes = closed_shapes(self._codec.engine, latents.astype(np.float32), COARSE)
        return part_thickness(self._with_detail(recipe, shapes, COARSE), self._codec.kind.layout)

    def _fine(self, recipe: Recipe, latent: np.ndarray, parts: Sequence[str]) -> np.ndarray:
        """(K,) of some parts."""
        layout, found = self._codec.kind.layout, []
        for part in parts:
            charts = self._parts[part]
            shapes = closed_shapes(self._codec.engine, latent[None].astype(np.float32), _FINE, charts)
            shapes = self._with_detail(recipe, shapes, _FINE, charts)
            found.append(part_thickness(shapes, layout, charts)[0, layout.parts.index(part)])
        return np.array(found)

    def _slopes(self, recipe: Recipe, latent: np.ndarray) -> np.ndarray:
        """(parts, D) what each latent adds to the thickness, by forward differences."""
        around = self._coarse(recipe, latent + _SHIFT * np.eye(len(latent) + 1, len(latent), k=-1))
        return (around[1:] - around[0]).T / _SHIFT

    def _with_detail(
        self, recipe: Recipe, shapes: np.ndarray, resolution: int, charts: tuple[int, ...] | None = None
    ) -> np.ndarray:
        """Shapes (..., K, R, R, 3) of some charts moved by a recipe's detail."""
        if recipe.detail is None:
            return shapes
        if self._moved[0] != recipe.detail:
            self._moved = recipe.detail, {}
        moved = self._moved[1]
        if resolution not in moved:
            added = detail_charts(self._codec.engine, self._codec.detail(recipe), resolution)
            moved[resolution] = weld(self._codec.kind.layout, resolution).close_seams(added)
        return shapes + (moved[resolution][list(charts)] if charts else moved[resolution])
