from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from model_core.forge.blade import BladeParameters
from model_core.kinds import named_kind
from model_core.kinds.sabre.forge.parameters import BowParameters, GripParameters, GuardParameters, SabreParameters

SABRE = named_kind("sabre")

KNOWN = SabreParameters(
    BladeParameters(length=0.81, width=0.037, thickness=0.008),
    GuardParameters(front=0.07, back=0.06, depth=0.05, disc=0.0),
    GripParameters(length=0.14),
    bow=BowParameters(width=0.02),
)


def test_a_forged_sabre_measures_what_it_was_forged_to():
    found = SABRE.measure(SABRE.forge.forge(KNOWN, 16))
    assert found["blade_length"] == pytest.approx(0.81, rel=1e-3)
    assert found["blade_width"] == pytest.approx(0.037, rel=1e-3)
    assert found["blade_thickness"] == pytest.approx(0.008, rel=1e-3)
    assert found["blade_curvature"] == pytest.approx(0, abs=1e-3)
    assert found["guard_width"] == pytest.approx(0.13, rel=1e-3)
    assert found["guard_depth"] == pytest.approx(0.05, rel=1e-3)
    assert found["grip_length"] == pytest.approx(0.14, rel=1e-3)
    assert found["bow_width"] == pytest.approx(0.02, rel=0.03)
    assert found["overall_length"] == pytest.approx(0.81 + 0.14, rel=1e-3)  # the blade begins where the grip ends


def test_a_cup_is_as_wide_as_its_mouth():
    """A hemisphere: its height is its radius, and what is thick stands over both."""
    cup = GuardParameters(front=0.06, back=0.06, depth=0.12, height=0.004, disc=1.0, dome=90.0)
    grids = SABRE.forge.forge(replace(KNOWN, guard=cup), 31)
    width, depth, height = np.ptp(grids[list(SABRE.layout.charts_of_part["guard"])].reshape(-1, 3), axis=0)
    assert (width, depth) == pytest.approx((0.124, 0.124), abs=0.002)
    assert 0.045 < height < 0.08


def test_every_dimension_is_named_once_with_its_unit():
    names = [dimension.name for dimension in SABRE.dimensions]
    assert len(set(names)) == len(names) == 9
    assert {dimension.unit for dimension in SABRE.dimensions} == {"m", "deg"}
    assert list(SABRE.measure(SABRE.forge.forge(KNOWN, 5))) == names


def test_the_resolution_hardly_matters(style):
    parameters = SABRE.forge.draw(style, np.random.default_rng(2))
    coarse, fine = SABRE.measure(SABRE.forge.forge(parameters, 22)), SABRE.measure(SABRE.forge.forge(parameters, 43))
    for name, value in fine.items():
        assert coarse[name] == pytest.approx(value, rel=0.02, abs=0.5 if name == "blade_curvature" else 0), name
