"""Registering whole sets of meshes, and learning from them."""
