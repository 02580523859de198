"""The extension zip: Blender's own tool validates and builds it, no Blender is started."""

from __future__ import annotations

import subprocess
import sys
import tomllib
import zipfile
from pathlib import Path

from rodin_cli.blender import ROOT, blender_folder
from rodin_cli.errors import CommandError

LARGEST_LIGHT_ZIP = 40_000_000  # bytes, with the models of six kinds


def manifest(root: Path) -> dict:
    """The fields of ``blender_manifest.toml``.

    Raises:
        CommandError: there is none, or it is no TOML.
    """
    path = root / "blender_manifest.toml"
    if not path.is_file():
        raise CommandError("This command must run from Rodin's repository; {path} is missing.", path=path)
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except tomllib.TOMLDecodeError as error:
        raise CommandError("{path} is not a TOML file: {reason}.", path=path, reason=str(error)) from error


def build(root: Path, target: Path) -> None:
    """Validates the extension in ``root`` and builds ``target`` from it.

    Raises:
        CommandError: the tool is missing, or what it said.
    """
    _tool("validate", str(root))
    _tool("build", "--source-dir", str(root), "--output-filepath", str(target))
    _tool("validate", str(target))


def build_light(folder: Path) -> Path:
    """The zip that every Blender takes, numpy only: the path of the built file.

    Raises:
        CommandError: see :func:`build`; or it is over the limit, or has no weights.
    """
    fields = manifest(ROOT)
    target = folder / f"{fields['id']}-{fields['version']}.zip"
    build(ROOT, target)
    size = target.stat().st_size
    if size > LARGEST_LIGHT_ZIP:
        raise CommandError("The zip has {size:,} bytes; the limit is {most:,}.", size=size, most=LARGEST_LIGHT_ZIP)
    with zipfile.ZipFile(target) as archive:
        if not any(name.startswith("weights/") and name.endswith(".npz") for name in archive.namelist()):
            raise CommandError("The zip contains no weights; train them first with: rodin train")
    return target


def _tool(*words: str) -> None:
    tools = sorted(blender_folder().glob("*/scripts/addons_core/bl_pkg/cli/blender_ext.py"))
    if not tools:
        raise CommandError("This Blender cannot build extensions; version 4.2 or newer is needed.")
    done = subprocess.run(
        [sys.executable, str(tools[-1]), *words],
        capture_output=True,
        text=True,
        errors="replace",
        check=False,
    )
    if done.returncode:
        log = " ".join((done.stderr + done.stdout).split())
        raise CommandError("Blender's extension tool failed to {what}: {log}", what=words[0], log=log)
