from __future__ import annotations

import tomllib
from dataclasses import asdict

import numpy as np
import pytest

from model_core.forge import FAMILIES, draw, families


@pytest.fixture
def table(tmp_path, monkeypatch):
    """The text of families.toml -> what the module makes of it."""

    def read(text: str):
        path = tmp_path / "families.toml"
        path.write_text(text, encoding="utf-8")
        monkeypatch.setattr(families, "_TABLE", path)
        families._tables.cache_clear()
        return families._families()

    yield read
    families._tables.cache_clear()


def test_there_are_sixteen_families():
    assert len(FAMILIES) == 16


def test_an_unknown_family_is_refused_by_name():
    with pytest.raises(ValueError, match=r"'halberd'.*arming"):
        draw("halberd", np.random.default_rng(0))


def test_ranges_run_upwards_and_shares_are_shares():
    for family in FAMILIES.values():
        assert all(low <= high for low, high in family.ranges.values()), family.name
        assert 0 <= family.game_share <= 1


def test_every_table_of_the_file_is_a_part():
    """A part's name that is misspelt would leave its ranges unread."""
    tables = tomllib.loads(families._TABLE.read_text(encoding="utf-8"))
    for name, table in tables.items():
        assert set(table) <= {"blade", "guard", "grip", "pommel", "game_share", "symmetric_share"}, name


def test_as_many_guards_are_symmetric_as_the_family_says():
    for family, share in {"longsword": 0.7, "sabre": 0.0}.items():
        assert FAMILIES[family].symmetric_share == share
        guards = [draw(family, np.random.default_rng(seed)).guard for seed in range(200)]
        alike = np.mean([guard.sweep_left == guard.sweep_right for guard in guards])
        assert alike == pytest.approx(share, abs=0.1)


def test_draws_stay_in_their_ranges_unless_made_for_games(family):
    ranges, museum = dict(FAMILIES[family].ranges), 0
    del ranges["guard.depth"]  # raised where the blade is thicker
    for seed in range(40):
        parts = asdict(draw(family, np.random.default_rng(seed)))
        values = {name: parts[name.split(".")[0]][name.split(".")[1]] for name in ranges}
        museum += all(low <= values[name] <= high for name, (low, high) in ranges.items())
    if FAMILIES[family].game_share < 0.9:
        assert museum > 0
    if FAMILIES[family].game_share > 0.1:
        assert museum < 40


def test_the_guard_is_thicker_than_the_blade(family):
    for seed in range(20):
        sword = draw(family, np.random.default_rng(seed))
        assert sword.guard.depth >= 1.25 * sword.blade.thickness


def test_ranges_of_a_family_override_the_shared_ones(table):
    shared = "[any]\ngame_share = 0.25\n[any.blade]\nlength = [1, 2]\nwidth = 3\n"
    read = table(f"{shared}[mine.blade]\nlength = [4, 5]\n")
    assert set(read) == {"mine"}
    assert read["mine"].ranges == {"blade.length": (4.0, 5.0), "blade.width": (3.0, 3.0)}
    assert (read["mine"].game_share, read["mine"].symmetric_share) == (0.25, 0.0)


@pytest.mark.parametrize("where", ["any", "mine"])
def test_an_unknown_parameter_is_refused_by_name(table, where):
    shared = "[any]\ngame_share = 0.5\n"
    with pytest.raises(ValueError, match="blade has no parameter sharpness"):
        table(f"{shared}[{where}.blade]\nsharpness = 1\n")


def test_an_unknown_part_is_refused_by_name(table):
    with pytest.raises(ValueError, match="blad"):
        table("[any]\ngame_share = 0.5\n[mine.blad]\nlength = 1\n")
