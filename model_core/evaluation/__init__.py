"""How good a model is, on shapes of seeds it never saw: reconstruction, generation, handles."""

from ..judging import rays
from .embree import embree
from .report import evaluate

rays.use(embree)

__all__ = ["evaluate"]
