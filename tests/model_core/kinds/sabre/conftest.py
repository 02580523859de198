"""Sabres that their tests share."""

from __future__ import annotations

import numpy as np
import pytest

from model_core.kinds import named_kind

SABRE = named_kind("sabre")


def pytest_generate_tests(metafunc):
    if "style" in metafunc.fixturenames:
        metafunc.parametrize("style", SABRE.forge.families)


@pytest.fixture(scope="session")
def sabre():
    """(family, seed, resolution) -> (25, R, R, 3) float64 metres."""
    made: dict[tuple[str, int, int], np.ndarray] = {}

    def make(style: str, seed: int = 0, resolution: int = 16) -> np.ndarray:
        key = (style, seed, resolution)
        if key not in made:
            made[key] = SABRE.forge.make(style, np.random.default_rng(seed), resolution).astype(np.float64)
        return made[key].copy()

    return make
