"""``rodin train``: forged assets, the network, its prior and sliders, the weights file."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from model_core.kinds import OLDEST
from rodin_cli.console import say
from rodin_cli.errors import CommandError
from rodin_cli.options import Device, DeviceOption, ForgeKind

if TYPE_CHECKING:
    from model_core.kinds import Kind
    from model_core.training.beginning import Fit
    from model_core.training.config import TrainConfig

NAME = "train"


def run(
    preset: Annotated[str, typer.Option("--preset", help="Preset: full, quick, smoke or atlasnet.")] = "full",
    kind: ForgeKind = OLDEST,
    out: Annotated[
        Path | None, typer.Option("--out", help="Folder for the weights. Default: runs/KIND-PRESET/weights.")
    ] = None,
    run_folder: Annotated[
        Path | None, typer.Option("--run", help="Folder for the checkpoint and curves. Default: runs/KIND-PRESET.")
    ] = None,
    seed: Annotated[int | None, typer.Option("--seed", min=0, max=2**31 - 1, help="Random seed.")] = None,
    begin_with: Annotated[
        Path | None,
        typer.Option(
            "--from",
            help="Weights to begin with: a folder of Rodin's, or a checkpoint (.pt, .pth), of AtlasNet's too. "
            "Default: none.",
        ),
    ] = None,
    freeze: Annotated[
        list[str] | None,
        typer.Option("--freeze", help="Keep as loaded: encoder, decoder, trunk or refiner; can be repeated."),
    ] = None,
    device: DeviceOption = Device.auto,
    overwrite: Annotated[
        bool, typer.Option("--overwrite", help="Replace other weights in the folder; otherwise they are kept.")
    ] = False,
) -> None:
    """Train weights. Run the same command again to resume; for curves, run tensorboard --logdir runs.

    With several processes: torchrun --standalone --nproc-per-node 2 -m -- rodin_cli train, and the same options.
    """
    from rodin_cli.needs import require

    require("torch", "tensorboard")
    from dataclasses import replace

    from model_core.engine.torch_engine import pick_device
    from model_core.kinds import named_kind
    from model_core.training.config import presets
    from model_core.weights import ARRAYS
    from rodin_cli.training import train_weights

    learnt = named_kind(kind)
    known = presets(learnt)
    if preset not in known:
        raise CommandError("There is no preset {name}; choose from {names}.", name=preset, names=", ".join(known))
    pick_device(device.value)  # refuses before anything is made, as does a broken forge
    learnt.forge  # noqa: B018
    config = known[preset] if seed is None else replace(known[preset], seed=seed)
    config, begin = _beginning(config, learnt, begin_with, freeze or [])
    run_folder = run_folder or Path("runs", f"{learnt.name}-{preset}")
    out = out or run_folder / "weights"
    if not overwrite:
        _check_own(out, config)
    command = _command(learnt.name, preset, seed, begin_with, config.frozen)
    weights = train_weights(learnt, config, run_folder, out, command, device, begin)
    if weights is None:  # the first process says it
        return
    seconds = weights.card["training"]["seconds"]
    size = (out / ARRAYS).stat().st_size
    say(f"Wrote weights {weights.sha256[:12]} to {out} ({size / 1e6:.1f} MB, trained in {seconds} s).")


def _check_own(out: Path, config: TrainConfig) -> None:
    """See that a folder has no other weights than an earlier training with these settings made.

    Raises:
        CommandError: it has.
    """
    from model_core.errors import WeightsError
    from model_core.weights import card_path, read_card

    if not card_path(out).exists():
        return
    with suppress(WeightsError):
        found = read_card(out)["training"]
        if isinstance(found, dict) and found.get("settings") == config.to_dict():
            return
    raise CommandError(
        "The folder {folder} contains other weights; choose another folder, or replace them with --overwrite.",
        folder=out,
    )


def _beginning(config: TrainConfig, kind: Kind, path: Path | None, freeze: list[str]) -> tuple[TrainConfig, Fit | None]:
    """The settings of a training that begins with weights, and how these fit its network."""
    from dataclasses import replace

    from model_core.training.beginning import fit, read_beginning
    from model_core.training.config import GROUPS

    unknown = [group for group in freeze if group not in GROUPS]
    if unknown:
        raise CommandError("{group} cannot be frozen; choose from {names}.", group=unknown[0], names=", ".join(GROUPS))
    if path is None:
        if freeze:
            raise CommandError("Only what was loaded can be frozen; name the weights with --from.")
        return config, None
    beginning = read_beginning(path, kind)
    config = replace(config, begun_from=beginning.sha256, frozen=tuple(group for group in GROUPS if group in freeze))
    return config, fit(beginning, config, path)


def _command(kind: str, preset: str, seed: int | None, begin_with: Path | None, frozen: tuple[str, ...]) -> str:
    """What a user types to train these weights again; where they are is nobody else's."""
    own_seed = [] if seed is None else ["--seed", str(seed)]
    beginning = [] if begin_with is None else ["--from", begin_with.name]
    kept = [word for group in frozen for word in ("--freeze", group)]
    return " ".join(["rodin train --kind", kind, "--preset", preset, *own_seed, *beginning, *kept])
