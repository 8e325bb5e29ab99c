"""Any page: text, places and facts of the markup. Only ValueError may come out, and every place must lie in the page."""

import sys
import warnings

import atheris

with atheris.instrument_imports(include=["avvisi.read"]):
    from avvisi.read.bounded import Refused
    from avvisi.read.html import extract
    from avvisi.read.text import page_text

PIECES = (
    "<p>", "</p>", "<div>", "</div>", "<h1>", "</h1>", "<br>", "<b>", "</b>", "<table><tr><td>", "</table>", "<ul><li>", "<!--", "-->", "<title>",
    "</title>", "<script>", "</script>", '<script type="application/ld+json">', '<meta property="og:title" content="', '">', "<time datetime='",
    "&amp;", "&#x202e;", "&#0;", "&nbsp;", "&shy;", "The envoys of both states met in the capital on Sunday and spoke of a truce. ", "<article>",
)  # fmt: skip


def one(data: bytes) -> None:
    """One input: bytes over 224 stand for pieces of markup, the others for themselves."""
    if not data:
        return
    try:
        if data[0] % 2:
            html = "".join(PIECES[byte - 224] if 224 <= byte < 224 + len(PIECES) else chr(byte) for byte in data[1:])
            html = html.replace("\0", "\ufffd")
        else:
            html = page_text(data[1:])
        found = extract(html)
    except (ValueError, Refused):
        return
    assert not [c for c in found.text if ord(c) < 32 and c not in "\n\t"] and found.text.encode()
    assert all(0 <= found.origin.to_raw(i) < len(html) for i, c in enumerate(found.text) if not c.isspace())
    assert found.title is None or 0 <= found.title[0] < found.title[1] <= len(found.text)


if __name__ == "__main__":
    warnings.simplefilter("ignore")
    atheris.Setup(sys.argv, one)
    atheris.Fuzz()
