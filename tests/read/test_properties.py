"""Whatever comes in: no error gets out, nothing is lost on the way, and what comes out can be stored."""

import bz2
import gzip
import json
import lzma
from io import BytesIO

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from avvisi.model.problems import Problem
from avvisi.model.text import RawPage
from avvisi.read.bounded import PACKINGS, Ahead, Budget, Inflater, Part, Refused, lines, take
from avvisi.read.decode import decoded, plain, storable
from avvisi.read.html import extract
from avvisi.read.jsonl import page_of_line
from avvisi.read.page_scan import flattened, scan, tags
from avvisi.read.sources import pages

quick = settings(max_examples=80, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
NAMES = [
    "a.txt",
    "a",
    "a.html",
    "a.json",
    "a.jsonl",
    "a.csv",
    "a.tsv",
    "a.xml",
    "a.rss",
    "a.warc",
    "a.tar",
    "a.zip",
    "a.tar.gz",
    "a.jsonl.gz",
]
STARTS = [
    b"", b"\x1f\x8b\x08\x00", b"PK\x03\x04", b"BZh9", b"\xfd7zXZ\0", b"WARC/1.0\r\n", b"<?xml version='1.0'?><rss>", b"<feed>", b"<!doctype html>",
    b"\xff\xfe", b"\xef\xbb\xbf", b"id,text\n", b'{"text":"', b"[",
]  # fmt: skip


class Dripping:
    """A stream that gives as little as it likes."""

    def __init__(self, raw, sizes):
        self._stream, self._sizes = BytesIO(raw), sizes or [1]
        self._turn = 0

    def read(self, size, /):
        self._turn += 1
        return self._stream.read(min(size, self._sizes[self._turn % len(self._sizes)]))


sizes = st.lists(st.integers(1, 300), min_size=1, max_size=5)


def check_page(page):
    assert isinstance(page, RawPage | Problem)
    if isinstance(page, Problem):
        assert page.rejected and page.stage == "read" and page.reason and "\n" not in page.reason + page.where
        assert "Error:" not in page.reason, page.reason  # an error that nobody foresaw
        return
    for value in (page.given_id, page.path, page.text, page.html, page.title, page.published, page.outlet, page.url, page.language):
        assert value is None or "\0" not in value and value.encode("utf-8") is not None
    assert (page.text or page.html) and page.given_id


@quick
@given(name=st.sampled_from(NAMES), start=st.sampled_from(STARTS), rest=st.binary(max_size=400))
def test_any_bytes_under_any_name(tmp_path, name, start, rest):
    (tmp_path / name).write_bytes(start + rest)
    found = list(pages([str(tmp_path / name)]))
    assert found
    for page in found:
        check_page(page)


@quick
@given(
    name=st.sampled_from(NAMES),
    cut=st.integers(0, 10_000),
    flips=st.lists(st.tuples(st.integers(0, 10_000), st.integers(1, 255)), max_size=4),
)
def test_damaged_containers(tmp_path, name, cut, flips):
    from tests.read.test_formats import ARCHIVES, FEEDS, RECORDS

    raw = bytearray(
        {
            "a.zip": ARCHIVES["a.zip"],
            "a.tar.gz": ARCHIVES["a.tar.gz"],
            "a.warc": b"".join(RECORDS[:9]),
            "a.rss": FEEDS["rss.xml"].encode(),
        }.get(name, ARCHIVES["a.tar"])
    )
    for at, bits in flips:
        raw[at % len(raw)] ^= bits
    (tmp_path / name).write_bytes(bytes(raw[: cut % len(raw) + 1] if cut % 3 else raw))
    for page in pages([str(tmp_path / name)]):
        check_page(page)


@given(raw=st.binary(max_size=500), sizes=sizes, cap=st.integers(1, 50))
def test_lines_are_the_lines(raw, sizes, cap):
    expected = [line if len(line) <= cap else None for line in raw.split(b"\n")]
    assert list(lines(Dripping(raw, sizes), cap)) == (expected[:-1] if raw.endswith(b"\n") or not raw else expected)


@given(
    raw=st.binary(max_size=3000), sizes=sizes, packing=st.sampled_from([gzip.compress, bz2.compress, lzma.compress]), twice=st.booleans()
)
def test_packed_streams_come_out_whole_or_not_at_all(raw, sizes, packing, twice):
    packed = packing(raw) * (2 if twice else 1)
    engine = next(p[2] for p in PACKINGS if packed.startswith(p[0]))
    assert take(Inflater(Dripping(packed, sizes), engine, Budget(10_000, 10_000), "x"), 10_000) == raw * (2 if twice else 1)
    if not twice:
        with pytest.raises(Refused):
            take(Inflater(Dripping(packed[:-1], sizes), engine, Budget(10_000, 10_000), "x"), 10_000)


@given(raw=st.binary(max_size=300), sizes=sizes, size=st.integers(0, 400), peeked=st.integers(0, 300))
def test_parts_and_looking_ahead(raw, sizes, size, peeked):
    ahead = Ahead(Dripping(raw, sizes))
    assert ahead.peek(peeked) == raw[:peeked]
    part = Part(ahead, size)
    if size <= len(raw):
        assert take(part, 1000) == raw[:size] and take(ahead, 1000) == raw[size:]
    else:
        with pytest.raises(Refused):
            take(part, 1000)
        assert part.broken


json_values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=20),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.sampled_from(["text", "body", "html", "id", "date", "source", "pairs", "content"]), inner, max_size=5),
    max_leaves=12,
)  # fmt: skip


