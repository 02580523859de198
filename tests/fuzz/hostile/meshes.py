"""Mesh files of every format, damaged in its own way or in that of any file."""

from __future__ import annotations

import base64
import json
import struct
from functools import lru_cache
from pathlib import Path

import numpy as np
import trimesh

from .case import OUT, QUICK, RECIPES, Case, Sound, one_of
from .damage import as_bytes, damaged_bytes, damaged_json, odd_file, spoilt_lines

SHARE = 0.36
FORMATS = ("ply", "ply ascii", "obj", "stl", "stl ascii", "off", "glb", "gltf")
_NAMES = ("m", "\udcff", "a b", "剣", "-m", "m.tar", "m" * 200, "[red]m", "{path}", "%s", "m\n2", "m'\"", "é")
_SPECIAL = tuple(
    [struct.pack("<f", x) for x in (float("nan"), float("inf"), -float("inf"), 3e38, 1e-40)]
    + [struct.pack("<I", x) for x in (0, 1, 255, 2**16, 2**31 - 1, 2**31, 2**32 - 1)]
)
_UNITS = (1e-30, 1e-6, 1e-3, 1.0, 1.0, 1.0, 1e3, 1e5, 1e6, 1e12, 1e30)


def case(rng: np.random.Generator, folder: Path, sound: Sound) -> Case:
    """A mesh file in ``folder``, and a command that reads it."""
    kind = one_of(rng, FORMATS)
    suffix = kind.split()[0]
    stem = one_of(rng, _NAMES) if rng.random() < 0.15 else "m"
    path = folder / f"{stem}.{suffix}"
    how, valid = rng.random(), False
    if how < 0.04:
        odd_file(rng, path)
    elif how < 0.10:
        path, valid = folder / f"{stem}.obj", True
        path.write_bytes(_unusual_obj(rng))
    elif how < 0.14:
        path.write_bytes(_content(one_of(rng, FORMATS), _shape(rng)))  # perhaps not what its name says
    elif how < 0.40:
        path.write_bytes(damaged_bytes(rng, _content(kind, _shape(rng))))
    else:
        path = path.with_suffix("." + _WRITERS[suffix](rng, path, kind))
    return _asked(rng, path, sound, valid)


def _asked(rng: np.random.Generator, path: Path, sound: Sound, valid: bool) -> Case:
    """Whatever reads meshes is asked for this one."""
    name = path.name
    if name.startswith("-"):
        name = f"./{name}"
    out, other = ("--out", OUT, *QUICK), f"{RECIPES}:0"
    refined = ("--refine", one_of(rng, ("latent", "surface"))) if rng.random() < 0.1 else ()
    words = one_of(
        rng,
        [("reconstruct", name, *out, *refined)] * 5
        + [("measure", name, *refined)] * 3
        + [("vary", name, "--lock", "blade", *out), ("interpolate", other, name, "--steps", "2", *out)]
        + [("mix", "--take", f"blade={name}", "--rest", other, *out)],
    )
    if rng.random() < 0.004:
        words = ("export", name, "--lods", "4", "--textures", "0", "--workers", "1", "--format", "gltf", "--out", OUT)
    plain = path.name.isascii() and path.name.isprintable()
    names = (path.name, f"{path.stem} was refused") if plain else (path.suffix,)
    return Case(words, names=names, valid=valid)


def _shape(rng: np.random.Generator) -> trimesh.Trimesh:
    """A small mesh of any unit, at times far from the origin."""
    mesh = _shapes()[int(rng.integers(len(_shapes())))].copy()
    mesh.apply_scale(float(one_of(rng, _UNITS)) if rng.random() < 0.2 else 1.0)
    if rng.random() < 0.1:
        mesh.vertices += rng.standard_normal(3) * float(one_of(rng, _UNITS))
    return mesh


@lru_cache(maxsize=1)
def _shapes() -> tuple[trimesh.Trimesh, ...]:
    from tests.primitive_sword import primitive_sword

    triangle = trimesh.Trimesh([[0, 0, 0], [1, 0, 0], [0, 1, 0]], [[0, 1, 2]], process=False)
    sphere, cylinder = trimesh.creation.icosphere(1), trimesh.creation.cylinder(0.03, 1.0, sections=12)
    return trimesh.creation.box([0.05, 0.01, 1]), sphere, cylinder, triangle, primitive_sword()


