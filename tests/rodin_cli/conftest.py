"""The command line as a function, and assets made with it."""

from __future__ import annotations

import json
import os
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import jsonschema
import numpy as np
import pytest
import trimesh
from primitive_sword import primitive_sword

from model_core.export.manifest import MANIFEST_FILE, SCHEMA_FILE, file_entry, read_manifest
from rodin_cli.app import main

ROOT = Path(__file__).resolve().parents[2]
SHIPPED = ROOT / "weights" / "sword"
ENVIRONMENT = {**os.environ, "PYTHONPATH": str(ROOT)}


@dataclass(frozen=True)
class Result:
    """What a command left: exit code, stdout, stderr."""

    code: int
    out: str
    err: str

    def refused(self) -> str:
        """The one sentence of a command that failed."""
        assert self.code != 0
        assert "Traceback" not in self.err + self.out
        assert "Internal error" not in self.err
        lines = self.err.strip().splitlines()
        assert len(lines) == 1, self.err
        assert lines[0].endswith("."), lines[0]
        return lines[0]

    def done(self) -> str:
        """The output of a command that went well."""
        assert self.code == 0, self.err
        return self.out


@pytest.fixture
def rodin(capsys: pytest.CaptureFixture) -> Callable[..., Result]:
    def run(*words: object) -> Result:
        capsys.readouterr()
        code = main([str(word) for word in words])
        return Result(code, *capsys.readouterr())

    return run


@pytest.fixture(scope="session")
def swords(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder of three assets."""
    out = tmp_path_factory.mktemp("swords") / "made"
    assert main(["generate", "--count", "3", "--seed", "5", "--resolution", "6", "--out", str(out)]) == 0
    return out


@pytest.fixture(scope="session")
def primitives(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An asset of boxes that no part of Rodin made."""
    path = tmp_path_factory.mktemp("mesh") / "primitives.ply"
    primitive_sword().export(path)
    return path


@pytest.fixture
def weights(tmp_path: Path) -> Path:
    """A copy of the shipped weights, to be spoilt."""
    return Path(shutil.copytree(SHIPPED, tmp_path / "weights"))


@pytest.fixture
def write_ply(tmp_path: Path) -> Callable[..., Path]:
    """Any vertices and triangles as a PLY file."""

    def write(vertices: object, triangles: object, name: str = "bad.ply") -> Path:
        mesh = trimesh.Trimesh(
            np.asarray(vertices, dtype=float).reshape(-1, 3),
            np.asarray(triangles, dtype=np.int64).reshape(-1, 3),
            process=False,
        )
        path = tmp_path / name
        path.write_bytes(mesh.export(file_type="ply"))
        return path

    return write


@pytest.fixture(scope="session")
def recipes(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder of 24 recipes, seconds of work for one Blender."""
    out = tmp_path_factory.mktemp("recipes") / "made"
    assert main(["generate", "--count", "24", "--resolution", "4", "--out", str(out)]) == 0
    return out


@pytest.fixture
def start(tmp_path: Path) -> Iterator[Callable[..., subprocess.Popen]]:
    """Starts the program as a process of its own, the head of a group as in a terminal; what is left is killed."""
    begun: list[subprocess.Popen] = []

    def run(*words: object, **options: object) -> subprocess.Popen:
        program = [sys.executable, "-m", "rodin_cli", *map(str, words)]
        pipes = {"stdout": subprocess.PIPE, "stderr": subprocess.PIPE, "text": True, "start_new_session": True}
        options.setdefault("preexec_fn", _hear_signals)
        begun.append(subprocess.Popen(program, cwd=tmp_path, env=ENVIRONMENT, **pipes, **options))
        return begun[-1]

    yield run
    for process in begun:
        if process.poll() is None:
            process.kill()
            process.communicate()


def _hear_signals() -> None:
    """As a terminal's programs do; one that nohup or a shell's background job starts inherits deaf ears."""
    for name in (signal.SIGINT, signal.SIGHUP):
        signal.signal(name, signal.SIG_DFL)


def ended(process: subprocess.Popen, seconds: float = 120) -> Result:
    """What a started program left."""
    out, err = process.communicate(timeout=seconds)
    return Result(process.returncode, out, err)


def until(met: Callable[[], object], process: subprocess.Popen, seconds: float = 120) -> None:
    """Waits for something that a running program does."""
    limit = time.monotonic() + seconds
    while not met():
        assert process.poll() is None, process.communicate()
        assert time.monotonic() < limit
        time.sleep(0.02)


def told(folder: Path) -> dict:
    """The manifest of a folder, which is as its schema says and tells the truth about the folder's files."""
    record = read_manifest(folder / MANIFEST_FILE)
    jsonschema.validate(record, json.loads(SCHEMA_FILE.read_text(encoding="utf-8")))
    files = [file for sword in record["assets"] for file in sword["files"]]
    assert [file_entry(folder / file["name"]) for file in files] == files
    there = {path.name for path in folder.iterdir() if not path.name.startswith(".")}
    assert there == {MANIFEST_FILE, *record["contact_sheets"], *(file["name"] for file in files)}
    return record


def geometry(record: dict) -> dict[str, list[str]]:
    """{base: hash of each level} of a manifest."""
    return {sword["base"]: [level["geometry_sha256"] for level in sword["levels"]] for sword in record["assets"]}


def names(items: list[dict]) -> list[str]:
    return [item["name"] for item in items]
