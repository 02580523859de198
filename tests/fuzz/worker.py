"""Runs commands one after the other in a process that may die, hang or be too large, and starts another then."""

from __future__ import annotations

import json
import os
import select
import signal
import subprocess
import sys
import time
import traceback
import warnings
from dataclasses import asdict, dataclass, field
from pathlib import Path

from .tally import LONGEST

ROOT = Path(__file__).resolve().parents[2]
MOST_BYTES = 2_500_000_000
"""Memory that a command may hold."""
_ADDRESSES = 10 * 2**30  # a command that asks for more gets MemoryError: the machine is others' too
_SPENT = 800_000_000  # bytes that a worker may keep between two commands
ENVIRONMENT = {
    **{name: value for name, value in os.environ.items() if name != "RODIN_TRACEBACK"},
    **dict.fromkeys(("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS"), "1"),
    "PYTHONPATH": str(ROOT),
}


def patience() -> float:
    """Seconds to wait for what may take LONGEST: more where other programs want the same cores."""
    return LONGEST * max(1.0, os.getloadavg()[0] / (os.cpu_count() or 1))


@dataclass(frozen=True)
class Answer:
    """What became of one command.

    Attributes:
        code: its exit code, negative for a signal; None where it was stopped for taking too long.
        out, err: what it said.
        peak: bytes of memory. seconds: it took.
    """

    code: int | None
    out: str = ""
    err: str = ""
    peak: int = 0
    seconds: float = 0.0


@dataclass
class Worker:
    """One process for many commands.

    Attributes:
        temporary: folder for what commands keep outside their own folder. changes: to its environment.
    """

    temporary: Path
    changes: dict[str, str] = field(default_factory=dict)
    _process: subprocess.Popen | None = field(default=None, init=False)

    def run(self, words: tuple[str, ...], folder: Path) -> Answer:
        """Run ``rodin`` with some words in a folder, without a process of its own."""
        if self._process is None:
            self._start()
        started = time.monotonic()
        self._process.stdin.write(json.dumps({"words": words, "folder": str(folder)}).encode() + b"\n")
        self._process.stdin.flush()
        if not select.select([self._process.stdout], [], [], patience())[0]:
            self.close()
            return Answer(None, *self._said(), seconds=time.monotonic() - started)
        line = self._process.stdout.readline()
        if not line:
            code = self._process.wait()
            self.close()
            return Answer(code, *self._said(), seconds=time.monotonic() - started)
        answer = json.loads(line)
        if answer.pop("kept") > _SPENT:
            self.close()
        return Answer(**answer)

    def close(self) -> None:
        """End the process; the next command starts another."""
        if self._process is not None:
            self._process.kill()
            self._process.communicate()
            self._process = None

    def _start(self) -> None:
        self.temporary.mkdir(parents=True, exist_ok=True)
        words = [sys.executable, "-m", "tests.fuzz.worker", str(self._notes())]
        environment = {**ENVIRONMENT, **self.changes, "TMPDIR": str(self.temporary)}
        self._process = subprocess.Popen(
            words, stdin=subprocess.PIPE, stdout=subprocess.PIPE, env=environment, cwd=ROOT, start_new_session=True
        )

    def _notes(self) -> Path:
        return self.temporary.with_suffix(".said")

    def _said(self) -> tuple[str, str]:
        return tuple(_read(self._notes().with_suffix(end)) for end in (".out", ".err"))


