"""The styles on offer: those of the open model, or of the card beside its weights."""

from __future__ import annotations

ANY = "ANY"
_items: list[tuple[str, str, str]] = []  # Blender keeps no reference to the strings of a callback


def style_items(_settings, _context) -> list[tuple[str, str, str]]:
    """Items of the style menu."""
    from ..model_cache import styles

    wanted = [(ANY, "Any Style", "Draw from all styles")]
    titles = {name: name.replace("_", " ").title() for name in styles()}
    wanted += [(name, title, f"Only swords of the style {title}") for name, title in titles.items()]
    if wanted != _items:
        _items[:] = wanted
    return _items


def asked_style(style: str) -> str | None:
    """What the model is asked for: None for any style."""
    return None if style in (ANY, "") else style