def _content(kind: str, mesh: trimesh.Trimesh) -> bytes:
    """A file of one of FORMATS."""
    if kind == "gltf":
        return json.dumps(_gltf(mesh)).encode()
    if kind == "glb":
        return _glb(json.dumps(_gltf(mesh, outside=True)).encode(), _buffer(mesh))
    words = {"ply ascii": {"file_type": "ply", "encoding": "ascii"}, "stl ascii": {"file_type": "stl_ascii"}}
    data = mesh.export(**words.get(kind, {"file_type": kind}))
    return data.encode() if isinstance(data, str) else data


def _binary(rng: np.random.Generator, data: bytes, start: int) -> bytes:
    """Some four bytes from ``start`` on are a special number."""
    changed = bytearray(data)
    for _ in range(int(rng.integers(1, 5))):
        at = start + 4 * int(rng.integers(max(1, (len(data) - start) // 4)))
        changed[at : at + 4] = one_of(rng, _SPECIAL)
    return bytes(changed)


def _polygon(rng: np.random.Generator) -> tuple[np.ndarray, int]:
    """Vertices (n, 3) of a polygon, and how many corners it says it has."""
    corners = int(one_of(rng, (1, 2, 5, 300, 10_000)))
    angle = np.linspace(0, 2 * np.pi, corners, endpoint=False)
    return np.column_stack([np.cos(angle), np.sin(angle), 0.1 * np.cos(3 * angle)]), corners


# Each writer writes one file of its format, hostile in the format's own terms, and returns the file's suffix.


def _ply(rng: np.random.Generator, path: Path, kind: str) -> str:
    how = rng.random()
    if kind == "ply" and how < 0.8:
        data = _content("ply", _shape(rng))
        start = data.index(b"end_header\n") + 11
        if how < 0.5:
            path.write_bytes(_binary(rng, data, start))
        else:
            path.write_bytes(spoilt_lines(rng, data[:start].decode(), 20).encode() + data[start:])
        return "ply"
    if how < 0.7:
        text = _content("ply ascii", _shape(rng)).decode()
        path.write_text(spoilt_lines(rng, text, 12), encoding="utf-8")
        return "ply"
    points, corners = _polygon(rng)
    indices = " ".join(map(str, range(corners)))
    types = one_of(rng, ("uchar int", "int int", "uint uint", "float float", "list int", "uchar double", "char uchar"))
    more = one_of(rng, ("", "element edge 99999999999\nproperty int a\n", "comment \x00\n", "obj_info \n", "element\n"))
    header = f"ply\nformat ascii 1.0\nelement vertex {corners}\nproperty float x\nproperty float y\nproperty float z\n"
    header += f"element face 1\nproperty list {types} vertex_indices\n{more}end_header\n"
    rows = "\n".join(" ".join(f"{x:.6f}" for x in point) for point in points)
    path.write_text(f"{header}{rows}\n{corners} {indices}\n", encoding="utf-8")
    return "ply"


def _obj(rng: np.random.Generator, path: Path, kind: str) -> str:
    text = _content("obj", _shape(rng)).decode()
    if rng.random() < 0.25:
        points, corners = _polygon(rng)
        text = "\n".join("v " + " ".join(f"{x:.6f}" for x in point) for point in points)
        text += "\nf " + " ".join(map(str, range(1, corners + 1))) + "\n"
    extra = ["f -1 -2 -3", "f 0 0 0", "f 1 2", "f 1//1 2//1 3//1", "f 1/2/3 2/3 3", "f 1 2 999999999", "f 1 1 1", "f"]
    extra += [
        "mtllib ../../etc/passwd",
        "mtllib /dev/zero",
        "usemtl \x00",
        "g " + "x" * 10_000,
        "v",
        "v 1 2",
        "v 1 2 3 4",
    ]
    extra += [
        "vt",
        "vn nan nan nan",
        "l 1 2 3",
        "curv2 1 2",
        "call m.obj",
        "o [/red]",
        "\\",
        "v 1 2 3 \\",
        "#",
        "f a b c",
    ]
    lines = text.splitlines()
    for _ in range(int(rng.integers(0, 3))):
        lines.insert(int(rng.integers(len(lines) + 1)), one_of(rng, extra))
    text = "\n".join(lines) + "\n"
    path.write_text(spoilt_lines(rng, text, 4) if rng.random() < 0.7 else text, encoding="utf-8")
    return "obj"


def _unusual_obj(rng: np.random.Generator) -> bytes:
    """Of a box, valid, but of bytes that careless readers do not take."""
    plain = "\n".join(line for line in _content("obj", _shapes()[0]).decode().splitlines() if not line.startswith("#"))
    data = plain.encode() + b"\n"
    lines = (
        *(b"\xef\xbb\xbf" + data, b"# \xe9p\xe9e\n" + data, b"o \xff\xfe\n" + data, "o 剣\n".encode() + data),
        *(data.replace(b"\n", b"\r\n"), b"\n\n" + data, data.replace(b"v ", b"v  "), data.replace(b" ", b"\t")),
        *(b"g caf\xe9\nusemtl m\xfc\n" + data, b"mtllib missing.mtl\nusemtl x\n" + data, b"\xef\xbb\xbf# x\n" + data),
    )
    return one_of(rng, lines)


def _stl(rng: np.random.Generator, path: Path, kind: str) -> str:
    if kind == "stl ascii":
        text = _content(kind, _shape(rng)).decode()
        path.write_text(spoilt_lines(rng, text, 8), encoding="utf-8")
        return "stl"
    data = _content("stl", _shape(rng))
    if rng.random() < 0.5:
        count = int(one_of(rng, (0, 1, 2**31, 2**32 - 1, 10**8, len(data) // 50)))
        data = data[:80] + struct.pack("<I", count) + data[84:]
    if rng.random() < 0.3:
        data = b"solid x\n".ljust(80, one_of(rng, (b" ", b"\x00", b"\n"))) + data[80:]
    path.write_bytes(_binary(rng, data, 84 if rng.random() < 0.5 else 86))
    return "stl"


def _off(rng: np.random.Generator, path: Path, kind: str) -> str:
    text = _content("off", _shape(rng)).decode()
    if rng.random() < 0.3:
        points, corners = _polygon(rng)
        text = f"OFF\n{corners} 1 0\n" + "\n".join(" ".join(f"{x:.6f}" for x in point) for point in points)
        text += f"\n{corners} " + " ".join(map(str, range(corners))) + "\n"
    path.write_text(spoilt_lines(rng, text, 3), encoding="utf-8")
    return "off"


def _buffer(mesh: trimesh.Trimesh) -> bytes:
    return mesh.vertices.astype("<f4").tobytes() + mesh.faces.astype("<u4").tobytes()


def _gltf(mesh: trimesh.Trimesh, outside: bool = False) -> dict:
    """A scene of one node; its buffer is in it, or in the file around it."""
    points, corners, data = len(mesh.vertices), 3 * len(mesh.faces), _buffer(mesh)
    buffer = {"byteLength": len(data)}
    if not outside:
        buffer["uri"] = "data:application/octet-stream;base64," + base64.b64encode(data).decode()
    return {
        "asset": {"version": "2.0"},
        "scene": 0,
        "scenes": [{"nodes": [0]}],
        "nodes": [{"mesh": 0, "name": "a"}],
        "meshes": [{"primitives": [{"attributes": {"POSITION": 0}, "indices": 1, "mode": 4}]}],
        "accessors": [
            {"bufferView": 0, "componentType": 5126, "count": points, "type": "VEC3", "byteOffset": 0},
            {"bufferView": 1, "componentType": 5125, "count": corners, "type": "SCALAR"},
        ],
        "bufferViews": [
            {"buffer": 0, "byteOffset": 0, "byteLength": 12 * points},
            {"buffer": 0, "byteOffset": 12 * points, "byteLength": 4 * corners},
        ],
        "buffers": [buffer],
    }


def _scene(rng: np.random.Generator, outside: bool) -> tuple[dict, bytes]:
    """A scene with nodes in circles, thousands of instances, odd matrices or nothing, and its buffer."""
    mesh = trimesh.creation.icosphere(int(one_of(rng, (1, 3, 5)))) if rng.random() < 0.3 else _shape(rng)
    tree, how = _gltf(mesh, outside), int(rng.integers(8))
    nodes = tree["nodes"]
    if how == 0:
        nodes[0]["children"] = [0]
    elif how == 1:
        nodes += [{"children": [0]}]
        nodes[0]["children"] = [1]
    elif how == 2:
        many = int(one_of(rng, (100, 1000, 5000)))
        tree["nodes"] = [{"mesh": 0, "translation": [k % 7, k % 11, k % 13]} for k in range(many)]
        tree["scenes"] = [{"nodes": list(range(many))}]
    elif how == 3:
        nodes[0]["matrix"] = [float(one_of(rng, (0, 1, -1, 1e30, 1e-30, float("nan"), 1e308))) for _ in range(16)]
    elif how == 4:
        nodes[0] |= {"scale": [one_of(rng, (0, -1, 1e30, 1e-9))] * 3, "rotation": [0, 0, 0, one_of(rng, (0, 1, 2))]}
    elif how == 5:  # each has the next as a child, twice
        tree["nodes"] = [{"children": [k + 1, k + 1]} for k in range(int(one_of(rng, (5, 30, 2000))))] + [{"mesh": 0}]
    elif how == 6:
        tree["scenes"], tree["nodes"] = [{"nodes": []}], []
    else:
        many = int(one_of(rng, (50, 2000)))
        tree["meshes"][0]["primitives"] *= many
    return tree, _buffer(mesh)


def _gltf_file(rng: np.random.Generator, path: Path, kind: str) -> str:
    how = rng.random()
    if how < 0.5:
        path.write_bytes(damaged_json(rng, _gltf(_shape(rng))))
    elif how < 0.7:
        path.write_bytes(json.dumps(_scene(rng, False)[0]).encode())
    else:
        tree = _gltf(_shape(rng))
        uris = [
            "scene.bin",
            "../../x.bin",
            "/dev/zero",
            "/etc/passwd",
            "http://127.0.0.1:9/x.bin",
            "file:///etc/passwd",
        ]
        uris += [
            "data:,",
            "data:application/octet-stream;base64,@@@",
            "",
            ".",
            "%00",
            "x" * 5000,
            "scene\n.bin",
            None,
            5,
        ]
        tree["buffers"][0]["uri"] = one_of(rng, uris)
        path.write_bytes(as_bytes(rng, tree))
    return "gltf"


def _glb(tree: bytes, data: bytes) -> bytes:
    tree, data = tree + b" " * (-len(tree) % 4), data + b"\x00" * (-len(data) % 4)
    chunks = struct.pack("<II", len(tree), 0x4E4F534A) + tree + struct.pack("<II", len(data), 0x004E4942) + data
    return struct.pack("<III", 0x46546C67, 2, 12 + len(chunks)) + chunks


def _glb_file(rng: np.random.Generator, path: Path, kind: str) -> str:
    how, mesh = rng.random(), _shape(rng)
    if how < 0.4:
        data = _glb(damaged_json(rng, _gltf(mesh, outside=True)), _buffer(mesh))
    elif how < 0.6:
        tree, buffer = _scene(rng, True)
        data = _glb(json.dumps(tree).encode(), buffer)
    else:
        data = bytearray(_glb(json.dumps(_gltf(mesh, outside=True)).encode(), _buffer(mesh)))
        at = 4 * int(rng.integers(5)) if how < 0.8 else 4 * int(rng.integers(len(data) // 4))
        data[at : at + 4] = one_of(rng, _SPECIAL)
    path.write_bytes(data)
    return "glb"


_WRITERS = {"ply": _ply, "obj": _obj, "stl": _stl, "off": _off, "gltf": _gltf_file, "glb": _glb_file}
