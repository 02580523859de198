"""Packages that only some commands need."""

from __future__ import annotations

import importlib.util

from rodin_cli.errors import CommandError


def require(*packages: str, extra: str = "train") -> None:
    """Look for packages without importing them.

    Args:
        extra: of ``pyproject.toml``, which has them.
    Raises:
        CommandError: names what is missing and how to install it.
    """
    missing = [package for package in packages if importlib.util.find_spec(package) is None]
    if missing:
        raise CommandError(
            "This needs {names}; in Rodin's folder run: pip install --editable '.[{extra}]'",
            names=", ".join(missing),
            extra=extra,
        )
