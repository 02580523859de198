"""Errors: a template and its values, which may be errors and words themselves."""

from __future__ import annotations

import pickle

import pytest

from model_core.errors import HandleError, RodinError, Word, shown


def test_a_list_of_errors_is_one_sentence_and_a_tuple_a_line_each():
    sizes = [HandleError("{name} {value:.3g} m", name=Word("Grip"), value=value) for value in (0.25, 1.0)]
    assert str(RodinError("Nothing has {sizes}.", sizes=sizes)) == "Nothing has Grip 0.25 m, Grip 1 m."
    assert str(RodinError("{sizes}", sizes=tuple(sizes))) == "Grip 0.25 m\nGrip 1 m"


def test_words_are_still_words_in_another_process():
    error = pickle.loads(pickle.dumps(RodinError("{one} and {other}", one=Word("sword"), other="sword")))
    assert [type(value) for value in error.values.values()] == [Word, str]


def test_a_bare_error_says_the_same_and_keeps_nothing_alive():
    with pytest.raises(RodinError) as caught:
        _wrap()
    bare = caught.value.bare()
    assert str(bare) == str(caught.value) == "It cannot be read: the file is empty"
    assert type(bare) is HandleError
    for error in (bare, bare.values["reason"]):
        assert error.__traceback__ is error.__cause__ is error.__context__ is None


def _wrap():
    try:
        raise RodinError("the file is empty")
    except RodinError as error:
        raise HandleError("It cannot be read: {reason}", reason=error) from error


def test_what_strangers_wrote_is_shown_in_one_short_line():
    assert shown("剣 (1)") == "剣 (1)"
    assert shown(5) == "5"
    assert shown("a\nb\ud800") == r"'a\nb\ud800'"
    assert len(shown("x" * 10_000)) == 100
