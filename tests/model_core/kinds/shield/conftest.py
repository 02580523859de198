"""Shields that these tests share."""

from __future__ import annotations

import numpy as np
import pytest

from model_core.kinds import named_kind

SHIELD = named_kind("shield")


def pytest_generate_tests(metafunc):
    if "shield_family" in metafunc.fixturenames:
        metafunc.parametrize("shield_family", SHIELD.forge.families)


@pytest.fixture(scope="session")
def forged_shield():
    """(family, seed, resolution) -> (25, R, R, 3) float32 metres."""

    def make(family: str, seed: int = 0, resolution: int = 16) -> np.ndarray:
        return SHIELD.forge.make(family, np.random.default_rng(seed), resolution)

    return make
