"""Mesh files: read whatever the format, within limits, and written as PLY."""
