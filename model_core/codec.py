"""A recipe's way to a shape, and a shape's way to a recipe.

recipe -> latent and detail -> decoded charts -> borders closed -> pose -> metres
charts in metres -> unit frame -> least squares -> latent -> recipe
"""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from .charts.weld import check_resolution
from .engine import Engine
from .errors import RecipeError
from .kinds import Kind
from .latent.decode import closed_charts, open_charts
from .latent.linear import NOISE, project
from .recipe import LENGTH_LIMITS_M, Recipe, pack_detail
from .surface.frame import Frame, standing_frames, upright_frame
from .surface.mesh import TriangleMesh
from .weights import Weights

_PLACED_RESOLUTION = 16


class Codec:
    """Weights and an engine as a map between recipes and charts, both ways."""

    def __init__(self, weights: Weights, engine: Engine):
        self.weights, self.engine = weights, engine
        self.kind: Kind = weights.kind

    # -- recipe to shape --------------------------------------------------------------

    def shape(self, recipe: Recipe, resolution: int) -> np.ndarray:
        """The charts of a recipe; see ``Model.shape``."""
        grids = self.closed(self.checked(recipe).vector(), resolution, self.detail(recipe))
        pose = self.kind.find_pose(grids)
        return pose.apply(grids, recipe.length / pose.span).astype(np.float32)

    def closed(self, latent: np.ndarray, resolution: int, detail: np.ndarray | None = None) -> np.ndarray:
        """(C, R, R, 3) float32, unit sphere, borders closed."""
        return closed_charts(self.engine, latent, detail, check_resolution(resolution))

    def open(self, recipe: Recipe, resolution: int) -> np.ndarray:
        """(C, R, R, 3) float32 as decoded, unit sphere, borders not yet closed."""
        latent = self.checked(recipe).vector()
        return open_charts(self.engine, latent, self.detail(recipe), check_resolution(resolution))

    def detail(self, recipe: Recipe) -> np.ndarray | None:
        """(C, F + 1, 3) float32 of a recipe, or None.

        Raises:
            RecipeError: it is not these weights'.
        """
        flat = recipe.detail_array()
        if flat is None:
            return None
        config = self.weights.config
        if not self.engine.linear or flat.size != config.charts * (config.patch_widths[-1] + 1) * 3:
            raise RecipeError("The recipe's detail does not fit these weights.")
        return flat.reshape(config.charts, -1, 3)

    def checked(self, recipe: Recipe) -> Recipe:
        """The recipe itself.

        Raises:
            RecipeError: it is of another kind or of other weights, or has another count of numbers.
        """
        if recipe.kind != self.kind.name:
            raise RecipeError(
                "This recipe is for the kind {found}, but the model is for {kind}.",
                found=recipe.kind,
                kind=self.kind.words.plural,
            )
        if recipe.weights != self.weights.sha256:
            raise RecipeError("This was made with other weights; update it to these weights before editing it.")
        if len(recipe.latent) != self.weights.config.latent_size:
            raise RecipeError(
                "The recipe has {found} latent numbers; these weights need {count}.",
                found=len(recipe.latent),
                count=self.weights.config.latent_size,
            )
        return recipe

    # -- shape to recipe --------------------------------------------------------------

    def of_charts(self, grids: np.ndarray, weights: np.ndarray | float = 1.0, noise: float = NOISE) -> Recipe:
        """The recipe whose charts are nearest; see ``Model.of_charts``, and ``latent.linear.project`` for the noise."""
        unit = self._frame(grids).to_unit(grids)
        latent = project(self.engine, self.weights.config.latent_size, unit, weights, noise)
        return self.recipe(latent, self.kind.find_pose(grids).span, style=None, seed=None, origin="reconstructed")

    def _frame(self, grids: np.ndarray) -> Frame:
        """In which charts (C, R, R, 3) that stand in asset space are seen."""
        if self.kind.stands:
            return standing_frames(TriangleMesh.of_charts(grids, self.kind.layout))[0]
        return upright_frame(grids, self.kind.layout)

    def placed(self, latent: np.ndarray, frame: Frame, detail: np.ndarray | None) -> tuple[Recipe, np.ndarray]:
        """The recipe of a latent that was found in a frame, and the (4, 4) motion from asset space to there.

        The motion is rigid, unless the length is one that no recipe may have: then it has the nearest that one may,
        and the motion makes up for it by its scale.
        """
        pose = self.kind.find_pose(self.closed(latent, _PLACED_RESOLUTION, detail))
        span = pose.span * frame.scale
        length = min(max(span, LENGTH_LIMITS_M[0]), LENGTH_LIMITS_M[1])
        placement = np.eye(4)
        placement[:3, :3] = span / length * frame.rotation.T @ pose.rotation.T
        placement[:3, 3] = frame.from_unit(pose.origin)
        recipe = self.recipe(latent, length, style=None, seed=None, origin="reconstructed")
        return replace(recipe, detail=pack_detail(detail)), placement

    def recipe(self, latent: np.ndarray, length: float, **rest) -> Recipe:
        """A recipe of these weights; ``rest`` are its other fields.

        Raises:
            RecipeError: numbers that no recipe may have, such as NaN.
        """
        numbers = tuple(float(value) for value in latent)
        made = Recipe(numbers, float(length), weights=self.weights.sha256, kind=self.kind.name, **rest)
        return Recipe.from_dict(made.to_dict())


def with_latent(recipe: Recipe, latent: np.ndarray) -> Recipe:
    """The same recipe with another latent (D,)."""
    return replace(recipe, latent=tuple(np.asarray(latent).tolist()))
