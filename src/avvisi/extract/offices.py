"""Who held which office, as this document says: titles before names, appositions, 'was elected', 'his Peruvian counterpart'."""

from collections.abc import Iterator

from avvisi.extract.base import Findings
from avvisi.extract.titles import Office, Titles
from avvisi.lexicon.load import Lexicon
from avvisi.model.facts import Evidence, Mention, Tenure, Transition
from avvisi.parse.tokens import Parsed, Token

_TRANSITIONS: dict[str, Transition] = {
    "elect": "elected", "reelect": "elected", "re-elect": "elected", "swear": "sworn_in", "inaugurate": "sworn_in", "appoint": "appointed",
    "name": "appointed", "nominate": "appointed", "designate": "appointed", "install": "appointed", "crown": "sworn_in", "make": "appointed",
    "resign": "resigned", "dismiss": "dismissed", "fire": "dismissed", "sack": "dismissed", "oust": "dismissed", "remove": "dismissed",
    "depose": "dismissed", "topple": "dismissed", "die": "died", "promote": "appointed",
}  # fmt: skip
_COPULAS = frozenset(("be", "become", "remain"))
_HELD = frozenset(("serve", "work", "act", "return", "stay", "continue"))


class Offices:
    """Needs the names. Tenures come in order of the text; the same office said again of the same person is said once a place."""

    name = "offices"

    def __init__(self, lexicon: Lexicon) -> None:
        self.titles = Titles(lexicon.world)

    def __call__(self, page: Parsed, earlier: Findings) -> Iterator[Tenure]:
        """The tenures of every named person."""
        held: list[tuple[Mention, Tenure]] = []
        persons = [m for m in earlier.mentions if m.kind == "person"]
        for mention in persons:
            tokens = page.tokens_in(mention.span.start, mention.span.end)
            for office, rule in self._offices(tokens, earlier):
                tenure = self._tenure(page, mention, tokens, office, rule, held)
                if tenure is not None and not any(
                    t.span.overlaps(tenure.span) and t.person == tenure.person and t.title == tenure.title for _, t in held
                ):
                    held.append((mention, tenure))
        seen: set[tuple[str, int, int, str]] = set()
        for _, tenure in sorted(held, key=lambda pair: (pair[1].span.start, pair[1].span.end, pair[1].person)):
            key = (tenure.person, tenure.span.start, tenure.span.end, tenure.title)
            if key not in seen:
                seen.add(key)
                yield tenure

    def _offices(self, tokens: list[Token], earlier: Findings) -> Iterator[tuple[Office, str]]:
        before = self.titles.before(tokens[0].i, earlier)
        if before:
            yield before, "offices.before"
        ahead = self._apposed_before(tokens, earlier)
        if ahead:
            yield ahead, "offices.apposed_before"
        for office in self._behind(tokens, earlier):
            yield office, "offices.apposed"
        yield from self._said_of(tokens, earlier)

    def _apposed_before(self, tokens: list[Token], earlier: Findings) -> Office | None:
        """'Peru's foreign minister, Ana Ruiz, …': the name explains the title."""
        first = tokens[0].i
        page_tokens = earlier.page.tokens
        if (
            first < 2
            or page_tokens[first - 1].text not in (",", "–", "—", ":")
            or page_tokens[first - 1].sentence is not tokens[0].sentence
        ):
            return None
        root = _root(tokens)
        head = root.head
        last = tokens[-1].i
        closed = last + 1 < len(page_tokens) and page_tokens[last + 1].text in (",", ".", "–", "—", ";")
        if root.dep != "appos" or not closed and not head.sentence is not root.sentence:
            return None
        if not self.titles.is_head(head) or head.tag in ("NNS", "NNPS") or head.i >= first or head.i in earlier.mention_of:
            return None
        office = self.titles.at(head, earlier)
        return office if office and office.last <= first else None

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
        relative = page_tokens[at].lower in ("who", "whose") and at + 1 < end
        if relative:
            at += 1
            if page_tokens[at].lemma in ("have", "also"):
                at += 1
            if page_tokens[at].lemma in _HELD and at + 1 < end and page_tokens[at + 1].lower == "as":
                at += 2
            elif page_tokens[at].lemma in _COPULAS:
                at += 1
            else:
                return
        count = 0
        while at < end and count < 3:
            office = self.titles.after(at, earlier)
            if office is None or not relative and not self._stands_free(office, tokens, earlier):
                return
            yield office
            count += 1
            at = office.last
            if at < end and page_tokens[at].lower == "and":
                at += 1
            elif at + 1 < end and page_tokens[at].text == "," and page_tokens[at + 1].lower == "and":
                at += 2
            else:
                return

    def _stands_free(self, office: Office, tokens: list[Token], earlier: Findings) -> bool:
        """Whether a noun phrase behind a comma explains the name: it is no subject of its own and leads to no other name."""
        page_tokens = earlier.page.tokens
        if office.last < len(page_tokens):
            following = page_tokens[office.last]
            mention = earlier.mention_of.get(office.last)
            if mention is not None and mention.kind == "person" and following.sentence is tokens[0].sentence:
                return False
            if (
                following.sentence is tokens[0].sentence
                and following.text not in (",", ".", ";", ")", "–", "—", ":", "-", "?", "!")
                and following.lower
                not in (
                    "and",
                    "who",
                    "since",
                    "until",
                    "from",
                    "in",
                    "on",
                    "when",
                    "during",
                    "at",
                    "under",
                    "with",
                    "whose",
                    "said",
                    "told",
                    "as",
                    "for",
                )
            ) and page_tokens[office.head].dep != "appos":
                return False
        head = page_tokens[office.head]
        if (
            head.dep in ("nsubj", "nsubjpass")
            and head.head.pos in ("VERB", "AUX")
            and not any(t.head is head.head and t.dep in ("nsubj", "nsubjpass") for t in tokens)
        ):
            return False
        if head.tag in ("NNS", "NNPS"):
            return False
        return not (
            head.dep == "conj" and any(t is head.head for t in tokens) and page_tokens[office.first].lower != "the" and office.of is None
        )

    def _said_of(self, tokens: list[Token], earlier: Findings) -> Iterator[tuple[Office, str]]:
        """'Ana Ruiz was elected president', 'is the envoy to Chad', 'served as mayor of Lima'."""
        root = _root(tokens)
        verb = root.head
        if root.dep in ("nsubj", "nsubjpass") and (verb.lemma in _COPULAS or verb.lemma in _HELD or verb.lemma in _TRANSITIONS):
            for child in verb.children:
                target = child
                if child.dep == "prep" and child.lower in ("as",) and child.children:
                    target = child.children[0]
                if (
                    child.i > verb.i
                    and target.dep in ("attr", "oprd", "pobj", "dobj", "xcomp")
                    and self.titles.is_head(target)
                    and target.i not in earlier.mention_of
                    and target.tag not in ("NNS", "NNPS")
                ):
                    if verb.lemma in _COPULAS and any(c.dep == "neg" for c in verb.children):
                        continue
                    office = self.titles.at(target, earlier)
                    if office:
                        yield office, f"offices.said:{verb.lemma}"

    def _tenure(
        self, page: Parsed, mention: Mention, tokens: list[Token], office: Office, rule: str, held: list[tuple[Mention, Tenure]]
    ) -> Tenure | None:
        title, of, state, sector, implied = office.title, office.of, office.state, office.sector, False
        if office.relation:
            model = self._model(page, mention, office, held)
            if model is None:
                return None
            title, implied, sector = model.title, True, model.sector
            of = of or state or (model.of if office.relation != "counterpart" else None)
            state = state or (model.state if office.relation != "counterpart" else None)
            if of is None:
                return None
        if self._empty(title, office, tokens, page):
            return None
        span = page.span_of(page.tokens[min(office.first, office.head) : max(office.last, office.head + 1)])
        head = page.tokens[office.head]
        verb = rule.partition(":")[2]
        return Tenure(
            id=page.document.fact_id("tenure", span.start, span.end, f"{mention.name}|{title}"),
            evidence=Evidence(sentence=page.sentence_span(head.sentence), trigger=span, rule=rule.partition(":")[0]),
            person=mention.name,
            title=title,
            of=of,
            state=state,
            serves=office.serves,
            qualifier=office.qualifier,
            as_of=page.document.published.value,
            as_of_basis="published" if page.document.published.value else None,
            transition=_TRANSITIONS.get(verb),
            span=span,
            person_span=mention.span,
            sector=sector,
            implied=implied,
        )

    def _empty(self, title: str, office: Office, tokens: list[Token], page: Parsed) -> bool:
        """A rank or a bare noun without state or body says no office: 'General Ruiz', 'leader Ruiz', 'a member'."""
        noun = page.tokens[office.head].lower
        if office.of is not None or office.serves:
            return False
        return (
            noun in self.titles.ranks
            or noun in ("member", "leader", "founder", "expert", "analyst", "writer", "author", "lawyer")
            and len(title.split()) == 1
        )

    @staticmethod
    def _model(page: Parsed, mention: Mention, office: Office, held: list[tuple[Mention, Tenure]]) -> Tenure | None:
        """The office that a counterpart's is like: of the person named last before it that has one, in this sentence first."""
        best: tuple[int, int, Tenure] | None = None
        at = page.tokens[office.head].start
        sentence = page.tokens[office.head].sentence
        for person, tenure in held:
            if tenure.person == mention.name or tenure.qualifier in ("former", "late") or tenure.implied:
                continue
            if office.whose is not None and office.whose.tag != "PRP$" and not (person.span.start <= office.whose.start < person.span.end):
                continue
            near = int(sentence.start <= person.span.start < sentence.end)
            distance = -abs(at - person.span.start) if person.span.start <= at else -10_000 - abs(at - person.span.start)
            if best is None or (near, distance) > best[:2]:
                best = (near, distance, tenure)
        return best[2] if best else None


def _root(tokens: list[Token]) -> Token:
    inside = {t.i for t in tokens}
    return next((t for t in tokens if t.head is t or t.head.i not in inside), tokens[-1])
