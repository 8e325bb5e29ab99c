"""Who carries the whole text: the agency of a dateline or credit line, the translator of a note."""

import re
from collections.abc import Mapping

from avvisi.extract.quotes.house import of_the_house, own_people
from avvisi.lexicon.world import Medium
from avvisi.model.facts import Link, LinkKind
from avvisi.model.text import Document

_PARENTHESIS = re.compile(r"\(([A-Z][\w .&’'/-]{1,60})\)")
_DATELINE = re.compile(r"\s*[A-Z][A-Z .'’-]{2,30},[^()\n]{0,30}\((?P<name>[A-Z][\w .&’'-]{1,40})\)\s*[-–—]")
_SLASHED = re.compile(r"\s*[A-Z][\w .'’-]{2,30},?[^/\n]{0,25}/(?P<name>[A-Z][\w .&’'-]{1,30})/\.?[\s\-–—:]")
_COMMAED = re.compile(r"\s*[A-Z][\w .'’-]{2,25}, (?P<name>[A-Z][\w-]{1,20}), [^\n]{3,24}[-–—:]\s")
_SENT = re.compile(
    r"\s*By (?:(?:Special|Submarine) )?(?:Telegraph|Telegram|Cable|Wire|Post|Mail|Telephone|Radio|Wireless)\b", re.IGNORECASE
)
_PICTURE = re.compile(r"photo|image|picture|file|getty", re.IGNORECASE)
_SIGNED_OFF = re.compile(r"[.!?][\"”’']?\s+\((?P<name>[A-Z][\w&’'-]*(?: [A-Z][\w&’'-]*){0,3})\)\s*$")
_ENDED = re.compile(r"(?:[.!?][\"”’']?\s+(?P<bare>[A-Z][\w-]{1,20})\.?|\s\((?P<name>[A-Z][\w-]{1,20})\)\.)\s*$")
_LED = re.compile(r"\s*(?:From|By|Via)\s(?P<names>[^:\n.]{3,80}):\s")
_JOINED = re.compile(r",?\s+and\s+|/|,\s*|\s&\s")
_DASHED = re.compile(r"[.!?][\"”’']?\s+(?:—|–|--?)\s?(?P<names>[A-Z][\w&’'. -]{1,30}(?:/[A-Z][\w&’'. -]{1,30})*)\s*$")
_UNSTOPPED = re.compile(r"[\w\"”’']\s+(?:—|–)\s?(?P<names>[A-Z][\w&’'. -]{1,30}(?:/[A-Z][\w&’'. -]{1,30})+)\.?\s*$")
_HEADED = re.compile(r"\w\s+[-–—|]\s+(?P<name>[A-Z][\w&’' -]{1,40})$")
_INITIAL = re.compile(r"[A-Z]\. ?[A-Z]")  # 'H. Solberg' took the picture, or wrote
_AGENCIES = frozenset(["Agency", "Service", "Wire", "Press", "Newswire", "News"])
_SIGNS = frozenset(["ends", "end", "editor", "editors", "anonymous", "staff", "more", "continued", "translator", "ed", "eds"])


def _dashed(document: Document, known: Mapping[str, Medium], mastheads: frozenset[str]) -> list[str]:
    """'… in the valley. — Reuters/AP': media that all are known; anybody else may sign so, too."""
    match = _DASHED.search(document.text) or _UNSTOPPED.search(document.text)
    names = [one.strip(" .") for one in match.group("names").split("/")] if match else []
    alone = len(names) == 1 and names[0].isalpha() and names[0].casefold() not in _SIGNS and match is not None and match.group()[1] == " "
    first, _, last = names[0].rpartition(" ") if len(names) == 1 else ("", "", "")
    alone = alone or last in _AGENCIES or bool(first) and last.lower() in mastheads
    agency = len(names) > 1 and any(name in known and known[name].kind == "agency" for name in names)  # 'AFP/Midi Hebdo'
    return names if alone and match is not None and match.re is _DASHED or agency or names and all(name in known for name in names) else []


def _commaed(document: Document, known: Mapping[str, Medium]) -> list[str]:
    """'Bucharest, Agerpres, 4/5/1987 —': an agency that is known between place and day."""
    match = _COMMAED.match(document.text)
    medium = known.get(match.group("name")) if match else None
    return [medium.name] if medium is not None and medium.kind == "agency" else []


def _led(document: Document, known: Mapping[str, Medium]) -> list[str]:
    """'From our own correspondent and the Associated Press: …': those that are known, before the first words."""
    match = _LED.match(document.text)
    names = [one.strip().removeprefix("the ").removeprefix("The ") for one in _JOINED.split(match.group("names"))] if match else []
    return [name for name in names if name in known]


def _headed(document: Document, known: Mapping[str, Medium]) -> list[str]:
    """'Boat deal off, says premier - Antara': an agency that is known, at the end of a headline."""
    title = next((r for r in document.regions if r.kind == "title"), None)
    first = document.text[title.start : title.end] if title is not None else document.text.strip().partition("\n")[0]
    match = _HEADED.search(first) if title is not None or "\n" not in document.text.strip() else None
    medium = known.get(match.group("name")) if match else None
    return [medium.name] if medium is not None and medium.kind == "agency" else []


def _ended(document: Document, known: Mapping[str, Medium]) -> list[str]:
    """'… is under way. PTI', '… the vet said (Montsame).': an agency that is known, as the last word."""
    match = _ENDED.search(document.text)
    medium = known.get(match.group("bare") or match.group("name")) if match else None
    return [medium.name] if medium is not None and medium.kind == "agency" else []


def _named(document: Document) -> list[str]:
    """Names in brackets in datelines and credit lines, and '(Xinhua)' behind the first line's place or alone behind the last full stop."""
    text = document.text
    found = [match.group("name") for match in (_DATELINE.match(text), _SLASHED.match(text), _SIGNED_OFF.search(text)) if match]
    captions = [r for r in document.regions if r.kind == "caption"]
    for region in document.regions:
        words = text[region.start : region.end]
        if any(c.start <= region.start and region.end <= c.end for c in captions):
            continue  # who took the picture carries no words
        if region.kind in ("dateline", "credit") and not _PICTURE.search(words) and (match := _PARENTHESIS.search(words)):
            found.append(match.group(1))
    return [one.strip() for name in found for one in name.split("/") if one.strip() and not _SENT.match(one)]


def carriers(document: Document, known: Mapping[str, Medium], mastheads: frozenset[str]) -> tuple[Link, ...]:
    """The links that hold for every quote of the document, outermost first, after the outlet; `mastheads` are words that end names of media, and no surnames."""
    names: dict[str, Link] = {}
    own = known.get(document.outlet.name or "")
    house = {document.outlet.name, own.name if own is not None else None}
    for name in [
        *_named(document),
        *_dashed(document, known, mastheads),
        *_headed(document, known),
        *_led(document, known),
        *_commaed(document, known),
        *_ended(document, known),
    ]:
        medium = known.get(name)
        name = medium.name if medium is not None else name
        kind: LinkKind = "agency" if medium is None or medium.kind == "agency" else "media"
        if name not in house and not _INITIAL.match(name) and not own_people(name) and not of_the_house(name, document.outlet.name):
            names.setdefault(name, Link(name=name, kind=kind, relation="carries", span=None))
    translator = document.translated_by
    if translator and translator not in house and not of_the_house(translator, document.outlet.name):
        return (Link(name=translator, kind="media", relation="translates", span=None), *names.values())
    return tuple(names.values())
