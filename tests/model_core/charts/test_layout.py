from __future__ import annotations

from collections import Counter
from dataclasses import replace

import pytest

from model_core.charts.layout import SIDES, Layout, Seam, Tube
from model_core.errors import KindError
from model_core.kinds import named_kind

SWORD = named_kind("sword")
LAYOUT = SWORD.layout


def test_there_are_25_charts_with_names_of_their_own():
    assert LAYOUT.chart_count == len(LAYOUT.charts) == len(set(LAYOUT.charts)) == 25


def test_parts_are_runs_of_charts():
    assert LAYOUT.parts == ("blade", "guard", "grip", "pommel")
    assert [LAYOUT.part_of_chart.count(index) for index in range(4)] == [9, 6, 6, 4]
    assert list(LAYOUT.part_of_chart) == sorted(LAYOUT.part_of_chart)
    assert [chart for part in LAYOUT.parts for chart in LAYOUT.charts_of_part[part]] == list(range(25))


def test_charts_are_named_after_their_part():
    assert all(
        name.startswith(LAYOUT.parts[part]) for name, part in zip(LAYOUT.charts, LAYOUT.part_of_chart, strict=True)
    )


def test_every_border_is_in_exactly_one_seam_or_pole():
    used = Counter(LAYOUT.poles)
    for seam in LAYOUT.seams:
        used[seam.chart, seam.side] += 1
        used[seam.other, seam.other_side] += 1
    assert used == Counter({(chart, side): 1 for chart in range(25) for side in SIDES})


def test_seams_stay_within_a_part():
    assert all(LAYOUT.part_of_chart[seam.chart] == LAYOUT.part_of_chart[seam.other] for seam in LAYOUT.seams)


def test_only_blade_tip_and_pommel_end_in_poles():
    assert Counter((LAYOUT.parts[LAYOUT.part_of_chart[chart]], side) for chart, side in LAYOUT.poles) == {
        ("blade", "v1"): 4,
        ("pommel", "v0"): 4,
        ("pommel", "v1"): 4,
    }


PAIR = (Tube("head", ("head",), "cap", "pole"), Tube("handle", ("handle",), "cap", "cap"))


def test_any_count_of_tubes():
    layout = Layout.of_tubes(*PAIR)
    assert layout.chart_count == 11
    assert layout.charts_of_part == {"head": tuple(range(5)), "handle": tuple(range(5, 11))}
    assert layout.sides("handle") == (5, 6, 7, 8)
    assert layout == Layout.of_tubes(*PAIR)
    assert hash(layout) == hash(Layout.of_tubes(*PAIR))


def test_caps_close_the_outer_segments():
    layout = Layout.of_tubes(Tube("rod", ("low", "middle", "high"), "cap", "cap"))
    assert layout.charts[12:] == ("rod_low_cap", "rod_high_cap")
    met = {cap: {seam.other for seam in layout.seams if seam.chart == cap} for cap in (12, 13)}
    assert met == {12: {0, 1, 2, 3}, 13: {8, 9, 10, 11}}
    assert layout.sides("rod", -1) == layout.sides("rod", 2) == (8, 9, 10, 11)


FAULTS = {
    "no tubes": (lambda: Layout.of_tubes(), "at least one part"),
    "no segments": (lambda: Layout.of_tubes(Tube("head", (), "cap", "cap")), "The part head has no segments."),
    "an end that is open": (
        lambda: Layout.of_tubes(Tube("head", ("head",), "cap", "open")),
        "The high end of the part head must be a cap or a pole.",
    ),
    "two charts of one name": (
        lambda: Layout.of_tubes(Tube("head", ("wood",), "cap", "cap"), Tube("handle", ("wood",), "cap", "cap")),
        "Two charts are named wood_0.",
    ),
    "two parts of one name": (
        lambda: Layout.of_tubes(Tube("head", ("a",), "pole", "pole"), Tube("head", ("b",), "pole", "pole")),
        "Two parts are named head.",
    ),
    "a seam to nowhere": (
        lambda: _with(seams=(Seam(0, "u0", 11, "u1"),)),
        "A seam refers to border u1 of chart 11, which does not exist.",
    ),
    "a side that is none": (
        lambda: _with(seams=(Seam(0, "w0", 1, "u1"),)),
        "A seam refers to border w0 of chart 0, which does not exist.",
    ),
    "a border in two seams": (
        lambda: _with(seams=(Seam(0, "u0", 1, "u1"),)),
        "Border u0 of chart head_0 is in 2 seams and poles; it must be in exactly one.",
    ),
    "a border in none": (
        lambda: replace(Layout.of_tubes(*PAIR), poles=()),
        "Border v1 of chart head_0 is in 0 seams and poles; it must be in exactly one.",
    ),
}


@pytest.mark.parametrize(("make", "said"), FAULTS.values(), ids=FAULTS)
def test_a_fault_gets_one_sentence(make, said):
    with pytest.raises(KindError) as refused:
        make()
    assert said in str(refused.value)


def _with(seams: tuple[Seam, ...]) -> Layout:
    """A sound layout and seams that do not belong."""
    sound = Layout.of_tubes(*PAIR)
    return replace(sound, seams=sound.seams + seams)
