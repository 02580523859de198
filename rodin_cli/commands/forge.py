"""``rodin forge``: assets of the procedural generator, to train on or to try reconstruction with."""

from __future__ import annotations

from typing import Annotated

import typer

from model_core.kinds import OLDEST
from model_core.training.config import FRESH_SEED
from model_core.training.dataset import FINE
from rodin_cli.console import progress_bar, say
from rodin_cli.options import ForgeKind, OutFolder, OverwriteOption, Resolution

NAME = "forge"


def run(
    out: OutFolder,
    count: Annotated[int, typer.Option("--count", min=1, max=10_000, help="Number of assets.")] = 1,
    style: Annotated[str | None, typer.Option("--style", help="Style to make. Default: all, in turn.")] = None,
    seed: Annotated[
        int,
        typer.Option(
            "--seed", min=0, max=2**31 - 1, help=f"Random seed; training never uses seeds from {FRESH_SEED} up."
        ),
    ] = 0,
    kind: ForgeKind = OLDEST,
    resolution: Resolution = FINE,
    overwrite: OverwriteOption = False,
) -> None:
    """Make assets with a kind's generator instead of a model: one welded PLY each (metres, top along +Z)."""
    from model_core.kinds import named_kind
    from model_core.surface.mesh import TriangleMesh
    from model_core.training.dataset import forge_one
    from rodin_cli.assets import counted
    from rodin_cli.errors import CommandError
    from rodin_cli.files import staged
    from rodin_cli.meshes.writing import write_ply

    forged = named_kind(kind)
    families = forged.forge.families
    if style is not None and style not in families:
        raise CommandError("There is no style {name}; choose from {names}.", name=style, names=", ".join(families))
    # Families come in turn, so one of them recurs at an even distance.
    first, step = (0, 1) if style is None else (families.index(style), len(families))
    indices = range(first, first + count * step, step)
    with progress_bar() as bar, staged(out, overwrite) as folder:
        for index in bar.track(indices, description="forge"):
            grids, family = forge_one(forged, seed, index, resolution)
            # As wide as the last index that --count allows: one name each, whatever the count, and all sort.
            name = f"{seed}_{index:06}_{families[family]}.ply"
            write_ply(folder / name, TriangleMesh.of_charts(grids, forged.layout))
    say(f"Wrote {counted(forged, count)} to {out}.")
