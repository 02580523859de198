"""The one door hosts use: a sword model that samples, decodes, slides, blends and reconstructs."""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np

from .charts.layout import CHART_COUNT, CHARTS_OF_PART
from .charts.pose import grip_pose
from .charts.volume import part_volumes
from .charts.weld import check_resolution, weld
from .engine import Engine, open_engine
from .errors import HandleError, RecipeError
from .handles.dimensions import measure
from .handles.novelty import Novelty
from .handles.parts import mix, part_weights
from .handles.solve import Resizer, check_range
from .latent.likeness import find_likeness
from .latent.linear import closed_shapes, project
from .latent.prior import Prior
from .latent.surface import detail_charts, open_charts
from .recipe import Recipe, pack_detail
from .steps import Steps, finish
from .surface.frame import Frame, sword_frame
from .surface.mesh import TriangleMesh
from .weights import SLIDERS, Weights, load_weights

SLIDER_COUNT = SLIDERS
LARGEST_SLIDE = 10
"""Standard deviations a slider may move; the panel stops at 6."""
_MEASURE_RESOLUTION = 16
_HANDLE_RESOLUTION = 24  # what a flamberge needs before its middle line is told from its waves
_DRAWS = 2  # of which a sample is the likelier to hold together; of three, fewer kinds were covered
_TRIES = 8  # one draw of 25 has a part inside out
_VOLUME_RESOLUTION = 8
_LOCK = 100.0  # how much more a locked part's points count


@dataclass(frozen=True)
class Reconstruction:
    """What was made of a mesh.

    Attributes:
        recipe: the sword.
        placement: (4, 4) float64 rigid transform, sword space -> the input's coordinates.
        chamfer_l2_sq: between 2,500 points of each, unit-sphere frame.
        rms_distance: root of the mean of the two mean squared distances, input's units.
        seconds: time from the first slice to the last.
    """

    recipe: Recipe
    placement: np.ndarray
    chamfer_l2_sq: float
    rms_distance: float
    seconds: float


