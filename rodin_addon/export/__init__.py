"""From swords in a scene to FBX files, the scene untouched."""
