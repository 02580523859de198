"""Encode and decode with torch, on a GPU if there is one. The only door to torch outside training."""

from __future__ import annotations

import ctypes.util
import importlib.util
import sys
from functools import lru_cache
from pathlib import Path

import numpy as np

from ..charts.grid import unit_grid
from ..errors import EngineError
from ..weights import Weights


def torch_installed() -> bool:
    """Whether torch could be imported, without importing it."""
    return importlib.util.find_spec("torch") is not None


def gpu_available() -> bool:
    """Whether torch is there and has a CUDA or MPS device; imports torch where it is installed."""
    if not torch_installed() or not _driver_there():
        return False
    import torch

    return torch.cuda.is_available() or torch.backends.mps.is_available()


def _driver_there() -> bool:
    """Whether the system could have a GPU at all, asked before torch is imported, which takes a second or more."""
    if sys.platform == "linux":
        return any(Path(device).exists() for device in ("/dev/nvidiactl", "/dev/kfd", "/dev/dxg"))
    if sys.platform == "win32":
        return ctypes.util.find_library("nvcuda") is not None
    return True


def pick_device(name: str = "auto"):
    """The torch.device asked for, or the best there is: auto, cpu, cuda (or cuda:1 and so on), mps.

    Raises:
        EngineError: torch has no such device here.
    """
    import torch

    available = {"cuda": torch.cuda.is_available(), "mps": torch.backends.mps.is_available(), "cpu": True}
    if name == "auto":
        return torch.device(next(kind for kind, there in available.items() if there))
    if not available.get(name.split(":")[0], False):
        raise EngineError("PyTorch has no {name} device here; choose auto or cpu.", name=repr(name))
    return torch.device(name)


class TorchEngine:
    """The network of ``network.vae`` on a device; see ``Engine`` for shapes.

    Raises:
        EngineError: torch is not installed, or it has no such device.
    """

    def __init__(self, weights: Weights, device: str = "auto"):
        if not torch_installed():
            raise EngineError("PyTorch is not installed in this Python; use the NumPy engine or install the full zip.")
        import torch

        from ..network.vae import AtlasNetVAE

        self._torch = torch
        self._device = pick_device(device)
        self.layout = weights.kind.layout
        self.linear = weights.config.conditioning == "linear"
        self.refine_steps, self.residual_cells = weights.config.refine_steps, weights.config.residual_cells
        self.axis_scale = weights.parameters["axis_scale"]
        self.label = f"PyTorch, {device_name(self._device)}"
        model = AtlasNetVAE(weights.config)
        state = {name: torch.from_numpy(np.array(array)) for name, array in weights.parameters.items()}
        # Batch counters are state of training alone and are not stored.
        missing = set(model.load_state_dict(state, strict=False).missing_keys)
        if any(not name.endswith("num_batches_tracked") for name in missing):
            raise EngineError("The weights are missing {names}.", names=", ".join(sorted(missing)))
        self._model = model.eval().to(self._device)
        self._uv = lru_cache(maxsize=8)(self._grid)

    def encode(self, points: np.ndarray) -> tuple[np.ndarray, np.ndarray | None]:
        """See ``Engine.encode``."""
        with self._torch.inference_mode():
            posterior = self._model.encode(self._tensor(points))
        return _array(posterior.mean), None if posterior.log_variance is None else _array(posterior.log_variance)

    def refine_step(self, first: np.ndarray, residuals: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
        """See ``Engine.refine_step``."""
        with self._torch.inference_mode():
            mean, log_variance = self._model.refiner(self._tensor(first), self._tensor(residuals))
        return _array(mean), _array(log_variance)

    def decode(self, latents: np.ndarray, resolution: int) -> np.ndarray:
        """See ``Engine.decode``."""
        with self._torch.inference_mode():
            points = self._model.decode(self._tensor(latents), self._uv(resolution))
        return _array(points).reshape(len(latents), -1, resolution, resolution, 3)

    def trunk(self, resolution: int) -> np.ndarray:
        """See ``Engine.trunk``."""
        with self._torch.inference_mode():
            return _array(self._model.decoder.trunk(self._uv(resolution)))

    def _grid(self, resolution: int):
        return self._tensor(unit_grid(resolution).reshape(-1, 2).copy())

    def _tensor(self, array: np.ndarray):
        return self._torch.as_tensor(np.asarray(array, dtype=np.float32), device=self._device)


def _array(tensor) -> np.ndarray:
    return tensor.detach().cpu().numpy()


def device_name(device) -> str:
    """A torch.device for people: CPU, CUDA (NVIDIA ...) or MPS."""
    import torch

    return f"CUDA ({torch.cuda.get_device_name(device)})" if device.type == "cuda" else device.type.upper()
