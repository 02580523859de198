"""Mesh files as they come: of other programs, damaged, too large, or made to be."""

from __future__ import annotations

import json
import os
import tracemalloc

import numpy as np
import pytest
import trimesh

from model_core.errors import SurfaceError
from rodin_cli.errors import CommandError
from rodin_cli.meshes import limits
from rodin_cli.meshes.limits import LARGEST_FACES, LARGEST_VERTICES
from rodin_cli.meshes.reading import read_mesh

SQUARE = "v 0 0 0\nv 1 0 0\nv 1 1 0\nv 0 1 0\n"


def refused(path) -> str:
    with pytest.raises((CommandError, SurfaceError)) as caught:
        read_mesh(path)
    text = str(caught.value)
    assert path.name in text
    assert "\n" not in text
    assert text.endswith(".")
    return text


def instances(count: int, mesh: trimesh.Trimesh) -> bytes:
    scene = trimesh.Scene()
    scene.add_geometry(mesh, geom_name="one")
    for number in range(1, count):
        place = np.diag([1.0, -1.0 if number % 2 else 1.0, 1.0, 1.0])
        place[0, 3] = number
        scene.graph.update(frame_to=f"node {number}", matrix=place, geometry="one")
    return scene.export(file_type="glb")


class TestInstances:
    def test_each_stands_in_its_place(self, tmp_path):
        path = tmp_path / "row.glb"
        path.write_bytes(instances(5, trimesh.creation.box()))
        found = read_mesh(path)
        expected = trimesh.load_scene(path, process=False).to_mesh()
        np.testing.assert_allclose(found.vertices, expected.vertices)
        ours = trimesh.Trimesh(found.vertices, found.triangles, process=False)
        assert ours.volume == pytest.approx(expected.volume) == pytest.approx(5), "mirrored ones are turned too"

    def test_too_many_faces_are_counted_before_they_are_made(self, tmp_path):
        path = tmp_path / "bomb.glb"
        path.write_bytes(instances(500, trimesh.creation.icosphere(subdivisions=5)))
        assert path.stat().st_size < 1e6
        tracemalloc.start()
        try:
            text = refused(path)
            assert tracemalloc.get_traced_memory()[1] < 30e6
        finally:
            tracemalloc.stop()
        assert text.endswith(f"bomb.glb has 10,240,000 faces; the limit is {LARGEST_FACES:,}.")

    def test_too_many_objects(self, tmp_path, monkeypatch):
        monkeypatch.setattr(limits, "LARGEST_INSTANCES", 4)
        path = tmp_path / "many.glb"
        path.write_bytes(instances(5, trimesh.creation.box()))
        assert "has 5 objects; the limit is 4." in refused(path)


class TestDeclared:
    """What a file's first bytes say it has, which is refused before the rest is read."""

    def ply(self, vertices: object, faces: object) -> bytes:
        return (
            f"ply\nformat binary_little_endian 1.0\ncomment made by hand\nelement vertex {vertices}\n"
            "property float x\nproperty float y\nproperty float z\n"
            f"element face {faces}\nproperty list uchar int vertex_indices\nend_header\n"
        ).encode()

    def test_ply(self, tmp_path):
        path = tmp_path / "large.ply"
        path.write_bytes(self.ply(9, LARGEST_FACES + 1))
        assert f"{LARGEST_FACES + 1:,} faces" in refused(path)
        path.write_bytes(self.ply(LARGEST_VERTICES + 1, 1))
        assert f"{LARGEST_VERTICES + 1:,} vertices" in refused(path)
        path.write_bytes(self.ply(3, "9" * 10_000))
        assert "faces; the limit" in refused(path)

    def test_off(self, tmp_path):
        path = tmp_path / "large.off"
        path.write_text(f"OFF\n# made by hand\n3 {LARGEST_FACES + 1} 0\n")
        assert f"{LARGEST_FACES + 1:,} faces" in refused(path)

    def test_stl(self, tmp_path):
        path, faces = tmp_path / "large.stl", LARGEST_FACES + 1
        with path.open("wb") as file:
            file.write(b" " * 80 + faces.to_bytes(4, "little"))
            file.truncate(84 + 50 * faces)
        assert f"{faces:,} faces" in refused(path)

    def test_text_takes_more_memory_and_may_have_fewer_bytes(self, tmp_path, monkeypatch):
        path = tmp_path / "text.stl"
        path.write_text(trimesh.creation.box().export(file_type="stl_ascii"))
        assert len(read_mesh(path).triangles) == 12
        monkeypatch.setattr(limits, "LARGEST_TEXT_BYTES", 1000)
        assert "MB; the limit is" in refused(path)

    @pytest.mark.parametrize("name", ["large.ply", "large.obj", "large.glb", "large.gltf", "large.off", "large.stl"])
    def test_any_file_of_too_many_bytes(self, name, tmp_path):
        with (tmp_path / name).open("wb") as file:
            file.truncate(10 * 2**30)
        assert refused(tmp_path / name).endswith("has 10,240 MB; the limit is 512 MB.")


