"""Titles beside a name: before it, behind it, with commas between: 'Peru's foreign minister, Ana Ruiz', 'Ruiz, a former senator'."""

from collections.abc import Iterator

from avvisi.extract.base import Findings
from avvisi.extract.office import POSS, Office
from avvisi.extract.reading import OF_PROVINCES
from avvisi.extract.titles import Titles
from avvisi.lexicon.words import listed
from avvisi.parse.tokens import Token, root_of

# Verbs that may join a name to the title behind a comma's end without making it a list.
_BEHIND = listed("offices_behind")
# How the parse hangs a name that it could not make an apposition.
_LOOSE = frozenset(("npadvmod", "dep", "ROOT", "appos"))
_DEFINITE = frozenset(("the", "a", "an", "its", "his", "her", "our", "their"))
_HEADS = frozenset(("chief", "secretary", "chairman", "chairwoman", "chair", "leader", "head", "president", "commander", "director"))
_REACH = 10  # tokens of a title before the comma


class Apposed:
    """`directly_before`, `ahead` and `behind` give the offices that titles beside a name say of it."""

    def __init__(self, titles: Titles) -> None:
        self.titles = titles
        self._before_names = titles.honorifics | titles.ranks | {"minister", "senator", "chief"}

    def directly_before(self, tokens: list[Token], earlier: Findings) -> Office | None:
        """'President Soto', 'President Soto of Chile'."""
        before = self.titles.before(tokens[0].i, earlier)
        return self._of_behind(before, tokens, earlier) if before else None

    @staticmethod
    def _of_behind(office: Office, tokens: list[Token], earlier: Findings) -> Office:
        """'President Soto of Chile', 'Mayor Ruiz of Lima': the state or place stands behind the name."""
        page_tokens, at = earlier.page.tokens, tokens[-1].i + 1
        if office.of is not None or office.relation or at + 1 >= len(page_tokens) or page_tokens[at].lower != "of":
            return office
        at += 2 if page_tokens[at + 1].lower == "the" else 1
        mention = earlier.mention_of.get(at)
        if mention is None or mention.kind not in ("state", "place", "organisation") or mention.form == "adjective":
            return office
        if mention.kind == "state":
            return office._replace(of=mention.code, state=mention.code)
        province = page_tokens[office.head].lower in OF_PROVINCES  # 'Governor Soto of New York' is none of the city's
        return office._replace(of=mention.span.text if province else mention.name, state=mention.code if mention.kind == "place" else None)

    def ahead(self, tokens: list[Token], earlier: Findings) -> Office | None:
        """'Peru's foreign minister, Ana Ruiz, …': the name explains the title."""
        first, page_tokens = tokens[0].i, earlier.page.tokens
        while first > 1 and page_tokens[first - 1].lower in self._before_names:
            first -= 1
        first = self._past_people(first, page_tokens, earlier)
        if (
            first < 2
            or page_tokens[first - 1].text not in (",", "–", "—", ":")
            or page_tokens[first - 1].sentence is not tokens[0].sentence
        ):
            return None
        root = tokens[-1] if tokens[-1].dep == "appos" else root_of(tokens)
        before = page_tokens[first - 2]
        head = root.head if root.dep == "appos" and not self.titles.is_head(before) else before
        last = tokens[-1].i
        closed = last + 1 < len(page_tokens) and page_tokens[last + 1].text in (",", ".", "–", "—", ";", ":")
        if root.dep != "appos" and not (
            closed and head.dep in ("nsubj", "nsubjpass", "pobj", "dobj") and self.titles.relatives.get(head.lower)
        ):
            return self._by_place(tokens, first, closed, earlier)
        if not self.titles.is_head(head) or head.tag in ("NNS", "NNPS") or head.i >= first or head.i in earlier.mention_of:
            return self._by_place(tokens, first, closed, earlier)
        office = self.titles.at(head, earlier)
        if office is None or office.last > first or any(self.titles.is_head(t) for t in page_tokens[office.last : first - 1]):
            return self._by_place(tokens, first, closed, earlier)  # 'the premier of Chad and his trade minister, Soto'
        return office

    @staticmethod
    def _past_people(first: int, page_tokens: list[Token], earlier: Findings) -> int:
        """'the bank's envoy, the Chadian General Soto': past the people that a name is said to be of."""
        mention = earlier.mention_of.get(first - 1)
        if first < 3 or mention is None or mention.kind != "state" or page_tokens[first - 2].lower != "the":
            return first
        return first - 2 if page_tokens[first - 3].text == "," else first

    def _by_place(self, tokens: list[Token], first: int, closed: bool, earlier: Findings) -> Office | None:
        """'the president of the chamber, Mr. Soto, …': a definite title that ends where the name's comma stands, whatever the parse hung on what."""
        page_tokens, comma = earlier.page.tokens, first - 1
        polite = page_tokens[first].i != tokens[0].i and page_tokens[first].lower in self.titles.honorifics
        if page_tokens[comma].text != "," or not closed or not (polite or root_of(tokens).dep in _LOOSE):
            return None
        for at in range(comma - 1, max(comma - _REACH, tokens[0].sentence.tokens[0].i), -1):
            token, mention = page_tokens[at], earlier.mention_of.get(at)
            if token.text in (",", ";", ":") or token.tag.startswith("V") or mention is not None and mention.kind == "person":
                return None
            if not self.titles.is_head(token) or token.tag in ("NNS", "NNPS") or mention is not None:
                continue
            office = self.titles.at(token, earlier)
            if office is None or office.last != comma:
                continue
            before = page_tokens[office.first - 1] if office.first else None
            listed_before = before is not None and before.text == "," and office.first - 2 in earlier.mention_of
            definite = page_tokens[office.first].lower in _DEFINITE or _owned(office, page_tokens, earlier)
            return office if definite and not listed_before else None
        return None

    def behind(self, tokens: list[Token], earlier: Findings) -> Iterator[Office]:
        """'Ana Ruiz, party chief and mayor of Lima': the first is of the same city where nothing tells whose it is."""
        found = list(self._behind(tokens, earlier))
        for office, following in zip(found, [*found[1:], None], strict=False):
            if following is not None and _shares(office, following, earlier.page.tokens):
                office = office._replace(of=following.of, state=following.state)
            yield office

    def _behind(self, tokens: list[Token], earlier: Findings) -> Iterator[Office]:
        """'Ana Ruiz, Peru's foreign minister and a former senator, …': titles behind a comma, or in 'who is …'."""
        page_tokens, at = earlier.page.tokens, tokens[-1].i + 1
        sentence = tokens[-1].sentence
        end = sentence.tokens[-1].i + 1
        if at + 1 >= end or page_tokens[at].text not in (",", "(", "–", "—", "-"):
            return
        if page_tokens[at].text == "-" and page_tokens[at].start == tokens[-1].end:
            return
        at += 1
        if page_tokens[at].lower in ("and", "or"):
            return  # 'Soto, and the Chadian envoy, Ruiz'
        relative = page_tokens[at].lower == "who" and at + 1 < end
        if relative:
            return  # 'who is …' has a verb of its own: careers reads it
        count = 0
        while at < end and count < 3:
            while at < end and page_tokens[at].lower in ("now", "also", "currently", "already", "once"):
                at += 1
            office = self.titles.after(at, earlier) if at < end else None
            if office is None or not self._stands_free(office, tokens, earlier):
                return
            yield office
            count += 1
            at = office.last
            if at < end and page_tokens[at].lower == "and":
                at += 1
            elif at + 2 < end and page_tokens[at].text == "," and page_tokens[at + 1].lower == "and" and page_tokens[at + 2].lower != "the":
                at += 2  # but 'Ruiz, the Chadian envoy, and the head of the bank' are two
            else:
                return

    def _stands_free(self, office: Office, tokens: list[Token], earlier: Findings) -> bool:
        """Whether a noun phrase behind a comma explains the name: it is no subject of its own and leads to no other name."""
        page_tokens, head = earlier.page.tokens, earlier.page.tokens[office.head]
        if office.last < len(page_tokens) and page_tokens[office.last].sentence is tokens[0].sentence:
            following, mention = page_tokens[office.last], earlier.mention_of.get(office.last)
            if mention is not None and mention.kind == "person":
                return False
            if following.tag.startswith("VB") and following.lemma in ("say", "tell", "add", "announce", "report", "note", "warn"):
                return False  # '…, a Chadian spokesman said'
            beyond = [t.lower for t in page_tokens[office.last : office.last + 3]]
            if beyond[0] == "," and beyond[1:] in (["and", "other"], ["and", "others"]):
                return False  # one of a list: 'Ruiz, the head of the bank, and other guests'
            if beyond[0] == "," and len(beyond) > 1 and (other := page_tokens[office.last + 1]).tag == "NNS" and self.titles.is_head(other):
                return False  # 'Ruiz, the king's physician, ministers of two parties and …'
            ends = following.text in (",", ".", ";", ")", "–", "—", ":", "-", "?", "!", '"', "”") or following.lower in _BEHIND
            if not ends and head.dep != "appos":
                return False
        verb = head.head
        if (
            head.dep in ("nsubj", "nsubjpass")
            and verb.pos in ("VERB", "AUX")
            and not any(t.head is verb and t.dep in ("nsubj", "nsubjpass") for t in tokens)
        ):
            return False
        if head.tag in ("NNS", "NNPS"):
            return False
        joined = head.dep == "conj" and any(t is head.head for t in tokens)
        return not (joined and page_tokens[office.first].lower != "the" and office.of is None)


def _owned(office: Office, page_tokens: list[Token], earlier: Findings) -> bool:
    """'The bloc's envoy in Lima', 'Chad's envoy in Lima': whose it is stands first."""
    owner = earlier.mention_of.get(office.first)
    if owner is None or owner.kind == "person":
        return False
    return any(t.text in POSS for t in page_tokens[office.first + 1 : office.head] if t.start == owner.span.end)


def _shares(office: Office, following: Office, page_tokens: list[Token]) -> bool:
    """Whether 'of Lima' behind the second of two joined titles is the first one's too: a bare noun of rank that says nothing of whose it is."""
    if office.of is not None or office.serves or office.relation or office.whose is not None:
        return False
    joined = page_tokens[office.last].lower == "and" and following.first == office.last + 1
    return joined and page_tokens[office.head].lower in _HEADS and office.last == office.head + 1
