from __future__ import annotations

import subprocess
import tomllib
import zipfile
from pathlib import Path

import pytest

from rodin_cli import extension, torch_wheels

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture(scope="module")
def light(tmp_path_factory) -> Path:
    return extension.build_light(tmp_path_factory.mktemp("zip"))


def test_the_command_leaves_one_zip(rodin, tmp_path):
    printed = rodin("zip", "--out", tmp_path / "dist").done()
    (built,) = (tmp_path / "dist").iterdir()
    assert built.name == "rodin-0.2.0.zip"
    assert built.name in printed


def test_the_light_zip_is_light(light):
    assert light.stat().st_size <= 40_000_000
    with zipfile.ZipFile(light) as archive:
        names = archive.namelist()
        assert archive.testzip() is None
    assert {
        "blender_manifest.toml",
        "__init__.py",
        "LICENSE",
        "weights/sword/weights.npz",
        "weights/sword/weights.json",
    } <= set(names)
    assert not [name for name in names if name.endswith((".whl", ".pyc", ".so"))]


def test_only_what_blender_needs_is_inside(light):
    """Every file is tracked by git and lies where it may."""
    with zipfile.ZipFile(light) as archive:
        names = {name for name in archive.namelist() if not name.endswith("/")}
    top = {name.split("/")[0] for name in names}
    assert top <= {
        *("blender_manifest.toml", "__init__.py", "LICENSE", "README.md", "CHANGELOG.md"),
        *("model_core", "rodin_addon", "weights"),
    }
    assert not [name for name in names if name.startswith(("model_core/training/", "rodin_addon/headless/"))]
    assert {f"rodin_addon/{path.name}" for path in (ROOT / "rodin_addon").glob("*.py")} <= names


def test_the_building_changes_nothing_here(light):
    """The light zip is built from the repository itself, so its files are the repository's."""
    with zipfile.ZipFile(light) as archive:
        for name in archive.namelist():
            if not name.endswith("/"):
                assert archive.read(name) == (ROOT / name).read_bytes()


@pytest.fixture
def no_repository(tmp_path, monkeypatch) -> Path:
    monkeypatch.setattr(extension, "ROOT", tmp_path)
    return tmp_path


def test_outside_the_repository(rodin, no_repository, tmp_path):
    assert "repository" in rodin("zip", "--out", tmp_path / "dist").refused()
    assert not (tmp_path / "dist").exists()


MANIFEST = """schema_version = "1.0.0"
id = "rodin"
version = "{version}"
name = "N"
tagline = "T"
maintainer = "M"
type = "add-on"
blender_version_min = "4.2.0"
license = ["SPDX:GPL-3.0-or-later"]
"""


def test_a_manifest_that_blender_refuses(rodin, no_repository, tmp_path):
    (no_repository / "blender_manifest.toml").write_text(MANIFEST.format(version="one"))
    (no_repository / "__init__.py").write_text("")
    assert "failed to validate" in rodin("zip", "--out", tmp_path / "dist").refused()
    assert not (tmp_path / "dist").exists()


def test_a_zip_without_weights_or_too_large(rodin, no_repository, tmp_path, monkeypatch):
    (no_repository / "blender_manifest.toml").write_text(MANIFEST.format(version="1.0.0"))
    (no_repository / "__init__.py").write_text("")
    assert "no weights" in rodin("zip", "--out", tmp_path / "dist").refused()
    monkeypatch.setattr(extension, "LARGEST_LIGHT_ZIP", 100)
    assert "the limit is 100" in rodin("zip", "--out", tmp_path / "dist").refused()
    assert not (tmp_path / "dist").exists()


def test_what_torch_needs_and_blender_lacks():
    names = {line.split("==")[0] for line in torch_wheels._requirements()}
    assert {"torch", "sympy", "mpmath", "jinja2", "networkx", "filelock"} <= names
    assert not names & {"numpy", "requests", "zstandard", "cython"}
    assert "torch==2.13.0" in torch_wheels._requirements()


def test_a_torch_for_a_gpu_is_refused(rodin, tmp_path, monkeypatch):
    needs = torch_wheels._needs
    of_cuda = {"torch": {"nvidia-cublas"}}
    monkeypatch.setattr(torch_wheels, "_needs", lambda name, seen: needs(name, seen) | of_cuda.get(name, set()))
    assert "nvidia-cublas" in rodin("zip", "--full", "--out", tmp_path / "dist").refused()
    assert not (tmp_path / "dist").exists()


def test_a_download_that_fails(rodin, tmp_path, monkeypatch):
    monkeypatch.setattr(torch_wheels, "_requirements", lambda: ["rodin-no-such-package==0"])
    monkeypatch.setenv("PIP_NO_INDEX", "1")
    assert "pip could not download" in rodin("zip", "--full", "--out", tmp_path / "dist").refused()
    assert not (tmp_path / "dist").exists()


@pytest.mark.slow
def test_the_full_zip(rodin, tmp_path):
    rodin("zip", "--full", "--out", tmp_path / "dist").done()
    (built,) = (tmp_path / "dist").iterdir()
    with zipfile.ZipFile(built) as archive:
        manifest = tomllib.loads(archive.read("blender_manifest.toml").decode())
        wheels = [name for name in archive.namelist() if name.endswith(".whl")]
    assert any(name.startswith("wheels/torch-2.13.0") for name in wheels)
    assert len(manifest["wheels"]) == len(wheels)
    assert len(manifest["platforms"]) == 1
    assert manifest["platforms"][0] in built.name
    assert manifest["permissions"]
    assert not subprocess.run(["git", "status", "--porcelain", "--", "wheels"], cwd=ROOT, capture_output=True).stdout
