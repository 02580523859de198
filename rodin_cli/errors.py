"""What a command raises when it cannot do what it was asked, and how it is put to a user."""

from __future__ import annotations

import re

from model_core.errors import RodinError

_MODEL_NOT_HERE = re.compile(r"The model that this was made with is not here \(\w+\)(?=\.?$)")


class CommandError(RodinError):
    """The message is one sentence, fit to be printed as it is."""


class BlenderStopped(CommandError):
    """Blender ended before its job did: the next job may fare better."""


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
