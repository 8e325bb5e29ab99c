"""Who carries the whole text: the agency of a dateline or credit line, the translator of a note."""

import re

from avvisi.lexicon.speech import SpeechLexicon
from avvisi.model.facts import Link
from avvisi.model.text import Document

_PARENTHESIS = re.compile(r"\(([A-Z][\w .&’'-]{1,40})\)")
_DASHED = re.compile(r"^\s*([A-Z][\w .&’'-]{1,30}?)\s*[-–—]+\s*$")


def carriers(document: Document, speech: SpeechLexicon) -> tuple[Link, ...]:
    """The links that hold for every quote of the document, outermost first, after the outlet."""
    found: list[Link] = []
    for region in document.regions:
        if region.kind not in ("dateline", "credit"):
            continue
        words = document.text[region.start : region.end]
        if re.search(r"photo|image|picture|file|getty", words, re.IGNORECASE):
            continue
        match = _PARENTHESIS.search(words)
        if match and match.group(1) != document.outlet.name and not any(link.name == match.group(1) for link in found):
            found.append(Link(name=match.group(1), kind="agency", relation="carries", span=None))
    if document.translated_by and document.translated_by != document.outlet.name:
        found.insert(0, Link(name=document.translated_by, kind="outlet", relation="translates", span=None))
    return tuple(found)
