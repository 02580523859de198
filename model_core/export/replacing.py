"""Which files of a folder an export may replace: those that an earlier one wrote, and nobody has changed since.

What the manifest calls missing may be there all the same, where an earlier export was killed before it noted it: when
that export began, nothing had the asset's name.
"""

from __future__ import annotations

from pathlib import Path

from .manifest import MANIFEST_FILE, file_entry, read_manifest


def written_before(folder: Path) -> dict:
    """The manifest of a folder, or one of nothing.

    Raises:
        ExportError: it cannot be read.
    """
    empty = {"makings": [], "assets": [], "missing": [], "contact_sheets": []}
    return read_manifest(folder / MANIFEST_FILE) if (folder / MANIFEST_FILE).exists() else empty


class Earlier:
    """What an earlier export wrote to a folder, or had begun to write.

    Args:
        record: of :func:`written_before`.
    """

    def __init__(self, record: dict):
        self._files = {entry["name"]: entry for asset in record["assets"] for entry in asset["files"]}
        self._begun = {item["base"] for item in record["missing"]}

    def is_free(self, path: Path, base: str) -> bool:
        """Whether no file is at ``path``, or what :meth:`may_replace` says; no file ever replaces a folder."""
        return not path.is_file() or self.may_replace(path, base)

    def may_replace(self, path: Path, base: str) -> bool:
        """Whether the file at ``path`` is its own, of the asset that is called ``base``."""
        return base in self._begun or self._files.get(path.name) == file_entry(path)
