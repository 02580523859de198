from __future__ import annotations

from model_core.kinds import builtin_kinds
from model_core.palette import set_material

ALL = [(kind.name, material) for kind in builtin_kinds().values() for material in kind.materials]


def test_what_is_of_one_substance_is_one_material_in_a_set():
    for seed in range(20):
        found = {}
        for _, own in ALL:
            look = set_material(own, seed)
            assert (look.metallic >= 0.5, look.finish) == (own.metallic >= 0.5, own.finish)
            found.setdefault((own.metallic >= 0.5, own.finish), set()).add(look)
        assert all(len(looks) == 1 for looks in found.values())
        assert len({look.name for looks in found.values() for look in looks}) == len(found)


def test_sets_differ():
    (steel,) = {own for kind, own in ALL if own.name == "Sword Steel"}
    looks = {set_material(steel, seed).colour for seed in range(40)}
    assert len(looks) == 5
    assert set_material(steel, 3) == set_material(steel, 3)


def test_a_material_like_none_of_a_set_s_stays():
    (steel,) = {own for kind, own in ALL if own.name == "Sword Steel"}
    plain = type(steel)("Glass", (0.1, 0.2, 0.3), 0.0, 0.1)
    assert set_material(plain, 1) is plain
