"""Every preset in every format through every reader that reads it: what must be there, and in metres.

``python tests/readers/matrix.py`` prints the matrix; ``test_matrix.py`` holds each cell to it.
A curved sword is exported, so that no axis can be mistaken for another, a pair of swords as morph
targets, and an asset of each other kind. What is expected is worked out here, from the models' own shapes.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from tempfile import mkdtemp

import numpy as np

sys.path.insert(0, str(Path(__file__).resolve().parent))  # pytest's importlib mode finds no neighbours by itself

from reading import READERS, Contents, Node, lod_groups, read, read_in_godot

from model_core.charts.weld import weld
from model_core.export.choices import FORMATS, SUFFIXES
from model_core.export.engines.registry import ENGINES
from model_core.export.hulls import TOLERANCE
from model_core.export.level import level_of
from model_core.export.sockets import sockets
from model_core.library import Library
from model_core.model import Model
from model_core.recipe import Recipe
from rodin_cli.blender import run_job

LODS = (12, 8, 5)
NEAR = 2e-5  # metres
BEYOND = 0.012  # of the length: so far a hull of few vertices stands out of what is round
MORPH = "To Claymore"
LEVEL_NAMES = {engine: "{}_LOD{}" for engine in ENGINES} | {"GODOT": "{}"}
SOCKETS = {"UNREAL": "SOCKET_{}", "UNITY": "Socket_{}", "GODOT": "socket_{}", "GENERIC": "Socket_{}"}
COLLISION = {
    "UNREAL": "UCX_{}_LOD0_",
    "UNITY": "{}_Collider_",
    "GODOT": "{}_",
    "GENERIC": "{}_Collision_",
}


@dataclass(frozen=True)
class Asset:
    """One exported file, and what it becomes as a morph target, if anything."""

    name: str
    model: Model
    recipe: Recipe
    last: Recipe | None = None

    def base(self, engine: str) -> str:
        """Its name in an engine."""
        titled = self.name.title().replace(" ", "_")
        return {"UNREAL": f"SM_{titled}", "UNITY": titled}.get(engine, titled.lower())

    def shape(self, resolution: int) -> np.ndarray:
        """(C, R, R, 3) metres."""
        return self.model.shape(self.recipe, resolution)

    def request(self) -> dict:
        """What a job is told of it."""
        morphs = [{"name": MORPH, "recipe": self.last.to_dict()}] if self.last else []
        return {"name": self.name, "recipe": self.recipe.to_dict(), "morphs": morphs}


@dataclass(frozen=True)
class Cell:
    """One file through one reader."""

    engine: str
    format: str
    reader: str

    def __str__(self) -> str:
        return f"{self.engine}-{self.format}-{self.reader}"


def cells() -> Iterator[Cell]:
    """All cells that can be; Godot's own names are for formats that Godot reads."""
    for engine in ENGINES:
        for format_ in FORMATS:
            for reader, about in READERS.items():
                if SUFFIXES[format_] in about.formats:
                    yield Cell(engine, format_, reader)


@lru_cache(maxsize=1)
def assets() -> tuple[Asset, ...]:
    """All that are exported."""
    library = Library()
    models = {entry.kind.name: library.open(entry.sha256) for entry in library.one_a_kind()}
    sword = models.pop("sword")
    return (
        Asset("curved one", sword, sword.sample("scimitar", 4)),
        Asset("pair", sword, sword.sample("katana", 1), sword.sample("claymore", 3)),
        *(Asset(f"one {kind}", model, model.sample(None, 5)) for kind, model in models.items()),
    )


@lru_cache(maxsize=64)
def exported(engine: str, format_: str, python: Path | None = None) -> Path:
    """The folder with all assets, written by Blender."""
    out = Path(mkdtemp(prefix="rodin-matrix-"))
    request = {
        "recipes": [asset.request() for asset in assets()],
        "out": str(out),
        "choices": {"engine": engine, "format": format_, "resolutions": LODS},
    }
    record = run_job("export", request, 300, python)["manifest"]
    assert len(record["assets"]) == len(assets()), record
    return out


