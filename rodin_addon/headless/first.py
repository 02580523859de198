"""Job "first": how long an artist waits for the add-on to be enabled, and for the first asset.

Request: {"enable_ms": what this process took}; weights, engine and device may be named too.
"""

from __future__ import annotations

import time

import bpy

from .items import use_weights


def run(request: dict) -> dict:
    """Press Generate once, with the panel's own settings.

    Returns:
        {"enable_ms", "generate_ms"}: enabling, and the first asset from closed weights on.
    """
    use_weights(request)
    started = time.perf_counter()
    bpy.ops.rodin.generate()
    return {"enable_ms": request["enable_ms"], "generate_ms": 1e3 * (time.perf_counter() - started)}
