"""What the assets of one set are made of: the same steel, fittings, wood and leather, by the set's seed."""

from __future__ import annotations

import numpy as np

from .kinds.kind import Material

_SUBSTANCES = {
    (True, "brushed"): "Steel",
    (True, "worn"): "Fittings",
    (False, "worn"): "Wood",
    (False, "wrapped"): "Leather",
}
"""By whether it is a metal, and its finish."""
_LOOKS = {  # linear RGB and roughness of each that a smith and a saddler would have
    "Steel": (
        ((0.62, 0.64, 0.67), 0.32),  # polished
        ((0.50, 0.51, 0.53), 0.40),  # as from the stone
        ((0.33, 0.35, 0.38), 0.38),  # darkened
        ((0.42, 0.40, 0.38), 0.45),  # old iron
        ((0.66, 0.62, 0.55), 0.34),  # warm
    ),
    "Fittings": (
        ((0.72, 0.48, 0.18), 0.35),  # brass
        ((0.48, 0.26, 0.12), 0.40),  # bronze
        ((0.30, 0.29, 0.28), 0.45),  # iron
        ((0.09, 0.09, 0.10), 0.50),  # blackened
        ((0.72, 0.71, 0.68), 0.30),  # silver
    ),
    "Wood": (
        ((0.23, 0.10, 0.04), 0.60),  # walnut
        ((0.36, 0.21, 0.09), 0.62),  # oak
        ((0.48, 0.32, 0.17), 0.65),  # ash
        ((0.07, 0.04, 0.03), 0.55),  # bog oak
        ((0.27, 0.07, 0.04), 0.58),  # cherry
    ),
    "Leather": (
        ((0.10, 0.045, 0.022), 0.60),  # brown
        ((0.020, 0.018, 0.017), 0.55),  # black
        ((0.20, 0.018, 0.015), 0.60),  # red
        ((0.022, 0.045, 0.10), 0.62),  # blue
        ((0.24, 0.13, 0.06), 0.65),  # natural
        ((0.035, 0.07, 0.03), 0.62),  # green
    ),
}


def set_material(material: Material, seed: int) -> Material:
    """What takes a part's material's place in the set of a seed; the material itself where a set has none like it.

    Args:
        seed: 0 or more.
    """
    metal = material.metallic >= 0.5
    substance = _SUBSTANCES.get((metal, material.finish))
    if substance is None:
        return material
    choice = np.random.default_rng([seed, list(_LOOKS).index(substance)])
    colour, roughness = _LOOKS[substance][choice.integers(len(_LOOKS[substance]))]
    return Material(f"{substance} of Set {seed}", colour, float(metal), roughness, material.finish)
