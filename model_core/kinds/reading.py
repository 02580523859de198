"""A kind out of its folder's ``kind.toml``, or out of a model's card: data, checked, never code."""

from __future__ import annotations

import json
import re
import tomllib
from collections.abc import Callable
from functools import lru_cache
from pathlib import Path

from ..charts.atlas import Atlas, atlases_of, tiles
from ..charts.ends import End
from ..charts.layout import ENDS, Layout, Tube
from ..charts.measures import ARGUMENTS, AXES, Measure
from ..charts.pose import PoseRule
from ..errors import KindError, Word, shown
from ..files import read_small
from ..json_text import is_text
from .kind import (
    FINISHES,
    SOCKET_PLACES,
    Collision,
    Dimension,
    Joint,
    Kind,
    Material,
    SocketRule,
    Words,
)

KIND_FILE, ATLAS_FILE, WORDS_FILE = "kind.toml", "atlas.json", "words.toml"
_NAME = re.compile(r"[a-z][a-z0-9_]{0,31}")
_MOST_PARTS, _MOST_SEGMENTS = 32, 16  # a hostile card may not ask for millions of charts
_MOST_TABLES = 256  # dimensions, joints, sockets
_LONGEST_TEXT, _LONGEST_WORD = 10_000, 255  # characters


@lru_cache(maxsize=32)
def read_kind(folder: Path) -> Kind:
    """The kind in a folder, with its atlas and its words in other languages where there are such files.

    Raises:
        KindError: no such folder, a file that cannot be read, or see :func:`kind_from_dict`.
    """
    values = _read(folder / KIND_FILE, tomllib.loads)
    for key, name, parse in (("atlas", ATLAS_FILE, json.loads), ("words", WORDS_FILE, tomllib.loads)):
        if (folder / name).exists():
            values[key] = _read(folder / name, parse)
    try:
        return kind_from_dict(values, folder.resolve())
    except KindError as error:
        raise KindError("{folder}: {reason}", folder=folder, reason=error) from error


def _read(path: Path, parse: Callable[[str], dict]) -> dict:
    try:
        return parse(read_small(path))
    except OSError as error:
        raise KindError("{path} cannot be read: {reason}.", path=path, reason=error.strerror) from error
    except (ValueError, RecursionError) as error:
        raise KindError("{path} cannot be read: {reason}.", path=path, reason=str(error)) from error


def kind_from_dict(values: object, folder: Path | None = None) -> Kind:
    """A checked kind.

    Args:
        values: as in ``kind.toml``, with "atlas" and "words" of the files beside it; see docs/kinds.md.
        folder: where its forge is.
    Raises:
        KindError: something is missing, unknown, of the wrong type or names what is not there.
    """
    table = _Table(values, "the kind")
    name = _name(table, "kind")
    words = Words(Word(table.text("singular")), Word(table.text("plural")))
    parts = table.tables("part", least=1)
    if len(parts) > _MOST_PARTS:
        raise KindError("A kind can have at most {most} parts.", most=_MOST_PARTS)
    layout = Layout.of_tubes(*map(_tube, parts))
    pose = _pose(table.table("pose"), layout)
    kind = Kind(
        name=Word(name),
        words=words,
        layout=layout,
        pose=pose,
        dimensions=_dimensions(table.tables("dimension"), layout),
        joints=_joints(table.tables("joint"), layout, pose.pivot),
        materials=tuple(_material(part.table("material")) for part in parts),
        sockets=tuple(_socket(one, layout) for one in table.tables("socket")),
        collision=_collision(table.table("collision", {})),
        judged=_part(table, "judged", layout),
        atlases=_atlases(table.any("atlas"), layout),
        translations=_translations(table.table("words", {})),
        farthest=float(table.number("farthest", 1e-4, 10, Kind.farthest)),
        stands=table.flag("stands", Kind.stands),
        girths=table.texts("girths", Kind.girths),
        limits=table.lines("limits", "Not stated."),
        licence=table.text("licence", Kind.licence),
        folder=folder,
        source=values,
    )
    for part in parts:
        part.end()
    table.end()
    if not set(kind.girths) <= set(kind.dimension_names):
        raise table.wrong("girths", f"some of the dimensions {', '.join(kind.dimension_names)}")
    return kind


