"""glTF with what it refers to missing, foreign or damaged."""

from __future__ import annotations

import base64
import json
import os

import pytest
import trimesh

from model_core.errors import RodinError
from rodin_cli.errors import CommandError
from rodin_cli.meshes.reading import read_mesh

HOSTILE = [None, [], {}, "", "x", -1, 10**30, 1e308, True, [None], [[]], [5], [{}], {"a": 1}]


@pytest.fixture
def box(tmp_path):
    """A box in scene.gltf and scene.bin, as a document that can be changed."""
    files = trimesh.Scene(trimesh.creation.box()).export(file_type="gltf", merge_buffers=True)
    tree = json.loads(files.pop("model.gltf"))
    (content,) = files.values()
    tree["buffers"][0]["uri"] = "scene.bin"
    (tmp_path / "scene.bin").write_bytes(content)
    return tree


@pytest.fixture
def refused(tmp_path):
    def refused(content: object) -> str:
        path = tmp_path / "scene.gltf"
        path.write_text(content if isinstance(content, str) else json.dumps(content))
        with pytest.raises(CommandError) as caught:
            read_mesh(path)
        text = str(caught.value)
        assert text.startswith(str(path))
        assert text.endswith(".")
        assert "\n" not in text
        return text.removeprefix(f"{path} ")

    return refused


def faces(tmp_path, tree: dict, name: str = "scene.gltf") -> int:
    (tmp_path / name).write_text(json.dumps(tree))
    return len(read_mesh(tmp_path / name).triangles)


def test_a_document_and_its_buffer(tmp_path, box):
    assert faces(tmp_path, box) == 12


def test_a_name_with_a_space(tmp_path, box):
    (tmp_path / "scene.bin").rename(tmp_path / "my scene.bin")
    box["buffers"][0]["uri"] = "my%20scene.bin"
    assert faces(tmp_path, box) == 12


def test_embedded_data(tmp_path, box):
    data = base64.b64encode((tmp_path / "scene.bin").read_bytes()).decode()
    box["buffers"][0]["uri"] = f"data:application/octet-stream;base64,{data}"
    (tmp_path / "scene.bin").unlink()
    assert faces(tmp_path, box) == 12


def test_a_missing_buffer(tmp_path, box, refused):
    (tmp_path / "scene.bin").unlink()
    assert refused(box) == "needs scene.bin, which is missing."


def test_a_cut_buffer(tmp_path, box, refused):
    (tmp_path / "scene.bin").write_bytes(b"123")
    assert refused(box) == f"needs {box['buffers'][0]['byteLength']} bytes of scene.bin, which has 3."


@pytest.mark.parametrize("uri", ["https://example.com/scene.bin", "file:///etc/passwd"])
def test_a_foreign_address(uri, box, refused):
    box["buffers"][0]["uri"] = uri
    assert refused(box) == f"needs {uri}, which is not a file."


@pytest.mark.parametrize(
    "uri", ["/etc/passwd", "../scene.bin", "a/../../scene.bin", "C:\\scene.bin", "..\\scene.bin", "%2e%2e/scene.bin"]
)
def test_a_file_outside_of_the_folder(uri, tmp_path, box, refused):
    (tmp_path.parent / "scene.bin").write_bytes((tmp_path / "scene.bin").read_bytes())
    box["buffers"][0]["uri"] = uri
    assert refused(box).endswith("which is outside of its folder.")


@pytest.mark.parametrize("uri", ["a\0b.bin", "\ud800.bin", "x" * 5000, ".", "", None, 5, [], {"a": 1}])
def test_names_that_no_file_has(uri, box, refused):
    box["buffers"][0]["uri"] = uri
    text = refused(box)
    assert text.isprintable()
    assert len(text) < 300


@pytest.mark.skipif(os.name != "posix", reason="no pipes in a folder")
def test_a_pipe(tmp_path, box, refused):
    os.mkfifo(tmp_path / "pipe.bin")
    box["buffers"][0]["uri"] = "pipe.bin"
    assert refused(box) == "needs pipe.bin, which is not a regular file."


@pytest.mark.parametrize("data", ["data:;base64,@@@", "data:;base64,abc", "data:text/plain,abc", "data:"])
def test_embedded_data_that_is_none(data, box, refused):
    box["buffers"][0]["uri"] = data
    assert refused(box) == "is damaged: its embedded data is not base64."


@pytest.mark.parametrize("content", ["[" * 100_000, '{"a":' * 100_000 + "1" + "}" * 100_000])
def test_json_that_is_nested_too_deeply(content, refused):
    assert refused(content) == "is not a glTF file: its JSON is nested too deeply."


@pytest.mark.parametrize("content", ["", "hello", "[]", "null", "5", "{"])
def test_no_document(content, refused):
    assert refused(content).startswith("is not a glTF file: its JSON" if content in ("[]", "null", "5") else "is not")


@pytest.mark.parametrize("name", ["KHR_draco_mesh_compression", "EXT_meshopt_compression"])
def test_compression(name, box, refused):
    assert refused({**box, "extensionsRequired": [name]}) == f"is compressed with {name}, which cannot be read."


def test_numbers_out_of_nothing(box, refused):
    """An accessor without data is all zeros, as many as it says."""
    box["accessors"][0]["count"] = 10**12
    del box["accessors"][0]["bufferView"]
    assert "unpacks to" in refused(box)


def test_a_node_that_is_its_own_child(tmp_path, box):
    box["nodes"][-1]["children"] = [len(box["nodes"]) - 1]
    assert faces(tmp_path, box) == 12


def test_pictures_are_not_opened(tmp_path, box):
    os.mkfifo(tmp_path / "pipe.png")
    box |= {"images": [{"uri": "pipe.png"}], "textures": [{"source": 0}]}
    assert faces(tmp_path, box) == 12


@pytest.mark.parametrize(
    "key", ["nodes", "meshes", "accessors", "bufferViews", "buffers", "scenes", "scene", "asset", "extensionsRequired"]
)
def test_any_value_anywhere(key, tmp_path, box):
    path = tmp_path / "scene.gltf"
    stored = box.get(key)
    places = [(box, key)]
    if isinstance(stored, list) and stored:
        places += [(stored, 0), *((stored[0], inner) for inner in stored[0])]
    for place, inner in places:
        kept = place.get(inner) if isinstance(place, dict) else place[inner]
        for value in HOSTILE:
            place[inner] = value
            path.write_text(json.dumps(box))
            try:
                read_mesh(path)
            except RodinError as error:
                assert str(path) in str(error), (inner, value)
        place[inner] = kept
