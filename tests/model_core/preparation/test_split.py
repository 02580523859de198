from __future__ import annotations

import numpy as np

from model_core.preparation.split import HELD_OUT, held_out

NAMES = [f"sword_{index}" for index in range(40)]
ALONE = list(range(40))


def test_a_source_is_held_out_whole_or_not_at_all():
    sources = [f"artist {index // 4}" for index in range(40)]
    kept = np.array(held_out(NAMES, sources, ALONE)).reshape(10, 4)
    assert kept.sum() == HELD_OUT * 40
    assert (kept.all(axis=1) | ~kept.any(axis=1)).all()


def test_sources_that_share_a_shape_stay_together():
    sources = [f"artist {index // 2}" for index in range(40)]
    same = [0 if index == 39 else index for index in range(40)]
    kept = held_out(NAMES, sources, same)
    assert len({kept[index] for index in (0, 1, 38, 39)}) == 1


def test_in_a_set_by_one_artist_shapes_are_held_out_and_duplicates_with_them():
    same = [index - index % 2 for index in range(40)]
    kept = held_out(NAMES, ["one"] * 40, same)
    assert sum(kept) == HELD_OUT * 40
    assert kept[::2] == kept[1::2]


def test_the_order_does_not_matter():
    sources = [f"artist {index // 4}" for index in range(40)]
    kept = dict(zip(NAMES, held_out(NAMES, sources, ALONE), strict=True))
    order = np.random.default_rng(0).permutation(40)
    again = held_out([NAMES[i] for i in order], [sources[i] for i in order], ALONE)
    assert dict(zip((NAMES[i] for i in order), again, strict=True)) == kept


def test_of_few_shapes_none_is_held_out():
    assert held_out(["a", "b"], ["x", "y"], [0, 1]) == [False, False]
