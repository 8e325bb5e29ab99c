"""The facts that the benchmark of resolving makes up are facts as shards hold them, and resolving finds what they were made from."""

from pathlib import Path

from bench.resolving import Maker, resolving


def test_the_benchmark_runs_and_finds_what_was_made(tmp_path: Path, capsys) -> None:
    Maker(60).write(tmp_path)
    resolving(tmp_path)
    told = capsys.readouterr().out
    assert "families P 100.0" in told and "incidents P 100.0" in told
