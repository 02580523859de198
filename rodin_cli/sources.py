"""What a command was pointed at: recipes and meshes out of folders and files."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from model_core.export.manifest import MANIFEST_FILE
from model_core.export.names import file_stem, unused
from model_core.surface.mesh import TriangleMesh
from rodin_cli.errors import CommandError
from rodin_cli.meshes.reading import MESH_SUFFIXES, read_mesh
from rodin_cli.meshes.writing import write_ply
from rodin_cli.recipes import RECIPES_FILE, Entry, read_entries, read_entry

_LISTS = (RECIPES_FILE, MANIFEST_FILE)


@dataclass(frozen=True)
class Sources:
    """Recipes and mesh files, in the order they were named."""

    entries: tuple[Entry, ...]
    meshes: tuple[Path, ...]

    def __len__(self) -> int:
        return len(self.entries) + len(self.meshes)


def gather(words: Sequence[str]) -> Sources:
    """Everything named: a folder stands for its ``recipes.json``, else its ``manifest.json``, else its meshes.

    Names come back fit for files and unlike each other.

    Raises:
        CommandError, RecipeError: something named is missing or holds nothing.
    """
    entries: list[Entry] = []
    meshes: list[Path] = []
    for word in words:
        path = Path(word)
        if path.is_dir():
            new_entries, new_meshes = _of_folder(path)
        elif path.suffix.lower() in MESH_SUFFIXES:
            new_entries, new_meshes = [], [_existing(path)]
        elif path.name in _LISTS:
            new_entries, new_meshes = read_entries(path), []
        else:
            new_entries, new_meshes = [read_entry(word)], []
        entries += new_entries
        meshes += new_meshes
    taken: set[str] = set()
    named = [replace(entry, name=unused(file_stem(entry.name), taken)) for entry in entries]
    return Sources(tuple(named), tuple(meshes))


def as_ply(meshes: Sequence[Path], folder: Path) -> list[Path]:
    """Each mesh file read, checked and written as a PLY into ``folder``, which is all that a job has to know.

    Raises:
        CommandError, SurfaceError: one of them holds no usable mesh.
    """
    written = []
    for path, mesh in _read(meshes, folder):
        write_ply(path, mesh)
        written.append(path)
    return written


def as_local_ply(meshes: Sequence[Path], folder: Path) -> list[tuple[Path, list[float]]]:
    """The same about each mesh's own middle, which is told beside it: Blender's float32 holds no detail far away.

    Returns:
        (file, x, y and z of the middle in the mesh's own coordinates) of each.
    """
    written = []
    for path, mesh in _read(meshes, folder):
        middle = (mesh.vertices.min(axis=0) + mesh.vertices.max(axis=0)) / 2
        write_ply(path, TriangleMesh(mesh.vertices - middle, mesh.triangles))
        written.append((path, middle.tolist()))
    return written


def _read(meshes: Sequence[Path], folder: Path) -> Iterator[tuple[Path, TriangleMesh]]:
    """Each mesh, and where in ``folder`` its PLY goes."""
    taken: set[str] = set()
    for path in meshes:
        yield folder / f"{unused(file_stem(path.stem), taken)}.ply", read_mesh(path)


def _of_folder(folder: Path) -> tuple[list[Entry], list[Path]]:
    for name in _LISTS:
        if (folder / name).is_file():
            return read_entries(folder / name), []
    meshes = sorted(path for path in folder.iterdir() if path.suffix.lower() in MESH_SUFFIXES)
    if not meshes:
        raise CommandError("The folder {folder} contains neither {file} nor a mesh.", folder=folder, file=RECIPES_FILE)
    return [], meshes


def _existing(path: Path) -> Path:
    if not path.is_file():
        raise CommandError("There is no file {path}.", path=path)
    return path
