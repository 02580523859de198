"""One run, from forge to trained network."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from types import MappingProxyType

import torch

from ..engine.torch_engine import pick_device
from ..kinds import Kind
from ..network.vae import AtlasNetVAE
from .augmentation import augmented
from .components import principal_components, usual_weights
from .config import TrainConfig
from .dataset import COARSE, FINE, ShapeSet, forge_shapes, hard_counts, joined
from .loop import Loop, Reporter
from .processes import launched, together
from .stages import fit_codes, fit_decoder, fit_encoder, fit_refiner

POINTS_KEPT = 2_500  # per shape; each step takes a random window of them
_AXIS_SHAPES = 2_048  # shapes that the axis scale is measured on


def train(
    kind: Kind,
    config: TrainConfig,
    run: Path,
    device: str = "auto",
    report: Reporter = lambda _: None,
    loaded: Mapping[str, torch.Tensor] = MappingProxyType({}),
):
    """Train, or go on from the run's checkpoint; one of several processes where torchrun has started it.

    Args:
        kind: of what is forged and learnt.
        run: folder of the checkpoint; made when missing.
        report: called every step, in the first process alone.
        loaded: {name: parameter} to begin with, see ``beginning.fit``; the axis scale is then kept, too.
    Returns:
        (model, data, spent): the trained model in evaluation mode on the CPU, the set its encoder saw,
            and {device, for people: seconds}.
    Raises:
        KindError: the kind has no forge.
        RodinError: the run's checkpoint belongs to another configuration, training diverged, or it cannot be
            divided among the processes, or another of them has ended.
    """
    processes = launched()
    processes.check(config)
    if processes.rank:
        report = lambda _: None  # noqa: E731
    else:
        run.mkdir(parents=True, exist_ok=True)
    place = processes.device(pick_device(device))
    with together(processes, place):
        torch.manual_seed(config.seed)
        loop = Loop(kind.layout, config, AtlasNetVAE(config.model), run, place, report, processes, loaded)
        data = _go_through(kind, loop)
    return loop.model.to("cpu").eval(), data, loop.spent


def _go_through(kind: Kind, loop: Loop) -> ShapeSet:
    """All stages that are left; the set that the encoder saw."""
    config = loop.config
    if config.decoder_steps and not loop.past("decoder") and not config.stays("decoder.linear.weight"):
        shapes = _forge(kind, loop, "decoder", 0, config.shapes, points=0, resolution=FINE)
        grids = torch.from_numpy(shapes.grids)
        axis_scale = _set_axis_scale(loop, grids)
        measures = kind.layout, axis_scale, config.component_floor
        components = principal_components(grids, *measures, config.model.latent)
        fit_decoder(loop, components, usual_weights(grids, *measures))
    first = config.shapes if config.decoder_steps else 0
    data = _forge(kind, loop, "encoder", first, config.shapes_encoded, POINTS_KEPT, resolution=COARSE)
    if not config.decoder_steps:
        _set_axis_scale(loop, torch.from_numpy(data.grids))
    # The refiner learns from shapes that the initial estimates were not trained on.
    shown, half = _with_hard(kind, loop, data, first + len(data))
    grids = torch.from_numpy(shown.grids)
    points = torch.from_numpy(augmented(shown.points, config.augmented_share, config.seed))
    fit_encoder(loop, grids[:half], points[:half])
    if config.code_steps:
        fit_codes(loop, grids[:half], points[:half])
    if config.refiner_steps:
        fit_refiner(loop, grids[half:], points[half:])
    return data


def _with_hard(kind: Kind, loop: Loop, data: ShapeSet, first: int) -> tuple[ShapeSet, int]:
    """The encoder's set with more of the kind's hard families, and how many of it the initial estimates learn from.

    Both halves get as many of them. The prior and all figures stay those of ``data``, whose families are alike often.
    """
    half = len(data) // 2 if loop.config.refiner_steps else len(data)
    counts = hard_counts(kind, len(data)).items()
    more = [_forge(kind, loop, "encoder", first, count, POINTS_KEPT, COARSE, family) for family, count in counts]
    cuts = [len(part) * half // len(data) for part in more]
    begin = [data[:half], *(part[:cut] for part, cut in zip(more, cuts, strict=True))]
    end = [data[half:], *(part[cut:] for part, cut in zip(more, cuts, strict=True))]
    return (joined([*begin, *end]), half + sum(cuts)) if more else (data, half)


def _forge(
    kind: Kind,
    loop: Loop,
    before: str,
    first: int,
    count: int,
    points: int,
    resolution: int,
    family: str | None = None,
) -> ShapeSet:
    """Assets that the stage ``before`` learns from; each process forges its share."""
    stride = 1 if family is None else len(kind.forge.families)

    def forged(rows: slice) -> list[torch.Tensor]:
        own = rows.stop - rows.start

        def report(done: int) -> None:
            loop.report_forged(before, done * count // own, count)

        report(0)
        found = forge_shapes(
            kind,
            own,
            loop.config.seed,
            points,
            first=first + rows.start * stride,
            resolution=resolution,
            workers=loop.processes.cores,
            report=report,
            family=family,
        )
        return [torch.from_numpy(column) for column in vars(found).values()]

    return ShapeSet(*(column.numpy() for column in loop.processes.in_shares(count, forged)))


def _set_axis_scale(loop: Loop, grids: torch.Tensor) -> torch.Tensor:
    """Measured, unless parameters were loaded that expect another."""
    if "axis_scale" in loop.loaded:
        return loop.model.axis_scale.cpu()
    axis_scale = grids[:_AXIS_SHAPES].float().flatten(0, 3).std(dim=0)
    loop.model.axis_scale.copy_(axis_scale)
    return axis_scale
