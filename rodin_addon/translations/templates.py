"""Sentences with values in them, found again by their templates."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from functools import lru_cache

_VALUE = "{}"
_PLACES = re.compile(r'"\{\}"|\{\}')


def reworded(sentence: str, templates: Iterable[str], translate: Callable[[str], str]) -> str:
    """Each line of a sentence as ``translate`` words its template, with the values put back.

    A value that is such a sentence itself is reworded too, unless it stands in quotes: then it is a name.

    Args:
        templates: in English, with ``{}`` for each value.
        translate: template -> the same in another language, with ``{0}``, ``{1}`` for the values.
    Returns:
        Lines of no template as they are.
    """
    known = tuple(templates)
    return "\n".join(_line(line, known, translate) for line in sentence.split("\n"))


def _line(line: str, templates: tuple[str, ...], translate: Callable[[str], str]) -> str:
    for pattern, template in _patterns(templates):
        match = pattern.fullmatch(line)
        if match:
            values = zip(match.groups(), _PLACES.findall(template), strict=True)
            return translate(template).format(
                *(_line(value, templates, translate) if place == _VALUE else value for value, place in values)
            )
    return line


@lru_cache
def _patterns(templates: tuple[str, ...]) -> list[tuple[re.Pattern, str]]:
    """What sentences of each template look like; those that fix the most letters come first.

    Case does not count, because a phrase may stand at a sentence's beginning.
    """
    fullest = sorted(templates, key=lambda template: len(template.replace(_VALUE, "")), reverse=True)
    return [(re.compile("(.*?)".join(map(re.escape, item.split(_VALUE))), re.IGNORECASE), item) for item in fullest]
