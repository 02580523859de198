"""One process of a training that torchrun starts: CONFIG (a pickle of it), FOLDER, and the rank that is killed, if any.

The model's state goes to FOLDER/model.pt, and the number of reports of each process to FOLDER/reports-RANK.
"""

from __future__ import annotations

import os
import pickle
import signal
import sys
from pathlib import Path

import torch

from model_core.kinds import named_kind
from model_core.training.loop import Loop
from model_core.training.trainer import train

KILLED_AT = "encoder", 3


def kill_in_a_step() -> None:
    """From now on this process is killed in the middle of a step."""
    draw = Loop.draw

    def drawing(loop: Loop, *arguments: object) -> torch.Tensor:
        if (loop.stage, loop.step) == KILLED_AT:
            os.kill(os.getpid(), signal.SIGKILL)
        return draw(loop, *arguments)

    Loop.draw = drawing


if __name__ == "__main__":
    config, folder, killed = sys.argv[1:]
    rank, reports = os.environ["RANK"], []
    if rank == killed:
        kill_in_a_step()
    settings = pickle.loads(Path(config).read_bytes())
    model, _, spent = train(named_kind("sword"), settings, Path(folder) / "run", "cpu", reports.append)
    (Path(folder) / f"reports-{rank}").write_text(str(len(reports)), encoding="utf-8")
    if rank == "0":
        torch.save({"model": model.state_dict(), "spent": spent}, Path(folder) / "model.pt")
