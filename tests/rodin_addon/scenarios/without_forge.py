"""A kind that nobody wrote a forge for, by a model of a set of its meshes alone."""

from __future__ import annotations

import math
from functools import cache
from pathlib import Path

import bpy
import kit
import numpy as np


@cache
def _vases() -> Path:
    """A model as ``rodin learn --kind new`` writes it, of a few shapes that were bent by chance."""
    base, layouts = (kit.our(f"model_core.learning.generic.{name}") for name in ("base", "layouts"))
    profiles, models, weights = (
        kit.our(f"model_core.{name}") for name in ("learning.generic.profile", "model", "weights")
    )
    recipes, form = kit.our("model_core.recipe").Recipe, layouts.template("slab")
    half = np.full((profiles.BINS, 2), (0.3, 0.1))
    blank = base.generic_weights(layouts.named("slab", "vase", 4), form, profiles.Profile(half))
    model = models.Model(blank, kit.our("model_core.engine.numpy_engine").NumpyEngine(blank))
    rng, mean = np.random.default_rng(0), model.sample(None, 0).to_dict() | {"style": None}
    codes = 0.3 * rng.standard_normal((4, model.latent_size))
    known = [recipes.from_dict(mean | {"latent": code.tolist()}) for code in codes]
    made, folder = base.learnt_anew(blank, form, known, "vases"), kit.folder() / "vases"
    weights.save_weights(folder, made.kind, weights.arrays_of(made), made.card)
    return folder


def check_the_panel_offers_it_and_makes_closed_assets_of_it():
    kit.use_models(_vases())
    kit.choose_model(_vases())
    items = kit.our("rodin_addon.settings.styles")
    assert "vases" in {item[0] for item in items.style_items(kit.settings(), bpy.context)}
    (root,) = kit.generate(style="vases", welded=True)
    assert kit.recipe_of(root)["kind"] == "vase"
    assert len(root.data.polygons) > 100
    places = {key: index for index, key in enumerate(root.data.edge_keys)}
    edges = np.zeros(len(places), dtype=int)
    for polygon in root.data.polygons:
        for key in polygon.edge_keys:
            edges[places[key]] += 1
    assert (edges == 2).all()


def check_its_sizes_are_those_of_its_parts():
    kit.use_models(_vases())
    kit.choose_model(_vases())
    (root,) = kit.generate(style="vases", welded=True)
    low, high = kit.bounds(kit.sword_coordinates(root))
    assert math.isclose(root.rodin.width, (high - low)[0], rel_tol=0.02)
    lowest, highest = kit.our("model_core.weights").read_card(_vases())["dimensions"]["width"]
    root.rodin.width = wanted = (lowest + highest) / 2
    low, high = kit.bounds(kit.sword_coordinates(root))
    assert math.isclose((high - low)[0], wanted, rel_tol=0.02)
