"""What a forge makes is checked when it is opened; every fault gets a sentence of its own."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import numpy as np
import pytest

from model_core.charts.ends import End
from model_core.charts.layout import Layout, Tube
from model_core.charts.pose import PoseRule
from model_core.errors import KindError
from model_core.forge.tube import high_cap, low_cap, ring
from model_core.kinds import named_kind, read_kind
from model_core.kinds.checks import check_shape

TOY = Path(__file__).resolve().parents[2] / "toy_kind"
SWORD = named_kind("sword")
MADE = "np.stack(charts)"
SHAPE = "It must make an array of floats of shape (16, 5, 5, 3), not "
DIGITS = r"[1-9]\d*(\.\d+)?"

FAULTS = {  # a line of the toy's forge, what becomes of it, and what is said of it
    "a chart too few": (
        ", high_cap(end)]",
        "]",
        r"It makes 15 charts; kind\.toml has 16 \(head 5, handle 6, knob 5\)\.",
    ),
    "a list": (f"{MADE}.astype(np.float32)", "charts", re.escape(f"{SHAPE}list.")),
    "no Z": (MADE, f"{MADE}[..., :2]", re.escape(f"{SHAPE}float32 of shape (16, 5, 5, 2).")),
    "whole numbers": ("np.float32", "np.int32", re.escape(f"{SHAPE}int32 of shape (16, 5, 5, 3).")),
    "no number": ("knob.radius * np", "np.nan * np", r"The chart knob_0 has NaN or infinite coordinates\."),
    "an infinite chart": (
        MADE,
        f"np.where(np.arange(16)[:, None, None, None] == 12, np.inf, {MADE})",
        r"The chart knob_1 has NaN or infinite coordinates\.",
    ),
    "centimetres": (MADE, f"100 * {MADE}", rf"The shape is {DIGITS} m long, not 0\.01 to 20 m; lengths are metres\."),
    "kilometres": (MADE, f"0.001 * {MADE}", r"The shape is 0\.000\d+ m long, not 0\.01 to 20 m; lengths are metres\."),
    "caps swapped": (
        "low_cap(grip), high_cap(grip)",
        "high_cap(grip), low_cap(grip)",
        rf"The charts handle_(low|high)_cap and handle_\d must share a border; theirs are {DIGITS} mm apart\.",
    ),
    "a border step": (
        "along = np",
        "across[1] *= 1.2; along = np",
        rf"The charts head_\d and head_\d must share a border; theirs are {DIGITS} mm apart\.",
    ),
    "an open pole": (
        "np.sqrt(1 - t**2)",
        "np.sqrt(1.04 - t**2)",
        rf"The chart head_\d must end in one point at its pole; points there are {DIGITS} mm apart\.",
    ),
    "mirrored": (
        MADE,
        f"(-1, 1, 1) * {MADE}",
        r"These parts are inside out or flat: head, handle, knob; du × dv must point outwards\.",
    ),
    "a part mirrored": (
        "0.0, _FLAT)",
        "0.0, -_FLAT)",
        r"These parts are inside out or flat: head; du × dv must point outwards\.",
    ),
    "a flat part": (
        "0.0, _FLAT)",
        "0.0, 0.0)",
        r"These parts are inside out or flat: head; du × dv must point outwards\.",
    ),
    "lying": (
        MADE,
        f"{MADE}[..., [2, 0, 1]]",
        r"The pivot, handle, must run along \+Z from its low end to its high end; it is 90 degrees off\.",
    ),
    "upside down": (
        MADE,
        f"(1, -1, -1) * {MADE}",
        r"The pivot, handle, must run along \+Z .*; it is 180 degrees off\.",
    ),
    "moved up": (
        MADE,
        f"(0, 0, 0.3) + {MADE}",
        r"The middle of the pivot, handle, must be at the origin; it is 300 mm away, at 0, 0, 0\.3 m\.",
    ),
    "moved aside": (
        MADE,
        f"(-0.002, 0, 0) + {MADE}",
        r"The middle of the pivot, handle, must be at the origin; it is 2 mm away, at -0\.002, 0, 0 m\.",
    ),
}


@pytest.fixture
def folder(tmp_path) -> Path:
    return Path(shutil.copytree(TOY, tmp_path / "club", ignore=shutil.ignore_patterns("__pycache__")))


def spoil(path: Path, old: str, new: str) -> None:
    text = path.read_text(encoding="utf-8")
    assert text.count(old) == 1
    path.write_text(text.replace(old, new), encoding="utf-8")


@pytest.mark.parametrize(("old", "new", "said"), FAULTS.values(), ids=FAULTS)
def test_a_fault_gets_a_sentence_of_its_own(folder, old, new, said):
    spoil(folder / "forge.py", old, new)
    with pytest.raises(KindError) as refused:
        read_kind(folder).forge  # noqa: B018
    assert re.fullmatch(re.escape(f"The forge in {folder}, family short: ") + said, str(refused.value))


def test_one_shape_of_every_family_is_checked(folder):
    spoil(folder / "families.toml", "length = [0.4, 0.7]", "length = [30, 40]")
    spoil(folder / "families.toml", "length = [0.1, 0.8]", "length = [0.1, 80]")
    with pytest.raises(KindError, match="family long: The shape is 3"):
        read_kind(folder).forge  # noqa: B018


def test_a_top_that_is_below_the_bottom(folder):
    spoil(folder / "kind.toml", 'top = ["head", "high"]', 'top = ["knob", "low"]')
    spoil(folder / "kind.toml", 'bottom = ["knob", "low"]', 'bottom = ["head", "high"]')
    said = rf"family short: The top, knob low, must be above the bottom, head high; it is {DIGITS} mm below\.$"
    with pytest.raises(KindError, match=said):
        read_kind(folder).forge  # noqa: B018


def test_every_sword_is_sound(family):
    for seed in range(50):
        grids = SWORD.forge.make(family, np.random.default_rng(seed), 5)
        check_shape(grids, SWORD.layout, SWORD.pose, 5)


@pytest.mark.parametrize("style", ["short", "long"])
def test_every_club_is_sound(style):
    toy = read_kind(TOY)
    for seed in range(50):
        check_shape(toy.forge.make(style, np.random.default_rng(seed), 5), toy.layout, toy.pose, 5)


STAFF = Layout.of_tubes(Tube("staff", ("shaft", "grip"), "cap", "cap"))
UPRIGHT = PoseRule("staff", End("staff", "low"), End("staff", "high"))


def staff(step: float = 0.0) -> np.ndarray:
    """(10, 5, 5, 3) metres: a round staff of two segments, 2 m long, its shaft wider than its grip by ``step``."""
    sides = []
    for first, radius in ((-1.0, 0.02 + step), (0.0, 0.02)):
        across = radius * ring(np.linspace(0.0, 1.0, 5), 0.0)[:, None].repeat(5, axis=1)
        along = np.broadcast_to(first + np.linspace(0.0, 1.0, 5)[None, :, None, None], (4, 5, 5, 1))
        sides.append(np.concatenate([across, along], axis=-1))
    return np.stack([*sides[0], *sides[1], low_cap(sides[0]), high_cap(sides[1])])


@pytest.mark.parametrize("dtype", [np.float32, np.float64])
def test_rounding_is_no_step(dtype):
    noise = np.random.default_rng(0).uniform(-5e-6, 5e-6, (10, 5, 5, 3))
    check_shape((staff() + noise).astype(dtype), STAFF, UPRIGHT, 5)


@pytest.mark.parametrize(("step", "said"), [(0.004, "4 mm"), (-3e-5, "0.03 mm")])
def test_a_step_between_two_segments(step, said):
    said = rf"^The charts shaft_(\d) and grip_\1 must share a border; theirs are {said} apart\.$"
    with pytest.raises(KindError, match=said):
        check_shape(staff(step).astype(np.float64), STAFF, UPRIGHT, 5)


@pytest.mark.parametrize(("off", "sound"), [(1.9e-3, True), (2.1e-3, False)])
def test_a_long_one_may_be_off_centre_by_a_thousandth_of_its_length(off, sound):
    moved = staff() + np.array([0.0, 0.0, off])
    if sound:
        check_shape(moved, STAFF, UPRIGHT, 5)
    else:
        with pytest.raises(KindError, match=r"The middle of the pivot, staff, must be at the origin; it is 2\.1 mm "):
            check_shape(moved, STAFF, UPRIGHT, 5)


def test_a_bent_pivot_may_be_at_the_origin_by_its_middle_line_or_its_ends():
    bent = staff()
    bent[..., 0] += 0.1 * (1 - bent[..., 2] ** 2)  # its middle is 0.1 m beside the middle of its ends
    check_shape(bent, STAFF, UPRIGHT, 5)
    check_shape(bent - (0.1, 0.0, 0.0), STAFF, UPRIGHT, 5)
    with pytest.raises(KindError, match="it is 50 mm away"):
        check_shape(bent - (0.05, 0.0, 0.0), STAFF, UPRIGHT, 5)
