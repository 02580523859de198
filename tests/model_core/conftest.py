"""Swords, tiny networks and random weights that the core's tests share."""

from __future__ import annotations

from dataclasses import replace
from itertools import product

import numpy as np
import pytest

import model_core.evaluation  # noqa: F401 - meshes are judged with the rays that it brings
from model_core.charts.weld import weld
from model_core.handles.novelty import remember
from model_core.kinds import named_kind
from model_core.model import Model
from model_core.network.config import ModelConfig
from model_core.surface.mesh import TriangleMesh
from model_core.training.dataset import COARSE, forge_shapes
from model_core.weights import SHIPPED, SLIDERS, Weights

SWORD = named_kind("sword")

TINY = ModelConfig(
    charts=SWORD.layout.chart_count,
    latent=4,
    point_frequencies=1,
    point_widths=(8, 12),
    code_widths=(10,),
    uv_frequencies=1,
    patch_widths=(6, 8),
    length_bins=3,
    refine_steps=0,
    residual_cells=2,
    refiner_widths=(7, 6),
)
VARIANTS = {
    "-".join(variant): replace(TINY, posterior=variant[0], conditioning=variant[1], norm=variant[2])
    for variant in product(("none", "shared", "per_patch"), ("linear", "bias"), ("none", "batch"))
}
# AtlasNet's own wiring in small: max pool alone, relu, no Fourier octaves, and the latent added as it is.
VARIANTS["small-atlasnet"] = replace(
    TINY,
    latent=6,
    posterior="none",
    pools=("max",),
    length_bins=0,
    conditioning="bias",
    point_frequencies=0,
    uv_frequencies=0,
    activation="relu",
    norm="batch",
)
VARIANTS["two-refinements"] = replace(TINY, refine_steps=2)
CHOSEN_VARIANTS = {
    "variant": VARIANTS,
    "linear_variant": {name: config for name, config in VARIANTS.items() if config.conditioning == "linear"},
    "bias_variant": {name: config for name, config in VARIANTS.items() if config.conditioning == "bias"},
    "per_patch_variant": {name: config for name, config in VARIANTS.items() if config.groups > 1},
    "one_latent_variant": {name: config for name, config in VARIANTS.items() if config.groups == 1},
}


def pytest_generate_tests(metafunc):
    for fixture, chosen in CHOSEN_VARIANTS.items():
        if fixture in metafunc.fixturenames:
            metafunc.parametrize(fixture, chosen.values(), ids=chosen)
    if "family" in metafunc.fixturenames:
        metafunc.parametrize("family", SWORD.forge.families)


@pytest.fixture(scope="session")
def tiny() -> ModelConfig:
    """The smallest network of the default variant."""
    return TINY


@pytest.fixture(scope="session")
def forged():
    """(family, seed, resolution) -> (25, R, R, 3) float32 metres."""

    def make(family: str = "arming", seed: int = 0, resolution: int = 16) -> np.ndarray:
        return SWORD.forge.make(family, np.random.default_rng(seed), resolution)

    return make


@pytest.fixture(scope="session")
def forged_mesh(forged):
    """(family, seed, resolution) -> welded TriangleMesh in metres."""

    def make(family: str = "arming", seed: int = 0, resolution: int = 16) -> TriangleMesh:
        topology = weld(SWORD.layout, resolution)
        vertices = topology.vertices(forged(family, seed, resolution).astype(np.float64))
        return TriangleMesh.checked(vertices, topology.triangles)

    return make


@pytest.fixture(scope="session")
def box():
    """A closed box of 2 x 4 x 6 about the origin, wound outwards."""
    corners = np.array([[x, y, z] for x in (-1, 1) for y in (-2, 2) for z in (-3, 3)], dtype=np.float64)
    quads = [(0, 1, 3, 2), (4, 6, 7, 5), (0, 4, 5, 1), (2, 3, 7, 6), (0, 2, 6, 4), (1, 5, 7, 3)]
    triangles = [triangle for a, b, c, d in quads for triangle in ((a, b, c), (a, c, d))]
    return TriangleMesh.checked(corners, np.array(triangles))


