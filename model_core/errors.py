"""Errors whose message is one clear sentence, fit to be shown to a user as it is."""


class RodinError(ValueError):
    """Root of every error that a host shows instead of a traceback."""


class SurfaceError(RodinError):
    """The input mesh cannot be sampled."""


class WeightsError(RodinError):
    """The weights are missing, damaged or foreign."""


class RecipeError(RodinError):
    """A stored recipe cannot be read or does not fit the weights."""


class HandleError(RodinError):
    """No sword has what a handle was asked for."""


class EngineError(RodinError):
    """The engine or device asked for is not available."""


class ExportError(RodinError):
    """An export was asked for what cannot be, or a sword does not keep what is guaranteed."""
