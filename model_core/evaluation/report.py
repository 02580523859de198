"""The whole table: one call, plain JSON types."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import numpy as np

from ..judging.truths import RESOLUTION, truths_of
from ..kinds import Kind
from ..model import Model
from ..surface.mesh import TriangleMesh
from ..training.config import FRESH_SEED
from .fresh import fresh_shapes
from .generation import generation_rows
from .handles import handle_figures
from .joints import joint_figures
from .kinds_told import told_figures
from .reconstruction import forged_answers, measure_all, real_answers

GENERATED = 200
"""Drawn shapes against as many fresh ones, and requests to handles."""
GOOD_RATIO = 1.5

Report = Callable[[str, int, int], None]


def evaluate(
    model: Model,
    count: int = 300,
    seed: int = FRESH_SEED,
    real: Sequence[TriangleMesh] = (),
    report: Report = lambda *_: None,
    models: Sequence[Model] = (),
) -> dict:
    """Measure the model.

    Args:
        count: fresh shapes to reconstruct, families in turn; also the most that are drawn.
        seed: of the fresh shapes.
        real: other meshes to reconstruct.
        report: called with (stage, done, of).
        models: one a kind, this one among them, which the other meshes are told apart by.
    Returns:
        {"reconstruction": rows, "families": {name: {row: mean ratio}}, "real": rows, "told": see ``told_figures``,
        "generation": rows, "handles": figures, "joints": figures, "watertight": closed drawn shapes,
        "novelty_median", "count", "seed", "weights", "engine"}. A row is {"name", "ratio_mean", "ratio_median",
        "ratio_worst", "share_good" (ratio below 1.5), "seen_median" and "seen_good" for other meshes, and the mean of
        every other figure}.
    """
    few = min(GENERATED, count)
    training_seed = int(model.card["training"].get("seed", 0))
    answers = forged_answers(model, training_seed)
    forged = measure_all(
        fresh_shapes(model.kind, count, seed), answers, seed, lambda done: report("reconstruct", done, count)
    )
    others = measure_all(truths_of(real, seed), real_answers(model), seed, lambda done: report("real", done, len(real)))
    return {
        "reconstruction": [summary(name, figures) for name, figures in forged.items()],
        "families": _by_family(model.kind, forged, count),
        "real": [summary(name, figures) for name, figures in others.items()],
        "told": told_figures(models, model.kind, real, lambda done: report("tell", done, len(real))),
        "generation": generation_rows(model, few, seed, lambda done: report("generate", done, 2)),
        "handles": handle_figures(model, few, seed),
        "joints": joint_figures(model, count),
        "watertight": sum(is_closed(model, index) for index in range(count)),
        "novelty_median": float(np.median([model.novelty(model.sample(None, index)) for index in range(few)])),
        "count": count,
        "seed": seed,
        "weights": model.weights_hash,
        "engine": model.engine_label,
    }


def summary(name: str, figures: list[dict[str, float]]) -> dict:
    """A row of the table, see :func:`evaluate`, of the figures of each truth."""
    ratio = np.array([one["ratio"] for one in figures])
    rest = [key for key in figures[0] if not key.startswith("ratio")]
    seen = [one["ratio_seen"] for one in figures if "ratio_seen" in one]
    return {
        "name": name,
        "ratio_mean": float(ratio.mean()),
        "ratio_median": float(np.median(ratio)),
        "ratio_worst": float(ratio.max()),
        "share_good": float((ratio < GOOD_RATIO).mean()),
        **(
            {"seen_median": float(np.median(seen)), "seen_good": float(np.mean(np.less(seen, GOOD_RATIO)))}
            if seen
            else {}
        ),
    } | {key: float(np.mean([one[key] for one in figures])) for key in rest}


def _by_family(kind: Kind, rows: dict[str, list[dict[str, float]]], count: int) -> dict[str, dict[str, float]]:
    names = kind.forge.families
    return {
        family: {
            name: float(np.mean([one["ratio"] for one in figures[k :: len(names)]])) for name, figures in rows.items()
        }
        for k, family in enumerate(names[:count])
    }


def is_closed(model: Model, seed: int) -> bool:
    """Whether a drawn shape, welded, is watertight, consistently wound and encloses a volume, by trimesh."""
    import trimesh

    mesh = model.mesh(model.sample(None, seed), RESOLUTION)
    return bool(trimesh.Trimesh(mesh.vertices, mesh.triangles, process=False).is_volume)
