"""Job "bench": how long a step of a slider takes inside Blender, beside what it could take.

Request: {"updates": N, "resolution": R}; weights, engine and device may be named too.
Response: see :func:`run`. Times are of this process, whose threads are the caller's to pin.
"""

from __future__ import annotations

import math
import sys
import time
from collections.abc import Callable
from pathlib import Path

import bpy
import numpy as np

from ...model_core.engine.numpy_engine import NumpyEngine
from ...model_core.kinds import Kind
from ...model_core.model import Model
from ...model_core.network.config import ModelConfig, atlasnet
from ...model_core.network.shapes import parameter_shapes
from ...model_core.weights import Weights
from .. import models
from ..assets.build import build
from ..errors import SceneError
from .items import use_weights

_WARM = 50  # steps before the first that counts: caches fill, memory settles
_SETTLING = 200  # steps before memory is looked at
_DECODES = 300
_ATLASNET_DECODES = 8  # each as long as hundreds of ours
_PRODUCT = 1024  # rows and columns of the matrices whose product shows the processor's limit
_PRODUCTS = 10
_TURN = 2 * math.pi / 97  # of a slider a step, so that no two shapes in a row are alike


def run(request: dict) -> dict:
    """Move an asset's sliders, and time it.

    Returns:
        {"blender", "engine", "resolution", "updates",
        "patches_ms", "welded_ms": a step of the sliders, decoded and written to the meshes; {"p50", "p95", "worst"},
        "decode_ms", "atlasnet_ms": decoding alone, by these weights and by AtlasNet's published sizes,
        "decode_gflop": of one decoding, "peak_gflop_s": of a large float32 product,
        "growth_mib": what the process's peak of memory grew by over all steps of the patches; None on Windows}.
    """
    use_weights(request)
    model = models.open_chosen(bpy.context.scene.rodin.model)
    resolution, updates = request["resolution"], request["updates"]
    recipe = model.sample(None, 1)
    welded, _ = _slider_times(model, resolution, min(updates, 1_000), welded=True)
    patches, growth = _slider_times(model, resolution, updates, welded=False)
    published = atlasnet(model.kind.layout.chart_count)
    latents = np.zeros((1, published.latent_size), dtype=np.float32)
    decoder = NumpyEngine(_random(model.kind, published))
    return {
        "blender": bpy.app.version_string,
        "engine": model.engine_label,
        "resolution": resolution,
        "updates": updates,
        "patches_ms": patches,
        "welded_ms": welded,
        "decode_ms": _times(lambda _: model.open_charts(recipe, resolution), _DECODES),
        "atlasnet_ms": _times(lambda _: decoder.decode(latents, resolution), _ATLASNET_DECODES),
        "decode_gflop": _decode_gflop(ModelConfig.from_dict(model.card["config"]), resolution),
        "peak_gflop_s": _peak_gflop_s(),
        "growth_mib": growth,
    }


def _slider_times(model: Model, resolution: int, updates: int, welded: bool) -> tuple[dict[str, float], float | None]:
    """Times of an asset's slider, and what memory's peak grew by meanwhile, MiB."""
    recipe = model.sample(None, 1)
    root = build(bpy.context.scene, "Bench", recipe, model.shape(recipe, resolution), welded)
    count = len(root.rodin.sliders)

    def step(number: int) -> None:
        root.rodin.sliders = [math.sin(_TURN * number + slider) for slider in range(count)]

    _times(step, _SETTLING)  # by then everything that is kept is there
    before = peak_mib()
    times = _times(step, updates)
    growth = None if before is None else peak_mib() - before
    if root.rodin.message:
        raise SceneError("The sliders stopped: {message}", message=root.rodin.message)
    return times, growth


def _times(work: Callable[[int], object], count: int) -> dict[str, float]:
    """Milliseconds of ``count`` calls, after some that do not count."""
    for number in range(min(_WARM, count)):
        work(number)
    taken = np.empty(count)
    for number in range(count):
        started = time.perf_counter()
        work(number)
        taken[number] = 1e3 * (time.perf_counter() - started)
    return {
        "p50": float(np.median(taken)),
        "p95": float(np.percentile(taken, 95)),
        "worst": float(taken.max()),
    }


def _random(kind: Kind, config: ModelConfig) -> Weights:
    """Random weights; only what a decoder needs."""
    rng = np.random.default_rng(0)
    shapes = {name: shape for name, shape in parameter_shapes(config).items() if not name.startswith("encoder")}
    parameters = {name: 0.03 * rng.standard_normal(shape, dtype=np.float32) for name, shape in shapes.items()}
    positive = {name: np.abs(array) + 1 for name, array in parameters.items() if name.endswith("running_var")}
    return Weights(kind, config, parameters | positive, {}, np.zeros((0, 0)), {}, (), "", {})


def _decode_gflop(config: ModelConfig, resolution: int) -> float:
    """Multiplications and additions of one linear decoding, its trunk known: weights from the latent, then points."""
    functions = config.patch_widths[-1] + 1
    return 2e-9 * config.charts * 3 * functions * (config.latent + resolution**2)


def _peak_gflop_s() -> float:
    """The best of some large products, float32."""
    matrix = np.random.default_rng(0).standard_normal((_PRODUCT, _PRODUCT), dtype=np.float32)
    best = math.inf
    for _ in range(_PRODUCTS):
        started = time.perf_counter()
        _ = matrix @ matrix
        best = min(best, time.perf_counter() - started)
    return 2e-9 * _PRODUCT**3 / best


def peak_mib() -> float | None:
    """The most memory that this process has held; None where the system does not tell."""
    if sys.platform == "win32":
        return None
    if sys.platform == "linux":  # where the figure below begins with the size of what started this process
        status = Path("/proc/self/status").read_text(encoding="ascii", errors="replace")
        return int(status.partition("VmHWM:")[2].split()[0]) / 2**10
    import resource

    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return peak / 2 ** (20 if sys.platform == "darwin" else 10)
