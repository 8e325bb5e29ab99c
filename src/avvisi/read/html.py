"""A page to its main text, with a map back to the page, and what the page says of itself."""

from functools import partial

import htmldate
import trafilatura
from lxml import etree
from lxml.html import HtmlElement, HTMLParser, document_fromstring

from avvisi.guard import attempt
from avvisi.model.record import Record
from avvisi.model.text import Candidate, OffsetMap
from avvisi.read.decode import empty
from avvisi.read.page_facts import Facts, candidate, facts
from avvisi.read.page_lines import located
from avvisi.read.page_parts import left_out, paragraphs
from avvisi.read.page_print import Printer
from avvisi.read.page_scan import Scanned, flattened, scan
from avvisi.read.page_words import Words, printed

DEEP = 100  # elements within elements; trafilatura says nothing of a page inside 300
SHORT = 250  # characters; a text shorter than this may have lost what its page says


class Extracted(Record, frozen=True, kw_only=True):
    """The main text of a page. `title` is the place of the headline in it, `origin` leads from the text to the raw page.

    `published` are the dates the page's own markup gives, the weightiest first; `titles` the headlines it gives.
    """

    text: str
    origin: OffsetMap
    title: tuple[int, int] | None = None
    published: tuple[Candidate, ...] = ()
    outlet: str | None = None
    language: str | None = None
    titles: tuple[str, ...] = ()


def extract(html: str, url: str | None = None) -> Extracted:
    """Headline and main text of a page, one paragraph a line, an empty line between. ValueError where the page has no text."""
    page = scan(html)
    tree = _tree(flattened(html, DEEP) if page.depth > DEEP else html)
    found = facts(tree)
    published = found.published or _by_htmldate(tree, url)
    words = Words(page)
    standing = paragraphs(tree)
    lines = _lines(tree, url, page)
    lines += left_out(standing, lines)
    text, origin, title = _printed(page, words, lines, found)
    if empty(text):
        raise ValueError("the page holds no text")
    return Extracted(
        text=text, origin=origin, title=title, published=published, outlet=found.outlet, language=found.language, titles=found.titles
    )


def _tree(html: str) -> HtmlElement:
    """The page as lxml reads it, however large or deep."""
    parser = HTMLParser(remove_comments=True, remove_pis=True, huge_tree=True, encoding="utf-8")
    try:
        return document_fromstring(html.encode("utf-8", "replace"), parser=parser)
    except (etree.LxmlError, ValueError) as error:
        raise ValueError(f"no page: {error}") from None


def _lines(tree: HtmlElement, url: str | None, page: Scanned) -> list[str]:
    """The lines of the main text as trafilatura finds it: as precisely as it can, and more generously where that finds nothing."""
    best = ""
    for favour in ({"favor_precision": True}, {}, {"favor_recall": True}):
        text = attempt("clean", "page", partial(_main_text, tree, url, favour))
        if isinstance(text, str) and len(text) > len(best):
            best = text
        if len(best) > SHORT:
            break
    if empty(best):
        return [page.html[start:end] for start, end, _ in page.nodes]
    return [bare for line in best.splitlines() if printed(bare := _bare(line))]


def _bare(line: str) -> str:
    """A line without the bars and dashes that stand for cells and items, which are not in the page."""
    line = line.strip()
    return line.replace("|", " ") if line.startswith("|") else line.removeprefix("- ")


def _main_text(tree: HtmlElement, url: str | None, favour: dict[str, bool]) -> str:
    made = trafilatura.bare_extraction(tree, url=url, include_comments=False, **favour)
    return (made.text or "") if made is not None else ""


def _by_htmldate(tree: HtmlElement, url: str | None) -> tuple[Candidate, ...]:
    """What htmldate reads from the page's markup and address, where the usual fields are silent. No guess from the text's numbers."""
    found = attempt("clean", "page", partial(htmldate.find_date, tree, extensive_search=False, original_date=True, url=url))
    made = candidate(found, "htmldate") if isinstance(found, str) else None
    return (made,) if made else ()


Ranges = list[tuple[int, int]]


def _printed(page: Scanned, words: Words, lines: list[str], found: Facts) -> tuple[str, OffsetMap, tuple[int, int] | None]:
    """(text, map, place of the headline): the headline first, then every line that was found again."""
    places = located(words, lines)
    body = next((ranges[0][0] for ranges in places if ranges[-1][1] - ranges[0][0] > SHORT // 4), places[0][0][0] if places else 0)
    headline = _headline(page, words, found.titles, body)
    printer, title = Printer(page, words), None
    if headline and not any(_overlap(headline, ranges) for ranges in places):
        title = printer.line([headline])
    elif not headline and page.title and not places_hold(page, words, places):
        title = printer.words(*page.title)
    for ranges in places:
        place = printer.line(ranges)
        if title is None and headline and _overlap(headline, ranges):
            title = place
    text, origin = printer.text()
    return text, origin, title


def places_hold(page: Scanned, words: Words, places: list[Ranges]) -> bool:
    """Whether the text already holds the words of the page's `<title>`."""
    wanted = printed(page.html[slice(*page.title)]) if page.title else ""
    return any(words.key.startswith(wanted, ranges[0][0]) for ranges in places[:3])


def _overlap(one: tuple[int, int], ranges: Ranges) -> bool:
    return any(one[0] < end and start < one[1] for start, end in ranges)


def _headline(page: Scanned, words: Words, titles: tuple[str, ...], body: int) -> tuple[int, int] | None:
    """The headline's place among the page's words: the `<h1>` that the page's markup calls its title, the nearest before the text.

    Without such an `<h1>`, the nearest place before the text where the title stands; else the page's only `<h1>`.
    """
    titled = page.html[slice(*page.title)] if page.title else ""
    wanted = [w for w in (printed(t).casefold() for t in (*titles, titled)) if len(w) >= 8]
    h1s = [place for place in (words.of_node(*nodes) for nodes in page.headlines) if place[1] - place[0] >= 8]
    named = [(a, b) for a, b in h1s if any(_same(words.key[a:b].casefold(), w) for w in wanted)]
    before = [place for place in named if place[0] <= body]
    if named:
        return before[-1] if before else named[0]
    for title in titles:
        key = printed(title)
        at = words.key.rfind(key, 0, body) if len(key) >= 12 else -1
        if at >= 0:
            return at, at + len(key)
    return h1s[0] if len(h1s) == 1 and h1s[0][0] <= body else None


def _same(one: str, other: str) -> bool:
    """Whether one is the other, or the other with an outlet's name or a kicker around it."""
    return one in other or other in one
