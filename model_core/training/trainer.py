"""Training in two parts: the decoder on the teacher's codes, then encoder and decoder as a VAE.

The run is a function of its configuration. It can be killed at any time: the
checkpoint is written beside itself and renamed, and the next call goes on from it.
"""

from __future__ import annotations

import math
import os
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import torch
from torch import Tensor

from ..charts.grid import unit_grid
from ..engine.torch_engine import pick_device
from ..errors import RodinError
from ..network.losses import chamfer_l2_sq, chart_l2_sq, edge_l2_sq, kl_nats, normal_cosine_gap, own_scale
from ..network.vae import AtlasNetVAE
from .config import TrainConfig
from .dataset import SwordSet, forge_set
from .teacher import teacher_codes

POINTS_KEPT = 5_000  # per sword; each step takes a random window of them
CHECKPOINT = "checkpoint.pt"


@dataclass(frozen=True)
class Progress:
    """What one step reports.

    Attributes:
        stage: "forge", "teacher" or "vae".
        step, steps: within the stage.
        terms: every term as it enters the objective, and "objective", their sum.
    """

    stage: str
    step: int
    steps: int
    terms: dict[str, float]


Reporter = Callable[[Progress], None]


def train(config: TrainConfig, run: Path, device: str = "auto", report: Reporter = lambda _: None):
    """Train, or go on from the run's checkpoint.

    Args:
        run: folder of the checkpoint; made when missing.
        report: called every step.
    Returns:
        (model, data): the trained model in evaluation mode on the CPU, and the set it saw.
    """
    run.mkdir(parents=True, exist_ok=True)
    torch.manual_seed(config.seed)
    report(Progress("forge", 0, 1, {}))
    data = forge_set(config.swords, config.seed, POINTS_KEPT, workers=os.cpu_count() or 1)
    report(Progress("forge", 1, 1, {}))
    trainer = Trainer(config, data, run, pick_device(device), report)
    trainer.resume()
    trainer.teach()
    trainer.learn()
    return trainer.model.to("cpu").eval(), data


