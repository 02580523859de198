"""How training is shown: a bar on a terminal, lines in a log, curves for TensorBoard."""

from __future__ import annotations

from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING

from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

from rodin_cli.console import ERR, note

if TYPE_CHECKING:
    from model_core.training.loop import Progress as Step

CURVE_EVERY = 20  # steps between two points of a curve: fine enough to read, small files
LINES = 20  # a stage, where there is no terminal


class TrainingLog:
    """A context that takes each step's report; the printed objective is the one optimised."""

    def __init__(self, folder: Path):
        from tensorboard.summary import Writer

        self._curves = Writer(str(folder))
        self._bar = Progress(
            TextColumn("{task.description:<21}"),
            BarColumn(18),  # all of it fits in 80 characters
            MofNCompleteColumn(),
            TimeRemainingColumn(),
            TextColumn("{task.fields[objective]}"),
            console=ERR,
            disable=not ERR.is_terminal,
        )
        self._tasks: dict[int, int] = {}
        self._lines: dict[int, int] = {}

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
        objective = f"objective {step.terms['objective']:.3e}" if step.terms else ""
        if ERR.is_terminal:
            self._move_bar(step, objective)
        elif self._is_due(step):
            note(f"{_title(step)}: {step.step}/{step.steps} {objective}".rstrip())
        if step.step % CURVE_EVERY == 0:
            for name, value in step.terms.items():
                self._curves.add_scalar(f"{step.stage}/{name}", value, step.step)
            self._curves.flush()  # else a kill takes the last two minutes of curves with it

    def _is_due(self, step: Step) -> bool:
        """Whether a line is due: ``LINES`` a stage, however many steps a report covers."""
        line = step.step * LINES // step.steps
        due = self._lines.get(step.number) != line
        self._lines[step.number] = line
        return due

    def _move_bar(self, step: Step, objective: str) -> None:
        if step.number not in self._tasks:
            self._tasks[step.number] = self._bar.add_task(_title(step), objective="")
        self._bar.update(self._tasks[step.number], total=step.steps, completed=step.step, objective=objective)


def _title(step: Step) -> str:
    return f"stage {step.number} of {step.stages}, {step.stage}"
