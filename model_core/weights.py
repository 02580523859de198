"""Weights on disk: a folder with one .npz of arrays (never pickled) and one JSON card that vouches for it.

Weights are hostile input: the card's hash, every name, every shape and every
number is checked before anything is used.
"""

from __future__ import annotations

import hashlib
import io
import json
import math
import re
import zipfile
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from .errors import KindError, WeightsError, shown
from .files import alone_in, work_folder, write_whole
from .json_text import JsonError, is_text, parsed
from .kinds import OLDEST as OLDEST_KIND
from .kinds import Kind, card_entry, kind_of_card
from .network.config import ModelConfig
from .network.shapes import parameter_shapes
from .recipe import LARGEST_LATENT, LARGEST_WORD, LENGTH_LIMITS_M
from .rows import packed, unpacked

FORMAT = 2
ARRAYS, CARD = "weights.npz", "weights.json"
_OLD_FILES = {CARD: "swords.json", ARRAYS: "swords.npz"}
"""How Rodin 0.1.0 called them."""
SHIPPED = Path(__file__).resolve().parent.parent / "weights"
"""A folder for each model that comes with Rodin."""
FORMER = SHIPPED / "former"
"""Those of earlier versions, which open their files and are no longer offered."""
_RETIRED = {
    "5946b44d6dcea8ff23892c451ca6bed2d6e3f36d6e990ceccc1ec4f9eb3dd2c1": (
        "dc256a85d53a6cf8b384b380b32a6ebf6ded04450bfcf836bf05e8d825236c93"
    ),
}
"""{sha256 of former weights as they are kept, without what encodes: that of the whole ones, which recipes name}; see
docs/retire_weights.py."""
_REACH = 4  # standard deviations of a Gaussian, within which all but a few draws lie
_LARGEST_NUMBER = 1e6  # those of the swords stay below 130; products of larger ones overflow
LARGEST_BYTES = 64 * 2**20
SLIDERS = 8
_CARD_KEYS = {"format", "kind", "config", "styles", "dimensions", "sha256", "licence", "training", "metrics"}
_MOST_STYLES = 1_000
_SHA256 = re.compile("[0-9a-f]{64}")
_LARGEST_DIMENSION = 1e6  # metres or degrees; a panel holds float32


@dataclass(frozen=True)
class Weights:
    """A checked set of weights.

    Attributes:
        kind: of what they are.
        config: the network's sizes.
        parameters: {name: float32 array}, names as in ``network.shapes``.
        prior: {"weights" (K,), "means" (K, D + 1), "style" (K,)}, shares and codes of K training shapes;
            the last coordinate is the natural logarithm of the length in metres. Rodin 0.1.0 wrote K
            Gaussians and their "factors" (K, D + 1, D + 1), lower triangles of the covariances.
        sliders: (8, D) float32, latent directions, two thirds of a standard deviation long, sorted by
            how much they change the shape.
        novelty: what ``handles.novelty`` keeps of the training set.
        styles: family names that ``prior["style"]`` counts into.
        sha256: by which recipes name it, see :func:`named_hash`.
        card: the whole card.
    """

    kind: Kind
    config: ModelConfig
    parameters: dict[str, np.ndarray]
    prior: dict[str, np.ndarray]
    sliders: np.ndarray
    novelty: dict[str, np.ndarray]
    styles: tuple[str, ...]
    sha256: str
    card: dict


def load_weights(folder: Path) -> Weights:
    """Read and check the weights of a folder.

    Raises:
        WeightsError: missing, truncated, tampered with, or not this network's.
    """
    folder = Path(folder)
    card, path = read_card(folder), _file(folder, ARRAYS)
    content = _read(path)
    digest = hashlib.sha256(content).hexdigest()
    if digest != card["sha256"]:
        raise WeightsError("{path} is damaged or was changed: it does not match its card. Install it again.", path=path)
    kind = _kind(card, path)
    config = _config(card, path)
    if config.charts != kind.layout.chart_count:
        raise WeightsError(
            "{path} has {found} patches; a {kind} needs {count}.",
            path=path,
            found=config.charts,
            kind=kind.words.singular,
            count=kind.layout.chart_count,
        )
    arrays = _arrays(content, path)
    _check_shapes(arrays, _expected(config, arrays), path)
    _check_numbers(arrays, len(card["styles"]), path)
    return Weights(
        kind=kind,
        config=config,
        parameters=_group(arrays, "network"),
        prior=_group(arrays, "prior"),
        sliders=arrays["sliders"],
        novelty=_group(arrays, "novelty"),
        styles=tuple(card["styles"]),
        sha256=named_hash(digest),
        card=card,
    )


