"""Meshes in: triangles -> points -> frame, and distances between point sets."""
