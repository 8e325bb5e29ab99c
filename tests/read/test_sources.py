"""What a user names, and what comes of it: each report once, each failure one plain line."""

import gzip
import json
import os
import socket
from io import BytesIO

import pytest

from avvisi.model.problems import Problem
from avvisi.model.text import RawPage
from avvisi.read.jsonl import page_of_line
from avvisi.read.limits import Limits
from avvisi.read.sources import pages


def read(source, **given):
    """(pages by given id, reasons by place) of a source; nothing may stand in both and no reason has two lines."""
    found = list(pages([str(source)], **given))
    good = [p for p in found if isinstance(p, RawPage)]
    bad = [p for p in found if isinstance(p, Problem)]
    assert all(p.stage == "read" and p.rejected and "\n" not in p.where + p.reason for p in bad)
    assert len({p.where for p in bad}) == len(bad)
    return {p.given_id: p for p in good}, {p.where: p.reason for p in bad}


def test_order_is_by_name_and_ids_are_paths(tmp_path):
    (tmp_path / "b").mkdir()
    for name in ("b/z.txt", "b/a.txt", "c.txt", "a.txt"):
        (tmp_path / name).write_text("Envoys met in Lomé.")
    assert [p.given_id for p in pages([str(tmp_path)])] == ["a.txt", "b/a.txt", "b/z.txt", "c.txt"]
    assert [p.given_id for p in pages([str(tmp_path / "b" / "z.txt")])] == ["z.txt"]


ENGLISH = "The minister’s visit to Córdoba – his first – ended on Monday."


@pytest.mark.parametrize(
    "raw",
    [
        ENGLISH.encode(),
        b"\xef\xbb\xbf" + ENGLISH.encode(),
        ENGLISH.encode("utf-16"),
        ENGLISH.encode("utf-16-le"),
        ENGLISH.encode("utf-16-be"),
        ENGLISH.encode("utf-32"),
        ENGLISH.encode("cp1252"),
    ],
)
def test_text_of_any_encoding_is_as_given(tmp_path, raw):
    (tmp_path / "t.txt").write_bytes(raw)
    assert read(tmp_path)[0]["t.txt"].text == ENGLISH


def test_latin_1_and_line_breaks_stay(tmp_path):
    (tmp_path / "t.txt").write_bytes("Señor Núñez\r\n\r\nhabló en Asunción.\r".encode("latin-1"))
    assert read(tmp_path)[0]["t.txt"].text == "Señor Núñez\r\n\r\nhabló en Asunción.\r"


def test_a_damaged_letter_does_not_make_a_text_another(tmp_path):
    (tmp_path / "t.txt").write_bytes("Łódź, Gdańsk, Kraków and Poznań.".encode() + b"\xc5")
    assert read(tmp_path)[0]["t.txt"].text == "Łódź, Gdańsk, Kraków and Poznań.\ufffd"


def test_a_heap_of_bad_files_costs_one_line_each(tmp_path):
    lines = b"".join(json.dumps({"id": i, "text": f"Report {i} of {os.urandom(40).hex()}"}).encode() + b"\n" for i in range(3000))
    (tmp_path / "cut.jsonl.gz").write_bytes(gzip.compress(lines)[:-2000])
    (tmp_path / "cut.txt.gz").write_bytes(gzip.compress(ENGLISH.encode())[:-6])
    (tmp_path / "bomb.txt.gz").write_bytes(gzip.compress(b"a" * 50_000_000))
    (tmp_path / "twice.txt.gz").write_bytes(gzip.compress(gzip.compress(ENGLISH.encode())))
    (tmp_path / "binary.bin").write_bytes(bytes(range(256)) * 20)
    (tmp_path / "empty.txt").write_bytes(b"")
    (tmp_path / "spaces.txt").write_bytes(b" \n\t\n")
    (tmp_path / "deep.json").write_bytes(b'{"a":' * 100_000)
    (tmp_path / "list.json").write_bytes(b"[" * 100_000)
    (tmp_path / "large.txt").write_bytes(b"word " * 6_000_000)
    (tmp_path / "good.txt").write_bytes(ENGLISH.encode())
    os.mkfifo(tmp_path / "pipe")
    os.symlink("circle", tmp_path / "circle")
    os.symlink("/etc/hostname", tmp_path / "outward")
    os.symlink("..", tmp_path / "upward")
    os.symlink("nowhere", tmp_path / "dangling")
    os.symlink("good.txt", tmp_path / "again.txt")
    with socket.socket(socket.AF_UNIX) as made:
        made.bind(str(tmp_path / "s"))
        good, bad = read(tmp_path)
    assert good["good.txt"].text == ENGLISH and "again.txt" not in good  # a link beside its file is the same file
    assert sum(1 for p in pages([str(tmp_path)]) if isinstance(p, RawPage) and p.given_id == "good.txt") == 2
    assert 1000 < len(good) < 3000  # what stood before the cut is kept
    cut = next(k for k in bad if k.startswith("cut.jsonl.gz"))
    assert "cut short" in bad[cut] and "cut short" in bad["cut.txt.gz"]
    assert "200 times" in bad["bomb.txt.gz"] and "twice" in bad["twice.txt.gz"]
    assert "binary" in bad["binary.bin"] and "empty" in bad["empty.txt"] and "empty" in bad["spaces.txt"]
    assert "nested" in bad["deep.json"] and "nested" in bad["list.json"] and "5,000,000" in bad["large.txt"]
    assert "pipe" in bad["pipe"] and "socket" in bad["s"] and "circle" in bad["circle"] and "no such" in bad["dangling"]
    assert "out of the folder" in bad["outward"] and "out of the folder" in bad["upward"]
    assert len(bad) == 16


