"""Every name in a document as a Mention: persons, states, organisations, media, places. Pronouns and descriptions are `anaphora`'s."""

from collections import Counter
from collections.abc import Iterator

from avvisi.extract.abroad import Abroad
from avvisi.extract.acronyms import expanded
from avvisi.extract.base import Findings
from avvisi.extract.firms import firms, owners, unsuffixed
from avvisi.extract.gazetteer import Entry, Gazetteer, Hit
from avvisi.extract.likely_kinds import LikelyKinds
from avvisi.extract.margins import Margins
from avvisi.extract.name_slots import Slots
from avvisi.extract.names import Organisations
from avvisi.extract.office import POSS
from avvisi.extract.people import Named, People
from avvisi.extract.short_bodies import with_short_bodies
from avvisi.extract.spelled import CodedName
from avvisi.extract.town_names import town_names
from avvisi.extract.where_or_who import where_or_who
from avvisi.extract.which_city import behind_place, of_lands_told, read_as_town
from avvisi.lexicon.load import Lexicon
from avvisi.lexicon.words import listed
from avvisi.lexicon.world import NATIONAL_KINDS
from avvisi.model.facts import Evidence, Mention, MentionForm, MentionKind
from avvisi.parse.tokens import Parsed, Token

_BORNE = listed("people_borne")