class SwordModel:
    """Open weights and an engine. Every sword is a ``Recipe``; every shape is 25 chart grids in metres."""

    def __init__(self, weights: Weights, engine: Engine):
        self._weights, self._engine = weights, engine
        self._prior = Prior(weights.prior, weights.styles)
        self._novelty = Novelty(weights.novelty)
        self._resizer: tuple[Recipe, Resizer] | None = None  # of the sword last resized: a drag asks again and again

    @classmethod
    def open(cls, folder: Path | None = None, engine: str = "auto", device: str = "auto") -> SwordModel:
        """Load and check weights, and start an engine.

        Args:
            folder: None for the shipped weights. engine: auto, numpy, torch.
            device: auto, cpu, cuda, mps.
        Raises:
            WeightsError, EngineError: one sentence each.
        """
        weights = load_weights(folder)
        return cls(weights, open_engine(weights, engine, device))

    @property
    def styles(self) -> tuple[str, ...]:
        """Names that :meth:`sample` takes."""
        return self._weights.styles

    @property
    def engine_label(self) -> str:
        """Engine and device in use, for people."""
        return self._engine.label

    @property
    def weights_hash(self) -> str:
        """sha256 of the weights, hex."""
        return self._weights.sha256

    @property
    def latent_size(self) -> int:
        """Numbers in a latent."""
        return self._weights.config.latent_size

    @property
    def card(self) -> dict:
        """The weights' card."""
        return self._weights.card

    def sample(self, style: str | None, seed: int, variety: float = 1.0) -> Recipe:
        """A new sword from the prior; the same arguments give the same sword.

        Of two draws of one style it is the one nearer to a training sword: the tails of
        a wide family's Gaussians reach where no sword is. It is drawn again where a part is
        inside out, as one sword of 25 would be.

        Raises:
            RecipeError: unknown style, negative seed or variety out of 0..2.
        """
        if seed < 0:
            raise RecipeError(f"The seed must not be negative, and it is {seed}.")
        rng = np.random.default_rng(seed)
        for _ in range(_TRIES):
            latent, length, style = self._likely(style, rng, variety)
            if (part_volumes(self._decode(latent, _VOLUME_RESOLUTION)) > 0).all():
                break
        return self._recipe(latent, length, style=style, seed=seed, origin="generated")

    def _likely(self, style: str | None, rng: np.random.Generator, variety: float) -> tuple[np.ndarray, float, str]:
        """Latent, length and style: the one of some draws that is nearest to a training sword."""
        draws = [self._prior.draw(style, rng, variety)]
        drawn = draws[0][2]
        draws += [self._prior.draw(drawn, rng, variety) for _ in range(_DRAWS - 1)]
        return min(draws, key=lambda draw: self._novelty.of(draw[0]))

    def sample_between(self, first: str, second: str, share: float, seed: int, variety: float = 1.0) -> Recipe:
        """A new sword between two styles: share 0 is the first's, 1 the second's, as :meth:`sample` gives them.

        Between the ends it has no style, unless both are one.

        Raises:
            RecipeError: share out of 0..1, or see :meth:`sample`.
        """
        if not 0 <= share <= 1:
            raise RecipeError(f"The share must lie between 0 and 1, not {share}.")
        ends = [self.sample(style, seed, variety) for style in (first, second)]
        if share in (0, 1):
            return ends[int(share)]
        return replace(self.blend(*ends, share), seed=seed, origin="generated")

    def shape(self, recipe: Recipe, resolution: int) -> np.ndarray:
        """The sword's charts.

        Returns:
            (25, R, R, 3) float32 metres in sword space: origin at the grip's centre,
            blade along +Z, width along X, thickness along Y. Shared borders coincide.
        Raises:
            RecipeError: the recipe belongs to other weights.
            ValueError: resolution outside its limits.
        """
        grids = self._decode(self._checked(recipe).vector(), resolution, self._detail(recipe))
        pose = grip_pose(grids)
        return pose.apply(grids, recipe.length / pose.span).astype(np.float32)

    def slide(self, recipe: Recipe, values: Sequence[float]) -> Recipe:
        """The sword moved along the slider directions.

        Args:
            values: SLIDER_COUNT numbers in standard deviations; zeros give the sword itself.
        Raises:
            RecipeError: other weights, or another count of values.
        """
        values = np.asarray(values, dtype=np.float32)
        if values.shape != (SLIDER_COUNT,):
            raise RecipeError(f"There are {SLIDER_COUNT} sliders, not {values.size}.")
        if not np.abs(values).max() <= LARGEST_SLIDE:
            raise RecipeError(f"A slider must lie between -{LARGEST_SLIDE} and {LARGEST_SLIDE}.")
        return _with_latent(self._checked(recipe), recipe.vector() + values @ self._weights.sliders)

    def resize(self, recipe: Recipe, wanted: dict[str, float], hold: bool = True) -> Recipe:
        """The nearest sword with the wanted dimensions.

        Args:
            wanted: {name of ``handles.dimensions.DIMENSIONS``: metres or degrees}.
            hold: keep the other dimensions as they are.
        Raises:
            HandleError: unknown, out of range, or none near this sword.
            RecipeError: other weights.
        """
        self._checked(recipe)
        check_range(wanted, self.dimension_ranges)
        if self._resizer is None or self._resizer[0] != recipe:
            self._resizer = recipe, Resizer(self._closed_shapes(recipe), recipe.vector(), recipe.length)
        latent, length = self._resizer[1].to(wanted, hold)
        return replace(_with_latent(recipe, latent), length=length)

    def _closed_shapes(self, recipe: Recipe) -> Callable[[np.ndarray], np.ndarray]:
        """Latents (B, D) -> closed charts (B, 25, R, R, 3), unit sphere, with a recipe's detail."""
        moved, detail = 0.0, self._detail(recipe)
        if detail is not None:
            moved = weld(_HANDLE_RESOLUTION).close_seams(detail_charts(self._engine, detail, _HANDLE_RESOLUTION))
        return lambda latents: closed_shapes(self._engine, latents, _HANDLE_RESOLUTION) + moved

    def dimensions(self, recipe: Recipe) -> dict[str, float]:
        """{name: metres or degrees} of a sword.

        Raises:
            RecipeError: other weights.
        """
        return measure(self.shape(recipe, _HANDLE_RESOLUTION))

    @property
    def dimension_ranges(self) -> dict[str, tuple[float, float]]:
        """{name: (low, high)} that :meth:`resize` reaches for, metres or degrees."""
        return {name: tuple(bounds) for name, bounds in self._weights.card["dimensions"].items()}

    def mix(self, parts: dict[str, Recipe], locked: tuple[str, ...] = ()) -> Recipe:
        """A sword of the parts of several, as near as the weights can come to it.

        Args:
            parts: {"blade", "guard", "grip", "pommel": the sword it is taken from}.
            locked: parts that must stay as they are before the others.
        Raises:
            HandleError: a part is missing or unknown. RecipeError: other weights.
        """
        grids = mix({part: self.shape(recipe, _MEASURE_RESOLUTION) for part, recipe in parts.items()})
        return replace(self.of_charts(grids, part_weights(locked, _LOCK)), origin="blended")

    def of_charts(self, grids: np.ndarray, weights: np.ndarray | float = 1.0) -> Recipe:
        """The sword whose charts are nearest to given ones.

        Args:
            grids: (25, R, R, 3) sword space, metres. weights: of a point's squared error, broadcastable to ``grids``.
        """
        latent = project(self._engine, self.latent_size, sword_frame(grids).to_unit(grids), weights)
        return self._recipe(latent, grip_pose(grids).span, style=None, seed=None, origin="reconstructed")

    def open_charts(self, recipe: Recipe, resolution: int) -> np.ndarray:
        """(25, R, R, 3) float32 as decoded, unit sphere, borders not yet closed.

        Raises:
            RecipeError: other weights. ValueError: resolution outside its limits.
        """
        return open_charts(
            self._engine, self._checked(recipe).vector(), self._detail(recipe), check_resolution(resolution)
        )

    def vary(
        self, recipe: Recipe, locked: Sequence[str], seed: int, variety: float = 1.0, reach: float = 1.0
    ) -> Recipe:
        """A new sword of the same style that keeps the locked parts.

        Args:
            reach: how far to go towards it; 0 is the sword itself.
        Raises:
            HandleError: an unknown part. RecipeError: other weights.
        """
        self._checked(recipe)
        unknown = sorted(set(locked) - set(CHARTS_OF_PART))
        if unknown:
            raise HandleError(f"There is no part {', '.join(unknown)}; there are {', '.join(CHARTS_OF_PART)}.")
        new = self.sample(recipe.style, seed, variety)
        if locked:
            new = self.mix({part: recipe if part in locked else new for part in CHARTS_OF_PART}, tuple(locked))
        if reach != 1:
            new = self.blend(recipe, new, reach)
        return replace(new, style=recipe.style or new.style, seed=seed, origin="generated")

    def breed(self, a: Recipe, b: Recipe, seed: int) -> Recipe:
        """A child of two swords: each part lies somewhere between its parents' own, and not all at the same place.

        Raises:
            RecipeError: either belongs to other weights.
        """
        shares = np.random.default_rng(seed).uniform(size=len(CHARTS_OF_PART))
        parts = {part: self.blend(a, b, share) for part, share in zip(CHARTS_OF_PART, shares, strict=True)}
        return replace(self.mix(parts), style=a.style if a.style == b.style else None, seed=seed)

    def novelty(self, recipe: Recipe) -> float:
        """Distance to the nearest training sword, in typical nearest-neighbour distances; see ``handles.novelty``.

        Raises:
            RecipeError: other weights.
        """
        return self._novelty.of(self._checked(recipe).vector())

    def blend(self, a: Recipe, b: Recipe, t: float) -> Recipe:
        """Between two swords: t = 0 is a, t = 1 is b; lengths geometrically.

        Raises:
            RecipeError: either belongs to other weights.
        """
        self._checked(a), self._checked(b)
        latent = (1 - t) * a.vector() + t * b.vector()
        length = a.length ** (1 - t) * b.length**t
        style = a.style if a.style == b.style else None
        blended = self._recipe(latent, length, style=style, seed=None, origin="blended")
        return replace(blended, detail=pack_detail(self._between(a, b, t)))

    def _between(self, a: Recipe, b: Recipe, t: float) -> np.ndarray | None:
        """Detail between two swords, where either has any."""
        first, last = self._detail(a), self._detail(b)
        if first is None and last is None:
            return None
        return (1 - t) * (0 if first is None else first) + t * (0 if last is None else last)

    def reconstruct(self, mesh: TriangleMesh, refine: str = "none", seed: int = 0) -> Reconstruction:
        """The 25-chart likeness of a mesh, in its place and size.

        Args:
            refine: "none" encodes only; "latent" fits the code to the surface; "surface" then
                lets each patch move by itself, where no code can follow, and keeps that if it is nearer.
            seed: of the surface samples.
        Raises:
            RodinError: unknown refinement, or one that these weights cannot do.
        """
        return finish(self.reconstructing(mesh, refine, seed))

    def reconstructing(self, mesh: TriangleMesh, refine: str = "none", seed: int = 0) -> Steps[Reconstruction]:
        """:meth:`reconstruct` in slices of about a tenth of a second, which yield the share done."""
        started = time.perf_counter()
        found = yield from find_likeness(self._engine, mesh, refine, np.random.default_rng(seed))
        recipe, placement = self._place(found.latent, found.frame, found.detail)
        squared = found.chamfer_l2_sq
        rms = float(np.sqrt(squared / 2)) * found.frame.scale
        return Reconstruction(recipe, placement, squared, rms, time.perf_counter() - started)

    def _place(self, latent: np.ndarray, frame: Frame, detail: np.ndarray | None) -> tuple[Recipe, np.ndarray]:
        """Recipe, and the rigid motion that puts its sword space where the mesh was."""
        pose = grip_pose(self._decode(latent, _MEASURE_RESOLUTION, detail))
        placement = np.eye(4)
        placement[:3, :3] = frame.rotation.T @ pose.rotation.T
        placement[:3, 3] = frame.from_unit(pose.origin)
        recipe = self._recipe(latent, pose.span * frame.scale, style=None, seed=None, origin="reconstructed")
        return replace(recipe, detail=pack_detail(detail)), placement

    # -- shared -----------------------------------------------------------------------

    def _decode(self, latent: np.ndarray, resolution: int, detail: np.ndarray | None = None) -> np.ndarray:
        """(25, R, R, 3) float32, unit sphere, borders closed."""
        return weld(check_resolution(resolution)).close_seams(
            open_charts(self._engine, latent, detail, resolution)
        )

    def _detail(self, recipe: Recipe) -> np.ndarray | None:
        """(25, F + 1, 3) float32 of a recipe, or None.

        Raises:
            RecipeError: it is not these weights'.
        """
        flat = recipe.detail_array()
        if flat is None:
            return None
        size = CHART_COUNT * (self._weights.config.patch_widths[-1] + 1) * 3
        if not self._engine.linear or flat.size != size:
            raise RecipeError("The recipe's detail does not fit these weights.")
        return flat.reshape(CHART_COUNT, -1, 3)

    def _recipe(self, latent: np.ndarray, length: float, **rest) -> Recipe:
        return Recipe(tuple(float(value) for value in latent), float(length), weights=self.weights_hash, **rest)

    def _checked(self, recipe: Recipe) -> Recipe:
        if recipe.weights != self.weights_hash:
            raise RecipeError(
                "This sword was made with other weights; open those weights to edit it."
            )
        if len(recipe.latent) != self.latent_size:
            count = len(recipe.latent)
            raise RecipeError(f"The recipe has {count} latent numbers; these weights need {self.latent_size}.")
        return recipe


def _with_latent(recipe: Recipe, latent: np.ndarray) -> Recipe:
    return replace(recipe, latent=tuple(float(value) for value in latent))
