"""Job "bench_export": what exporting costs in one process, and whether its memory grows.

Request: {"assets": N, "choices": {...}}; weights, engine and device may be named too.
Response: see :func:`run`. Times are of this process, whose threads are the caller's to pin.
"""

from __future__ import annotations

import shutil
import tempfile
import time
from functools import partial
from pathlib import Path

import bpy

from ...model_core.export.choices import Choices
from .. import models
from ..export import one
from ..export.batch import export_all
from ..export.source import Source
from ..mesh.materials import part_materials
from .bench import peak_mib
from .items import use_weights

_A_RUN = 50  # assets between two looks at memory; their files are removed
_SETTLING = 2  # runs before memory counts: by then everything that is kept is there


def run(request: dict) -> dict:
    """Export drawn assets, and time it.

    Returns:
        {"blender", "assets", "seconds", "exporter_seconds": the share of Blender's own exporter in them,
        "peak_mib": the process's peak of memory after each ``_A_RUN`` assets, empty on Windows,
        "growth_mib_a_thousand": what it grew by a thousand assets after the first hundred, None if not told}.
    """
    use_weights(request)
    choices, count = Choices.from_dict(request["choices"]), request["assets"]
    clock = _ExporterClock()
    peaks: list[float] = []
    started = time.perf_counter()
    for first in range(0, count, _A_RUN):
        _export(range(first, min(first + _A_RUN, count)), choices)
        peak = peak_mib()
        if peak is not None:
            peaks.append(peak)
    return {
        "blender": bpy.app.version_string,
        "assets": count,
        "seconds": time.perf_counter() - started,
        "exporter_seconds": clock.seconds,
        "peak_mib": peaks,
        "growth_mib_a_thousand": _growth(peaks),
    }


class _ExporterClock:
    """Adds up what Blender's exporter takes, from now on."""

    def __init__(self):
        self.seconds, self._write = 0.0, one.write
        one.write = self._timed

    def _timed(self, *words) -> None:
        started = time.perf_counter()
        self._write(*words)
        self.seconds += time.perf_counter() - started


def _export(seeds: range, choices: Choices) -> None:
    folder = Path(tempfile.mkdtemp(prefix="rodin-bench-"))
    try:
        for _ in export_all(bpy.context, [(f"Asset {seed}", partial(_drawn, seed)) for seed in seeds], folder, choices):
            for file in folder.glob(f"*{choices.suffix}"):
                file.unlink()
    finally:
        shutil.rmtree(folder)


def _drawn(seed: int) -> Source:
    model = models.open_chosen(bpy.context.scene.rodin.model)
    return Source(f"Asset {seed}", model.kind, model.sample(None, seed), materials=part_materials(model.kind))


def _growth(peaks: list[float]) -> float | None:
    counted = len(peaks) - 1 - _SETTLING
    return (peaks[-1] - peaks[_SETTLING]) / counted * (1000 / _A_RUN) if counted > 0 else None
