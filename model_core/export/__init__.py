"""From chart grids to what a game engine takes: levels of detail, atlas, collision pieces, checks, names, manifest."""
