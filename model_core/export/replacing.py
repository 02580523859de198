"""Which files of a folder an export may replace: those that an earlier one wrote, and nobody has changed since."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from .manifest import MANIFEST_FILE, file_entry, read_manifest


def written_before(folder: Path) -> dict:
    """The manifest of a folder, or one of nothing.

    Raises:
        ExportError: it cannot be read.
    """
    empty = {"makings": [], "assets": [], "contact_sheets": []}
    return read_manifest(folder / MANIFEST_FILE) if (folder / MANIFEST_FILE).exists() else empty


def changed_files(files: Iterable[dict], folder: Path) -> list[str]:
    """Names of those files that are there, but no longer as they were written.

    Args:
        files: entries of a manifest, see ``manifest.file_entry``.
    """
    there = [entry for entry in files if (folder / entry["name"]).exists()]
    return [entry["name"] for entry in there if file_entry(folder / entry["name"]) != entry]
