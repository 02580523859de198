"""The one door hosts use: a model that samples, decodes, slides, resizes, blends and reconstructs."""

from __future__ import annotations

import time
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np

from .codec import Codec
from .editing import combine
from .editing.draw import Sampler
from .editing.resize import Resizing
from .editing.slide import Sliding
from .editing.sound import SoundRecipes
from .engine import Engine, open_engine
from .errors import KindError, RecipeError
from .handles.parts import check_parts
from .handles.solve import RESOLUTION as HANDLE_RESOLUTION
from .kinds import Kind
from .latent.likeness import find_likeness
from .recipe import Recipe
from .steps import ProgressGenerator, finish
from .surface.mesh import TriangleMesh
from .weights import SLIDERS, Weights, load_weights

SLIDER_COUNT = SLIDERS


@dataclass(frozen=True)
class Reconstruction:
    """What was made of a mesh.

    Attributes:
        recipe: the likeness.
        placement: (4, 4) float64, asset space -> the input's coordinates: rigid, and scaled where the input is
            smaller or larger than a recipe's length may be.
        chamfer_l2_sq: between 2,500 points of each, unit-sphere frame.
        rms_distance: root of the mean of the two mean squared distances, input's units.
        seconds: time from the first slice to the last.
    """

    recipe: Recipe
    placement: np.ndarray
    chamfer_l2_sq: float
    rms_distance: float
    seconds: float

    def placed(self, points: np.ndarray) -> np.ndarray:
        """Points (..., 3) of the likeness in asset space, in the input's coordinates."""
        return points @ self.placement[:3, :3].T + self.placement[:3, 3]


@dataclass(frozen=True)
class Update:
    """What became of a shape of other weights.

    Attributes:
        recipe: the nearest one of these weights.
        rms_distance, largest_distance: between corresponding chart points, metres.
    """

    recipe: Recipe
    rms_distance: float
    largest_distance: float


