from __future__ import annotations

import numpy as np
import pytest

from model_core.kinds import named_kind
from model_core.kinds.hammer.forge.parameters import (
    EyeParameters,
    HaftParameters,
    HammerParameters,
    TopParameters,
    WingParameters,
)

HAMMER = named_kind("hammer")
HAFT = HaftParameters(length=0.5, depth=0.03, width=0.03, knob=0.0, squareness=0.0, high_size=1.0)
KNOWN = HammerParameters(
    HAFT,
    EyeParameters(up=0.03, thickness=0.8, length=1.0),
    WingParameters(length=2.0, crown=0.0),
    WingParameters(length=3.0, crown=0.0),
    TopParameters(height=0.02, squareness=0.0),
)


def test_a_forged_hammer_measures_what_it_was_forged_to():
    found = HAMMER.measure(HAMMER.forge.forge(KNOWN, 31))
    assert found["haft_length"] == pytest.approx(0.5, rel=1e-3)
    assert found["haft_thickness"] == pytest.approx(0.03, rel=1e-3)
    assert found["head_width"] == pytest.approx(0.03 * (2.0 + 2 * 1.0 + 3.0), rel=1e-3)
    assert found["head_height"] == pytest.approx(2 * 0.03, rel=1e-3)
    assert found["head_thickness"] == pytest.approx(2 * 0.03 * 0.8, rel=1e-3)
    assert found["top_width"] == pytest.approx(0.85 * 0.03, rel=1e-3)
    assert found["overall_length"] == pytest.approx(0.5 + 0.03 / 2 + 0.02, rel=1e-3)  # the haft ends half-way up


def test_a_mace_measures_what_it_was_forged_to():
    mace = HammerParameters(
        HAFT,
        EyeParameters(up=0.005, length=1.0, hold=0.0),
        WingParameters(length=0.5),
        WingParameters(length=0.5),
        TopParameters(width=3.0, depth=3.0, height=0.05, drop=0.04, sunk=1.0, squareness=0.0),
    )
    found = HAMMER.measure(HAMMER.forge.forge(mace, 31))
    assert found["top_width"] == pytest.approx(3.0 * 0.03, rel=1e-3)
    assert found["overall_length"] == pytest.approx(0.5 + 1.1 * 0.05, rel=1e-3)  # widest a tenth above the haft's end
    assert found["top_height"] == pytest.approx(0.05 + 0.04 + 0.75 * 0.005, rel=1e-3)


def test_every_dimension_is_named_once_in_metres():
    names = [dimension.name for dimension in HAMMER.dimensions]
    assert len(set(names)) == len(names) == 8
    assert {dimension.unit for dimension in HAMMER.dimensions} == {"m"}
    assert list(HAMMER.measure(HAMMER.forge.forge(KNOWN, 5))) == names


@pytest.mark.parametrize("style", HAMMER.forge.families)
def test_the_resolution_hardly_matters(style):
    parameters = HAMMER.forge.draw(style, np.random.default_rng(2))
    coarse, fine = (
        HAMMER.measure(HAMMER.forge.forge(parameters, 31)),
        HAMMER.measure(HAMMER.forge.forge(parameters, 61)),
    )
    for name, value in fine.items():
        assert coarse[name] == pytest.approx(value, rel=0.02), name
