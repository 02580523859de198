"""``rodin export``: assets for game engines, written by several Blenders at a time."""

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
from rodin_cli.options import OutFolder, OverwriteOption, WeightsFolder

NAME = "export"


def run(
    sources: Annotated[
        list[str],
        typer.Argument(
            help="A folder (its recipes.json, else manifest.json, else meshes), a recipe (recipes.json:3), or a mesh."
        ),
    ],
    out: OutFolder,
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
    morph: Annotated[
        bool, typer.Option("--morph", help="Export one asset: the first, with the others as morph targets.")
    ] = False,
    workers: WorkersOption = None,
    overwrite: OverwriteOption = False,
    weights: WeightsFolder = None,
) -> int:
    """Export assets for a game engine, with levels of detail, collision, sockets and a manifest.

    Without --for, the generic preset is used; assets from a manifest keep the settings they were exported with.
    """
    import time

    from rodin_cli.assets import open_library
    from rodin_cli.blender import blender_folder
    from rodin_cli.export.batches import check_no_batch
    from rodin_cli.export.options import asked, worker_count
    from rodin_cli.export.planning import cut, items_of
    from rodin_cli.export.progress import export_shards, report
    from rodin_cli.export.records import keep_older
    from rodin_cli.export.replacing import check_replaced
    from rodin_cli.farm import farm
    from rodin_cli.files import alone, hidden_folder
    from rodin_cli.sources import gather

    started = time.monotonic()
    words = asked(
        *(engine, format, lods, lod_form, collision, top_axis, materials),
        *(textures, budget, no_sockets, anyway),
    )
    blender_folder()
    open_library(weights)  # refused before anything is made
    found = gather(sources)
    with hidden_folder(out) as work_folder, alone(out):
        check_no_batch(out)
        items = items_of(found, work_folder.resolve() / "meshes", morph)
        count = worker_count(workers, len(items))
        older = keep_older(out, work_folder)
        shards = cut(items, words, count, out.resolve(), work_folder.resolve(), weights)
        if not overwrite:
            check_replaced(shards, out)
        records = [shard.record for shard in shards]
        with farm(None, count) as (executor, _):
            troubles = export_shards(shards, executor, out, work_folder, [*older, *records])
        return report(records, out, time.monotonic() - started, troubles)
