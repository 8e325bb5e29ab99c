"""What a file is: by its first bytes where they tell, else by its name."""

import re
from typing import Literal

Kind = Literal["text", "html", "json", "lines", "table", "feed", "warc", "tar", "zip", "packed", "other"]

HEAD = 2_048  # bytes looked at

_SUFFIXES: dict[str, Kind] = {
    ".html": "html", ".htm": "html", ".xhtml": "html", ".shtml": "html",
    ".json": "json", ".jsonl": "lines", ".ndjson": "lines", ".jsonlines": "lines",
    ".csv": "table", ".tsv": "table", ".tab": "table",
    ".rss": "feed", ".atom": "feed", ".rdf": "feed",
    ".warc": "warc", ".wet": "warc", ".tar": "tar", ".zip": "zip",
}  # fmt: skip
_FOREIGN = (
    (b"%PDF-", "PDF"), (b"\x89PNG", "a picture"), (b"\xff\xd8\xff", "a picture"), (b"GIF8", "a picture"), (b"\xd0\xcf\x11\xe0", "an Office file"),
    (b"{\\rtf", "RTF"), (b"7z\xbc\xaf\x27\x1c", "a 7z archive"), (b"Rar!", "a RAR archive"), (b"\x28\xb5\x2f\xfd", "zstd-packed"),
    (b"\x7fELF", "a program"), (b"PAR1", "Parquet"), (b"SQLite format 3\0", "an SQLite file"),
)  # fmt: skip
_OFFICE = (".docx", ".xlsx", ".pptx", ".odt", ".ods", ".odp", ".epub", ".jar", ".apk")
_PAGE = re.compile(rb"<!doctype\s+html|<html[\s>]|<head[\s>]|<body[\s>]", re.I)
_FEED = re.compile(rb"<(?:\w{1,20}:)?(?:rss|feed|rdf)[\s>]", re.I)


def kind_of(name: str, head: bytes) -> Kind:
    """The kind of a file with this name that begins with these bytes."""
    suffix = _suffix(name)
    if head.startswith((b"\x1f\x8b", b"BZh", b"\xfd7zXZ\0")):
        return "packed"
    if head.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        return "other" if name.lower().endswith(_OFFICE) else "zip"
    if head[257:262] == b"ustar" or suffix == ".tar":
        return "tar"
    if head.startswith(b"WARC/"):
        return "warc"
    if foreign(head):
        return "other"
    by_name = _SUFFIXES.get(suffix, "text")
    return _by_content(by_name, suffix, head) if by_name in {"text", "feed", "html"} else by_name


def _by_content(by_name: Kind, suffix: str, head: bytes) -> Kind:
    """Markup tells what it is, whatever it is called."""
    start = head.replace(b"\0", b"").removeprefix(b"\xef\xbb\xbf").removeprefix(b"\xff\xfe").removeprefix(b"\xfe\xff").lstrip()
    if start.startswith(b"<"):
        if _PAGE.search(start):
            return "html"
        if _FEED.search(start):
            return "feed"
    if suffix == "" and start.startswith((b"{", b"[{")):
        return "json"
    return by_name


def foreign(head: bytes) -> str | None:
    """What a file is that is none of ours."""
    return next((what for magic, what in _FOREIGN if head.startswith(magic)), None)


def _suffix(name: str) -> str:
    base = name.rsplit("/", 1)[-1]
    return "." + base.rsplit(".", 1)[1].lower() if "." in base.lstrip(".") else ""
