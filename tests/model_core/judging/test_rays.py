"""Whoever brings rays is asked."""

from __future__ import annotations

import numpy as np

from model_core.judging import rays


def test_rays_are_those_that_were_brought(box, monkeypatch):
    monkeypatch.setattr(rays, "_maker", None)
    asked = []
    rays.use(lambda mesh: asked.append(mesh) or (lambda starts, _way: np.ones(len(starts), dtype=bool)))
    assert rays.rays_at(box)(np.zeros((2, 3)), np.array([0.0, 0, 1])).all()
    assert asked == [box]
