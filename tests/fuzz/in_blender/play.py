"""Plays sequences inside a Blender: ``python play.py ZIP FOLDER FIRST COUNT``.

Says on stderr before each sequence and step what comes, so that whatever Blender prints or
whatever ends it can be seen again; ends with os._exit, as some versions of bpy hang on a normal exit.
"""

from __future__ import annotations

import faulthandler
import os
import random
import resource
import shutil
import sys
import traceback
from pathlib import Path

MEMORY = 8 << 30  # bytes of addresses: beyond it Python raises MemoryError
MARK = "@@"
"""How lines of ours begin."""
_REFUSALS = (RuntimeError, ReferenceError, TypeError, ValueError, AttributeError)  # how Blender says no to a script


def main(extension_zip: str, folder: Path, first: int, count: int) -> None:
    """Enable the add-on and play."""
    os.environ["BLENDER_USER_RESOURCES"] = str(folder / "blender")
    sys.path.insert(0, str(Path(__file__).resolve().parent))
    import bpy

    bpy.ops.extensions.package_install_files(
        filepath=extension_zip, repo="user_default", enable_on_install=True, overwrite=True
    )
    for seed in range(first, first + count):
        _play(seed, folder / "played")


def _play(seed: int, folder: Path) -> None:
    import bpy
    import drawing
    import soundness
    from sequence import steps_of
    from world import World

    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    (folder / "tmp").mkdir()
    bpy.ops.wm.read_homefile(use_empty=True)
    world = World(random.Random(seed), folder)
    say("seed", str(seed))
    for step in steps_of(world.chance):
        say("step", step.__name__)
        sound = soundness.sound_assets() if step in soundness.WATCHED else {}
        try:
            step(world)
            bpy.context.view_layer.update()
            drawing.draw_panels()
        except Exception as error:  # noqa: BLE001 - whatever it raises is looked at
            _judge(error)
        for name in soundness.turned(sound):
            say("wrong", f"{name} was turned inside out")
        for kind, text in world.told:
            say(kind, text.replace("\n", "\\n"))
        world.told.clear()
        bpy.ops.ed.undo_push(message=step.__name__)
    for left in (*folder.rglob(".rodin-*"), *(folder / "tmp").glob("rodin-*")):
        say("left", left.name)


def _judge(error: Exception) -> None:
    """Errors of the add-on are defects; those of a step alone, which Blender would not let it do, are none."""
    files = [frame.filename for frame in traceback.extract_tb(error.__traceback__)]
    ours = any("rodin_addon" in file or "model_core" in file for file in files)
    if ours or not isinstance(error, _REFUSALS):
        traceback.print_exc()


def say(kind: str, text: str) -> None:
    """A line for the program that started this one."""
    sys.stdout.flush()
    print(f"{MARK} {kind} {text}", file=sys.stderr, flush=True)


if __name__ == "__main__":
    faulthandler.enable()
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    code = 1
    try:
        main(sys.argv[1], Path(sys.argv[2]), int(sys.argv[3]), int(sys.argv[4]))
        code = 0
    except BaseException:  # noqa: BLE001 - os._exit shows nothing by itself
        traceback.print_exc()
    sys.stdout.flush()
    sys.stderr.flush()
    os._exit(code)