@lru_cache(maxsize=4)
def _all_in_godot(python: Path | None) -> dict[Path, Contents]:
    """What Godot finds in every file that it reads."""
    folders = {(cell.engine, cell.format) for cell in cells() if cell.reader == "godot"}
    paths = [
        exported(engine, format_, python) / f"{asset.base(engine)}{SUFFIXES[format_]}"
        for engine, format_ in sorted(folders)
        for asset in assets()
    ]
    return dict(zip(paths, read_in_godot(paths), strict=True))


def faults(cell: Cell, python: Path | None = None) -> list[str]:
    """What is not as it must be; empty where all is well."""
    folder = exported(cell.engine, cell.format, python)
    found: list[str] = []
    for asset in assets():
        base = asset.base(cell.engine)
        path = folder / f"{base}{SUFFIXES[cell.format]}"
        try:
            contents = _all_in_godot(python)[path] if cell.reader == "godot" else read(cell.reader, path)
        except RuntimeError as error:
            found.append(f"{base}: {error}")
            continue
        if cell.reader == "validator":
            found += contents.messages
        else:
            found += [f"{base}: {fault}" for fault in _faults(cell, contents, asset, path)]
    return found


def _faults(cell: Cell, contents: Contents, asset: Asset, path: Path) -> Iterator[str]:
    nodes = {node.name: node for node in contents.nodes if node.kind == "mesh"}
    nodes = {node.name: node for node in contents.nodes} | nodes  # USD has a frame around each mesh, of its name
    yield from _level_faults(cell, nodes, asset)
    yield from _collision_faults(cell, contents.nodes, asset)
    if cell.format != "OBJ":
        yield from _socket_faults(cell, nodes, asset)
    if cell.format == "FBX" and lod_groups(path) != (cell.engine == "UNREAL"):
        yield f"{lod_groups(path)} FBX LodGroups"


def _level_faults(cell: Cell, nodes: dict[str, Node], asset: Asset) -> Iterator[str]:
    base = asset.base(cell.engine)
    lods = LODS[:1] if cell.engine == "GODOT" else LODS
    written = {name for name in nodes if "LOD" in name and not name.startswith("UCX")} if len(lods) > 1 else set()
    expected = [LEVEL_NAMES[cell.engine].format(base, index) for index in range(len(lods))]
    if written and written - set(expected):
        yield f"more levels than there should be: {written - set(expected)}"
    for name, resolution in zip(expected, lods, strict=True):
        node = nodes.get(name)
        if node is None:
            yield f"no {name} among {sorted(nodes)}"
            continue
        yield from (f"{name}: {fault}" for fault in _mesh_faults(cell, node, resolution, asset))
        group = base if cell.engine == "UNREAL" and cell.format != "OBJ" else None
        if cell.format != "USD" and node.parent != group:
            yield f"{name} is below {node.parent}, not {group}"


def _mesh_faults(cell: Cell, node: Node, resolution: int, asset: Asset) -> Iterator[str]:
    if node.triangles != len(weld(asset.model.kind.layout, resolution).triangles):
        yield f"{node.triangles} triangles"
    low, high = _box(cell, asset.shape(resolution).reshape(-1, 3))
    if np.abs([np.subtract(node.low, low), np.subtract(node.high, high)]).max() > NEAR * _unit(cell):
        yield f"lies in {node.low} to {node.high}, not in {low} to {high}"
    if node.uv_sets != (1 if cell.format == "OBJ" else 2):
        yield f"{node.uv_sets} UV sets"
    if not node.has_normals or (node.has_tangents is False and cell.format != "OBJ"):
        yield "no normals, or no tangents"
    materials = [name.replace("_", " ") for name in node.materials]
    if materials != [one.name for one in asset.model.kind.materials]:
        yield f"materials {node.materials}"
    morphs = [name.replace("_", " ") for name in node.morphs]
    if morphs != ([MORPH] if asset.last and cell.format != "OBJ" else []):
        yield f"morph targets {node.morphs}"
    if cell.engine == "UNITY" and cell.reader != "fbx2gltf" and not node.matrix_is_identity:
        yield "it is turned or scaled"


