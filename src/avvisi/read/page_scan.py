"""A page's tags and text by their places in the raw page: what the offset map is written from. One pass, in linear time.

It follows browsers where it matters (quoted attributes, comments, scripts) and forgives where they do; the tree itself is lxml's.
"""

import re
from collections import Counter
from collections.abc import Iterator


def _set(words: str) -> frozenset[str]:
    return frozenset(words.split())


BREAKS = _set(
    "address article aside blockquote body br button caption center dd details dialog dir div dl dt fieldset figcaption figure footer form"
    " h1 h2 h3 h4 h5 h6 header hr html iframe img input legend li main menu nav object ol option p pre script section select style summary"
    " table tbody td tfoot th thead title tr ul video"
)
VOID = _set("area base br col embed hr img input link meta param source track wbr !")
RAW_TEXT = _set("script style textarea title xmp iframe noembed noframes")  # what stands in them is no markup
UNREAD = RAW_TEXT | _set("svg math select template canvas")
IMPLIED = _set("p li dt dd option optgroup tr td th thead tbody tfoot colgroup")  # closed by the next of their kind

_TAG = re.compile(
    r"<(?:(?P<comment>!--)|[!?][^>]*>|(?P<close>/?)(?P<name>[a-zA-Z][^\s/>]*)(?:(?:=\s*(?:\"[^\"]*\"|'[^']*')|[^>])*+>|[^>]*>))"
)
_ENDS = {name: re.compile(rf"</{name}(?=[\s/>])", re.I) for name in UNREAD}

Tag = tuple[int, int, str, bool]


class Scanned:
    """The text nodes of a page in order, `(start, end, breaks)` each, where `breaks` tells that a line or block ends before it.

    `headlines` are the ranges of nodes in its `<h1>`s, `title` the place of its `<title>`'s words, `depth` how deep elements nest.
    """

    __slots__ = ("html", "nodes", "headlines", "title", "depth")

    def __init__(self, html: str) -> None:
        self.html = html
        self.nodes: list[tuple[int, int, bool]] = []
        self.headlines: list[tuple[int, int]] = []
        self.title: tuple[int, int] | None = None
        self.depth = 0


def tags(html: str) -> Iterator[Tag]:
    """(start, end, name, closes) of every tag, in order. What stands in a script or the like is part of its tag; comments are '!'."""
    at, last = 0, html.rfind(">") + 1
    endless: set[str] = set()
    while match := _TAG.search(html, at, last):
        start, at = match.span()
        name, closes = (match["name"] or "!").lower(), bool(match["close"])
        if match["comment"]:
            closed = html.find("-->", start + 2)
            at = closed + 3 if closed >= 0 else len(html)
        elif name in UNREAD and not closes and name not in endless:
            if end := _ENDS[name].search(html, at):
                at = end.start()
            elif name in RAW_TEXT:
                at = len(html)
            else:
                endless.add(name)
        yield start, at, name, closes


def scan(html: str) -> Scanned:
    """The text that a reader of the page may see, and where its headlines are."""
    page = Scanned(html)
    nodes, nesting = page.nodes, Nesting()
    breaks, at, heading = True, 0, -1
    for start, end, name, closes in tags(html):
        if start > at:
            nodes.append((at, start, breaks))
            breaks = False
        at = end
        breaks = breaks or name in BREAKS
        nesting.turn(name, closes)
        if name == "h1":
            if heading >= 0:
                page.headlines.append((heading, len(nodes)))
            heading = -1 if closes else len(nodes)
        elif name == "title" and not closes and page.title is None:
            page.title = (html.find(">", start) + 1, end)
    if at < len(html):
        nodes.append((at, len(html), breaks))
    page.depth = nesting.deepest
    return page


class Nesting:
    """How deep we are, in time that does not grow with the depth."""

    def __init__(self) -> None:
        self._open: list[str] = []
        self._count: Counter[str] = Counter()
        self.deepest = 0

    @property
    def depth(self) -> int:
        """How many elements are open."""
        return len(self._open)

    def turn(self, name: str, closes: bool) -> None:
        """Open or close an element; an end tag without a start is nothing."""
        if name in VOID or name in IMPLIED:
            return
        if not closes:
            self._open.append(name)
            self._count[name] += 1
            self.deepest = max(self.deepest, len(self._open))
        elif self._count[name]:
            while (last := self._open.pop()) != name:
                self._count[last] -= 1
            self._count[name] -= 1


def flattened(html: str, deepest: int) -> str:
    """The page without the tags that nest deeper than `deepest`: the text in them stays, in its order.

    An end tag goes where its start tag went; a tree that deep is what lxml and those who walk it cannot hold.
    """
    parts: list[str] = []
    at, nesting = 0, Nesting()
    for start, end, name, closes in tags(html):
        before = nesting.depth
        nesting.turn(name, closes)
        if name in VOID or name in IMPLIED or max(before, nesting.depth) <= deepest:
            continue
        shown = html.find(">", start) + 1 if name in UNREAD and not closes else end
        parts.append(html[at:start])
        parts.append(" " if name in BREAKS else "")
        at = end if name in UNREAD and end > shown else shown
    parts.append(html[at:])
    return "".join(parts)
