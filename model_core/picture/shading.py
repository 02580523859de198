"""Light on a part: a key from the upper left, a fill, a rim from behind, and a sky for metal to mirror."""

from __future__ import annotations

import numpy as np

from ..kinds import Kind

_LIGHTS = (  # direction towards the light (right, up, towards the viewer) and power: key, fill, rim
    ((-0.55, 0.65, 0.6), 1.7),
    ((0.8, -0.1, 0.6), 0.6),
    ((0.35, 0.85, -0.35), 1.2),
)
_SKY, _GROUND = 0.62, 0.10  # what metal mirrors above and below
_AMBIENT = 0.35
_NEAR = 0.45  # how far the reflections turn from one side of the picture to the other
_DIELECTRIC = 0.04  # share of light that what is no metal mirrors


def lit(kind: Kind, normal: np.ndarray, place: np.ndarray, chart: np.ndarray) -> np.ndarray:
    """Linear RGB of N samples, (N, 3) float32.

    Args:
        normal: (N, 3) unit, right, up, towards the viewer.
        place: (N, 2) in the picture, -1..1. Lights that are near are mirrored elsewhere in each
            place, which keeps flat metal from being one flat colour.
        chart: (N,) int.
    """
    part = np.asarray(kind.layout.part_of_chart)[chart]
    colour = np.array([material.colour for material in kind.materials], dtype=np.float32)[part]
    metallic = np.array([material.metallic for material in kind.materials], dtype=np.float32)[part][:, None]
    rough = np.array([material.roughness for material in kind.materials], dtype=np.float32)[part]
    mirrored = 2 * normal[:, 2:] * normal - (0, 0, 1)
    mirrored[:, :2] += _NEAR * place
    mirrored /= np.linalg.norm(mirrored, axis=1, keepdims=True)
    base = _DIELECTRIC + (colour - _DIELECTRIC) * metallic
    fresnel = base + (1 - base) * (1 - normal[:, 2:].clip(0, 1)) ** 5 * (1 - rough[:, None])
    diffuse = colour * (1 - metallic) * _diffuse(normal)[:, None]
    return (diffuse + fresnel * _glossy(mirrored, rough)[:, None]).astype(np.float32)


def _diffuse(normal: np.ndarray) -> np.ndarray:
    return _AMBIENT + sum(power * np.maximum(normal @ _unit(towards), 0) for towards, power in _LIGHTS)


def _glossy(mirrored: np.ndarray, rough: np.ndarray) -> np.ndarray:
    """(N,) light mirrored: the sky, its horizon as soft as the surface is rough, and the lights as lobes."""
    sky = _GROUND + (_SKY - _GROUND) * (0.5 + 0.5 * np.tanh(mirrored[:, 1] / (rough + 0.1)))
    sharpness = 1.5 / rough**2
    return sky + sum(power * np.exp(sharpness * (mirrored @ _unit(towards) - 1)) for towards, power in _LIGHTS)


def _unit(vector: tuple[float, float, float]) -> np.ndarray:
    return np.array(vector, dtype=np.float32) / np.linalg.norm(vector)
