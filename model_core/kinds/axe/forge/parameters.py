"""Every number that makes an axe, by part. Lengths in metres, angles in degrees, the rest ratios."""

from __future__ import annotations

from dataclasses import dataclass

from ....forge.handle import HandleParameters


@dataclass(frozen=True)
class HaftParameters(HandleParameters):
    """The haft; the head sits on its upper end."""


@dataclass(frozen=True)
class EyeParameters:
    """The middle of the head, around the haft; its walls make it as wide and as thick as the haft needs."""

    up: float = 0.030  # from its middle to its top
    down: float = 0.034  # from its middle to its bottom
    wall: float = 0.25  # thickness that stands over the haft at each cheek, over the haft's own
    wall_ends: float = 0.35  # the same in front of the haft and behind it
    cheek: float = 3.0  # 2: cheeks as round as a socket; 5: flat ones
    langet: float = 0.0  # how far a tongue reaches down along the haft
    chamfer: float = 0.006  # width of the bevel along the head's upper and lower edges
    chamfer_depth: float = 0.2  # how much of the thickness it takes off; 0 leaves square edges


@dataclass(frozen=True)
class WingParameters:
    """What stands out from the eye to one side, the bit or the back: root at w = 0, edge at w = 1."""

    length: float = 0.10  # from the eye to the middle of the edge
    root: float = 0.8  # height at the eye, over the eye's own
    root_thickness: float = 0.8  # thickness at the eye, over the eye's own
    up: float = 1.5  # from the eye's middle to the upper end of the edge, over the eye's own height there
    down: float = 1.6  # to its lower end
    flare_up: float = 1.5  # 1: the outline runs straight to the end of the edge; 3: it stays narrow, then curves out
    flare_down: float = 1.5
    fill_up: float = 1.0  # above 1 the outline is out before it reaches the edge, as at a beard
    fill_down: float = 1.0
    horn_up: float = (
        0.1  # how far the upper end of the edge lies behind its middle, over the length: an arc of a circle
    )
    horn_down: float = 0.1
    curl: float = 1.5  # how late that curve sets in: at 3 the horns curl back
    lean: float = 0.0  # how far the upper end of the edge lies forward and the lower one back, over the length
    droop: float = 0.0  # how far the end hangs down, over the length
    droop_onset: float = 1.8  # 1: in a straight line; 3: only the end bends
    hollow: float = 1.5  # 1: thickness falls evenly from eye to bevel; 3: quickly at first
    bevel: float = 0.2  # share of the length that is bevel
    bevel_thickness: float = 0.4  # thickness where the bevel begins, over that at the root
    land: float = 0.05  # thickness at the very edge, over that where the bevel begins
    rim: float = 0.0  # how much of the height the bevel takes off, as at the rim of a hammer's face
    crown: float = 0.0  # how much thinner it is at its upper and lower ends than in its middle
    roundness: float = 0.0  # 1: a round section, as a spike has


POLL = WingParameters(
    length=0.02,
    root=0.95,
    root_thickness=0.9,
    up=0.9,
    down=0.9,
    flare_up=1.0,
    flare_down=1.0,
    horn_up=0.0,
    horn_down=0.0,
    hollow=1.0,
    bevel=0.3,
    bevel_thickness=0.95,
    land=0.8,
    rim=0.1,
)
"""A plain back: flat, with a narrow bevel around it."""


@dataclass(frozen=True)
class TopParameters:
    """What stands on the eye: the end of the haft, a dome or a spike."""

    width: float = 1.0  # over the haft's own at the head
    depth: float = 1.0
    height: float = 0.012  # over the head
    fullness: float = 3.0  # profile: under 1 a hollow spike, 1 a cone, 2 a dome, 5 a stud
    collar: float = 0.2  # share of the height that is straight


@dataclass(frozen=True)
class AxeParameters:
    """One axe: a haft, a head of eye, bit and back, and a top."""

    haft: HaftParameters = HaftParameters()
    eye: EyeParameters = EyeParameters()
    bit: WingParameters = WingParameters()
    back: WingParameters = POLL
    top: TopParameters = TopParameters()
