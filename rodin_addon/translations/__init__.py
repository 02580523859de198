"""The add-on in the language of Blender's interface.

Blender looks up labels and tool-tips by itself. Sentences that are made at run time are
templates with values, and go through :func:`said` wherever one is shown.
"""

from __future__ import annotations

import bpy

from ...model_core.errors import RodinError, Word
from ...model_core.kinds import builtin_kinds
from ...model_core.kinds.words import words_of
from ..extension import EXTENSION_ID
from .german import GERMAN

_LANGUAGES = {"de": GERMAN}
"""{locale: {English: translation}}; Blender comes to "de" from "de_DE" too."""


def languages() -> dict[str, dict[str, str]]:
    """{locale: {English: translation}}: the add-on's own words, and those of the built-in kinds."""
    kinds = builtin_kinds().values()
    return {
        locale: {**words, **{english: word for kind in kinds for english, word in words_of(kind, locale).items()}}
        for locale, words in _LANGUAGES.items()
    }


def said(sentence: str | RodinError, **values: object) -> str:
    """A sentence in the language of the interface, or in English where there is no translation.

    Args:
        sentence: a template such as "Generated {count} assets.", or an error.
        values: of the template; errors among them, alone, in a tuple or in a list, are sentences too (see
            ``RodinError``), and a ``Word`` is looked up. No other string is: it may be a user's own.
    """
    if isinstance(sentence, RodinError):
        sentence, values = sentence.template, sentence.values
    translations = bpy.app.translations
    if not values:
        return translations.pgettext_rpt(sentence)
    return translations.pgettext_rpt(sentence).format(**{name: _value(value) for name, value in values.items()})


def _value(value: object) -> object:
    if isinstance(value, RodinError):
        return said(value)
    if isinstance(value, Word):
        return bpy.app.translations.pgettext_rpt(str(value))
    joint = {tuple: "\n", list: ", "}.get(type(value))
    return value if joint is None else joint.join(str(_value(item)) for item in value)


def register() -> None:
    """Tell Blender the translations: it looks for buttons of operators in a context of their own."""
    contexts = bpy.app.translations.contexts
    both = (contexts.default, contexts.operator_default)
    known = {
        locale: {(context, english): word for english, word in words.items() for context in both}
        for locale, words in languages().items()
    }
    bpy.app.translations.register(EXTENSION_ID, known)


def unregister() -> None:
    """Take them back."""
    bpy.app.translations.unregister(EXTENSION_ID)
