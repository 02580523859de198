"""``rodin bench-export``: how long a hundred assets take for each engine, and whether memory grows over a thousand."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from rodin_cli.console import print_wide, progress_bar, say
from rodin_cli.export.options import WorkersOption

NAME = "bench-export"
_SECONDS, _SECONDS_EACH = 180, 30  # time limit: Blender's start, and a wide margin for one asset
_FEW = 20  # assets by which the share of Blender's exporter is measured
_COARSE = [12, 6]  # levels of the long run, which is about what stays in memory
_WIDTH = 110


def run(
    json: Annotated[Path | None, typer.Option("--json", help="JSON file to write all figures to.")] = None,
    count: Annotated[int, typer.Option("--count", min=1, max=10_000, help="Number of assets for each engine.")] = 100,
    memory: Annotated[
        int, typer.Option("--memory", min=1, max=1_000_000, help="Number of assets in the long run.")
    ] = 1_000,
    workers: WorkersOption = None,
) -> None:
    """Time a full export with each engine's preset, and measure memory over a long one."""
    from contextlib import nullcontext

    from model_core.export.engines.registry import ENGINES, GENERIC
    from rodin_cli.export.options import worker_count
    from rodin_cli.files import named_file, write_json

    workers = worker_count(workers, count)
    with named_file(json) if json else nullcontext() as unfinished:
        with progress_bar() as bar:
            task = bar.add_task("bench", total=2 * len(ENGINES) + 1)
            rows = []
            for engine in ENGINES:
                rows.append({"engine": engine, "workers": workers, **_exported(engine, count, workers)})
                bar.advance(task)
                rows[-1]["one_process"] = _alone({"engine": engine}, min(count, _FEW))
                bar.advance(task)
            long = _alone({"engine": GENERIC.key, "resolutions": _COARSE}, memory)
            bar.advance(task)
        if unfinished:
            write_json(unfinished, {"engines": rows, "long": long})
    _show(rows, long)
    if json:
        say(f"Wrote all figures to {json}.")


def _alone(choices: dict, count: int) -> dict:
    """The job's figures, of one process."""
    from rodin_cli.blender import ONE_THREAD, run_job

    request = {"assets": count, "choices": choices}
    return run_job("bench_export", request, _SECONDS + _SECONDS_EACH * count, None, ONE_THREAD)


def _exported(engine: str, count: int, workers: int) -> dict:
    """{"assets", "seconds", "megabytes"} of an export as the command "export" does it, Blender's start included."""
    import time
    from tempfile import TemporaryDirectory

    from rodin_cli.assets import open_model
    from rodin_cli.errors import CommandError
    from rodin_cli.export.planning import cut
    from rodin_cli.export.records import count_up
    from rodin_cli.export.shards import run_shards
    from rodin_cli.farm import farm
    from rodin_cli.files import hidden_folder

    model = open_model(None)
    items = [{"name": f"Asset {seed}", "recipe": model.sample(None, seed).to_dict()} for seed in range(count)]
    with TemporaryDirectory(prefix="rodin-bench-") as name, hidden_folder(Path(name)) as work_folder:
        out = Path(name).resolve()
        started = time.perf_counter()
        shards = cut(items, {"engine": engine}, workers, out, work_folder.resolve(), None)
        with farm(None, workers) as (executor, _):
            troubles = run_shards(shards, executor, work_folder.resolve(), lambda written: None)
        seconds = time.perf_counter() - started
        if troubles:
            raise CommandError(" ".join(troubles))
        count = count_up([shard.record for shard in shards]).assets
        size = sum(path.stat().st_size for path in out.iterdir() if path.is_file())
    return {"assets": count, "seconds": seconds, "megabytes": size / 1e6}


def _show(rows: list[dict], long: dict) -> None:
    from rich.table import Table

    title = "Assets with all levels, collision, sockets, checks and a contact sheet; includes starting Blender"
    table = Table(title=title, box=None, padding=(0, 1))
    titles = ("assets", "processes", "seconds", "per minute", "megabytes", "total / Blender's exporter")
    table.add_column("preset")
    for name in titles:
        table.add_column(name, justify="right")
    for row in rows:
        alone = row["one_process"]
        table.add_row(
            row["engine"].title(),
            f"{row['assets']}",
            f"{row['workers']}",
            f"{row['seconds']:.1f}",
            f"{60 * row['assets'] / row['seconds']:.0f}",
            f"{row['megabytes']:.0f}",
            f"{alone['seconds'] / alone['exporter_seconds']:.2f} x",
        )
    print_wide(table, _WIDTH)
    growth = long["growth_mib_a_thousand"]
    if growth is not None:
        say(
            f"{long['assets']:,} assets in one process: peak memory {long['peak_mib'][-1]:.0f} MiB, "
            f"{growth:+.1f} MiB per thousand assets."
        )
