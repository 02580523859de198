from __future__ import annotations

import pytest

from model_core.evaluation.markdown import number, table


def test_a_table_has_its_titles_and_a_line_a_row():
    assert table(["", "a"], [["x", "1"], ["y", ""]]) == "|  | a |\n| --- | --- |\n| x | 1 |\n| y |  |"


@pytest.mark.parametrize(("value", "text"), [(1.2345, "1.23"), (0, "0"), (0.000123456, "0.000123"), (None, "")])
def test_numbers_have_three_digits(value, text):
    assert number(value) == text
