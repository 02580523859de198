from __future__ import annotations

import numpy as np
import pytest
import torch

from model_core.training.teacher import teacher_codes

SCALE = torch.tensor([0.5, 0.1, 2.0])


@pytest.fixture
def grids():
    """60 shapes that are four hidden numbers, each of a spread of its own."""
    generator = torch.Generator().manual_seed(0)
    hidden = torch.randn(60, 4, generator=generator) * torch.tensor([8.0, 4.0, 2.0, 1.0])
    basis = torch.randn(4, 25 * 4 * 4 * 3, generator=generator) / 50
    return (hidden @ basis).reshape(60, 25, 4, 4, 3) * SCALE


def test_codes_are_white(grids):
    codes = teacher_codes(grids, SCALE, 4, stride=1)
    assert codes.shape == (60, 4)
    assert codes.dtype == torch.float32
    torch.testing.assert_close(codes.mean(dim=0), torch.zeros(4), atol=1e-4, rtol=0)
    torch.testing.assert_close(codes.T @ codes / 60, torch.eye(4), atol=1e-3, rtol=0)


def test_codes_are_principal_components(grids):
    codes = teacher_codes(grids, SCALE, 3, stride=3).numpy()
    flat = (grids[:, :, ::3, ::3] / SCALE).flatten(1).numpy().astype(np.float64)
    left, _, _ = np.linalg.svd(flat - flat.mean(axis=0), full_matrices=False)
    cosines = np.abs(np.sum(codes * left[:, :3], axis=0)) / np.linalg.norm(codes, axis=0)
    np.testing.assert_allclose(cosines, 1, atol=1e-4)


def test_columns_past_the_number_of_coordinates_are_zero(grids):
    few = grids[:, :, :1, :1][:, :1]
    codes = teacher_codes(few, SCALE, 7, stride=1)
    assert codes.shape == (60, 7)
    assert codes[:, 3:].abs().max() == 0


def test_columns_past_the_rank_of_real_swords_are_zero(swords):
    """48 swords span 47 dimensions about their mean."""
    grids = torch.from_numpy(swords.grids)
    codes = teacher_codes(grids, grids.flatten(0, 3).std(dim=0), 64, stride=15)
    assert codes[:, 47:].abs().max() < 1e-2


def test_columns_past_the_rank_are_zero(grids):
    codes = teacher_codes(grids, SCALE, 8, stride=1)
    assert codes[:, :4].abs().max() > 1
    assert codes[:, 4:].abs().max() < 1e-2
