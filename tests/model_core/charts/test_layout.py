from __future__ import annotations

from collections import Counter

from model_core.charts.layout import (
    CHART_COUNT,
    CHARTS,
    CHARTS_OF_PART,
    PART_OF_CHART,
    PARTS,
    POLES,
    SEAMS,
    SIDES,
)


def test_there_are_25_charts_with_names_of_their_own():
    assert CHART_COUNT == len(CHARTS) == len(set(CHARTS)) == 25


def test_parts_are_runs_of_charts():
    assert PARTS == ("blade", "guard", "grip", "pommel")
    assert [PART_OF_CHART.count(index) for index in range(4)] == [9, 6, 6, 4]
    assert list(PART_OF_CHART) == sorted(PART_OF_CHART)
    assert [chart for part in PARTS for chart in CHARTS_OF_PART[part]] == list(range(25))


def test_charts_are_named_after_their_part():
    assert all(name.startswith(PARTS[part]) for name, part in zip(CHARTS, PART_OF_CHART, strict=True))


def test_every_border_is_in_exactly_one_seam_or_pole():
    used = Counter(POLES)
    for seam in SEAMS:
        used[seam.chart, seam.side] += 1
        used[seam.other, seam.other_side] += 1
    assert used == Counter({(chart, side): 1 for chart in range(25) for side in SIDES})


def test_seams_stay_within_a_part():
    assert all(PART_OF_CHART[seam.chart] == PART_OF_CHART[seam.other] for seam in SEAMS)


def test_only_blade_tip_and_pommel_end_in_poles():
    assert Counter((PARTS[PART_OF_CHART[chart]], side) for chart, side in POLES) == {
        ("blade", "v1"): 4,
        ("pommel", "v0"): 4,
        ("pommel", "v1"): 4,
    }
