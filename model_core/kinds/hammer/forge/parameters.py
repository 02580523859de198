"""Every number that makes a hammer, by part. Lengths in metres, the rest ratios."""

from __future__ import annotations

from dataclasses import dataclass

from ....forge.handle import HandleParameters


@dataclass(frozen=True)
class HaftParameters(HandleParameters):
    """The haft; its upper end is inside the head or the top."""


@dataclass(frozen=True)
class EyeParameters:
    """The middle of the head, around the haft. A mace's is so small that its own haft and top hide it."""

    up: float = 0.014  # half of its height
    thickness: float = 1.0  # across, over its height
    length: float = 1.2  # along the head, over its height
    ends: float = 1.0  # size where face and back begin, over that in its middle
    squareness: float = 0.6  # of its section: 0 round, 1 a square with rounded corners
    facets: float = 0.0  # 1: flat sides with sharp corners, which are cut by a bevel
    chamfer: float = 0.2  # width of that bevel, over half of the thinner side; 0.59 makes eight even sides
    hold: float = 1.0  # 1: at least as large as the haft needs; 0: as given


@dataclass(frozen=True)
class WingParameters:
    """What stands out from the eye to one side, the face or the back. Sizes are over the eye's own where it begins."""

    length: float = 1.5  # from the eye to the middle of the end, over the eye's half-height
    step: float = 0.25  # share of the length on which it narrows or widens to its neck
    neck: float = 0.9  # size of the neck
    body: float = 0.0  # 0: behind the neck at once as large as at the end; 1: evenly from the neck to the end
    height: float = 1.0  # of the end, along the haft
    width: float = 1.0  # of the end, across
    rim: float = 0.1  # bevel around the end, over half of its thinner side
    crown: float = 0.0  # how far the end bulges, over half of its thinner side
    round: float = 0.0  # section of its body and end: 0 the eye's, 1 round, or eight-sided where that is facetted
    droop: float = 0.0  # how far the end hangs down, over the length


@dataclass(frozen=True)
class TopParameters:
    """What closes the head: a hammer's wedge, cap or spike; a mace's or a club's own head."""

    width: float = 0.85  # at its widest, over the haft's own at its end
    depth: float = 0.85
    height: float = 0.006  # above its widest place; of one that lies on the head, above the head
    drop: float = 0.001  # below it, down to where it comes out of the haft or the head
    sunk: float = 0.0  # 0: the widest place lies on the head; 1: around the end of the haft
    fullness: float = 4.0  # profile above the widest place: 1 a cone, 2 a dome, 5 a stud
    under: float = 2.0  # the same below it
    squareness: float = 0.2  # of its section: 0 round, 1 a square with rounded corners
    facets: float = 0.0  # 1: eight flat sides with sharp corners
    flange: float = 0.0  # depth of the notches between flanges, over the radius
    between: float = 1.0  # how far a second four flanges, or rows of studs, stand out over the first four
    stud: float = 0.0  # height of the studs, over the radius
    tip: float = 0.4  # width of what stands at its upper end, over its own
    spike: float = 0.0  # height of that, as a spike


@dataclass(frozen=True)
class HammerParameters:
    """One hammer: a haft, a head of eye, face and back, and a top."""

    haft: HaftParameters = HaftParameters()
    eye: EyeParameters = EyeParameters()
    face: WingParameters = WingParameters()
    back: WingParameters = WingParameters()
    top: TopParameters = TopParameters()
