"""Rodin's command line. It reaches Blender only through a process of its own."""

import os

# Products here are small: NumPy's threads made a refinement twice as long, most of it spent waiting for one another.
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
