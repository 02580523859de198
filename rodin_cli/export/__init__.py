"""Assets for game engines: planned, cut into shards, each the work of one Blender, and one manifest of them all."""
