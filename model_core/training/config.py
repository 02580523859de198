"""How a model is trained: every number with its reason. Free of torch."""

from __future__ import annotations

from dataclasses import asdict, dataclass, field, replace

from ..network.config import ATLASNET, ModelConfig

FRESH_SEED = 20_190_000
"""Forge seeds from here on are kept for evaluation; training refuses them."""


@dataclass(frozen=True)
class Phase:
    """A stretch of training on one size of input cloud."""

    steps: int
    points: int
    mixed_precision: bool  # bfloat16 matrix products: 1.6 times faster on a recent CPU, too coarse to finish with


@dataclass(frozen=True)
class TrainConfig:
    """One training run. Unknown keys cannot be passed; the same values give the same run."""

    model: ModelConfig = field(default_factory=ModelConfig)
    loss: str = "chart"  # "chart": known correspondence; "chamfer": points alone, as AtlasNet
    swords: int = 20_000  # forged, families in turn
    seed: int = 1  # of the forge and of the network
    batch: int = 32
    teacher_steps: int = 6_000  # decoder alone, on whitened principal components of the charts; 0: end to end
    teacher_rate: float = 2e-3
    phases: tuple[Phase, ...] = (  # few points first: cheap steps while the code is coarse
        Phase(10_000, 625, True),
        Phase(3_000, 1_250, True),
        Phase(500, 2_500, False),
    )
    rate: float = 1e-3
    decoder_rate_share: float = 0.1  # a taught decoder moves little while the encoder learns
    edge_weight: float = 0.02  # brings the edge term to the size of the position term
    normal_weight: float = 0.05  # without normals 9 % of faces flip
    kl_weight: float = 2e-6  # posterior noise then costs about a tenth of the position term; 1e-3 collapses it
    loss_stride: int = 3  # the encoder is judged on every third grid point; the teacher on all
    components: int = 3  # Gaussians a family in the prior
    save_every_s: float = 60.0

    def __post_init__(self):
        if self.loss not in ("chart", "chamfer"):
            raise ValueError(f"loss must be chart or chamfer, not {self.loss!r}.")
        if not 0 <= self.seed < FRESH_SEED:
            raise ValueError(f"The seed must lie between 0 and {FRESH_SEED - 1}; seeds above are for evaluation.")
        if self.loss == "chamfer" and self.teacher_steps:
            raise ValueError("A chamfer model has no teacher: set teacher_steps to 0.")

    def to_dict(self) -> dict:
        """Plain JSON types."""
        return {**asdict(self), "model": self.model.to_dict(), "phases": [asdict(phase) for phase in self.phases]}


SWORD = TrainConfig()
QUICK = replace(
    SWORD,
    swords=4_000,
    teacher_steps=1_500,
    phases=(Phase(1_200, 625, True), Phase(300, 1_250, False)),
)
SMOKE = replace(SWORD, swords=160, batch=8, teacher_steps=30, phases=(Phase(20, 256, False),), components=1)
ATLASNET_RUN = replace(
    SWORD, model=ATLASNET, loss="chamfer", teacher_steps=0, phases=(Phase(2_000, 2_500, False),), kl_weight=0.0
)
PRESETS = {"sword": SWORD, "quick": QUICK, "smoke": SMOKE, "atlasnet": ATLASNET_RUN}
"""Named runs: the shipped one, a first model in minutes, a check that all turns, and AtlasNet as published."""
