from __future__ import annotations

import re
from dataclasses import dataclass

import numpy as np
import pytest

from model_core.errors import KindError
from model_core.forge.families import Families

SHARED = "[any]\noften = 0.25\n[any.blade]\nlength = [1, 2]\nwidth = 3\n"


@dataclass(frozen=True)
class Blade:
    length: float = 1.0
    width: float = 0.5


@pytest.fixture
def read(tmp_path):
    """The text of families.toml -> what is made of it."""

    def make(text: str) -> Families:
        path = tmp_path / "families.toml"
        path.write_text(text, encoding="utf-8")
        return Families(path, {"blade": Blade}, shares={"often": 0.0}, others=("game",) if "[game" in text else ())

    return make


def test_ranges_of_a_family_override_the_shared_ones(read):
    families = read(f"{SHARED}[mine.blade]\nlength = [4, 5]\n")
    assert set(families.known) == {"mine"}
    assert families.family("mine").ranges == {"blade.length": (4.0, 5.0), "blade.width": (3.0, 3.0)}
    assert families.family("mine").shares == {"often": 0.25}


def test_draws_stay_within_their_ranges_and_come_back_as_parameters(read):
    families = read("[mine.blade]\nlength = [4, 5]\n")
    values = families.draw("mine", np.random.default_rng(0))
    assert 4 <= values["blade.length"] <= 5
    assert families.assembled(values) == {"blade": Blade(length=values["blade.length"])}
    assert families.default("blade.width") == 0.5


def test_other_tables_are_no_families(read):
    families = read("[game.blade]\nlength = [1, 2]\n[mine.blade]\nlength = 4\n")
    assert set(families.known) == {"mine"}
    assert families.others == {"game": {"blade.length": (1.0, 2.0)}}


def test_factors_are_taken_as_far_as_a_strength_says(read):
    families = read("[game.blade]\nlength = 3\nwidth = 2\n[mine.blade]\nlength = 4\n")
    factors = families.factors("game", np.random.default_rng(0))
    assert factors == {"blade.length": 3.0, "blade.width": 2.0}
    values = {"blade.length": 4.0}
    assert families.scaled(values, factors, 0.5) == {"blade.length": 8.0, "blade.width": 0.75}
    assert families.scaled(values, factors, 0.0) == {"blade.length": 4.0, "blade.width": 0.5}
    assert values == {"blade.length": 4.0}


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("[mine.blade]\nsharpness = 1\n", r"mine\.blade\.sharpness"),
        (f"{SHARED}[any.blad]\nlength = 1\n[mine]\n", "no part blad"),
        ("[mine.blad]\nlength = 1\n", "no part blad"),
        ("[mine]\nblade = 3\n", "no part blade"),
        ("[mine.blade]\nlength = [2, 1]\n", "number or a pair"),
        ("[mine.blade]\nlength = [1, 2, 3]\n", "number or a pair"),
        ("[mine.blade]\nlength = [1, inf]\n", "number or a pair"),
        (f"[mine.blade]\nlength = 1{'0' * 400}\n", "number or a pair"),
        ('[mine.blade]\nlength = "long"\n', "number or a pair"),
        ("[limits.blade]\nlength = [0, 3]\n[mine.blade]\nlength = [1, 4]\n", r"outside its limits, 0 to 3"),
        ("[limits.blade]\nlength = [2, 3]\n[mine.blade]\nlength = [1, 3]\n", r"outside its limits, 2 to 3"),
        ("[limits.blade]\nlength = [0, 3]\n[any.blade]\nlength = 4\n[mine]\n", "outside its limits"),
        ("mine = 3\n", "only tables"),
        ("[any.blade]\nlength = 1\n", "contains no families"),
        ("not TOML", "is not TOML"),
    ],
)
def test_what_is_wrong_is_said_in_a_sentence(read, text, said):
    with pytest.raises(KindError, match=said):
        read(text)


def test_a_missing_file_and_an_unknown_family_are_refused(read, tmp_path):
    with pytest.raises(KindError, match=re.escape(f"There is no none.toml in {tmp_path}.")):
        Families(tmp_path / "none.toml", {"blade": Blade})
    with pytest.raises(KindError, match="no family yours; choose from mine"):
        read("[mine.blade]\nlength = 1\n").family("yours")
