"""``rodin ablate``: the model with one thing done otherwise at a time, side by side."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from model_core.kinds import OLDEST
from rodin_cli.console import note, say
from rodin_cli.errors import CommandError
from rodin_cli.options import Device, DeviceOption, ForgeKind

NAME = "ablate"


def run(
    names: Annotated[list[str] | None, typer.Argument(help="Ablations to run. Default: all.")] = None,
    out: Annotated[Path, typer.Option("--out", help="Report file.")] = Path("docs/ablations.md"),
    run_folder: Annotated[
        Path, typer.Option("--run", help="Folder for weights and figures, with a subfolder per ablation.")
    ] = Path("runs/ablations"),
    count: Annotated[int, typer.Option("--count", min=1, max=100_000, help="Number of assets to measure on.")] = 96,
    real: Annotated[
        Path | None, typer.Option("--real", help="Folder of other people's meshes to reconstruct as well.")
    ] = None,
    kind: ForgeKind = OLDEST,
    device: DeviceOption = Device.auto,
) -> None:
    """Train and measure ablations, and write a report. Run the same command again to resume."""
    from rodin_cli.needs import require

    require("torch", "tensorboard", "scipy", "embreex")
    from model_core.engine.torch_engine import pick_device
    from model_core.evaluation.ablations import markdown
    from model_core.evaluation.report import GENERATED
    from model_core.kinds import named_kind
    from model_core.training.ablations import ABLATIONS, base_of
    from model_core.training.config import FRESH_SEED
    from rodin_cli.ablations import Measures, ablate, kept_figures
    from rodin_cli.files import named_file
    from rodin_cli.meshes.reading import read_mesh
    from rodin_cli.sources import gather

    for name in names or ():
        if name not in ABLATIONS:
            raise CommandError(
                "There is no ablation {name}; choose from {names}.", name=repr(name), names=", ".join(ABLATIONS)
            )
    pick_device(device.value)  # refuses before anything is made, as does a broken forge
    learnt = named_kind(kind)
    learnt.forge  # noqa: B018
    base = base_of(learnt)
    meshes = {path.name: read_mesh(path) for path in gather([str(real)]).meshes} if real else {}
    measures = Measures(count, GENERATED, FRESH_SEED, meshes)
    with named_file(out) as unfinished:
        ablate(learnt, names or ABLATIONS, base, run_folder, measures, device)
        figures, others = kept_figures(base, run_folder, measures)
        unfinished.write_text(markdown(figures, base, _command(count, real)), encoding="utf-8")
    if others:
        note(f"Left out, as they were measured with other settings: {', '.join(others)}.")
    say(f"Wrote the report on {', '.join(figures)} to {out}.")


def _command(count: int, real: Path | None) -> str:
    """What a user types to make the report again; a folder is nobody else's."""
    return f"rodin ablate --count {count}" + (" --real FOLDER" if real else "")
