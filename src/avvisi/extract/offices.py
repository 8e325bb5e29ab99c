"""Who held which office, as this document says: titles before names, appositions, 'was elected', 'succeeded', 'his Peruvian counterpart'."""

from collections.abc import Iterator

from avvisi.extract.apposed import Apposed
from avvisi.extract.asof import as_of
from avvisi.extract.base import Findings
from avvisi.extract.career_verbs import Said
from avvisi.extract.careers import Careers
from avvisi.extract.counterparts import across, model_of
from avvisi.extract.holders import settle
from avvisi.extract.named_below import RULE, named_below
from avvisi.extract.office import Office
from avvisi.extract.rows import in_row
from avvisi.extract.since import since_until
from avvisi.extract.successions import of_pronouns
from avvisi.extract.taken_up import taken_up
from avvisi.extract.titles import Titles
from avvisi.lexicon.load import Lexicon
from avvisi.lexicon.words import listed
from avvisi.model.facts import Evidence, Mention, Qualifier, Tenure
from avvisi.parse.tokens import Parsed, Token, root_of


class Offices:
    """Needs the names and the dates. Each office of each person is said once, with the first words that say it best."""

    name = "offices"

    def __init__(self, lexicon: Lexicon) -> None:
        self.titles = Titles(lexicon.world)
        self.apposed, self.careers = Apposed(self.titles), Careers(self.titles)

    def __call__(self, page: Parsed, earlier: Findings) -> Iterator[Tenure]:
        """The tenures of every named person, in order of the text."""
        held: list[tuple[Mention, Tenure]] = []
        for mention in earlier.mentions:
            if mention.kind == "person" and mention.form in ("full", "short"):
                self._of_person(page, mention, earlier, held)
        below = {t.person for _, t in held if t.evidence.rule != RULE}
        yield from settle(page, earlier, [(m, t) for m, t in held if t.evidence.rule != RULE or t.person not in below], self.titles)

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
        before = self.apposed.directly_before(tokens, earlier)
        if before:
            yield before, Said("offices.before")
        elif row := in_row(tokens, earlier, self.titles):
            yield row, Said("offices.row")
        ahead = self.apposed.ahead(tokens, earlier)
        if ahead:
            yield ahead, Said("offices.apposed_before")
        for office in self.apposed.behind(tokens, earlier):
            yield office, Said("offices.apposed", start_end=True)
        if (lead := named_below(tokens, earlier, self.titles)) is not None:
            yield lead, Said(RULE)
        yield from self.careers.said(tokens, earlier)
        yield from self._taken_as(tokens, earlier)

    def _taken_as(self, tokens: list[Token], earlier: Findings) -> Iterator[tuple[Office, Said]]:
        """'Ruiz succeeded Soto as Chile's envoy': the office of both, of the one before, of the other now."""
        root = root_of(tokens)
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

    def _tenure(
        self, page: Parsed, mention: Mention, earlier: Findings, office: Office, said: Said, held: list[tuple[Mention, Tenure]]
    ) -> Tenure | None:
        office = taken_up(office, earlier, self.titles)
        title, of, state, sector, implied = office.title, office.of, office.state, office.sector, False
        qualifier: Qualifier = said.qualifier or office.qualifier
        if office.relation:
            model = model_of(page, mention, office, earlier, held)
            if model is None:
                return None
            title, implied, sector = model.title, True, model.sector
            peer = office.relation == "counterpart"
            of = of or state or (None if peer else model.of)
            state = state or (None if peer else model.state)
            qualifier = qualifier if peer else "former" if office.relation == "predecessor" else "designate"
            if peer and of is None and (office.whose is None or office.qualifier != "current"):
                return None
            if peer:
                title = across(title, model.state, state)
        if title == "Deputy" and office.whose is not None and of is None:
            model = model_of(page, mention, office._replace(relation="deputy"), earlier, held)
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
            evidence=Evidence(
                sentence=page.sentence_span(page.tokens[office.head].sentence),
                trigger=span,
                rule=f"{said.rule}:counterpart" if office.relation == "counterpart" else said.rule,
            ),
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


def _quoted(page: Parsed, token: Token) -> bool:
    """Whether a word stands within quotation marks that were opened in its paragraph."""
    at = token.sentence.index
    while at > 0 and page.sentences[at - 1].paragraph == token.sentence.paragraph:
        at -= 1
    before = page.document.text[page.sentences[at].start : token.start]
    return before.count("“") > before.count("”") or before.count('"') % 2 == 1
