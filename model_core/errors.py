"""Errors whose message is one clear sentence, fit to be shown to a user as it is.

A message is a template and its values, ``RodinError("There is no style {style}.", style="x")``,
so that a host can look up the template in another language and fill in the same values.
"""

from __future__ import annotations

from copy import deepcopy

Sentence = tuple[str, dict[str, object]]
"""A template and its values, where they are no error."""
_LONGEST_SHOWN = 100  # characters


class Word(str):
    """A value that is a word of a kind, such as "sword" or "Blade Length", which a host translates like a template."""

    __slots__ = ()


class RodinError(ValueError):
    """Root of every error that a host shows instead of a traceback.

    Attributes:
        template: English, with a ``{name}`` for each value, as ``str.format`` takes it.
        values: {name: value}; a RodinError among them is a sentence of its own, a tuple of them a line each, and a
            list of them one sentence with commas.
    """

    def __init__(self, template: object = "", /, **values: object):
        self.template, self.values = str(template), values
        super().__init__(self.template, values)

    def __str__(self) -> str:
        """The sentence in English."""
        if not self.values:
            return self.template
        return self.template.format(**{name: _in_english(value) for name, value in self.values.items()})

    def bare(self) -> RodinError:
        """The same to be kept: without its traceback, which keeps all that the functions it names were working on."""
        return deepcopy(self)

    def __reduce__(self):
        """Errors pass between processes."""
        return _rebuilt, (type(self), self.template, self.values)


def shown(value: object) -> str:
    """A stranger's text as a sentence can hold it: of one line, of letters that can be printed, and not endless."""
    text = str(value)
    text = text if len(text) <= _LONGEST_SHOWN else f"{text[: _LONGEST_SHOWN - 3]}..."
    return text if text.isprintable() else ascii(text)


def _in_english(value: object) -> object:
    joint = {tuple: "\n", list: ", "}.get(type(value))
    return value if joint is None else joint.join(map(str, value))


def _rebuilt(kind: type[RodinError], template: str, values: dict) -> RodinError:
    return kind(template, **values)


class KindError(RodinError):
    """A kind's folder is broken, or a kind is unknown or not the one that is meant."""


class SurfaceError(RodinError):
    """The input mesh cannot be sampled."""


class WeightsError(RodinError):
    """The weights are missing, damaged or foreign."""


class RecipeError(RodinError):
    """A stored recipe cannot be read or does not fit the weights."""


class HandleError(RodinError):
    """No shape has what a handle was asked for."""


class NoShapeError(HandleError):
    """Each size may be asked for, but no shape near the one at hand has them all."""


class EngineError(RodinError):
    """The compute engine or device asked for is not available."""


class ExportError(RodinError):
    """An export was asked for what cannot be, or an asset does not keep what is guaranteed."""