class _Table:
    """One table of a kind: every key is asked for once, and those left over are unknown."""

    def __init__(self, values: object, where: str):
        if not isinstance(values, dict):
            raise KindError("{where} must be a table.", where=where.capitalize())
        self._values, self._left, self.where = values, set(values), where

    def _take(self, key: str, default: object = None) -> object:
        self._left.discard(key)
        value = self._values.get(key, default)
        if value is None:
            raise KindError('{where} is missing "{key}".', where=self.where.capitalize(), key=key)
        return value

    def any(self, key: str) -> object:
        """What another function checks; None where it is left out."""
        self._left.discard(key)
        return self._values.get(key)

    def wrong(self, key: str, wanted: str) -> KindError:
        return KindError('"{key}" of {where} must be {wanted}.', key=key, where=self.where, wanted=wanted)

    def text(self, key: str, default: str | None = None) -> str:
        value = self.lines(key, default)
        if "\n" in value or "\r" in value:
            raise self.wrong(key, "one line of text")
        return value

    def lines(self, key: str, default: str | None = None) -> str:
        """Text that may have several lines."""
        value = self._take(key, default)
        if not is_text(value) or not 0 < len(value) <= _LONGEST_TEXT:
            raise self.wrong(key, "text")
        return value

    def one_of(self, key: str, allowed: tuple[str, ...], default: str | None = None) -> str:
        value = self.text(key, default)
        if value not in allowed:
            raise self.wrong(key, f"one of {', '.join(allowed)}, not {shown(value)}")
        return value

    def texts(self, key: str, default: tuple[str, ...] | None = None) -> tuple[str, ...]:
        value = self._take(key, default)
        if not isinstance(value, (list, tuple)) or not all(map(_is_word, value)):
            raise self.wrong(key, "a list of names")
        return tuple(value)

    def flag(self, key: str, default: bool) -> bool:
        value = self._take(key, default)
        if not isinstance(value, bool):
            raise self.wrong(key, "true or false")
        return value

    def number(self, key: str, low: float, high: float, default: float | None = None) -> float:
        value = self._take(key, default)
        if isinstance(value, bool) or not isinstance(value, (int, float)) or not low <= value <= high:
            raise self.wrong(key, f"a number from {low:g} to {high:g}")
        return value

    def whole(self, key: str, low: int, high: int, default: int | None = None) -> int:
        value = self._take(key, default)
        if isinstance(value, bool) or not isinstance(value, int) or not low <= value <= high:
            raise self.wrong(key, f"a whole number from {low} to {high}")
        return value

    def colour(self, key: str) -> tuple[float, float, float]:
        value = self._take(key)
        numbers = isinstance(value, (list, tuple)) and all(
            isinstance(item, (int, float)) and 0 <= item <= 1 for item in value
        )
        if not numbers or len(value) != 3:
            raise self.wrong(key, "three numbers from 0 to 1")
        return tuple(float(item) for item in value)

    def table(self, key: str, default: dict | None = None) -> _Table:
        return _Table(self._take(key, default), f"{key} of {self.where}")

    def names(self) -> list[str]:
        """All keys, for a table that may have any."""
        return list(self._values)

    def all_texts(self) -> dict[str, str]:
        """{key: text} of a table that may have any keys."""
        return {key: self.text(key) for key in self._values}

    def tables(self, key: str, least: int = 0) -> list[_Table]:
        value = self._take(key, [])
        if not isinstance(value, list) or len(value) < least:
            raise self.wrong(key, "a list of tables")
        if len(value) > _MOST_TABLES:
            raise self.wrong(key, f"at most {_MOST_TABLES} tables")
        return [_Table(item, f"{key} {number + 1}") for number, item in enumerate(value)]

    def end(self) -> None:
        """That no key is left."""
        if self._left:
            raise KindError(
                "{where} has an unknown key, {key}.",
                where=self.where.capitalize(),
                key=shown(min(map(str, self._left))),
            )


def _is_word(value: object) -> bool:
    return is_text(value) and 0 < len(value) <= _LONGEST_WORD and value.isprintable()


def _atlases(stored: object, layout: Layout) -> tuple[Atlas, Atlas]:
    """Equal tiles for a kind without an atlas."""
    return atlases_of(stored, layout) if stored is not None else (tiles(layout), tiles(layout))


def _translations(table: _Table) -> dict[str, dict[str, str]]:
    """A table of words for each locale."""
    return {locale: table.table(locale).all_texts() for locale in table.names()}


