"""Commands killed at random moments; then nothing is left running or half written, and the same command ends whole.

One attempt alone: ``python -m tests.fuzz.kills SEED NUMBER``.
"""

from __future__ import annotations

import os
import random
import shutil
import signal
import subprocess
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from pathlib import Path

from .tally import LONGEST, Tally
from .whole import broken_files, unnamed_files

NAME = "kills"
TARGET = 200
_ROOT = Path(__file__).resolve().parents[2]
_MARK = "RODIN_FUZZ_ATTEMPT"  # in the environment of an attempt's processes, by which they are found
_TOGETHER = 2  # attempts at a time
_GRACE = 5.0  # seconds in which all that an attempt started must have ended
_FINISH = 600.0  # seconds that a command may take that is not killed
_TRAINED = 20  # one of so many attempts is a training, which takes long
_SIGNALS = ("SIGKILL", "SIGKILL", "SIGTERM", "SIGHUP", "SIGINT")
_SHARDS = ".shards"  # what batch goes on from


@dataclass
class _Command:
    """One command.

    Attributes:
        words: {out}, {source}, {run} and {kind} stand for folders.
        seconds: that it takes, until it is known better. often: how often it is drawn.
    """

    words: str
    seconds: float
    often: int


_COMMANDS = {
    "generate": _Command("generate --count 40 --resolution 8 --out {out}", 2.0, 6),
    "export": _Command("export {source} --for unreal --lods 4 --workers 2 --out {out}", 4.0, 6),
    "batch": _Command("batch --count 4 --for godot --lods 4 --workers 2 --out {out}", 5.0, 6),
    "preview": _Command("preview {source} --width 200 --resolution 4 --out {out}/sheet.png", 4.0, 4),
    "reconstruct": _Command("reconstruct {source}/a.ply {source}/b.ply --resolution 4 --out {out}", 3.0, 4),
    "interpolate": _Command(
        "interpolate {source}/recipes.json:0 {source}/recipes.json:1 --steps 20 --resolution 8 --out {out}", 2.5, 3
    ),
    "prepare": _Command("prepare {source} --kind sword --workers 2 --out {out}/set", 6.0, 3),
    "register": _Command("register {source} --no-picture --workers 2 --out {out}", 12.0, 3),
    "learn": _Command("learn {source} --workers 2 --out {out}", 20.0, 2),
    "train": _Command("train --kind {kind} --preset smoke --run {run} --out {out}", 30.0, 0),
}


@dataclass
class _Attempt:
    """One kill, and (class, what was seen) of all that was found."""

    number: int
    name: str
    share: float
    signal: str
    group: bool
    folder: Path
    source: Path
    found: list[tuple[str, str]] = field(default_factory=list)

    @property
    def out(self) -> Path:
        return self.folder / "out"

    @property
    def temporary(self) -> Path:
        return self.folder / "tmp"

    def start(self) -> subprocess.Popen:
        """The command as a process of its own, the head of a group as in a terminal."""
        words = _COMMANDS[self.name].words.format(
            out=self.out, source=self.source, run=self.folder / "run", kind=_ROOT / "tests" / "toy_kind"
        )
        with (self.folder / "said.txt").open("w", encoding="utf-8") as said:
            return subprocess.Popen(
                [sys.executable, "-m", "rodin_cli", *words.split()],
                cwd=self.folder,
                env={**_environment(), "TMPDIR": str(self.temporary), _MARK: str(self.folder)},
                stdin=subprocess.DEVNULL,
                stdout=said,
                stderr=said,
                start_new_session=True,
                preexec_fn=_hear_signals,
            )


def run(count: int, seed: int, folder: Path) -> Tally:
    """Kill ``count`` commands."""
    tally, source = Tally(NAME), _source(folder)
    attempts = [_drawn(seed, number, folder, source) for number in range(count)]
    with ThreadPoolExecutor(min(_TOGETHER, os.cpu_count() or 1)) as pool:
        for attempt in pool.map(_try, attempts):
            tally.tried += 1
            for kind, what in attempt.found:
                how = f"{attempt.signal} to the {'group' if attempt.group else 'process'} of {attempt.name}"
                tally.defect(kind, f"attempt {seed} {attempt.number}, {how} at {attempt.share:.0%}: {what}")
    return tally


def _drawn(seed: int, number: int, folder: Path, source: Path) -> _Attempt:
    """Any attempt can be drawn alone."""
    chance = random.Random(f"{seed} {number}")
    names = [name for name, command in _COMMANDS.items() for _ in range(command.often)]
    return _Attempt(
        number,
        "train" if number % _TRAINED == _TRAINED - 1 else chance.choice(names),
        chance.uniform(0.05, 1.0),
        chance.choice(_SIGNALS),
        chance.random() < 0.4,
        folder / str(number),
        source,
    )


def _source(folder: Path) -> Path:
    """Three assets, two of them under names of their own too."""
    source = folder / "source"
    words = ["generate", "--count", "3", "--resolution", "4", "--out", str(source)]
    subprocess.run([sys.executable, "-m", "rodin_cli", *words], env=_environment(), capture_output=True, check=True)
    for name, mesh in zip("ab", sorted(source.glob("*.ply")), strict=False):
        shutil.copy(mesh, source / f"{name}.ply")
    return source


