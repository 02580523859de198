from __future__ import annotations

from collections import Counter

from model_core.charts.layout import SIDES
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
