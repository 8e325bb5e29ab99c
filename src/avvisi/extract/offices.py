"""Who held which office, as this document says: titles before names, appositions, 'was elected', 'succeeded', 'his Peruvian counterpart'."""

from collections.abc import Iterator

from avvisi.extract.asof import as_of
from avvisi.extract.base import Findings
from avvisi.extract.career_verbs import Said
from avvisi.extract.careers import Careers
from avvisi.extract.holders import settle
from avvisi.extract.reading import Office
from avvisi.extract.since import since_until
from avvisi.extract.successions import of_pronouns
from avvisi.extract.titles import Titles
from avvisi.lexicon.load import Lexicon
from avvisi.lexicon.words import listed
from avvisi.model.facts import Evidence, Mention, Qualifier, Tenure
from avvisi.parse.tokens import Parsed, Token

# Verbs that may join a name to the title behind a comma's end without making it a list.
_BEHIND = listed("offices_behind")


class Offices:
    """Needs the names and the dates. Each office of each person is said once, with the first words that say it best."""

    name = "offices"

    def __init__(self, lexicon: Lexicon) -> None:
        self.titles = Titles(lexicon.world)
        self.careers = Careers(self.titles)

    def __call__(self, page: Parsed, earlier: Findings) -> Iterator[Tenure]:
        """The tenures of every named person, in order of the text."""
        held: list[tuple[Mention, Tenure]] = []
        for mention in earlier.mentions:
            if mention.kind == "person" and mention.form in ("full", "short"):
                self._of_person(page, mention, earlier, held)
        yield from settle(page, earlier, held, self.titles)

    def later(self, page: Parsed, earlier: Findings) -> Iterator[Tenure]:
        """What verbs say of pronouns: 'He was Chile's envoy until 2002'. Asked when pronouns have been resolved."""
        held: list[tuple[Mention, Tenure]] = []
        for mention in earlier.mentions:
            if mention.kind == "person" and mention.form == "pronoun":
                tokens = page.tokens_in(mention.span.start, mention.span.end)
                if _quoted(page, tokens[0]):
                    continue  # whoever speaks there speaks of somebody else
                for office, said in self.careers.said(tokens, earlier):
                    tenure = self._tenure(page, mention, earlier, office, said, held)
                    if tenure is not None:
                        held.append((mention, tenure))
        held += list(of_pronouns(page, earlier))
        yield from settle(page, earlier, held, self.titles, earlier.tenures)

    def _of_person(self, page: Parsed, mention: Mention, earlier: Findings, held: list[tuple[Mention, Tenure]]) -> None:
        tokens = page.tokens_in(mention.span.start, mention.span.end)
        after = page.tokens[tokens[-1].i + 1] if tokens[-1].i + 1 < len(page.tokens) else None
        if after is not None and after.sentence is tokens[0].sentence and after.lower in _SETS:
            return  # 'the nationalist Grey Wolves organisation': no person, whatever the parse says
        for office, said in self._offices(tokens, earlier):
            tenure = self._tenure(page, mention, earlier, office, said, held)
            if tenure is not None:
                held.append((mention, tenure))

    def _offices(self, tokens: list[Token], earlier: Findings) -> Iterator[tuple[Office, Said]]:
        before = self.titles.before(tokens[0].i, earlier)
        if before:
            yield self._of_behind(before, tokens, earlier), Said("offices.before")
        ahead = self._apposed_before(tokens, earlier)
        if ahead:
            yield ahead, Said("offices.apposed_before")
        for office in self._behind(tokens, earlier):
            yield office, Said("offices.apposed", start_end=True)
        yield from self.careers.said(tokens, earlier)
        yield from self._taken_as(tokens, earlier)

    def _taken_as(self, tokens: list[Token], earlier: Findings) -> Iterator[tuple[Office, Said]]:
        """'Ruiz succeeded Soto as Chile's envoy': the office of both, of the one before, of the other now."""
        root = _root(tokens)
        verb = root.head
        if verb.lemma not in ("succeed", "replace", "follow") or root.dep not in ("nsubj", "nsubjpass", "dobj", "pobj"):
            return
        if any(c.dep == "neg" or c.tag == "MD" for c in verb.children):
            return
        behind = [c for c in verb.children if c.dep == "prep" and c.lower == "as"]
        behind += [g for c in verb.children if c.dep in ("dobj", "agent") for g in c.subtree() if g.dep == "prep" and g.lower == "as"]
        target = next(
            (c for p in behind for c in p.children if c.dep == "pobj" and self.titles.is_head(c) and c.tag in ("NN", "NNP")), None
        )
        office = self.titles.at(target, earlier) if target is not None else None
        if office is not None and office.relation is None:
            passive = any(c.dep == "auxpass" for c in verb.children)
            before = root.dep == "dobj" or passive and root.dep == "nsubjpass"
            yield office, Said("offices.taken_as", verb, None, "former" if before else None, not before)

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
        return office._replace(of=mention.name, state=mention.code if mention.kind == "place" else None)

    def _apposed_before(self, tokens: list[Token], earlier: Findings) -> Office | None:
        """'Peru's foreign minister, Ana Ruiz, …': the name explains the title."""
        first, page_tokens = tokens[0].i, earlier.page.tokens
        while first > 1 and page_tokens[first - 1].lower in (self.titles.honorifics | self.titles.ranks | {"minister", "senator", "chief"}):
            first -= 1
        if (
            first < 2
            or page_tokens[first - 1].text not in (",", "–", "—", ":")
            or page_tokens[first - 1].sentence is not tokens[0].sentence
        ):
            return None
        root = tokens[-1] if tokens[-1].dep == "appos" else _root(tokens)
        before = page_tokens[first - 2]
        head = root.head if root.dep == "appos" and not self.titles.is_head(before) else before
        last = tokens[-1].i
        closed = last + 1 < len(page_tokens) and page_tokens[last + 1].text in (",", ".", "–", "—", ";", ":")
        if root.dep != "appos" and not (
            closed and head.dep in ("nsubj", "nsubjpass", "pobj", "dobj") and self.titles.relatives.get(head.lower)
        ):
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

    def _tenure(
        self, page: Parsed, mention: Mention, earlier: Findings, office: Office, said: Said, held: list[tuple[Mention, Tenure]]
    ) -> Tenure | None:
        title, of, state, sector, implied = office.title, office.of, office.state, office.sector, False
        qualifier: Qualifier = said.qualifier or office.qualifier
        if office.relation:
            model = self._model(page, mention, office, earlier, held)
            if model is None:
                return None
            title, implied, sector = model.title, True, model.sector
            peer = office.relation == "counterpart"
            of = of or state or (None if peer else model.of)
            state = state or (None if peer else model.state)
            qualifier = qualifier if peer else "former" if office.relation == "predecessor" else "designate"
            if peer and of is None:
                return None
            if peer:
                title = _across(title, model.state, state)
        if title == "Deputy" and office.whose is not None and of is None:
            model = self._model(page, mention, office._replace(relation="deputy"), earlier, held)
            if model is not None and model.of is not None:
                title, of, state, sector, implied = f"Deputy {model.title}", model.of, model.state, model.sector, True
        if self._empty(title, office, page):
            return None
        start, end = since_until(page.tokens[office.head], said, earlier)
        if (
            end is not None
            and qualifier == "current"
            and said.transition is None
            and end < (page.document.published.value or "")[: len(end)]
        ):
            qualifier = "former"  # 'foreign minister until March'
        day, basis = as_of(page, mention, qualifier, earlier)
        span = page.span_of(page.tokens[min(office.first, office.head) : max(office.last, office.head + 1)])
        return Tenure(
            id=page.document.fact_id("tenure", span.start, span.end, f"{mention.name}|{title}|{qualifier}"),
            evidence=Evidence(sentence=page.sentence_span(page.tokens[office.head].sentence), trigger=span, rule=said.rule),
            person=mention.name,
            title=title,
            of=of,
            state=state,
            serves=office.serves,
            qualifier=qualifier,
            as_of=day,
            as_of_basis=basis,
            start=start,
            end=end,
            transition=said.transition,
            span=span,
            person_span=mention.span,
            sector="ELI" if qualifier in ("former", "late") else sector,
            implied=implied,
        )

    def _empty(self, title: str, office: Office, page: Parsed) -> bool:
        """A rank or a bare noun without state or body says no office: 'General Ruiz', 'leader Ruiz', 'a member'."""
        noun = page.tokens[office.head].lower
        if title.lower().endswith(_GENERALS):
            return False
        if noun in ("dissident", "fugitive", "tribesman", "philosopher"):
            return True  # what somebody is, no office
        if noun in self.titles.ranks and len(title.split()) == 1:
            return True
        if noun in ("author", "writer", "expert", "critic", "fugitive", "tribesman", "rebel", "philosopher") and office.of is None:
            return True
        if office.of is not None or office.serves:
            return False
        return noun in self.titles.ranks or noun in _BARE and len(title.split()) == 1

    @staticmethod
    def _continues(page: Parsed, person: Mention, office: Office, earlier: Findings) -> bool:
        """'He met his Thai counterpart': he is the subject of the sentence before."""
        sentence = page.tokens[office.head].sentence
        head = earlier.head_of(person.span)
        subject = any(t.tag == "PRP" and t.dep in ("nsubj", "nsubjpass") for t in sentence.tokens)
        return subject and head is not None and sentence.index - head.sentence.index == 1 and head.dep in ("nsubj", "nsubjpass")

    def _model(
        self, page: Parsed, mention: Mention, office: Office, earlier: Findings, held: list[tuple[Mention, Tenure]]
    ) -> Tenure | None:
        """The office that a counterpart's (or predecessor's) is like: of the person named last before it that has one, in this sentence first."""
        best: tuple[int, int, Tenure] | None = None
        at, sentence = page.tokens[office.head].start, page.tokens[office.head].sentence
        for person, tenure in held:
            if (
                tenure.person == mention.name
                or tenure.qualifier in ("former", "late")
                and (office.relation != "successor" or tenure.transition is None)
                or tenure.implied
                and office.relation == "counterpart"
            ):
                continue
            if office.whose is not None and office.whose.tag != "PRP$" and not (person.span.start <= office.whose.start < person.span.end):
                continue
            near = int(sentence.start <= person.span.start < sentence.end)
            if not near and office.relation == "counterpart" and not self._continues(page, person, office, earlier):
                continue
            distance = -abs(at - person.span.start) if person.span.start <= at else -10_000 - abs(at - person.span.start)
            if best is None or (near, distance) > best[:2]:
                best = (near, distance, tenure)
        return best[2] if best else None


