"""What all tests share."""

from __future__ import annotations

import os

# Two threads of small matrices are slower than one, by much on a busy machine. Set before numpy is imported.
for _name in ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS"):
    os.environ.setdefault(_name, "1")
