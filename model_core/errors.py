"""Errors whose message is one clear sentence, fit to be shown to a user as it is.

A message is a template and its values, ``RodinError("There is no style {style}.", style="x")``,
so that a host can look up the template in another language and fill in the same values.
"""

from __future__ import annotations


class RodinError(ValueError):
    """Root of every error that a host shows instead of a traceback.

    Attributes:
        template: English, with a ``{name}`` for each value, as ``str.format`` takes it.
        values: {name: value}; a RodinError among them is a sentence of its own, a tuple of them a line each.
    """

    def __init__(self, template: object = "", /, **values: object):
        self.template, self.values = str(template), values
        super().__init__(self.template, values)

    def __str__(self) -> str:
        """The sentence in English."""
        if not self.values:
            return self.template
        lines = {name: "\n".join(map(str, one)) for name, one in self.values.items() if isinstance(one, tuple)}
        return self.template.format(**{**self.values, **lines})

    def __reduce__(self):
        """Errors pass between processes."""
        return _rebuilt, (type(self), self.template, self.values)


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


class EngineError(RodinError):
    """The compute engine or device asked for is not available."""


class ExportError(RodinError):
    """An export was asked for what cannot be, or an asset does not keep what is guaranteed."""
