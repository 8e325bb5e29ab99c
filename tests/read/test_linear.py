"""Time in step with length: four times the input, at most twelve times the time. What grows with the square takes sixteen."""

import gzip
import io
import time

import pytest

from avvisi.read.bounded import Refused
from avvisi.read.container import documents
from avvisi.read.html import _printed
from avvisi.read.limits import Limits
from avvisi.read.page_facts import Facts
from avvisi.read.page_scan import flattened, scan
from avvisi.read.page_words import Words

pytestmark = pytest.mark.slow

WIDE = Limits(raw=200_000_000, text=200_000_000, page=200_000_000)


def seconds(work, n):
    best = 99.0
    for _ in range(2):
        start = time.process_time()
        work(n)
        best = min(best, time.process_time() - start)
    return best


def in_step(work, n):
    assert seconds(work, 4 * n) < 0.1 + 12 * seconds(work, n)


UNITS = {
    "a.jsonl": [b'{"text":"x"}\n', b"\n", b"[", b'"', b"{"],
    "a.json": [b"[", b'{"a":', b'"', b"{}\n", b"\\"],
    "a.csv": [b'"', b",", b"\n", b'a,"b\n', b"x,y\n"],
    "a.txt": [b"a ", b"\xe9", b"\xc3\xa9\xff", b"\x1b", b" "],
    "a.xml": [b"<b>", b"<item>", b"&amp;", b"<![CDATA[", b"</b>"],
    "a.warc": [b"\r\n", b"a: b\r\n", b"a"],
}


@pytest.mark.parametrize("name, unit", [(name, unit) for name, units in UNITS.items() for unit in units])
@pytest.mark.parametrize("packed", [False, True])
def test_readers(name, unit, packed):
    start = {"a.csv": b"id,text\n", "a.xml": b"<rss><channel><item>", "a.warc": b"WARC/1.0\r\n"}.get(name, b"")

    def read(n):
        raw = start + unit * n
        raw = gzip.compress(raw, 1) if packed else raw
        try:
            for _ in documents(io.BytesIO(raw), name + (".gz" if packed else ""), WIDE, len(raw)):
                pass
        except Refused:
            pass

    in_step(read, 2_000 if name == "a.xml" else 20_000)


@pytest.mark.parametrize(
    "unit", ["<p>The same words again and again.</p>", "<p>a", "word ", "&amp;", "<div>", "<p>x</p>", "\u200b", "<h1>Head line</h1>"]
)
def test_finding_lines_again(unit):
    """Located and printed without trafilatura: the worst case is a page that says one thing for ever."""

    def find(n):
        page = scan(unit * n)
        lines = [page.html[start:end] for start, end, _ in page.nodes]
        _printed(page, Words(page), lines, Facts(titles=("Head line here",)))

    in_step(find, 4_000)


@pytest.mark.parametrize("unit", ["<div>", "<div><script></script>", "<div></b>", "<svg>", "<p>"])
def test_flattening(unit):
    in_step(lambda n: flattened(unit * n, 100), 10_000)
