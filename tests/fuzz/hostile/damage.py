"""What may be wrong with any file: its bytes, its JSON, its numbers, or that it is none."""

from __future__ import annotations

import json
import os
import shutil
import socket
import tempfile
from copy import deepcopy
from pathlib import Path

import numpy as np

from .case import one_of

NUMBERS = (
    *("nan", "inf", "-inf", "1e308", "-1e308", "1e39", "1e-320", "1e999", "0", "-0", "-1", "1", "2", "3", "7", "1000"),
    *("2147483647", "2147483648", "-2147483648", "4294967295", "4294967296", "9223372036854775808", "1" + "0" * 30),
    *("9" * 5000, "1.5", "1e6", "0x10", "1_0", "٣", "", "x", "--1", "1,5", "1e", "½"),
)
"""Words where a number should be."""
_RAW = {
    "\ue000": "[" * 600 + "]" * 600,
    "\ue001": "[" * 100_000 + "]" * 100_000,
    "\ue002": '{"a":' * 900 + "1" + "}" * 900,
    "\ue003": "9" * 5000,
    "\ue004": "1" + "0" * 400,
    "\ue005": "1e999",
    "\ue006": "-1e400",
    "\ue007": "[" * 100_000,
}
"""Stand-ins for what ``json.dumps`` does not write."""
VALUES = (
    *(None, True, False, 0, -1, 1, 2, 2**31, 2**63, 10**27, 1e308, -1e308, 1e39, 1e-300, 0.5, -0.5),
    *(float("nan"), float("inf"), -float("inf"), "", " ", "x", "\ud800", "a\udfffb", "\x00", "a\nb", "a" * 100_000),
    *([], {}, [None], [[]], {"": None}, [1, 2], [-1], [0] * 10_000, ["x"], {"x": {}}, [float("nan")] * 3, "1", "nan"),
    *("../x", "/etc/passwd", ".", "..", "a/b", "C:\\x", "CON", "剣", "{x}", "{", "%s", "[bold]x[/bold]", "[/x]"),
    *_RAW,
)
"""Values where another should be; those of the private use area stand for :data:`_RAW`."""


_MANY = 300  # once more of one thing in a list: a thousand assets take an export longer than what counts as a hang


def damaged_json(rng: np.random.Generator, value: object, edits: int = 2) -> bytes:
    """JSON of a value some places of which, one to ``edits``, hold something else, twice, or nothing."""
    value = deepcopy(value)
    for _ in range(int(rng.integers(1, edits + 1))):
        value = _edited(rng, value)
    return as_bytes(rng, value)


def as_bytes(rng: np.random.Generator, value: object) -> bytes:
    """JSON of a value, with what JSON's writers do not write; now and then with other bytes around it."""
    text = json.dumps(value, allow_nan=True)
    for sign, raw in _RAW.items():
        text = text.replace(json.dumps(sign), raw)
    content = text.encode()
    if rng.random() < 0.04:
        content = one_of(rng, (b"\xef\xbb\xbf" + content, content + b"\x00", content + content, text.encode("utf-16")))
    return content


def _edited(rng: np.random.Generator, root: object) -> object:
    places = _places(root)
    if not places or rng.random() < 0.03:
        return deepcopy(one_of(rng, VALUES))
    depth = int(rng.integers(1, max(len(path) for path in places) + 1))  # as often near the root as far from it
    path = one_of(rng, [path for path in places if len(path) == depth])
    parent = root
    for key in path[:-1]:
        parent = parent[key]
    key, how = path[-1], rng.random()
    if how < 0.6:
        parent[key] = deepcopy(one_of(rng, VALUES))  # a second edit may change it
    elif how < 0.75:
        del parent[key]
    elif how < 0.85:
        parent[key] = [parent[key]] if rng.random() < 0.5 else {"x": parent[key]}
    elif isinstance(parent, list):
        parent += [deepcopy(parent[key])] * int(one_of(rng, (1, 3, _MANY)))
    else:
        parent[one_of(rng, ("x", "", "\ud800", str(key).upper()))] = deepcopy(parent[key])
    return root