class Names:
    """The first extractor: no other needs to run before it."""

    name = "names"

    def __init__(self, lexicon: Lexicon) -> None:
        world = lexicon.world
        self.gazetteer = Gazetteer(world)
        self.people = People(world)
        self.towns, self.humans = world.towns, frozenset(lexicon.events.words.lists["human"])
        self.likely = LikelyKinds(self.people.words, world.towns, lexicon.kinds)
        self.margins = Margins(self.gazetteer)
        self.organisations = Organisations(world)
        capitals = {capital: state for state in world.states if not state.until for capital in state.capitals}
        self.lands_of_towns = {
            **{city.name.lower(): city.country for city in world.cities},
            **{town.lower(): s.code for town, s in capitals.items()},
        }
        self.predecessors = {
            capitals[capital].code: Entry("state", state.name, state.code, since=int(state.since), until=int(state.until))
            for state in world.states
            if state.until
            for capital in state.capitals
            if capital in capitals and capitals[capital].code != state.code
        }

    def __call__(self, page: Parsed, earlier: Findings) -> Iterator[Mention]:
        """The named mentions, in order of the text, none overlapping another of its kind."""
        hits = self.gazetteer.find(page)
        laws = list(self.organisations.laws(page))
        taken = {i for law in laws for i in range(law.first, law.last)}
        towns = [town for town in town_names(page, hits, self.towns) if town.first not in taken]
        taken |= {i for town in towns for i in range(town.first, town.last)}
        owner = {i: hit for hit in hits for i in range(hit.first, hit.last)}
        companies = firms(page, taken)
        taken |= {i for firm in companies for i in range(firm.first, firm.last)}
        slots = Slots(page, self.people.words, self.towns, self.humans, owner, self.likely)
        others = unsuffixed(page, companies)
        people = [p for p in self.people.find(page, slots) if not taken & set(range(p.first, p.last)) and p.name not in others]
        taken |= {i for named in people for i in range(named.first, named.last)}
        found = [*laws, *towns, *companies, *(self._person(page, named) for named in people)]
        found += self.organisations.find(page, taken, slots)
        taken |= {i for name in found for i in range(name.first, name.last)}
        found += self.organisations.places(page, hits, taken, slots)
        taken |= {i for name in found for i in range(name.first, name.last)}
        year = int(page.document.published.value[:4]) if page.document.published.value else 0
        hits = [self._of_its_time(hit, year, hits) for hit in hits]
        hits = of_lands_told(page, hits)
        hits = [_owned(page, hit, before) for hit, before in zip(hits, [None, *hits], strict=False)]
        about = Counter(e.code for hit in hits if hit.first not in taken and (e := hit.of("state", "adjective", "capital")))
        abroad = Abroad(page, hits, about, self.lands_of_towns)
        for hit in hits:
            if not any(i in taken for i in range(hit.first, hit.last)) and (name := self._named(page, hit, abroad, slots.standing)):
                found.append(name)
        found += owners(found, owner)
        mentions = [self._mention(page, name) for name in with_short_bodies(page, expanded(page, found))]
        yield from sorted(
            (*mentions, *self.margins.find(page.document, frozenset((m.name, m.code) for m in mentions if m.kind == "media"))),
            key=lambda m: (m.span.start, m.span.end),
        )

    @staticmethod
    def _person(page: Parsed, named: Named) -> CodedName:
        """A person; what is borne like a name ('Sayyid', 'Ratu') stands in the span before a full name, but is no part of who it is."""
        first = named.first
        while named.full and first and page.tokens[first - 1].lower in _BORNE and page.tokens[first - 1].text[:1].isupper():
            if page.tokens[first - 1].sentence is not page.tokens[first].sentence:
                break
            first -= 1
        return CodedName(first, named.last, "person", named.name, None, "full" if named.full else "short", "names.person")

    def _named(self, page: Parsed, hit: Hit, abroad: Abroad, standing: frozenset[int]) -> CodedName | None:
        """What a name of the lists means here, or None where it means nothing of ours."""
        tokens = page.tokens[hit.first : hit.last]
        if (
            tokens[0].sentence.shouted
            and len(tokens) == 1
            and len(tokens[0].text) < 4
            and tokens[0].lower in ("us", "is", "it", "who", "au", "un")
        ):
            return None
        entry = self._choose(page, hit, tokens, abroad, standing)
        if entry is None:
            body = hit.entries[0]
            if len(hit.entries) > 1 or body.kind != "body" or not (body.told and abroad(body) or body.what == "party" and body.context):
                return None
            entry = body._replace(code="")  # a party or chamber of this name in another land
        kind, form = self._kind(entry, page, hit)
        return CodedName(
            hit.first,
            hit.last,
            kind,
            entry.name if kind != "place" else _place_name(page, hit, entry),
            entry.code or None,
            form,
            f"names.{entry.kind}",
        )

    def _of_its_time(self, hit: Hit, year: int, hits: list[Hit]) -> Hit:
        """The hit with the state of its time first: Moscow in 1979 is the Soviet Union's, where the year is known, or the text names that state."""
        past = next((e for e in hit.entries if e.until < 9999), None)
        if past is None:
            return self._succeeded(hit, year, hits)
        if len(hit.entries) == 1:
            return hit
        then = past.lived(year) if year else any(len(h.entries) == 1 and h.entries[0].code == past.code for h in hits)
        rest = tuple(e for e in hit.entries if e is not past)
        return hit._replace(entries=(past, *rest) if then else (*rest, past))

    def _succeeded(self, hit: Hit, year: int, hits: list[Hit]) -> Hit:
        """A seat of power of a state that had another name then: the Kremlin in 1979."""
        entry = hit.entries[0]
        past = self.predecessors.get(entry.code) if entry.kind in ("seat", "body") else None
        if past is None or not (past.lived(year) if year else any(len(h.entries) == 1 and h.entries[0].code == past.code for h in hits)):
            return hit
        return hit._replace(entries=(entry._replace(code=past.code), *hit.entries[1:]))

    def _choose(self, page: Parsed, hit: Hit, tokens: list[Token], abroad: Abroad, standing: frozenset[int]) -> Entry | None:
        """Among several meanings: states over cities, media where reported by, the state the text is about."""
        about = abroad.about
        if all(e.kind == "area" for e in hit.entries):
            return None
        placed = behind_place(page, hit)
        if not placed and not hit.of("state", "adjective") and _in_a_persons_name(tokens):
            return None
        if hit.of("epithet") and hit.last < len(page.tokens) and page.tokens[hit.last].lower == "of":
            return None  # 'the Islamic Republic of Iran' is named behind it
        if hit.of("epithet"):
            return max((e for e in hit.entries if e.kind == "epithet"), key=lambda e: about[e.code])
        for entry in hit.entries:
            if entry.kind == "area":
                continue
            if entry.context and about[entry.code] < max(1, max(about.values(), default=0)):
                continue
            if entry.told and abroad(entry):
                continue  # 'Congress' in a report on Peru
            if entry.kind == "media" and not self.organisations.reports(hit, tokens):
                continue
            if entry.kind == "adjective" and _a_tongue(tokens[-1]):
                return None
            if entry.kind == "body" and entry.what == "party" and len(tokens) == 1 and _of_an_office(page, hit):
                return None  # 'Labour Minister Soto' is no officer of Labour
            if entry.kind == "body" and entry.what == "party" and len(tokens) == 1 and self._after_capital(page, hit):
                return None  # 'Christian Democrats' are not the Democrats
            if entry.kind == "city" and not read_as_town(page, hit, tokens[0]):
                if hit.first not in standing:
                    continue
                if not about[entry.code]:
                    return entry._replace(code="")  # 'raiders entered Natal' in a report on Zambia: a town, but of which land?
            if entry.kind in ("adjective",) and len(hit.entries) > 1 and hit.of("state") and not entry.name:
                continue
            return entry
        return None

    @staticmethod
    def _after_capital(page: Parsed, hit: Hit) -> bool:
        before = page.tokens[hit.first - 1] if hit.first else None
        return (
            before is not None
            and before.text[:1].isupper()
            and before.tag in ("NNP", "NNPS", "JJ")
            and before.sentence is page.tokens[hit.first].sentence
        )

    def _kind(self, entry: Entry, page: Parsed, hit: Hit) -> tuple[MentionKind, MentionForm]:
        head = page.tokens[hit.last - 1]
        head = page.tokens[hit.last - 2] if head.text in POSS and hit.last - hit.first > 1 else head  # 'St. George's'
        if entry.kind == "state":
            before = page.tokens[hit.first - 1] if hit.first else None
            return ("place", "full") if before is not None and before.lower == "river" else ("state", "full")
        if entry.kind == "epithet":
            return "state", "epithet"
        if entry.kind in ("adjective", "people"):
            return "state", "adjective"
        if entry.kind == "capital":
            return ("place", "full") if where_or_who(head, page, hit.first, hit.last) == "where" else ("state", "metonym")
        if entry.kind == "seat":
            return (
                ("place", "full")
                if where_or_who(head, page, hit.first, hit.last) == "where"
                else ("state" if len(entry.code) == 3 and entry.code not in ("EUR", "UNO") else "organisation", "metonym")
            )
        if entry.kind == "media":
            return "media", "full"
        if entry.kind == "city":
            return "place", "full"
        if entry.kind == "region":
            return "bloc", "description"
        return "organisation", ("short" if head.text.isupper() and hit.last - hit.first == 1 else "full")

    @staticmethod
    def _mention(page: Parsed, name: CodedName) -> Mention:
        tokens = page.tokens[name.first : name.last]
        span = page.span_of(tokens)
        evidence = Evidence(sentence=page.sentence_span(tokens[0].sentence), trigger=span, rule=name.rule)
        return Mention(
            id=page.document.fact_id("mention", span.start, span.end, name.kind),
            evidence=evidence,
            span=span,
            kind=name.kind,
            name=name.name,
            code=name.code,
            form=name.form,
            resolved=name.form in ("metonym", "epithet"),
        )


