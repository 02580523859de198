from __future__ import annotations

import json

import pytest

from model_core.evaluation.ablations import markdown, network_figures, prior_figures
from model_core.kinds import named_kind
from model_core.surface.mesh import TriangleMesh
from model_core.training.ablations import ABLATIONS, base_of
from model_core.training.dataset import forge_one

SWORD = named_kind("sword")

MEASURED = {"count": 7, "drawn": 5, "seed": 20190000, "engine": "PyTorch, CPU"}


def row(name: str, **figures: float) -> dict:
    return {"name": name, "ratio_mean": 1.0, "ratio_median": 1.0, **figures}


def drawn(one_nna: float) -> dict:
    rows = [
        {"name": "oracle", "one_nna": 0.481, "coverage": 0.62},
        {"name": "drawn", "one_nna": one_nna, "coverage": 0.5},
    ]
    return {"generation": rows, "watertight": 6}


@pytest.fixture
def figures():
    rows = [row("refine none", ratio_mean=1.2345, flipped_share=0.0345), row("refine latent", ratio_mean=1.0456)]
    return {
        "base": {**MEASURED, "seconds": 1234, "reconstruction": rows, "real": [], **drawn(0.5254)},
        "prior-one-gaussian": {**MEASURED, "seconds": None, **drawn(0.875)},
    }


def cells(report: str, name: str) -> list[str]:
    line = next(line for line in report.splitlines() if line.startswith(f"| {name} |"))
    return [cell.strip() for cell in line.split("|")[1:-1]]


def test_a_row_an_ablation_under_the_right_titles(figures):
    report = markdown(figures, base_of(SWORD), "rodin ablate")
    base = dict(zip(cells(report, ""), cells(report, "base"), strict=True))
    assert base["mean ratio"] == "1.23"
    assert base["mean ratio, refined"] == "1.05"
    assert base["faces flipped"] == "0.0345"
    assert base["1-NNA"] == "0.525"
    assert (base["watertight"], base["training seconds"]) == ("6", "1234")
    prior = dict(zip(cells(report, ""), cells(report, "prior-one-gaussian"), strict=True))
    assert (prior["mean ratio"], prior["1-NNA"], prior["training seconds"]) == ("", "0.875", "")


def test_the_report_says_what_the_seconds_are_of(figures):
    figures["base"]["engine"] = "PyTorch, CUDA (a card)"
    report = markdown(figures, base_of(SWORD), "rodin ablate")
    assert "on PyTorch, CPU and PyTorch, CUDA (a card);" in report


def test_questions_are_those_of_the_rows(figures):
    report = markdown(figures, base_of(SWORD), "rodin ablate")
    for name, ablation in ABLATIONS.items():
        assert (f"- `{name}`: {ablation.question}" in report) == (name in figures)


def test_it_says_how_it_was_made(figures):
    report = markdown(figures, base_of(SWORD), "rodin ablate --count 7")
    for words in (
        "`rodin ablate --count 7`",
        "with seed 1;",
        "7 forged shapes",
        "20190000",
        "5 drawn",
        "0.481",
        "0.62",
    ):
        assert words in report
    assert f"{base_of(SWORD).shapes} shapes for the decoder and {base_of(SWORD).shapes_encoded}" in report


def test_other_meshes_have_columns_where_there_are_any(figures):
    assert "other meshes" not in markdown(figures, base_of(SWORD), "rodin ablate")
    figures["base"]["real"] = [row("refine none", ratio_median=2.5), row("refine latent", ratio_median=1.5)]
    report = markdown(figures, base_of(SWORD), "rodin ablate")
    base = dict(zip(cells(report, ""), cells(report, "base"), strict=True))
    assert (base["median, other meshes"], base["median, other meshes refined"]) == ("2.5", "1.5")


def test_the_network_is_measured_without_and_with_refinement(shipped):
    seen = []
    real = [TriangleMesh.of_charts(forge_one(SWORD, 5, 3, 10)[0], SWORD.layout)]
    found = network_figures(shipped, 2, MEASURED["seed"], real, lambda *done: seen.append(done))
    for rows in found.values():
        assert [one["name"] for one in rows] == ["refine none", "refine latent"]
    assert {"thickness_error", "normal_error_deg", "flipped_share"} <= set(found["reconstruction"][0])
    assert found["reconstruction"][1]["ratio_mean"] < 1.5
    assert seen == [("reconstruct", 1, 2), ("reconstruct", 2, 2), ("real", 1, 1)]
    assert json.loads(json.dumps(found)) == found


def test_the_prior_is_measured_by_what_it_draws(shipped):
    found = prior_figures(shipped, 2, 3, MEASURED["seed"])
    assert [one["name"] for one in found["generation"]] == ["oracle", "drawn"]
    assert found["watertight"] == 2