def _try(attempt: _Attempt) -> _Attempt:
    own = _prepared(attempt)
    _kill(attempt)
    _look(attempt, own, "after the kill")
    said = _finish(attempt)
    if said is not None:
        attempt.found.append(("lost", f"the same command does not end well: {said}"))
    _look(attempt, own, "after the second run")
    if said is None:
        unnamed = set(unnamed_files(attempt.out)) - set(own)
        attempt.found += [("lost", f"{name} is named nowhere") for name in sorted(unnamed)]
    attempt.found += [("left", what) for what in _hidden(attempt)]
    if not attempt.found:
        shutil.rmtree(attempt.folder, ignore_errors=True)
    return attempt


def _prepared(attempt: _Attempt) -> dict[str, bytes]:
    """Files of the user's own in the folder that is written to: {name: content}."""
    for folder in (attempt.out, attempt.temporary):
        folder.mkdir(parents=True)
    own = {"notes.txt": b"mine", "mine.ply": next(attempt.source.glob("*.ply")).read_bytes()}
    for name, content in own.items():
        (attempt.out / name).write_bytes(content)
    return own


def _kill(attempt: _Attempt) -> None:
    """Send the signal at the attempt's moment, and wait until all has ended."""
    process, number = attempt.start(), getattr(signal, attempt.signal)
    try:
        process.wait(attempt.share * _COMMANDS[attempt.name].seconds)
    except subprocess.TimeoutExpired:
        os.killpg(process.pid, number) if attempt.group else process.send_signal(number)
    try:
        process.wait(LONGEST)
    except subprocess.TimeoutExpired:
        attempt.found.append(("hang", f"it goes on for {LONGEST:.0f} s"))
        process.kill()
        process.wait()
    limit = time.monotonic() + _GRACE
    while (left := _running(attempt)) and time.monotonic() < limit:
        time.sleep(0.05)
    for pid, words in left.items():
        attempt.found.append(("left", f"process {words}"))
        os.kill(pid, signal.SIGKILL)
    _listen(attempt)


def _finish(attempt: _Attempt) -> str | None:
    """The same command to its end; what it says where it does not end well."""
    started, process = time.monotonic(), attempt.start()
    try:
        process.wait(_FINISH)
    except subprocess.TimeoutExpired:
        os.killpg(process.pid, signal.SIGKILL)
        process.wait()
        attempt.found.append(("hang", "the second run"))
    if process.returncode == 0 and attempt.name != "train":  # that goes on from its checkpoint
        command = _COMMANDS[attempt.name]
        command.seconds = 0.7 * command.seconds + 0.3 * (time.monotonic() - started)
    _listen(attempt)
    said = (attempt.folder / "said.txt").read_text(encoding="utf-8", errors="replace")
    return None if process.returncode == 0 else said.strip()[-300:]


def _listen(attempt: _Attempt) -> None:
    said = (attempt.folder / "said.txt").read_text(encoding="utf-8", errors="replace")
    if "Traceback" in said and str(_ROOT) in said:  # else Python had not begun with us
        attempt.found.append(("traceback", " | ".join(said.strip().splitlines()[-3:])))
    if "Internal error" in said:
        attempt.found.append(("internal error", said.strip().splitlines()[-1]))


def _look(attempt: _Attempt, own: dict[str, bytes], when: str) -> None:
    """What is in the folder is whole, and what was there is as it was."""
    attempt.found += [("lost", f"{when}, {what}") for what in broken_files(attempt.out)]
    for name, content in own.items():
        path = attempt.out / name
        if not path.is_file() or path.read_bytes() != content:
            attempt.found.append(("lost", f"{when}, the user's own {name}"))


def _hidden(attempt: _Attempt) -> list[str]:
    """What nobody will ever look for."""
    inside = [path for path in attempt.folder.rglob(".*") if path.name != _SHARDS]
    beside = list(attempt.temporary.glob("rodin-*"))
    return [str(path.relative_to(attempt.folder)) for path in (*inside, *beside)]


def _running(attempt: _Attempt) -> dict[int, str]:
    """{process: its words} of all that the attempt started and that still runs."""
    mark, found = f"{_MARK}={attempt.folder}".encode(), {}
    for place in Path("/proc").glob("[0-9]*"):
        try:
            if mark in (place / "environ").read_bytes().split(b"\0"):  # empty of one that has ended
                found[int(place.name)] = (place / "cmdline").read_bytes().replace(b"\0", b" ").decode()[:120]
        except OSError:
            continue
    return found


def _environment() -> dict[str, str]:
    return {**os.environ, "PYTHONPATH": str(_ROOT), "OMP_NUM_THREADS": "1", "PYTHONDONTWRITEBYTECODE": "1"}


def _hear_signals() -> None:
    """As a terminal's programs do; one that nohup or a shell's background job starts inherits deaf ears."""
    for name in (signal.SIGINT, signal.SIGHUP):
        signal.signal(name, signal.SIG_DFL)


def _alone(seed: int, number: int) -> None:
    """Make one attempt and show what it leaves."""
    import tempfile

    folder = Path(tempfile.mkdtemp(prefix="fuzz-kills-"))
    attempt = _try(_drawn(seed, number, folder, _source(folder)))
    print(attempt)
    if attempt.found:
        print(f"See {attempt.folder}")
    else:
        shutil.rmtree(folder)


if __name__ == "__main__":
    _alone(int(sys.argv[1]), int(sys.argv[2]))
