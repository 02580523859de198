from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from model_core.kinds import named_kind
from model_core.kinds.sword.forge.parameters import (
    BladeParameters,
    GripParameters,
    GuardParameters,
    PommelParameters,
    SwordParameters,
)

SWORD = named_kind("sword")

KNOWN = SwordParameters(
    BladeParameters(length=0.81, width=0.047, thickness=0.008),
    GuardParameters(width=0.19),
    GripParameters(length=0.13),
    PommelParameters(width=0.044),
)


def test_a_forged_sword_measures_what_it_was_forged_to():
    found = SWORD.measure(SWORD.forge.forge(KNOWN, 16))
    assert found["blade_length"] == pytest.approx(0.81, rel=1e-3)
    assert found["blade_width"] == pytest.approx(0.047, rel=1e-3)
    assert found["blade_thickness"] == pytest.approx(0.008, rel=1e-3)
    assert found["blade_curvature"] == pytest.approx(0, abs=1e-3)
    assert found["guard_width"] == pytest.approx(0.19, rel=1e-3)
    assert found["grip_length"] == pytest.approx(0.13, rel=1e-3)
    assert found["pommel_size"] == pytest.approx(0.044, rel=0.02)
    assert found["overall_length"] == pytest.approx(0.81 + 0.13 + KNOWN.pommel.height, rel=0.01)  # sunk in a little


@pytest.mark.parametrize("angle", [-30.0, 12.0, 45.0])
def test_a_blade_bent_to_an_arc_turns_by_three_quarters_of_it(angle):
    """From the middle of the first quarter to the middle of the last lie three quarters of an even arc."""
    bent = replace(KNOWN, blade=replace(KNOWN.blade, curvature=angle))
    assert SWORD.measure(SWORD.forge.forge(bent, 24))["blade_curvature"] == pytest.approx(-0.75 * angle, rel=0.02)


def test_every_dimension_is_named_once_with_its_unit():
    names = [dimension.name for dimension in SWORD.dimensions]
    assert len(set(names)) == len(names) == 8
    assert {dimension.unit for dimension in SWORD.dimensions} == {"m", "deg"}
    assert list(SWORD.measure(SWORD.forge.forge(KNOWN, 5))) == names


def test_metres_scale_and_degrees_do_not(family):
    grids = SWORD.forge.forge(SWORD.forge.draw(family, np.random.default_rng(1)), 16)
    once, twice = SWORD.measure(grids), SWORD.measure(2 * grids)
    for dimension in SWORD.dimensions:
        factor = 2 if dimension.unit == "m" else 1
        assert twice[dimension.name] == pytest.approx(factor * once[dimension.name], rel=1e-6)


def test_the_resolution_hardly_matters(family):
    parameters = SWORD.forge.draw(family, np.random.default_rng(2))
    coarse, fine = SWORD.measure(SWORD.forge.forge(parameters, 24)), SWORD.measure(SWORD.forge.forge(parameters, 48))
    for name, value in fine.items():
        assert coarse[name] == pytest.approx(value, rel=0.01, abs=0.5 if name == "blade_curvature" else 0)
