from __future__ import annotations

import numpy as np
import pytest

from model_core.charts.weld import weld
from model_core.judging.seams import seam_gap
from model_core.kinds import named_kind

SWORD = named_kind("sword")


def test_closed_charts_have_no_gap_and_moved_ones_have_theirs(forged):
    closed = weld(SWORD.layout, 16).close_seams(forged("longsword", 1, 16).astype(np.float64))
    assert seam_gap(closed, SWORD.layout) == pytest.approx(0, abs=1e-12)
    apart = closed.copy()
    apart[::2] += [0.01, 0, 0]
    assert 0.001 < seam_gap(apart, SWORD.layout) <= 0.01
