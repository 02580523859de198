"""Weights on disk: one .npz of arrays (never pickled) and one JSON card that vouches for it.

Weights are hostile input: the card's hash, every name, every shape and every
number is checked before anything is used.
"""

from __future__ import annotations

import hashlib
import io
import json
import os
import zipfile
import zlib
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from .errors import WeightsError
from .handles.novelty import DIRECTIONS
from .network.config import ModelConfig
from .network.shapes import parameter_shapes

FORMAT = 1
ARRAYS, CARD = "swords.npz", "swords.json"
SHIPPED = Path(__file__).resolve().parent.parent / "weights"
LARGEST_BYTES = 64 * 2**20
SLIDERS = 8
_CARD_KEYS = {"format", "config", "styles", "dimensions", "sha256", "licence", "training", "metrics"}
# All that numpy and zipfile raise over a damaged or hostile archive; MemoryError is a header that claims too much.
_UNREADABLE = (
    *(ValueError, TypeError, OSError, EOFError, RuntimeError, MemoryError),
    *(zipfile.BadZipFile, zlib.error),
)


@dataclass(frozen=True)
class Weights:
    """A checked set of weights.

    Attributes:
        config: the network's sizes.
        parameters: {name: float32 array}, names as in ``network.shapes``.
        prior: {"weights" (K,), "means" (K, D + 1), "factors" (K, D + 1, D + 1), "style" (K,)};
            the last coordinate is the natural logarithm of the length in metres.
        sliders: (8, D) float32, latent directions, one standard deviation long, sorted by
            how much they change the shape.
        novelty: what ``handles.novelty`` keeps of the training set.
        styles: family names that ``prior["style"]`` counts into.
        sha256: hex digest of the .npz.
        card: the whole card.
    """

    config: ModelConfig
    parameters: dict[str, np.ndarray]
    prior: dict[str, np.ndarray]
    sliders: np.ndarray
    novelty: dict[str, np.ndarray]
    styles: tuple[str, ...]
    sha256: str
    card: dict


def load_weights(folder: Path | None = None) -> Weights:
    """Read and check the weights of a folder (the shipped ones when None).

    Raises:
        WeightsError: missing, truncated, tampered with, or not this network's.
    """
    folder = SHIPPED if folder is None else Path(folder)
    card = _read_card(folder / CARD)
    content = _read(folder / ARRAYS)
    digest = hashlib.sha256(content).hexdigest()
    if digest != card["sha256"]:
        raise WeightsError(f"{folder / ARRAYS} is damaged or was changed: it does not match its card. Install it anew.")
    config = ModelConfig.from_dict(card["config"])
    arrays = _arrays(content, folder / ARRAYS)
    _check_shapes(arrays, _expected(config, arrays), folder / ARRAYS)
    _check_numbers(arrays, len(card["styles"]), folder / ARRAYS)
    return Weights(
        config=config,
        parameters=_group(arrays, "network"),
        prior=_group(arrays, "prior"),
        sliders=arrays["sliders"],
        novelty=_group(arrays, "novelty"),
        styles=tuple(card["styles"]),
        sha256=digest,
        card=card,
    )


def save_weights(folder: Path, arrays: dict[str, np.ndarray], card: dict) -> None:
    """Write arrays and card, each beside itself and renamed; the card, which vouches, last.

    Args:
        arrays: stored as given (float16 halves the file).
        card: everything but "format" and "sha256", which are filled in.
    """
    folder.mkdir(parents=True, exist_ok=True)
    buffer = io.BytesIO()
    np.savez_compressed(buffer, **arrays)
    content = buffer.getvalue()
    full = {"format": FORMAT, **card, "sha256": hashlib.sha256(content).hexdigest()}
    write_whole(folder / ARRAYS, content)
    write_whole(folder / CARD, (json.dumps(full, indent=2) + "\n").encode())


def add_metrics(folder: Path, metrics: dict) -> dict:
    """Write figures into the card of a folder's weights; those already there under other names stay.

    Returns:
        The card as written.
    Raises:
        WeightsError: the folder holds no readable card.
    """
    card = _read_card(folder / CARD)
    card["metrics"] = {**card["metrics"], **metrics}
    write_whole(folder / CARD, (json.dumps(card, indent=2) + "\n").encode())
    return card


