"""Every number that makes a polearm, by part. Lengths in metres, angles in degrees, the rest ratios."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class ShaftParameters:
    """A pole from its butt (v = 0) to its top, which is hidden in the head's socket."""

    length: float = 1.7
    thickness: float = 0.032  # across its flats, at the butt
    facets: float = 0.0  # 0 round, 1 eight flats
    squareness: float = 0.0  # 0 round, 1 square
    taper: float = 0.92  # thickness at the top over that at the butt
    swell: float = 0.0  # extra thickness at one place, over the thickness
    swell_place: float = 0.5  # its place along the shaft
    swell_width: float = 0.1  # how far it reaches, over the length
    sway: float = 0.0  # sideways bow of the middle, over the length; positive is towards +X
    wave: float = 0.0  # the same of an S
    butt_length: float = 0.05  # of what is narrowed at the lower end
    butt: float = 0.8  # thickness at the very end, over that above it
    butt_round: float = 0.5  # 0 narrowed straight, as a spike is; 1 rounded
    ferrule: float = 0.0  # extra thickness where the butt begins


@dataclass(frozen=True)
class HeadParameters:
    """A socket, a base that widens from its neck to the shoulder, and a blade from the shoulder to the tip."""

    socket_length: float = 0.09  # from the rim to the neck
    socket: float = 1.15  # radius at the rim over that of the shaft's corners
    rim: float = 0.0  # extra radius of a ring around the rim
    neck: float = 0.6  # radius at the neck over that of the socket
    langet: float = 0.0  # length of two tongues that run down the shaft's front and back
    base: float = 0.9  # height of the shoulder over the neck, in widths; below 0 the shoulders hang down as barbs
    leaf: float = 0.5  # 0 the base widens straight to a corner, 1 along an S to a soft shoulder
    base_round: float = 0.0  # 1 it widens as the lower half of a ball does
    length: float = 0.22  # from the shoulder to the tip
    width: float = 0.05  # at the shoulder
    depth: float = 0.28  # thickness at the shoulder over the width
    distal_taper: float = 0.5  # thickness before the tip over that at the shoulder
    skew: float = 0.0  # 1 all of the width on the front (+X), -1 on the back
    lean: float = 0.0  # sideways place of the point: -1 the back runs straight to it, +1 the edge does
    belly: float = 0.0  # extra width of a bulge, over the width; negative is a waist
    belly_place: float = 0.5  # its place between shoulder and tip
    fullness: float = 1.4  # of the outline: 1 straight to the tip, 2 an ellipse, 4 broad to the end
    bluntness: float = 1.0  # across: 1 a point, 0.5 a round end
    curvature: float = 0.0  # angle between the tangents at shoulder and tip; positive bends the tip backwards
    curvature_onset: float = 1.2  # 1: an arc of a circle; 2: straight at the shoulder, bent at the tip
    cant: float = 0.0  # angle by which the blade first turns backwards, right over the shoulder
    rib: float = 0.35  # share of the half-width that the midrib or the flat takes up
    hollow: float = 0.0  # 0 a flat bevel from the ridge to the edge, 1 all hollow beside the rib, -1 a flat as thick
    rib_round: float = 0.0  # 0 the rib is an edge, 1 a half-round
    edge_land: float = 0.05  # thickness left at the front edge, over that of the ridge
    back_land: float = 0.05  # the same at the back: 1 is a flat spine
    roundness: float = 0.0  # 0 facetted section, 1 an ellipse


@dataclass(frozen=True)
class CrossParameters:
    """What both arms of the crosspiece share, and how it sits on the socket."""

    seat: float = 0.3  # height of its middle: 0 at the socket's rim, 1 at the neck
    height: float = 0.03  # along the shaft, at the middle
    eye: float = 0.5  # its depth in the middle over the socket's: below 1 hidden in it, above 1 around it
    disc: float = 0.0  # 1 it is a collar, round as seen from above, and has no arms
    roundness: float = 0.0  # of the arms' section
    barrel: float = 0.0  # how far its upper and lower rim are narrower than its middle


@dataclass(frozen=True)
class ArmParameters:
    """One arm of the crosspiece, from the shaft's middle (s = 0) to its end."""

    reach: float = 0.08  # along its path
    thickness: float = 0.010  # across its flat, where it leaves the socket
    up: float = 1.0  # height of the upper half at the end over that at the middle
    down: float = 1.0  # the same of the lower half
    flare: float = 1.0  # how late the height changes: 1 evenly, 4 only near the end
    bend: float = 0.0  # angle of its path between both ends; positive is upwards
    bend_place: float = 0.0  # where along the arm the bend begins
    bend_width: float = 1.0  # share of the arm that bends
    bulge: float = 0.0  # how far the end's middle stands out, over the reach; negative is hollow
    slant: float = 0.0  # how far the end's upper corner stands out beyond its lower one
    bevel: float = 0.2  # share of the reach that is bevelled at the end
    thinning: float = 0.9  # thickness where the bevel begins over that at the socket
    land: float = 0.1  # thickness left at the end
    wedge: float = 0.0  # how much thinner the lower edge is than the upper: a scythe's edge


@dataclass(frozen=True)
class PolearmParameters:
    """One polearm: three parts, of which the crosspiece has two arms."""

    shaft: ShaftParameters = ShaftParameters()
    head: HeadParameters = HeadParameters()
    cross: CrossParameters = CrossParameters()
    front: ArmParameters = ArmParameters()
    back: ArmParameters = ArmParameters()
