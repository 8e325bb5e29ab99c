"""Who made a picture, told at the end of a line: '… at the quay. Jo Lee/Reuters', '… in Suva © Ana Moss', or on a line of its own: 'Getty Images'."""

import re

from avvisi.lexicon.page import PageWords, lower

FAR = 110  # characters at the end of a line in which a credit stands
NAMES = 5  # words of one name in a credit
PIECES = 5  # names in a credit

_SPLIT = re.compile(r" ?[/|] ?|, | via | for | and | & ")
_START = re.compile(r"(?<=[.!?”\"’)])\s+(?:[|/–—-]{1,3}\s*)?|\s[|/–—-]{1,3}\s*|\s+(?=[(\[©])")
_RIGHTS = re.compile(r"[(\[]?©\s?(?:(?:19|20)\d\d,? )?(?:by )?[A-Z@][^.!?;:]{1,60}[)\]]?\.?\Z")
_PHOTO = re.compile(
    r"[(\[]?(?:Photo|PHOTO|Image|IMAGE|Picture|PICTURE|Pic|PIC|Foto|FOTO|Courtesy|COURTESY)s? (?:[A-Z@][\w.’'-]*[ /]{0,3}){1,5}[)\]]?\.?\Z"
)
_NAMED = re.compile(r"(?:[A-Z@][\w.’'-]*|\d{4}|(?:de|da|van|von|al|el|of|the|bin|dos|la|le)\b)(?:[ -]|\Z)")
_SUFFIX = re.compile(r" (?:pics?|photos?|pictures?|images?|file photos?|file pics?|file|archives?|video|handout|graphics?|pool)\Z")


_LISTED = re.compile(r" ?[/|,;+] ?| and | with | & | – ")
_ACRONYM = re.compile(r"[A-Z]{2,6}")
_FIRST = re.compile(r"(?:\A|(?<=[(] )|(?<=[)] ))\(?((?:[A-Z][\w’.-]*)(?: [A-Z][\w’.-]*){0,2})(?=[ /(]|\Z)")
_INITIALS = re.compile(r"[a-z]{1,4}|[A-Z]{1,4}|[A-Z][a-z]{2,7}|\d{1,6}|LOCAL|TIME|END")
_WORD = re.compile(r"[^\W_]+")


class Credits:
    """`tail(text)` gives the place of the credit that ends a line; `whole(text)` tells whether a line is nothing else. Built once."""

    def __init__(self, words: PageWords, outlets: frozenset[str]) -> None:
        self._outlets, self._sources = outlets, words.photo_sources
        self._papers, self._agency_words, self._unnamed = words.media, words.agency_words, words.unnamed_sources

    def tail(self, text: str) -> tuple[int, int] | None:
        """[start, end) of the credit at the end of a line, with its brackets; the widest that holds a known source."""
        floor = max(0, len(text) - FAR)
        for match in _START.finditer(text, floor):
            start, end = match.end(), len(text.rstrip(" ."))
            if start >= end or match.start() < 3:
                continue
            words = text[start:]
            if _RIGHTS.match(words) or _PHOTO.match(words) or self._is_credit(words, papers=True):
                return start, end
        return None

    def whole(self, text: str) -> bool:
        """'Jo Lee/AFP', 'Getty Images', '© Jo Lee / Reuters': a credit without the words of its picture. An agency's bare name is more than that."""
        if len(text) > FAR:
            return False
        pieces = self._pieces(text.removeprefix("©").strip())
        if len(pieces) == 1 and text[0] != "©":
            low = lower(text)
            return low in self._sources and low not in self._outlets and (" " in low or text.isupper())
        return self._is_credit(text.removeprefix("©").strip())

    def agency(self, text: str) -> bool:
        """'EFE', 'Anadolu Agency': an agency's name alone, as it stands below a story."""
        low = lower(text.strip(" .-–—"))
        return low in self._sources and low in self._outlets or text.isupper() and len(text) < 7 and low in self._outlets

    def signed(self, text: str) -> tuple[int, int] | None:
        """[start, end) of the sources that a line below a story is made of: 'Straits Wire', 'Delta Post/AFP', 'EFE jl/mk', '(END) Dow Jones'."""
        bare = text.strip(" .()[]-–—©/")
        at = text.find(bare)
        pieces = [p.strip() for p in _LISTED.split(bare) if p.strip()]
        told = [p.lower() in self._outlets or p.lower() in self._unnamed for p in pieces]
        sells = [p.lower().rpartition(" ")[2] in self._agency_words and self._is_name(p) for p in pieces]
        named = [self._is_paper(p) or p.split()[0].lower() in self._papers and self._is_name(p) or _ACRONYM.fullmatch(p) for p in pieces]
        if pieces and any(told) | any(sells) and all(a or b or c for a, b, c in zip(told, sells, named, strict=True)):
            return at, at + len(bare)
        for match in _FIRST.finditer(text):
            if match[1].lower() in self._outlets and all(_INITIALS.fullmatch(w) for w in _WORD.findall(text[match.end(1) :])):
                return match.span(1)
        return None

    def _pieces(self, words: str) -> list[str]:
        return [p.strip() for p in _SPLIT.split(words.strip(" .()[]")) if p.strip()]

    def _is_credit(self, words: str, *, papers: bool = False) -> bool:
        """Names of which one at least makes pictures; `papers`: so does what bears a paper's name ('Lagoon Post'), or is said to ('Jo Lee photo')."""
        opened = words[:1] in "(["
        if opened and words.rstrip(" .")[-1:] not in ")]":
            return False
        pieces = self._pieces(words)
        if not 0 < len(pieces) <= PIECES:
            return False
        known = [self._known(p) or papers and self._is_paper(p) for p in pieces]
        return any(known) and all(k or self._is_name(p) for k, p in zip(known, pieces, strict=True))

    def _known(self, piece: str) -> bool:
        low = lower(piece)
        bare = _SUFFIX.sub("", low)
        if low in self._sources or low in self._outlets or bare in self._outlets or bare in self._sources:
            return piece[0].isupper() or piece[0] == "@" or bare in self._sources
        parts = bare.split("-")
        return len(parts) == 2 and all(p in self._outlets for p in parts)  # 'EPA-EFE'

    def _is_paper(self, piece: str) -> bool:
        low = lower(piece)
        bare = _SUFFIX.sub("", low)
        named = self._is_name(piece[: len(bare)]) and " " in bare
        return named and (bare.split()[-1] in self._papers or bare != low)

    @staticmethod
    def _is_name(piece: str) -> bool:
        """Whether a piece is made of capitalised words: 'Jo Lee', '@lakepatrol'."""
        at, count = 0, 0
        while at < len(piece):
            match = _NAMED.match(piece, at)
            if not match:
                return False
            at, count = match.end(), count + 1
        return 0 < count <= NAMES
