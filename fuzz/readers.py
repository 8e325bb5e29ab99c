"""Any bytes under any name: every reader, without the guard around it. Only `Refused` may come out."""

import gzip
import io
import sys
import tarfile
import zipfile

import atheris

with atheris.instrument_imports(include=["avvisi.read"]):
    from avvisi.model.problems import Problem
    from avvisi.read.bounded import Refused
    from avvisi.read.container import documents
    from avvisi.read.jsonl import page_of_line
    from avvisi.read.limits import Limits

LIMITS = Limits(text=20_000, page=20_000, raw=50_000, slack=20_000, members=50)
NAMES = ("a.txt", "a", "a.html", "a.json", "a.jsonl", "a.csv", "a.tsv", "a.xml", "a.warc", "a.tar", "a.zip", "a.tar.gz", "a.gz", "a.xz", "a.bz2")


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


if __name__ == "__main__":
    atheris.Setup(sys.argv, one)
    atheris.Fuzz()
