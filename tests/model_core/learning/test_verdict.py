from __future__ import annotations

import pytest

from model_core.learning.verdict import sentences, verdict

DRAWN = {"copies": 0.02, "novelty_median": 0.9}


@pytest.mark.parametrize(
    ("gain", "words"),
    [
        ([0.1, 0.05, 0.2], "It was worth it: the likenesses of unseen meshes (5) came 10.0% nearer"),
        ([0.1, -0.05, 0.2], "It made no clear difference"),
        (
            [-0.1, -0.2, -0.05],
            "It was not worth it: the likenesses of unseen meshes (5) lie 10.0% farther off "
            "(95% interval: 5.0% to 20.0%).",
        ),
    ],
)
def test_the_verdict_says_what_the_interval_says(gain, words):
    template, values = verdict({"held_out": 5, "gain": {"before": gain}})
    assert template.format(**values).startswith(words)


def test_of_few_meshes_there_is_no_verdict():
    template, values = verdict({"held_out": 3, "gain": {"before": [0.1, 0.05, 0.2]}})
    assert template.format(**values).startswith("Too few meshes were held out (3)")


def test_without_meshes_held_out_there_is_no_verdict():
    template, values = verdict({"drawn": DRAWN})
    assert template.format(**values).startswith("Whether it was worth it cannot be said")
    assert len(sentences({"drawn": DRAWN}, "mine")) == 2


def test_all_figures_are_said_and_the_verdict_is_last():
    figures = {
        "drawn": DRAWN,
        "held_out": 4,
        "ratio_seen_median": {"before": 1.3, "set_alone": 1.8, "after": 1.2},
        "gain": {"before": [0.08, 0.01, 0.15], "set_alone": [0.3, 0.2, 0.4]},
    }
    said = [template.format(**values) for template, values in sentences(figures, "mine")]
    assert "the weights before 1.300, the set alone 1.800, after learning 1.200" in said[0]
    assert "30.0% nearer (95% interval: 20.0% to 40.0%)" in said[1]
    assert "drawn in the style mine, 2% are all but copies" in said[2]
    assert said[3].startswith("It was worth it")
