"""Rodin's command line. It reaches Blender only through a process of its own."""