@given(value=json_values)
def test_any_json_value_is_a_page_or_a_problem(value):
    check_page(page_of_line(json.dumps(value).encode(), "d"))


@given(line=st.binary(max_size=200))
def test_any_line_is_a_page_or_a_problem(line):
    check_page(page_of_line(line, "d"))


@given(text=st.text(st.characters(min_codepoint=32, exclude_categories=["Cs", "Cc", "Cn", "Co"]), min_size=1, max_size=200))
def test_utf_8_comes_back_as_it_went(text):
    assert decoded(text.encode()) == text.removeprefix("\ufeff")


@given(text=st.text(st.characters(), max_size=100))
def test_storable_text_keeps_every_place(text):
    assert len(storable(text)) == len(text) and storable(text).encode() is not None
    assert plain(text).isprintable() or not any(ord(c) < 32 for c in plain(text))


markup = st.lists(
    st.sampled_from(
        ["<p>", "</p>", "<div class='a'>", "</div>", "<h1>", "</h1>", "<br>", "<b>", "</i>", "<table><tr><td>", "</table>", "<ul><li>", "<!--", "-->",
         "<script>", "</script>", "<a href='x", "\">", "&amp;", "&#x202e;", "&#0;", "&nbsp;", "&shy;", "\u200b", "<title>", "</title>", "<svg>", "]]>",
         "<![CDATA[", "<?xml ?>", "\n", "\r\n", "\0", "\x1b", "\ufffe", "\U0001f600", "e\u0301", "The envoys of both states met in the capital on Sunday. "]
    )
    | st.text(max_size=12),
    max_size=40,
).map("".join)  # fmt: skip


@settings(max_examples=200, deadline=None)
@example(html='&amp;&shy;">')
@given(html=markup)
def test_any_markup_is_a_text_with_places_or_no_text(html):
    html = storable(html)
    scanned = scan(html)
    assert all(0 <= start < end <= len(html) for start, end, _ in scanned.nodes)
    assert all(before[1] <= after[0] for before, after in zip(scanned.nodes, scanned.nodes[1:], strict=False))
    assert list(tags(html)) == sorted(tags(html)) and len(flattened(html, 3)) <= len(html)
    try:
        found = extract(html)
    except ValueError:
        return
    assert not [c for c in found.text if ord(c) < 32 and c not in "\n\t"] and found.text.encode()
    assert all(0 <= found.origin.to_raw(i) < len(html) for i, c in enumerate(found.text) if not c.isspace())
    assert list(found.origin.starts) == sorted(set(found.origin.starts))
    if found.title:
        assert 0 <= found.title[0] < found.title[1] <= len(found.text)
