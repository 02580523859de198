"""What is wrong with what a command said and left."""

from __future__ import annotations

import json
import re
import stat
from pathlib import Path

import numpy as np
import trimesh

from .hostile.case import Case
from .tally import LONGEST
from .worker import MOST_BYTES, Answer, patience

WORK_FOLDER = ".shards"  # of a batch, which a later run goes on with
_WHOLE = ("generate", "vary", "mix", "interpolate", "forge", "preview", "measure", "check")
"""Commands that write everything or nothing."""
_REMARKS = re.compile(
    r"does not look like any |looks like none |^Skipped .* exported without a recipe\.$|[━╸╺].* \d+:\d\d:\d\d$"
)
_COLOURS = re.compile(r"\x1b\[[\d;?]*[A-Za-z]")  # where they are asked for, a bar is drawn too
_LONG = 3000  # characters: a sentence that nobody reads


def looked_at(folder: Path) -> dict[str, tuple]:
    """{path: what tells whether it has changed} of all that is in a folder."""
    found = {}
    for path in folder.rglob("*"):
        state = path.lstat()
        folder_itself = stat.S_ISDIR(state.st_mode)
        found[str(path.relative_to(folder))] = (
            (stat.S_IFMT(state.st_mode),)
            if folder_itself
            else (stat.S_IFMT(state.st_mode), state.st_size, state.st_mtime_ns, state.st_ino)
        )
    return found


def faults(case: Case, folder: Path, before: dict[str, tuple], answer: Answer) -> list[tuple[str, str]]:
    """(class of the tally, why) of each defect of an attempt.

    Args:
        folder: in which it was. before: as :func:`looked_at` found that before the command.
    """
    if answer.code is None:
        return [("hang", f"still at work after {LONGEST:.0f} s")]
    found = _of_words(case, answer)
    if answer.peak > MOST_BYTES:
        found.append(("memory", f"{answer.peak / 1e9:.1f} GB, {_last(answer.err)}"))
    if answer.seconds > patience():
        found.append(("hang", f"{answer.seconds:.0f} s"))
    after = looked_at(folder)
    found += _of_files(case, answer, before, after)
    if answer.code == 0:
        new = [name for name in after if after[name] != before.get(name)]
        found += [("wrong", why) for name in new if (why := _unsound(folder / name, case.chance))]
    return found


def _of_words(case: Case, answer: Answer) -> list[tuple[str, str]]:
    said, found = answer.out + answer.err, []
    if "A process was left running." in answer.err:
        found.append(("left", "a process"))
    if "Traceback (most recent" in said or "Exception ignored" in said or answer.code < 0 or answer.code > 2:
        return [*found, ("traceback", f"exit code {answer.code}, {_last(answer.err)}")]
    if "Internal error" in said:
        return [*found, ("internal error", _last(answer.err))]
    if "Warning" in answer.err:
        found.append(("unclear", f"a warning leaks: {_last(answer.err)}"))
    if case.never and re.search(case.never, said):
        found.append(("wrong", f"tells of a file outside: {_last(answer.err)}"))
    if answer.code and case.valid:
        found.append(("wrong", f"valid, but refused: {_last(answer.err)}"))
    if not answer.code and case.refused:
        found.append(("wrong", "accepted"))
    if answer.code and not case.silent and not found:
        found += _of_sentence(case, answer.err)
    return found


def _of_sentence(case: Case, err: str) -> list[tuple[str, str]]:
    lines = [line for line in _COLOURS.sub("", err).strip().splitlines() if line and not _REMARKS.search(line)]
    if not lines or (len(lines) > 1 and not case.several):
        return [("unclear", f"{len(lines)} sentences: {_last(err)}")]
    if any(not line.endswith((".", "!", "?")) for line in lines):
        return [("unclear", f"no sentence: {_last(err)}")]
    if len(err) > _LONG + max(len(word) for word in case.words):
        return [("unclear", f"a sentence of {len(err):,} characters: {err[:80]}")]
    named = any(name in err for name in case.names) or "was refused:" in err  # which names the asset
    if case.names and not named:
        return [("unclear", f"names no file: {_last(err)}")]
    return []