def run_alone(script: str, words: tuple[str, ...], folder: Path, temporary: Path, changes: dict[str, str]) -> Answer:
    """Run ``rodin`` as a process of its own, the head of a session.

    Args:
        script: of bash, in which "$@" is the program. changes: to the environment; "" unsets a variable.
    """
    temporary.mkdir(parents=True, exist_ok=True)
    environment = {name: v for name, v in {**ENVIRONMENT, **changes, "TMPDIR": str(temporary)}.items() if v}
    notes = [temporary.with_suffix(end) for end in (".out", ".err")]
    started = time.monotonic()
    with notes[0].open("wb") as out, notes[1].open("wb") as err:
        program = ["bash", "-c", script, "bash", sys.executable, "-m", "rodin_cli", *words]
        process = subprocess.Popen(
            program,
            cwd=folder,
            env=environment,
            stdout=out,
            stderr=err,
            stdin=subprocess.DEVNULL,
            start_new_session=True,
        )
        code, peak = _waited(process, started)
    try:
        os.killpg(process.pid, signal.SIGKILL)
        left = "A process was left running.\n" if code is not None else ""
    except ProcessLookupError:
        left = ""
    return Answer(code, _read(notes[0]), _read(notes[1]) + left, peak, time.monotonic() - started)


def _waited(process: subprocess.Popen, started: float) -> tuple[int | None, int]:
    """Exit code and peak memory of a process and those it waited for."""
    while True:
        pid, status, usage = os.wait4(process.pid, os.WNOHANG)
        if pid:
            process.returncode = os.waitstatus_to_exitcode(status)
            return process.returncode, usage.ru_maxrss * 1024
        if time.monotonic() - started > patience():
            os.killpg(process.pid, signal.SIGKILL)
            os.wait4(process.pid, 0)
            process.returncode = -signal.SIGKILL
            return None, 0
        time.sleep(0.01)


def _read(path: Path) -> str:
    return path.read_text(encoding="utf-8", errors="replace") if path.exists() else ""


def serve(notes: Path) -> None:
    """The process itself: a request a line on stdin, an answer a line on stdout."""
    import resource

    resource.setrlimit(resource.RLIMIT_AS, (_ADDRESSES, _ADDRESSES))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    requests, answers = os.fdopen(os.dup(0)), os.fdopen(os.dup(1), "w")
    os.dup2(os.open(os.devnull, os.O_RDONLY), 0)
    for stream in (sys.stdout, sys.stderr):
        stream.reconfigure(encoding="utf-8", errors="replace")
    for line in requests:
        request = json.loads(line)
        answer = _attempt(request["words"], request["folder"], notes)
        print(json.dumps({**asdict(answer), "kept": _memory("VmRSS")}), file=answers, flush=True)


def _attempt(words: list[str], folder: str, notes: Path) -> Answer:
    from rodin_cli.app import main

    os.chdir(folder)
    files = [notes.with_suffix(end) for end in (".out", ".err")]
    for number, path in enumerate(files, start=1):
        opened = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_TRUNC | os.O_APPEND)
        os.dup2(opened, number)
        os.close(opened)
    _limit_time()
    warnings.filterwarnings("default", category=RuntimeWarning)  # forgets which it has shown
    Path("/proc/self/clear_refs").write_text("5")  # so that the peak is this command's
    started = time.monotonic()
    try:
        code = main(words)
    except SystemExit as error:
        code = error.code if isinstance(error.code, int) else 1
    except BaseException:  # noqa: BLE001  one that main let through
        traceback.print_exc()
        code = 1
    seconds = time.monotonic() - started
    sys.stdout.flush()
    sys.stderr.flush()
    return Answer(code, *map(_read, files), _memory("VmHWM"), seconds)


def _limit_time() -> None:
    """End the process if this command goes on and on, even where nobody waits for it any more."""
    import resource

    used = resource.getrusage(resource.RUSAGE_SELF)
    most = int(used.ru_utime + used.ru_stime + 2 * LONGEST)
    resource.setrlimit(resource.RLIMIT_CPU, (most, resource.RLIM_INFINITY))


def _memory(name: str) -> int:
    for line in Path("/proc/self/status").read_text().splitlines():
        if line.startswith(f"{name}:"):
            return 1024 * int(line.split()[1])
    return 0


if __name__ == "__main__":
    serve(Path(sys.argv[1]))
