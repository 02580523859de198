from __future__ import annotations

import numpy as np
import pytest
import torch

from model_core.kinds import named_kind
from model_core.training.components import principal_components, usual_weights

SWORD = named_kind("sword")

SCALE = torch.tensor([0.5, 0.1, 2.0])


@pytest.fixture
def grids():
    """60 shapes that are four hidden numbers, each of a spread of its own."""
    generator = torch.Generator().manual_seed(0)
    hidden = torch.randn(60, 4, generator=generator) * torch.tensor([8.0, 4.0, 2.0, 1.0])
    basis = torch.randn(4, 25 * 4 * 4 * 3, generator=generator) / 50
    return (hidden @ basis).reshape(60, 25, 4, 4, 3) * SCALE


def codes_of(found: torch.Tensor, grids: torch.Tensor) -> np.ndarray:
    flat = (grids / SCALE - found[-1]).flatten(1).double().numpy()
    return np.linalg.lstsq(found[:-1].flatten(1).double().numpy().T, flat.T, rcond=1e-9)[0].T


def test_the_mean_shape_comes_last(grids):
    found = principal_components(grids, SWORD.layout, SCALE, 0.01, 4)
    assert found.shape == (5, 25, 4, 4, 3)
    assert found.dtype == torch.float32
    torch.testing.assert_close(found[-1], (grids / SCALE).mean(dim=0), atol=1e-4, rtol=0)


def test_as_many_components_as_hidden_numbers_give_every_shape_again(grids):
    found = principal_components(grids, SWORD.layout, SCALE, 0.01, 4)
    codes = torch.from_numpy(codes_of(found, grids)).float()
    again = torch.einsum("nd,dkvuc->nkvuc", codes, found[:-1]) + found[-1]
    torch.testing.assert_close(again * SCALE, grids, atol=1e-4, rtol=1e-3)


def test_codes_are_white(grids):
    codes = codes_of(principal_components(grids, SWORD.layout, SCALE, 0.01, 4), grids)
    np.testing.assert_allclose(codes.mean(axis=0), 0, atol=1e-4)
    np.testing.assert_allclose(codes.T @ codes / 60, np.eye(4), atol=1e-3)


def test_the_most_important_come_first(grids):
    found = principal_components(grids, SWORD.layout, SCALE, 0.01, 4)
    size = found[:-1].flatten(1).norm(dim=1)
    assert (size[:-1] > size[1:]).all()


def test_fewer_components_leave_the_least_important_out(grids):
    """With even spreads the components are the singular vectors numpy finds."""
    flat = (grids / SCALE).flatten(1).double().numpy()
    left, _, _ = np.linalg.svd(flat - flat.mean(axis=0), full_matrices=False)
    codes = codes_of(principal_components(grids, SWORD.layout, SCALE, 1e3, 3), grids)
    outside = codes - left[:, :3] @ (left[:, :3].T @ codes)
    assert np.linalg.norm(outside) < 0.1 * np.linalg.norm(codes)


def test_components_past_the_rank_are_zero(grids):
    found = principal_components(grids[:5], SWORD.layout, SCALE, 0.01, 8)
    assert found.shape == (9, 25, 4, 4, 3)
    assert found[4:8].abs().max() == 0
    assert found[:4].flatten(1).norm(dim=1).min() > 0


def test_real_swords_are_nearly_linear(swords):
    """47 components hold 48 swords exactly."""
    grids = torch.from_numpy(swords.grids).float()
    scale = grids.flatten(0, 3).std(dim=0)
    found = principal_components(grids, SWORD.layout, scale, 0.02, 47)
    flat = (grids / scale - found[-1]).flatten(1)
    basis = found[:-1].flatten(1)
    codes = torch.linalg.lstsq(basis.T.double(), flat.T.double()).solution.T.float()
    torch.testing.assert_close(codes @ basis, flat, atol=5e-3, rtol=0)


def test_errors_count_by_the_reciprocal_of_the_spread_of_their_part(grids):
    """Of shapes of which one is twice as large as the other, root mean square."""
    pair = torch.stack([grids[0], 2 * grids[0]])
    found = usual_weights(pair, SWORD.layout, SCALE, 1e-6)
    assert found.shape == (25, 1, 1, 3)
    for charts in SWORD.layout.charts_of_part.values():
        spread = grids[0, list(charts), ::2, ::2].flatten(0, 2).std(dim=0, correction=0)
        own = SCALE / spread
        wanted = ((own**2 + (own / 2) ** 2) / 2).sqrt()
        torch.testing.assert_close(found[list(charts)], wanted.expand(len(charts), 1, 1, 3), rtol=1e-3, atol=0)