def _places(root: object) -> list[tuple]:
    """Paths of all values below the root; of long lists the first few."""
    found, waiting = [], [((), root)]
    while waiting:
        path, value = waiting.pop()
        items = list(value.items()) if isinstance(value, dict) else []
        items += list(enumerate(value[:4])) if isinstance(value, list) else []
        for key, below in items:
            found.append((*path, key))
            waiting.append(((*path, key), below))
    return found


def damaged_bytes(rng: np.random.Generator, content: bytes) -> bytes:
    """Cut short, with bits flipped, pieces repeated, removed or foreign, or something else altogether."""
    data, how = bytearray(content), int(rng.integers(9))
    at = int(rng.integers(len(data) + 1))
    end = min(len(data), at + int(rng.integers(1, 64)))
    if how == 0:
        return bytes(data[:at])
    if how <= 2:
        for place in rng.integers(0, max(1, len(data)), size=int(one_of(rng, (1, 3, 30)))):
            data[place : place + 1] = [data[place] ^ (1 << int(rng.integers(8)))] if len(data) else []
        return bytes(data)
    if how == 3:
        return bytes(data[:at] + data[end:])
    if how == 4:
        return bytes(data[:end] + data[at:end] * int(one_of(rng, (1, 10, 1000))) + data[end:])
    if how == 5:
        return bytes(data[:at]) + rng.bytes(int(rng.integers(1, 64))) + bytes(data[at:])
    if how == 6:
        return bytes(data[:at]) + one_of(rng, (b"\x00", b"\xff\xfe", b"\n", b"\r", b"\xc3", b"\x1a")) + bytes(data[at:])
    if how == 7:
        return one_of(rng, (b"", b"\n", b"\x00" * 100, b"\xef\xbb\xbf", b"null", b"[]", b"{}", b"0", rng.bytes(500)))
    return one_of(rng, (b"\xef\xbb\xbf", b"\xff\xfe", b"\n\n", b"\x00")) + content


def spoilt_lines(rng: np.random.Generator, text: str, head: int) -> str:
    """Text some numbers of which are others, or lines of which are missing, repeated or in another order.

    Args:
        head: lines at the beginning, half of what is done is done there.
    """
    lines = text.splitlines()
    for _ in range(int(rng.integers(1, 4))):
        end = min(head, len(lines)) if rng.random() < 0.5 else len(lines)
        if not end:
            break
        at, how = int(rng.integers(end)), rng.random()
        if how < 0.65:
            lines[at] = _other_number(rng, lines[at])
        elif how < 0.75:
            del lines[at]
        elif how < 0.85:
            lines[at:at] = [lines[at]] * int(one_of(rng, (1, 3, 2000)))
        elif how < 0.9:
            lines = lines[:at]
        elif how < 0.95:
            lines[at] = lines[at] * int(one_of(rng, (2, 10_000)))
        else:
            other = int(rng.integers(len(lines)))
            lines[at], lines[other] = lines[other], lines[at]
    return "\n".join(lines) + "\n"


def _other_number(rng: np.random.Generator, line: str) -> str:
    words = line.split(" ")
    numbers = [k for k, word in enumerate(words) if word[:1].isdigit() or word[:1] == "-"] or range(len(words))
    words[int(one_of(rng, numbers))] = one_of(rng, NUMBERS)
    return " ".join(words)


def odd_file(rng: np.random.Generator, path: Path) -> None:
    """Something that is no file, or one without an end, where a file should be."""
    how = int(rng.integers(9))
    if how == 0:
        path.mkdir()
    elif how == 1:
        os.mkfifo(path)
    elif how == 2:
        path.symlink_to("/dev/zero")
    elif how == 3:
        path.symlink_to(one_of(rng, ("/dev/null", "/dev/full", "/dev/tty", "/proc/self/mem", "/proc/kcore")))
    elif how == 4:
        path.symlink_to(path.name)
    elif how == 5:
        path.symlink_to("nothing/there")
    elif how == 6:
        _socket(path)
    elif how == 7:
        path.symlink_to(".")
    else:
        with path.open("wb") as file:
            file.truncate(int(one_of(rng, (0, 2**20, 2**33, 2**40))))


def _socket(path: Path) -> None:
    """A socket, which has to be made under a short name."""
    with tempfile.TemporaryDirectory() as folder, socket.socket(socket.AF_UNIX) as ours:
        ours.bind(f"{folder}/s")
        shutil.move(f"{folder}/s", path)
