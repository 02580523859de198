"""How far learning is: written by the Blender that learns, read by the one that shows it.

The add-on imports it when it is enabled, so it imports nothing that opens a model.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import asdict, dataclass, replace
from pathlib import Path

from ...model_core.errors import RodinError, Sentence
from ...model_core.files import write_whole

FILE = "progress.json"
REGISTRATIONS = "registrations"
REGISTER, DONE = "register", "done"
"""The first and the last stage; between them are those of ``learning.lesson``."""
WENT_WELL, FAILED, STOPPED, TAKEN = range(4)
"""What the process ends with: with FAILED its progress says why; with TAKEN another one learns in that folder."""


@dataclass(frozen=True)
class Row:
    """What became of a mesh.

    Attributes:
        name: of its object. file: of its record. ratio: distance of what can be seen over its noise floor, None where
            it was refused. held_out: kept for measuring. why_not: sentences, where it may not be learnt from.
    """

    name: str
    file: str
    ratio: float | None
    held_out: bool
    why_not: tuple[Sentence, ...] = ()


@dataclass(frozen=True)
class Progress:
    """How far it is.

    Attributes:
        stage: ``REGISTER``, one of ``learning.lesson``, or ``DONE``. done, total: meshes of that stage.
        rows: of the meshes that are registered. said: sentences at the end. error: why it ended early.
    """

    stage: str = REGISTER
    done: int = 0
    total: int = 0
    rows: tuple[Row, ...] = ()
    said: tuple[Sentence, ...] = ()
    error: Sentence | None = None

    @property
    def share(self) -> float:
        """Of its stage, on 0..1."""
        return self.done / self.total if self.total else 0.0

    @property
    def ended(self) -> bool:
        """Whether nothing more will come."""
        return self.stage == DONE or self.error is not None

    def failed(self, error: RodinError) -> Progress:
        """The same, ended by an error."""
        values = {name: value if isinstance(value, int | float) else str(value) for name, value in error.values.items()}
        return replace(self, error=(error.template, values))


def record_path(folder: Path, sha256: str) -> Path:
    """Where in a folder the registration of a mesh is."""
    return folder / REGISTRATIONS / f"{sha256}.json"


def write(folder: Path, progress: Progress) -> None:
    """Raises OSError: it cannot be written."""
    write_whole(folder / FILE, [json.dumps(asdict(progress), allow_nan=False), "\n"])


def read(folder: Path) -> Progress | None:
    """How far the learning of a folder is; None where none was begun, or what there is cannot be read."""
    try:
        found = json.loads((folder / FILE).read_text(encoding="utf-8"))
        rows = tuple(Row(**{**row, "why_not": _sentences(row["why_not"])}) for row in found["rows"])
        anew = {"rows": rows, "said": _sentences(found["said"]), "error": found["error"] and _sentence(found["error"])}
        return Progress(**{**found, **anew})
    except (OSError, ValueError, TypeError, KeyError):
        return None


def _sentences(pairs: Iterable) -> tuple[Sentence, ...]:
    return tuple(map(_sentence, pairs))


def _sentence(pair: list) -> Sentence:
    template, values = pair
    return str(template), dict(values)
