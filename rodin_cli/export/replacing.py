"""What an export would write over: the same assets as before may be replaced, and nothing else is."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

from model_core.export.choices import Choices
from model_core.export.replacing import Earlier, written_before
from rodin_cli.errors import CommandError
from rodin_cli.export.shards import Shard


def check_replaced(shards: Sequence[Shard], out: Path) -> None:
    """See that nothing is lost in a folder: each asset is new there, or was exported before in the same way.

    Raises:
        CommandError: something else is there.
        ExportError: the folder's manifest cannot be read.
    """
    before = written_before(out)
    assets, earlier = {asset["base"]: asset for asset in before["assets"]}, Earlier(before)
    for shard in shards:
        sheet = f"{shard.sheet}.png"
        if sheet not in before["contact_sheets"] and not before["missing"] and (out / sheet).exists():
            raise _exists(out / sheet)
        for base, item in _planned(shard):
            main = f"{base}{Choices.from_dict(shard.choices).suffix}"
            asset = assets.get(base)
            same = asset is None or _is_same(asset, item, before["makings"][asset["making"]], shard)
            for entry in asset["files"] if asset else [{"name": main}]:
                path = out / entry["name"]
                if not earlier.is_free(path, base) or (path.exists() and not same):
                    raise _exists(path)


def _planned(shard: Shard) -> Iterator[tuple[str, dict]]:
    """(base, item) of each asset, as the job takes it; {} for a mesh."""
    asked = shard.assets()
    return zip(asked["bases"], asked["recipes"] + [{}] * len(asked["meshes"]), strict=True)


def _is_same(asset: dict, item: dict, making: dict, shard: Shard) -> bool:
    """Whether it would be exported as it was; of a mesh nobody can tell."""
    before = asset.get("recipe"), asset.get("morphs"), making["choices"]
    return before == (item.get("recipe", {}), item.get("morphs", []), shard.choices)


def _exists(path: Path) -> CommandError:
    return CommandError(
        "{path} exists and is different; choose another folder, or replace it with --overwrite.", path=path
    )
