"""Names and shapes of every parameter of a configuration, without torch.

A saved model is checked against this list before it is used, so a file from
another network is refused with names instead of failing inside a product.
"""

from __future__ import annotations

from .config import ModelConfig, fourier_width

Shapes = dict[str, tuple[int, ...]]


def parameter_shapes(config: ModelConfig) -> Shapes:
    """{name: shape} as in ``AtlasNetVAE(config).state_dict()``, without batch counters."""
    return {"axis_scale": (3,)} | _encoder(config) | _look(config) | _decoder(config)


def _encoder(config: ModelConfig) -> Shapes:
    points = [fourier_width(3, config.point_frequencies), *config.point_widths]
    codes = [config.pooled_size, *config.code_widths]
    shapes = _stack("encoder.point", points) | _stack("encoder.code", codes)
    shapes |= {"encoder.pool_mean": (codes[0],), "encoder.pool_scale": (codes[0],)}
    if config.norm == "batch":
        shapes |= _norms("encoder.point_norm", config.point_widths) | _norms("encoder.code_norm", config.code_widths)
    shapes |= _linear("encoder.mean", codes[-1], config.latent_size)
    if config.posterior != "none":
        shapes |= _linear("encoder.log_variance", codes[-1], config.latent_size)
    return shapes


def _look(config: ModelConfig) -> Shapes:
    if not config.refine_steps:
        return {}
    widths = [config.residual_size + config.latent_size, *config.refiner_widths]
    shapes = {"refiner.residual_mean": (config.residual_size,), "refiner.residual_scale": (config.residual_size,)}
    shapes |= _stack("refiner.layers", widths) | _linear("refiner.change", widths[-1], config.latent_size)
    return shapes | _linear("refiner.log_variance", widths[-1], config.latent_size)


def _decoder(config: ModelConfig) -> Shapes:
    widths = [fourier_width(2, config.uv_frequencies), *config.patch_widths]
    shapes: Shapes = {}
    for index, (inputs, outputs) in enumerate(zip(widths[:-1], widths[1:], strict=True)):
        shapes |= _patch_linear(f"decoder.patch.{index}", config.charts, inputs, outputs)
    if config.norm == "batch":
        shapes |= _norms("decoder.patch_norm", tuple(config.charts * width for width in config.patch_widths))
    if config.conditioning == "linear":
        return shapes | _linear("decoder.linear", config.latent, config.charts * (widths[-1] + 1) * 3 // config.groups)
    shapes |= _patch_linear("decoder.out", config.charts, widths[-1], 3)
    if config.latent != config.patch_widths[0]:
        shapes |= _patch_linear("decoder.latent", config.charts, config.latent, config.patch_widths[0])
    return shapes


def _linear(name: str, inputs: int, outputs: int) -> Shapes:
    return {f"{name}.weight": (outputs, inputs), f"{name}.bias": (outputs,)}


def _patch_linear(name: str, charts: int, inputs: int, outputs: int) -> Shapes:
    return {f"{name}.weight": (charts, inputs, outputs), f"{name}.bias": (charts, 1, outputs)}


def _stack(name: str, widths: list[int]) -> Shapes:
    shapes: Shapes = {}
    for index, (inputs, outputs) in enumerate(zip(widths[:-1], widths[1:], strict=True)):
        shapes |= _linear(f"{name}.{index}", inputs, outputs)
    return shapes


def _norms(name: str, widths: tuple[int, ...]) -> Shapes:
    kinds = ("weight", "bias", "running_mean", "running_var")
    return {f"{name}.{index}.batch.{kind}": (width,) for index, width in enumerate(widths) for kind in kinds}
