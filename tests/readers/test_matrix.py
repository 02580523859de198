"""Every preset and format arrives whole in every reader: names, levels, collision, sockets, UVs, materials, metres."""

from __future__ import annotations

import importlib.util
import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).resolve().parent))  # pytest's importlib mode finds no neighbours by itself

import matrix
from reading import READERS

VENV = Path(__file__).resolve().parents[2] / ".venv"
OTHERS_WRITE = [("UNREAL", "FBX"), ("UNITY", "FBX"), ("GODOT", "GLTF"), ("GENERIC", "USD")]
OTHERS = [VENV / f"blender-{version}" / "bin" / "python" for version in ("4.2", "5.0", "5.2")]


@pytest.mark.slow
@pytest.mark.parametrize("cell", list(matrix.cells()), ids=str)
def test_a_preset_arrives(cell):
    skip_without(cell.reader)
    if importlib.util.find_spec("bpy") is None:
        pytest.skip("This Python has no bpy to write with.")
    assert not matrix.faults(cell)


@pytest.mark.slow
@pytest.mark.parametrize("python", OTHERS, ids=lambda path: path.parts[-3])
@pytest.mark.parametrize(("engine", "format_"), OTHERS_WRITE)
def test_other_blenders_write_the_same(engine, format_, python):
    if not python.exists():
        pytest.skip(f"There is no {python}.")
    for reader, about in READERS.items():
        if reader != "godot" and matrix.SUFFIXES[format_] in about.formats:
            skip_without(reader)
            assert not matrix.faults(matrix.Cell(engine, format_, reader), python)


def skip_without(reader: str) -> None:
    why_not = READERS[reader].available()
    if why_not:
        pytest.skip(why_not)
