"""Results put into a folder: whole, together, and over nothing but what is the same."""

from __future__ import annotations

import errno
import filecmp
import json
import os
from collections.abc import Collection, Iterable, Iterator
from contextlib import ExitStack, contextmanager, suppress
from pathlib import Path

from model_core.files import alone_in, work_folder, write_whole
from rodin_cli.console import note
from rodin_cli.errors import CommandError, sentence
from rodin_cli.signals import held_back

_FOLDER = "Cannot write to the folder {path}: {reason}."
_FILE = "Cannot write the file {path}: {reason}."


@contextmanager
def staged(out: Path, overwrite: bool = False) -> Iterator[Path]:
    """A hidden folder whose files are put into ``out`` when the block ends well; see :func:`put`."""
    with hidden_folder(out) as folder:
        yield folder
        with alone(out):
            put(folder, out, overwrite)


@contextmanager
def hidden_folder(out: Path) -> Iterator[Path]:
    """A hidden folder in ``out``, removed at the end.

    When the block raises, ``out`` goes too where it was made here and is still empty.

    Raises:
        CommandError: ``out`` cannot be made or written.
    """
    made = make_folder(out)
    try:
        with ExitStack() as stack:
            with _in_words(_FOLDER, out):
                folder = stack.enter_context(work_folder(out))
            yield folder
    except BaseException as error:
        with suppress(OSError):  # one that is not empty stays
            for empty in made:
                empty.rmdir()
        if isinstance(error, OSError) and not error.filename:  # a full disk does not name itself
            with _in_words(_FOLDER, out):
                raise
        raise


@contextmanager
def named_file(path: Path) -> Iterator[Path]:
    """A path to fill; it takes the place of the file that a user has named, old or new, if the block ends well.

    Raises:
        CommandError: it cannot be written.
    """
    with hidden_folder(path.parent) as folder:
        with _in_words(_FILE, path):
            yield folder / path.name
        move(folder / path.name, path)


@contextmanager
def alone(folder: Path) -> Iterator[None]:
    """Inside the block no other run of Rodin puts results into a folder; one that is at it is waited for.

    Raises:
        CommandError: the folder cannot be written.
    """
    with ExitStack() as stack:
        with _in_words(_FOLDER, folder):
            waiting = f"Waiting for another run in {folder} to end."
            stack.enter_context(alone_in(folder, on_wait=lambda: note(waiting)))
        yield


def put(folder: Path, out: Path, overwrite: bool = False, merged: Collection[str] = ()) -> None:
    """Move all files of ``folder`` into ``out``, or none of them.

    Args:
        merged: names of files that have in them what is there, and may take its place.
    Raises:
        CommandError: as :func:`check_free`; or one cannot be written.
    """
    files = sorted(folder.iterdir())
    for path in files:
        check_free(path, out / path.name, overwrite or path.name in merged)
    with held_back():  # so that they arrive together
        for path in files:
            move(path, out / path.name)


def check_free(path: Path, target: Path, overwrite: bool = False) -> None:
    """See that a file may take a place: nothing is there, or the same.

    Args:
        overwrite: any other file may be there, too.
    Raises:
        CommandError: a folder is there, or another file.
    """
    if target.is_dir():
        raise CommandError(_FILE, path=target, reason="it is a folder")
    if not overwrite and target.exists() and not filecmp.cmp(path, target, shallow=False):
        raise CommandError(
            "{path} exists and is different; choose another folder, or replace it with --overwrite.", path=target
        )


def make_folder(out: Path) -> list[Path]:
    """Makes ``out`` and its parents; returns those that were missing, deepest first.

    Raises:
        CommandError: it cannot be made.
    """
    missing = [folder for folder in (out, *out.parents) if not folder.exists()]
    with _in_words("Cannot create the folder {path}: {reason}.", out):
        try:
            out.mkdir(parents=True, exist_ok=True)
        except RecursionError:  # Python makes each parent inside of the call for its child
            raise OSError(errno.ENAMETOOLONG, os.strerror(errno.ENAMETOOLONG)) from None
    return missing


def write_whole_text(path: Path, pieces: Iterable[str]) -> None:
    """Text in UTF-8, a piece at a time, whole or not at all; as ``model_core.files.write_whole``, but for its error.

    Raises:
        CommandError: it cannot be written.
    """
    with _in_words(_FILE, path):
        write_whole(path, pieces)


def move(path: Path, target: Path) -> None:
    """Rename a file, over one that is there.

    Raises:
        CommandError: it cannot be written.
    """
    with _in_words(_FILE, target):
        path.replace(target)


def write_json(path: Path, data: dict) -> None:
    """Indented UTF-8; NaN is refused, as JSON has none."""
    path.write_text(json.dumps(data, indent=1, ensure_ascii=False, allow_nan=False) + "\n", encoding="utf-8")


@contextmanager
def _in_words(template: str, path: Path) -> Iterator[None]:
    """An OSError as a sentence with {path} and {reason}."""
    try:
        yield
    except OSError as error:
        reason = (error.strerror or sentence(error)).rstrip(".")
        raise CommandError(template, path=path, reason=reason) from error
