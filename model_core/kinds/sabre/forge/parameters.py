"""Every number that makes a sabre, by part. Lengths in metres, angles in degrees, the rest ratios."""

from __future__ import annotations

from dataclasses import dataclass, field

from ....forge.blade import BladeParameters


@dataclass(frozen=True)
class GuardParameters:
    """A straight or bent cross, or a plate that may be domed to a cup; its middle is where grip and blade meet."""

    front: float = 0.07  # from its middle to its end at the edge's side (+X), along its path
    back: float = 0.05  # to its end at the back's side (-X)
    depth: float = 0.030  # across the blade's flat
    height: float = 0.008  # thickness away from the middle, which is as thick as grip and blade need it
    disc: float = 0.0  # 1: seen along the blade it is a disc, 0 a bar
    dome: float = 0.0  # of a disc: angle between its middle and its rim; 90 is a hemisphere open to the grip
    lobes: float = 0.0  # of a disc: two shells side by side, as on a smallsword
    roundness: float = 0.5  # of the bar's section, or of the disc's rim
    bevel: float = 0.2  # chamfer of its long edges, over its half-height
    flare: float = 1.0  # of a bar: size at the ends over size in the middle
    sweep_front: float = 0.0  # bend of each arm at its end; positive towards the blade
    sweep_back: float = 0.0


@dataclass(frozen=True)
class GripParameters:
    """A tube from the end of the pommel up into the guard."""

    length: float = 0.13  # with the pommel
    width: float = 0.032
    depth: float = 0.025
    squareness: float = 0.2  # 0 an ellipse, 1 a rectangle with rounded corners
    facets: float = 0.0  # 1: an octagon of eight flats
    taper: float = 0.85  # size at the pommel over size at the guard
    swell: float = 0.1  # extra size in the middle
    rings: float = 0.0  # amplitude of wire or wrap ridges
    ring_count: float = 4.0
    arc: float = 0.04  # how far the middle lies behind the ends, over the length
    cant: float = 0.0  # lean of the blade to the front


@dataclass(frozen=True)
class PommelParameters:
    """The lower end of the grip's tube."""

    width: float = 0.036
    depth: float = 0.030
    height: float = 0.034
    fullness: float = 2.2  # profile: 2 a ball, 4 a drum
    squareness: float = 0.0  # of its section, as the grip's
    lean: float = 0.2  # how far its end lies in front of the grip, over its width (a bird's head)


@dataclass(frozen=True)
class BowParameters:
    """A band from the guard's front to the pommel, bent outwards along a curve."""

    root: float = 0.75  # where on the guard's front arm it begins
    reach: float = 0.025  # how far it curves out in front of where it begins, about; there is always room for fingers
    high: float = 0.45  # how straight it comes down from the guard
    low: float = 0.35  # how straight it comes up from the pommel: at 0.6 a D, at 0.1 a slanting line
    width: float = 0.012  # across the blade's flat, where it is widest
    thickness: float = 0.005
    root_width: float = 0.8  # width at the guard over the widest
    end_width: float = 0.8  # width at the pommel over the widest
    wrap: float = 0.0  # how far its sides lie behind its middle, over half its width: a basket's curve
    squareness: float = 0.3  # of its section: 0 an ellipse, 1 a rectangle with rounded corners


@dataclass(frozen=True)
class SabreParameters:
    """One sabre: a blade, a guard, a grip that ends in a pommel, and a bow."""

    blade: BladeParameters = field(default_factory=BladeParameters)
    guard: GuardParameters = GuardParameters()
    grip: GripParameters = GripParameters()
    pommel: PommelParameters = PommelParameters()
    bow: BowParameters = BowParameters()
