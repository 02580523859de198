from __future__ import annotations

import numpy as np
import pytest

from model_core.forge.tube import Bend, coons, high_cap, low_cap, ring, section, smoothstep


@pytest.mark.parametrize("squareness", [0.0, 0.3, 1.0])
def test_ring_quadrants_join_and_turn_counter_clockwise(squareness):
    section = ring(np.linspace(0, 1, 9), squareness)
    assert section.shape == (4, 9, 2)
    np.testing.assert_allclose(section[:, -1], np.roll(section, -1, axis=0)[:, 0], atol=1e-12)
    loop = section[:, :-1].reshape(-1, 2)
    x, y = loop.T
    area = 0.5 * np.sum(x * np.roll(y, -1) - y * np.roll(x, -1))
    assert area > 0


def test_ring_is_a_circle_or_a_square():
    u = np.linspace(0, 1, 9)
    np.testing.assert_allclose(np.linalg.norm(ring(u, 0.0), axis=-1), 1)
    np.testing.assert_allclose(np.abs(ring(u, 1.0)).max(axis=-1), 1)


def test_a_coons_patch_runs_through_its_four_borders():
    rng = np.random.default_rng(0)
    grid = rng.standard_normal((6, 6, 3))
    patch = coons(u0=grid[:, 0], u1=grid[:, -1], v0=grid[0], v1=grid[-1])
    assert patch.shape == (6, 6, 3)
    for name in (np.s_[:, 0], np.s_[:, -1], np.s_[0], np.s_[-1]):
        np.testing.assert_allclose(patch[name], grid[name], atol=1e-12)


def test_a_coons_patch_of_a_bilinear_border_is_bilinear():
    v, u = np.meshgrid(np.linspace(0, 1, 5), np.linspace(0, 1, 5), indexing="ij")
    grid = np.stack([1 + 2 * u - v, u * v, 3 * v - u * v], axis=-1)
    np.testing.assert_allclose(coons(grid[:, 0], grid[:, -1], grid[0], grid[-1]), grid, atol=1e-12)


def test_caps_face_away_from_the_tube():
    section = ring(np.linspace(0, 1, 5), 0.5)
    rings = np.stack([np.concatenate([section, np.full((4, 5, 1), z)], axis=-1) for z in (-1.0, 1.0)], axis=1)
    for cap, direction in ((low_cap(rings), -1), (high_cap(rings), 1)):
        du, dv = cap[:-1, 1:] - cap[:-1, :-1], cap[1:, :-1] - cap[:-1, :-1]
        assert (direction * np.cross(du, dv)[..., 2] > 0).all()


def test_a_bend_is_an_arc_of_a_circle():
    """A quarter turn of length pi / 2 ends at (-1, 1): radius one, towards the negative first axis."""
    bend = Bend(np.pi / 2, lambda t: t * np.pi / 2)
    np.testing.assert_allclose(bend.carry(np.array(1.0), np.array(0.0)), [-1, 1], atol=5e-5)
    np.testing.assert_allclose(bend.carry(np.array(0.0), np.array(0.3), 0.2), [0.3, 0.2], atol=1e-12)


def test_a_bend_keeps_distances_across():
    bend = Bend(2.0, lambda t: 0.8 * t**2)
    t = np.linspace(0, 1, 7)
    gap = bend.carry(t, np.full(7, 0.25)) - bend.carry(t, np.zeros(7))
    np.testing.assert_allclose(np.linalg.norm(gap, axis=-1), 0.25)


@pytest.mark.parametrize("facets", [0.0, 0.5, 1.0])
@pytest.mark.parametrize("squareness", [0.0, 0.4, 1.0])
def test_a_section_joins_turns_counter_clockwise_and_fills_its_box(squareness, facets):
    around = section(np.linspace(0, 1, 9), squareness, facets)
    np.testing.assert_allclose(around[:, -1], np.roll(around[:, 0], -1, axis=0), atol=1e-12)
    angle = np.unwrap(np.arctan2(around[..., 1], around[..., 0]).ravel())
    assert (np.diff(angle) >= -1e-12).all()
    np.testing.assert_allclose(np.abs(around).max(axis=(0, 1)), 1)


@pytest.mark.parametrize("squareness", [0.0, 0.5, 1.0])
def test_a_rounded_section_has_no_crease(squareness):
    """At chart borders it turns no more than it does beside them, however many points there are."""
    turns = []
    for count in (65, 129):
        around = section(np.linspace(0, 1, count), squareness)[:, :-1].reshape(-1, 2)
        ways = np.roll(around, -1, axis=0) - around
        angle = np.arctan2(ways[:, 1], ways[:, 0])
        turns.append(np.abs((np.diff(angle, append=angle[0]) + np.pi) % (2 * np.pi) - np.pi).max())
    assert turns[1] < 0.6 * turns[0]


def test_a_facetted_section_is_an_octagon():
    around = section(np.linspace(0, 1, 17), 0.3, 1.0)[:, :-1].reshape(-1, 2)
    ways = np.roll(around, -1, axis=0) - around
    angle = np.arctan2(ways[:, 1], ways[:, 0])
    turned = np.abs((np.diff(angle, append=angle[0]) + np.pi) % (2 * np.pi) - np.pi) > 1e-9
    assert turned.sum() == 8


def test_smoothstep_is_level_where_it_begins_and_ends():
    t = np.array([-1.0, 0.0, 1e-4, 0.5, 1 - 1e-4, 1.0, 2.0])
    value = smoothstep(t)
    np.testing.assert_allclose(value[[0, 1, 3, 5, 6]], [0, 0, 0.5, 1, 1])
    assert 0 < value[2] < 1e-7 and 0 < 1 - value[4] < 1e-7
