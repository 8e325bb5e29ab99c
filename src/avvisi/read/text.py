"""Plain text and saved pages: one file, one report."""

from collections.abc import Iterator

from avvisi.model.problems import Problem
from avvisi.model.text import RawPage
from avvisi.read.bounded import Readable, take
from avvisi.read.decode import decoded
from avvisi.read.fields import checked
from avvisi.read.limits import Limits


def text_page(stream: Readable, path: str, limits: Limits) -> Iterator[RawPage | Problem]:
    """The text exactly as it was given, but for the byte order mark."""
    raw = take(stream, limits.text, "bytes of text")
    yield RawPage(given_id=path, path=path, text=checked(decoded(raw), limits.text, "bytes of text"))


def html_page(stream: Readable, path: str, limits: Limits) -> Iterator[RawPage | Problem]:
    """The decoded page; its text is extracted when it is cleaned."""
    raw = take(stream, limits.page, "bytes of page")
    yield RawPage(given_id=path, path=path, html=checked(page_text(raw), limits.page, "bytes of page"))


def page_text(raw: bytes, hint: str | None = None) -> str:
    """A page's characters: by its mark, UTF-8, the encoding its carrier or itself names, or what it looks like.

    NULs, which browsers drop from pages, become U+FFFD unless they show that it is no page at all.
    """
    if 0 < raw.count(b"\0") < len(raw) // 1_000:
        raw = raw.replace(b"\0", "\ufffd".encode() if _is_utf8(raw) else b"?")
    return decoded(raw, hint or _named(raw))


def _is_utf8(raw: bytes) -> bool:
    try:
        raw.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True


def _named(raw: bytes) -> str | None:
    """The encoding a page names in its first bytes, as `<meta charset=…>` or an XML declaration does."""
    head = raw[:4_096].decode("ascii", "replace").lower()
    for mark in ("charset=", "encoding="):
        at = head.find(mark)
        if at >= 0:
            found = head[at + len(mark) :].lstrip("\"' ")
            return found[: next((i for i, c in enumerate(found) if c in "\"'; />?"), 40)][:40] or None
    return None
