"""How large a mesh file may be: found out before it is unpacked, as a small file may unfold to any size."""

from __future__ import annotations

from pathlib import Path

import numpy as np

from rodin_cli.errors import CommandError

LARGEST_FACES = 3_000_000
"""Measured on two cores: so many are reconstructed in 6 s and 1.5 GB from PLY and in 13 s and 2.1 GB from STL, whose
faces share no vertices; what is larger gains nothing, as a few thousand points of the surface are read."""
LARGEST_VERTICES = 3 * LARGEST_FACES
"""As many as faces have that share none."""
LARGEST_INSTANCES = 100_000
"""Objects of a scene; each takes a fraction of a millisecond, however small it is."""
LARGEST_BYTES = 512 * 2**20
"""Of a file, and of what it refers to."""
LARGEST_TEXT_BYTES = 320 * 2**20
"""Of a file of numbers as text that is read at once: its reader takes seven times as much memory."""
_HEADER = 1 << 16  # bytes; a PLY's, with its comments
_BINARY_STL_HEADER, _BINARY_STL_FACE = 84, 50  # bytes


def check_counts(path: Path, faces: int, vertices: int = 0, instances: int = 0) -> None:
    """Refuse more than a mesh may have.

    Args:
        faces, vertices: counted once for every object that uses them. instances: objects of the scene.
    Raises:
        CommandError: one of them is over its limit.
    """
    for found, most, what in (
        (faces, LARGEST_FACES, "faces"),
        (vertices, LARGEST_VERTICES, "vertices"),
        (instances, LARGEST_INSTANCES, "objects"),
    ):
        if found > most:
            raise CommandError(
                "{path} has {found:,} {what}; the limit is {most:,}.", path=path, found=found, what=what, most=most
            )


def check_bytes(path: Path, size: int, most: int = LARGEST_BYTES) -> None:
    """Refuse a file that is larger than any mesh that can be read.

    Raises:
        CommandError: it is.
    """
    if size > most:
        raise CommandError(
            "{path} has {found:,} MB; the limit is {most:,} MB.", path=path, found=size >> 20, most=most >> 20
        )


def check_declared(path: Path) -> None:
    """Refuse a PLY, STL or OFF file by what its first bytes say it has.

    Raises:
        CommandError: too many faces, vertices or bytes. OSError: it cannot be read.
    """
    size = path.stat().st_size
    check_bytes(path, size)
    with path.open("rb") as file:
        head = file.read(_HEADER)
    binary, counts = _COUNTED[path.suffix.lower()](head, size)
    check_counts(path, *counts)
    if not binary:
        check_bytes(path, size, LARGEST_TEXT_BYTES)


def _ply(head: bytes, size: int) -> tuple[bool, tuple[int, int]]:
    """Whether it is binary; faces and vertices, as far as they are given."""
    counts = {"face": 0, "vertex": 0}
    for line in head.partition(b"end_header")[0].splitlines():
        words = line.decode("ascii", "replace").split()
        if len(words) == 3 and words[0] == "element" and words[1] in counts and words[2].isdecimal():
            counts[words[1]] = _number(words[2])
    return b"\nformat ascii" not in head, (counts["face"], counts["vertex"])


def _stl(head: bytes, size: int) -> tuple[bool, tuple[int, int]]:
    if len(head) < _BINARY_STL_HEADER:
        return False, (0, 0)
    faces = int(np.frombuffer(head, "<u4", 1, _BINARY_STL_HEADER - 4)[0])
    binary = size == _BINARY_STL_HEADER + _BINARY_STL_FACE * faces
    return binary, (faces if binary else 0, 0)


def _off(head: bytes, size: int) -> tuple[bool, tuple[int, int]]:
    lines = (line.partition(b"#")[0].removeprefix(b"OFF").split() for line in head.splitlines())
    words = next((line for line in lines if line), [])
    vertices, faces = (_number(word.decode()) if word.isdigit() else 0 for word in (*words, b"", b"")[:2])
    return False, (faces, vertices)


def _number(digits: str) -> int:
    """Python refuses to read thousands of digits."""
    return int(digits[:18])


_COUNTED = {".ply": _ply, ".stl": _stl, ".off": _off}
