"""Reads a file with assimp's library: ``python assimp.py LIBRARY FILE ANSWER.json``."""

from __future__ import annotations

import ctypes
import json
import sys
from pathlib import Path

import numpy as np
from placing import bounds, is_identity

# The beginnings of the structures in assimp 6's headers, as far as they are read here.
Pointer, Number = ctypes.POINTER, ctypes.c_uint
Points = Pointer(ctypes.c_float)


class String(ctypes.Structure):
    _fields_ = (("length", ctypes.c_uint32), ("data", ctypes.c_char * 1024))

    def __str__(self) -> str:
        return self.data[: self.length].decode()


class Entry(ctypes.Structure):
    _fields_ = (("kind", Number), ("data", ctypes.c_void_p))


class Metadata(ctypes.Structure):
    _fields_ = (("count", Number), ("keys", Pointer(String)), ("values", Pointer(Entry)))


class Morph(ctypes.Structure):
    _fields_ = (("name", String),)


class Mesh(ctypes.Structure):
    _fields_ = (
        *(("kinds", Number), ("vertex_count", Number), ("face_count", Number)),
        *((name, Points) for name in ("points", "normals", "tangents", "bitangents")),
        *(("colours", Points * 8), ("uvs", Points * 8), ("uv_sizes", Number * 8), ("faces", ctypes.c_void_p)),
        *(("bone_count", Number), ("bones", ctypes.c_void_p), ("material", Number), ("name", String)),
        *(("morph_count", Number), ("morphs", Pointer(Pointer(Morph)))),
    )


class Node(ctypes.Structure):
    def below(self) -> list[Node]:
        return [self.children[index].contents for index in range(self.child_count)]


Node._fields_ = (
    *(("name", String), ("matrix", ctypes.c_float * 16), ("parent", Pointer(Node))),
    *(("child_count", Number), ("children", Pointer(Pointer(Node)))),
    *(("mesh_count", Number), ("meshes", Pointer(Number)), ("metadata", Pointer(Metadata))),
)


class Scene(ctypes.Structure):
    _fields_ = (
        *(("flags", Number), ("root", Pointer(Node)), ("mesh_count", Number), ("meshes", Pointer(Pointer(Mesh)))),
        *(("material_count", Number), ("materials", Pointer(ctypes.c_void_p))),
        *((f"other_{index}", ctypes.c_void_p) for index in range(8)),  # four counts, four arrays
        ("metadata", Pointer(Metadata)),
    )


TRIANGULATE = 0x8
CTYPES = {0: ctypes.c_bool, 1: ctypes.c_int32, 2: ctypes.c_uint64, 3: ctypes.c_float, 4: ctypes.c_double, 5: String}
OF_FBX = {"UserProperties", "IsNull", "DefaultAttributeIndex", "InheritType"}  # beside what a person gave


def read_metadata(pointer) -> dict[str, object]:
    """{key: value} of the kinds that a file of ours may hold."""
    found = {}
    for index in range(pointer.contents.count if pointer else 0):
        entry = pointer.contents.values[index]
        if entry.kind in CTYPES and entry.data:
            value = CTYPES[entry.kind].from_address(entry.data)
            found[str(pointer.contents.keys[index])] = str(value) if entry.kind == 5 else value.value
    return found


class Reading:
    """One opened file."""

    def __init__(self, library: ctypes.CDLL, path: str):
        library.aiImportFile.restype = Pointer(Scene)
        library.aiGetErrorString.restype = ctypes.c_char_p
        opened = library.aiImportFile(path.encode(), TRIANGULATE)
        if not opened:
            sys.exit(library.aiGetErrorString().decode())
        self.library, self.scene = library, opened.contents
        # Coordinates are in the file's own unit, which FBX tells in centimetres.
        self.unit = float(read_metadata(self.scene.metadata).get("UnitScaleFactor", 100.0)) / 100
        self.nodes = []

    def walk(self, node: Node, parent: str | None, above: np.ndarray) -> None:
        """Describe a node and all below it."""
        local = np.array(node.matrix).reshape(4, 4)
        world = above @ local
        custom = read_metadata(node.metadata)
        self.nodes.append(
            {
                "name": str(node.name),
                "parent": parent,
                "kind": "mesh" if node.mesh_count else "empty",
                "position": (world[:3, 3] * self.unit).tolist(),
                "matrix_is_identity": is_identity(local),
                "custom": {key: value for key, value in custom.items() if key not in OF_FBX},
                **self.describe([self.scene.meshes[node.meshes[i]].contents for i in range(node.mesh_count)], world),
            }
        )
        for child in node.below():
            self.walk(child, str(node.name), world)

    def describe(self, meshes: list[Mesh], world: np.ndarray) -> dict:
        """What the meshes of one node, one a material, are together."""
        if not meshes:
            return {}
        points = [np.ctypeslib.as_array(mesh.points, (mesh.vertex_count, 3)) for mesh in meshes]
        metres = np.diag([self.unit] * 3 + [1]) @ world
        return {
            **bounds(np.concatenate(points), metres),
            "vertices": sum(mesh.vertex_count for mesh in meshes),
            "triangles": sum(mesh.face_count for mesh in meshes),
            "uv_sets": min(sum(map(bool, mesh.uvs)) for mesh in meshes),
            "has_normals": all(mesh.normals for mesh in meshes),
            "has_tangents": all(mesh.tangents for mesh in meshes),
            "materials": [self.material(mesh.material) for mesh in meshes],
            "morphs": [str(meshes[0].morphs[index].contents.name) for index in range(meshes[0].morph_count)],
        }

    def material(self, index: int) -> str:
        """A material's name."""
        name = String()
        material = ctypes.c_void_p(self.scene.materials[index])
        self.library.aiGetMaterialString(material, b"?mat.name", 0, 0, ctypes.byref(name))
        return str(name)


if __name__ == "__main__":
    library, path, answer = sys.argv[1:]
    reading = Reading(ctypes.CDLL(library), path)
    root = reading.scene.root.contents
    # Only a glTF file's single object is the root itself; else assimp adds one.
    own = path.endswith(".glb") and str(root.name) != "ROOT"
    for top in [root] if own else root.below():
        reading.walk(top, None, np.array(root.matrix).reshape(4, 4) if top is not root else np.eye(4))
    Path(answer).write_text(json.dumps({"nodes": reading.nodes, "messages": []}), encoding="utf-8")