def read_card(folder: Path) -> dict:
    """The card of a folder's weights, checked, in today's format; the arrays are not opened.

    Raises:
        WeightsError: missing, or no card of a format that this version reads.
    """
    path = _file(Path(folder), CARD)
    content = _read(path)
    try:
        card = parsed(content)
    except JsonError as error:
        raise WeightsError("{path} is not a weights card. {reason}", path=path, reason=error) from error
    if isinstance(card, dict) and type(card.get("format")) is int and card["format"] == 1:
        card = _from_format_1(card)
    missing = sorted(_CARD_KEYS - set(card)) if isinstance(card, dict) else sorted(_CARD_KEYS)
    if missing:
        raise WeightsError("{path} is not a weights card: it is missing {keys}.", path=path, keys=", ".join(missing))
    if card["format"] != FORMAT or isinstance(card["format"], float):
        raise WeightsError(
            "{path} has format {found}; this version reads formats 1 to {newest}.",
            path=path,
            found=shown(card["format"]),
            newest=FORMAT,
        )
    _check_card(card, path)
    return card


def named_hash(sha256: str) -> str:
    """By which recipes name the weights whose .npz has this hash, hex: itself, unless they were retired."""
    return _RETIRED.get(sha256, sha256)


def card_path(folder: Path) -> Path:
    """Where the card of a folder's weights is, under today's name or an older one."""
    return _file(Path(folder), CARD)


def save_weights(folder: Path, kind: Kind, arrays: dict[str, np.ndarray], card: dict) -> None:
    """Write arrays and card together; the card, which vouches, last.

    Args:
        arrays: stored as given; see ``rows.packed``.
        card: everything but "format", "kind" and "sha256", which are filled in.
    """
    folder.mkdir(parents=True, exist_ok=True)
    buffer = io.BytesIO()
    np.savez_compressed(buffer, **arrays)
    content = buffer.getvalue()
    full = {**card, "format": FORMAT, "kind": card_entry(kind), "sha256": hashlib.sha256(content).hexdigest()}
    with alone_in(folder), work_folder(folder) as unfinished:  # so that the card vouches for these arrays
        (unfinished / ARRAYS).write_bytes(content)
        (unfinished / CARD).write_text(json.dumps(full, indent=2) + "\n", encoding="utf-8")
        for name in (ARRAYS, CARD):
            (unfinished / name).replace(folder / name)


def arrays_of(weights: Weights) -> dict[str, np.ndarray]:
    """Arrays as :func:`save_weights` takes them."""
    arrays = {f"network.{name}": array for name, array in weights.parameters.items()}
    arrays |= {f"prior.{name}": array for name, array in weights.prior.items()}
    arrays |= {f"novelty.{name}": array for name, array in weights.novelty.items()}
    return packed(arrays | {"sliders": weights.sliders})


def stored_arrays(folder: Path) -> dict[str, np.ndarray]:
    """{name: array as stored} of weights that :func:`load_weights` has checked."""
    with np.load(_file(Path(folder), ARRAYS), allow_pickle=False) as archive:
        return {_today(name): archive[name] for name in archive.files}


def add_metrics(folder: Path, metrics: dict) -> dict:
    """Write figures into the card of a folder's weights; those already there under other names stay.

    Returns:
        The card, in today's format.
    Raises:
        WeightsError: the folder holds no readable card.
    """
    card, path = read_card(folder), card_path(folder)
    card["metrics"] = {**card["metrics"], **metrics}
    stored = parsed(path.read_bytes())  # in its own format, which vouches for its arrays
    stored["metrics"] = card["metrics"]
    write_whole(path, (json.dumps(stored, indent=2) + "\n").encode())
    return card


def _file(folder: Path, name: str) -> Path:
    """Today's file, or the one that Rodin 0.1.0 wrote where only that is there."""
    old = folder / _OLD_FILES[name]
    return old if old.is_file() and not (folder / name).is_file() else folder / name


def _read(path: Path) -> bytes:
    try:
        if path.exists() and not path.is_file():  # a device may be read for ever, and a pipe waited for
            raise WeightsError("{path} is not a regular file.", path=path)
        if path.stat().st_size > LARGEST_BYTES:
            raise WeightsError("{path} is too large to be Rodin weights.", path=path)
        return path.read_bytes()
    except OSError as error:
        raise WeightsError(
            "The weights cannot be read: {path} ({reason}).", path=path, reason=error.strerror
        ) from error


