"""Runs of a second on ready-made swords."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from model_core.kinds import named_kind
from model_core.training import trainer as trainer_module
from model_core.training.config import presets
from model_core.training.trainer import train

SWORD = named_kind("sword")
PRESETS = presets(SWORD)
QUICK, SMOKE = PRESETS["quick"], PRESETS["smoke"]


class Killed(Exception):
    """Stands for the plug that was pulled."""


@pytest.fixture(scope="session")
def small(tiny):
    """A run of a second: tiny network, few steps, saving after each."""
    return replace(
        SMOKE,
        model=replace(tiny, patch_widths=(16, 16), refine_steps=2),
        shapes=48,
        decoder_steps=6,
        shapes_encoded=48,
        points=64,
        batch=4,
        steps=7,
        code_steps=5,
        code_batch=8,
        refiner_steps=4,
        save_every_s=0.0,
    )


@pytest.fixture(scope="session")
def initial_estimate(small):
    """The same without looks."""
    return replace(small, model=replace(small.model, refine_steps=0), refiner_steps=0)


@pytest.fixture(scope="session")
def end_to_end(initial_estimate):
    """The same without a fitted decoder."""
    return replace(initial_estimate, decoder_steps=0, code_steps=0, stride=15)


@pytest.fixture
def run(swords, monkeypatch):
    """train() on the ready-made swords: (config, folder, reporter, options) -> the model's state."""
    monkeypatch.setattr(trainer_module, "forge_shapes", lambda *_, **__: swords)

    def start(config, folder, report=lambda _: None, **options):
        model, data, _ = train(SWORD, config, folder, "cpu", report, **options)
        assert np.shares_memory(data.points, swords.points), "what was forged is handed on as it is"
        assert not model.training
        return model.state_dict()

    return start


@pytest.fixture(scope="session")
def killed_at():
    """(stage, step) -> a reporter that pulls the plug there."""

    def make(stage: str, step: int):
        def report(progress):
            if (progress.stage, progress.step) == (stage, step):
                raise Killed

        return report

    return make
