"""Where training begins, if not by chance: the parameters of other weights, taken by name and shape."""

from __future__ import annotations

import hashlib
import re
import warnings
from dataclasses import dataclass
from pathlib import Path
from pickle import UnpicklingError

import torch
from torch import Tensor

from ..errors import WeightsError, shown
from ..kinds import Kind
from ..network.shapes import parameter_shapes
from ..weights import load_weights
from .atlasnet_names import Parameters, is_atlasnet, renamed
from .config import TrainConfig

_WRAPPER = re.compile(r"(?:(?<=\.)|^)module\.")  # that DataParallel puts around a network, or a part of it
_COUNTER = "num_batches_tracked"  # of batch normalisation: state of training alone, and not stored


@dataclass(frozen=True)
class Beginning:
    """Parameters to begin with.

    Attributes:
        parameters: {name: float32}, see ``network.shapes``. sha256: of the file, hex.
    """

    parameters: Parameters
    sha256: str


@dataclass(frozen=True)
class Fit:
    """How parameters fit a network.

    Attributes:
        loaded: {name: float32} that are taken. new: names of those that begin by chance.
        skipped: {name: reason, for people} of what is not taken.
    """

    loaded: Parameters
    new: tuple[str, ...]
    skipped: dict[str, str]


def read_beginning(path: Path, kind: Kind) -> Beginning:
    """The parameters of a folder of Rodin weights, a training's checkpoint, or one of AtlasNet's.

    A checkpoint is a pickle, which may hold code. It is read by torch's own reader of weights, which makes tensors and
    containers of them, and runs nothing.

    Raises:
        WeightsError: missing, damaged, of another kind, or more than numbers.
    """
    if path.is_dir():
        weights = load_weights(path)
        if weights.kind.name != kind.name:
            raise WeightsError(
                "{path} is a model of {found}; training of {wanted} cannot begin with it.",
                path=path,
                found=weights.kind.words.plural,
                wanted=kind.words.plural,
            )
        return Beginning({name: torch.from_numpy(array) for name, array in weights.parameters.items()}, weights.sha256)
    if not path.is_file():
        raise WeightsError("There are no weights at {path}.", path=path)
    return Beginning(_checkpoint(path), hashlib.sha256(path.read_bytes()).hexdigest())


def fit(beginning: Beginning, config: TrainConfig, path: Path) -> Fit:
    """Which parameters a network takes: those whose whole layer is there in its sizes.

    Args:
        path: that errors name.
    Raises:
        WeightsError: not one layer fits, or one of those that are frozen does not.
    """
    wanted, given = parameter_shapes(config.model), beginning.parameters
    misfits = {
        name: f"{_size(wanted[name])} here, {_size(given[name].shape)} there"
        for name in wanted
        if name in given and tuple(given[name].shape) != wanted[name]
    }
    fitting = {name for name in wanted if name in given and name not in misfits}
    torn = {_layer(name) for name in wanted if name not in fitting}
    loaded = {name: given[name] for name in wanted if name in fitting and _layer(name) not in torn}
    if not set(loaded) - {"axis_scale"}:
        raise WeightsError("{path} has no layer that fits this network.", path=path)
    skipped = {name: "has no place here" for name in given if name not in wanted} | misfits
    skipped |= {name: "the rest of its layer does not fit" for name in fitting if name not in loaded}
    new = tuple(name for name in wanted if name not in loaded)
    free = [name for name in new if config.stays(name)]
    if free:
        raise WeightsError(
            "What is not loaded cannot be frozen; {path} has nothing for {names}.",
            path=path,
            names=shown(", ".join(free)),
        )
    return Fit(loaded, new, dict(sorted(skipped.items())))


def _checkpoint(path: Path) -> Parameters:
    try:
        with warnings.catch_warnings(action="ignore"):  # of old checkpoints, which it reads nevertheless
            content = torch.load(path, map_location="cpu", weights_only=True)
    except Exception as error:  # torch's readers raise whatever the damage leads to
        if isinstance(error, UnpicklingError) and "GLOBAL" in str(error):
            raise WeightsError(
                "{path} contains code or objects, and nothing of it was run; training begins only with checkpoints of "
                "numbers alone.",
                path=path,
            ) from error
        raise WeightsError(
            "{path} is damaged, or is no checkpoint of PyTorch; nothing of it was run.", path=path
        ) from error
    if isinstance(content, dict) and isinstance(content.get("model"), dict):  # a checkpoint of ``loop``
        content = content["model"]
    found = {
        _WRAPPER.sub("", name): value.float()
        for name, value in (content.items() if isinstance(content, dict) else ())
        if isinstance(name, str) and isinstance(value, Tensor) and not name.endswith(_COUNTER)
    }
    if not found:
        raise WeightsError("{path} contains no network's parameters.", path=path)
    bad = [name for name, value in found.items() if not torch.isfinite(value).all()]
    if bad:
        raise WeightsError("{path} contains NaN or infinite numbers: {names}.", path=path, names=shown(", ".join(bad)))
    try:
        return renamed(found) if is_atlasnet(found) else found
    except RuntimeError as error:
        raise WeightsError("The patches of {path} are not all of the same size.", path=path) from error


def _layer(name: str) -> str:
    return name.rpartition(".")[0] or name


def _size(shape: tuple[int, ...]) -> str:
    return " x ".join(map(str, shape)) or "1"
