"""``rodin batch``: thousands of assets drawn and exported, here or on a cluster, and gone on with after a stop."""

from __future__ import annotations

from typing import Annotated

import typer

from rodin_cli.export.options import (
    AnywayOption,
    BudgetOption,
    CollisionOption,
    FormatOption,
    ForOption,
    LodFormOption,
    LodsOption,
    MaterialsOption,
    NoSocketsOption,
    TexturesOption,
    TopAxisOption,
    WorkersOption,
)
from rodin_cli.options import (
    KindOption,
    OutFolder,
    SchedulerOption,
    SeedOption,
    StyleOption,
    VarietyOption,
    WeightsFolder,
)

NAME = "batch"


def run(
    out: OutFolder,
    count: Annotated[int, typer.Option("--count", min=1, max=100_000, help="Number of assets.")],
    style: StyleOption = None,
    seed: SeedOption = 0,
    variety: VarietyOption = 1.0,
    engine: ForOption = None,
    format: FormatOption = None,
    lods: LodsOption = None,
    lod_form: LodFormOption = None,
    collision: CollisionOption = None,
    top_axis: TopAxisOption = None,
    materials: MaterialsOption = None,
    textures: TexturesOption = None,
    budget: BudgetOption = None,
    no_sockets: NoSocketsOption = False,
    anyway: AnywayOption = False,
    workers: WorkersOption = None,
    scheduler: SchedulerOption = None,
    kind: KindOption = None,
    weights: WeightsFolder = None,
) -> int:
    """Generate and export many assets, on this computer or a Dask cluster.

    Run the same command again to resume a stopped batch. Each batch needs an output folder of its own.
    """
    import time
    from contextlib import ExitStack

    from rodin_cli.assets import check_style, open_model
    from rodin_cli.blender import blender_folder
    from rodin_cli.console import progress_bar
    from rodin_cli.export.batches import WORK_FOLDER, Plan, agreed, batch_shards, plan_shard
    from rodin_cli.export.options import asked, chosen, worker_count
    from rodin_cli.export.progress import export_shards, report
    from rodin_cli.export.records import is_done
    from rodin_cli.export.shards import shard_size
    from rodin_cli.farm import farm
    from rodin_cli.files import alone, make_folder
    from rodin_cli.options import Engine

    started = time.monotonic()
    words = asked(
        *(engine, format, lods, lod_form, collision, top_axis, materials),
        *(textures, budget, no_sockets, anyway),
    )
    choices = chosen(words)
    if scheduler is None:
        blender_folder()
    model = open_model(weights, Engine.numpy, kind=kind)
    if style is not None:
        check_style(model, style)
    with ExitStack() as stack:
        executor, workers = stack.enter_context(farm(scheduler, worker_count(workers, count)))
        make_folder(out)
        stack.enter_context(alone(out))
        plan = Plan(count, seed, style, variety, choices, model.weights_hash, shard_size(count, workers))
        plan = agreed(plan, out)
        shards = batch_shards(plan, out, weights)
        rest = [shard for shard in shards if not is_done(shard.record, out)]
        with progress_bar() as bar:
            for shard in bar.track(rest, description="plan"):
                plan_shard(plan, shard, model)
        records = [shard.record for shard in shards]
        troubles = export_shards(rest, executor, out, out.resolve() / WORK_FOLDER, records)
    before = count - sum(shard.count for shard in rest)
    return report(records, out, time.monotonic() - started, troubles, before)
