"""The add-on in the language of Blender's interface.

Blender looks up labels and tool-tips by itself. Sentences that are made at run time
hold values, so they go through :func:`said` wherever one is shown.
"""

from __future__ import annotations

import bpy

from ..extension import EXTENSION_ID
from .german import GERMAN
from .templates import reworded

LANGUAGES = {"de": GERMAN}
"""{locale: {English: translation}}; Blender comes to "de" from "de_DE" too."""


def said(sentence: str) -> str:
    """A sentence in the language of the interface, or as it is where there is no translation."""
    translations = bpy.app.translations
    words = LANGUAGES.get(translations.locale.partition("_")[0])
    return reworded(sentence, words, translations.pgettext_rpt) if words else sentence


def register() -> None:
    """Tell Blender the translations: it looks for buttons of operators in a context of their own."""
    contexts = bpy.app.translations.contexts
    both = (contexts.default, contexts.operator_default)
    known = {
        locale: {(context, english): word for english, word in words.items() for context in both}
        for locale, words in LANGUAGES.items()
    }
    bpy.app.translations.register(EXTENSION_ID, known)


def unregister() -> None:
    """Take them back."""
    bpy.app.translations.unregister(EXTENSION_ID)
