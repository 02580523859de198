"""Shards exported under a progress bar, one manifest of all, and what is said at the end."""

from __future__ import annotations

import time
from collections.abc import Sequence
from concurrent.futures import Executor
from pathlib import Path

from rich.table import Table

from rodin_cli.console import note, print_wide, progress_bar, say
from rodin_cli.errors import with_option
from rodin_cli.export.records import Tally, count_up, refusal, write_merged
from rodin_cli.export.shards import Shard, run_shards

_MANIFEST_EACH = 30  # seconds between two writings of the manifest
_MOST_NAMED = 20  # names of refused and of missing assets that are said; the manifest has them all
_WIDTH = 80


def export_shards(
    shards: Sequence[Shard], executor: Executor, out: Path, work_folder: Path, records: Sequence[Path]
) -> list[str]:
    """Export shards, and keep the folder's manifest up to date.

    Args:
        records: all that the manifest is made of, the oldest first.
    Returns:
        What went wrong, a sentence each.
    Raises:
        CommandError: the manifest cannot be written.
    """
    write_merged(records, out)
    written = time.monotonic()
    with progress_bar() as bar:
        task = bar.add_task("export", total=sum(shard.count for shard in shards))

        def on_progress(swords: int) -> None:
            nonlocal written
            bar.update(task, completed=swords)
            if time.monotonic() - written > _MANIFEST_EACH:
                write_merged(records, out)
                written = time.monotonic()

        try:
            return run_shards(shards, executor, work_folder, on_progress)
        finally:
            write_merged(records, out)


def report(records: Sequence[Path], out: Path, seconds: float, troubles: Sequence[str], before: int = 0) -> int:
    """Say how an export went.

    Args:
        records: of this export alone. before: assets of theirs that an earlier run has written.
    Returns:
        The exit code: 1 if something is refused or missing.
    """
    tally = count_up(records)
    _show(tally, seconds, (tally.assets - before) / seconds)
    say(f"Wrote {tally.assets} {'asset' if tally.assets == 1 else 'assets'} to {out}.")
    for text in troubles:
        note(text)
    for name, reasons in tally.refused[:_MOST_NAMED]:
        note(refusal(name, list(map(with_option, reasons))))
    if len(tally.refused) > _MOST_NAMED:
        note(f"{len(tally.refused) - _MOST_NAMED} more were refused; see the manifest for the reasons.")
    if tally.missing:
        more = len(tally.missing) - _MOST_NAMED
        note(f"Missing: {', '.join(tally.missing[:_MOST_NAMED])}{f' and {more} more' if more > 0 else ''}.")
    return 1 if troubles or tally.refused or tally.missing else 0


def _show(tally: Tally, seconds: float, rate: float) -> None:
    table = Table("assets", "files", "seconds", "assets per second", "refused", "missing")
    counts = tally.assets, tally.files, len(tally.refused), len(tally.missing)
    swords, files, refused, missing = (f"{count:,}" for count in counts)
    table.add_row(swords, files, f"{seconds:.1f}", f"{rate:.2f}", refused, missing)
    print_wide(table, _WIDTH)
