"""Who published a page: what was given, else what the page's own furniture says. The name may stand nowhere else."""

import re
from collections.abc import Iterable, Iterator, Sequence

from avvisi.clean.lines import Line
from avvisi.clean.regions import Layout
from avvisi.lexicon.page import PageLexicon
from avvisi.lexicon.world import Medium
from avvisi.model.text import Document, Outlet, OutletBasis, RawPage

_LEAD = re.compile(
    r"\s*(?:(?:[Ff]rom (?:the )?|[Bb]y |BY |Copyright |COPYRIGHT |Follow |About |Support |Like |Visit |Join |Contact |Download |Subscribe to |Welcome to |Get (?:the )?|Join |Find |Published by |Powered by )(?=[A-Z]))?"
)
_STAFF = re.compile(
    r" (?:[Ss]taff|STAFF|[Nn]ewsletter|[Rr]eporters?|[Cc]orrespondents?|[Dd]esk|[Tt]eam|[Bb]ureau|[Aa]pp|[Ww]ebsite|[Aa]rchives?|[Ww]riters?)\Z"
)
_SUFFIX = re.compile(r"\s(?:[|–—]|-{1,2})\s+([^|–—]{3,40})\Z")
_PIECE = re.compile(r"\s*(?:[,|/·•(>»›]|[–—]|-{1,3}(?=\s)|(?=\s\d))\s*")
_HOST = re.compile(r"(?<![\w.])(?:[a-z0-9-]{2,40}\.){1,3}[a-z]{2,8}\b(?!@)")
_OWN = re.compile(r"\b(?:visit|website|web site|e-?mail|mail|contact|write to|our|us|www\.)|@|^[^ ]+$")
_ELSEWHERE = re.compile(
    r"(?:^|\.)(?:gmail|yahoo|hotmail|outlook|aol|icloud|proton|mail|facebook|fb|twitter|x|instagram|youtube|youtu|t|telegram|whatsapp|linkedin|tiktok|google|apple|bit|reddit|vk|creativecommons|wikipedia|disqus|wordpress|blogspot)\.[a-z.]{2,6}$"
)
_AGENCY = re.compile(r"\b(?:agency|agencies|wire|newswire|features|service|services|press|pool|syndicate)\W*$", re.I)
_ARTICLE = re.compile(r"(?:The|El|La|Le|Il|Al|Der|Die|Das|De|THE|EL|LA|LE|AL|DE) ")
_ALONE = re.compile(r"\s*(?:\([^)]{2,40}\))?\s*\Z")
_GOES_ON = re.compile(
    r" (?!(?:and|or|on|at|by|in|is|from|staff|newsletter|app|website|correspondent|reporter|desk|team|archive|archives|edition)\b)[a-z]{3,}"
)
_COMPANY = re.compile(
    r"(?:,? (?:Ltd|Limited|LLC|Inc|Incorporated|Plc|PLC|GmbH|Corp|Corporation|Company|Co|Pty|Pvt|S\.?A|B\.?V|AG|AB|AS|Oy)\b\.?)+\Z"
)
_DOMAIN = re.compile(r"\.[a-z]{2,4}\b(?!\.)")
_OWN_FRAME = re.compile(
    r"(?:Welcome to|Subscribe to|Download(?=.* app\b)|Get(?=.* (?:app|newsletter)\b)|Sign up (?:for|to)(?=.* newsletter)|(?P<follow>Follow|Join|Like|Find)(?=.* on [A-Z])) "
)
_NOBODY = frozenset(
    ("our", "us", "your", "this", "my", "all", "free", "google", "apple", "now", "premium", "push", "breaking", "more", "latest")
)
_BARRED = re.compile(r"\s*[|•·]")
_NUMBER = re.compile(r"\s\d")
_RELAYS = ("credit.from", "credit.forwarded")
_NOT_HERE = (
    "block.", "title.", "litter.trail", "foot.short", "credit.", "byline.credit", "byline.initials", "byline.correspondent",
    "label.field", "label.n", "label.place", "label.serial", "label.mon", "label.b", "label.r", "label.u", "label.o", "label.t", "label.institution",
)  # fmt: skip


