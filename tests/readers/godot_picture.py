"""Exported files as Godot imported and drew them: ``python godot_picture.py PICTURE.png FILE...``."""

from __future__ import annotations

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent))

import godot_engine

if __name__ == "__main__":
    why_not = godot_engine.why_not()
    if why_not:
        sys.exit(why_not)
    picture, *files = map(Path, sys.argv[1:])
    godot_engine.picture(files, picture)
