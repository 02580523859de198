"""Wavefront OBJ as far as a surface goes: its points and faces, whatever else the file holds and in what letters."""

from __future__ import annotations

import io
import re
from pathlib import Path

from rodin_cli.meshes.limits import check_bytes, check_counts

_MARK = b"\xef\xbb\xbf"  # that some editors begin UTF-8 with
_NOT_POSITIONS = re.compile(rb"/[^\s]*")  # of "3/1/2", all but the 3
_LONG = 100_000  # characters of a line whose words are only estimated


def surface_lines(path: Path) -> str:
    """The lines of an OBJ file that make its surface: "v" with its numbers, "f" with indices of points alone.

    Names, normals and materials are left out: they may be in any encoding, and take memory.

    Raises:
        CommandError: it has too many faces or vertices, or is too large. OSError: it cannot be read.
    """
    check_bytes(path, path.stat().st_size)
    content = path.read_bytes().removeprefix(_MARK)
    if b"\n" not in content:
        content = content.replace(b"\r", b"\n")
    if b"\\" in content:  # a line that goes on in the next
        content = content.replace(b"\\\r\n", b" ").replace(b"\\\n", b" ")
    kept, faces, vertices = [], 0, 0
    for line in io.BytesIO(content):
        line = line.strip()
        start = line[:2]
        if start in (b"v ", b"v\t"):
            vertices += 1
            kept.append(b"v " + line[2:])
        elif start in (b"f ", b"f\t"):
            faces += _words(line) - 3
            kept.append(b"f " + _NOT_POSITIONS.sub(b"", line[2:]))
    check_counts(path, faces, vertices)
    return b"\n".join(kept).decode("ascii", "replace")


def _words(line: bytes) -> int:
    return len(line.split()) if len(line) < _LONG else line.count(b" ") + 1