class Model:
    """Open weights and an engine. Every asset is a ``Recipe``; every shape is its kind's C chart grids in metres."""

    def __init__(self, weights: Weights, engine: Engine):
        self._weights, self._engine = weights, engine
        self._codec = Codec(weights, engine)
        self._soundness = SoundRecipes(self._codec)
        self._sampler = Sampler(self._codec, self._soundness)
        self._resizing = Resizing(self._codec, self._soundness)
        self._sliding = Sliding(self._codec, self._soundness)

    @classmethod
    def open(cls, folder: Path, engine: str = "auto", device: str = "auto") -> Model:
        """Load and check weights, and start a compute engine.

        Args:
            folder: of the weights. engine: auto, numpy, torch. device: auto, cpu, cuda, mps.
        Raises:
            WeightsError, EngineError: one sentence each.
        """
        weights = load_weights(folder)
        return cls(weights, open_engine(weights, engine, device))

    def with_forge(self, kind: Kind) -> Model:
        """The same model, of a kind that can forge assets as well.

        Args:
            kind: the one it was trained on, out of its folder.
        Raises:
            KindError: it is another kind, or its parts or dimensions are no longer those of the model.
        """
        own = self.kind
        if (kind.name, kind.layout, kind.dimensions) != (own.name, own.layout, own.dimensions):
            raise KindError(
                "The kind in {folder} has other parts or dimensions than the model, which makes {plural}.",
                folder=kind.folder,
                plural=own.words.plural,
            )
        return Model(replace(self._weights, kind=replace(own, folder=kind.folder)), self._engine)

    @property
    def kind(self) -> Kind:
        """Of what it makes."""
        return self._weights.kind

    @property
    def styles(self) -> tuple[str, ...]:
        """Names that :meth:`sample` takes."""
        return self._weights.styles

    @property
    def engine_label(self) -> str:
        """Compute engine and device in use, for people."""
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

    @property
    def dimension_ranges(self) -> dict[str, tuple[float, float]]:
        """{name: (low, high)} that :meth:`resize` reaches for, metres or degrees."""
        return self._resizing.ranges

    # -- recipes and shapes -----------------------------------------------------------

    def shape(self, recipe: Recipe, resolution: int) -> np.ndarray:
        """The charts of an asset.

        Returns:
            (C, R, R, 3) float32 metres in asset space, see ``charts.pose``. Shared borders coincide.
        Raises:
            RecipeError: the recipe belongs to another kind or to other weights.
            ValueError: resolution outside its limits.
        """
        return self._codec.shape(recipe, resolution)

    def open_charts(self, recipe: Recipe, resolution: int) -> np.ndarray:
        """(C, R, R, 3) float32 as decoded, unit sphere, borders not yet closed; raises as :meth:`shape`."""
        return self._codec.open(recipe, resolution)

    def mesh(self, recipe: Recipe, resolution: int) -> TriangleMesh:
        """The closed mesh of an asset in asset space, metres; raises as :meth:`shape`."""
        return TriangleMesh.of_charts(self.shape(recipe, resolution), self.kind.layout)

    def of_charts(self, grids: np.ndarray, weights: np.ndarray | float = 1.0) -> Recipe:
        """The recipe whose charts are nearest to given ones.

        Args:
            grids: (C, R, R, 3) asset space, metres. weights: of a point's squared error, broadcastable to ``grids``.
        """
        return self._codec.of_charts(grids, weights)

    def update(self, recipe: Recipe, grids: np.ndarray) -> Update:
        """An asset of other weights brought to these: its charts correspond, so this is least squares.

        Args:
            recipe: of the same kind. grids: (C, R, R, 3) its charts, asset space, metres.
        Raises:
            RecipeError: of another kind. NoShapeError: none of these weights has all parts the right way out.
        """
        if recipe.kind != self.kind.name or len(grids) != self.kind.layout.chart_count:
            raise RecipeError(
                "A {kind} cannot be updated with a model of {plural}.", kind=recipe.kind, plural=self.kind.words.plural
            )
        found = self._soundness.sound(self._codec.of_charts(grids))
        found = replace(found, style=self._own_style(recipe), seed=None, origin=recipe.origin)
        gap = np.linalg.norm(self.shape(found, grids.shape[1]) - grids, axis=-1)
        return Update(found, float(np.sqrt(np.square(gap).mean())), float(gap.max()))

    def check(self, recipe: Recipe) -> None:
        """See that a recipe is one of these weights.

        Raises:
            RecipeError: it is of another kind or of other weights, or has another count of numbers.
        """
        self._codec.checked(recipe)

    def dimensions(self, recipe: Recipe) -> dict[str, float]:
        """{name: metres or degrees} of an asset; raises as :meth:`shape`."""
        return self.kind.measure(self.shape(recipe, HANDLE_RESOLUTION))

    def novelty(self, recipe: Recipe) -> float:
        """Distance to the nearest training shape, in typical nearest-neighbour distances; raises as :meth:`shape`."""
        return self._sampler.novelty(self._codec.checked(recipe).vector())

    # -- sound shapes -----------------------------------------------------------------

    def is_sound(self, recipe: Recipe) -> bool:
        """Whether no part of an asset is inside out, see ``latent.soundness``; raises as :meth:`shape`."""
        return self._soundness.is_sound(self._codec.checked(recipe))

    def sound(self, recipe: Recipe) -> Recipe:
        """The asset itself where it is sound, else the nearest that is.

        Raises:
            NoShapeError: none is near. RecipeError: as :meth:`shape`.
        """
        return self._soundness.sound(self._codec.checked(recipe))

    def inside_out(self, recipe: Recipe) -> list[str]:
        """Parts of an asset that are inside out, or nearly; raises as :meth:`shape`."""
        return self._soundness.turned(self._codec.checked(recipe))

    def can_slide(self, recipe: Recipe, values: Sequence[float]) -> bool:
        """Whether an asset moved along the slider directions is sound; arguments and errors as in :meth:`slide`."""
        return self._sliding.can_slide(recipe, values)

    def reach(self, recipe: Recipe, values: Sequence[float], shown: Recipe | None = None) -> np.ndarray:
        """How far sliders can go before a part is inside out.

        Args:
            values: SLIDER_COUNT numbers in standard deviations, where they are to go.
            shown: the asset from which they go there, if it is one that they make of ``recipe``; else ``recipe``.
        Returns:
            (SLIDER_COUNT,) float32: ``values`` themselves where all of the way can be gone, or where it starts
            from an asset with a part inside out.
        Raises:
            RecipeError: see :meth:`slide`.
        """
        return self._sliding.reach(recipe, values, shown)

    # -- new recipes ------------------------------------------------------------------

    def sample(self, style: str | None, seed: int, variety: float = 1.0) -> Recipe:
        """A new asset from the prior; the same arguments give the same one.

        It is drawn again where a part is inside out, and if that does not help, it is the
        nearest sound asset.

        Raises:
            RecipeError: unknown style, negative seed or variety out of 0..2.
        """
        return self._sampler.sample(style, seed, variety)

    def sample_between(self, first: str, second: str, share: float, seed: int, variety: float = 1.0) -> Recipe:
        """A new asset between two styles: share 0 is the first's, 1 the second's, as :meth:`sample` gives them.

        Between the ends it has no style, unless both are one.

        Raises:
            RecipeError: share out of 0..1, or see :meth:`sample`.
        """
        return self._sampler.sample_between(first, second, share, seed, variety)

    def slide(self, recipe: Recipe, values: Sequence[float], sound: bool = True) -> Recipe:
        """The asset moved along the slider directions, as far as no part is inside out.

        Args:
            values: SLIDER_COUNT numbers in standard deviations; zeros give the asset itself.
            sound: stop before a part is inside out. From an asset that has such a part already
                it becomes the nearest sound one.
        Raises:
            RecipeError: other weights, or another count of values. NoShapeError: no sound one is near.
        """
        return self._sliding.slide(recipe, values, sound)

    def resize(self, recipe: Recipe, wanted: dict[str, float], hold: bool = True) -> Recipe:
        """The nearest asset with the wanted dimensions.

        Args:
            wanted: {name of one of the kind's dimensions: metres or degrees}.
            hold: keep the other dimensions as they are.
        Raises:
            HandleError: unknown, out of range, or none near this one, or only with a part inside out.
            RecipeError: other weights.
        """
        return self._resizing.resize(recipe, wanted, hold)

    def blend(self, a: Recipe, b: Recipe, t: float, sound: bool = True) -> Recipe:
        """Between two assets: t = 0 is a, t = 1 is b; lengths geometrically.

        Args:
            sound: where a part is inside out, the nearest asset without. Of 2,500 blends one had such a part.
        Raises:
            RecipeError: either belongs to another kind or to other weights. NoShapeError: no sound one is near.
        """
        blended = combine.blend(self._codec, a, b, t)
        return self._soundness.sound(blended) if sound else blended

    def mix(self, parts: dict[str, Recipe], locked: tuple[str, ...] = ()) -> Recipe:
        """An asset of the parts of several, as near as the weights can come to it.

        Args:
            parts: {each part of the kind: the asset it is taken from}.
            locked: parts that must stay as they are before the others.
        Raises:
            HandleError: a part is missing or unknown, or no sound asset is near. RecipeError: other weights.
        """
        return self._soundness.sound(combine.mix(self._codec, parts, locked))

    def breed(self, a: Recipe, b: Recipe, seed: int) -> Recipe:
        """A child of two assets: each part lies somewhere between its parents' own, and not all at the same place.

        Raises:
            RecipeError: either belongs to other weights. NoShapeError: no sound one is near.
        """
        return self._soundness.sound(combine.breed(self._codec, a, b, seed))

    def vary(
        self, recipe: Recipe, locked: Sequence[str], seed: int, variety: float = 1.0, reach: float = 1.0
    ) -> Recipe:
        """A new asset that keeps the locked parts, of the same style if these weights have it.

        Args:
            reach: how far to go towards it; 0 is the asset itself.
        Raises:
            HandleError: an unknown part. RecipeError: other weights.
        """
        self._codec.checked(recipe)
        check_parts(self.kind, locked)
        style = self._own_style(recipe)
        new = self.sample(style, seed, variety)
        if locked:
            parts = self.kind.layout.parts
            new = self.mix({part: recipe if part in locked else new for part in parts}, tuple(locked))
        if reach != 1:
            new = self.blend(recipe, new, reach)
        return replace(new, style=style or new.style, seed=seed, origin="generated")

    def _own_style(self, recipe: Recipe) -> str | None:
        """A recipe's style, if these weights have it: a file may name any."""
        return recipe.style if recipe.style in self.styles else None

    # -- meshes -----------------------------------------------------------------------

    def reconstruct(self, mesh: TriangleMesh, refine: str = "none", seed: int = 0) -> Reconstruction:
        """The likeness of a mesh, in its place and size.

        Args:
            refine: "none" encodes only; "latent" fits the code to the surface; "surface" then
                lets each patch move by itself, where no code can follow, and keeps that if it is nearer.
            seed: of the surface samples.
        Raises:
            RodinError: unknown refinement, or one that these weights cannot do.
        """
        return finish(self.reconstructing(mesh, refine, seed))

    def reconstructing(
        self, mesh: TriangleMesh, refine: str = "none", seed: int = 0
    ) -> ProgressGenerator[Reconstruction]:
        """:meth:`reconstruct` in slices of about a tenth of a second, which yield the share done."""
        started = time.perf_counter()
        rng = np.random.default_rng(seed)
        found = yield from find_likeness(self._engine, mesh, refine, rng, self.kind.stands)
        recipe, placement = self._codec.placed(found.latent, found.frame, found.detail)
        rms = float(np.sqrt(found.chamfer_l2_sq / 2)) * found.frame.scale
        return Reconstruction(recipe, placement, found.chamfer_l2_sq, rms, time.perf_counter() - started)
