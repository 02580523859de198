"""Which chart is which, and which borders are the same curve.

Every part is a tube: a ring of four side charts, one or two storeys high,
closed at each end by a cap chart or by a pole (the whole border is one point).
A chart is a map (u, v) in [0, 1]^2 -> R^3 with u running around the tube,
counter-clockwise seen from its high end, v running along it, and du x dv
pointing out of the solid.

    blade   8 sides (main, tip) + low cap, high pole   9 charts
    guard   4 sides + 2 caps, axis +X                  6
    grip    4 sides + 2 caps, axis +Z                  6
    pommel  4 sides, two poles, axis -Z                4
"""

from __future__ import annotations

from dataclasses import dataclass

SIDES = ("u0", "u1", "v0", "v1")


@dataclass(frozen=True)
class Tube:
    """One closed part: its name, storeys of four side charts, and its two ends.

    ``low`` and ``high`` are "cap" or "pole".
    """

    part: str
    storeys: tuple[str, ...]
    low: str
    high: str

    @property
    def charts(self) -> tuple[str, ...]:
        """Chart names in order: sides storey by storey, then low cap, high cap."""
        sides = [f"{storey}_{quadrant}" for storey in self.storeys for quadrant in range(4)]
        caps = [f"{self.part}_{end}_cap" for end in ("low", "high") if getattr(self, end) == "cap"]
        return tuple(sides + caps)


@dataclass(frozen=True)
class Seam:
    """Two chart borders that are the same curve.

    ``side`` is one of ``SIDES`` ("u0" is the border u = 0); a reversed seam
    runs the other way along ``other_side``.
    """

    chart: int
    side: str
    other: int
    other_side: str
    reversed: bool = False


TUBES = (
    Tube("blade", ("blade_main", "blade_tip"), low="cap", high="pole"),
    Tube("guard", ("guard",), low="cap", high="cap"),
    Tube("grip", ("grip",), low="cap", high="cap"),
    Tube("pommel", ("pommel",), low="pole", high="pole"),
)
PARTS = tuple(tube.part for tube in TUBES)
CHARTS = tuple(chart for tube in TUBES for chart in tube.charts)
CHART_COUNT = len(CHARTS)
PART_OF_CHART = tuple(index for index, tube in enumerate(TUBES) for _ in tube.charts)
CHARTS_OF_PART = {
    tube.part: tuple(k for k, part in enumerate(PART_OF_CHART) if part == index)
    for index, tube in enumerate(TUBES)
}

# Which border of a cap meets which quadrant of the ring, and whether it runs
# against the quadrant's u. Both follow from corner (0, 0) of the cap lying at
# angle 0 and du x dv pointing out (away from the tube).
_LOW_CAP = (("u0", 0, False), ("v1", 1, False), ("u1", 2, True), ("v0", 3, True))
_HIGH_CAP = (("v0", 0, False), ("u1", 1, False), ("v1", 2, True), ("u0", 3, True))


def _seams_of(tube: Tube, first: int) -> list[Seam]:
    seams = []
    for storey in range(len(tube.storeys)):
        ring = [first + 4 * storey + quadrant for quadrant in range(4)]
        seams += [Seam(ring[q], "u1", ring[(q + 1) % 4], "u0") for q in range(4)]
        if storey:
            seams += [Seam(chart - 4, "v1", chart, "v0") for chart in ring]
    cap = first + 4 * len(tube.storeys)
    if tube.low == "cap":
        seams += [Seam(cap, side, first + q, "v0", back) for side, q, back in _LOW_CAP]
        cap += 1
    if tube.high == "cap":
        top = first + 4 * (len(tube.storeys) - 1)
        seams += [Seam(cap, side, top + q, "v1", back) for side, q, back in _HIGH_CAP]
    return seams


def _poles_of(tube: Tube, first: int) -> list[tuple[int, str]]:
    poles = [(first + q, "v0") for q in range(4) if tube.low == "pole"]
    top = first + 4 * (len(tube.storeys) - 1)
    return poles + [(top + q, "v1") for q in range(4) if tube.high == "pole"]


def _first_chart(tube: Tube) -> int:
    return CHARTS.index(tube.charts[0])


SEAMS = tuple(seam for tube in TUBES for seam in _seams_of(tube, _first_chart(tube)))
"""Every pair of coinciding chart borders."""

POLES = tuple(pole for tube in TUBES for pole in _poles_of(tube, _first_chart(tube)))
"""(chart, side) of every border that is a single point."""
