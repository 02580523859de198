"""Registering whole sets of meshes, and learning from them."""

import model_core.evaluation  # noqa: F401 - meshes are judged with the rays that it brings
