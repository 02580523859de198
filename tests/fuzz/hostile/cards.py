"""Weights' cards with other values, beside sound arrays."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import numpy as np

from .case import SHIPPED, Case, Sound, one_of
from .damage import damaged_bytes, damaged_json
from .weights import ARRAYS, CARD, asked

SHARE = 0.12


def case(rng: np.random.Generator, folder: Path, sound: Sound) -> Case:
    """A model in ``folder/model``, and a command that opens it."""
    model = folder / "model"
    model.mkdir()
    shutil.copy(SHIPPED / ARRAYS, model / ARRAYS)
    card = json.loads((SHIPPED / CARD).read_text())
    metrics = card["metrics"]
    if rng.random() < 0.9:
        del card["metrics"]  # nobody reads it; most of the card would be this
    if rng.random() < 0.5:  # today's format, with a kind of its own or by its name
        card = _todays(rng, card)
    content = damaged_json(rng, {**card, "metrics": card.get("metrics", one_of(rng, ({}, metrics)))}, edits=3)
    if rng.random() < 0.06:
        content = damaged_bytes(rng, content)
    (model / CARD).write_bytes(content)
    return asked(rng, sound, chance=False)


def _todays(rng: np.random.Generator, card: dict) -> dict:
    from model_core.kinds import card_entry, named_kind

    names = {
        "slabs": "length_bins",
        "looks": "refine_steps",
        "gap_cells": "residual_cells",
        "look_widths": "refiner_widths",
    }
    config = {names.get(key, key): value for key, value in card["config"].items()}
    sword = named_kind("sword")
    kind = sword.source if rng.random() < 0.5 else card_entry(sword)
    return {**card, "format": 2, "kind": kind, "config": {"charts": 25, **config}}
