"""Who carries the whole text: the agency of a dateline or credit line, the translator of a note."""

import re

from avvisi.lexicon.speech import SpeechLexicon
from avvisi.model.facts import Link
from avvisi.model.text import Document

_PARENTHESIS = re.compile(r"\(([A-Z][\w .&’'-]{1,40})\)")
_DATELINE = re.compile(r"\s*[A-Z][A-Z .'’-]{2,30},[^()\n]{0,30}\((?P<name>[A-Z][\w .&’'-]{1,40})\)\s*[-–—]")
_SIGNED_OFF = re.compile(r"[.!?][\"”’']?\s+\((?P<name>[A-Z][\w&’'-]*(?: [A-Z][\w&’'-]*){0,3})\)\s*$")


def _bare(document: Document, speech: SpeechLexicon) -> list[str]:
    """'(Xinhua)' behind the first line's place and date, or alone behind the last full stop, in text whose regions do not say so."""
    names = []
    first = _DATELINE.match(document.text)
    if first:
        names.append(first.group("name"))
    last = _SIGNED_OFF.search(document.text)
    if last and last.group("name") not in names:
        names.append(last.group("name"))
    return [n for n in names if n != document.outlet.name]


def carriers(document: Document, speech: SpeechLexicon) -> tuple[Link, ...]:
    """The links that hold for every quote of the document, outermost first, after the outlet."""
    found: list[Link] = []
    for name in _bare(document, speech):
        found.append(Link(name=name, kind="agency", relation="carries", span=None))
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
