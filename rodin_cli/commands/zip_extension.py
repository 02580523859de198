"""``rodin zip``: the extension that Blender installs."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from rodin_cli.console import say

NAME = "zip"


def run(
    out: Annotated[Path, typer.Option("--out", help="Folder for the zip; created if missing.")] = Path("dist"),
    full: Annotated[bool, typer.Option("--full", help="Include torch wheels for this platform.")] = False,
) -> None:
    """Build the extension zip and validate it with Blender's own tool."""
    import shutil
    import tempfile

    from rodin_cli.extension import build_light
    from rodin_cli.files import staged
    from rodin_cli.torch_wheels import build_full

    with staged(out, overwrite=True) as folder, tempfile.TemporaryDirectory(dir=folder) as workshop:
        built = (build_full if full else build_light)(Path(workshop))
        target = Path(shutil.move(built, folder / built.name))
        size = target.stat().st_size
    say(f"Wrote {out / target.name} ({size / 1e6:.1f} MB).")
