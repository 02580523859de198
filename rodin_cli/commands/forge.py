"""``rodin forge``: swords of the procedural generator, to train on or to try reconstruction with."""

from __future__ import annotations

from typing import Annotated

import typer

from model_core.training.config import FRESH_SEED
from model_core.training.dataset import GRID
from rodin_cli.console import progress_bar, say
from rodin_cli.options import OutFolder, Resolution

NAME = "forge"


def run(
    out: OutFolder,
    count: Annotated[int, typer.Option("--count", min=1, max=10_000, help="How many swords.")] = 1,
    style: Annotated[str | None, typer.Option("--style", help="Such as katana; all in turn if left out.")] = None,
    seed: Annotated[
        int,
        typer.Option("--seed", min=0, max=2**31 - 1, help=f"Of the set; training sees none from {FRESH_SEED} on."),
    ] = 0,
    resolution: Resolution = GRID,
) -> None:
    """Swords of the procedural generator, without the model: one welded PLY each (metres, +Z to the tip)."""
    from model_core.forge import FAMILIES
    from model_core.surface.mesh import TriangleMesh
    from model_core.training.dataset import forge_one
    from rodin_cli.errors import CommandError
    from rodin_cli.files import staged
    from rodin_cli.meshes import write_ply

    families = list(FAMILIES)
    if style is not None and style not in families:
        raise CommandError(f"There is no style {style!r}; there are {', '.join(families)}.")
    # Families come in turn, so one of them is every sixteenth sword of the set.
    first, step = (0, 1) if style is None else (families.index(style), len(families))
    indices = range(first, first + count * step, step)
    with progress_bar() as bar, staged(out) as folder:
        for index in bar.track(indices, description="forge"):
            grids, family = forge_one(seed, index, resolution)
            # As wide as the last index that --count allows: one name a sword, whatever the count, and all sort.
            write_ply(folder / f"{seed}_{index:06}_{families[family]}.ply", TriangleMesh.of_charts(grids))
    say(f"{count} {'sword' if count == 1 else 'swords'} in {out}.")
