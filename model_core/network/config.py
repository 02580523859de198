"""What the network is: sizes and variants. No torch here, so every engine reads the same description."""

from __future__ import annotations

from dataclasses import asdict, dataclass, fields

from ..errors import RodinError, WeightsError, shown
from ..surface.residuals import NUMBERS as RESIDUAL_NUMBERS

BIN_PRIOR = 2e-4
"""Share of a cloud below which a bin's mean fades to zero, instead of dividing by nothing."""

CHOICES = {
    "posterior": ("none", "shared", "per_patch"),
    "conditioning": ("linear", "bias"),
    "activation": ("relu", "silu"),
    "norm": ("none", "batch"),
}


POOLS = ("max", "mean")


def _check_size(name: str, value: object, least: int, most: int) -> None:
    if isinstance(value, bool) or not isinstance(value, int) or not least <= value <= most:
        raise RodinError(
            "{name} must be a whole number from {least} to {most}, not {value}.",
            name=name,
            least=least,
            most=most,
            value=shown(repr(value)),
        )


@dataclass(frozen=True)
class ModelConfig:
    """The network's sizes. The defaults are those of the shipped models.

    Raises:
        RodinError: a variant that is not in ``CHOICES``.
    """

    charts: int  # patches, as many as the kind's layout has charts
    latent: int = 128  # principal components: 0.3 % over the noise floor, thin blades 0.9 % off; 96: 0.4 and 1.5 %
    posterior: str = "shared"  # "none": autoencoder; "shared": one distribution; "per_patch": one a patch
    point_frequencies: int = 4  # Fourier octaves on each coordinate: thin blades need more than raw xyz
    point_widths: tuple[int, ...] = (64, 96)  # PointNet's per-point layers
    pools: tuple[str, ...] = ("max", "mean")  # of the whole cloud: the maximum finds extents, the mean areas
    length_bins: int = 32  # means within bins along the length as well; 0: PointNet as published
    code_widths: tuple[int, ...] = (384, 256)  # layers between the pooled features and the posterior
    refine_steps: int = (
        2  # how often the estimate is compared with the cloud and corrected; 0: the initial estimate stays
    )
    residual_cells: int = 5  # of each chart, along u and v, whose residuals the refiner reads
    refiner_widths: tuple[int, ...] = (320,)  # layers of the refiner
    conditioning: str = "linear"  # "linear": z gives the last layer's weights; "bias": z enters the first layer
    uv_frequencies: int = 3  # Fourier octaves on (u, v): waves along a flamberge
    patch_widths: tuple[int, ...] = (128, 128)  # layers of each patch's map
    activation: str = "silu"  # smooth, so that surfaces are
    norm: str = "none"  # batch statistics of 100 swords made train and eval outputs differ

    # AtlasNet's published layers add the latent to the first layer's output
    # themselves; that is what "bias" does when latent == patch_widths[0].

    def __post_init__(self):
        for name, allowed in CHOICES.items():
            if getattr(self, name) not in allowed:
                raise RodinError(
                    "{name} must be one of {allowed}, not {value}.",
                    name=name,
                    allowed=", ".join(allowed),
                    value=shown(repr(getattr(self, name))),
                )
        sizes = {  # bounded above, for a stranger's card may ask for years of work
            "charts": (1, 4096),
            "latent": (1, 4096),
            "length_bins": (0, 256),
            "refine_steps": (0, 16),
            "residual_cells": (1, 32),
            "point_frequencies": (0, 16),
            "uv_frequencies": (0, 16),
        }
        for name, (least, most) in sizes.items():
            _check_size(name, getattr(self, name), least, most)
        if self.refine_steps and self.posterior == "none":
            raise RodinError("Only a posterior can be refined; set refine_steps to 0.")
        if self.length_bins == 1:
            raise RodinError("length_bins must be 0 or at least 2, not 1.")
        for name in ("point_widths", "code_widths", "refiner_widths", "patch_widths"):
            widths = getattr(self, name)
            if not isinstance(widths, tuple) or not 1 <= len(widths) <= 16:
                raise RodinError(
                    "{name} must be a list of widths, not {widths}.", name=name, widths=shown(repr(widths))
                )
            for width in widths:
                _check_size(name, width, least=1, most=16_384)
        if not isinstance(self.pools, tuple) or not self.pools or any(pool not in POOLS for pool in self.pools):
            raise RodinError("pools can contain only max and mean, not {pools}.", pools=shown(repr(self.pools)))

    @property
    def groups(self) -> int:
        """How many latents a shape has: one a patch with one posterior a patch, else 1."""
        return self.charts if self.posterior == "per_patch" else 1

    @property
    def pooled_size(self) -> int:
        """Numbers a cloud is pooled to: the whole's pools, and each length bin's mean and share."""
        width = self.point_widths[-1]
        return width * len(self.pools) + (width + 1) * self.length_bins

    @property
    def residual_size(self) -> int:
        """Numbers the refiner reads beside the latent."""
        return self.charts * self.residual_cells**2 * RESIDUAL_NUMBERS

    @property
    def latent_size(self) -> int:
        """Numbers that describe one shape: groups x latent."""
        return self.groups * self.latent

    def to_dict(self) -> dict:
        """Plain JSON types."""
        return {name: list(value) if isinstance(value, tuple) else value for name, value in asdict(self).items()}

    @classmethod
    def from_dict(cls, values: dict) -> ModelConfig:
        """The configuration of a card.

        Raises:
            WeightsError: unknown or missing keys, or values of the wrong kind.
        """
        known = {field.name: field for field in fields(cls)}
        unknown, missing = sorted(set(values) - set(known)), sorted(set(known) - set(values))
        if unknown or missing:
            raise WeightsError(
                "The weights' configuration does not fit this version (unknown: {unknown}; missing: {missing}).",
                unknown=[shown(name) for name in unknown],
                missing=missing,
            )
        try:
            return cls(**{name: tuple(v) if isinstance(v, list) else v for name, v in values.items()})
        except (TypeError, ValueError) as error:
            raise WeightsError(
                "The weights' configuration is not valid: {reason}",
                reason=error if isinstance(error, RodinError) else str(error),
            ) from error


def atlasnet(charts: int) -> ModelConfig:
    """AtlasNet's published sizes (Groueix et al., CVPR 2018, section 4), for any count of patches."""
    return ModelConfig(
        charts=charts,
        latent=1024,
        posterior="none",
        point_frequencies=0,
        point_widths=(64, 128, 1024),
        pools=("max",),
        length_bins=0,
        code_widths=(1024,),
        refine_steps=0,
        conditioning="bias",
        uv_frequencies=0,
        patch_widths=(1024, 512, 512, 512),
        activation="relu",
        norm="batch",
    )


def fourier_width(dimensions: int, frequencies: int) -> int:
    """Width of a coordinate vector with its sines and cosines."""
    return dimensions * (1 + 2 * frequencies)