# Format 1 is that of Rodin 0.1.0: swords alone, and some parameters by other names.
_OLD_CONFIG = {
    "slabs": "length_bins",
    "looks": "refine_steps",
    "gap_cells": "residual_cells",
    "look_widths": "refiner_widths",
}
_OLD_PARAMETERS = (("network.look.gap_", "network.refiner.residual_"), ("network.look.", "network.refiner."))


def _from_format_1(card: dict) -> dict:
    """A card as today's format has it; what is missing or wrong is left for the checks."""
    if not isinstance(card.get("config"), dict):
        return card
    kind = kind_of_card(OLDEST_KIND)
    config = {_OLD_CONFIG.get(name, name): value for name, value in card["config"].items()}
    return {**card, "format": FORMAT, "kind": kind.name, "config": {"charts": kind.layout.chart_count, **config}}


def _today(name: str) -> str:
    """Name of an array as today's format has it."""
    for old, new in _OLD_PARAMETERS:
        if name.startswith(old):
            return new + name.removeprefix(old)
    return name


# What else of a card is read, some time: {key: (form, what it is)}; a dot goes into a table, where it may be missing.
_FORMS: dict[str, tuple[Callable[[object], bool], str]] = {
    "config": (lambda value: isinstance(value, dict), "a table"),
    "styles": (lambda value: _are_names(value), "a list of different names"),
    "sha256": (lambda value: isinstance(value, str) and bool(_SHA256.fullmatch(value)), "64 hexadecimal digits"),
    "licence": (lambda value: _is_name(value), "text"),
    "training": (lambda value: isinstance(value, dict), "a table"),
    "metrics": (lambda value: isinstance(value, dict), "a table"),
    "name": (lambda value: _is_name(value), "text"),
    "training.seed": (lambda value: type(value) is int and value >= 0, "a whole number from 0"),
    "training.seconds": (lambda value: type(value) in (int, float) and value >= 0, "a number from 0"),
    **{f"training.{key}": (lambda value: isinstance(value, str), "text") for key in ("data", "command", "date")},
}


def _check_card(card: dict, path: Path) -> None:
    for place, (is_right, wanted) in _FORMS.items():
        table, _, key = place.rpartition(".")
        values = card[table] if table else card
        if key in values and not is_right(values[key]):
            raise WeightsError('"{key}" of {path} must be {wanted}.', key=place, path=path, wanted=wanted)
    kind, ranges = _kind(card, path), card["dimensions"]
    if not isinstance(ranges, dict) or set(ranges) != set(kind.dimension_names):
        raise WeightsError(
            '"{key}" of {path} must be {wanted}.',
            key="dimensions",
            path=path,
            wanted=f"a range for each of {', '.join(kind.dimension_names)}",
        )
    for name, pair in ranges.items():
        if not _is_range(pair):
            raise WeightsError(
                '"{key}" of {path} must be {wanted}.',
                key=f"dimensions.{name}",
                path=path,
                wanted="a range, the lower number first",
            )
    _config(card, path)


def _is_name(value: object) -> bool:
    """Whether it is text that a panel and a file can hold; a line of it."""
    return is_text(value) and 0 < len(value) <= LARGEST_WORD and value.isprintable()


def _are_names(values: object) -> bool:
    if not isinstance(values, list) or not 0 < len(values) <= _MOST_STYLES:
        return False
    return all(map(_is_name, values)) and len(set(values)) == len(values)


def _config(card: dict, path: Path) -> ModelConfig:
    try:
        return ModelConfig.from_dict(card["config"])
    except WeightsError as error:
        raise WeightsError("{path} cannot be used. {reason}", path=path, reason=error) from error


def _kind(card: dict, path: Path) -> Kind:
    try:
        return kind_of_card(card["kind"])
    except KindError as error:
        raise WeightsError("The kind of {path} cannot be used: {reason}", path=path, reason=error) from error


def _is_range(pair: object) -> bool:
    numbers = isinstance(pair, list) and all(type(end) in (int, float) for end in pair)
    return numbers and len(pair) == 2 and -_LARGEST_DIMENSION <= pair[0] <= pair[1] <= _LARGEST_DIMENSION


