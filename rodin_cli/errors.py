"""What a command raises when it cannot do what it was asked, and how it is put to a user."""

from __future__ import annotations

import re
from pathlib import Path

from model_core.errors import RodinError

_MODEL_NOT_HERE = re.compile(r"The model that this was made with is not here \(\w+\)(?=\.?$)")


class CommandError(RodinError):
    """The message is one sentence, fit to be printed as it is."""


class BlenderStopped(CommandError):
    """Blender ended before its job did: the next job may fare better."""


def require_file(path: Path) -> None:
    """Refuse what cannot be read to its end: a device may be read for ever, and a pipe waited for.

    Raises:
        CommandError: there is none, or it is not a regular file.
    """
    try:
        if path.is_file():
            return
        special = path.exists() and not path.is_dir()
    except (OSError, ValueError):  # a name that no file can have
        special = False
    if special:
        raise CommandError("{path} is not a regular file.", path=path)
    raise CommandError("There is no file {path}.", path=path)


def sentence(error: BaseException) -> str:
    """One sentence for an error a user can do something about.

    Args:
        error: a :class:`RodinError` or an :class:`OSError`.
    """
    if isinstance(error, OSError):
        reason = error.strerror or str(error) or type(error).__name__
        return f"{reason}: {error.filename}." if error.filename else f"{reason}."
    text = with_option(" ".join(str(error).split())) or type(error).__name__
    return text if text.endswith((".", "!", "?")) else f"{text}."


def with_option(text: str) -> str:
    """The core's or Blender's sentence with the option that helps, where there is one: neither knows of options."""
    return _MODEL_NOT_HERE.sub(r"\g<0>; pass its folder with --weights", text)
