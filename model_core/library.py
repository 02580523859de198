"""Many models at once: which there are, found by their cards alone, and opened when they are first needed.

A model is known by the sha256 of its weights, so a recipe finds its own whatever folder it is in.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from .errors import RecipeError, RodinError, WeightsError
from .kinds import OLDEST, Kind, kind_of_card
from .model import Model
from .recipe import Recipe
from .weights import FORMER, SHIPPED, card_path, named_hash, read_card

MOST_MODELS = 10_000
_DEPTH = 2  # folders below one that is named in which models are looked for


@dataclass(frozen=True)
class Entry:
    """One model that can be opened, as its card tells.

    Attributes:
        folder: of its weights. sha256: by which recipes name it.
        name: for people; unlike that of every other entry of the library.
        kind: of what it makes.
        styles: that it can draw. ranges: {dimension: [low, high]} in metres and degrees.
        licence: of the weights.
    """

    folder: Path
    sha256: str
    name: str
    kind: Kind
    styles: tuple[str, ...]
    ranges: dict[str, list[float]]
    licence: str


class Library:
    """The models of some folders.

    Args:
        folders: each a model's own, or one that holds models; those that come with Rodin are first in any case.
        engine, device: see ``Model.open``.
    """

    def __init__(self, folders: Iterable[Path] = (), engine: str = "auto", device: str = "auto"):
        self._engine, self._device = engine, device
        self._open: dict[str, Model] = {}
        self.problems: list[RodinError] = []
        """Why folders that look like models are left out, a sentence each."""
        self._entries = _named_apart(self._found((SHIPPED, *folders)))
        offered = (entry for entry in self._entries.values() if not entry.folder.is_relative_to(FORMER))
        self.entries: tuple[Entry, ...] = tuple(offered)
        """All models that are offered, those that come with Rodin first."""

    def entry(self, sha256: str) -> Entry | None:
        """The model of a hash, offered or former, or None."""
        return self._entries.get(sha256)

    def first(self, kind: str | None = None, folder: Path | None = None) -> Entry:
        """The first model, or the first of a kind, of a folder or of both.

        Raises:
            WeightsError: there is none.
        """
        for entry in self.entries if folder is None else self.within(folder):
            if kind in (None, entry.kind.name):
                return entry
        if kind is None:
            raise WeightsError("There is no model; reinstall Rodin.")
        raise WeightsError("There is no model of the kind {kind}.", kind=kind)

    def one_a_kind(self, folder: Path | None = None) -> list[Entry]:
        """The first model of each kind: of all, or of those in a folder."""
        kinds: dict[str, Entry] = {}
        for entry in self.entries if folder is None else self.within(folder):
            kinds.setdefault(entry.kind.name, entry)
        return list(kinds.values())

    def in_turn(self, entries: Sequence[Entry], seed: int) -> Model:
        """The model that a seed is drawn from where several are meant: one after the other, opened."""
        return self.open(entries[seed % len(entries)].sha256)

    def within(self, folder: Path) -> list[Entry]:
        """The models of a folder."""
        return [entry for entry in self.entries if entry.folder.resolve().is_relative_to(folder.resolve())]

    def open(self, sha256: str) -> Model:
        """The model of a hash, opened at first use and kept.

        Raises:
            WeightsError: there is none, or its weights are damaged or gone. EngineError: see ``Model.open``.
        """
        if sha256 not in self._open:
            entry = self._entries.get(sha256)
            if entry is None:
                raise WeightsError("The model that this was made with is not here ({start}).", start=sha256[:12])
            model = Model.open(entry.folder, self._engine, self._device)
            if model.weights_hash != sha256:
                raise WeightsError("The model in {folder} has changed; reload the models.", folder=entry.folder)
            self._open[sha256] = model
        return self._open[sha256]

    def opened(self, sha256: str) -> Model | None:
        """The model if it is open already; never opens one."""
        return self._open.get(sha256)

    def of(self, recipe: Recipe) -> Model:
        """The model that a recipe was made with.

        Raises:
            WeightsError: as in :meth:`open`.
        """
        return self.open(recipe.weights)

    def check(self, recipe: Recipe) -> None:
        """See that the model of a recipe is here and can read it.

        Raises:
            RecipeError: it cannot. WeightsError: as in :meth:`open`.
        """
        self.of(recipe).check(recipe)

    def of_all(self, recipes: Iterable[Recipe]) -> Model:
        """The one model that several recipes were made with.

        Raises:
            RecipeError: they are of different kinds or models. WeightsError: as in :meth:`open`.
        """
        recipes = list(recipes)
        first = recipes[0]
        for other in recipes[1:]:
            if other.kind != first.kind:
                raise RecipeError(
                    "Assets of the kinds {one} and {other} cannot be combined.",
                    one=first.kind,
                    other=other.kind,
                )
            if other.weights != first.weights:
                raise RecipeError("These were made with different models; update them to the same model first.")
        return self.of(first)

    def _found(self, folders: Iterable[Path]) -> list[Entry]:
        entries: dict[str, Entry] = {}
        for folder in folders:
            for model in _model_folders(Path(folder)):
                try:
                    entry = _entry(model)
                except RodinError as error:
                    self.problems.append(error)
                    continue
                entries[entry.sha256] = entry  # a copy that was named counts, as its card may be written to
                if len(entries) >= MOST_MODELS:
                    return list(entries.values())
            if not Path(folder).is_dir():
                self.problems.append(WeightsError("There is no folder {folder}.", folder=folder))
        return list(entries.values())


def _model_folders(folder: Path, depth: int = _DEPTH) -> list[Path]:
    """Folders with a card, this one or below it, by name."""
    if card_path(folder).is_file():
        return [folder]
    try:
        below = sorted(filter(Path.is_dir, folder.iterdir()), key=_oldest_first) if depth else []
    except OSError:
        return []
    return [found for path in below for found in _model_folders(path, depth - 1)]


def _oldest_first(folder: Path) -> tuple[bool, Path]:
    """Folders by name; but what nobody chose stays what it was when swords were all there was."""
    return folder.name != OLDEST, folder


def _entry(folder: Path) -> Entry:
    card = read_card(folder)
    return Entry(
        folder=folder,
        sha256=named_hash(card["sha256"]),
        name=str(card.get("name") or folder.name),
        kind=kind_of_card(card["kind"]),
        styles=tuple(card["styles"]),
        ranges=card["dimensions"],
        licence=str(card["licence"]),
    )


def _named_apart(entries: list[Entry]) -> dict[str, Entry]:
    """{sha256: entry}; models with the same name get the beginning of their hash added."""
    names = Counter(entry.name for entry in entries)
    return {
        entry.sha256: entry if names[entry.name] == 1 else replace(entry, name=f"{entry.name} ({entry.sha256[:6]})")
        for entry in entries
    }