def _arrays(content: bytes, path: Path) -> dict[str, np.ndarray]:
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as members:
            if sum(member.file_size for member in members.infolist()) > LARGEST_BYTES:
                raise WeightsError("{path} is too large for Rodin weights once unpacked.", path=path)
        with np.load(io.BytesIO(content), allow_pickle=False) as archive, np.errstate(all="ignore"):
            return unpacked({_today(name): _numbers(archive[name]) for name in archive.files})
    except WeightsError:
        raise
    except Exception as error:  # numpy's and zipfile's readers raise whatever the damage leads to
        raise WeightsError("{path} does not contain readable arrays.", path=path) from error


def _numbers(array: np.ndarray) -> np.ndarray:
    """The same as float32; what is too large for it is found as infinite."""
    if array.dtype.kind not in "fiub":
        raise TypeError(array.dtype)
    return array.astype(np.float32)


def _expected(config: ModelConfig, arrays: dict[str, np.ndarray]) -> dict[str, tuple[int, ...]]:
    references = len(np.atleast_1d(arrays.get("novelty.seen", 0)))
    directions = len(np.atleast_1d(arrays.get("novelty.projection", 0)))
    size, components = config.latent_size, len(np.atleast_1d(arrays.get("prior.weights", 0)))
    gaussians = {"prior.factors": (components, size + 1, size + 1)} if "prior.factors" in arrays else {}
    network = {f"network.{name}": shape for name, shape in parameter_shapes(config).items()}
    return (
        network
        | gaussians
        | {
            "prior.weights": (components,),
            "prior.means": (components, size + 1),
            "prior.style": (components,),
            "sliders": (SLIDERS, size),
            "novelty.projection": (directions, size),
            "novelty.seen": (references, directions),
            "novelty.step": (directions,),
            "novelty.typical": (1,),
        }
    )


def _check_shapes(arrays: dict[str, np.ndarray], expected: dict[str, tuple[int, ...]], path: Path) -> None:
    problems = [f"missing {name}" for name in expected if name not in arrays]
    problems += [f"unknown {name}" for name in arrays if name not in expected]
    problems += [
        f"{name} is {arrays[name].shape}, not {shape}"
        for name, shape in expected.items()
        if name in arrays and arrays[name].shape != shape
    ]
    if problems:
        raise WeightsError("{path} does not fit its card: {problems}.", path=path, problems="; ".join(problems))


def _check_numbers(arrays: dict[str, np.ndarray], styles: int, path: Path) -> None:
    bad = [name for name, array in arrays.items() if not np.isfinite(array).all()]
    if bad:
        raise WeightsError("{path} contains NaN or infinite numbers: {names}.", path=path, names=", ".join(bad))
    large = [name for name, array in arrays.items() if np.abs(array).max(initial=0) > _LARGEST_NUMBER]
    if large:
        raise WeightsError("{path} contains numbers that are too large: {names}.", path=path, names=", ".join(large))
    style, share = arrays["prior.style"], arrays["prior.weights"]
    drawn = {index for index, weight in zip(style, share, strict=True) if weight > 0}
    if drawn != set(range(styles)) or share.min() < 0:
        raise WeightsError("{path} has a prior that does not fit its card's styles.", path=path)
    low, high = (math.log(limit) for limit in LENGTH_LIMITS_M)
    means = arrays["prior.means"]
    factors = arrays.get("prior.factors")
    reach = np.ptp(means, axis=0) if factors is None else _REACH * np.linalg.norm(factors, axis=2)
    least, most = (means - reach).min(axis=0), (means + reach).max(axis=0)
    within = max(-least[:-1].min(), most[:-1].max()) <= LARGEST_LATENT and low <= least[-1] and most[-1] <= high
    if not within:
        raise WeightsError("{path} has a prior of shapes that no recipe can hold.", path=path)
    if not arrays["novelty.seen"].size:
        raise WeightsError("{path} has no training shapes to tell how new a shape is.", path=path)
    if arrays["novelty.typical"].min() <= 0:
        raise WeightsError("{path} has a typical distance between shapes that is not positive.", path=path)
    if arrays["network.axis_scale"].min() <= 0:
        raise WeightsError("{path} has an axis scale that is not positive.", path=path)


def _group(arrays: dict[str, np.ndarray], prefix: str) -> dict[str, np.ndarray]:
    return {name.removeprefix(f"{prefix}."): a for name, a in arrays.items() if name.startswith(f"{prefix}.")}
