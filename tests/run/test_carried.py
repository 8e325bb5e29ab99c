"""Shards through an object store: whole or not at all, and a clear word where there is none."""

import pytest

pytest.importorskip("fsspec", reason="fsspec is not installed: pip install 'avvisi[cluster]'")

from avvisi.run.carried import Store, written
from avvisi.store.errors import RecordError


def shard(folder):
    (folder / "s1").mkdir()
    (folder / "s1" / "events.parquet").write_bytes(b"facts")
    (folder / "s1" / "shard.json").write_bytes(b"{}")
    return 3


def test_what_is_put_there_is_taken_away_whole(tmp_path):
    facts = tmp_path / "facts"
    facts.mkdir()
    assert written("memory://bucket/a", shard, "s1") == 3
    Store("memory://bucket/a").take(facts, "s1")
    assert (facts / "s1" / "events.parquet").read_bytes() == b"facts" and (facts / "s1" / "shard.json").read_bytes() == b"{}"
    assert [p.name for p in facts.iterdir()] == ["s1"]
    with pytest.raises(RecordError, match="s1 is not in the object store"):
        Store("memory://bucket/a").take(facts, "s1")


def test_half_a_shard_is_not_there(tmp_path):
    folder = tmp_path / "half"
    folder.mkdir()
    shard(folder)
    (folder / "s1" / "shard.json").unlink()
    Store("memory://bucket/b").put(folder, "s1")
    with pytest.raises(RecordError):
        Store("memory://bucket/b").take(tmp_path, "s1")


def test_an_address_nobody_knows_is_said(tmp_path):
    with pytest.raises(RecordError, match="cannot be opened"):
        Store("nosuch://bucket")
