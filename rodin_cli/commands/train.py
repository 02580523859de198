"""``rodin train``: the network, its codes' prior and the weights file."""

from __future__ import annotations

NAME = "train"


def run() -> None:
    """Train a model; resumes after a stop, logs to TensorBoard."""
