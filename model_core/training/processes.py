"""More than one process on one training: each works out its share, and all take the same steps.

torchrun starts them and says which is which. Every process holds all shapes and the whole network; what a step
costs, forging and what is computed once for every shape are divided. The mean of the gradients of equal shares of a
batch is the gradient of the batch, so a training comes to the same with any count of them, but for the order in
which float32 numbers are added up.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass

import torch
from torch import Tensor, distributed

from ..errors import RodinError
from .config import TrainConfig


@dataclass(frozen=True)
class Processes:
    """Which of how many processes this one is; by itself it is the only one.

    Attributes:
        rank: 0 for the one that writes files and reports. count: of all processes.
        local_rank, local_count: the same among those of this machine.
    """

    rank: int = 0
    count: int = 1
    local_rank: int = 0
    local_count: int = 1

    @property
    def cores(self) -> int:
        """Processor cores that fall to this process."""
        return max(1, (os.cpu_count() or 1) // self.local_count)

    def check(self, config: TrainConfig) -> None:
        """See that a training can be divided.

        Raises:
            RodinError: it cannot. Statistics and samples of a share are not those of the batch.
        """
        if self.count == 1:
            return
        if not config.decoder_steps or config.model.norm == "batch":
            raise RodinError(
                "Only a network with a fitted decoder and without batch normalisation can be trained by more than one "
                "process; train this one without torchrun."
            )
        for batch in (config.batch, config.code_batch):
            if batch % self.count:
                raise RodinError(
                    "A batch of {batch} shapes cannot be divided equally among {count} processes.",
                    batch=batch,
                    count=self.count,
                )

    def device(self, device: torch.device) -> torch.device:
        """Of several GPUs of a machine, each process has its own."""
        divided = device.type == "cuda" and device.index is None and self.count > 1
        return torch.device("cuda", self.local_rank) if divided else device

    def rows(self, total: int, rank: int | None = None) -> slice:
        """The share of a process, this one if no other is named, in ``total`` rows."""
        rank = self.rank if rank is None else rank
        return slice(total * rank // self.count, total * (rank + 1) // self.count)

    def share(self, batch: Tensor) -> Tensor:
        """This process's rows (B / count, ...) of what all have drawn alike (B, ...)."""
        return batch[self.rows(len(batch))]

    def in_shares(self, total: int, work: Callable[[slice], Sequence[Tensor]]) -> list[Tensor]:
        """What ``work`` gives for all rows, where each process works out its share.

        Args:
            work: rows -> tensors (rows, ...) on the CPU, of any type.
        Raises:
            RodinError: another process has ended.
        """
        if total < 2 * self.count or self.count == 1:  # shares would be empty, or nearly
            return list(work(slice(0, total)))
        wholes = []
        for part in work(self.rows(total)):
            whole = part.new_empty(total, *part.shape[1:])
            whole[self.rows(total)] = part
            with _others_needed():
                for rank in range(self.count):
                    distributed.broadcast(whole[self.rows(total, rank)], rank)
            wholes.append(whole)
        return wholes

    def average(self, tensors: list[Tensor]) -> None:
        """Put in the place of each float32 tensor its mean over all processes.

        Raises:
            RodinError: another process has ended.
        """
        if self.count == 1:
            return
        flat = torch.cat([tensor.flatten() for tensor in tensors])
        with _others_needed():
            distributed.all_reduce(flat)
        flat /= self.count
        for tensor, mean in zip(tensors, flat.split([tensor.numel() for tensor in tensors]), strict=True):
            tensor.copy_(mean.view_as(tensor))

    def wait(self) -> None:
        """Until all processes are here.

        Raises:
            RodinError: another process has ended.
        """
        if self.count > 1:
            with _others_needed():
                distributed.barrier()


def launched() -> Processes:
    """What torchrun says of this process; without torchrun it is the only one."""
    if not distributed.is_available() or not distributed.is_torchelastic_launched():
        return Processes()
    return Processes(*(int(os.environ[name]) for name in ("RANK", "WORLD_SIZE", "LOCAL_RANK", "LOCAL_WORLD_SIZE")))


@contextmanager
def together(processes: Processes, device: torch.device) -> Iterator[None]:
    """Inside, the processes are connected: by gloo for what is on the CPU, and NCCL for what is on GPUs.

    Where the block fails, the connection ends with the process, which the others notice.

    Raises:
        RodinError: another process has ended.
    """
    if processes.count == 1:
        yield
        return
    if device.type == "cuda":
        torch.cuda.set_device(device)
    with _others_needed():
        distributed.init_process_group("cpu:gloo,cuda:nccl" if device.type == "cuda" else "gloo")
    yield
    distributed.destroy_process_group()


@contextmanager
def _others_needed() -> Iterator[None]:
    try:
        yield
    except RuntimeError as error:  # of gloo and of NCCL alike
        raise RodinError(
            "Another process of this training has ended, and so does this one; run the same command again to go on "
            "from the last checkpoint."
        ) from error