def _place_name(page: Parsed, hit: Hit, entry: Entry) -> str:
    """A town by its own name; a seat of power that is only where something happens, as it is written."""
    if entry.kind == "seat":
        return page.document.text[page.tokens[hit.first].start : page.tokens[hit.last - 1].end]
    return entry.what or entry.name


def _owned(page: Parsed, hit: Hit, before: Hit | None) -> Hit:
    """'Ghana's National Security Council', 'the Ghanaian Supreme Court': a body that many states have is of the one said right before it."""
    if before is None or not any(e.kind == "body" and e.what in NATIONAL_KINDS for e in hit.entries):
        return hit
    said = before.of("state", "capital") if page.tokens[hit.first - 1].text in ("'s", "’s") else before.of("adjective")
    between = hit.first - before.last
    if said is None or between != (0 if said.kind == "adjective" else 1):
        return hit
    return hit._replace(
        entries=tuple(e._replace(code=said.code) if e.kind == "body" and e.what in NATIONAL_KINDS else e for e in hit.entries)
    )


def _in_a_persons_name(tokens: list[Token]) -> bool:
    """Whether the parse has these words, and one close to them, for persons' names."""
    first, count = tokens[0], len(tokens)
    beside = (
        t for t in first.sentence.tokens if abs(t.i - first.i) <= count and not first.i <= t.i < first.i + count and t.text not in POSS
    )
    return all(t.ent == "PERSON" for t in tokens) and any(t.ent == "PERSON" for t in beside)


_OFFICES = frozenset(
    ("minister", "ministry", "secretary", "department", "commissioner", "court", "inspector", "office", "bureau", "code", "law", "day")
)


def _of_an_office(page: Parsed, hit: Hit) -> bool:
    """Whether the word behind a name makes it the field of an office."""
    return any(t.lower in _OFFICES for t in page.tokens[hit.last : hit.last + 1])


_OF_TONGUES = frozenset(("speak", "learn", "teach", "understand", "translate"))


def _a_tongue(word: Token) -> bool:
    """'he speaks Russian'; 'in Russian', 'translated into French', where no article and no noun goes with it: a language."""
    if word.dep == "dobj" and word.head.lemma in _OF_TONGUES:
        return True
    return word.dep == "pobj" and word.head.lower in ("in", "into") and not word.children and word.tag in ("JJ", "NNP", "NN")
