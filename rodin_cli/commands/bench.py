"""``rodin bench``: how long a step of a slider and the first minutes take, in one Blender or in several."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from rodin_cli.console import print_wide, progress_bar, say
from rodin_cli.options import Device, DeviceOption, Engine, EngineOption, WeightsFolder

NAME = "bench"
_RESOLUTION = 16  # the grid that the published decoder is compared at
_SECONDS, _SECONDS_EACH = 180, 0.2  # time limit: Blender's start and the rest, and a wide margin for a step
_STARTS = 5  # of Blender for the first minutes, after one that compiles the add-on
_START_SECONDS = 120
_COMPILED = {"PYTHONDONTWRITEBYTECODE": ""}  # kept from start to start, as in an artist's Blender
_WIDTH = 136


def run(
    json: Annotated[Path | None, typer.Option("--json", help="JSON file to write all figures to.")] = None,
    blender: Annotated[
        list[Path] | None,
        typer.Option("--blender", help="Python that has bpy; can be repeated. Default: this one."),
    ] = None,
    updates: Annotated[int, typer.Option("--updates", min=20, max=1_000_000, help="Number of slider steps.")] = 10_000,
    resolution: Annotated[int, typer.Option("--resolution", min=3, max=128, help="Points along a side.")] = _RESOLUTION,
    weights: WeightsFolder = None,
    engine: EngineOption = Engine.auto,
    device: DeviceOption = Device.auto,
) -> None:
    """Time a slider step until all meshes have moved, and a start until the first asset, on one thread."""
    import sys
    from contextlib import nullcontext

    from rodin_cli.assets import folder_for_blender
    from rodin_cli.blender import ONE_THREAD, run_job
    from rodin_cli.files import named_file, write_json

    request = {
        "updates": updates,
        "resolution": resolution,
        "weights": folder_for_blender(weights),
        "engine": engine.value,
        "device": device.value,
    }
    seconds, pythons = _SECONDS + _SECONDS_EACH * updates, blender or [Path(sys.executable)]
    with named_file(json) if json else nullcontext() as unfinished:
        with progress_bar() as bar:
            runs = bar.track(pythons, description="bench")
            rows = [
                {
                    **_with_ratios(run_job("bench", request, seconds, python, ONE_THREAD)),
                    **_first_minutes(request, python),
                }
                for python in runs
            ]
        if unfinished:
            write_json(unfinished, {"runs": rows})
    _show(rows)
    if json:
        say(f"Wrote all figures to {json}.")


def _first_minutes(request: dict, python: Path) -> dict[str, float]:
    """Milliseconds until the add-on is enabled and until the first asset, each the median of some starts."""
    from statistics import median

    from rodin_cli.blender import ONE_THREAD, run_job

    starts = [run_job("first", request, _START_SECONDS, python, ONE_THREAD | _COMPILED) for _ in range(1 + _STARTS)]
    return {name: median(start[name] for start in starts[1:]) for name in ("enable_ms", "generate_ms")}


def _with_ratios(found: dict) -> dict:
    """The figures, their ratios to the processor's limit and to the published decoder, without the answer's own."""
    share = found["decode_gflop"] / (found["decode_ms"]["p50"] / 1e3) / found["peak_gflop_s"]
    times = found["atlasnet_ms"]["p50"] / found["patches_ms"]["p95"]
    ratios = {"decode_share_of_peak": share, "times_faster_than_atlasnet": times}
    return {name: value for name, value in found.items() if name != "ok"} | ratios


def _show(rows: list[dict]) -> None:
    from rich.table import Table

    table = Table(title="Milliseconds per step", box=None, padding=(0, 1))
    titles = ("Blender", "engine", "patches p50", "p95", "worst", "welded p95", "decode p50", "of GEMM peak")
    for title in (*titles, "AtlasNet decode / p95", "memory", "enable", "first"):
        table.add_column(title, justify="left" if title in ("Blender", "engine") else "right")
    for row in rows:
        patches, growth = row["patches_ms"], row["growth_mib"]
        table.add_row(
            row["blender"],
            row["engine"],
            *(f"{patches[name]:.2f}" for name in ("p50", "p95", "worst")),
            f"{row['welded_ms']['p95']:.2f}",
            f"{row['decode_ms']['p50']:.2f}",
            f"{row['decode_share_of_peak']:.0%}",
            f"{row['times_faster_than_atlasnet']:.0f} x",
            "" if growth is None else f"{growth:+.1f} MiB",
            f"{row['enable_ms']:.0f}",
            f"{row['generate_ms']:.0f}",
        )
    print_wide(table, _WIDTH)
