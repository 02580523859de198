"""Steps of optimisation that survive a kill: the same for every stage of training.

The run is a function of its configuration. The checkpoint is written beside
itself and renamed, and the next call goes on from it.
"""

from __future__ import annotations

import math
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType

import torch
from torch import Tensor

from ..charts.layout import Layout
from ..engine.torch_engine import device_name
from ..errors import RodinError, shown
from ..files import whole_file
from ..network.vae import AtlasNetVAE
from .config import TrainConfig
from .processes import Processes

CHECKPOINT = "checkpoint.pt"
STAGES = ("decoder", "encoder", "codes", "refiner", "done")
_WARM_UP = 0.02  # of a stage
_LARGEST_GRADIENT = 1.0
_SEED_STRIDE = 1_000_003  # a prime past every stage's steps, so that no two steps share their chance


@dataclass(frozen=True)
class Progress:
    """What one step reports.

    Attributes:
        stage: "forge" or one of ``STAGES``.
        number, stages: which of how many it is in the whole run, counted from 1; see :func:`planned_stages`.
        step, steps: within the stage.
        terms: every term as it enters the objective, and "objective", their sum.
    """

    stage: str
    number: int
    stages: int
    step: int
    steps: int
    terms: dict[str, float]


Reporter = Callable[[Progress], None]
Terms = Callable[[torch.Generator], dict[str, Tensor]]


def planned_stages(config: TrainConfig) -> tuple[str, ...]:
    """What a run that nothing interrupts goes through, in order; forged are assets for the stages that follow."""
    plan = ["forge", "decoder"] if config.decoder_steps else []
    plan += ["forge", "encoder"]
    plan += ["codes"] if config.code_steps else []
    plan += ["refiner"] if config.refiner_steps else []
    return tuple(plan)


