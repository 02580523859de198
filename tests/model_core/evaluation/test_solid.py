from __future__ import annotations

import numpy as np
import pytest

from model_core.evaluation.solid import Solid


@pytest.mark.parametrize(("point", "inside"), [((0, 0, 0), True), ((0, 0, 2.9), True), ((0, 0, 3.1), False)])
def test_contains(box, point, inside):
    assert Solid(box).contains(np.array([point], dtype=float)).tolist() == [inside]
