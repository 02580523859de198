"""Batches with real Blenders, here and by a Dask cluster; stopped, killed, and gone on with."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys

import pytest

from .cluster import cluster, dask
from .conftest import ended, geometry, names, told, until

QUICK = ("--lods", "6,4", "--seed", 3)


def stamps(folder) -> dict[str, int]:
    return {path.name: path.stat().st_mtime_ns for path in folder.iterdir() if path.suffix == ".fbx"}


def shard(out, index: int) -> dict:
    return json.loads((out / ".shards" / f"{index:04}.json").read_text(encoding="utf-8"))


@pytest.mark.slow
def test_two_workers_make_what_one_process_makes(rodin, start, tmp_path):
    words = ("--count", 5, "--for", "unreal", *QUICK, "--variety", 0.5)
    assert ended(start("batch", *words, "--workers", 2, "--out", tmp_path / "batch")).code == 0
    rodin("generate", "--count", 5, "--seed", 3, "--variety", 0.5, "--resolution", 4, "--out", tmp_path / "made").done()
    one = ("--for", "unreal", "--lods", "6,4", "--workers", 1)
    rodin("export", tmp_path / "made", *one, "--out", tmp_path / "export").done()
    batch, export = told(tmp_path / "batch"), told(tmp_path / "export")
    assert geometry(batch) == geometry(export)
    for key in ("name", "base", "recipe", "size_m", "sockets", "collision", "licence"):
        assert [sword[key] for sword in batch["assets"]] == [sword[key] for sword in export["assets"]]
    assert batch["makings"] == export["makings"]
    assert len(batch["contact_sheets"]) == 2


@pytest.mark.slow
def test_what_is_done_is_not_done_again(start, tmp_path):
    """Only the shard that a file was lost of is."""
    words = ("batch", "--count", 4, "--style", "katana", *QUICK, "--out", tmp_path / "out")
    assert ended(start(*words, "--workers", 2)).code == 0
    record, before = told(tmp_path / "out"), stamps(tmp_path / "out")
    assert sorted(before) == [f"katana_{seed}.fbx" for seed in (3, 4, 5, 6)]
    (tmp_path / "out" / "katana_5.fbx").unlink()
    result = ended(start(*words, "--workers", 1))  # the shards stay as they were cut
    assert result.code == 0
    after = stamps(tmp_path / "out")
    assert {name for name in after if before.get(name) != after[name]} == {"katana_5.fbx", "katana_6.fbx"}
    assert geometry(told(tmp_path / "out")) == geometry(record)


@pytest.mark.slow
@pytest.mark.parametrize("how", ["ctrl-c", "kill"])
def test_a_restart_completes_what_was_stopped(start, how, tmp_path):
    out = tmp_path / "out"
    words = ("batch", "--count", 24, *QUICK, "--workers", 2, "--out", out)
    program = start(*words)
    until(lambda: len(list(out.glob(".shards/0*/*.fbx"))) > 2, program)
    os.killpg(program.pid, signal.SIGINT if how == "ctrl-c" else signal.SIGKILL)
    result = ended(program)
    if how == "ctrl-c":
        assert (result.code, result.refused()) == (130, "Stopped.")
        assert told(out)["assets"]
        assert {path.suffix for path in (out / ".shards").iterdir()} == {".json"}
    record = told(out)
    assert len(record["assets"]) + len(record["missing"]) == 24
    assert ended(start(*words)).code == 0
    again = told(out)
    assert not again["missing"]
    assert {name.rpartition("_")[2] for name in names(again["assets"])} == {str(seed) for seed in range(3, 27)}
    assert set(names(record["assets"] + record["missing"])) == set(names(again["assets"]))
    assert {path.suffix for path in (out / ".shards").iterdir()} == {".json"}


@pytest.mark.slow
@pytest.mark.skipif(sys.platform != "linux", reason="processes are looked for by pgrep")
def test_a_killed_blender_holds_up_no_other_and_the_next_run_completes_it(start, tmp_path):
    out = tmp_path / "out"
    words = ("batch", "--count", 12, *QUICK, "--workers", 2, "--out", out)
    program = start(*words)
    until(lambda: list(out.glob(".shards/0001-*/*.fbx")), program)
    asked = subprocess.run(["pgrep", "-P", str(program.pid), "-f", "headless"], capture_output=True, text=True)
    blenders = [int(line) for line in asked.stdout.split()]
    assert len(blenders) == 2
    os.kill(blenders[0], signal.SIGKILL)
    result = ended(program)
    assert result.code == 1
    assert "Blender quit unexpectedly: signal SIGKILL." in result.err
    record = told(out)
    assert record["missing"]
    assert len(record["assets"]) + len(record["missing"]) == 12
    assert not {item["base"] for item in record["missing"]} & {item["base"] for item in record["assets"]}
    assert ended(start(*words)).code == 0
    assert len(told(out)["assets"]) == 12


@dask
@pytest.mark.slow
def test_a_cluster(start, tmp_path):
    with cluster(tmp_path / "elsewhere", workers=1, threads=2) as (address, _):
        words = ("batch", "--count", 4, *QUICK, "--scheduler", address, "--out", "out")
        assert ended(start(*words)).code == 0
    record = told(tmp_path / "out")
    assert len(record["assets"]) == 4
    assert len(record["contact_sheets"]) == 2  # of two threads


@dask
@pytest.mark.slow
def test_what_a_killed_worker_was_at_is_done_by_another(start, tmp_path):
    out = tmp_path / "out"
    with cluster(tmp_path / "elsewhere", workers=2, threads=1) as (address, workers):
        program = start("batch", "--count", 12, *QUICK, "--scheduler", address, "--out", out)
        until(lambda: list(out.glob(".shards/0001-*/*.fbx")), program)
        os.kill(workers[0], signal.SIGKILL)
        result = ended(program)
    assert result.code == 0, result.err
    assert result.err == ""
    assert len(told(out)["assets"]) == 12


@pytest.mark.slow
def test_a_folder_of_another_batch_or_export_is_left_alone(start, tmp_path):
    words = ("--count", 1, "--style", "katana", *QUICK, "--workers", 1, "--out", tmp_path / "out")
    assert ended(start("batch", *words)).code == 0
    before = told(tmp_path / "out")
    for other, differs in (
        (("--count", 2), "count"),
        (("--seed", 4), "seed"),
        (("--style", "kris"), "style"),
        (("--variety", 0), "variety"),
        (("--for", "unity"), "choices"),
    ):
        sentence = ended(start("batch", *words, *other)).refused()
        assert sentence == (
            f"The folder {tmp_path / 'out'} contains another batch (different {differs}); choose another folder."
        )
    assert told(tmp_path / "out") == before
    path = tmp_path / "out" / ".shards" / "plan.json"
    plan = json.loads(path.read_text())
    changes = ({"size": 0}, {"size": None}, {"choices": {**plan["choices"], "sockets": 3}}, {"choices": []})
    for text in ("[]", "[" * 5000, " " * 2**21, *(json.dumps(plan | change) for change in changes)):
        path.write_text(text)
        assert "is not a batch plan" in ended(start("batch", *words)).refused()
    (tmp_path / "out" / ".shards" / "plan.json").unlink()
    assert "contains another export" in ended(start("batch", *words)).refused()
    assert told(tmp_path / "out") == before


def test_a_folder_that_cannot_be_made(start, tmp_path):
    (tmp_path / "file").write_text("kept")
    result = ended(start("batch", "--count", 1, "--workers", 1, "--out", tmp_path / "file" / "out"))
    assert result.refused() == f"Cannot create the folder {tmp_path / 'file' / 'out'}: Not a directory."
    assert [path.name for path in tmp_path.iterdir()] == ["file"]


def test_a_cluster_needs_dask(rodin, tmp_path, monkeypatch):
    monkeypatch.setattr("importlib.util.find_spec", lambda name: None)
    words = ("--count", 1, "--scheduler", "tcp://127.0.0.1:1", "--out", tmp_path / "out")
    assert "[farm]" in rodin("batch", *words).refused()
    assert not list(tmp_path.iterdir())


@pytest.mark.slow
def test_without_a_cluster_dask_is_not_needed(rodin, tmp_path, monkeypatch):
    monkeypatch.setitem(sys.modules, "distributed", None)  # an import of it fails
    rodin("batch", "--count", 2, *QUICK, "--workers", 1, "--out", tmp_path / "out").done()
    assert len(told(tmp_path / "out")["assets"]) == 2


@dask
@pytest.mark.slow
def test_a_scheduler_that_is_not_there(start, tmp_path):
    for address in ("tcp://127.0.0.1:1", "nonsense", "abc://x"):
        result = ended(start("batch", "--count", 1, "--scheduler", address, "--out", tmp_path / "out"))
        assert result.refused() == f"There is no Dask scheduler at {address}."
    assert not list(tmp_path.iterdir())