def test_a_file_without_permission_is_named(tmp_path, monkeypatch):
    """Root may read everything, so the system's answer is put in its mouth."""
    (tmp_path / "locked.txt").write_text(ENGLISH)
    (tmp_path / "open.txt").write_text(ENGLISH)
    (tmp_path / "locked.txt").chmod(0)
    true_open = os.open

    def refuse(path, *args, **kwargs):
        if str(path).endswith("locked.txt"):
            raise PermissionError(13, "Permission denied")
        return true_open(path, *args, **kwargs)

    monkeypatch.setattr(os, "open", refuse)
    good, bad = read(tmp_path)
    assert list(good) == ["open.txt"] and bad == {"locked.txt": "no permission to read it"}


def test_a_missing_source_is_a_problem_not_an_error(tmp_path):
    assert list(read(tmp_path / "none")[1].values()) == ["no such file"]
    assert read("a\0b")[1]


def test_names_that_steer_a_screen_are_escaped(tmp_path):
    (tmp_path / "a\x1b[31m\nb.txt").write_text(ENGLISH)
    (tmp_path / os.fsdecode(b"caf\xe9.txt")).write_text("")
    good, bad = read(tmp_path)
    assert list(good) == ["a\\x1b[31m\\nb.txt"] and list(bad) == ["caf\\xe9.txt"]


def test_standard_input_is_lines_with_bad_ones_named():
    raw = b'{"text":"One."}\n\n{"id":7,"body":"Two."}\r\n{bad}\n[1]\n"x"\n{"id":"k"}\n'
    good, bad = read("-", stdin=BytesIO(raw))
    assert {k: p.text for k, p in good.items()} == {"-#1": "One.", "7": "Two."}
    assert list(bad) == ["-:4", "-:5", "-:6", "-:7"]


def test_an_endless_line_is_skipped_and_the_next_is_read():
    raw = b'{"text":"' + b"a" * 200_000 + b'"}\n{"text":"Two."}'
    good, bad = read("-", stdin=BytesIO(raw), limits=Limits(raw=100_000))
    assert list(good) == ["-#2"] and list(bad) == ["-:1"]


@pytest.mark.parametrize(
    "given, expected",
    [
        ({"maintext": "T", "date_publish": "2021-05-03 10:00:00", "source_domain": "a.example", "title": "H", "url": "http://a.example/x", "filename": "f"},
         ("T", "2021-05-03 10:00:00", "a.example", "H", "http://a.example/x")),
        ({"title": "H", "hostname": "a.example", "date": "2021-05-03", "source": "https://a.example/x", "source-hostname": "The A", "text": "T", "id": None},
         ("T", "2021-05-03", "The A", "H", "https://a.example/x")),
        ({"title": "H", "publishing_date": "2021-05-03 10:00:00+02:00", "publisher": "The A",
          "body": {"summary": ["S"], "sections": [{"headline": ["One"], "paragraphs": ["P", "Q"]}]}},
         ("S\n\nOne\n\nP\n\nQ", "2021-05-03 10:00:00+02:00", "The A", "H", None)),
        ({"Headline": "H", "Content": "T", "pub_date": 1620036000, "publisher": {"name": "The A"}, "link": "http://a.example"},
         ("T", "2021-05-03T10:00:00Z", "The A", "H", "http://a.example")),
        ({"event_text": "T", "date": 20210503, "text": ""}, ("T", "20210503", None, None, None)),
    ],
)  # fmt: skip
def test_fields_by_their_usual_names(given, expected):
    page = page_of_line(json.dumps(given).encode(), "d")
    assert isinstance(page, RawPage), page
    assert (page.text, page.published, page.outlet, page.title, page.url) == expected and page.given_id == "d"


def test_half_surrogates_and_nuls_keep_their_place():
    page = page_of_line(b'{"id":"a","text":"x\\ud83d y\\u0000z \\ud83d\\ude00"}', "d")
    assert page.text == "x\ufffd y\ufffdz \U0001f600"


@pytest.mark.parametrize(
    "pairs", [5, [1], [{"actor": [0, 1]}], [{"actor": [0, 1], "recipient": [1, 99]}], [{"actor": [1, 1], "recipient": [0, 1]}]]
)
def test_pairs_that_point_nowhere_are_refused(pairs):
    found = page_of_line(json.dumps({"id": "a", "text": "Oman met Togo.", "pairs": pairs}).encode(), "d")
    assert isinstance(found, Problem) and found.given_id == "a" and "pairs" in found.reason


def test_pairs_are_kept():
    found = page_of_line(b'{"text": "Oman met Togo.", "pairs": [{"actor": [0,4], "recipient": [9,13]}]}', "d")
    assert found.pairs == (((0, 4), (9, 13)),)


@pytest.mark.parametrize("wrapped", ["[%s]", '{"articles": [%s]}', "%s", "%s\n%s"])
def test_a_json_file_holds_one_or_many(tmp_path, wrapped):
    one = '{"body": "Oman met Togo.", "tags": [{"name": "x"}]}'
    (tmp_path / "a.json").write_text(wrapped.replace("%s", one))
    good, bad = read(tmp_path)
    assert not bad and all(p.text == "Oman met Togo." for p in good.values()) and len(good) == wrapped.count("%s")
