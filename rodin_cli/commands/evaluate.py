"""``rodin evaluate``: how good the weights are, on swords of fresh seeds."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from rodin_cli.console import OUT, progress_bar, say
from rodin_cli.options import Device, DeviceOption, Engine, EngineOption, WeightsFolder

NAME = "evaluate"


def run(
    json: Annotated[Path | None, typer.Option("--json", help="File for all figures.")] = None,
    count: Annotated[int, typer.Option("--count", min=1, max=100_000, help="How many swords.")] = 300,
    card: Annotated[
        bool, typer.Option("--card", help="Write the figures into the card of the weights as well.")
    ] = False,
    seed: Annotated[
        int | None, typer.Option("--seed", min=0, max=2**31 - 1, help="One that training never saw.")
    ] = None,
    weights: WeightsFolder = None,
    engine: EngineOption = Engine.auto,
    device: DeviceOption = Device.auto,
) -> None:
    """Points in, welded mesh out, against each shape's own noise floor (1.0 is the limit)."""
    from contextlib import nullcontext

    from model_core.evaluation import evaluate
    from model_core.training.config import FRESH_SEED
    from model_core.weights import SHIPPED, add_metrics
    from rodin_cli.files import staged
    from rodin_cli.recipes import write_json
    from rodin_cli.swords import open_model

    model = open_model(weights, engine, device)
    with staged(json.parent) if json else nullcontext() as folder:
        with progress_bar() as bar:
            task = bar.add_task("evaluate", total=count)
            figures = evaluate(
                model,
                count,
                FRESH_SEED if seed is None else seed,
                lambda done: bar.update(task, completed=done),
            )
        if folder:
            write_json(folder / json.name, figures)
    if card:
        add_metrics(weights or SHIPPED, {"evaluation": _for_card(figures)})
    _show(figures)
    if json:
        say(f"All figures in {json}.")


def _for_card(figures: dict) -> dict:
    """What a card keeps: all but which weights and machine, which it is about or which pass."""
    return {name: value for name, value in figures.items() if name not in ("weights", "engine")}


def _show(figures: dict) -> None:
    from rich.table import Table

    rows = figures["rows"]
    table = Table(title=f"{figures['count']} swords of seed {figures['seed']}, {figures['engine']}")
    for name in rows[0]:
        table.add_column(name.replace("_", " "), justify="left" if name == "name" else "right")
    for row in rows:
        table.add_row(*(value if isinstance(value, str) else f"{value:.4g}" for value in row.values()))
    OUT.print(table)
    say(f"{figures['watertight']} of {figures['count']} generated swords are watertight.")