def write_whole(path: Path, content: bytes) -> None:
    """Write a file completely or not at all: a temporary neighbour, then a rename."""
    partial = path.with_name(f"{path.name}.part")
    try:
        partial.write_bytes(content)
        os.replace(partial, path)
    finally:
        partial.unlink(missing_ok=True)


def _read(path: Path) -> bytes:
    try:
        if path.stat().st_size > LARGEST_BYTES:
            raise WeightsError(f"{path} is too large to be Rodin weights.")
        return path.read_bytes()
    except OSError as error:
        raise WeightsError(f"The weights cannot be read: {path} ({error.strerror}).") from error


def _read_card(path: Path) -> dict:
    content = _read(path)
    try:
        card = json.loads(content.decode("utf-8"))
    except (ValueError, RecursionError) as error:
        raise WeightsError(f"{path} is not a weights card: it is not JSON.") from error
    missing = sorted(_CARD_KEYS - set(card)) if isinstance(card, dict) else sorted(_CARD_KEYS)
    if missing:
        raise WeightsError(f"{path} is not a weights card: it lacks {', '.join(missing)}.")
    if card["format"] != FORMAT:
        raise WeightsError(f"{path} has format {card['format']}, and this version reads format {FORMAT}.")
    styles = card["styles"]
    named = isinstance(styles, list) and all(isinstance(style, str) for style in styles)
    if not isinstance(card["config"], dict) or not named:
        raise WeightsError(f"{path} is not a weights card: its config or styles are of the wrong kind.")
    return card


def _arrays(content: bytes, path: Path) -> dict[str, np.ndarray]:
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as members:
            if sum(member.file_size for member in members.infolist()) > LARGEST_BYTES:
                raise WeightsError(f"{path} unpacks to more than Rodin weights can be.")
        with np.load(io.BytesIO(content), allow_pickle=False) as archive:
            return {name: np.asarray(archive[name], dtype=np.float32) for name in archive.files}
    except WeightsError:
        raise
    except _UNREADABLE as error:
        raise WeightsError(f"{path} is not a readable set of arrays.") from error


def _expected(config: ModelConfig, arrays: dict[str, np.ndarray]) -> dict[str, tuple[int, ...]]:
    seen = len(np.atleast_1d(arrays.get("novelty.seen", 0)))
    size, components = config.latent_size, len(np.atleast_1d(arrays.get("prior.weights", 0)))
    return {f"network.{name}": shape for name, shape in parameter_shapes(config).items()} | {
        "prior.weights": (components,),
        "prior.means": (components, size + 1),
        "prior.factors": (components, size + 1, size + 1),
        "prior.style": (components,),
        "sliders": (SLIDERS, size),
        "novelty.projection": (DIRECTIONS, size),
        "novelty.seen": (seen, DIRECTIONS),
        "novelty.step": (DIRECTIONS,),
        "novelty.typical": (1,),
    }


def _check_shapes(arrays: dict[str, np.ndarray], expected: dict[str, tuple[int, ...]], path: Path) -> None:
    problems = [f"missing {name}" for name in expected if name not in arrays]
    problems += [f"unknown {name}" for name in arrays if name not in expected]
    problems += [
        f"{name} is {arrays[name].shape}, not {shape}"
        for name, shape in expected.items()
        if name in arrays and arrays[name].shape != shape
    ]
    if problems:
        raise WeightsError(f"{path} does not fit its card: {'; '.join(problems)}.")


def _check_numbers(arrays: dict[str, np.ndarray], styles: int, path: Path) -> None:
    bad = [name for name, array in arrays.items() if not np.isfinite(array).all()]
    if bad:
        raise WeightsError(f"{path} holds numbers that are not finite: {', '.join(bad)}.")
    style, share = arrays["prior.style"], arrays["prior.weights"]
    drawn = {index for index, weight in zip(style, share, strict=True) if weight > 0}
    if drawn != set(range(styles)) or share.min() < 0:
        raise WeightsError(f"{path} has a prior that does not fit its card's styles.")
    if arrays["novelty.typical"].min() <= 0:
        raise WeightsError(f"{path} has a typical distance between swords that is not positive.")
    if arrays["network.axis_scale"].min() <= 0:
        raise WeightsError(f"{path} has an axis scale that is not positive.")


def _group(arrays: dict[str, np.ndarray], prefix: str) -> dict[str, np.ndarray]:
    return {name.removeprefix(f"{prefix}."): a for name, a in arrays.items() if name.startswith(f"{prefix}.")}
