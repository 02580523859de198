from __future__ import annotations

import pytest
import torch

from model_core.kinds import named_kind
from model_core.network.config import ModelConfig, atlasnet
from model_core.network.shapes import parameter_shapes
from model_core.network.vae import AtlasNetVAE

CHARTS = named_kind("sword").layout.chart_count
PRESETS = {"full": ModelConfig(CHARTS), "atlasnet": atlasnet(CHARTS)}


def state_shapes(model: torch.nn.Module) -> dict[str, tuple[int, ...]]:
    shapes = {name: tuple(value.shape) for name, value in model.state_dict().items()}
    return {name: shape for name, shape in shapes.items() if not name.endswith("num_batches_tracked")}


def test_shapes_are_the_network_s_own(variant):
    assert parameter_shapes(variant) == state_shapes(AtlasNetVAE(variant))


@pytest.mark.parametrize("name", PRESETS)
def test_shapes_of_the_presets(name):
    with torch.device("meta"):  # AtlasNet's full size without its memory
        model = AtlasNetVAE(PRESETS[name])
    assert parameter_shapes(PRESETS[name]) == state_shapes(model)
