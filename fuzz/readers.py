"""Any bytes under any name: every reader, without the guard around it. Only `Refused` may come out."""

import gzip
import io
import sys
import tarfile
import tempfile
import zipfile
from pathlib import Path

import atheris

with atheris.instrument_imports(include=["avvisi.read"]):
    from avvisi.model.problems import Problem
    from avvisi.read.bounded import Refused
    from avvisi.read.container import documents
    from avvisi.read.jsonl import page_of_line
    from avvisi.read.limits import Limits

LIMITS = Limits(text=20_000, page=20_000, raw=50_000, slack=20_000, members=50)
NAMES = (
    "a.txt",
    "a",
    "a.html",
    "a.json",
    "a.jsonl",
    "a.csv",
    "a.tsv",
    "a.xml",
    "a.warc",
    "a.tar",
    "a.zip",
    "a.tar.gz",
    "a.gz",
    "a.xz",
    "a.bz2",
)


def packed(kind: int, raw: bytes) -> bytes:
    """The bytes, or an archive that holds them: a fuzzer does not guess a checksum."""
    held = io.BytesIO()
    if kind == 1:
        return gzip.compress(raw, mtime=0)
    if kind == 2:
        with tarfile.open(fileobj=held, mode="w") as made:
            info = tarfile.TarInfo("m")
            info.size = len(raw)
            made.addfile(info, io.BytesIO(raw))
        return held.getvalue()
    if kind == 3:
        with zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED) as made:
            made.writestr("m.jsonl", raw)
        return held.getvalue()
    return raw


def one(data: bytes) -> None:
    """One input: its first two bytes choose the name and the packing."""
    if len(data) < 3:
        return
    name, raw = NAMES[data[0] % len(NAMES)], packed(data[1] % 6, data[2:])
    try:
        found = list(documents(io.BytesIO(raw), name, LIMITS, len(raw)))  # type: ignore[arg-type]
    except Refused:
        found = []
    found.append(page_of_line(data[2:], "d", limits=LIMITS))
    for page in found:
        if isinstance(page, Problem):
            assert page.rejected and "\n" not in page.where + page.reason
            continue
        for value in (page.given_id, page.text, page.html, page.title, page.published, page.outlet, page.url, page.language):
            assert value is None or "\0" not in value and value.encode() is not None
        assert len((page.text or "").encode()) <= LIMITS.text


PAGE = b"<html><head><meta charset=utf-8></head><body><p>The envoy left.</p></body></html>"
HTTP = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nTransfer-Encoding: chunked\r\n\r\n51\r\n" + PAGE + b"\r\n0\r\n\r\n"
SEEDS = (
    b"\x00\x00The envoy left.",
    b"\x02\x00" + PAGE,
    b'\x03\x00[{"id":"a","text":"One.","date":"2020-01-02","pairs":[{"actor":[0,1],"recipient":[1,2]}]}]',
    b'\x04\x01{"body":{"summary":["S"],"sections":[{"headline":["H"],"paragraphs":["P"]}]},"publisher":{"name":"N"}}\n{"html":"<p>x"}\n',
    b'\x05\x02id,text,date\n1,"One, two.",2020-01-02\n',
    b"\x07\x03<?xml version='1.0'?><rss><channel><title>T</title><item><guid>1</guid><title>H</title><description>D</description></item></channel></rss>",
    b"\x07\x00<feed xmlns='http://www.w3.org/2005/Atom'><entry><id>1</id><content type='html'>&lt;p&gt;x</content></entry></feed>",
    b"\x08\x00WARC/1.0\r\nWARC-Type: response\r\nContent-Type: application/http\r\nContent-Length: %d\r\n\r\n" % len(HTTP)
    + HTTP
    + b"\r\n\r\n",
    b"\x0b\x00" + packed(1, packed(2, b"The envoy left.")),
    b"\x0a\x00" + packed(3, b"{}"),
    b"\x09\x00" + packed(2, packed(1, b"The envoy left.")),
)


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as seeds:
        for number, seed in enumerate(SEEDS):
            Path(seeds, str(number)).write_bytes(seed)
        atheris.Setup([*sys.argv, seeds], one)
        atheris.Fuzz()
