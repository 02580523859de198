"""Every number that makes a sword, by part. Lengths in metres, angles in degrees, the rest ratios."""

from __future__ import annotations

from dataclasses import dataclass, field

from ....forge.blade import BladeParameters


@dataclass(frozen=True)
class GuardParameters:
    """A box bent along its path, or a disc; ``width`` is measured along the path."""

    width: float = 0.18
    height: float = 0.016  # along the blade
    depth: float = 0.028  # across the blade's flat
    disc: float = 0.0  # 1: seen along the blade it is a disc, 0 a bar
    roundness: float = 0.3  # of the bar's section
    flare_height: float = 1.0  # size at the ends over size at the centre
    flare_depth: float = 1.0
    boss: float = 0.0  # swelling of the centre, in heights
    notch: float = 0.0  # dent halfway along each arm, share of the height there: winged guards
    sweep_right: float = 0.0  # bend of each arm towards the blade at its end, degrees
    sweep_left: float = 0.0
    sweep_onset: float = 1.5  # 1: bent evenly; 3: only the end curls
    reach_left: float = 1.0  # length of the left arm over the right (a knuckle-bow is long and swept down)
    straight: float = 0.0  # metres on either side of its middle before the bend begins
    bevel: float = 0.2  # chamfer of its long edges, over its half-height
    lobes: float = 0.0  # of a disc: bulges along X and Y, or with a minus between them (a mokko tsuba)
    rim: float = 0.0  # of a disc: thickness added near its edge, over that in the middle


@dataclass(frozen=True)
class GripParameters:
    """A tube from the pommel to the guard, its own centre at the origin."""

    length: float = 0.12
    width: float = 0.030
    depth: float = 0.024
    squareness: float = 0.2  # 0 an ellipse, 1 a rectangle with rounded corners
    facets: float = 0.0  # 1: an octagon of eight flats
    taper: float = 0.9  # size at the pommel over size at the guard
    swell: float = 0.1  # extra size in the middle
    rings: float = 0.0  # amplitude of wire or wrap ridges
    ring_count: float = 4.0
    bend: float = 0.0  # angle between its two ends, degrees; positive curls the pommel towards +X


@dataclass(frozen=True)
class PommelParameters:
    """A turned body between two poles, sized in metres."""

    width: float = 0.045
    depth: float = 0.040
    height: float = 0.045
    fullness: float = 2.0  # profile: 1 a bicone, 2 a ball, 4 a drum
    flat: float = 0.0  # 1: depth stays up to the rim, as on a wheel
    squareness: float = 0.0  # of its section, as a grip's
    facets: float = 0.0
    drop: float = 0.0  # -1 widest at the grip, +1 widest at the end
    neck: float = 0.0  # waist in the upper half
    lean: float = 0.0  # sideways offset of its end, in widths (a bird's head)
    sink: float = 0.12  # share of its height that sits inside the grip, so that no gap shows


@dataclass(frozen=True)
class SwordParameters:
    """One sword: four parts."""

    blade: BladeParameters = field(default_factory=BladeParameters)
    guard: GuardParameters = GuardParameters()
    grip: GripParameters = GripParameters()
    pommel: PommelParameters = PommelParameters()
