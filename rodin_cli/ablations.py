"""Ablations one after another, each with weights and figures in a folder of its own; what is there is kept."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path

from model_core.errors import WeightsError
from model_core.evaluation.ablations import network_figures, prior_figures
from model_core.files import write_whole
from model_core.kinds import Kind
from model_core.model import Model
from model_core.surface.mesh import TriangleMesh
from model_core.training.ablations import ABLATIONS, write_with_prior
from model_core.training.config import TrainConfig
from model_core.training.loop import CHECKPOINT
from model_core.weights import load_weights
from rodin_cli.console import note, progress_bar, stage_reporter
from rodin_cli.options import Device
from rodin_cli.training import train_weights

FIGURES = "figures.json"
_BASE = "base"


@dataclass(frozen=True)
class Measures:
    """What every ablation is measured on.

    Attributes:
        count: fresh assets to reconstruct, and drawn ones looked at for holes.
        drawn: assets drawn, beside as many fresh ones.
        seed: of the fresh assets.
        meshes: {file name: mesh} of other people, to reconstruct as well.
    """

    count: int
    drawn: int
    seed: int
    meshes: dict[str, TriangleMesh] = field(default_factory=dict)


def ablate(kind: Kind, names: Iterable[str], base: TrainConfig, run: Path, measures: Measures, device: Device) -> None:
    """Train and measure ablations, but for those whose figures are there already.

    A training that was interrupted starts anew, so that its seconds are those of one
    training; one that ended is not repeated to be measured.

    Args:
        names: of ``ABLATIONS``; base comes along where another takes its weights.
        run: folder of their folders.
    """
    for name in _with_base(names):
        if _has_figures(name, base, run, measures):
            note(f"{name}: already measured.")
            continue
        note(f"{name}:")
        _make_weights(kind, name, base, run, device)
        figures = _measured(name, base, run, measures, device)
        content = json.dumps(figures, indent=1, allow_nan=False) + "\n"
        write_whole(run / name / FIGURES, [content])


def kept_figures(base: TrainConfig, run: Path, measures: Measures) -> tuple[dict[str, dict], list[str]]:
    """{ablation: figures} in the order of ``ABLATIONS``, and the names of those that were measured otherwise."""
    measured = [name for name in ABLATIONS if (run / name / FIGURES).exists()]
    alike = [name for name in measured if _has_figures(name, base, run, measures)]
    return {name: _read(run / name) for name in alike}, [name for name in measured if name not in alike]


def _with_base(names: Iterable[str]) -> list[str]:
    """Each once, in the order of ``ABLATIONS``."""
    wanted = set(names)
    if any(ABLATIONS[name].prior for name in wanted):
        wanted.add(_BASE)
    return [name for name in ABLATIONS if name in wanted]


def _asked(name: str, base: TrainConfig, measures: Measures) -> dict:
    """What figures are figures of."""
    return {
        "settings": ABLATIONS[name].change(base).to_dict(),
        "count": measures.count,
        "drawn": measures.drawn,
        "seed": measures.seed,
        "meshes": list(measures.meshes),
    }


def _has_figures(name: str, base: TrainConfig, run: Path, measures: Measures) -> bool:
    found = _read(run / name)
    return all(found.get(key) == value for key, value in _asked(name, base, measures).items())


def _read(folder: Path) -> dict:
    """The figures of a folder; none where they cannot be read, so that they are made again."""
    try:
        found = json.loads((folder / FIGURES).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    return found if isinstance(found, dict) else {}


def _make_weights(kind: Kind, name: str, base: TrainConfig, run: Path, device: Device) -> None:
    ablation, folder = ABLATIONS[name], run / name
    if ablation.prior:
        write_with_prior(run / _BASE / "weights", folder / "weights", ablation.prior)
        return
    config = ablation.change(base)
    if not _is_trained(folder / "weights", config):
        (folder / CHECKPOINT).unlink(missing_ok=True)
        train_weights(kind, config, folder, folder / "weights", f"rodin ablate {name}", device)


def _is_trained(weights: Path, config: TrainConfig) -> bool:
    try:
        return load_weights(weights).card["training"].get("settings") == config.to_dict()
    except WeightsError:
        return False


def _measured(name: str, base: TrainConfig, run: Path, measures: Measures, device: Device) -> dict:
    """Figures of an ablation's weights; one that is not trained reconstructs as base does."""
    count, seed = measures.count, measures.seed
    model = Model.open(run / name / "weights", device=device.value)
    figures = {**_asked(name, base, measures), "engine": model.engine_label, "seconds": None}
    with progress_bar() as bar:
        report = stage_reporter(bar)
        if not ABLATIONS[name].prior:
            figures["seconds"] = model.card["training"]["seconds"]
            figures |= network_figures(model, count, seed, list(measures.meshes.values()), report)
        return figures | prior_figures(model, count, measures.drawn, seed, report)
