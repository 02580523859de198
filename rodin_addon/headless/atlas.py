"""Job "atlas": where the charts of a kind lie in a texture, packed by their usual areas.

Request: {"kind": name of a built-in kind or path of a folder, "count": N}. Response: {"texture", "lightmap"} as
``charts.atlas.atlases_of`` takes them, and {"coverage"} of the first.
"""

from __future__ import annotations

import numpy as np

from ...model_core.charts.atlas import chart_sizes
from ...model_core.kinds import named_kind
from .packing import pack

_TEXTURE_MARGIN = 8 / 1024  # of a 1024 texture 8 texels: a chart's own 4 stay clean for two mip levels
_LIGHTMAP_MARGIN = 2 / 128  # Unity asks for two full texels, here of a 128 lightmap
_RESOLUTION = 16
_SEED = 20_190_000  # none that a model is trained on


def run(request: dict) -> dict:
    """Pack the mean of what charts measure over forged assets, families in turn, each over its own length.

    Raises:
        RodinError: no such kind, or it has no forge.
    """
    kind, sizes = named_kind(request["kind"]), []
    for index in range(request["count"]):
        family = kind.forge.families[index % len(kind.forge.families)]
        grids = kind.forge.make(family, np.random.default_rng([_SEED, index]), _RESOLUTION)
        sizes.append(chart_sizes(grids) / kind.find_pose(grids).span)
    usual = np.exp(np.log(sizes).mean(axis=0))
    texture, lightmap = (pack(usual, margin) for margin in (_TEXTURE_MARGIN, _LIGHTMAP_MARGIN))
    return {"texture": texture.to_dict(), "lightmap": lightmap.to_dict(), "coverage": texture.coverage}
