"""What a set of real meshes adds to weights: each is registered to the charts, and what they have beyond the forge
is appended to the decoder."""
