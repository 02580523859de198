"""From chart grids to Blender meshes."""
