"""How good a model is, on shapes of seeds it never saw: reconstruction, generation, handles."""

from .report import evaluate

__all__ = ["evaluate"]
