"""Ablations side by side: what is measured of each, and the report that is made of it."""

from __future__ import annotations

from collections.abc import Sequence

from ..judging.truths import truths_of
from ..model import Model
from ..surface.mesh import TriangleMesh
from ..training.ablations import ABLATIONS
from ..training.config import TrainConfig
from .fresh import fresh_shapes
from .generation import generation_rows
from .markdown import TITLES, number, table
from .reconstruction import measure_all, refined_answers
from .report import Report, is_closed, summary

_REFINEMENTS = ("none", "latent")
_TITLES = {**TITLES, "one_nna": "1-NNA", "coverage": "coverage"}
_COLUMNS = (  # what was measured, its row, the figure, what its title ends in
    ("reconstruction", "refine none", "ratio_mean", ""),
    ("reconstruction", "refine none", "ratio_median", ""),
    ("reconstruction", "refine latent", "ratio_mean", ", refined"),
    ("reconstruction", "refine latent", "ratio_median", ", refined"),
    ("reconstruction", "refine none", "thickness_error", ""),
    ("reconstruction", "refine none", "normal_error_deg", ""),
    ("reconstruction", "refine none", "flipped_share", ""),
    ("reconstruction", "refine none", "seam_gap", ""),
    ("real", "refine none", "ratio_median", ", other meshes"),
    ("real", "refine latent", "ratio_median", ", other meshes refined"),
    ("generation", "drawn", "one_nna", ""),
    ("generation", "drawn", "coverage", ""),
)


def network_figures(
    model: Model, count: int, seed: int, real: Sequence[TriangleMesh], report: Report = lambda *_: None
) -> dict:
    """How well a model reconstructs.

    Args:
        count: fresh shapes, families in turn. seed: of the fresh shapes. real: other meshes.
        report: called with (stage, done, of).
    Returns:
        {"reconstruction": rows, "real": rows}, rows as of ``evaluate``, without and with latent refinement.
    """
    answers = refined_answers(model, _REFINEMENTS)
    forged = measure_all(
        fresh_shapes(model.kind, count, seed), answers, seed, lambda done: report("reconstruct", done, count)
    )
    others = measure_all(truths_of(real, seed), answers, seed, lambda done: report("real", done, len(real)))
    return {
        "reconstruction": [summary(name, figures) for name, figures in forged.items()],
        "real": [summary(name, figures) for name, figures in others.items()],
    }


def prior_figures(model: Model, count: int, drawn: int, seed: int, report: Report = lambda *_: None) -> dict:
    """How shapes drawn from a model are.

    Args:
        count: drawn shapes that are looked at for holes. drawn: those compared with as many fresh ones.
        seed: of the fresh shapes. report: called with (stage, done, of).
    Returns:
        {"generation": rows as of ``evaluate``, "watertight": how many of ``count``}.
    """
    return {
        "generation": generation_rows(model, drawn, seed, lambda done: report("generate", done, 2)),
        "watertight": sum(is_closed(model, index) for index in range(count)),
    }


def markdown(figures: dict[str, dict], base: TrainConfig, command: str) -> str:
    """The report.

    Args:
        figures: {ablation: {"count", "drawn", "seed", "engine", "seconds" of training or None, and what
            :func:`network_figures` and :func:`prior_figures` gave}}, at least one, all of the same shapes.
        base: what the ablations change.
        command: what a user types to make it again.
    """
    parts = [
        "# Ablations",
        f"Made by `{command}`; do not edit.",
        _introduction(list(figures.values()), base),
        _table(figures),
        "\n".join(f"- `{name}`: {ABLATIONS[name].question}" for name in figures),
    ]
    return "\n\n".join(parts) + "\n"


def _introduction(rows: list[dict], base: TrainConfig) -> str:
    row, engines = rows[0], " and ".join(sorted({row["engine"] for row in rows}))
    oracle = next(one for one in row["generation"] if one["name"] == "oracle")
    return (
        f"`base` is the shipped recipe in a short training: {base.shapes} shapes for the decoder and "
        f"{base.shapes_encoded} for the encoder; {base.decoder_steps} steps of the decoder, {base.steps} of the "
        f"encoder and {base.code_steps} of its code layers. "
        f"Each row is one training with seed {base.seed}; a row whose name begins with `prior` uses the "
        "network of base, and only what is drawn from it differs.\n\n"
        f"Measured on {row['count']} forged shapes of seed {row['seed']}, never trained on. The ratio is chamfer "
        "over the shape's own noise floor; 1.0 is the physical limit. Columns marked refined use latent "
        "refinement; thickness, normals, faces and seams are measured without it. "
        "Seam gaps are measured before welding, in the unit sphere. 1-NNA and coverage compare "
        f"{row['drawn']} drawn shapes with as many fresh ones; for another set of fresh shapes they are "
        f"{number(oracle['one_nna'])} and {number(oracle['coverage'])}. Watertight counts {row['count']} drawn shapes. "
        f"Training seconds are of one run each, on {engines}; runs beside each other slow each other down."
    )


def _table(figures: dict[str, dict]) -> str:
    columns = [column for column in _COLUMNS if any(_cell(row, *column[:3]) for row in figures.values())]
    titles = ["", *(_TITLES[figure] + rest for _, _, figure, rest in columns), "watertight", "training seconds"]
    rows = [
        [name, *(_cell(row, *column[:3]) for column in columns), str(row["watertight"]), _seconds(row)]
        for name, row in figures.items()
    ]
    return table(titles, rows)


def _cell(row: dict, measured: str, name: str, figure: str) -> str:
    return next((number(one.get(figure)) for one in row.get(measured, ()) if one["name"] == name), "")


def _seconds(row: dict) -> str:
    return "" if row["seconds"] is None else f"{row['seconds']:.0f}"
