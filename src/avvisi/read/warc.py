"""WARC: a page a response. Read block by block, so that what is damaged is said and not skipped."""

from collections.abc import Iterator
from io import BytesIO

from avvisi.model.problems import Problem
from avvisi.model.text import RawPage
from avvisi.read.bounded import Budget, Inflater, Part, Readable, Refused, gunzip, inflate, take, unzlib
from avvisi.read.decode import decoded, plain, storable
from avvisi.read.fields import checked, problem
from avvisi.read.limits import Limits
from avvisi.read.text import page_text

LINE = 65_536
HEADERS = 1_000
PAGES = ("text/html", "application/xhtml+xml")

Headers = dict[str, str]


class _Lines:
    """A stream that can be read by lines and by bytes."""

    def __init__(self, stream: Readable) -> None:
        self._stream, self._held = stream, b""

    def read(self, size: int, /) -> bytes:
        if self._held:
            given, self._held = self._held[:size], self._held[size:]
            return given
        return self._stream.read(size)

    def line(self) -> bytes:
        """The next line with its break; b"" at the end."""
        seen = 0
        while (at := self._held.find(b"\n", seen)) < 0:
            seen = len(self._held)
            if seen > LINE:
                raise Refused("damaged: a header without an end")
            got = self._stream.read(LINE)
            if not got:
                given, self._held = self._held, b""
                return given
            self._held += got
        given, self._held = self._held[: at + 1], self._held[at + 1 :]
        return given


def pages_of_warc(stream: Readable, path: str, limits: Limits) -> Iterator[RawPage | Problem]:
    """The pages of successful responses (and of resources, and WET's plain texts); pictures, redirects and notes are no reports.

    `given_id` is the record's own. Refused where the file is damaged; what came before stands.
    """
    source = _Lines(stream)
    number, found = 0, False
    while first := source.line():
        if not first.strip():
            continue
        number += 1
        if not first.startswith(b"WARC/"):
            raise Refused(f"damaged WARC: no record begins where record {number} should; nothing after it was read")
        headers = _headers(source)
        length = headers.get("content-length", "")
        if not length.isascii() or not length.isdigit() or len(length) > 18:
            raise Refused(f"damaged WARC: record {number} has no length; nothing after it was read")
        block = Part(source, int(length))
        page = _record(block, headers, path, number, limits)
        block.skip()
        if page:
            found = True
            yield page
    if not found:
        raise Refused("empty: no page in it")


def _headers(source: _Lines) -> Headers:
    """Names in small letters to values, up to the empty line."""
    found: Headers = {}
    for _ in range(HEADERS):
        line = source.line()
        if not line.strip():
            return found
        name, _, value = line.decode("utf-8", "replace").partition(":")
        found.setdefault(name.strip().lower(), value.strip())
    raise Refused(f"damaged: more than {HEADERS:,} headers")


def _record(block: Part, headers: Headers, path: str, number: int, limits: Limits) -> RawPage | Problem | None:
    given_id = storable(headers.get("warc-record-id", "").strip("<>")) or f"{path}#{number}"
    where = f"{path}:{number}"
    try:
        html, text = _payload(block, headers, limits)
    except Refused as refused:
        if block.broken:
            raise
        return problem(where, plain(str(refused)), given_id)
    if html is None and text is None:
        return None
    url = storable(headers.get("warc-target-uri", "").strip("<>")) or None
    return RawPage(given_id=given_id, path=where, html=html, text=text, url=url)


def _payload(block: Part, headers: Headers, limits: Limits) -> tuple[str | None, str | None]:
    """(page, text) of a record; both None where it holds no report."""
    kind, content = headers.get("warc-type", ""), headers.get("content-type", "").lower()
    if kind == "conversion" and content.startswith("text/plain"):
        return None, checked(storable(decoded(take(block, limits.text, "bytes of text"))), limits.text, "bytes of text")
    if kind == "resource" and content.startswith(PAGES):
        return _page(take(block, limits.page, "bytes of page"), content, limits), None
    if kind != "response" or not content.startswith("application/http"):
        return None, None
    source = _Lines(block)
    status = source.line().split(None, 2)
    http = _headers(source)
    content = http.get("content-type", "").lower()
    if len(status) < 2 or status[1] != b"200" or not content.startswith(PAGES):
        return None, None
    raw = take(source, limits.page, "bytes of page")
    if http.get("transfer-encoding", "").lower() == "chunked":
        raw = _unchunked(raw)
    return _page(_unpacked(raw, http.get("content-encoding", "").lower(), limits), content, limits), None


def _page(raw: bytes, content: str, limits: Limits) -> str:
    _, _, named = content.partition("charset=")
    return checked(page_text(raw, named.split(";")[0].strip() or None), limits.page, "bytes of page")


def _unpacked(raw: bytes, encoding: str, limits: Limits) -> bytes:
    """A response's body as it was before it was packed for the way; some archives unpack it and keep the header."""
    if encoding in {"gzip", "x-gzip"} and raw.startswith(b"\x1f\x8b"):
        engine = gunzip
    elif encoding == "deflate":
        engine = unzlib if raw[:1] == b"\x78" else inflate
    elif encoding in {"", "identity", "gzip", "x-gzip"} or raw.lstrip()[:1] == b"<":
        return raw
    else:
        raise Refused(f"a page packed as {encoding[:20]!r}, which is not read")
    return take(Inflater(BytesIO(raw), engine, Budget(limits.ratio, limits.slack), "page"), limits.page, "bytes of page")


def _unchunked(raw: bytes) -> bytes:
    """The body without the sizes of its chunks; as it is where it has none."""
    parts: list[bytes] = []
    at = 0
    while (end := raw.find(b"\r\n", at, at + 40)) >= 0:
        try:
            size = int(raw[at:end].split(b";")[0], 16)
        except ValueError:
            break
        if size <= 0:
            return b"".join(parts)
        parts.append(raw[end + 2 : end + 2 + size])
        at = end + 2 + size + 2
    return b"".join(parts) if parts and at >= len(raw) else raw
