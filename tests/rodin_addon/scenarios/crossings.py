"""Triangles that pass through each other, found by Blender's tree."""

from __future__ import annotations

import kit
import numpy as np

CUBE = [(x, y, z) for z in (-1, 1) for y in (-1, 1) for x in (-1, 1)]
CUBE_SIDES = [(0, 2, 3, 1), (4, 5, 7, 6), (0, 1, 5, 4), (2, 6, 7, 3), (0, 4, 6, 2), (1, 3, 7, 5)]
CUBE_TRIANGLES = [half for a, b, c, d in CUBE_SIDES for half in ((a, b, c), (a, c, d))]
BAR = [(0.2, -0.7, -3), (0.6, -0.7, -3), (0.4, -0.5, -3), (0.2, -0.7, 3), (0.6, -0.7, 3), (0.4, -0.5, 3)]
BAR_TRIANGLES = [
    *((a, b, b + 3) for a, b in ((0, 1), (1, 2), (2, 0))),
    *((a, b + 3, a + 3) for a, b in ((0, 1), (1, 2), (2, 0))),
    *((0, 2, 1), (3, 4, 5)),
]


def check_a_bar_through_a_cube_crosses_twelve_times():
    """It goes through one half of the cube's floor and one of its top; both halves of its three sides meet each."""
    assert found(pushed_through((0, 0, 0), 0)) == (12, 0)
    assert found(pushed_through((0, 0, 0), 1)) == (0, 12)


def check_a_bar_within_a_cube_beside_it_or_standing_on_it_crosses_nothing():
    for way in ((5, 0, 0), (0, 0, 4.0), (0, 0, 4.5)):
        assert found(pushed_through(way, 1)) == (0, 0), way
    inside = level(CUBE, CUBE_TRIANGLES, np.array(BAR) / 4, BAR_TRIANGLES, 1)
    assert found(inside) == (0, 0)


def check_two_cubes_pushed_into_each_other():
    """A corner of one in the other."""
    pushed = level(CUBE, CUBE_TRIANGLES, np.add(CUBE, (0.9, 1.1, 1.2)), CUBE_TRIANGLES, 1)
    assert found(pushed) == by_every_pair(pushed)
    assert found(pushed)[1] > 0


def check_the_same_pairs_as_by_trying_all():
    model = kit.model()
    counts = []
    for style in model.styles:
        sword = kit.our("model_core.export.level").level_of(model.shape(model.sample(style, 1), 4), model.kind.layout)
        counts.append(found(sword))
        assert counts[-1] == by_every_pair(sword), style
    assert all(between > 0 for _, between in counts), "an asset's parts stick in each other"


def check_a_clean_sword_crosses_only_between_its_parts():
    sword = forged("arming")
    within, between = found(sword)
    assert within == 0 and between > 100
    bent = sword.vertices.copy()
    bent[bent[:, 2] > 0.4, 1] *= -1  # the blade's front and back change places halfway
    assert found(kit.our("model_core.export.level").Level(bent, sword.triangles, sword.part_of_triangle))[0] > 10


def pushed_through(way, part: int):
    return level(CUBE, CUBE_TRIANGLES, np.array(BAR) + way, BAR_TRIANGLES, part)


def level(first, first_triangles, second, second_triangles, part: int):
    """Two meshes as one level; the second is of a part."""
    triangles = np.concatenate([first_triangles, np.array(second_triangles) + len(first)]).astype(np.int32)
    parts = np.repeat(np.int32([0, part]), (len(first_triangles), len(second_triangles)))
    vertices = np.concatenate([first, second]).astype(np.float32)
    return kit.our("model_core.export.level").Level(vertices, triangles, parts)


def forged(family: str):
    kind = kit.model().kind
    grids = kind.forge.make(family, np.random.default_rng(0), 32)
    return kit.our("model_core.export.level").level_of(grids, kind.layout)


def found(sword) -> tuple[int, int]:
    crossings = kit.our("rodin_addon.export.crossings").self_crossings(sword)
    return crossings.within, crossings.between


def by_every_pair(sword) -> tuple[int, int]:
    """Every triangle against every other one, without a tree."""
    first, second = np.triu_indices(len(sword.triangles), 1)
    apart = (sword.triangles[first][:, :, None] != sword.triangles[second][:, None]).all(axis=(1, 2))
    first, second = first[apart], second[apart]
    corners = sword.vertices[sword.triangles]
    crossed = kit.our("model_core.export.crossing").cross(corners[first], corners[second])
    own = sword.part_of_triangle[first] == sword.part_of_triangle[second]
    return int((crossed & own).sum()), int((crossed & ~own).sum())
