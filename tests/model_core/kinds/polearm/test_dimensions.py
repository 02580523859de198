from __future__ import annotations

import numpy as np
import pytest

from model_core.kinds import named_kind
from model_core.kinds.polearm.forge.parameters import (
    ArmParameters,
    CrossParameters,
    HeadParameters,
    PolearmParameters,
    ShaftParameters,
)

POLEARM = named_kind("polearm")

KNOWN = PolearmParameters(
    ShaftParameters(length=1.6, thickness=0.034, taper=1.0),
    HeadParameters(socket_length=0.1, base=0.5, width=0.06, length=0.25),
    CrossParameters(height=0.03),
    ArmParameters(reach=0.12),
    ArmParameters(reach=0.09),
)


def test_a_forged_polearm_measures_what_it_was_forged_to():
    found = POLEARM.measure(POLEARM.forge.forge(KNOWN, 16))
    assert found["shaft_length"] == pytest.approx(1.6, rel=1e-4)
    assert found["shaft_thickness"] == pytest.approx(0.034, rel=1e-4)
    assert found["head_length"] == pytest.approx(0.1 + 0.5 * 0.06 + 0.25, rel=1e-4)
    assert found["head_width"] == pytest.approx(0.06, rel=1e-3)
    assert found["cross_width"] == pytest.approx(0.12 + 0.09, rel=1e-3)
    assert found["cross_height"] == pytest.approx(0.03, rel=1e-3)
    assert found["overall_length"] == pytest.approx(
        1.6 - 0.28 * 0.1 + 0.38, rel=1e-4
    )  # the shaft is sunk in the socket


def test_every_dimension_is_named_once_in_metres():
    names = [dimension.name for dimension in POLEARM.dimensions]
    assert len(set(names)) == len(names) == 7
    assert {dimension.unit for dimension in POLEARM.dimensions} == {"m"}


def test_the_resolution_hardly_matters(style, polearm):
    coarse, fine = POLEARM.measure(polearm(style, 2, 24)), POLEARM.measure(polearm(style, 2, 48))
    for name, value in fine.items():
        assert coarse[name] == pytest.approx(value, rel=0.015), name


def test_all_its_words_are_german_too():
    german = POLEARM.words_in("de")
    parts = [part.title() for part in POLEARM.layout.parts]
    styles = [style.replace("_", " ").title() for style in POLEARM.forge.families]
    sizes = [text for one in POLEARM.dimensions for text in (one.title, one.meaning)]
    assert set(map(str, ["polearm", "polearms", *parts, *styles, *sizes])) <= set(german)


def test_its_atlas_is_packed():
    """Equal tiles, which a kind without an atlas has, would all be of one size."""
    sizes = POLEARM.atlases[0].high - POLEARM.atlases[0].low
    assert np.ptp(sizes[:, 0]) > 0.05
