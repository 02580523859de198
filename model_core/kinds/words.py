"""What a kind is called in other languages: ``words.toml`` in its folder, a table for each locale."""

from __future__ import annotations

import tomllib
from functools import lru_cache
from pathlib import Path

from ..errors import KindError
from .kind import Kind

WORDS_FILE = "words.toml"


def words_of(kind: Kind, locale: str) -> dict[str, str]:
    """{English: translation} of a kind's own words; none where its folder has none.

    Args:
        locale: such as "de".
    Raises:
        KindError: the file cannot be read.
    """
    return _read(kind.folder).get(locale, {}) if kind.folder else {}


@lru_cache(maxsize=32)
def _read(folder: Path) -> dict[str, dict[str, str]]:
    path = folder / WORDS_FILE
    if not path.is_file():
        return {}
    try:
        tables = tomllib.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise KindError("{path} cannot be read: {reason}.", path=path, reason=str(error)) from error
    for table in tables.values():
        if not isinstance(table, dict) or not all(isinstance(word, str) for word in table.values()):
            raise KindError("{path} must have a table of words for each language.", path=path)
    return tables
