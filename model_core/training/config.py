"""How a model is trained: every number with its reason. Free of torch."""

from __future__ import annotations

from dataclasses import asdict, dataclass, replace

from ..kinds import Kind
from ..network.config import ModelConfig, atlasnet

FRESH_SEED = 20_190_000
"""Forge seeds from here on are kept for evaluation; training refuses them."""

GROUPS = {
    "encoder": ("encoder.",),
    "decoder": ("decoder.",),
    "trunk": ("decoder.patch.", "decoder.patch_norm."),
    "refiner": ("refiner.",),
}
"""What can stay as it was loaded: {group: how the names of its parameters begin}. The trunk is the decoder's functions
of (u, v), without the last layer."""


@dataclass(frozen=True)
class TrainConfig:
    """One training run. Unknown keys cannot be passed; the same values give the same run.

    With ``decoder_steps`` the decoder is fitted to principal components of chart
    grids and then left alone; the encoder learns to find the codes. Without, encoder
    and decoder learn end to end.

    Raises:
        ValueError: settings that do not go together.
    """

    kind: str  # name of what is learnt
    model: ModelConfig
    loss: str = "chart"  # "chart": known correspondence; "chamfer": points alone, as AtlasNet
    seed: int = 1  # of the forge and of the network
    shapes: int = 8_000  # that the components are found in
    decoder_steps: int = 1_000  # on those components, all at once; 0: end to end
    decoder_rate: float = 5e-3
    component_floor: float = 0.003  # of the unit sphere: as ``spread_floor``, but components must keep thin parts
    shapes_encoded: int = 120_000  # others, for the encoder; with 12,000 it learns them by heart
    augmented_share: float = 0.2  # of their clouds: noisy, uneven, with pieces missing or shells inside
    points: int = 1_250  # of each cloud's 2,500 in a step
    batch: int = 32
    steps: int = 2_500  # of encoder, and of decoder where it was not fitted
    rate: float = 2e-3
    code_steps: int = 10_000  # of the code layers alone, on pooled features computed once; 0: none
    code_batch: int = 256
    code_rate: float = 1e-3
    refiner_steps: int = 10_000  # of the refiner alone, on shapes whose initial estimates were not trained on; 0: none
    refiner_dropout: float = 0.2  # of its hidden units: without it learns its shapes by heart
    spread_floor: float = 0.02  # of the unit sphere: a few times the distance between 2,500 samples of a shape
    edge_weight: float = 0.02  # brings the edge term to the size of the position term
    normal_weight: float = 0.05  # end to end only: without normals 9 % of faces flip
    kl_weight: float = 1e-6  # 1e-3 collapses the posterior
    stride: int = 3  # end to end: every third grid point is judged
    examples: int = 160  # training shapes a family in the prior
    save_every_s: float = 60.0
    begun_from: str = ""  # sha256 of the weights that training begins with; "": by chance
    frozen: tuple[str, ...] = ()  # groups of ``GROUPS`` that stay as they were loaded

    def __post_init__(self):
        if self.loss not in ("chart", "chamfer"):
            raise ValueError(f"loss must be chart or chamfer, not {self.loss!r}.")
        if not 0 <= self.seed < FRESH_SEED:
            raise ValueError(f"The seed must be between 0 and {FRESH_SEED - 1}; higher seeds are for evaluation.")
        if self.decoder_steps and (self.loss, self.model.conditioning, self.model.groups) != ("chart", "linear", 1):
            raise ValueError(
                "Only a linear decoder of one latent, with the chart loss, can be fitted; set decoder_steps to 0."
            )
        if self.code_steps and not self.decoder_steps:
            raise ValueError("Code layers are trained alone only for a fitted decoder; set code_steps to 0.")
        if bool(self.refiner_steps) != bool(self.model.refine_steps) or (self.refiner_steps and not self.code_steps):
            raise ValueError(
                "A refiner needs refiner_steps and code_steps; or set refine_steps and refiner_steps to 0."
            )
        if not set(self.frozen) <= set(GROUPS):
            raise ValueError(f"Only {', '.join(GROUPS)} can be frozen, not {', '.join(self.frozen)}.")
        if self.frozen and not self.begun_from:
            raise ValueError("Only what was loaded can be frozen; name the weights in begun_from.")

    def stays(self, name: str) -> bool:
        """Whether a parameter stays as it was loaded."""
        return name.startswith(tuple(beginning for group in self.frozen for beginning in GROUPS[group]))

    def to_dict(self) -> dict:
        """Plain JSON types."""
        return {**asdict(self), "model": self.model.to_dict(), "frozen": list(self.frozen)}


def presets(kind: Kind) -> dict[str, TrainConfig]:
    """Named runs: as shipped, a first model in minutes, a check that all turns, AtlasNet as published."""
    charts = kind.layout.chart_count
    full = TrainConfig(kind.name, ModelConfig(charts))
    quick = replace(
        full, shapes=2_000, decoder_steps=300, shapes_encoded=6_000, steps=600, code_steps=1_500, refiner_steps=1_500
    )
    smoke = replace(
        full,
        shapes=160,
        decoder_steps=20,
        shapes_encoded=160,
        points=256,
        batch=8,
        steps=20,
        code_steps=20,
        refiner_steps=20,
    )
    published = replace(
        full,
        model=atlasnet(charts),
        loss="chamfer",
        decoder_steps=0,
        code_steps=0,
        refiner_steps=0,
        shapes_encoded=20_000,
        augmented_share=0.0,
        points=2_500,
        kl_weight=0.0,
    )
    return {"full": full, "quick": quick, "smoke": smoke, "atlasnet": published}


PRESETS = ("full", "quick", "smoke", "atlasnet")
"""Names of :func:`presets`."""
