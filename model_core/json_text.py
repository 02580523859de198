"""JSON out of strangers' files: only what can be written again, by any program and in any file."""

from __future__ import annotations

import json
import math

from .errors import RodinError, shown

DEEPEST = 40
"""Lists and tables within one another: more than any file of Rodin's has, and less than any writer gives up at."""
LARGEST_WHOLE = 2**63 - 1
"""A whole number; larger ones do not fit into what most programs, Blender too, hold them in."""


class JsonError(RodinError):
    """A text is no JSON, or has something in it that cannot be written again."""


def parsed(content: bytes | str) -> object:
    """What a JSON text says.

    Args:
        content: UTF-8, with or without a byte-order mark, or text.
    Raises:
        JsonError: it is not valid JSON, is nested too deeply, or has a number that is not finite, a whole number
            that is too large, or text that is not Unicode.
    """
    try:
        value = json.loads(content.decode("utf-8-sig") if isinstance(content, bytes) else content)
    except RecursionError as error:
        raise JsonError("It is nested too deeply.") from error
    except (ValueError, TypeError) as error:
        raise JsonError("It is not valid JSON.") from error
    if fault := _fault(value, DEEPEST):
        error, keys = fault
        error.values["place"] = shown("".join(reversed(keys)).removeprefix(".") or "The number or text")
        raise error
    return value


def is_text(value: object) -> bool:
    """Whether a value is text that a file can hold: lone surrogates have no UTF-8."""
    if not isinstance(value, str):
        return False
    if value.isascii():
        return True
    try:
        value.encode()
    except UnicodeEncodeError:
        return False
    return True


def _fault(value: object, left: int) -> tuple[JsonError, list[str]] | None:
    """What is wrong, and the keys to it, innermost first; None where all is well.

    Args:
        left: how much deeper it may be nested.
    """
    kind = type(value)
    if kind is float:
        return None if math.isfinite(value) else (JsonError("{place} is not a finite number."), [])
    if kind is str:
        return None if is_text(value) else (JsonError("{place} is not valid text."), [])
    if kind is int:
        return None if abs(value) <= LARGEST_WHOLE else (JsonError("{place} is too large a number."), [])
    if kind is not dict and kind is not list:
        return None
    if not left:
        return JsonError("{place} is nested too deeply."), []
    for key, item in value.items() if kind is dict else enumerate(value):
        if kind is dict and not is_text(key):
            return JsonError("{place} is not valid text."), ["The name of a value"]
        if fault := _fault(item, left - 1):
            return fault[0], [*fault[1], f".{key}" if kind is dict else f"[{key}]"]
    return None
