"""Two engines, same numbers: numpy everywhere, torch where it is installed."""

from __future__ import annotations

from typing import Protocol

import numpy as np

from ..charts.layout import Layout
from ..errors import EngineError
from ..weights import Weights


class Engine(Protocol):
    """What encodes and decodes. All arrays float32, unit-sphere frame.

    Attributes:
        label: the engine and its device, for people.
        layout: whose charts it decodes, C of them.
        linear: decoding is an affine function of the latent, so its Jacobian is the same everywhere.
        refine_steps: how often an estimate is corrected. residual_cells: of a chart, whose residuals a step reads.
        axis_scale: (3,) what the network divides points by.
    """

    label: str
    layout: Layout
    linear: bool
    refine_steps: int
    residual_cells: int
    axis_scale: np.ndarray

    def encode(self, points: np.ndarray) -> tuple[np.ndarray, np.ndarray | None]:
        """(B, N, 3) clouds -> posterior mean (B, D) and log variance (B, D) or None."""

    def refine_step(self, first: np.ndarray, residuals: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
        """(B, D) means and their residuals (B, G) -> posterior mean and log variance (B, D) after a step."""

    def decode(self, latents: np.ndarray, resolution: int) -> np.ndarray:
        """(B, D) latents -> (B, C, R, R, 3) chart grids; borders not yet closed."""

    def trunk(self, resolution: int) -> np.ndarray:
        """(C, P, F + 1) values of the patches' functions on a grid, where the decoder is linear."""


def open_engine(weights: Weights, engine: str = "auto", device: str = "auto") -> Engine:
    """The engine asked for. "auto" takes torch only where there is a GPU for it.

    numpy is the default on a CPU: it starts a second sooner and decodes one
    asset as quickly.

    Args:
        engine: auto, numpy or torch. device: auto, cpu, cuda or mps (torch only).
    Raises:
        EngineError: torch or the device is not available, or an unknown name.
    """
    if engine not in ("auto", "numpy", "torch"):
        raise EngineError("There is no engine {engine}; choose auto, numpy or torch.", engine=repr(engine))
    if engine == "numpy" and device not in ("auto", "cpu"):
        raise EngineError(
            "The NumPy engine runs only on the CPU; choose the torch engine for {device}.", device=repr(device)
        )
    if engine == "numpy" or (engine == "auto" and device in ("auto", "cpu") and not _gpu_there()):
        from .numpy_engine import NumpyEngine

        return NumpyEngine(weights)
    from .torch_engine import TorchEngine

    return TorchEngine(weights, device)


def _gpu_there() -> bool:
    from .torch_engine import gpu_available

    return gpu_available()