def _name(table: _Table, what: str) -> str:
    """The name of a kind, part or dimension, which is also a word of commands, files and properties."""
    name = table.text("name")
    if not _NAME.fullmatch(name):
        raise KindError(
            "The name of a {what} must be lower-case letters, digits and underscores, not {name}.",
            what=what,
            name=shown(repr(name)),
        )
    return name


def _tube(table: _Table) -> Tube:
    name = _name(table, "part")
    table.where = f"the part {name}"
    segments = table.texts("segments", (name,))
    if len(segments) > _MOST_SEGMENTS:
        raise KindError("A part can have at most {most} segments.", most=_MOST_SEGMENTS)
    return Tube(name, segments, table.text("low"), table.text("high"))


def _part(table: _Table, key: str, layout: Layout) -> str:
    return table.one_of(key, layout.parts)


def _end(table: _Table, key: str, layout: Layout) -> End:
    """``["part", "low"]``."""
    words = table.texts(key)
    if len(words) != 2 or words[0] not in layout.parts or words[1] not in ENDS:
        raise table.wrong(key, 'a part and "low" or "high"')
    return End(*words)


def _pose(table: _Table, layout: Layout) -> PoseRule:
    rule = PoseRule(_part(table, "pivot", layout), _end(table, "bottom", layout), _end(table, "top", layout))
    table.end()
    return rule


def _dimensions(tables: list[_Table], layout: Layout) -> tuple[Dimension, ...]:
    found = tuple(_dimension(table, layout) for table in tables)
    names = [one.name for one in found]
    for one in found:
        if names.count(one.name) > 1:
            raise KindError("Two dimensions are named {name}.", name=one.name)
        for freed in one.frees:
            if freed not in names:
                raise KindError(
                    "The dimension {name} frees {freed}, which does not exist.", name=one.name, freed=shown(freed)
                )
    return found


def _dimension(table: _Table, layout: Layout) -> Dimension:
    name = _name(table, "dimension")
    table.where = f"the dimension {name}"
    measure = _measure(table, layout)
    found = Dimension(
        name=name,
        part=measure.part or table.one_of("of", layout.parts, measure.at.part if measure.at else None),
        measure=measure,
        meaning=table.text("meaning"),
        held=table.flag("held", True),
        frees=table.texts("frees", ()),
    )
    table.end()
    return found


def _measure(table: _Table, layout: Layout) -> Measure:
    name = table.one_of("measure", tuple(ARGUMENTS))
    read = {
        "start": lambda: _end(table, "start", layout),
        "end": lambda: _end(table, "end", layout),
        "at": lambda: _end(table, "at", layout),
        "corner": lambda: table.whole("corner", 0, 1),
        "part": lambda: _part(table, "part", layout),
        "axis": lambda: table.one_of("axis", AXES),
    }
    return Measure(name, **{argument: read[argument]() for argument in ARGUMENTS[name]})


def _joints(tables: list[_Table], layout: Layout, pivot: str) -> tuple[Joint, ...]:
    joints, placed = [], [pivot]
    for table in tables:
        joint = Joint(_part(table, "part", layout), _end(table, "on", layout))
        table.end()
        if joint.on.part not in placed or joint.part in placed:
            raise KindError(
                "The joint of {part} must come after the joint of {on}, and only once.",
                part=joint.part,
                on=joint.on.part,
            )
        joints.append(joint)
        placed.append(joint.part)
    if missing := [part for part in layout.parts if part not in placed]:
        raise KindError("The part {part} is not attached to anything; it needs a joint.", part=missing[0])
    return tuple(joints)


def _material(table: _Table) -> Material:
    found = Material(
        name=table.text("name"),
        colour=table.colour("colour"),
        metallic=float(table.number("metallic", 0, 1)),
        roughness=float(table.number("roughness", 0, 1)),
        finish=table.one_of("finish", FINISHES, "plain"),
    )
    table.end()
    return found


def _socket(table: _Table, layout: Layout) -> SocketRule:
    name, at = table.text("name"), table.one_of("at", SOCKET_PLACES)
    found = SocketRule(name, at, None if at == "pivot" else _part(table, "part", layout))
    table.end()
    return found


def _collision(table: _Table) -> Collision:
    default = Collision()
    found = Collision(
        most_pieces=table.whole("most_pieces", 1, 32, default.most_pieces),
        deepest_dip=float(table.number("deepest_dip", 1e-4, 1, default.deepest_dip)),
    )
    table.end()
    return found
