"""Jobs that the command line runs in a Blender without a window."""
