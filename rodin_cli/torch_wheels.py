"""torch as wheels inside the extension, for this platform and this Python."""

from __future__ import annotations

import importlib.metadata
import re
import subprocess
import sys
import zipfile
from pathlib import Path

from rodin_cli.errors import CommandError
from rodin_cli.extension import build, build_light

_PLATFORMS = {"linux": "linux", "darwin": "macos", "win32": "windows"}
_MACHINES = {"x86_64": "x64", "amd64": "x64", "aarch64": "arm64", "arm64": "arm64"}
_GPU_NEEDS = ("nvidia-", "cuda-", "triton")


def build_full(folder: Path) -> Path:
    """The light zip with torch's unmodified wheels added: the path of the built file.

    Raises:
        CommandError: torch is not installed or not a CPU build, the download failed,
            or see :func:`rodin_cli.extension.build`.
    """
    wanted = _requirements()
    light = build_light(folder)
    staging = folder / "staging"
    with zipfile.ZipFile(light) as archive:
        archive.extractall(staging)
    target = light.with_name(f"{light.stem}-full-{_platform()}.zip")
    light.unlink()
    _download(wanted, staging / "wheels")
    _amend_manifest(staging)
    build(staging, target)
    return target


def _requirements() -> list[str]:
    """Pinned: torch and what it needs here, without what Blender brings itself.

    Read from the installed packages, so the zip holds the versions that were tested.
    """
    brought = _needs("bpy", set())
    names = [*sorted(_needs("torch", set(brought)) - brought), "torch"]
    if gpu := [name for name in names if name.startswith(_GPU_NEEDS)]:
        raise CommandError(
            "The installed torch needs {requirement}, which is too large; install torch's CPU build first.",
            requirement=gpu[0],
        )
    return [f"{name}=={importlib.metadata.version(name).partition('+')[0]}" for name in names]


def _needs(package: str, seen: set[str]) -> set[str]:
    """All that an installed package needs here, by name; extras left aside, itself not among them."""
    from packaging.requirements import Requirement

    try:
        lines = importlib.metadata.requires(package) or []
    except importlib.metadata.PackageNotFoundError as error:
        raise CommandError("The full zip needs the package {package}; install it first.", package=package) from error
    for line in lines:
        need = Requirement(line)
        name = re.sub(r"[-_.]+", "-", need.name).lower()
        if name not in seen and (need.marker is None or need.marker.evaluate({"extra": ""})):
            seen.add(name)
            _needs(name, seen)
    return seen


def _download(wanted: list[str], folder: Path) -> None:
    words = ["-m", "pip", "download", "--quiet", "--no-deps", "--only-binary", ":all:", "--dest", str(folder)]
    done = subprocess.run(
        [sys.executable, *words, *wanted], capture_output=True, text=True, errors="replace", check=False
    )
    if done.returncode:
        lines = done.stderr.strip().splitlines() or ["no output"]
        raise CommandError("pip could not download torch's wheels: {reason}", reason=lines[-1])


def _amend_manifest(staging: Path) -> None:
    """Top-level keys go before the first table. Wheels are for one platform and one Python."""
    path = staging / "blender_manifest.toml"
    wheels = ",\n".join(f'  "./wheels/{wheel.name}"' for wheel in sorted((staging / "wheels").glob("*.whl")))
    added = f'platforms = ["{_platform()}"]\nwheels = [\n{wheels},\n]\n'
    if sys.version_info[:2] == (3, 11):
        added += 'blender_version_max = "5.1.0"\n'  # from there on Blender has Python 3.13
    head, table, tail = path.read_text(encoding="utf-8").partition("\n[")
    path.write_text(f"{head.rstrip()}\n{added}{table}{tail}", encoding="utf-8")


def _platform() -> str:
    """This platform in Blender's words, such as ``linux-x64``."""
    import platform

    machine = platform.machine().lower()
    return f"{_PLATFORMS[sys.platform]}-{_MACHINES.get(machine, machine)}"
