from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
import torch

from model_core.errors import RodinError
from model_core.kinds import named_kind
from model_core.network.losses import chart_l2_sq, chart_scale, edge_l2_sq, part_spread
from model_core.network.vae import AtlasNetVAE
from model_core.training.components import principal_components, usual_weights
from model_core.training.loop import Loop
from model_core.training.space import ShapeSpace
from model_core.training.stages import fit_codes, fit_decoder, fit_encoder, fit_refiner, initial_means

SWORD = named_kind("sword")

CPU = torch.device("cpu")
CORNERS = torch.tensor([[0.0, 0], [1, 0], [0, 1], [1, 1]])


@pytest.fixture(scope="module")
def grids(swords):
    return torch.from_numpy(swords.grids)


@pytest.fixture(scope="module")
def points(swords):
    return torch.from_numpy(swords.points)


@pytest.fixture
def start(tmp_path, grids):
    """(config, reporter, run) -> a loop whose model has the swords' axis scale."""

    def make(config, report=lambda _: None, run=tmp_path):
        torch.manual_seed(0)
        loop = Loop(SWORD.layout, replace(config, save_every_s=60.0), AtlasNetVAE(config.model), run, CPU, report)
        loop.model.axis_scale.copy_(grids.float().flatten(0, 3).std(dim=0))
        return loop

    return make


def components_of(loop, grids):
    """What the decoder is fitted to, and what errors count."""
    measures = SWORD.layout, loop.model.axis_scale, loop.config.spread_floor
    return principal_components(grids, *measures, loop.config.model.latent), usual_weights(grids, *measures)


def fall(objectives) -> float:
    """Mean objective of the last fifth of the steps over that of the first."""
    fifth = len(objectives) // 5
    return np.mean(objectives[-fifth:]) / np.mean(objectives[:fifth])


def test_the_fitted_decoder_draws_the_components(small, start, grids):
    """Ten times nearer than the components' own size, with 17 trunk functions a patch."""
    loop = start(replace(small, decoder_steps=200, decoder_rate=1e-2))
    components, weights = components_of(loop, grids)
    fit_decoder(loop, components, weights)
    space = ShapeSpace(loop.model, 16)
    drawn = torch.cat([space.components, space.mean[None]])
    assert (drawn - components).square().mean().sqrt() < 0.1 * components.square().mean().sqrt()


def test_what_counts_more_is_drawn_better(small, start, grids, tmp_path):
    """Each chart has its own functions, shared by the axes."""
    gaps = []
    for axis in (0, 1):
        (tmp_path / str(axis)).mkdir()
        loop = start(replace(small, decoder_steps=100, decoder_rate=1e-2), run=tmp_path / str(axis))
        components, weights = components_of(loop, grids)
        weights = torch.ones_like(weights)
        weights[..., axis] = 100
        fit_decoder(loop, components, weights)
        space = ShapeSpace(loop.model, 16)
        gap = torch.cat([space.components, space.mean[None]]) - components
        gaps.append(gap.square().mean(dim=(0, 1, 2, 3)))
    assert gaps[0][0] < 0.8 * gaps[1][0]
    assert gaps[1][1] < 0.8 * gaps[0][1]


def test_the_last_layer_is_the_best_there_is(small, start, grids):
    """No small step of its weights brings the drawing nearer to the components."""
    loop = start(small)
    components, weights = components_of(loop, grids)
    fit_decoder(loop, components, weights)

    def gap() -> float:
        space = ShapeSpace(loop.model, 16)
        return float((torch.cat([space.components, space.mean[None]]) - components).double().square().sum())

    best, linear = gap(), loop.model.decoder.linear
    for _ in range(5):
        step = [1e-2 * torch.randn_like(linear.weight), 1e-2 * torch.randn_like(linear.bias)]
        with torch.no_grad():
            linear.weight += step[0]
            linear.bias += step[1]
            assert gap() > best
            linear.weight -= step[0]
            linear.bias -= step[1]


def test_the_decoder_stays_while_the_encoder_learns(small, start, grids, points):
    loop = start(small)
    fit_decoder(loop, *components_of(loop, grids))
    before = {name: value.clone() for name, value in loop.model.decoder.state_dict().items()}
    fit_encoder(loop, grids, points)
    fit_codes(loop, grids, points)
    assert all(torch.equal(before[name], value) for name, value in loop.model.decoder.state_dict().items())


def test_the_objectives_fall_stage_by_stage(small, start, grids, points):
    objectives = {"decoder": [], "encoder": [], "codes": []}
    config = replace(small, decoder_steps=60, steps=100, rate=1e-2, code_steps=100, code_rate=1e-2)
    loop = start(config, lambda p: objectives[p.stage].append(p.terms["objective"]))
    fit_decoder(loop, *components_of(loop, grids))
    fit_encoder(loop, grids, points)
    fit_codes(loop, grids, points)
    assert fall(objectives["decoder"]) < 0.5
    assert fall(objectives["encoder"]) < 0.8
    assert fall(objectives["codes"]) < 0.8


