from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from rodin_cli.blender import ROOT, run_job
from rodin_cli.errors import BlenderStopped


@pytest.mark.parametrize("written", ["", '{"ok": tru', "Ö"])
def test_half_an_answer_is_none(tmp_path, monkeypatch, written):
    runner = tmp_path / "runner.py"
    runner.write_text(f"import sys\nopen(sys.argv[3], 'w').write({written!r})\nsys.exit('The disk is full.')\n")
    monkeypatch.setattr("rodin_cli.blender.RUNNER", runner)
    with pytest.raises(BlenderStopped, match=r"^Blender quit unexpectedly: The disk is full\.$"):
        run_job("sheet", {}, 60, Path(sys.executable))


def test_python_that_drops_docstrings(recipes, tmp_path):
    """Blender's own glTF exporter reads its docstrings."""
    words = [sys.executable, "-m", "rodin_cli", "export", f"{recipes}/recipes.json:0", "--format", "gltf"]
    words += ["--out", str(tmp_path), "--workers", "1"]
    done = subprocess.run(
        words, env={**os.environ, "PYTHONPATH": str(ROOT), "PYTHONOPTIMIZE": "2"}, capture_output=True, timeout=120
    )
    assert done.returncode == 0, done.stderr
    assert list(tmp_path.glob("*.glb"))
