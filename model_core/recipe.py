"""A recipe: everything needed to make one asset again from the same weights."""

from __future__ import annotations

import base64
import json
from dataclasses import dataclass

import numpy as np

from .errors import RecipeError, Word
from .json_text import LARGEST_WHOLE, JsonError, is_text, parsed
from .kinds import OLDEST as OLDEST_KIND

ORIGINS = ("generated", "reconstructed", "blended")
LARGEST_LATENT = 100.0  # standard deviations; beyond it no decoder was ever asked
LARGEST_DETAIL = 1_000_000
"""Characters."""
LARGEST_WORD = 255
"""Characters of a style's, kind's or model's name."""
LENGTH_LIMITS_M = (1e-4, 1e5)
_ADDED = {"detail", "kind"}  # since the first recipes; what leaves them out is still read


@dataclass(frozen=True)
class Recipe:
    """One asset.

    Attributes:
        latent: the code, in standard deviations.
        length: metres, between the ends that its kind's pose names.
        style: family it was drawn from, if any.
        seed: seed it was drawn with, if any.
        origin: "generated", "reconstructed" or "blended".
        weights: sha256 of the weights that the latent belongs to.
        detail: what surface refinement added to the last layer's weights, float16 little-endian
            in base64; None for a shape that is its latent alone.
        kind: name of its kind.
    """

    latent: tuple[float, ...]
    length: float
    style: str | None
    seed: int | None
    origin: str
    weights: str
    detail: str | None = None
    kind: str = OLDEST_KIND

    def vector(self) -> np.ndarray:
        """(D,) float32."""
        return np.array(self.latent, dtype=np.float32)

    def detail_array(self) -> np.ndarray | None:
        """(M,) float32, or None."""
        return None if self.detail is None else _unpack(self.detail)

    def to_dict(self) -> dict:
        """Plain JSON types."""
        return {**vars(self), "latent": list(self.latent)}

    def to_json(self) -> str:
        """One line of JSON; the same numbers come back."""
        return json.dumps(self.to_dict())

    @classmethod
    def from_dict(cls, values: object) -> Recipe:
        """A checked recipe.

        Raises:
            RecipeError: keys missing or unknown, or values of the wrong type or size.
        """
        keys = set(cls.__dataclass_fields__)
        if not isinstance(values, dict) or set(values) | _ADDED != keys:
            raise RecipeError(
                "This is not a recipe: it must have exactly these keys: {keys}.", keys=", ".join(sorted(keys))
            )
        latent = _latent(values["latent"])
        length = values["length"]
        if not _is_number(length) or not LENGTH_LIMITS_M[0] <= length <= LENGTH_LIMITS_M[1]:
            raise RecipeError("The recipe's length is not a valid number of metres.")
        style, seed, origin, weights = (values[key] for key in ("style", "seed", "origin", "weights"))
        if not (style is None or _is_short(style)) or not (seed is None or _is_seed(seed)):
            raise RecipeError("The recipe's style or seed has the wrong type.")
        if origin not in ORIGINS or not _is_short(weights):
            raise RecipeError("The recipe's origin or weights have the wrong type.")
        detail = values.get("detail")
        if detail is not None:
            _unpack(detail)
        kind = values.get("kind", OLDEST_KIND)
        if not _is_short(kind):
            raise RecipeError("The recipe's kind has the wrong type.")
        return cls(latent, float(length), style, seed, origin, weights, detail, Word(kind))

    @classmethod
    def from_json(cls, text: str) -> Recipe:
        """See :meth:`from_dict`.

        Raises:
            RecipeError: not JSON, or not a recipe.
        """
        try:
            values = parsed(text)
        except JsonError as error:
            raise RecipeError("This is not a recipe. {reason}", reason=error) from error
        return cls.from_dict(values)


def pack_detail(detail: np.ndarray | None) -> str | None:
    """Any array of numbers as a recipe's ``detail``; None stays None."""
    return None if detail is None else base64.b64encode(detail.astype("<f2").tobytes()).decode("ascii")


def _unpack(text: object) -> np.ndarray:
    """(M,) float32 of a recipe's ``detail``."""
    try:
        if not isinstance(text, str) or len(text) > LARGEST_DETAIL:
            raise ValueError
        values = np.frombuffer(base64.b64decode(text, validate=True), dtype="<f2").astype(np.float32)
    except ValueError:  # binascii's error is one too
        raise RecipeError("The recipe's detail cannot be read.") from None
    if not np.isfinite(values).all():
        raise RecipeError("The recipe's detail contains NaN or infinite numbers.")
    return values


def _latent(values: object) -> tuple[float, ...]:
    if not isinstance(values, (list, tuple)) or not values or not all(_is_number(value) for value in values):
        raise RecipeError("The recipe's latent is not a list of numbers.")
    if max(abs(value) for value in values) > LARGEST_LATENT:
        raise RecipeError("The recipe's latent exceeds {most:.0f} standard deviations.", most=LARGEST_LATENT)
    return tuple(float(value) for value in values)


def _is_short(value: object) -> bool:
    """Whether it is a word that sentences, files and panels can hold."""
    return is_text(value) and len(value) <= LARGEST_WORD


def _is_seed(value: object) -> bool:
    return isinstance(value, int) and not isinstance(value, bool) and abs(value) <= LARGEST_WHOLE


def _is_number(value: object) -> bool:
    return isinstance(value, (int, float)) and not isinstance(value, bool) and value == value
