from __future__ import annotations

import io

import pytest
from rich.console import Console

from model_core.training.loop import Progress
from rodin_cli import training_log
from rodin_cli.training_log import LINES, TrainingLog

REPORTS = [
    *(Progress("forge", 1, 6, done, 40, {}) for done in (0, 40)),
    *(Progress("decoder", 2, 6, step, 300, {"objective": 1 / step}) for step in range(1, 301)),
    *(Progress("forge", 3, 6, done, 80, {}) for done in (0, 80)),
]


@pytest.fixture
def terminal(monkeypatch) -> io.StringIO:
    """What is written to a terminal of 80 characters."""
    shown = io.StringIO()
    monkeypatch.setattr(training_log, "ERR", Console(file=shown, force_terminal=True, width=80))
    return shown


def test_a_line_says_which_stage_of_how_many_it_is(tmp_path, capsys):
    with TrainingLog(tmp_path) as log:
        for report in REPORTS:
            log(report)
    lines = capsys.readouterr().err.splitlines()
    assert lines[:3] == [
        "stage 1 of 6, forge: 0/40",
        "stage 1 of 6, forge: 40/40",
        "stage 2 of 6, decoder: 1/300 objective 1.000e+00",
    ]
    assert lines[-2:] == ["stage 3 of 6, forge: 0/80", "stage 3 of 6, forge: 80/80"]
    assert sum("decoder" in line for line in lines) == LINES + 1


def test_a_terminal_has_a_bar_for_each_stage_and_the_time_that_remains(tmp_path, terminal):
    with TrainingLog(tmp_path) as log:
        for report in REPORTS:
            log(report)
    last = terminal.getvalue().rsplit("stage 1 of 6, forge", 1)[1]
    for row in (
        "40/40",
        "stage 2 of 6, decoder",
        "300/300",
        "stage 3 of 6, forge",
        "80/80",
        "0:00:00",
        "objective 3.333e-03",
    ):
        assert row in last
