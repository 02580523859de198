"""Every number that makes a shield, by part. Lengths in metres, angles in degrees, the rest ratios."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class OutlineParameters:
    """The right half of the outline, seen from the front; the left half is its mirror image.

    Places are shares of half the width (x) and half the height (z), from the middle of the board. Five points
    are joined by four curves: the bottom, the low corner, the side, the top corner and the top. A heading is
    the angle in which the outline runs, counter-clockwise and before it is stretched to its width and height.
    """

    top_x: float = 0.707  # top corner
    top_z: float = 0.707
    low_x: float = 0.707  # low corner
    low_z: float = -0.707
    side_x: float = 1.0  # 1: the side is the widest place; less: a waist
    side_z: float = 0.0
    top_mid: float = 1.0  # height of the middle of the top; below top_z it is a dip
    peak: float = 0.0  # slope beside the middle of the top, degrees: 0 a smooth arch, negative a notch
    point: float = 0.0  # the same at the bottom
    top_turn: float = 135.0  # heading at the top corner
    low_turn: float = 45.0  # heading at the low corner
    straight_top: float = 0.0  # from the top corner to the top: 1 a straight line, 0 a curve
    straight_shoulder: float = 0.0  # from the side to the top corner
    straight_flank: float = 0.0  # from the low corner to the side
    straight_low: float = 0.0  # from the bottom to the low corner


@dataclass(frozen=True)
class BoardParameters:
    """A plate with a rim; its width and height are measured along its surface."""

    height: float = 0.60
    aspect: float = 1.0  # width over height
    thickness: float = 0.012
    hold: float = 0.0  # how far above the middle of the board boss and grip are, over half the height
    dome: float = 0.0  # turn from edge to edge of a bowl, degrees
    bow_sides: float = 0.0  # turn from the left to the right edge, bent about Z, degrees
    bow_ends: float = 0.0  # turn from the bottom to the top, bent about X, degrees
    ridge: float = 0.0  # how far the middle stands out along a keel, over half the width
    rim_width: float = 0.03
    rim_raise: float = 0.004  # how far the rim stands out in front of the board
    back_raise: float = 0.0  # the same at the back
    rim_bevel: float = 0.2  # of the rim's edge, over what there is room for
    rim_slope: float = 0.2  # width of the rim's inner slope, over the rim's width
    rim_round: float = 0.0  # 0 a rim with corners, 1 a round one
    plateau: float = 0.0  # height of the raised middle of the front
    plateau_place: float = 0.5  # its place from the rim (0) to the middle (1)
    plateau_slope: float = 0.1  # width of its slope, as a share of that way

    @property
    def width(self) -> float:
        """Metres from side to side."""
        return self.aspect * self.height


@dataclass(frozen=True)
class BossParameters:
    """A flange on the front and a dome, cone or drum on it."""

    radius: float = 0.3  # of the dome, over the largest circle in the rim
    height: float = 0.5  # of the dome, over its radius
    fullness: float = 2.0  # profile: 1 a cone, 2 a ball, 4 a drum; below 1 hollow
    squareness: float = 0.0  # of its section
    flange: float = 0.25  # width of the flange, over the radius
    flange_height: float = 0.003
    spike: float = 0.0  # length of a point on top, over the radius
    spike_radius: float = 0.3  # of its foot, over the radius


@dataclass(frozen=True)
class GripParameters:
    """A bar on the back, both of whose ends stand in the board."""

    length: float = 0.13  # between the middles of its two feet
    gap: float = 0.045  # from the back of the board to the bar's middle line
    width: float = 0.028  # across
    depth: float = 0.020  # away from the board
    squareness: float = 0.2  # 0 an ellipse, 1 a rectangle
    corner: float = 0.7  # radius of its two bends, over what there is room for
    swell: float = 0.0  # extra size of the middle
    flare: float = 0.0  # extra width of the feet


@dataclass(frozen=True)
class ShieldParameters:
    """One shield: three parts, and the board's outline."""

    outline: OutlineParameters = OutlineParameters()
    board: BoardParameters = BoardParameters()
    boss: BossParameters = BossParameters()
    grip: GripParameters = GripParameters()
