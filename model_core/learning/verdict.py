"""Whether learning was worth it, as templates and their values: hosts say them, in English or translated."""

from __future__ import annotations

from ..errors import Sentence
from .figures import DRAWN, Gain
from .lesson import AFTER, ALONE, BEFORE

FEWEST_JUDGES = 4
"""Meshes held out that a verdict can be given by: resampling fewer says nothing of those that were not met."""

SENTENCES = {
    "medians": (
        "Distance of what can be seen, in the median, 1 is the limit: the weights before {before:.3f}, "
        "the set alone {alone:.3f}, after learning {after:.3f}."
    ),
    "beside": "Beside a model of the set alone they came {share:.1%} nearer (95% interval: {low:.1%} to {high:.1%}).",
    "drawn": (
        "Of {count} assets drawn in the style {style}, {copies:.0%} are all but copies; the median is {novelty:.2f} "
        "times as far from the nearest known one as those are from each other."
    ),
    "unknown": "Whether it was worth it cannot be said: with so few meshes none was held out.",
    "few": (
        "Too few meshes were held out ({meshes}) to say whether it was worth it: "
        "their likenesses came {share:.1%} nearer."
    ),
    "worth": (
        "It was worth it: the likenesses of unseen meshes ({meshes}) came {share:.1%} nearer "
        "(95% interval: {low:.1%} to {high:.1%})."
    ),
    "loss": (
        "It was not worth it: the likenesses of unseen meshes ({meshes}) lie {share:.1%} farther off "
        "(95% interval: {low:.1%} to {high:.1%})."
    ),
    "unclear": (
        "It made no clear difference: the likenesses of unseen meshes ({meshes}) came {share:.1%} nearer "
        "(95% interval: {low:.1%} to {high:.1%})."
    ),
}
"""What is said."""


def sentences(figures: dict, style: str) -> list[Sentence]:
    """All figures, the verdict last.

    Args:
        figures: see ``lesson.write_learnt``. style: that was drawn in.
    """
    drawn, found = figures["drawn"], []
    if "gain" in figures:
        medians = figures["ratio_seen_median"]
        values = {"before": medians[BEFORE], "alone": medians[ALONE], "after": medians[AFTER]}
        found = [(SENTENCES["medians"], values), (SENTENCES["beside"], vars(Gain(*figures["gain"][ALONE])))]
    values = {"count": DRAWN, "style": style, "copies": drawn["copies"], "novelty": drawn["novelty_median"]}
    return [*found, (SENTENCES["drawn"], values), verdict(figures)]


def verdict(figures: dict) -> Sentence:
    """Whether it was worth it."""
    if "gain" not in figures:
        return SENTENCES["unknown"], {}
    found = Gain(*figures["gain"][BEFORE])
    if figures["held_out"] < FEWEST_JUDGES:
        return SENTENCES["few"], {"meshes": figures["held_out"], "share": found.share}
    if found.high < 0:
        found = Gain(-found.share, -found.high, -found.low)
        template = SENTENCES["loss"]
    else:
        template = SENTENCES["worth"] if found.low > 0 else SENTENCES["unclear"]
    return template, {"meshes": figures["held_out"], **vars(found)}
