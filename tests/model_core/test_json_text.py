from __future__ import annotations

import json

import pytest

from model_core.json_text import DEEPEST, LARGEST_WHOLE, JsonError, is_text, parsed


def refused(content: object) -> str:
    with pytest.raises(JsonError) as caught:
        parsed(content)
    text = str(caught.value)
    assert text.isprintable()
    assert text.endswith(".")
    assert len(text) < 200
    return text


def nested(depth: int) -> object:
    value = 1
    for _ in range(depth):
        value = [value]
    return value


@pytest.mark.parametrize("value", [None, True, 0, -1.5, "剣", [], {}, {"a": [1, {"b": "c"}]}, nested(DEEPEST)])
def test_sound_values_come_back(value):
    assert parsed(json.dumps(value)) == value
    assert parsed(json.dumps(value, ensure_ascii=False).encode()) == value
    assert parsed(b"\xef\xbb\xbf" + json.dumps(value).encode()) == value


@pytest.mark.parametrize("content", ["", "{", "hello", b"\xff\xfe", "[1,]", "9" * 5000, None, 5])
def test_what_is_no_json(content):
    assert refused(content) == "It is not valid JSON."


@pytest.mark.parametrize("content", ["[" * 100_000, '{"a":' * 100_000])
def test_what_no_reader_can_follow(content):
    assert refused(content) == "It is nested too deeply."


def test_what_some_writer_could_not_follow():
    text = refused(json.dumps({"a": nested(DEEPEST)}))
    assert text.startswith("a[0][0]")
    assert text.endswith("is nested too deeply.")


@pytest.mark.parametrize("number", ["NaN", "Infinity", "-Infinity", "1e999"])
def test_numbers_that_json_has_not(number):
    assert refused(f'{{"a": [1, {{"b": {number}}}]}}') == "a[1].b is not a finite number."


def test_whole_numbers_that_no_program_holds():
    assert parsed(str(LARGEST_WHOLE)) == LARGEST_WHOLE
    assert refused(f"[{LARGEST_WHOLE + 1}]") == "[0] is too large a number."


def test_lone_surrogates():
    assert refused(r'{"a": "\ud800"}') == "a is not valid text."
    assert refused(r'{"\ud800": 1}') == "The name of a value is not valid text."
    assert parsed(r'"\ud83d\ude00"') == "\N{GRINNING FACE}"


def test_a_long_way_to_a_fault_is_cut():
    refused(json.dumps({"x" * 10_000: float("nan")}))


def test_text():
    assert [is_text(value) for value in ("", "a", "剣", "\ud800", 5, None, b"a")] == [True] * 3 + [False] * 4