class TestObj:
    def test_polygons_count_as_triangles(self, tmp_path):
        path = tmp_path / "fan.obj"
        path.write_text(SQUARE + "f" + " 1 2 3 4" * 800_000)
        assert "3,199,998 faces" in refused(path)

    @pytest.mark.parametrize(
        "content",
        [
            b"\xef\xbb\xbf" + SQUARE.encode() + b"f 1 2 3\nf 1 3 4\n",
            b"o gr\xfcn \xff\xfe\x80\n" + SQUARE.encode() + b"g \xe5\x89\xa3\nf 1 2 3\nusemtl \xff\nf 1 3 4\n",
            "o 剣\n".encode() + SQUARE.encode() + b"f 1 2 3 4\n",
            b"mtllib nobody has.mtl\nmtllib \xff.mtl\n" + SQUARE.encode() + b"usemtl steel\nf 1 2 3 4\n",
            b"# \x00\r\n" + SQUARE.replace("\n", "\r\n").encode() + b"f 1 2 3 \\\r\n 4\r\n",
            SQUARE.replace("\n", "\r").encode() + b"f 1 2 3 4\r",
            SQUARE.encode() + b"vt 0 0\nvn 0 0 1\nf 1/1/1 2/1/1 3/1/1\nf 1//1 3//1 4//1\n",
            SQUARE.encode() + b"f -4 -3 -2 -1\n",
            SQUARE.replace("v ", "  v\t").encode() + b"\tf 1 2 3 4 \n",
        ],
        ids=[
            "byte-order mark",
            "latin-1",
            "names",
            "no materials",
            "continued",
            "old Mac",
            "normals",
            "negative",
            "tabs",
        ],
    )
    def test_all_that_programs_write(self, content, tmp_path):
        path = tmp_path / "square.obj"
        path.write_bytes(content)
        found = read_mesh(path)
        assert len(found.triangles) == 2
        assert found.areas().sum() == pytest.approx(1)


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("huge.obj", b"v 1e400 0 0\nv nan 0 0\nv 1e300 -1e300 inf\nf 1 2 3\n"),
        ("far.obj", b"v 1e200 0 0\nv 0 1e200 0\nv 0 0 -1e200\nf 1 2 3\n"),
        ("huge.off", b"OFF\n3 1 0\n1e400 0 0\nnan 0 0\n1e300 -1e300 inf\n3 0 1 2\n"),
    ],
)
def test_numbers_beyond_all_bounds(name, content, tmp_path):
    """NumPy's warnings are errors here, so none may leave."""
    (tmp_path / name).write_bytes(content)
    assert "coordinates" in refused(tmp_path / name)


def test_a_huge_place_of_an_object(tmp_path):
    files = trimesh.Scene(trimesh.creation.box()).export(file_type="gltf")
    tree = json.loads(files.pop("model.gltf"))
    tree["nodes"] = [{**node, "scale": [1e308, -1e308, 1e308]} for node in tree["nodes"]]
    for name, content in {**files, "huge.gltf": json.dumps(tree).encode()}.items():
        (tmp_path / name).write_bytes(content)
    assert "coordinates" in refused(tmp_path / "huge.gltf")


@pytest.mark.skipif(os.name != "posix", reason="no pipes in a folder")
@pytest.mark.parametrize("name", ["pipe.ply", "pipe.obj", "zeros.stl", "zeros.glb"])
def test_pipes_and_devices_are_not_waited_for(name, tmp_path):
    if name.startswith("pipe"):
        os.mkfifo(tmp_path / name)
    else:
        (tmp_path / name).symlink_to("/dev/zero")
    assert refused(tmp_path / name).endswith("is not a regular file.")


def test_a_picture_that_a_mesh_names_is_not_opened(tmp_path):
    """A pipe would be waited for."""
    box = trimesh.creation.box().export(file_type="ply", encoding="ascii").decode()
    (tmp_path / "box.ply").write_text(box.replace("element vertex", "comment TextureFile pipe.png\nelement vertex", 1))
    os.mkfifo(tmp_path / "pipe.png")
    assert len(read_mesh(tmp_path / "box.ply").triangles) == 12
