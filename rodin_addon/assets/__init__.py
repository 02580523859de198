"""Assets in a scene: found, built, moved live, placed side by side."""
