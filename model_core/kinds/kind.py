"""What a kind of asset is: one frozen value that everything generic takes as an argument."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path

import numpy as np

from ..charts.atlas import Atlas
from ..charts.ends import End
from ..charts.layout import Layout
from ..charts.measures import Measure
from ..charts.pose import Pose, PoseRule, find_pose
from ..errors import Word
from .forging import Forge, open_forge


@dataclass(frozen=True)
class Words:
    """What people call it: "sword", "swords"."""

    singular: Word
    plural: Word


@dataclass(frozen=True)
class Dimension:
    """One size that an artist sets.

    Attributes:
        name: as in recipes, panels and commands.
        part: the part that changes most when it is set.
        measure: how it is read.
        meaning: for people.
        held: whether it stays as it is while others are set.
        frees: dimensions that are not held while this one is set.
    """

    name: str
    part: str
    measure: Measure
    meaning: str
    held: bool = True
    frees: tuple[str, ...] = ()

    @property
    def unit(self) -> str:
        """ "m" or "deg"."""
        return self.measure.unit

    @property
    def title(self) -> Word:
        """Its name as a label."""
        return Word(self.name.replace("_", " ").title())


@dataclass(frozen=True)
class Joint:
    """A part stands on an end of another, and moves with it when parts are exchanged."""

    part: str
    on: End


@dataclass(frozen=True)
class Material:
    """What a part is made of.

    Attributes:
        name: of the material in a scene.
        colour: linear RGB. metallic, roughness: on 0..1.
        finish: one of ``FINISHES``.
    """

    name: str
    colour: tuple[float, float, float]
    metallic: float
    roughness: float
    finish: str = "plain"


FINISHES = ("plain", "brushed", "worn", "wrapped")


@dataclass(frozen=True)
class SocketRule:
    """A place where games hold things: "pivot", "middle" of a part's box, or a part's furthest point along an axis."""

    name: str
    at: str
    part: str | None = None


SOCKET_PLACES = ("pivot", "middle", "+X", "-X", "+Y", "-Y", "+Z", "-Z")


@dataclass(frozen=True)
class Collision:
    """How parts are cut into convex pieces.

    Attributes:
        most_pieces: that a part is cut into.
        deepest_dip: how deep a piece's surface may dip below its hull, over the asset's length.
    """

    most_pieces: int = 8
    deepest_dip: float = 0.01


@dataclass(frozen=True)
class Kind:
    """One kind of asset.

    Attributes:
        name: as in cards, recipes and commands.
        words: for people.
        layout: its charts.
        pose: where its own space lies.
        dimensions: in the order a panel shows them.
        joints: of all parts but the pivot, each after the part it stands on.
        materials: of each part, in the layout's order.
        sockets: in the order they are written.
        collision: how it is cut into pieces.
        farthest: how far a mesh of this kind may lie from its likeness, over its size; what lies farther is none.
        stands: its meshes stand along their own axes, so they are not seen along their principal ones.
        girths: dimensions that a stout asset has larger than a slender one.
        judged: the part whose thickness and normals evaluation compares.
        atlases: of textures (UV0) and of lightmaps (UV1).
        translations: {locale: {English: its own words in that language}}.
        limits: what its model cannot do, for the model's card.
        licence: of the weights that are trained for it, for the card and for what is exported.
        folder: where its forge is; None for one that came with a model.
        source: what it was read from, for a card that carries it.
    """

    name: Word
    words: Words
    layout: Layout
    pose: PoseRule
    dimensions: tuple[Dimension, ...]
    joints: tuple[Joint, ...]
    materials: tuple[Material, ...]
    sockets: tuple[SocketRule, ...]
    collision: Collision
    judged: str
    atlases: tuple[Atlas, Atlas]
    translations: dict[str, dict[str, str]] = field(default_factory=dict, compare=False)
    farthest: float = 0.02
    stands: bool = False
    girths: tuple[str, ...] = ()
    limits: str = ""
    licence: str = "not stated"
    folder: Path | None = None
    source: dict = field(default_factory=dict, compare=False, repr=False)

    @cached_property
    def _hash(self) -> int:
        return hash((self.name, self.layout, self.dimensions))

    def __hash__(self) -> int:
        """Kept, because caches are keyed by kinds."""
        return self._hash

    @cached_property
    def dimension_names(self) -> tuple[str, ...]:
        """Of all dimensions, in order."""
        return tuple(dimension.name for dimension in self.dimensions)

    def dimension(self, name: str) -> Dimension:
        """The dimension of a name."""
        return self.dimensions[self.dimension_names.index(name)]

    def words_in(self, locale: str) -> dict[str, str]:
        """{English: translation} of its own words, also as they begin a label; none in a language it does not have.

        Args:
            locale: such as "de".
        """
        known = self.translations.get(locale, {})
        names = {word: known[word] for word in (self.words.singular, self.words.plural) if word in known}
        return {word.title(): name[:1].upper() + name[1:] for word, name in names.items()} | known

    def find_pose(self, grids: np.ndarray) -> Pose:
        """Where the own space of a shape lies, whose grids are (C, R, R, 3) in any units."""
        return find_pose(grids, self.layout, self.pose)

    def measure(self, grids: np.ndarray) -> dict[str, float]:
        """{dimension: metres or degrees} of a shape, whose grids are (C, R, R, 3) metres in asset space."""
        grids = np.asarray(grids, dtype=np.float64)
        return {one.name: one.measure.read(grids, self.layout) for one in self.dimensions}

    @cached_property
    def forge(self) -> Forge:
        """Its procedural generator.

        Raises:
            KindError: it has none, or a broken one.
        """
        return open_forge(self.name, self.folder, self.layout, self.pose)
