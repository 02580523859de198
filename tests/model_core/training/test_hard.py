"""Hard families are shown to the encoder more often, and to nothing else."""

from __future__ import annotations

from dataclasses import replace
from types import SimpleNamespace

import numpy as np
import pytest

from model_core.kinds import named_kind
from model_core.training.config import presets
from model_core.training.dataset import COARSE, forge_shapes
from model_core.training.processes import Processes
from model_core.training.trainer import POINTS_KEPT, _with_hard

POLEARM = named_kind("polearm")


@pytest.mark.parametrize("refiner_steps", [0, 10])
def test_both_halves_have_as_many(refiner_steps):
    config = presets(POLEARM)["smoke"]
    model = replace(config.model, refine_steps=2 if refiner_steps else 0)
    config = replace(config, model=model, refiner_steps=refiner_steps)
    loop = SimpleNamespace(config=config, report_forged=lambda *_: None, processes=Processes())
    data = forge_shapes(POLEARM, 140, config.seed, POINTS_KEPT, resolution=COARSE)
    shown, half = _with_hard(POLEARM, loop, data, first=140)
    sickle = POLEARM.forge.families.index("sickle")
    more = int(140 * POLEARM.forge.hard["sickle"])
    assert (shown.family == sickle).sum() == 10 + more
    begin, end = (int((part == sickle).sum()) for part in (shown.family[:half], shown.family[half:]))
    assert abs(begin - end) <= 1 if refiner_steps else end == 0
    assert len(np.unique(shown.points[:, 0], axis=0)) == len(shown), "no shape comes twice"


def test_a_kind_without_any_is_left_as_it_is():
    kind = named_kind("sword")
    data = forge_shapes(kind, 4, 1, 10, resolution=4)
    loop = SimpleNamespace(config=presets(kind)["full"])
    shown, half = _with_hard(kind, loop, data, 4)
    assert shown is data
    assert half == 2
