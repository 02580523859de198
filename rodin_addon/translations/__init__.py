"""The add-on in the language of Blender's interface.

Blender looks up labels and tool-tips by itself. Sentences that are made at run time are
templates with values, and go through :func:`said` wherever one is shown.
"""

from __future__ import annotations

from collections.abc import Iterable

import bpy

from ...model_core.errors import RodinError, Word
from ...model_core.kinds import Kind, builtin_kinds
from ..extension import EXTENSION_ID
from .german import GERMAN

_LANGUAGES = {"de": GERMAN}
"""{locale: {English: translation}}; Blender comes to "de" from "de_DE" too."""


SMALL_STEPS = "Drag with Shift for small steps"
"""What the tool-tip of a dimension ends with."""


def languages(kinds: Iterable[Kind]) -> dict[str, dict[str, str]]:
    """{locale: {English: translation}}: the add-on's own words before those of some kinds."""
    found = {locale: dict(words) for locale, words in _LANGUAGES.items()}
    for locale, words in found.items():
        for kind in kinds:
            for english, word in kind.words_in(locale).items():
                words.setdefault(english, word)
            for one in kind.dimensions:
                if one.meaning in words:
                    words[f"{one.meaning}. {SMALL_STEPS}"] = f"{words[one.meaning]}. {words[SMALL_STEPS]}"
    return found


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


def register(kinds: Iterable[Kind] | None = None) -> None:
    """Tell Blender the translations: it looks for buttons of operators in a context of their own.

    Args:
        kinds: whose words are told too; the built-in ones if left out.
    """
    contexts = bpy.app.translations.contexts
    both = (contexts.default, contexts.operator_default)
    known = {
        locale: {(context, english): word for english, word in words.items() for context in both}
        for locale, words in languages(builtin_kinds().values() if kinds is None else kinds).items()
    }
    bpy.app.translations.register(EXTENSION_ID, known)


def unregister() -> None:
    """Take them back."""
    bpy.app.translations.unregister(EXTENSION_ID)
