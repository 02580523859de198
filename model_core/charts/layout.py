"""Which chart is which, and which borders are the same curve.

A part is a tube: a ring of four side charts, one or more segments long, closed at
each end by a cap chart or by a pole (the whole border is one point). A chart is a
map (u, v) in [0, 1]^2 -> R^3 with u running around the tube, counter-clockwise seen
from its high end, v running along it, and du x dv pointing out of the solid.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from functools import cached_property

from ..errors import KindError

SIDES = ("u0", "u1", "v0", "v1")
ENDS = ("low", "high")
CLOSINGS = ("cap", "pole")
QUADRANTS = 4
"""Side charts around a tube."""


@dataclass(frozen=True)
class Tube:
    """One closed part.

    Attributes:
        part: its name.
        segments: names along the tube, from its low end to its high end; each is four side charts.
        low, high: "cap" or "pole".
    """

    part: str
    segments: tuple[str, ...]
    low: str
    high: str

    @property
    def charts(self) -> tuple[str, ...]:
        """Chart names in order: sides segment by segment, then low cap, high cap."""
        sides = [f"{segment}_{quadrant}" for segment in self.segments for quadrant in range(QUADRANTS)]
        return tuple(sides + [f"{self.part}_{end}_cap" for end in ENDS if getattr(self, end) == "cap"])


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


@dataclass(frozen=True)
class Layout:
    """The charts of one kind of asset, part by part, and how their borders meet.

    Attributes:
        tubes: the parts, in order.
        seams: every pair of coinciding chart borders.
        poles: (chart, side) of every border that is a single point.
    Raises:
        KindError: two charts of one name, a seam to a chart that is not there, or a border
            that is in no seam and no pole, or in two of them.
    """

    tubes: tuple[Tube, ...]
    seams: tuple[Seam, ...]
    poles: tuple[tuple[int, str], ...]

    @classmethod
    def of_tubes(cls, *tubes: Tube) -> Layout:
        """The layout in which each tube closes by itself."""
        seams, poles, first = [], [], 0
        for tube in tubes:
            seams += _seams_of(tube, first)
            poles += _poles_of(tube, first)
            first += len(tube.charts)
        return cls(tubes, tuple(seams), tuple(poles))

    def __post_init__(self):
        if not self.tubes:
            raise KindError("A layout needs at least one part.")
        for tube in self.tubes:
            _check_tube(tube)
        for names, what in ((self.charts, "charts"), (self.parts, "parts")):
            if twice := [name for name, count in Counter(names).items() if count > 1]:
                raise KindError("Two {what} are named {name}.", what=what, name=twice[0])
        self._check_borders()

    def _check_borders(self) -> None:
        """That every border of every chart is in exactly one seam or pole."""
        used = Counter(self.poles)
        for seam in self.seams:
            used.update([(seam.chart, seam.side), (seam.other, seam.other_side)])
        for chart, side in used:
            if not 0 <= chart < len(self.charts) or side not in SIDES:
                raise KindError(
                    "A seam refers to border {side} of chart {chart}, which does not exist.", side=side, chart=chart
                )
        for chart, name in enumerate(self.charts):
            for side in SIDES:
                if used[chart, side] != 1:
                    raise KindError(
                        "Border {side} of chart {name} is in {count} seams and poles; it must be in exactly one.",
                        side=side,
                        name=name,
                        count=used[chart, side],
                    )

    @cached_property
    def _hash(self) -> int:
        return hash((self.tubes, self.seams, self.poles))

    def __hash__(self) -> int:
        """Kept, because caches are keyed by layouts and asked at every step of a slider."""
        return self._hash

    @cached_property
    def charts(self) -> tuple[str, ...]:
        """Names of all charts in order."""
        return tuple(chart for tube in self.tubes for chart in tube.charts)

    @property
    def chart_count(self) -> int:
        """How many charts there are."""
        return len(self.charts)

    @cached_property
    def parts(self) -> tuple[str, ...]:
        """Names of all parts in order."""
        return tuple(tube.part for tube in self.tubes)

    @cached_property
    def part_of_chart(self) -> tuple[int, ...]:
        """Index into ``parts`` of each chart."""
        return tuple(index for index, tube in enumerate(self.tubes) for _ in tube.charts)

    @cached_property
    def charts_of_part(self) -> dict[str, tuple[int, ...]]:
        """{part: indices of its charts}."""
        return {
            name: tuple(chart for chart, part in enumerate(self.part_of_chart) if part == index)
            for index, name in enumerate(self.parts)
        }

    def tube(self, part: str) -> Tube:
        """The tube of a part."""
        return self.tubes[self.parts.index(part)]

    def sides(self, part: str, segment: int = 0) -> tuple[int, ...]:
        """Indices of the four side charts of one segment of a part; -1 is the last segment."""
        first = self.charts_of_part[part][0] + QUADRANTS * range(len(self.tube(part).segments))[segment]
        return tuple(range(first, first + QUADRANTS))


def _check_tube(tube: Tube) -> None:
    if not tube.segments:
        raise KindError("The part {part} has no segments.", part=tube.part)
    for end in ENDS:
        if getattr(tube, end) not in CLOSINGS:
            raise KindError("The {end} end of the part {part} must be a cap or a pole.", end=end, part=tube.part)


# Which border of a cap meets which quadrant of the ring, and whether it runs
# against the quadrant's u. Both follow from corner (0, 0) of the cap lying at
# angle 0 and du x dv pointing out (away from the tube).
_LOW_CAP = (("u0", 0, False), ("v1", 1, False), ("u1", 2, True), ("v0", 3, True))
_HIGH_CAP = (("v0", 0, False), ("u1", 1, False), ("v1", 2, True), ("u0", 3, True))


def _seams_of(tube: Tube, first: int) -> list[Seam]:
    seams = []
    for segment in range(len(tube.segments)):
        ring = [first + QUADRANTS * segment + quadrant for quadrant in range(QUADRANTS)]
        seams += [Seam(ring[q], "u1", ring[(q + 1) % QUADRANTS], "u0") for q in range(QUADRANTS)]
        if segment:
            seams += [Seam(chart - QUADRANTS, "v1", chart, "v0") for chart in ring]
    cap = first + QUADRANTS * len(tube.segments)
    if tube.low == "cap":
        seams += [Seam(cap, side, first + q, "v0", back) for side, q, back in _LOW_CAP]
        cap += 1
    if tube.high == "cap":
        top = first + QUADRANTS * (len(tube.segments) - 1)
        seams += [Seam(cap, side, top + q, "v1", back) for side, q, back in _HIGH_CAP]
    return seams


def _poles_of(tube: Tube, first: int) -> list[tuple[int, str]]:
    poles = [(first + q, "v0") for q in range(QUADRANTS) if tube.low == "pole"]
    top = first + QUADRANTS * (len(tube.segments) - 1)
    return poles + [(top + q, "v1") for q in range(QUADRANTS) if tube.high == "pole"]
