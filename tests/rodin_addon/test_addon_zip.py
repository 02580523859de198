"""What is in the zip that artists install."""

from __future__ import annotations

import re
import subprocess
import sys
import zipfile

from blenders import ROOT, extension_tool

ALLOWED = (
    r"blender_manifest\.toml",
    r"__init__\.py",
    r"LICENSE",
    r"README\.md",
    r"CHANGELOG\.md",
    r"weights/([a-z_]+|former/[a-z_]+-[\d.]+)/(weights\.npz|weights\.json|README\.md)",
    r"(rodin_addon|model_core)/([a-z_]+/)*([a-z_]+\.(py|toml)|README\.md)",
    r"model_core/export/manifest\.schema\.json",
    r"model_core/kinds/[a-z_]+/atlas\.json",
)
LARGEST_BYTES = 40_000_000


def test_only_what_is_allowed(extension_zip):
    names = zipfile.ZipFile(extension_zip).namelist()
    files = [name for name in names if not name.endswith("/")]
    strangers = [name for name in files if not any(re.fullmatch(pattern, name) for pattern in ALLOWED)]
    assert not strangers
    left_in = [
        name
        for name in names
        if re.match(r"rodin_cli|tests|docs|rodin_addon/headless|model_core/(evaluation|training)", name)
    ]
    assert not left_in


def test_what_must_be_there(extension_zip):
    names = set(zipfile.ZipFile(extension_zip).namelist())
    needed = {"blender_manifest.toml", "__init__.py", "LICENSE"}
    assert needed | {"weights/sword/weights.npz", "weights/sword/weights.json"} <= names
    assert {"rodin_addon/__init__.py", "model_core/model.py"} <= names


def test_light_enough(extension_zip):
    assert extension_zip.stat().st_size <= LARGEST_BYTES


def test_blender_calls_it_valid(extension_zip):
    words = [sys.executable, extension_tool(), "validate", extension_zip]
    done = subprocess.run(list(map(str, words)), capture_output=True, text=True, timeout=60, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    assert "warning" not in (done.stdout + done.stderr).lower()


def test_the_root_is_lazy():
    source = (ROOT / "__init__.py").read_text(encoding="utf-8")
    assert not [line for line in source.splitlines() if line.startswith(("import ", "from "))]
