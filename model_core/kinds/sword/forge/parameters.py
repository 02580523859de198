"""Every number that makes a sword, by part. Lengths in metres, angles in degrees, the rest ratios."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class BladeParameters:
    """A blade runs from its base (t = 0) to its tip (t = 1) along a bent centre line."""

    length: float = 0.80
    width: float = 0.048  # full width at the base
    thickness: float = 0.007  # full thickness at the base
    taper: float = 0.75  # width at the start of the tip over width at the base; above 1 it widens
    distal_taper: float = 0.7  # the same for thickness
    belly: float = 0.0  # extra width of a leaf-shaped bulge, in base widths; negative is a waist
    belly_place: float = 0.6  # its place along the blade
    curvature: float = 0.0  # angle between base and tip tangents; positive bends the tip towards -X
    curvature_onset: float = 1.0  # 1: an arc of a circle; 2: straight at the base, bent at the tip
    recurve: float = 0.0  # amplitude of an S-shaped second bend, degrees
    tip_start: float = 0.85  # where the tip charts begin, share of the length
    tip_fullness: float = 1.4  # superellipse exponent of the tip's outline along the blade
    tip_bluntness: float = 1.0  # across: 1 a point, 0.5 a round end
    tip_lean: float = 0.0  # -1: the back runs straight to the point; +1: the edge does
    wave: float = 0.0  # flamberge: sideways amplitude in base widths
    wave_count: float = 5.0  # waves along the blade
    pinch: float = 0.0  # width modulation in step with the wave
    ridge: float = 0.0  # sideways place of the ridge, -1 at the back, +1 at the edge
    edge_bevel: float = 0.9  # share of the half-width that is bevel, edge side (+X)
    back_bevel: float = 0.9  # the same on the back (-X)
    shoulder: float = 1.0  # thickness where the bevel begins, over that at the ridge
    edge_land: float = 0.03  # thickness left at the very edge, over that at the ridge
    back_land: float = 0.03  # the same at the back: 1 is a flat spine
    roundness: float = 0.0  # 0 facetted section, 1 an ellipse
    fuller: float = 0.0  # depth of the groove, over the half-thickness
    fuller_width: float = 0.3  # over the half-width
    fuller_length: float = 0.6  # over the blade's length


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

    blade: BladeParameters = BladeParameters()
    guard: GuardParameters = GuardParameters()
    grip: GripParameters = GripParameters()
    pommel: PommelParameters = PommelParameters()