@pytest.fixture(scope="session")
def random_rotation():
    """seed -> (3, 3) proper rotation, uniform (from the QR factors of a Gaussian matrix)."""

    def make(seed: int) -> np.ndarray:
        q, r = np.linalg.qr(np.random.default_rng(seed).standard_normal((3, 3)))
        q = q * np.sign(np.diag(r))
        return q if np.linalg.det(q) > 0 else -q

    return make


@pytest.fixture(scope="session")
def random_model():
    """(config, seed) -> AtlasNetVAE in evaluation mode whose batch statistics are not the trivial ones."""
    import torch

    from model_core.network.vae import AtlasNetVAE

    def make(config: ModelConfig, seed: int = 0) -> AtlasNetVAE:
        torch.manual_seed(seed)
        model = AtlasNetVAE(config, (0.3, 0.1, 0.8))
        for module in model.modules():
            if isinstance(module, torch.nn.BatchNorm1d):
                module.weight.data.uniform_(0.5, 1.5)
                module.bias.data.uniform_(-0.5, 0.5)
                module.running_mean.uniform_(-0.5, 0.5)
                module.running_var.uniform_(0.5, 2.0)
        return model.eval()

    return make


@pytest.fixture(scope="session")
def random_weights(random_model):
    """(config, seed) -> Weights of a random network with a small two-style prior."""

    def make(config: ModelConfig = TINY, seed: int = 0) -> Weights:
        state = random_model(config, seed).state_dict()
        parameters = {name: tensor.numpy() for name, tensor in state.items() if "num_batches" not in name}
        rng = np.random.default_rng(seed)
        size = config.latent_size
        prior = {
            "weights": np.array([0.5, 0.25, 0.25]),
            "means": rng.standard_normal((3, size + 1)),
            "factors": 0.02 * np.tril(rng.standard_normal((3, size + 1, size + 1))),
            "style": np.array([0, 1, 1]),
        }
        prior = {name: array.astype(np.float32) for name, array in prior.items()}
        sliders = rng.standard_normal((SLIDERS, size)).astype(np.float32)
        novelty = remember(
            rng.standard_normal((size, SWORD.layout.chart_count, 2, 2, 3)), rng.standard_normal((9, size))
        )
        card = {"dimensions": {dimension.name: [0.01, 1.0] for dimension in SWORD.dimensions}}
        return Weights(SWORD, config, parameters, prior, sliders, novelty, ("short", "long"), "0" * 64, card)

    return make


@pytest.fixture(scope="session")
def stored_arrays():
    """Weights -> {name: array} under the names they are stored by."""

    def make(weights: Weights) -> dict[str, np.ndarray]:
        named = {f"network.{name}": array for name, array in weights.parameters.items()}
        named |= {f"prior.{name}": array for name, array in weights.prior.items()}
        named |= {f"novelty.{name}": array for name, array in weights.novelty.items()}
        return named | {"sliders": weights.sliders}

    return make


@pytest.fixture(scope="session")
def card_of():
    """Weights -> a card for them, but for format and hash."""

    def make(weights: Weights) -> dict:
        return {
            "config": weights.config.to_dict(),
            "styles": list(weights.styles),
            "dimensions": weights.card["dimensions"],
            "licence": "CC0-1.0",
            "training": {},
            "metrics": {},
        }

    return make


@pytest.fixture(scope="session")
def shipped():
    """The shipped model on numpy. They may be trained anew, so tests ask for properties, never for values."""
    return Model.open(SHIPPED / "sword", engine="numpy")


@pytest.fixture(scope="session")
def swords():
    """48 forged swords, three a family, on 16 x 16 grids, with 1,200 points each."""
    return forge_shapes(SWORD, 48, seed=3, points=1_200, resolution=COARSE)


@pytest.fixture(scope="session")
def random_cloud():
    """(count, seed) -> (count, 3) float32 inside the unit sphere."""

    def make(count: int, seed: int = 0) -> np.ndarray:
        points = np.random.default_rng(seed).standard_normal((count, 3))
        return (points / np.abs(points).sum(axis=1, keepdims=True)).astype(np.float32)

    return make