def test_pooled_features_are_standardised_on_the_data(small, start, grids, points):
    loop = start(small)
    fit_decoder(loop, *components_of(loop, grids))
    fit_encoder(loop, grids, points)
    fit_codes(loop, grids, points)
    encoder = loop.model.encoder
    with torch.no_grad():
        pooled = loop.model.pool(points.float())
    standard = (pooled - encoder.pool_mean) / encoder.pool_scale
    assert standard.mean(dim=0).abs().max() < 1e-1
    assert standard.std(dim=0).max() < 1.1


def test_weights_of_the_terms_are_in_the_terms(end_to_end, start, grids, points, tmp_path):
    """Doubling a weight doubles its term in the first step and leaves the others."""
    first = {}
    for name, config in {
        "plain": end_to_end,
        "double": replace(end_to_end, edge_weight=2 * end_to_end.edge_weight, kl_weight=2 * end_to_end.kl_weight),
    }.items():
        reports = []
        loop = start(config, reports.append)
        fit_encoder(loop, grids, points)
        first[name] = reports[0].terms
        (tmp_path / "checkpoint.pt").unlink()
    for term in ("edge_l2_sq", "kl"):
        assert first["double"][term] == pytest.approx(2 * first["plain"][term], rel=1e-5)
    for term in ("chart_l2_sq", "normal_cosine_gap"):
        assert first["double"][term] == pytest.approx(first["plain"][term], rel=1e-5)


def test_the_first_terms_are_the_losses_of_the_untrained_network(end_to_end, start, grids, points):
    """Worked out again from outside, for a batch that holds the whole set of one sword."""
    config = replace(end_to_end, model=replace(end_to_end.model, posterior="none"))
    reports = []
    loop = start(config, reports.append)
    before = {name: value.clone() for name, value in loop.model.state_dict().items()}
    fit_encoder(loop, grids[:1], points[:1])
    model = AtlasNetVAE(config.model)
    model.load_state_dict(before)
    truth = grids[:1, :, ::15, ::15].float()
    scale = chart_scale(part_spread(truth, SWORD.layout, config.spread_floor), SWORD.layout)
    # The cloud is a window of the sword's points; its place is the stage's own affair.
    wanted = []
    for first in range(points.shape[1] - config.points + 1):
        cloud = points[:1, first : first + config.points].float()
        with torch.inference_mode():
            decoded = model.decode(model.encode(cloud).mean, CORNERS).reshape(1, 25, 2, 2, 3)
            terms = chart_l2_sq(decoded, truth, scale), config.edge_weight * edge_l2_sq(decoded, truth, scale)
        wanted.append([float(term) for term in terms])
    got = [reports[0].terms["chart_l2_sq"], reports[0].terms["edge_l2_sq"]]
    assert np.abs(np.array(wanted) / got - 1).max(axis=1).min() < 1e-4


def test_looking_again_comes_nearer(small, start, grids, points):
    config = replace(small, refiner_steps=200, code_rate=3e-3, code_batch=32, refiner_dropout=0.0, kl_weight=0.0)
    objectives = []
    loop = start(config, lambda p: objectives.append(p.terms["objective"]) if p.stage == "refiner" else None)
    fit_decoder(loop, *components_of(loop, grids))
    loop.finish("encoder")
    loop.finish("codes")
    before = initial_means(loop.model, points, CPU)
    fit_refiner(loop, grids, points)
    assert fall(objectives) < 0.5
    assert torch.equal(initial_means(loop.model, points, CPU), before), "first answers stay as they are"
    assert loop.stage == "done"


@pytest.mark.parametrize("loss", ["chart", "chamfer"])
def test_the_objective_falls_in_every_variant(end_to_end, variant, start, grids, points, loss):
    objectives = []
    config = replace(end_to_end, model=replace(variant, refine_steps=0), loss=loss, points=100, steps=50, rate=1e-2)
    loop = start(config, lambda p: objectives.append(p.terms["objective"]))
    fit_encoder(loop, grids, points)
    assert fall(objectives) < 0.85


def test_an_objective_that_is_not_finite_stops_the_run(end_to_end, start, grids, points):
    with pytest.raises(RodinError, match=r"diverged at step 0 of the stage encoder.* the objective is not a finite"):
        fit_encoder(start(end_to_end), grids, torch.full_like(points, float("nan")))


def test_a_gradient_that_is_not_finite_stops_the_run_before_it_spoils_the_weights(small, start):
    """The objective is 0, and its slope infinite."""
    loop = start(small)
    (weight, *_) = loop.model.decoder.parameters()
    before = weight.detach().clone()
    with pytest.raises(RodinError, match=r"shapes all.*the gradient is not a finite"):
        loop.optimise("decoder", [([weight], 1e-2)], 3, lambda _: {"root": (weight - before).square().sum().sqrt()})
    assert torch.equal(weight, before)
