from __future__ import annotations

import shutil
from itertools import chain

import numpy as np
import pytest
from PIL import Image

from rodin_cli.commands.preview import _rows


@pytest.mark.slow
def test_a_picture_of_recipes_and_of_meshes(rodin, swords, primitives, tmp_path):
    (tmp_path / "meshes").mkdir()
    shutil.copy(primitives, tmp_path / "meshes" / "größe.ply")
    sheet = tmp_path / "out" / "sheet.png"
    rodin("preview", swords, tmp_path / "meshes", "--width", 240, "--resolution", 6, "--out", sheet).done()
    assert [path.name for path in sheet.parent.iterdir()] == ["sheet.png"]
    with Image.open(sheet) as picture:
        assert picture.width == 240
        pixels = np.asarray(picture.convert("L"), dtype=float)
    assert pixels.std() > 5  # something stands before the backdrop


@pytest.mark.parametrize(
    ("sizes", "rows"),
    [
        ((12,), [6, 6]),
        ((12, 6, 2), [12, 6, 2]),
        ((1,), [1]),
        ((2,), [2]),
        ((48,), [16, 16, 16]),
        ((5, 5), [5, 5]),
    ],
)
def test_rows(sizes, rows):
    groups = [[{"label": f"{group}.{n}"} for n in range(size)] for group, size in enumerate(sizes)]
    laid = _rows(groups)
    assert [len(row) for row in laid] == rows
    assert list(chain(*laid)) == list(chain(*groups))


def test_too_many_for_one_sheet(rodin, primitives, tmp_path):
    (tmp_path / "many").mkdir()
    for number in range(201):
        (tmp_path / "many" / f"{number}.ply").symlink_to(primitives)
    assert (
        "at most 200" in rodin("preview", tmp_path / "many", "--out", tmp_path / "x" / "sheet.png").refused()
    )
    assert not (tmp_path / "x").exists()