class Loop:
    """The state of one run: model, optimiser, stage, step, and what it cost.

    Attributes:
        loaded: {name: parameter} that the run began with; others began by chance.
        spent: {device, for people: seconds} up to the last checkpoint, of all calls that the run took.

    Raises:
        RodinError: the folder's checkpoint belongs to another configuration.
    """

    def __init__(
        self,
        layout: Layout,
        config: TrainConfig,
        model: AtlasNetVAE,
        run: Path,
        device: torch.device,
        report: Reporter = lambda _: None,
        processes: Processes = Processes(),  # noqa: B008 - it cannot be changed
        loaded: Mapping[str, Tensor] = MappingProxyType({}),
    ):
        self.layout, self.processes = layout, processes
        self.config, self.model, self.device, self.report = config, model.to(device), device, report
        self.stage, self.step = STAGES[0], 0
        self.spent: dict[str, float] = {}
        self._counted = time.monotonic()
        self._run, self._plan = run, planned_stages(config)
        self._optimiser: torch.optim.Optimizer | None = None
        self._resumed: dict | None = None
        self._saved = time.monotonic()
        self._drawn: Tensor | None = None
        self.loaded = loaded
        self.model.load_state_dict({**self.model.state_dict(), **loaded})
        self._hold_frozen()
        self._resume()
        processes.wait()  # before the first of them writes another checkpoint

    def past(self, stage: str) -> bool:
        """Whether a stage is finished."""
        return STAGES.index(self.stage) > STAGES.index(stage)

    def fresh(self, stage: str) -> bool:
        """Whether a stage has yet to take its first step."""
        return not self.past(stage) and (self.stage != stage or self.step == 0)

    def is_new(self, beginning: str) -> bool:
        """Whether nothing was loaded whose name begins so."""
        return not any(name.startswith(beginning) for name in self.loaded)

    def optimise(self, stage: str, parameters: list[tuple[list, float]], steps: int, terms: Terms) -> None:
        """Take the stage's remaining steps; none where all of its parameters are frozen.

        Args:
            parameters: (parameters, rate) pairs.
            terms: chance -> named terms of the objective. The chance is a function of
                seed, stage and step alone, so a resumed run sees the same.
        Raises:
            RodinError: the objective or its gradient is not a finite number. The step is not taken, and the last
                checkpoint stays.
        """
        if self.stage != stage:
            self.stage, self.step = stage, 0
        moving = [([one for one in members if one.requires_grad], rate) for members, rate in parameters]
        groups = [{"params": members, "rate": rate, "lr": rate} for members, rate in moving if members]
        if not groups:
            return
        self.model.train()
        self._hold_frozen()
        self._optimiser = torch.optim.Adam(groups)
        if self._resumed is not None and self.step:
            self._optimiser.load_state_dict(self._resumed)
        self._resumed = None
        while self.step < steps:
            self._set_rate(self.step / steps)
            self._advance(terms(self._chance()), steps)

    def draw(self, count: int, batch: int, chance: torch.Generator) -> Tensor:
        """Which shapes a step looks at: int64 numbers below ``count``, this process's share of (batch,)."""
        self._drawn = torch.randint(count, (batch,), generator=chance)
        return self.processes.share(self._drawn)

    def report_forged(self, before: str, done: int, count: int) -> None:
        """Report how many of the assets are forged that the stage ``before`` learns from."""
        self.report(Progress("forge", self._plan.index(before), len(self._plan), done, count, {}))

    def finish(self, stage: str) -> None:
        """Go on to the next stage, and save."""
        self.stage, self.step = STAGES[STAGES.index(stage) + 1], 0
        self.save()

    def save(self) -> None:
        """Write the checkpoint whole or not at all; the first process alone does."""
        self._saved = time.monotonic()
        if self.processes.rank:
            return
        self._count()
        state = {
            "config": repr(self.config),
            "stage": self.stage,
            "step": self.step,
            "model": self.model.state_dict(),
            "optimiser": self._optimiser.state_dict() if self.step else None,
            "spent": self.spent,
        }
        with whole_file(self._run / CHECKPOINT) as unfinished:
            torch.save(state, unfinished)

    def _hold_frozen(self) -> None:
        """What is frozen gets no gradient, and its batch normalisation keeps the statistics that it was loaded with."""
        for name, parameter in self.model.named_parameters():
            parameter.requires_grad_(not self.config.stays(name))
        for name, module in self.model.named_modules():
            if self.config.stays(f"{name}."):
                module.eval()

    def _count(self) -> None:
        now, device, count = time.monotonic(), device_name(self.device), self.processes.count
        device = device if count == 1 else f"{count} × {device}"
        self.spent[device] = self.spent.get(device, 0.0) + now - self._counted
        self._counted = now

    # -- one step ---------------------------------------------------------------------

    def _chance(self) -> torch.Generator:
        seed = (self.config.seed * len(STAGES) + STAGES.index(self.stage)) * _SEED_STRIDE + self.step
        self._drawn = None
        torch.manual_seed(seed)  # posterior noise comes from torch's own generator
        return torch.Generator().manual_seed(seed)

    def _set_rate(self, done: float) -> None:
        """A short warm-up, then a cosine to zero; the optimiser's own state is kept throughout."""
        factor = min(1.0, done / _WARM_UP + 1e-3) * 0.5 * (1 + math.cos(math.pi * done))
        for group in self._optimiser.param_groups:
            group["lr"] = group["rate"] * factor

    def _advance(self, terms: dict[str, Tensor], steps: int) -> None:
        self._optimiser.zero_grad(set_to_none=True)
        sum(terms.values()).backward()
        moved = [parameter for group in self._optimiser.param_groups for parameter in group["params"]]
        terms = {name: term.detach() for name, term in terms.items()}
        self.processes.average([*(p.grad for p in moved if p.grad is not None), *terms.values()])
        objective = sum(terms.values())
        length = torch.nn.utils.clip_grad_norm_(moved, _LARGEST_GRADIENT)
        if not torch.isfinite(objective) or not torch.isfinite(length):  # a step would spoil every weight
            raise self._diverged("gradient" if torch.isfinite(objective) else "objective")
        self._optimiser.step()
        self.step += 1
        values = {name: float(term) for name, term in {**terms, "objective": objective}.items()}
        number = self._plan.index(self.stage) + 1
        self.report(Progress(self.stage, number, len(self._plan), self.step, steps, values))
        if time.monotonic() - self._saved > self.config.save_every_s:
            self.save()

    def _diverged(self, what: str) -> RodinError:
        """Which step and batch it was: the same command comes to the same, from the last checkpoint on."""
        return RodinError(
            "Training diverged at step {step} of the stage {stage} (seed {seed}, shapes {shapes}): the {what} is not a "
            "finite number. The step was not taken. {ways_on}",
            step=self.step,
            stage=self.stage,
            seed=self.config.seed,
            shapes="all" if self._drawn is None else shown(", ".join(map(str, self._drawn.tolist()))),
            what=what,
            ways_on=self._ways_on(),
        )

    def _ways_on(self) -> RodinError:
        path = self._run / CHECKPOINT
        if not path.exists():
            return RodinError("Run the same command again to repeat it, or begin another run with another seed.")
        return RodinError(
            "Run the same command again to repeat it from the last checkpoint, {path}, which is kept, or begin another "
            "run from that checkpoint with another seed.",
            path=path,
        )

    def _resume(self) -> None:
        path = self._run / CHECKPOINT
        if not path.exists():
            return
        state = torch.load(path, map_location=self.device, weights_only=True)
        if state["config"] != repr(self.config):
            raise RodinError(
                "{path} was made with another configuration; choose another run folder or delete the file.", path=path
            )
        self.model.load_state_dict(state["model"])
        self.stage, self.step, self._resumed = state["stage"], state["step"], state["optimiser"]
        self.spent = dict(state.get("spent", {}))
