"""Learning from a collection: its meshes are written to a folder, and a Blender without a window learns from them.

`snapshot.py` (collection to files) -> `begin.py` and `job.py` (in the other Blender, with `rays.py`) ->
`progress.py` (how far it is, in a file) -> `process.py` (which this Blender watches).
"""
