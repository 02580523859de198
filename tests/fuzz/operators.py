"""Random sequences of operators, sliders, handwork and undo in every Blender that is installed.

One sequence alone: ``python -m tests.fuzz.operators VERSION SEED``.
"""

from __future__ import annotations

import os
import re
import signal
import subprocess
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from pathlib import Path

from .tally import CLASSES, LONGEST, Tally

_ROOT = Path(__file__).resolve().parents[2]
_PLAY = Path(__file__).resolve().parent / "in_blender" / "play.py"
sys.path.insert(0, str(_ROOT / "tests" / "rodin_addon"))

from blenders import BLENDERS, Blender, extension_tool  # noqa: E402 - only after the line above

NAME = "sequences of operators"
TARGET = 4000
_TOGETHER = 2  # Blenders at a time
_CHUNK = 100  # sequences of one process
_START = 90.0  # seconds until the first sequence begins
_MARK = "@@ "
_FRAME = re.compile(r'File "[^"]*?((?:rodin_addon|model_core)/[^"]*)", line (\d+), in (\w+)')
_RAISED = re.compile(r"(Error: Python: )?[\w.]+(Error|Exception|Interrupt)\b")


def run(count: int, seed: int, folder: Path) -> Tally:
    """Play ``count`` sequences, the same number in each Blender."""
    tally, there = Tally(NAME), [blender for blender in BLENDERS if blender.installed]
    archive = _zip(folder)
    jobs = []
    for index, blender in enumerate(there):
        own = count // len(there) + (index < count % len(there))
        jobs += [
            (
                blender,
                seed * 1_000_000 + index * 100_000 + start,
                min(_CHUNK, own - start),
                folder / f"{blender.version}-{start}",
            )
            for start in range(0, own, _CHUNK)
        ]
    with ThreadPoolExecutor(min(_TOGETHER, os.cpu_count() or 1)) as pool:
        for played in pool.map(lambda job: _play(archive, *job), jobs):
            tally.tried += played.count
            for kind, example in played.defects:
                tally.defect(kind, example)
    return tally


@dataclass
class _Played:
    """What one chunk came to: how many were begun, and (class, example) of each defect."""

    count: int = 0
    defects: list[tuple[str, str]] = field(default_factory=list)


def _play(archive: Path, blender: Blender, first: int, count: int, folder: Path) -> _Played:
    """Go on with a new process after the sequence that ends one."""
    played, end = _Played(), first + count
    while first < end:
        folder.mkdir(parents=True, exist_ok=True)
        said = folder / f"said-{first}.txt"
        reason = _watch(archive, blender, first, end - first, folder, said)
        last = _read(blender, said, played)
        if reason is None:
            break
        played.defects.append((reason[0], f"Blender {blender.version} seed {last}: {reason[1]}; see {said}"))
        first = end if last is None else last + 1  # where not even one begins, none will
    played.count = count
    return played


def _watch(archive: Path, blender: Blender, first: int, count: int, folder: Path, said: Path):
    """Run one process to its end; (class, words) where it crashed or hung, else None."""
    for name in ("home", "tmp"):
        (folder / name).mkdir(exist_ok=True)
    words = [blender.python, _PLAY, archive, folder, first, count]
    environment = {
        "PATH": "/usr/bin:/bin",
        "HOME": str(folder / "home"),
        "TMPDIR": str(folder / "tmp"),
        "OMP_NUM_THREADS": "1",
        "PYTHONDONTWRITEBYTECODE": "1",
    }
    with said.open("w", encoding="utf-8") as out:
        process = subprocess.Popen(
            list(map(str, words)), stdout=subprocess.DEVNULL, stderr=out, env=environment, start_new_session=True
        )
    size, changed, limit = 0, time.monotonic(), _START
    while process.poll() is None:
        time.sleep(0.1)
        if said.stat().st_size != size:
            size, changed, limit = said.stat().st_size, time.monotonic(), LONGEST
        elif time.monotonic() - changed > limit:
            process.send_signal(signal.SIGABRT)  # Python says on stderr where it stands
            time.sleep(1)
            os.killpg(process.pid, signal.SIGKILL)
            process.wait()
            return "hang", f"nothing for {limit:.0f} s"
    return None if process.returncode == 0 else ("traceback", f"the process ended with {process.returncode}")


def _read(blender: Blender, said: Path, played: _Played) -> int | None:
    """Take the defects out of what a process said; the last seed that it began."""
    seed, steps, block = None, [], []
    for line in [*said.read_text(encoding="utf-8", errors="replace").splitlines(), _MARK + "end ."]:
        if not line.startswith(_MARK):
            block.append(line)
            continue
        where = f"Blender {blender.version} seed {seed} {steps[-1:]}"
        played.defects += [("traceback", f"{where}: {cause}") for cause in causes("\n".join(block))]
        block = []
        kind, _, text = line.removeprefix(_MARK).partition(" ")
        if kind == "seed":
            seed, steps = int(text), []
        elif kind == "step":
            steps.append(text)
        elif kind == "traceback":
            played.defects += [(kind, f"{where}: {cause}") for cause in causes(text.replace("\\n", "\n"))]
        elif kind in CLASSES:
            played.defects.append((kind, f"{where}: {text}"))
    return seed


def causes(text: str) -> list[str]:
    """Of each traceback in a text: its last line of ours, and what was raised."""
    return [_cause(one) for one in text.split("Traceback (most recent call last)")[1:]]


def _cause(text: str) -> str:
    lines = [line.strip() for line in text.splitlines()]
    end = next((index for index, line in enumerate(lines) if _RAISED.match(line)), len(lines) - 1)
    frames = _FRAME.findall("\n".join(lines[:end]))  # Blender's own line about a callback follows
    place = "{}:{} {}".format(*frames[-1]) if frames else "elsewhere"
    return f"{place}: {lines[end]}"


def _zip(folder: Path) -> Path:
    """The extension, built by Blender's own tool."""
    words = [sys.executable, extension_tool(), "build", "--source-dir", _ROOT, "--output-dir", folder]
    subprocess.run(list(map(str, words)), capture_output=True, timeout=120, check=True)
    (built,) = folder.glob("*.zip")
    return built


def _alone(version: str, seed: int) -> None:
    """Play one sequence and show all that it says."""
    import tempfile

    blender = next(one for one in BLENDERS if one.version == version)
    with tempfile.TemporaryDirectory(prefix="rodin-fuzz-") as name:
        folder = Path(name)
        print(_watch(_zip(folder), blender, seed, 1, folder, folder / "said.txt"))
        print((folder / "said.txt").read_text(encoding="utf-8"))


if __name__ == "__main__":
    _alone(sys.argv[1], int(sys.argv[2]))
