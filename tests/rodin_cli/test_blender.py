from __future__ import annotations

import sys
from pathlib import Path

import pytest

from rodin_cli.blender import run_job
from rodin_cli.errors import BlenderStopped


@pytest.mark.parametrize("written", ["", '{"ok": tru', "Ö"])
def test_half_an_answer_is_none(tmp_path, monkeypatch, written):
    runner = tmp_path / "runner.py"
    runner.write_text(f"import sys\nopen(sys.argv[3], 'w').write({written!r})\nsys.exit('The disk is full.')\n")
    monkeypatch.setattr("rodin_cli.blender.RUNNER", runner)
    with pytest.raises(BlenderStopped, match=r"^Blender quit unexpectedly: The disk is full\.$"):
        run_job("sheet", {}, 60, Path(sys.executable))
