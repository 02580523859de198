"""The command line as a function, and swords made with it."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import pytest
import trimesh

from rodin_cli.app import main
from rodin_cli.demo_mesh import primitive_sword

SHIPPED = Path(__file__).resolve().parents[2] / "weights"


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
        assert "A fault in Rodin" not in self.err
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
    """A folder of three swords."""
    out = tmp_path_factory.mktemp("swords") / "made"
    assert main(["generate", "--count", "3", "--seed", "5", "--resolution", "6", "--out", str(out)]) == 0
    return out


@pytest.fixture(scope="session")
def primitives(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A sword of boxes that no part of Rodin made."""
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
