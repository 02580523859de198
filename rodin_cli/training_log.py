"""Training as it is seen: a bar on stderr and curves for TensorBoard."""

from __future__ import annotations

from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING

from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

from rodin_cli.console import ERR

if TYPE_CHECKING:
    from model_core.training.trainer import Progress as Step

CURVE_EVERY = 20  # steps between two points of a curve: fine enough to read, small files


class TrainingLog:
    """A context that takes each step's report; the printed objective is the one optimised."""

    def __init__(self, folder: Path):
        from tensorboard.summary import Writer

        self._curves = Writer(str(folder))
        self._bar = Progress(
            TextColumn("{task.description:<8}"),
            BarColumn(),
            MofNCompleteColumn(),
            TimeRemainingColumn(),
            TextColumn("{task.fields[objective]}"),
            console=ERR,
        )
        self._tasks: dict[str, int] = {}

    def __enter__(self) -> TrainingLog:
        self._bar.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._bar.stop()
        self._curves.close()

    def __call__(self, step: Step) -> None:
        """Take one report."""
        if step.stage not in self._tasks:
            self._tasks[step.stage] = self._bar.add_task(step.stage, objective="")
        objective = f"objective {step.terms['objective']:.3e}" if step.terms else ""
        self._bar.update(self._tasks[step.stage], total=step.steps, completed=step.step, objective=objective)
        if step.step % CURVE_EVERY == 0:
            for name, value in step.terms.items():
                self._curves.add_scalar(f"{step.stage}/{name}", value, step.step)
