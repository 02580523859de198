"""What a command raises when it cannot do what it was asked."""

from __future__ import annotations

from model_core.errors import RodinError


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
    text = " ".join(str(error).split()) or type(error).__name__
    return text if text.endswith((".", "!", "?")) else f"{text}."
