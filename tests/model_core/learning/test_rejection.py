from __future__ import annotations

from model_core.learning.records import Registered
from model_core.learning.registration import LIMITS
from model_core.learning.rejection import SENTENCES, reasons


def test_each_figure_that_has_a_limit_has_a_sentence():
    assert SENTENCES.keys() == LIMITS.keys()
    figures = {name: 2 * limit for name, limit in LIMITS.items()}
    row = Registered("a", "", "", 1, figures, tuple(LIMITS), None, {}, None, 0.0)
    said = [template.format(**values) for template, values in reasons(row)]
    assert "16.0% of the surface is turned over; the limit is 8%" in said
    assert len(said) == len(LIMITS)


def test_of_a_good_one_there_is_nothing_to_say():
    assert not reasons(Registered("a", "", "", 1, dict(LIMITS), (), None, {}, None, 0.0))
