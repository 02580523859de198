"""A fourth day, of shipping: an asset for another engine, and many assets that are stopped half-way."""

from __future__ import annotations

import json
import struct
from pathlib import Path

import hand
import kit
from first_day import the_sword
from third_day import stage_begin  # noqa: F401 - the first stage here too

EXPORT = "bpy.ops.rodin.export_batch("
MANY = 20


def stage_for_godot():
    """Another engine, chosen from the list, fills in the rest, and the file's nodes have the names that it reads."""
    kit.generate()
    export, folder = kit.settings().export, export_to("godot")
    yield from hand.choose(".export.engine", "G")
    assert (export.engine, export.format, export.lods) == ("GODOT", "GLTF", "FIRST")
    yield from hand.click(EXPORT)
    yield from hand.wait_for(lambda: not hand.running("RODIN_OT_export_batch"), "the export to end")
    (path,) = folder.glob("*.glb")
    base = the_sword().name.lower().replace(" ", "_")
    assert path.stem == base
    names = nodes_of(path)
    assert {base, f"{base}_blade_00-convcolonly", "socket_grip", "socket_guard", "socket_tip"} <= set(names), names
    assert f'Wrote {path.name} to "{folder}".' in hand.reports()


def stage_escape_leaves_whole_files():
    """In the middle of many assets; the manifest lists those that are missing."""
    kit.select(*kit.generate(count=MANY))
    export, folder = kit.settings().export, export_to("many")
    export.engine = "UNITY"
    before = kit.scene_state()
    yield from hand.click(EXPORT)
    yield from hand.wait_for(lambda: len(list(folder.glob("*.fbx"))) > 1, "some files")
    yield from hand.key("ESC")
    assert not hand.running("RODIN_OT_export_batch")
    assert kit.scene_state() == before
    assert "the manifest lists those that are missing" in hand.reports()
    record = json.loads((folder / "manifest.json").read_text(encoding="utf-8"))
    written = {file["name"]: file["bytes"] for sword in record["assets"] for file in sword["files"]}
    assert 1 < len(written) < MANY and len(written) + len(record["missing"]) == MANY
    found = {path.name: path.stat().st_size for path in folder.iterdir()}
    assert found == {**written, "manifest.json": found["manifest.json"]}
    for name in written:
        kit.our("rodin_addon.export.files").check_whole(folder / name, "FBX", 0)


def export_to(name: str) -> Path:
    """A folder for the next export."""
    folder = hand.KEPT / name
    kit.settings().export.folder = str(folder)
    return folder


def nodes_of(path: Path) -> list[str]:
    """Names of the nodes of a binary glTF file."""
    data = path.read_bytes()
    (length,) = struct.unpack_from("<I", data, 12)
    return [node["name"] for node in json.loads(data[20 : 20 + length])["nodes"]]
