"""That every reader sees what is in a file, on small files whose contents are known."""

from __future__ import annotations

import importlib.util
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest

sys.path.insert(0, str(Path(__file__).resolve().parent))  # pytest's importlib mode finds no neighbours by itself

import godot_engine
import reading
import samples
from reading import READERS, Contents, Node

LEVELS = ("SM_Sample_LOD0", "SM_Sample_LOD1")
PAIRS = [(name, suffix) for name, reader in READERS.items() for suffix in reader.formats if name != "validator"]
PAIRS = [pair for pair in PAIRS if pair[1] not in (".usd", ".usda")]  # one of USD's three forms is enough
TREES = [pair for pair in PAIRS if pair[1] != ".obj"]  # an OBJ file has no tree, morph, socket or second UV map


@pytest.fixture(scope="session")
def folder(tmp_path_factory) -> Path:
    """The sample files."""
    if importlib.util.find_spec("bpy") is None:
        pytest.skip("This Python has no bpy to write the samples with.")
    folder = tmp_path_factory.mktemp("samples")
    words = [sys.executable, samples.__file__, folder]
    done = subprocess.run(list(map(str, words)), capture_output=True, text=True, timeout=300, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    return folder


@pytest.fixture(scope="session")
def seen(folder):
    """A function (reader, file name) -> its Contents; reads each pair once."""
    found = {}

    def contents(reader: str, name: str) -> Contents:
        skip_without(reader)
        if (reader, name) not in found:
            found[reader, name] = reading.read(reader, folder / name)
        return found[reader, name]

    return contents


def skip_without(reader: str) -> None:
    why_not = READERS[reader].available()
    if why_not:
        pytest.skip(why_not)


def by_name(contents: Contents) -> dict[str, Node]:
    nodes = {node.name: node for node in contents.nodes}
    assert len(nodes) == len(contents.nodes)
    return nodes


def size(node: Node) -> np.ndarray:
    return np.subtract(node.high, node.low)


@pytest.mark.parametrize(("reader", "suffix"), PAIRS)
def test_levels_of_detail(seen, reader, suffix):
    nodes = by_name(seen(reader, f"sample{suffix}"))
    levels = [nodes[name] for name in LEVELS]
    assert [node.kind for node in levels] == ["mesh", "mesh"]
    assert [node.triangles for node in levels] == [20, 12]
    assert [sorted(node.materials) for node in levels] == [["Blade", "Grip"]] * 2
    assert all(node.has_normals for node in levels)


@pytest.mark.parametrize(("reader", "suffix"), PAIRS)
def test_places_in_metres(seen, reader, suffix):
    """The blade's axis is Blender's Z in USD and Y in all others, which turn it."""
    x, y, z = samples.SIZE
    middle = samples.PLACE if suffix == ".usdc" else (samples.PLACE[0], samples.PLACE[2], -samples.PLACE[1])
    for name in LEVELS:
        node = by_name(seen(reader, f"sample{suffix}"))[name]
        np.testing.assert_allclose(size(node), (x, y, z) if suffix == ".usdc" else (x, z, y), atol=1e-5)
        np.testing.assert_allclose(np.add(node.low, node.high) / 2, middle, atol=1e-5)


@pytest.mark.parametrize("reader", [reader for reader, suffix in PAIRS if suffix == ".fbx"])
@pytest.mark.parametrize("name", ["units.fbx", "all.fbx"])
def test_metres_whatever_the_unit_of_the_file(seen, reader, name):
    nodes = by_name(seen(reader, name))
    np.testing.assert_allclose(sorted(size(nodes[LEVELS[0]])), sorted(samples.SIZE), atol=1e-5)
    above = np.subtract(nodes["SOCKET_Grip"].position, nodes["SM_Sample"].position)
    np.testing.assert_allclose(above, (0, samples.GRIP, 0), atol=1e-5)


@pytest.mark.parametrize(("reader", "suffix"), TREES)
def test_tree(seen, reader, suffix):
    contents = seen(reader, f"sample{suffix}")
    parents = {node.name: node.parent for node in contents.nodes}
    assert parents == {"SM_Sample": None} | dict.fromkeys((*LEVELS, "SOCKET_Grip"), "SM_Sample")
    assert contents.nodes[0].name == "SM_Sample", "parents come first"


@pytest.mark.parametrize(("reader", "suffix"), TREES)
def test_socket(seen, reader, suffix):
    nodes = by_name(seen(reader, f"sample{suffix}"))
    assert nodes["SOCKET_Grip"].kind == "empty"
    blade = 2 if suffix == ".usdc" else 1
    above = np.subtract(nodes["SOCKET_Grip"].position, nodes["SM_Sample"].position)
    np.testing.assert_allclose(above, np.eye(3)[blade] * samples.GRIP, atol=1e-5)


@pytest.mark.parametrize(("reader", "suffix"), TREES)
def test_uv_maps_and_morphs(seen, reader, suffix):
    nodes = by_name(seen(reader, f"sample{suffix}"))
    assert [nodes[name].uv_sets for name in LEVELS] == [2, 2]
    assert [nodes[name].morphs for name in LEVELS] == [["Curved"], ["Curved"]]


@pytest.mark.parametrize(("reader", "suffix"), TREES)
def test_turned_and_scaled_objects_are_told(seen, reader, suffix):
    """Blender's FBX turns and scales the top object."""
    nodes = by_name(seen(reader, f"sample{suffix}"))
    assert nodes["SM_Sample"].matrix_is_identity == (suffix != ".fbx")
    assert nodes[LEVELS[0]].matrix_is_identity


@pytest.mark.parametrize(("reader", "suffix"), TREES)
def test_custom_properties(seen, reader, suffix):
    untold = suffix == ".fbx" and reader in ("three", "godot")
    node = by_name(seen(reader, f"sample{suffix}"))["SM_Sample"]
    assert node.custom == ({} if untold else {"fbx_type": "LodGroup"})


@pytest.mark.parametrize(("reader", "suffix"), TREES)
def test_tangents(seen, reader, suffix):
    untold = suffix == ".usdc" or (reader, suffix) == ("three", ".fbx")
    assert by_name(seen(reader, f"sample{suffix}"))[LEVELS[0]].has_tangents is (None if untold else True)


def test_the_validator_finds_nothing(seen):
    assert seen("validator", "sample.glb") == Contents([], [])


def test_the_validator_finds_an_error(folder, tmp_path):
    skip_without("validator")
    broken = tmp_path / "broken.glb"
    broken.write_bytes((folder / "sample.glb").read_bytes().replace(b'"VEC4"', b'"VEC3"'))
    assert any(message.startswith("error ") for message in reading.read("validator", broken).messages)


@pytest.mark.parametrize("reader", [name for name in READERS if name != "validator"])
def test_what_is_no_file_of_that_kind_is_refused(reader, tmp_path):
    skip_without(reader)
    path = tmp_path / f"junk{READERS[reader].formats[0]}"
    path.write_bytes(b"not an asset")
    with pytest.raises(RuntimeError):
        reading.read(reader, path)


def test_lod_groups(folder):
    assert reading.lod_groups(folder / "sample.fbx") == 1
    assert reading.lod_groups(folder / "sample.glb") == 0


def test_godot_makes_collision(seen):
    nodes = seen("godot", "collision.glb").nodes
    assert {node.name for node in nodes if node.kind == "static_body"} == {"Blade", "Guard"}
    shapes = {node.parent: node for node in nodes if node.kind == "collision"}
    assert {name: node.shape for name, node in shapes.items()} == {
        "Blade": "ConvexPolygonShape3D",
        "Guard": "ConcavePolygonShape3D",
    }
    np.testing.assert_allclose(sorted(size(shapes["Blade"])), sorted(samples.SIZE), atol=1e-5)


@pytest.mark.slow
def test_godot_draws_files_side_by_side(folder, tmp_path):
    skip_without("godot")
    image = pytest.importorskip("PIL.Image", reason="Pillow is not installed.")
    godot_engine.picture([folder / "sample.glb", folder / "sample.fbx"], tmp_path / "picture.png", 640, 360)
    pixels = np.asarray(image.open(tmp_path / "picture.png").convert("L"), dtype=int)
    assert pixels.shape == (360, 640)
    drawn = np.abs(pixels - pixels[0, 0])[180] > 10  # the row through the middle of both
    assert np.diff(drawn.astype(int)).tolist().count(1) == 2
