"""``rodin atlas``: where the charts of a kind lie in a texture, the same for all its assets."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from rodin_cli.console import say
from rodin_cli.options import OverwriteOption

NAME = "atlas"
_SECONDS = 300


def run(
    kind: Annotated[str, typer.Argument(help="A built-in kind, such as sword, or a kind's folder.")],
    count: Annotated[
        int, typer.Option("--count", min=1, max=10_000, help="Number of generated assets to measure.")
    ] = 160,
    overwrite: OverwriteOption = False,
) -> None:
    """Pack a kind's patches into a texture atlas by their usual areas, and write atlas.json into its folder.

    Textures painted for an earlier atlas do not fit the new one, so that one is replaced only with --overwrite.
    """
    import json

    from model_core.charts.atlas import atlases_of
    from model_core.kinds import named_kind
    from model_core.kinds.reading import ATLAS_FILE
    from rodin_cli.blender import run_job
    from rodin_cli.files import staged

    named = named_kind(kind)
    found = run_job("atlas", {"kind": str(named.folder) if Path(kind).is_dir() else kind, "count": count}, _SECONDS)
    stored = {name: found[name] for name in ("texture", "lightmap")}
    atlases_of(stored, named.layout)
    path = named.folder / ATLAS_FILE
    with staged(named.folder, overwrite) as folder:
        (folder / ATLAS_FILE).write_text(json.dumps(stored, indent=1) + "\n", encoding="utf-8")
    say(f"{path}: patches cover {found['coverage']:.0%} of the texture.")