def _of_files(case: Case, answer: Answer, before: dict, after: dict) -> list[tuple[str, str]]:
    found = []
    new = [name for name in after if name not in before]
    hidden = [
        name for name in new if any(part.startswith(".") for part in Path(name).parts) and WORK_FOLDER not in name
    ]
    if hidden:
        found.append(("left", f"hidden: {hidden[0]}"))
    ours = re.compile(r"(.*/)?\.rodin-\w{8}(/.*)?")  # of dead runs, which are swept up
    said_nowhere = answer.err.endswith(": standard output.\n")  # all is written, but cannot be told of
    refused = answer.code and not said_nowhere
    gone = [
        name
        for name in before
        if not ours.fullmatch(name) and after.get(name) != before[name] and (refused or name not in after)
    ]
    if gone:
        found.append(("lost", f"changed or gone: {gone[0]}"))
    files = [name for name in new if after[name][0] == stat.S_IFREG and name not in hidden]
    if refused and files and case.words[0] in _WHOLE:
        found.append(("lost", f"refused, but there is {files[0]}"))
    elsewhere = [name for name in files if case.out and Path(name).parts[0] != case.out]
    if elsewhere:
        found.append(("wrong", f"written elsewhere: {elsewhere[0]}"))
    return found


def _unsound(path: Path, chance: bool) -> str:
    """Why a new file is not sound; "" if it is."""
    if not path.is_file() or path.is_symlink():
        return ""
    if path.suffix == ".ply":
        return _bad_mesh(path, chance)
    if path.suffix == ".png":
        data = path.read_bytes()
        return "" if data[:4] == b"\x89PNG" and b"IEND" in data[-12:] else f"{path.name} is cut short"
    if path.suffix == ".json":
        return _bad_json(path)
    return "" if path.stat().st_size else f"{path.name} is empty"


def _bad_mesh(path: Path, chance: bool) -> str:
    try:
        mesh = trimesh.load(path, process=False)
        vertices, faces = np.asarray(mesh.vertices, float), np.asarray(mesh.faces)
    except Exception as error:  # noqa: BLE001  of a foreign reader, about a file that we wrote
        return f"{path.name} cannot be read: {error!r}"
    if not len(faces) or not np.isfinite(vertices).all():
        return f"{path.name} has no faces or infinite vertices"
    edges = np.concatenate([faces[:, [0, 1]], faces[:, [1, 2]], faces[:, [2, 0]]])
    count = len(vertices)
    there, back = edges[:, 0] * count + edges[:, 1], edges[:, 1] * count + edges[:, 0]
    if len(np.unique(there)) != len(there) or not np.array_equal(np.sort(there), np.sort(back)):
        return f"{path.name} is not closed"
    volumes = _volumes(vertices, faces)
    if not chance and volumes.min() <= 0:
        return f"{path.name} has a part inside out, {volumes.min():.2g}"
    return ""


def _volumes(vertices: np.ndarray, faces: np.ndarray) -> np.ndarray:
    """Signed, one for each connected piece, around its own middle."""
    from scipy.sparse import coo_array
    from scipy.sparse.csgraph import connected_components

    count = len(vertices)
    ends = np.concatenate([faces[:, :2], faces[:, 1:]])
    pieces, labels = connected_components(coo_array((np.ones(len(ends), bool), ends.T), shape=(count, count)), False)
    a, b, c = vertices[faces.T] - vertices[faces].mean(axis=(0, 1))
    return np.bincount(labels[faces[:, 0]], np.einsum("ti,ti->t", a, np.cross(b, c)) / 6, pieces)


def _bad_json(path: Path) -> str:
    from model_core.errors import RodinError
    from model_core.export.manifest import read_manifest
    from rodin_cli.recipes import read_entries

    try:
        json.loads(path.read_text(encoding="utf-8"), parse_constant=lambda name: 1 / 0)
        if path.name == "manifest.json":
            read_manifest(path)
        elif path.name == "recipes.json" or path.stem.endswith("_rodin"):
            read_entries(path)
    except (ValueError, ZeroDivisionError, RodinError) as error:
        return f"{path.name} is not what Rodin reads: {error}"
    return ""


def _last(err: str) -> str:
    lines = [line for line in err.strip().splitlines() if line.strip()] or [""]
    return lines[-1][:300]
