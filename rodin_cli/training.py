"""One training as commands start it: curves beside the checkpoint, and weights at the end."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

from model_core.files import TEMPORARY
from model_core.kinds import Kind
from model_core.locks import lock
from model_core.training.beginning import Fit
from model_core.training.config import TrainConfig
from model_core.training.finish import write_weights
from model_core.training.processes import launched
from model_core.training.trainer import train
from model_core.weights import Weights
from rodin_cli.beginning import show_fit
from rodin_cli.errors import CommandError
from rodin_cli.files import make_folder
from rodin_cli.options import Device
from rodin_cli.training_log import TrainingLog


def train_weights(
    kind: Kind, config: TrainConfig, run: Path, out: Path, command: str, device: Device, begin: Fit | None = None
) -> Weights | None:
    """Train, or go on from the run's checkpoint, and write the weights.

    Of several processes that torchrun has started, the first alone writes and shows anything.

    Args:
        run: folder of checkpoint and curves. out: folder of the weights.
        command: what a user types to train them again.
        begin: what to begin with, where it is not chance.
    Returns:
        The weights; None in a process that is not the first.
    Raises:
        RodinError: as ``trainer.train``. CommandError: another training uses the run's folder.
    """
    loaded = begin.loaded if begin else {}
    if launched().rank:
        train(kind, config, run, device.value, loaded=loaded)
        return None
    if begin:
        show_fit(begin)
    make_folder(run)
    with _only_one(run), TrainingLog(run / "curves") as log:
        model, data, spent = train(kind, config, run, device.value, log, loaded)
    return write_weights(kind, model, data, config, out, command, spent)


@contextmanager
def _only_one(run: Path) -> Iterator[None]:
    with ExitStack() as stack:
        try:
            stack.enter_context(lock(run / f"{TEMPORARY}training.lock", seconds=0))
        except TimeoutError as error:
            raise CommandError("Another training is using the folder {folder}.", folder=run) from error
        yield
