"""Bytes to text: which encoding, and what cannot be text at all."""

import codecs
import re
import unicodedata

from avvisi.read.bounded import Refused

SAMPLE = 64_000  # bytes that tell the encoding
FEW = 0.15  # the share of bytes past ASCII in a Western text: 'Orbán’s' has two or three in a line

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_UNSTORABLE = re.compile("[\ud800-\udfff\0]")
_CONTROL = re.compile("[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f\ufffe\uffff]")
_UNSHOWN = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029\u200e\u200f\u202a-\u202e\u2066-\u2069]")


def decoded(raw: bytes, hint: str | None = None) -> str:
    """The text of some bytes: by its byte order mark, else UTF-8, else `hint`, else what its letters look like.

    Nothing is dropped: what an encoding cannot read becomes U+FFFD. Refused where the bytes are no text.
    """
    for mark, encoding in _MARKS:
        if raw.startswith(mark):
            return _text(raw[len(mark) :].decode(encoding, "replace"))
    if wide := _wide(raw):
        return _text(raw.decode(wide, "replace"))
    try:
        return _text(raw.decode("utf-8"))
    except UnicodeDecodeError:
        pass
    if hint and (named := _known(hint)):
        try:
            return _text(raw.decode(named))
        except UnicodeDecodeError:
            pass
    return _text(raw.decode(encoding_of(raw), "replace"))


def _text(text: str) -> str:
    """The text, if it is one: Refused where control characters say that it is not."""
    sample = text[:SAMPLE]
    if "\0" in text or len(_CONTROL.findall(sample)) > max(3, len(sample) // 50):
        raise Refused("binary: not text")
    return text


def _wide(raw: bytes) -> str | None:
    """UTF-16 without a mark: every other byte of English is zero."""
    sample = raw[: SAMPLE // 2 * 2]
    half = len(sample) // 2
    if half < 4:
        return None
    even, odd = sample[::2].count(0), sample[1::2].count(0)
    if odd > 0.7 * half and even < 0.05 * half:
        return "utf-16-le"
    return "utf-16-be" if even > 0.7 * half and odd < 0.05 * half else None


def _known(name: str) -> str | None:
    """Python's name of an encoding a page names, as browsers read it ('latin-1' means Windows-1252). None where there is no such."""
    try:
        found = codecs.lookup(name.strip("\"' ;")).name
    except (LookupError, ValueError):
        return None
    return {"iso8859-1": "cp1252", "ascii": "cp1252"}.get(found, found if _is_text(found) else None)


def _is_text(name: str) -> bool:
    """Codecs such as 'zlib' or 'rot13' are no character sets, and some would unpack."""
    return bool(getattr(codecs.lookup(name), "_is_text_encoding", True)) and name not in {
        "idna",
        "punycode",
        "unicode_escape",
        "raw_unicode_escape",
    }


def encoding_of(raw: bytes) -> str:
    """An encoding that reads the bytes, or nearly all of them; 'utf-8' where a few letters are damaged."""
    sample = raw[:SAMPLE]
    high = sum(byte > 127 for byte in sample)
    mended = sample.decode("utf-8", "replace")
    bad = mended.count("\ufffd")
    good = sum(1 for char in mended if ord(char) > 127) - bad
    if good > 3 * bad:
        return "utf-8"  # a good text with a damaged letter
    if high <= FEW * len(sample):
        return _reads(raw, "cp1252") or "latin-1"
    from charset_normalizer import from_bytes  # here: nearly all text is UTF-8

    best = from_bytes(sample).best()
    return best.encoding if best else _reads(raw, "cp1252") or "latin-1"


def _reads(raw: bytes, encoding: str) -> str | None:
    try:
        raw.decode(encoding)
    except UnicodeDecodeError:
        return None
    return encoding


def storable(text: str) -> str:
    """The text with each half of a broken pair, and each NUL, as U+FFFD: no store holds them. Offsets stay."""
    return _UNSTORABLE.sub("\ufffd", text) if not text.isascii() or "\0" in text else text


def plain(name: str, cap: int = 1_000) -> str:
    """A file's or member's name as one line that can be shown: bytes that are no text, and characters that steer a screen, are escaped."""
    try:
        name = name.encode("utf-8", "surrogateescape").decode("utf-8", "backslashreplace")
    except UnicodeEncodeError:  # half a pair of surrogates, which stands for no byte
        name = storable(name)
    name = _UNSHOWN.sub(lambda match: match[0].encode("unicode_escape").decode(), name)
    return name if len(name) <= cap else name[:cap] + "…"


def empty(text: str) -> bool:
    """Whether no character of it can be seen."""
    return all(char.isspace() or unicodedata.category(char) in {"Cc", "Cf"} for char in text)
