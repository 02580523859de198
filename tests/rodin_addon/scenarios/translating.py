"""German: nothing is missing, nothing is left over, and sentences keep their values."""

from __future__ import annotations

import re
from dataclasses import fields

import bpy
import kit
import numpy as np
import wording


def check_every_word_is_translated():
    wanted = wording.registered() | wording.said_in_source()
    missing = wanted - wording.NAMES - set(_german())
    assert not missing, "\n" + "\n".join(sorted(missing))


def check_no_translation_is_left_over():
    used = wording.registered() | wording.said_in_source()
    for phrase in _phrases():
        _reworded(phrase, lambda template: used.add(template) or template)
    left_over = set(_german()) - used
    assert not left_over, "\n" + "\n".join(sorted(left_over))


def check_what_is_put_together_is_translated_when_it_is_shown():
    assert not wording.unsaid_in_source()


def check_both_languages_have_the_same_values():
    for english, german in _german().items():
        places = re.findall(r"\{(.*?)\}", german)
        assert sorted(places) == [str(index) for index in range(english.count("{}"))], german
        assert english.endswith(".") == german.endswith("."), german


def check_phrases_within_sentences_are_translated():
    for phrase in _phrases():
        german = _reworded(phrase).removeprefix('"It is the blade"')  # a name stays as it is
        assert german != phrase, phrase
        assert not set(re.findall(r"\w+", german)) & {"a", "an", "of", "the", "is", "these", "this", "it"}, german


def check_values_come_back_in_their_order():
    german = {"{} of {}.": "von {1}: {0}.", 'In "{}": {}': '{1} (in "{0}")', "Too long.": "Zu lang."}
    for english, expected in (
        ("3 of {0} {}.", "von {0} {}: 3."),
        ("TOO LONG.", "Zu lang."),
        ('In "Too long.": Too long.', 'Zu lang. (in "Too long.")'),
        ('In "A": 3 of 4.\nIn "B": Unheard of', 'von 4: 3. (in "A")\nUnheard of (in "B")'),
        ("Unheard of", "Unheard of"),
        ("", ""),
    ):
        assert _templates().reworded(english, german, german.__getitem__) == expected


def check_a_real_refusal_in_german():
    kit.add_mesh("The mesh has no vertices.", [], [])
    english = kit.refusal(bpy.ops.rodin.reconstruct).removeprefix("Error: ").strip()
    assert _reworded(english) == '"The mesh has no vertices.": Das Mesh hat keine Vertices.'


def check_english_stays_english():
    said = kit.our("rodin_addon.translations").said
    assert said("Grid 1 of 3") == "Grid 1 of 3"


def _german() -> dict[str, str]:
    return kit.our("rodin_addon.translations.german").GERMAN


def _templates():
    return kit.our("rodin_addon.translations.templates")


def _reworded(sentence: str, translate=None) -> str:
    return _templates().reworded(sentence, _german(), translate or _german().__getitem__)


def _phrases() -> list[str]:
    """Sentences that hold phrases which are made elsewhere, one of each kind."""
    solve = kit.our("model_core.handles.solve")
    found = []
    for handle in kit.our("model_core.handles.dimensions").DIMENSIONS:
        try:
            solve.check_range({handle.name: 9.0}, {handle.name: (0.0, 1.0)})
        except kit.our("model_core.errors").HandleError as error:
            found.append(str(error))
    assert len(found) == 8
    words = kit.our("model_core.surface.closeness").in_words(np.full(9, 0.001))
    return [*found, f'"It is the blade" is rebuilt: {words}.', f"As rebuilt: {words}.", *_refusals()]


def _refusals() -> list[str]:
    """Of levels with each damage once and twice, and of budgets that some assets keep and none does."""
    guarantees = kit.our("model_core.export.guarantees")
    damages = [guarantees.Findings(*[number] * len(fields(guarantees.Findings))) for number in (1, 1234)]
    sound = guarantees.Findings(*[0] * len(fields(guarantees.Findings)))
    reasons = [reason for findings in damages for reason in guarantees.refusals(findings, 9, None)]
    reasons += [*guarantees.refusals(sound, 9000, 5000), *guarantees.refusals(sound, 9000, 5)]
    return [*(f"LOD 1: {reason}" for reason in reasons), f'"It is the blade": LOD 0: {reasons[0]}']
