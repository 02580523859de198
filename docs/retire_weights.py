"""Weights of an earlier version, without what only encodes: enough to open its files, at a third of the bytes.

    python docs/retire_weights.py FOLDER OUT

The files stay in the format that their version wrote. Recipes know weights by
their hash, which is another one now: add the line that this prints to
``model_core.weights._RETIRED``.
"""

from __future__ import annotations

import hashlib
import io
import json
import sys
from pathlib import Path

import numpy as np

ENCODING = ("network.encoder.", "network.refiner.", "network.look.")  # the last as Rodin 0.1.0 called the refiner
SHAPES_SEEN = 8_000  # of 30,000: how new a sword is comes out a little higher


def retire(folder: Path, out: Path) -> tuple[str, str]:
    """Write the smaller weights; return their sha256 and that of the whole ones."""
    with np.load(folder / "weights.npz", allow_pickle=False) as archive:
        arrays = {name: archive[name] for name in archive.files}
    for name, array in arrays.items():
        if name.startswith(ENCODING) and array.ndim == 2:
            arrays[name] = np.zeros_like(array)
    arrays["novelty.seen"] = arrays["novelty.seen"][:SHAPES_SEEN]
    buffer = io.BytesIO()
    np.savez_compressed(buffer, **arrays)
    card = json.loads((folder / "weights.json").read_text(encoding="utf-8"))
    before, card["sha256"] = card["sha256"], hashlib.sha256(buffer.getvalue()).hexdigest()
    out.mkdir(parents=True)
    (out / "weights.npz").write_bytes(buffer.getvalue())
    (out / "weights.json").write_text(json.dumps(card, indent=2) + "\n", encoding="utf-8")
    return card["sha256"], before


if __name__ == "__main__":
    print(*retire(Path(sys.argv[1]), Path(sys.argv[2])), sep=": ")
