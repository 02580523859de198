"""Polearms that their tests share."""

from __future__ import annotations

import numpy as np
import pytest

from model_core.kinds import named_kind

POLEARM = named_kind("polearm")


def pytest_generate_tests(metafunc):
    marked = any("style" in mark.args[0] for mark in metafunc.definition.iter_markers("parametrize"))
    if "style" in metafunc.fixturenames and not marked:
        metafunc.parametrize("style", POLEARM.forge.families)


@pytest.fixture(scope="session")
def drawn():
    """(family, seed) -> PolearmParameters."""

    def make(style: str, seed: int = 0):
        return POLEARM.forge.draw(style, np.random.default_rng(seed))

    return make


@pytest.fixture(scope="session")
def polearm(drawn):
    """(family, seed, resolution) -> (25, R, R, 3) float64 metres."""

    def make(style: str, seed: int = 0, resolution: int = 16) -> np.ndarray:
        return POLEARM.forge.forge(drawn(style, seed), resolution).astype(np.float64)

    return make


@pytest.fixture(scope="session")
def inside():
    """(points (P, 3), corners of a closed part's triangles (T, 3, 3)) -> (P,) whether each point is in it."""

    def winding(points: np.ndarray, triangles: np.ndarray) -> np.ndarray:
        a, b, c = np.moveaxis(triangles[None] - points[:, None, None], 2, 0)
        la, lb, lc = (np.linalg.norm(one, axis=-1) for one in (a, b, c))
        volume = np.einsum("ptx,ptx->pt", a, np.cross(b, c))
        dots = [np.einsum("ptx,ptx->pt", one, other) for one, other in ((a, b), (b, c), (c, a))]
        solid = 2 * np.arctan2(volume, la * lb * lc + dots[0] * lc + dots[1] * la + dots[2] * lb)
        return solid.sum(axis=1) > 2 * np.pi

    return winding