def _collision_faults(cell: Cell, nodes: list[Node], asset: Asset) -> Iterator[str]:
    base, least = asset.base(cell.engine), len(asset.model.kind.layout.parts)
    if cell.engine == "GODOT" and cell.reader == "godot":
        shapes = [node for node in nodes if node.kind == "collision"]
        if len(shapes) < least or any(node.shape != "ConvexPolygonShape3D" for node in shapes):
            yield f"Godot's collision: {[(node.name, node.shape) for node in shapes]}"
        return
    start = COLLISION[cell.engine].format(base)
    pieces = {node.name: node for node in nodes if node.kind == "mesh" and node.name.startswith(start)}
    pieces = {name: node for name, node in pieces.items() if "LOD" not in name.removeprefix("UCX_" + base + "_LOD0")}
    if len(pieces) < least:
        yield f"collision {sorted(pieces)} among {[node.name for node in nodes]}"
        return
    if cell.engine == "GODOT" and not all(name.endswith("convcolonly") for name in pieces):
        yield f"Godot would not read {sorted(pieces)}"
    if cell.engine == "UNREAL" and cell.format in ("FBX", "GLTF"):
        below = {node.parent for node in pieces.values()}
        if below != {f"{base}_LOD0"}:
            yield f"collision is below {below}"
    low, high = _box(cell, asset.shape(LODS[0]).reshape(-1, 3))
    lowest = np.min([node.low for node in pieces.values()], axis=0)
    highest = np.max([node.high for node in pieces.values()], axis=0)
    beyond = np.concatenate([low - lowest, highest - high])
    if beyond.max() > BEYOND * (high - low).max() or beyond.min() < -TOLERANCE * _unit(cell):
        yield f"collision lies in {lowest} to {highest}, the asset in {low} to {high}"


def _socket_faults(cell: Cell, nodes: dict[str, Node], asset: Asset) -> Iterator[str]:
    kind = asset.model.kind
    for place, point in sockets(kind, level_of(asset.shape(LODS[0]), kind.layout)).items():
        name = SOCKETS[cell.engine].format(place.lower() if cell.engine == "GODOT" else place)
        node = nodes.get(name)
        if node is None:
            yield f"no {name} among {sorted(nodes)}"
        elif np.abs(np.subtract(node.position, _placed(cell, point))).max() > NEAR:
            yield f"{name} at {node.position}, not {_placed(cell, point)}"


def _box(cell: Cell, points: np.ndarray) -> np.ndarray:
    placed = _placed(cell, points)
    return np.stack([placed.min(axis=0), placed.max(axis=0)])


def _placed(cell: Cell, points: np.ndarray) -> np.ndarray:
    """Blender's coordinates as a reader has them: all turn files to Y up, but not OBJ, and USD says what is up."""
    if cell.engine == "UNREAL" and cell.format in ("OBJ", "USD"):
        return points * _unit(cell)
    x, y, z = np.moveaxis(np.asarray(points, dtype=np.float64), -1, 0)
    return np.stack([x, z, -y], axis=-1)


def _unit(cell: Cell) -> float:
    """Units a metre: an OBJ for Unreal is in centimetres, and no reader can know."""
    return 100.0 if (cell.engine, cell.format) == ("UNREAL", "OBJ") else 1.0


def main() -> int:
    """Print the matrix; 1 if any cell is not true."""
    from rich.console import Console
    from rich.table import Table

    table = Table(title="Preset and format, through readers that nobody here wrote")
    table.add_column("preset, format")
    for reader in READERS:
        table.add_column(reader)
    wrong: list[str] = []
    known = set(cells())
    for engine in ENGINES:
        for format_ in FORMATS:
            row = []
            for reader in READERS:
                cell = Cell(engine, format_, reader)
                if cell not in known:
                    row.append("")
                elif READERS[reader].available():
                    row.append("not here")
                else:
                    found = faults(cell)
                    wrong += [f"{cell}: {fault}" for fault in found]
                    row.append("[red]false" if found else "[green]true")
            table.add_row(f"{engine.title()}, {format_}", *row)
    console = Console()
    console.print(table)
    for line in wrong:
        console.print(line, markup=False)
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
