"""The ``rodin`` program: its commands, and the one place where errors become a sentence."""

from __future__ import annotations

import os
import re
import sys
from collections.abc import Sequence

import typer

from model_core.errors import RodinError
from rodin_cli.commands import COMMANDS
from rodin_cli.console import note
from rodin_cli.errors import CommandError, sentence
from rodin_cli.outputs import flush_outputs, prepare_outputs
from rodin_cli.signals import ended_by, hear_endings

STOPPED = 130  # what a shell gives a program that Ctrl-C ended; typer answers so too
_EMPTY_OPTION = re.compile(r"--[\w-]+=")
TRACEBACK_VARIABLE = "RODIN_TRACEBACK"

app = typer.Typer(
    name="rodin",
    help="Game assets from a small model: generate, reconstruct, blend, export.",
    add_completion=False,
    rich_markup_mode="rich",
    context_settings={"help_option_names": ["-h", "--help"]},
)
for _command in COMMANDS:
    app.command(name=_command.NAME)(_command.run)


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command.

    Args:
        arguments: words after ``rodin``; None reads the process's own.
    Returns:
        The exit code: 0 done, 1 an error, 2 a bad option, 130 stopped by the user, 128 and a signal's number
        where the system asked the program to end.
        An error is one sentence on stderr, never a traceback.
    """
    words = list(sys.argv[1:] if arguments is None else arguments) or ["--help"]
    try:
        _check(words)
        code = int(app(words, prog_name="rodin", standalone_mode=False) or 0)
    except typer.TyperException as error:
        return _fail(sentence(RodinError(error.format_message())), error.exit_code)
    except (RodinError, OSError) as error:
        return _fail(sentence(error), 1)
    except KeyboardInterrupt:
        code = STOPPED
    except Exception as error:  # the outermost edge: a fault of ours, still reported in one sentence
        if os.environ.get(TRACEBACK_VARIABLE):
            raise
        return _fail(
            f"Internal error, {type(error).__name__}: {_said(error)} Set {TRACEBACK_VARIABLE}=1 for a traceback.",
            1,
        )
    return _fail("Stopped.", 128 + ended_by() if ended_by() else code) if code == STOPPED else code


def _said(error: Exception) -> str:
    try:
        return sentence(RodinError(error))
    except Exception:  # noqa: BLE001 - of a forge of somebody's own it may be any
        return "it cannot say what."


def _check(words: Sequence[str]) -> None:
    """Refuse what no command can work with.

    An empty word would pass for the working folder where a path is meant, and for a name elsewhere.

    Raises:
        typer.BadParameter: a word is empty. CommandError: the working folder is gone.
    """
    for before, word in zip(["", *words], words, strict=False):
        option = before if before.startswith("--") else "An argument"
        if not word or _EMPTY_OPTION.fullmatch(word):
            raise typer.BadParameter(f"{word.rstrip('=') or option} must not be empty.")
    try:
        os.getcwd()
    except OSError as error:
        raise CommandError("The working folder is gone; go to another folder and try again.") from error


def entry() -> None:
    """The ``rodin`` program; for output that nobody reads see :func:`prepare_outputs`.

    Where the system asks it to end, or its terminal is closed, it cleans up as after Ctrl-C.
    """
    _speak_utf8()
    hear_endings()
    prepare_outputs()
    code = main()
    try:
        flush_outputs()
    except OSError as error:  # what main has printed may still be held back
        code = _fail(sentence(error), 1)
    sys.exit(code)


def _speak_utf8() -> None:
    """Start again with UTF-8 for the names of files where a locale such as C has less: 剣 needs it."""
    if os.name == "posix" and sys.getfilesystemencoding() != "utf-8":
        first, *rest = sys.orig_argv
        os.execve(sys.executable, [first, "-X", "utf8", *rest], {**os.environ, "PYTHONUTF8": "1"})


def _fail(text: str, code: int) -> int:
    note(text)
    return code
