from __future__ import annotations

import numpy as np
import pytest

from model_core.kinds import named_kind
from model_core.kinds.axe.forge.parameters import (
    POLL,
    AxeParameters,
    EyeParameters,
    HaftParameters,
    TopParameters,
    WingParameters,
)

AXE = named_kind("axe")

KNOWN = AxeParameters(
    HaftParameters(length=0.5, depth=0.03, width=0.03, knob=0.0, squareness=0.0, high_size=1.0),
    EyeParameters(up=0.03, down=0.03, wall=0.2, wall_ends=0.4, langet=0.0),
    WingParameters(length=0.1, up=2.0, down=2.0, horn_up=0.0, horn_down=0.0),
    POLL,
    TopParameters(height=0.02),
)


def test_a_forged_axe_measures_what_it_was_forged_to():
    found = AXE.measure(AXE.forge.forge(KNOWN, 31))
    eye = 0.015 * 1.4  # half its length: the haft's radius and the wall in front of it
    assert found["haft_length"] == pytest.approx(0.5, rel=1e-3)
    assert found["haft_thickness"] == pytest.approx(0.03, rel=1e-3)
    assert found["bit_length"] == pytest.approx(np.hypot(0.1 + eye, AXE_SEAT := 0.5 * surface_of_the_eye()), rel=1e-3)
    assert found["back_length"] == pytest.approx(np.hypot(0.02 + eye, AXE_SEAT), rel=1e-3)
    assert found["head_width"] == pytest.approx(0.1 + 0.02 + 2 * eye, rel=1e-3)
    assert found["edge_length"] == pytest.approx(2 * 2.0 * 0.03, rel=1e-3)
    assert found["head_thickness"] == pytest.approx(0.03 * 1.2, rel=0.05)  # and what the eye's roundness asks for


def surface_of_the_eye() -> float:
    """Least height of the eye's top over its middle, where the haft comes through: at the root's side."""
    root, place = min(KNOWN.bit.root, KNOWN.back.root), 1 / 1.4
    return 0.03 * (1 + (root - 1) * place**KNOWN.eye.cheek)


def test_every_dimension_is_named_once_in_metres():
    names = [dimension.name for dimension in AXE.dimensions]
    assert len(set(names)) == len(names) == 9
    assert {dimension.unit for dimension in AXE.dimensions} == {"m"}
    assert list(AXE.measure(AXE.forge.forge(KNOWN, 5))) == names


@pytest.mark.parametrize("style", AXE.forge.families)
def test_the_resolution_hardly_matters(style):
    parameters = AXE.forge.draw(style, np.random.default_rng(2))
    coarse, fine = AXE.measure(AXE.forge.forge(parameters, 22)), AXE.measure(AXE.forge.forge(parameters, 43))
    for name, value in fine.items():
        assert coarse[name] == pytest.approx(value, rel=0.02), name