class Outlets:
    """`find(raw, document, layout)` names the outlet with its basis. Built once."""

    def __init__(self, page: PageLexicon, media: Sequence[Medium], days: Iterable[str] = ()) -> None:
        longer = "|".join(sorted((d for d in days if len(d) > 3 and d != "march"), key=lambda d: (-len(d), d)))
        self._days = re.compile(rf"\s+(?:{longer})\b(?=[\s,]*(?:\d|\Z|(?:{longer})\b))" if longer else r"\Z(?!\Z)", re.I)
        self._rules = page.by_kind.get("outlet", ())
        self._name = re.compile(page.words.macros["NAME"])
        self._word = re.compile(rf"\b(?:{'|'.join(sorted(page.words.media))})\b", re.I)
        self._told = page.words.prosaic - {"a", "an", "the", "and"} | {"in"}  # 'The Star Is Falling' is a headline
        self._strong = page.words.media - page.words.sections
        self._generic = page.words.media | page.words.no_place | page.words.sections
        self._known: dict[str, Medium] = {}
        for medium in media:
            for name in (medium.name, *medium.aliases):
                self._known.setdefault(_plain(name), medium)

    def find(self, raw: RawPage, document: Document, layout: Layout, marked: str | None = None) -> Outlet:
        """The outlet: given, else named by the page (`marked`: by its markup), else unknown. A bare domain in the URL is no name."""
        if raw.outlet and raw.outlet.strip():
            name = raw.outlet.strip()
            return Outlet(name=name, basis="given", affiliation=self._affiliation(name))
        if marked:
            return Outlet(name=marked, basis="stated", affiliation=self._affiliation(marked))
        relayed = {line.text[a:b].lower() for line in layout.lines for a, b in line.credits if line.why in _RELAYS}
        found = [
            (r, a, b) for r, a, b in self._candidates(layout, raw.url) if not any(document.text[a:b].lower() in words for words in relayed)
        ]
        if not found:
            return self._by_address(document, layout, raw.url)
        rank, start, end = self._in_full(min(found), found, document.text)
        basis: OutletBasis = "stated" if rank < 4 else "boilerplate"
        span = document.span(start, end)
        return Outlet(name=_shown(span.text, document.text), span=span, basis=basis, affiliation=self._affiliation(span.text))

    @staticmethod
    def _in_full(best: tuple[int, int, int], found: list[tuple[int, int, int]], text: str) -> tuple[int, int, int]:
        """'The Digest takes no position' below 'LAGOON DIGEST': the name in full."""
        short = " " + _plain(text[best[1] : best[2]])
        return min((c for c in found if _plain(text[c[1] : c[2]]).endswith(short)), default=best)

    def _affiliation(self, name: str) -> str | None:
        """What the lists of media know of an outlet: ISO3, 'independent' or nothing."""
        medium = self._known.get(_plain(name))
        return medium.affiliation or None if medium else None

    def _candidates(self, layout: Layout, url: str | None) -> Iterator[tuple[int, int, int]]:
        """(rank, start, end) of every name; lower ranks are plainer."""
        yield from self._repeated(layout)
        yield from self._masthead(layout)
        hosts = self._hosts(layout, url)
        for line in layout.lines:
            if line.kind == "boilerplate":
                yield from self._by_rule(line)
                yield from self._by_shape(line)
                yield from self._by_host(line, hosts)
            elif line.kind == "caption":
                yield from self._by_credit(line)
            elif line is layout.title and (match := _SUFFIX.search(line.text)) and self._is_outlet(match[1]):
                yield (4, line.start + match.start(1), line.start + match.end(1))

    def _repeated(self, layout: Layout) -> Iterator[tuple[int, int, int]]:
        """A name on a line of its own that the page's furniture says again: 'LAGOON LAMP' above, '© Lagoon Lamp' below."""
        furniture = [
            x for x in layout.lines if x.kind in ("boilerplate", "caption") and not x.why.startswith(("block.", "title.", "byline."))
        ]
        for line in furniture[:200]:
            match = self._name.fullmatch(line.text) if line.why in ("head.short", "foot.short") and 1 < line.words < 5 else None
            if match and any(other is not line and line.low in other.low[:300] for other in furniture[:200]):
                yield (5, line.start, line.end)

    def _masthead(self, layout: Layout) -> Iterator[tuple[int, int, int]]:
        """The first line of a page where it is a name with an article or '&', or the first piece of a trail: 'The Lagoon Post > Europe'."""
        line = layout.lines[0] if layout.lines else None
        if line is None or line.kind != "boilerplate" or not line.why.startswith(("head.short", "litter.trail")):
            return
        start, end, name = next(self._pieces(line.text, 0), (0, 0, ""))
        words = name.lower().split()
        if start or not 1 < len(words) < 6 or self._generic.issuperset(words):
            return
        if line.why == "litter.trail":
            if self._word.search(words[-1]) and (_ARTICLE.match(name) or len(words) < 5):
                yield (2, line.start, line.start + end)
        elif end == len(line.text) and (_ARTICLE.match(name) or "&" in words):
            yield (5, line.start, line.start + end)

    def _by_address(self, document: Document, layout: Layout, url: str | None) -> Outlet:
        """The one address that a page without a name gives as its own: 'Visit us at www.lagoon-post.example'."""
        given = _HOST.search((url or "").lower())
        home = given[0].removeprefix("www.") if given else None
        found: dict[str, tuple[int, int]] = {}
        for line in layout.lines:
            if line.kind != "boilerplate" or line.words > 16 or line.why.startswith(("block.", "credit.", "title.", "label.field")):
                continue
            for match in _HOST.finditer(line.low):
                host = match[0].removeprefix("www.")
                if not _ELSEWHERE.search(host) and (
                    host == home or home is None and _OWN.search(line.low) and "unsubscribe" not in line.low
                ):
                    found.setdefault(host, (line.start + match.end() - len(host), line.start + match.end()))
        if len(found) != 1:
            return Outlet()
        ((host, place),) = found.items()
        return Outlet(name=host, span=document.span(*place), basis="boilerplate", affiliation=self._affiliation(host))

    def _hosts(self, layout: Layout, url: str | None) -> frozenset[str]:
        """The names of hosts that the page's address and furniture give, as letters: 'lagoonpost' of 'www.lagoon-post.example'."""
        found = [
            host.rsplit(".", 1)[0]
            for line in layout.lines
            if line.kind == "boilerplate"
            for host in _HOST.findall(line.low[:300])
            if not _ELSEWHERE.search(host)
        ]
        given = _HOST.search(url or "")
        parts = [part for host in [*found, *([given[0].rsplit(".", 1)[0]] if given else [])] for part in host.split(".")]
        return frozenset(p for p in (part.replace("-", "") for part in parts) if len(p) > 5)

    def _by_host(self, line: Line, hosts: frozenset[str]) -> Iterator[tuple[int, int, int]]:
        """A name that the page's own host spells: 'The Lagoon Post' on lagoonpost.example."""
        if not hosts or line.why.startswith("litter.address"):
            return
        for match in self._name.finditer(line.text[:300]):
            name = match[0].rstrip(" ,.-–—")
            if "".join(c for c in _plain(name) if c.isalnum()) in hosts or "".join(c for c in name.lower() if c.isalnum()) in hosts:
                yield (1, line.start + match.start(), line.start + match.start() + len(name))

    def _by_rule(self, line: Line) -> Iterator[tuple[int, int, int]]:
        """Names that rules find at the start of the line or of a note within it."""
        if line.why == "credit.source" and line.credits and not any(x.isdigit() for x in line.text):
            start, end = line.credits[0]
            name = line.text[start:end].strip()
            if self._is_outlet(name) and not _AGENCY.search(name):  # 'Source: Lagoon Post': where the text was taken from
                yield (7, line.start + start, line.start + end)
        for offset in sorted({0, *(start for start, _ in line.credits)}):
            text, low = line.text[offset:], line.low[offset:]
            for ready in self._rules:
                match = ready.find(text, low)
                group = next((g for g in ("name", "name2", "name3") if g in match.re.groupindex and match[g]), None) if match else None
                if match and group and len(match[group]) > 2:
                    rank = 3 if ready.rule.id == "outlet.rights" else 1  # the holder of rights may be the company behind it
                    name = _COMPANY.sub("", match[group]) or match[group]
                    if name == match[group] and (tail := _DOMAIN.match(text, match.end(group))):
                        name += tail[0]
                    if ready.rule.id.startswith("outlet.maybe"):  # it may be a person or a service
                        rank, name = 4, _STAFF.sub("", name)
                        listed = line.why.startswith("block.") and not text.startswith("More from ")
                        if listed or line.why.startswith(("title.", "credit.", "tail.")):
                            continue
                        if not self._is_outlet(name):
                            if not self._is_own(name, text):
                                continue
                            rank = 6
                    start = line.start + offset + match.start(group)
                    yield (rank, start, start + len(name))

    def _by_shape(self, line: Line) -> Iterator[tuple[int, int, int]]:
        """A masthead: a known name, or one with a word that outlets bear, alone or before a date: 'Lisbon Courier 8 APR 1986 p. 2'."""
        if line.words > 16 or line.why.startswith(_NOT_HERE):
            return
        at = _LEAD.match(line.text)
        signed = line.why.startswith("byline.")
        for start, end, name in self._pieces(line.text, at.end() if at else 0):
            medium = self._known.get(_plain(name))
            if medium and medium.kind == "agency" and (not line.why.startswith("date.") or _BARRED.match(line.text, end)):
                continue  # 'AFP' under a title is the source; so it is in 'AFP | Updated May 2'
            known = medium is not None
            if " " not in name and _GOES_ON.match(line.text, end):
                continue  # 'Independent news from the coast'
            if known or self._is_outlet(_STAFF.sub("", name) if signed else name):
                plain = line.why.startswith("date.") or _ALONE.match(line.text, end) is not None and not start
                yield (2 if plain else 4 if known else 5, line.start + start, line.start + end)

    def _is_outlet(self, name: str) -> bool:
        """Whether a name bears a word of outlets and another one: 'Lagoon Post', not 'Press Releases'; no agency that others print."""
        medium = self._known.get(_plain(name))
        words = name.lower().split()
        if medium is not None:
            return medium.kind != "agency"
        if self._word.search(name) is None or len(words) < 2 or not self._told.isdisjoint(words):
            return False
        return words[-1] in self._strong or not self._generic.issuperset(words)

    def _is_own(self, name: str, text: str) -> bool:
        """Whether a page can only mean itself: 'Subscribe to Vela', 'Welcome to The Reef', 'the Coral & Tide newsletter', 'Follow Vela on Telegram'."""
        frame = _OWN_FRAME.match(text)
        words = name.lower().removeprefix("the ").split()
        if not frame or not words or len(words[0]) < 3 or not self._generic.isdisjoint(words) or words[0] in _NOBODY:
            return False
        return frame["follow"] is None or len(words) == 1 or "&" in words or _ARTICLE.match(name) is not None

    def _by_credit(self, line: Line) -> Iterator[tuple[int, int, int]]:
        """The house photographer's paper: 'Photo: Ana Reyes / Lagoon Post'. An agency's picture tells nothing."""
        for start, end in line.credits:
            slash = line.text.find("/", start, end)
            if slash < 0:
                continue
            for a, b in ((line.text.rfind(":", start, slash) + 1 or start, slash), (slash + 1, end)):
                words = line.text[a:b]
                name = words.strip(" ()[].")
                medium = self._known.get(_plain(name))
                if len(name.split()) > 1 and self._word.search(name) and (medium is None or medium.kind != "agency"):
                    at = line.start + a + words.index(name)
                    yield (6, at, at + len(name))

    def _pieces(self, text: str, start: int) -> Iterator[tuple[int, int, str]]:
        """The names at the start of a line, up to the first thing that is none."""
        match = self._name.match(text, start)
        while match:
            name = self._days.split(_NUMBER.split(match[0])[0])[0].rstrip(" ,.-–—")
            if not name:
                return
            bare = _STAFF.sub("", name)
            name = bare if bare != name and self._is_outlet(bare) else name
            yield match.start(), match.start() + len(name), name
            gap = _PIECE.match(text, match.end())
            match = self._name.match(text, gap.end()) if gap and gap.end() > match.end() else None


def _shown(name: str, text: str) -> str:
    """'LAGOON POST' as the page writes it elsewhere, else as 'Lagoon Post'; two letters without an article's sound are initials."""
    if not name.isupper() or " " not in name:
        return name
    same = re.search(re.escape(name), "\n".join(x for x in text.split("\n") if not x.isupper()), re.I)
    if same and not same[0].isupper() and same[0][0].isupper():
        return same[0]
    return " ".join(w if len(w) < 3 and not _ARTICLE.match(w + " ") else w.capitalize() for w in name.split())


def _plain(name: str) -> str:
    """A name for comparing: small letters, no article, no domain."""
    low = name.strip().lower().removeprefix("www.").removeprefix("the ")
    return " ".join(low.split())