class LaterOffices:
    """The offices that verbs say of pronouns; runs behind `anaphora`."""

    name = "offices.later"

    def __init__(self, lexicon: Lexicon) -> None:
        self.offices = Offices(lexicon)

    def __call__(self, page: Parsed, earlier: Findings) -> Iterator[Tenure]:
        """Tenures not said before."""
        yield from self.offices.later(page, earlier)


_SETS = frozenset(
    ("organisation", "organization", "group", "movement", "party", "militia", "gang", "brigade", "faction", "newspaper", "website")
)
_BARE = listed("offices_bare")
_GENERALS = ("governor-general", "secretary-general", "attorney-general", "attorney general", "consul general", "solicitor general")


def _across(title: str, state: str | None, other: str | None) -> str:
    """A counterpart's title in another state: only the United States call their foreign minister 'Secretary of State'."""
    if state == "USA" and other != "USA":
        return {
            "Secretary of State": "Foreign Minister",
            "Defense Secretary": "Defense Minister",
            "Secretary of Defense": "Defense Minister",
            "Treasury Secretary": "Finance Minister",
        }.get(title, title)
    if other == "USA" and title.startswith("Foreign Minister"):
        return "Secretary of State"
    return title


def _quoted(page: Parsed, token: Token) -> bool:
    """Whether a word stands within quotation marks that were opened in its paragraph."""
    at = token.sentence.index
    while at > 0 and page.sentences[at - 1].paragraph == token.sentence.paragraph:
        at -= 1
    before = page.document.text[page.sentences[at].start : token.start]
    return before.count("“") > before.count("”") or before.count('"') % 2 == 1


def _root(tokens: list[Token]) -> Token:
    inside = {t.i for t in tokens}
    return next((t for t in tokens if t.head is t or t.head.i not in inside), tokens[-1])
