"""A model of the toy kind, trained in seconds."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from model_core.kinds import Kind, named_kind
from model_core.training.config import TrainConfig, presets
from model_core.training.finish import write_weights
from model_core.training.trainer import train

TOY_KIND = Path(__file__).resolve().parent / "toy_kind"


def toy_config(kind: Kind) -> TrainConfig:
    """As small as a model can be whose handles still reach what is asked."""
    smoke = presets(kind)["smoke"]
    network = replace(
        smoke.model, latent=12, point_widths=(32, 48), code_widths=(64,), refiner_widths=(64,), patch_widths=(32, 24)
    )
    return replace(
        smoke,
        model=network,
        shapes=200,
        decoder_steps=300,
        shapes_encoded=120,
        points=512,
        batch=16,
        steps=20,
        code_steps=100,
        refiner_steps=30,
    )


def train_toy(folder: Path) -> Path:
    """The folder of its weights, in a folder that is there."""
    kind = named_kind(str(TOY_KIND))
    config = toy_config(kind)
    model, data, spent = train(kind, config, folder / "run", "cpu")
    write_weights(kind, model, data, config, folder / "weights", "rodin train --kind club", spent)
    return folder / "weights"
