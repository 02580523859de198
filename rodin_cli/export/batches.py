"""Many assets drawn and exported: the plan, which a restart has to agree with, and its shards."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass
from functools import lru_cache, partial
from pathlib import Path

from model_core.errors import ExportError
from model_core.export.choices import Choices
from model_core.export.manifest import MANIFEST_FILE
from model_core.export.names import base_name, file_stem
from model_core.files import read_small
from model_core.json_text import JsonError, parsed
from model_core.model import Model
from rodin_cli.assets import drawn, open_library
from rodin_cli.errors import CommandError
from rodin_cli.export.options import absolute
from rodin_cli.export.records import plan_record
from rodin_cli.export.shards import Shard, sheet_stem
from rodin_cli.files import make_folder, write_whole_text
from rodin_cli.options import Engine

WORK_FOLDER = ".shards"
_PLAN = "plan.json"


@dataclass(frozen=True)
class Plan:
    """What a batch is of: all that its assets and files follow from.

    Attributes:
        count, seed: of assets, and of the first; the next count on. style: None for any.
        variety: see ``Model.sample``. choices: as ``Choices.to_dict`` gives them.
        weights: sha256. size: most assets of a shard.
    """

    count: int
    seed: int
    style: str | None
    variety: float
    choices: dict
    weights: str
    size: int

    @property
    def shards(self) -> int:
        """How many."""
        return -(-self.count // self.size)

    def seeds(self, index: int) -> range:
        """Of a shard, counted from 1."""
        first = (index - 1) * self.size
        return range(self.seed + first, self.seed + min(first + self.size, self.count))


def agreed(plan: Plan, out: Path) -> Plan:
    """The plan that is kept in a folder, or this one where there is none; only the size of their shards may differ.

    Raises:
        CommandError: the folder cannot be written, or is that of another batch or export.
    """
    make_folder(out)
    path = out / WORK_FOLDER / _PLAN
    if not path.exists():
        if (out / MANIFEST_FILE).exists():
            raise CommandError(
                "The folder {folder} contains another export; choose a different folder for the batch.", folder=out
            )
        make_folder(path.parent)
        write_whole_text(path, [json.dumps(asdict(plan), indent=1, allow_nan=False) + "\n"])
        return plan
    kept = _read(path)
    for name, value in asdict(plan).items():
        if name != "size" and value != getattr(kept, name):
            raise CommandError(
                "The folder {folder} contains another batch (different {what}); choose another folder.",
                folder=out,
                what=name,
            )
    return kept


def check_no_batch(out: Path) -> None:
    """See that a folder is no batch's: what else is exported to it, the batch would take out of its manifest.

    Raises:
        CommandError: it is.
    """
    if (out / WORK_FOLDER / _PLAN).exists():
        raise CommandError(
            "The folder {folder} contains a batch; choose a different folder for the export.", folder=out
        )


def batch_shards(plan: Plan, out: Path, weights: Path | None) -> list[Shard]:
    """All shards of a plan."""
    return [
        Shard(
            index=index,
            count=len(plan.seeds(index)),
            assets=partial(_draw, plan, plan.seeds(index), absolute(weights)),
            choices=plan.choices,
            sheet=sheet_stem(index, plan.shards),
            out=out.resolve(),
            work_folder=out.resolve() / WORK_FOLDER,
            weights=absolute(weights),
        )
        for index in range(1, plan.shards + 1)
    ]


def plan_shard(plan: Plan, shard: Shard, model: Model) -> None:
    """The record of a shard that is yet to come.

    Raises:
        CommandError: a file in the folder, which no part of this batch has written, has the name of one of its own.
    """
    names = (_name(model, plan, seed) for seed in plan.seeds(shard.index))
    planned = [{"name": name, "base": _base(name, plan)} for name in names]
    if not shard.record.exists():
        _check_free(planned, shard)
    plan_record(shard.record, planned, plan.choices)


def _check_free(planned: list[dict], shard: Shard) -> None:
    suffix = Choices.from_dict(shard.choices).suffix
    for name in [*(f"{item['base']}{suffix}" for item in planned), f"{shard.sheet}.png"]:
        if (shard.out / name).exists():
            raise CommandError("{path} exists; choose a different folder for the batch.", path=shard.out / name)


def _draw(plan: Plan, seeds: range, weights: Path | None) -> dict:
    """The assets of a shard, drawn where they are exported.

    Raises:
        CommandError: the weights there are other ones.
    """
    model = _model(weights, plan.weights)
    swords = [drawn(model, plan.style, seed, plan.variety) for seed in seeds]
    recipes = [{"name": file_stem(name), "recipe": recipe.to_dict()} for name, recipe in swords]
    return {"recipes": recipes, "meshes": [], "bases": [_base(item["name"], plan) for item in recipes]}


@lru_cache(maxsize=1)
def _model(weights: Path | None, sha256: str) -> Model:
    library = open_library(weights, Engine.numpy)
    if library.entry(sha256) is None:
        raise CommandError("The weights have changed since the batch started, or a worker has different ones.")
    return library.open(sha256)


def _name(model: Model, plan: Plan, seed: int) -> str:
    """As :func:`_draw` calls it; only where the style is drawn too has the asset to be."""
    return file_stem(f"{plan.style}_{seed}" if plan.style else drawn(model, None, seed, plan.variety)[0])


def _base(name: str, plan: Plan) -> str:
    """Seeds differ, so no two are alike."""
    return base_name(name, plan.choices["names"])


def _read(path: Path) -> Plan:
    try:
        plan = Plan(**parsed(read_small(path)))
        Choices.from_dict(plan.choices)
    except (OSError, ValueError, TypeError, JsonError, ExportError) as error:
        raise CommandError("{path} is not a batch plan.", path=path) from error
    if type(plan.size) is not int or plan.size < 1:
        raise CommandError("{path} is not a batch plan.", path=path)
    return plan
