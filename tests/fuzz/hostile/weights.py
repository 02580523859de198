"""Weights folders whose arrays are damaged, with a card that vouches for them, so that what comes after is tried."""

from __future__ import annotations

import hashlib
import io
import json
import shutil
import zipfile
from functools import lru_cache
from pathlib import Path

import numpy as np

from .case import OUT, QUICK, RECIPES, SHIPPED, Case, Sound, one_of
from .damage import damaged_bytes, odd_file

SHARE = 0.10
ARRAYS, CARD = "weights.npz", "weights.json"
_NUMBERS = (float("nan"), float("inf"), 3e38, 9e5, -9e5, 1e-40, 0.0, -1.0, 1.0, 1e4)
_TYPES = ("f2", "f4", "f8", ">f4", "i1", "i8", "u8", "?", "c16", "U3", "S5", "M8[s]", "f16")


def case(rng: np.random.Generator, folder: Path, sound: Sound) -> Case:
    """A model in ``folder/model``, and a command that opens it."""
    model = folder / "model"
    model.mkdir()
    how, chance = rng.random(), False
    card = json.loads((SHIPPED / CARD).read_text())
    if how < 0.08:
        odd_file(rng, model / one_of(rng, (ARRAYS, CARD)))
        for name in (ARRAYS, CARD):
            if not (model / name).is_symlink() and not (model / name).exists():
                shutil.copy(SHIPPED / name, model / name)
        return asked(rng, sound, chance=False)
    if how < 0.35:
        content = damaged_bytes(rng, (SHIPPED / ARRAYS).read_bytes())
    elif how < 0.45:
        content = _archive_of(rng)
    else:
        content, chance = _stored(_changed(rng)), True
    (model / ARRAYS).write_bytes(content)
    if rng.random() < 0.95:
        card["sha256"] = hashlib.sha256(content).hexdigest()
    (model / CARD).write_text(json.dumps(card))
    return asked(rng, sound, chance)


def asked(rng: np.random.Generator, sound: Sound, chance: bool) -> Case:
    """A command that opens the model."""
    out, seed = ("--out", OUT, *QUICK), ("--seed", str(rng.integers(100)))
    words = one_of(
        rng,
        [("generate", *out, *seed)] * 3
        + [("generate", "--set", "blade_length=0.7", *out, *seed)]
        + [("measure", f"{RECIPES}:0"), ("generate", "--style", "katana", "--toward", "claymore", *out)]
        + [("vary", f"{RECIPES}:1", "--lock", "blade", *out)],
    )
    return Case((*words, "--weights", "model"), names=("model", "No shape near"), chance=chance)


@lru_cache(maxsize=1)
def _shipped() -> dict[str, np.ndarray]:
    with np.load(SHIPPED / ARRAYS) as archive:
        return {name: archive[name] for name in archive.files}


def _stored(arrays: dict[str, np.ndarray]) -> bytes:
    file = io.BytesIO()
    np.savez(file, **arrays)
    return file.getvalue()


def _changed(rng: np.random.Generator) -> dict[str, np.ndarray]:
    """The shipped arrays, one to three of which have other numbers, shapes, types or names."""
    arrays = dict(_shipped())
    for _ in range(int(rng.integers(1, 4))):
        name, how = one_of(rng, sorted(arrays)), rng.random()
        array = arrays[name].copy()
        if how < 0.5 and array.dtype.kind in "biufc":  # an earlier change may have made words of it
            places = rng.integers(max(1, array.size), size=int(one_of(rng, (1, 5, 100))))
            with np.errstate(all="ignore"):
                array = array.real.astype(np.float32)
                if array.size:
                    array.flat[places] = one_of(rng, _NUMBERS)
            arrays[name] = array
        elif how < 0.6:
            arrays[name] = np.full(array.shape, one_of(rng, _NUMBERS), np.float32)
        elif how < 0.75:
            shapes = ((), (0,), (1,), (*array.shape, 1), array.shape[::-1], (*array.shape[:-1], 0), (2, *array.shape))
            arrays[name] = np.zeros(one_of(rng, shapes), np.float32)
        elif how < 0.87:
            with np.errstate(all="ignore"):
                arrays[name] = np.zeros(array.shape, one_of(rng, _TYPES))
        elif how < 0.94:
            del arrays[name]
        else:
            arrays[one_of(rng, ("x", "network.x", "", "../x", "prior.style.npy", name.upper(), "剣"))] = array
    return arrays


def _archive_of(rng: np.random.Generator) -> bytes:
    """An archive of members that are bombs, pickles, no arrays, or headers that claim too much."""
    file, names = io.BytesIO(), sorted(_shipped())
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        for name in names:
            if rng.random() < 0.9:
                archive.writestr(f"{name}.npy", _array(_shipped()[name]))
        how, name = int(rng.integers(6)), f"{one_of(rng, names)}.npy"
        if how == 0:
            archive.writestr("bomb.npy", bytes(int(one_of(rng, (2**20, 2**26, 2**28)))))
        elif how == 1:
            pickled = io.BytesIO()
            np.save(pickled, np.array([None, {}], dtype=object), allow_pickle=True)
            archive.writestr("x.npy", pickled.getvalue())
        elif how == 2:
            shape = one_of(
                rng, ("(1000000000000,)", "(-1,)", "(4, 4", "(2**70,)", "((((1,)", "(9" + "9" * 26 + ",)", "None")
            )
            header = f"{{'descr': '<f4', 'fortran_order': False, 'shape': {shape}, }}".ljust(117) + "\n"
            archive.writestr("x.npy", b"\x93NUMPY\x01\x00" + len(header).to_bytes(2, "little") + header.encode())
        elif how == 3:
            archive.writestr("x.npy", rng.bytes(100))
        elif how == 4:
            for number in range(int(one_of(rng, (10, 20_000)))):
                archive.writestr(f"x{number}.npy", b"")
        else:
            archive.writestr(f"{name}/", b"")
    return file.getvalue()


def _array(array: np.ndarray) -> bytes:
    file = io.BytesIO()
    np.save(file, array)
    return file.getvalue()