class Trainer:
    """The state of one run: model, optimiser, step."""

    def __init__(self, config: TrainConfig, data: SwordSet, run: Path, device: torch.device, report: Reporter):
        self.config, self.run, self.device, self.report = config, run, device, report
        self.grids = torch.from_numpy(data.grids)
        self.points = torch.from_numpy(data.points)
        axis_scale = self.grids.flatten(0, 3).std(dim=0)
        self.model = AtlasNetVAE(config.model, tuple(axis_scale.tolist())).to(device)
        self.optimiser: torch.optim.Optimizer | None = None
        self.stage, self.step = "teacher", 0
        self._resumed_optimiser: dict | None = None
        self._saved = time.monotonic()

    # -- the two stages ---------------------------------------------------------------

    def teach(self) -> None:
        """Fit the decoder to the teacher's codes with full grids."""
        if self.stage != "teacher" or self.config.teacher_steps == 0:
            return
        config, scale = self.config, self.model.axis_scale
        codes = teacher_codes(self.grids, scale.cpu(), config.model.latent, config.loss_stride)
        codes = codes.repeat(1, config.model.groups)
        self._optimise([{"params": self.model.decoder.parameters(), "rate": config.teacher_rate}])
        uv = self._uv(stride=1)
        while self.step < config.teacher_steps:
            self._set_rate(self.step / config.teacher_steps)
            index = self._draw()
            grids = self.model.decode(codes[index].to(self.device), uv).reshape(self._grid_shape(index, 1))
            self._advance(self._chart_terms(grids, self.grids[index].to(self.device)), config.teacher_steps)
        self.stage, self.step, self._resumed_optimiser = "vae", 0, None

    def learn(self) -> None:
        """Fit encoder and decoder together: reconstruction from a posterior sample, and KL."""
        config = self.config
        share = config.decoder_rate_share if config.teacher_steps else 1.0
        self._optimise(
            [
                {"params": self.model.encoder.parameters(), "rate": config.rate},
                {"params": self.model.decoder.parameters(), "rate": config.rate * share},
            ]
        )
        self.stage = "vae"
        steps = sum(phase.steps for phase in config.phases)
        uv = self._uv(config.loss_stride)
        ends = [sum(phase.steps for phase in config.phases[: k + 1]) for k in range(len(config.phases))]
        while self.step < steps:
            phase = config.phases[next(k for k, end in enumerate(ends) if self.step < end)]
            self._set_rate(self.step / steps)
            index = self._draw()
            clouds = self._window(index, phase.points)
            # Posterior noise comes from torch's own generator: seeded by the step, a resumed run sees the same.
            torch.manual_seed(int(torch.randint(2**62, (1,), generator=self._random)))
            with torch.autocast(self.device.type, torch.bfloat16, enabled=phase.mixed_precision):
                posterior = self.model.encode(clouds)
            posterior = type(posterior)(*(None if x is None else x.float() for x in vars(posterior).values()))
            decoded = self.model.decode(posterior.sample(), uv)
            terms = self._reconstruction_terms(decoded, index, clouds)
            if config.kl_weight:
                terms["kl"] = config.kl_weight * kl_nats(posterior)
            self._advance(terms, steps)
        self.save()

    # -- terms ------------------------------------------------------------------------

    def _reconstruction_terms(self, decoded: Tensor, index: Tensor, clouds: Tensor) -> dict[str, Tensor]:
        if self.config.loss == "chamfer":
            return {"chamfer_l2_sq": chamfer_l2_sq(decoded.flatten(1, 2), clouds)}
        stride = self.config.loss_stride
        truth = self.grids[index][:, :, ::stride, ::stride].to(self.device)
        return self._chart_terms(decoded.reshape(self._grid_shape(index, stride)), truth)

    def _chart_terms(self, grids: Tensor, truth: Tensor) -> dict[str, Tensor]:
        config, scale = self.config, own_scale(truth, self.model.axis_scale)
        return {
            "chart_l2_sq": chart_l2_sq(grids, truth, scale),
            "edge_l2_sq": config.edge_weight * edge_l2_sq(grids, truth, scale),
            "normal_cosine_gap": config.normal_weight * normal_cosine_gap(grids, truth),
        }

    # -- batches ----------------------------------------------------------------------

    def _draw(self) -> Tensor:
        """Indices of one batch; a function of seed, stage and step, so a resumed run sees the same ones."""
        stage = 0 if self.stage == "teacher" else 1
        self._random = torch.Generator().manual_seed(self.config.seed * 2_000_003 + 2 * self.step + stage)
        return torch.randint(len(self.grids), (self.config.batch,), generator=self._random)

    def _window(self, index: Tensor, count: int) -> Tensor:
        start = int(torch.randint(self.points.shape[1] - count + 1, (1,), generator=self._random))
        return self.points[index, start : start + count].float().to(self.device)

    def _uv(self, stride: int) -> Tensor:
        grid = unit_grid(self.grids.shape[2])[::stride, ::stride]
        return torch.from_numpy(grid.reshape(-1, 2).copy()).to(self.device)

    def _grid_shape(self, index: Tensor, stride: int) -> tuple[int, ...]:
        side = len(range(0, self.grids.shape[2], stride))
        return (len(index), self.grids.shape[1], side, side, 3)

    # -- optimisation -----------------------------------------------------------------

    def _optimise(self, groups: list[dict]) -> None:
        for group in groups:
            group["lr"] = group["rate"]
        self.optimiser = torch.optim.Adam(groups)
        if self._resumed_optimiser is not None:
            self.optimiser.load_state_dict(self._resumed_optimiser)
            self._resumed_optimiser = None

    def _set_rate(self, done: float) -> None:
        """A short warm-up, then a cosine to zero; the optimiser's own state is kept throughout."""
        factor = min(1.0, done / 0.02 + 1e-3) * 0.5 * (1 + math.cos(math.pi * done))
        for group in self.optimiser.param_groups:
            group["lr"] = group["rate"] * factor

    def _advance(self, terms: dict[str, Tensor], steps: int) -> None:
        objective = sum(terms.values())
        if not torch.isfinite(objective):
            raise RodinError(f"Training diverged at step {self.step}: the objective is not a finite number.")
        self.optimiser.zero_grad(set_to_none=True)
        objective.backward()
        torch.nn.utils.clip_grad_norm_(self.model.parameters(), 1.0)
        self.optimiser.step()
        self.step += 1
        values = {name: float(term.detach()) for name, term in terms.items()}
        self.report(Progress(self.stage, self.step, steps, values | {"objective": float(objective.detach())}))
        if time.monotonic() - self._saved > self.config.save_every_s:
            self.save()

    # -- checkpoints ------------------------------------------------------------------

    def save(self) -> None:
        """Write the checkpoint whole or not at all."""
        state = {
            "config": repr(self.config),
            "stage": self.stage,
            "step": self.step,
            "model": self.model.state_dict(),
            "optimiser": self.optimiser.state_dict(),
        }
        partial = self.run / f"{CHECKPOINT}.part"
        torch.save(state, partial)
        os.replace(partial, self.run / CHECKPOINT)
        self._saved = time.monotonic()

    def resume(self) -> None:
        """Take up the run's checkpoint, if there is one.

        Raises:
            RodinError: it belongs to another configuration.
        """
        path = self.run / CHECKPOINT
        if not path.exists():
            return
        state = torch.load(path, map_location=self.device, weights_only=True)
        if state["config"] != repr(self.config):
            raise RodinError(f"{path} was made with another configuration; choose another run folder or remove it.")
        self.model.load_state_dict(state["model"])
        self.stage, self.step = state["stage"], state["step"]
        self._resumed_optimiser = state["optimiser"]
