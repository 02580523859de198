"""Parameters of AtlasNet's published checkpoints (Groueix et al., CVPR 2018) under the names they have here.

Both namings of github.com/ThibaultGROUEIX/AtlasNet: that of 2018, where the encoder is a row of modules, and the later
one, where patches see (u, v) alone and the latent is added behind their first layer, as ``PatchDecoder`` does.
"""

from __future__ import annotations

import re
from collections import defaultdict

import torch
from torch import Tensor

Parameters = dict[str, Tensor]

_OF_2018 = {"encoder.0.": "encoder.", "encoder.1.": "encoder.lin1.", "encoder.2.": "encoder.bn4."}
_ENCODER = {
    **{f"conv{k + 1}": f"encoder.point.{k}" for k in range(3)},
    **{f"bn{k + 1}": f"encoder.point_norm.{k}.batch" for k in range(3)},
    **{"lin1": "encoder.code.0", "bn4": "encoder.code_norm.0.batch", "lin2": "encoder.mean"},
}
_PATCH = {
    **{f"conv{k + 1}": f"decoder.patch.{k}" for k in range(3)},
    **{f"conv_list.{k}": f"decoder.patch.{k + 2}" for k in range(8)},
    **{f"bn{k + 1}": f"decoder.patch_norm.{k}.batch" for k in range(3)},
    **{f"bn_list.{k}": f"decoder.patch_norm.{k + 2}.batch" for k in range(8)},
    **{"conv4": "decoder.out", "last_conv": "decoder.out"},
}
_A_FIRST_LAYER = re.compile(r"encoder\.(0\.)?conv1\.weight|decoder\.(decoder\.)?0\.conv1\.weight")
_OF_ENCODER = re.compile(r"encoder\.(\w+)\.(\w+)")
_OF_PATCH = re.compile(r"decoder\.(?:decoder\.)?(\d+)\.(.+)\.(\w+)")


def is_atlasnet(parameters: Parameters) -> bool:
    """Whether these are named as AtlasNet's are."""
    return any(map(_A_FIRST_LAYER.fullmatch, parameters))


def renamed(parameters: Parameters) -> Parameters:
    """AtlasNet's parameters as this network has them; those that have no place keep their names.

    The layers of all patches become one. Their (u, v), from 0 to 1, become those from -1 to 1 that the first layer
    sees here, and the axis scale is 1, since AtlasNet has none: the same latent gives the same points.

    Args:
        parameters: {name: float32}, convolutions (O, I, 1), linear layers (O, I), batch norms (O,).
    Raises:
        RuntimeError: the patches' layers have not all the same sizes.
    """
    found: Parameters = {"axis_scale": torch.ones(3)}
    patches: dict[tuple[str, str], dict[int, Tensor]] = defaultdict(dict)
    for name, value in parameters.items():
        for old, new in _OF_2018.items():
            name = new + name.removeprefix(old) if name.startswith(old) else name
        value = value.squeeze(-1) if value.ndim == 3 else value  # a convolution over one point
        patch, layer = _OF_PATCH.fullmatch(name), _OF_ENCODER.fullmatch(name)
        if patch and patch[2] in _PATCH:
            patches[_PATCH[patch[2]], patch[3]][int(patch[1])] = value
        elif layer and layer[1] in _ENCODER:
            found[f"{_ENCODER[layer[1]]}.{layer[2]}"] = value
        else:
            found[name] = value
    for (layer, kind), values in patches.items():
        found[f"{layer}.{kind}"] = _together([values[patch] for patch in sorted(values)], layer, kind)
    return _on_the_whole_square(found)


def _together(values: list[Tensor], layer: str, kind: str) -> Tensor:
    """One layer of all patches, see ``PatchLinear`` and ``PatchNorm``."""
    if layer.endswith("batch"):
        return torch.cat(values)
    stacked = torch.stack(values)
    return stacked.transpose(1, 2) if kind == "weight" else stacked[:, None]


def _on_the_whole_square(found: Parameters) -> Parameters:
    """W uv + b, written for 2 uv - 1 in place of uv: W / 2 and b + (sum of W over u and v) / 2."""
    weight, bias = (found.get(f"decoder.patch.0.{kind}") for kind in ("weight", "bias"))
    if weight is None or bias is None or weight.shape[1] != 2:
        return found
    changed = {"weight": weight / 2, "bias": bias + weight.sum(dim=1, keepdim=True) / 2}
    return found | {f"decoder.patch.0.{kind}": value for kind, value in changed.items()}
