"""German: nothing is missing, nothing is left over, and sentences keep their values."""

from __future__ import annotations

import json
import pickle
from contextlib import contextmanager
from dataclasses import fields, replace
from string import Formatter

import bpy
import kit
import numpy as np
import wording


def check_every_word_is_translated():
    wanted = wording.registered() | wording.said_in_source()
    missing = wanted - wording.NAMES - _known()
    assert not missing, "\n" + "\n".join(sorted(missing))


def check_no_translation_is_left_over():
    left_over = set(_german()) - wording.registered() - wording.said_in_source()
    assert not left_over, "\n" + "\n".join(sorted(left_over))


def check_what_is_put_together_is_translated_when_it_is_shown():
    assert not wording.unsaid_in_source()


def check_both_languages_have_the_same_values():
    for english, german in _german().items():
        assert set(_values(german)) <= set(_values(english)), german
        assert english.endswith(".") == german.endswith("."), german


def check_sentences_within_sentences_are_translated():
    with _in_german() as said:
        for damage in _refusals():
            german = said(_errors().ExportError("LOD {level}: {reason}", level=1, reason=damage))
            assert german.startswith("LOD 1: ") and str(damage) not in german, german
        fit_summary = kit.our("model_core.surface.fit_summary")
        share = said(fit_summary.WITHIN, **fit_summary.within(np.full(9, 0.001)))
        assert share == "100 % der Oberfläche liegen höchstens 1 mm daneben"


def check_values_are_not_translated():
    with _in_german() as said:
        assert said('"{name}" has modifiers.', name="Source {count}") == '"Source {count}" hat Modifikatoren.'


def check_errors_in_a_tuple_are_a_line_each():
    error = _errors().RodinError
    lines = (error('"{name}": {reason}', name="A", reason=error("The mesh has no vertices.")), error("Unheard of"))
    both = pickle.loads(pickle.dumps(error("{reasons}", reasons=lines)))
    assert str(both) == '"A": The mesh has no vertices.\nUnheard of'
    with _in_german() as said:
        assert said(both) == '"A": Das Mesh hat keine Vertices.\nUnheard of'


def check_words_of_a_kind_are_translated_wherever_they_stand():
    solve, kind = kit.our("model_core.handles.solve"), kit.our("model_core.kinds").builtin_kinds()["sword"]
    (root,) = kit.generate()
    read_recipe = kit.our("rodin_addon.models").read_recipe
    recipe = read_recipe(root["rodin_recipe"])
    library = kit.our("rodin_addon.models").library()
    ranges = {"blade_length": (0.1, 1.0)}
    with _in_german() as said:
        out_of_reach = _raised(solve.check_range, kind, {"blade_length": 9.0}, ranges)
        assert "Blade Length" in str(out_of_reach)
        assert "Klingenlänge" in said(out_of_reach) and "Blade Length" not in said(out_of_reach)
        unlike = _raised(library.of_all, [recipe, replace(recipe, kind="lance")])
        assert "sword" in str(unlike)
        assert "Schwert" in said(unlike) and "lance" in said(unlike) and "sword" not in said(unlike)
        grids = kit.model().shape(recipe, 4)
        foreign = _raised(kit.model().update, read_recipe(json.dumps(recipe.to_dict() | {"kind": "swords"})), grids)
        assert said(foreign).count("Schwerter") == 2, said(foreign)
        unreachable = _raised(kit.model().resize, recipe, {"overall_length": 0.3, "blade_length": 1.2})
        assert "has Overall Length 0.3 m, Blade Length 1.2 m;" in str(unreachable)
        assert "Gesamtlänge 0.3 m, Klingenlänge 1.2 m" in said(unreachable)


def check_a_name_is_no_word_of_a_kind():
    with _in_german() as said:
        assert said('"{name}" has modifiers.', name="Blade Length") == '"Blade Length" hat Modifikatoren.'


def check_a_manifest_is_english_whatever_the_interface():
    """What it says is said in German to the user, and written in English."""
    changed, broken = kit.generate(count=2)
    changed.children[0].data.color_attributes.new("Paint", "BYTE_COLOR", "CORNER")
    bpy.data.objects.remove(broken.children[0])
    folder, words = kit.folder() / "out", {"engine": "GODOT", "finest": 6, "collision": "NONE"}
    kit.select(changed, broken)
    with _in_german():
        assert bpy.ops.rodin.export_batch(folder=str(folder), **words) == {"FINISHED"}
        kit.select(broken)
        said = kit.refusal(bpy.ops.rodin.export_batch, folder=str(folder), **words)
    assert f'"{broken.name}": LOD 0: ' in said and "offene" in said and "von 25 Patches fehlen." in said, said
    record = json.loads((folder / "manifest.json").read_text(encoding="utf-8"))
    (sword,), (refused,) = record["assets"], record["refused"]
    assert sword["why_baked"].endswith('" has colour attributes.')
    assert refused["reasons"][0].startswith("LOD 0: ") and "open edge" in refused["reasons"][0]
    assert refused["reasons"][1:] == ["1 of 25 patches are missing."]


def check_a_real_refusal_in_german():
    kit.add_mesh("The mesh has no vertices.", [], [])
    with _in_german():
        assert '"The mesh has no vertices.": Das Mesh hat keine Vertices.' in kit.refusal(bpy.ops.rodin.reconstruct)


def check_english_stays_english():
    assert _said()("Grid {number} of {count}", number=1, count=3) == "Grid 1 of 3"


@contextmanager
def _in_german():
    """``said`` while the interface is German; Blender as a module may have no languages, and is given this one."""
    translations = kit.our("rodin_addon.translations")
    known = translations.languages(kit.our("rodin_addon.models").known_kinds())["de"]
    kept = translations.bpy
    translations.bpy = _Host(known)
    try:
        yield translations.said
    finally:
        translations.bpy = kept


class _Host:
    """As much of ``bpy`` as ``said`` asks for."""

    def __init__(self, words: dict[str, str]):
        self.app = self.translations = self
        self._words = words

    def pgettext_rpt(self, english: str) -> str:
        return self._words.get(english, english)


def _raised(function, *arguments) -> Exception:
    try:
        function(*arguments)
    except _errors().RodinError as error:
        return error
    raise AssertionError(f"{function.__name__} went through.")


def _values(template: str) -> list[tuple[str, str]]:
    return [(name, spec) for _, name, spec, _ in Formatter().parse(template) if name is not None]


def _known() -> set[str]:
    kinds = kit.our("model_core.kinds").builtin_kinds().values()
    return set(kit.our("rodin_addon.translations").languages(kinds)["de"])


def _german() -> dict[str, str]:
    return kit.our("rodin_addon.translations.german").GERMAN


def _said():
    return kit.our("rodin_addon.translations").said


def _errors():
    return kit.our("model_core.errors")


def _refusals() -> list:
    """Of levels with each damage once and often, and of budgets that some assets keep and none does."""
    guarantees = kit.our("model_core.export.guarantees")
    layout = kit.our("model_core.kinds").builtin_kinds()["sword"].layout
    damages = [guarantees.Findings(*[number] * len(fields(guarantees.Findings))) for number in (1, 1234)]
    sound = guarantees.Findings(*[0] * len(fields(guarantees.Findings)))
    reasons = [reason for findings in damages for reason in guarantees.refusals(findings, layout, 9, None)]
    return [*reasons, *(one for most in (5000, 5) for one in guarantees.refusals(sound, layout, 9000, most))]
