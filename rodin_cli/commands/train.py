"""``rodin train``: forged swords, the network, its prior and sliders, the weights file."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from rodin_cli.console import say
from rodin_cli.errors import CommandError
from rodin_cli.options import Device, DeviceOption

NAME = "train"


def run(
    preset: Annotated[str, typer.Option("--preset", help="sword, quick, smoke or atlasnet.")] = "sword",
    out: Annotated[
        Path | None, typer.Option("--out", help="Folder for the weights; runs/PRESET/weights if left out.")
    ] = None,
    run_folder: Annotated[
        Path | None, typer.Option("--run", help="Folder for checkpoint and curves; runs/PRESET if left out.")
    ] = None,
    seed: Annotated[int | None, typer.Option("--seed", min=0, max=2**31 - 1, help="Of all of it.")] = None,
    device: DeviceOption = Device.auto,
) -> None:
    """Train weights; the same command again goes on where it stopped. Curves: tensorboard --logdir runs."""
    from rodin_cli.needs import require

    require("torch", "sklearn", "tensorboard")
    from dataclasses import replace

    from model_core.engine.torch_engine import pick_device
    from model_core.training.config import PRESETS
    from rodin_cli.training import train_weights

    if preset not in PRESETS:
        raise CommandError(f"There is no preset {preset!r}; there are {', '.join(PRESETS)}.")
    pick_device(device.value)  # refuses before anything is made
    config = PRESETS[preset] if seed is None else replace(PRESETS[preset], seed=seed)
    run_folder = run_folder or Path("runs", preset)
    out = out or run_folder / "weights"
    weights = train_weights(config, run_folder, out, _command(preset, seed), device)
    seconds = weights.card["training"]["seconds"]
    size = (out / "swords.npz").stat().st_size
    say(f"Weights {weights.sha256[:12]} in {out}, {size / 1e6:.1f} MB, after {seconds} s.")


def _command(preset: str, seed: int | None) -> str:
    """What a user types to train these weights again; where they went is nobody else's."""
    return " ".join(["rodin train --preset", preset, *(["--seed", str(seed)] if seed is not None else [])])
