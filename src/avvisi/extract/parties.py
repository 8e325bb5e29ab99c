"""Which parties a noun phrase stands for: 'the Syrian foreign minister', 'Lima', 'rebels in Chad', 'the two countries', 'he'."""

from msgspec import structs

from avvisi.extract.base import Findings
from avvisi.extract.belonging import owners
from avvisi.extract.collectives import at_war, group_sector
from avvisi.extract.fields import open_noun
from avvisi.extract.followers import people_of
from avvisi.extract.grammar.tags import OWNERS
from avvisi.extract.land_adjectives import former, has_nation, turned
from avvisi.extract.listed import Listed
from avvisi.extract.noun_phrases import goes_with_name, joined_nouns, one_man, phrase
from avvisi.extract.office_here import as_held, office_of
from avvisi.extract.sides import people, shared, with_span
from avvisi.extract.standing import armed, of_a_firm, sector_held, sector_of_body
from avvisi.extract.titles import Titles
from avvisi.lexicon.load import Lexicon
from avvisi.lexicon.world import NATIONAL_KINDS, Actor
from avvisi.model.facts import Mention, Party, PartyKind, Tenure
from avvisi.model.text import Span
from avvisi.parse.tokens import Token

_PART = NATIONAL_KINDS | {"seat"}  # of a state, for which they act; parties, companies and armed groups are parties of their own
_WITH_STAFF = frozenset(("PTY", "LEG", "OPP", "JUD", "MIL", "BUS"))
_CHAIRS = frozenset(("chairman", "chairwoman", "chairperson", "chair"))  # held in turn
_OWN = frozenset(("PTY", "BUS", "LAB", "SOC", "REB", "NGO"))
_MEMBERS = frozenset(["state", "member", "country", "nation"])
_SIDES = frozenset(["side", "country", "nation", "state", "people"])


class Parties:
    """`of(token, earlier)` for the head token of a noun phrase; empty where it is no actor. Conjuncts are included."""

    def __init__(self, lexicon: Lexicon) -> None:
        world = lexicon.world
        self.titles = Titles(world)
        self.groups = world.words["group"]
        self.state_names, self.parts = world.code_names, world.parts
        self.actors = Listed(world)
        self._voices = frozenset(m.name for m in world.media if m.kind == "agency" and m.affiliation == m.country)  # states' own agencies

    def of(self, token: Token, earlier: Findings) -> tuple[Party, ...]:
        """The parties this noun phrase names, those joined to it by 'and' too, in order of the text, each once."""
        found: dict[tuple[str, str | None, str | None, str | None], Party] = {}
        joined = joined_nouns(token)
        if goes_with_name(joined, earlier):
            return ()
        for head in joined[1:] if len(joined) == 2 and one_man(joined[0], joined[1], earlier) else joined:
            for party in self.one(head, earlier):
                found.setdefault((party.name, party.code, party.person, party.sector), party)
        return tuple(found.values())

    def one(self, token: Token, earlier: Findings) -> tuple[Party, ...]:
        """The parties of this noun phrase alone."""
        mention = earlier.mention_of.get(token.i)
        if mention is None:
            return self._described(token, earlier)
        if mention.form in ("pronoun", "description"):
            return self._standing(token, mention, earlier)
        if mention.kind == "person":
            return (self._person(mention, token, earlier),)
        if mention.kind == "state":
            if token.tag in ("JJ", "NNP") and token.dep in ("amod", "compound", "nmod") and mention.form == "adjective":
                return ()
            by_land = mention.form == "adjective"
            if by_land and turned(token, earlier):  # 'ethnic Kenyans' live in other lands
                return (Party(kind="group", name=mention.span.text, sector="CVL", members="unstated", span=phrase(token, earlier)),)
            return (
                self._state(mention.code, mention.name, "CVL" if by_land and not self._definite(token) else "GOV", phrase(token, earlier)),
            )
        if mention.kind in ("organisation", "group", "bloc", "media"):
            return (self._body(mention, token, earlier),)
        return ()

    @staticmethod
    def _definite(token: Token) -> bool:
        """'the Kenyans' may be their government; 'the forty Kenyans', 'the Kenyans evacuated by sea' are people."""
        some = token.tag in ("NNS", "NNPS") and any(child.dep in ("nummod", "acl", "relcl") for child in token.children)
        return not some and any(child.lower == "the" for child in token.children)

    def _state(self, code: str | None, name: str, sector: str | None, span: Span, **more: str | None) -> Party:
        return Party(kind="state", name=self.state_names.get(code or "", name), code=code, sector=sector, span=span, **more)  # type: ignore[arg-type]

    def _standing(self, token: Token, mention: Mention, earlier: Findings) -> tuple[Party, ...]:
        """Pronouns and descriptions: all mentions on the very same words."""
        same = [m for m in earlier.mentions_in(mention.span.start, mention.span.end) if m.span == mention.span] or [mention]
        found: list[Party] = []
        for one in same:
            if one.kind == "person":
                found.append(self._person(one, token, earlier))
            elif one.kind == "state":
                found.append(self._state(one.code, one.name, "GOV", mention.span))
            elif one.kind in ("organisation", "group", "bloc", "media"):
                found.append(self._body(one, token, earlier))
        return tuple(found)

    def _person(self, mention: Mention, token: Token, earlier: Findings) -> Party:
        """A person with the office last said of them; one without an office of a state stays a person."""
        if of_a_firm(mention.name):
            return self._body(mention, token, earlier)
        tenure = office_of(mention, earlier)
        span = mention.span
        for held in earlier.held_by.get(mention.name, ()):
            if (
                held.span.end <= span.start
                and span.start - held.span.end <= 25
                and "," not in earlier.page.document.text[held.span.end : span.start]
            ):
                span = earlier.page.document.span(held.span.start, span.end)
        if tenure is None:
            nation = self._nation(token, earlier)
            listed = self.actors.on_the_day(mention.name, earlier)
            if listed is not None and nation is None:
                return self._listed(listed, mention.name, span)
            if nation is None:
                return Party(kind="person", name=mention.name, person=mention.name, span=span)
            return self._state(nation.code, nation.name, None, span, person=mention.name)
        body = self.titles.bodies.get(tenure.of or "")
        if body is not None and body.told and body.code not in {m.code for m in earlier.mentions if m.kind == "state"}:
            body, tenure = body._replace(code=""), structs.replace(tenure, state=None)  # 'the Labour leader' in a report on Fiji
        sector = sector_held(tenure, body, self.groups)
        abroad = body is not None and bool(body.code) and body.code not in self.state_names  # 'the UN envoy on Kosovo'
        if abroad and (land := self._chairs_for(mention, tenure, earlier)) is not None:
            return self._state(land.code, land.name, "GOV", span, person=mention.name)
        if tenure.state is None or abroad:
            kind: PartyKind = "organisation" if tenure.of else "person"
            return Party(
                kind=kind,
                name=tenure.of or mention.name,
                code=body.code if body else None,
                sector=sector,
                person=mention.name,
                office=as_held(tenure),
                span=span,
            )
        return self._state(tenure.state, tenure.state, sector, span, person=mention.name, office=as_held(tenure))

    @staticmethod
    def _chairs_for(mention: Mention, tenure: Tenure, earlier: Findings) -> Mention | None:
        """'met Ana Soto of Chad', who is in the chair of the League this year: Chad's, where a leader is named as Chad's."""
        if not _CHAIRS & set(tenure.title.lower().split()):
            return None
        for named in earlier.mentions:
            if named.kind != "person" or named.name != mention.name or named.form == "pronoun":
                continue
            behind = earlier.page.document.text[named.span.end : named.span.end + 8]
            land = next((m for m in earlier.mentions_in(named.span.end, named.span.end + 9) if m.kind == "state"), None)
            if behind.startswith(" of ") and land is not None and land.form == "full":
                return land
        return None

    def _listed(self, actor: Actor, name: str, span: Span) -> Party:
        if actor.code in self.state_names:
            return self._state(actor.code, actor.code, actor.sector or None, span, person=name)
        return Party(kind="person", name=name, code=actor.code or None, sector=actor.sector or None, person=name, span=span)

    def _nation(self, token: Token, earlier: Findings) -> Mention | None:
        """The nationality that stands before a name: 'Kenyan Ruth Odhiambo'."""
        for child in token.children:
            mention = earlier.mention_of.get(child.i)
            hyphen = child.i > 0 and earlier.page.tokens[child.i - 1].text in ("-", "–")  # 'the anti-Kenyan Ruth Odhiambo'
            if hyphen or turned(child, earlier):
                continue
            if mention is not None and mention.kind == "state" and child.dep in OWNERS:
                return mention
        return None

    def _body(self, mention: Mention, token: Token, earlier: Findings) -> Party:
        body = self.titles.bodies.get(mention.name)
        span = phrase(token, earlier)
        code = mention.code
        if mention.kind == "media" and body is None and code in self.state_names and mention.name not in self._voices:
            return self._state(code, mention.name, "JRN", span)
        sector = sector_of_body(mention.name, body, self.groups)
        own = body is None and sector in _OWN  # a party is not its state
        if code in self.state_names and not own and (body is None or body.kind in _PART):
            return self._state(code, mention.name, self._sector_of(mention, body.sector if body else None), span)
        kind: PartyKind = "bloc" if mention.kind == "bloc" else "group" if body and body.kind == "armed" else "organisation"
        return Party(
            kind=kind,
            name=mention.name,
            code=code,
            sector="JRN" if mention.kind == "media" and body is None else sector,
            span=span,
        )

    def _sector_of(self, mention: Mention, given: str | None) -> str | None:
        if given:
            return given
        words = mention.name.lower().split()
        return next((self.groups[word] for word in reversed(words) if word in self.groups), "GOV")

    def _described(self, token: Token, earlier: Findings) -> tuple[Party, ...]:
        """A common noun: an office without its holder's name, troops, police, rebels, a government."""
        if token.pos not in ("NOUN", "PROPN", "ADJ"):
            return ()
        span = phrase(token, earlier)
        group = group_sector(token, self.groups, self.titles.fields)
        if holders := self._holders(token, span, earlier):
            return holders
        if followers := people_of(token, span, earlier, self):
            return followers
        if at_war(token) and (lands := self._of_states(token, earlier, span, "GOV")):
            return tuple(self._state(p.code, p.name, sector, span) for p in lands for sector in ("GOV", "REB") if p.kind == "state")
        if self.titles.is_head(token) and token.tag in ("NNS", "NNPS"):
            several = self._of_states(token, earlier, span, group or "GOV")
            if len({p.code for p in several if p.kind == "state"}) > 1:
                return several  # 'the presidents of Peru and Chad' are two
        following = earlier.mention_of.get(token.i + 1)
        if token.tag == "NNS" and following is not None and following.kind == "person" and self.titles.is_head(token):
            return ()  # 'presidents Ana Soto and Juan Ruiz': those named
        if self.titles.is_head(token) and (group is None or token.tag not in ("NNS", "NNPS")):
            office = self.titles.at(token, earlier)
            if office is not None and (office.state or office.of):
                sector = armed(span.text, self.groups) if office.sector == "GOV" else office.sector
                if office.state:
                    return (self._state(office.state, office.state, sector, span, office=office.title),)
                body = self.titles.bodies.get(office.of or "")
                code, sector = body.code or None if body else None, (body.sector if body else None) or sector
                return (Party(kind="organisation", name=office.of or "", code=code, sector=sector, office=office.title, span=span),)
            group = group or (office.sector if office else "GOV")
            if group is None:
                return self._of_states(token, earlier, span, None) or (people(span, None),)
        if group == "GOV" and token.tag == "NN" and any(c.dep == "det" and c.lower in ("a", "an", "any", "no") for c in token.children):
            return self._of_states(token, earlier, span, group)  # 'bars an interim president': nobody in particular
        if group is None:
            return self._of_states(token, earlier, span, None) if token.lemma in _SIDES else ()
        return self._of_states(token, earlier, span, group) or (people(span, group),)

    def _holders(self, token: Token, span: Span, earlier: Findings) -> tuple[Party, ...]:
        """Who is named behind the office: 'Peru's foreign minister, Ana Soto,', 'the presidents, Ana Soto and Juan Ruiz,', 'the king of Fiji Ana Soto'."""
        found = []
        for tenure in earlier.tenures:
            named = tenure.person_span
            if named is None or not tenure.span.start <= token.start < tenure.span.end <= named.start <= token.sentence.end:
                continue
            head = earlier.head_of(named)
            directly = named.start == tenure.span.end + 1 and named.text[-1:].isalpha()
            if head is None or not directly and not any(t.dep == "appos" and t.head is token for t in (head, *head.ancestors())):
                continue
            mention = earlier.mention_of.get(head.i)
            if mention is not None and mention.kind == "person":
                party = self._person(mention, head, earlier)
                whole = earlier.page.document.span(span.start, named.end)
                found.append(with_span(party, whole) if span.end <= whole.end else party)
        return tuple(found)

    def _of_states(self, token: Token, earlier: Findings, span: Span, sector: str | None) -> tuple[Party, ...]:
        """The states or bodies a common noun belongs to: adjective, possessor, 'of', 'in'."""
        found: list[Party] = []
        relative = any(c.lower == "whose" for c in token.children)  # 'Soto, whose government …'
        abroad = relative and token.tag == "NNS" and has_nation(token, earlier)  # 'Chad, whose Fijian partners'
        for owner in owners(token, self.groups):
            if abroad and owner.i < token.i and owner.head is not token:
                continue
            for head in (
                joined_nouns(owner) if owner.dep in ("poss", "pobj") else (owner, *(t for t in joined_nouns(owner) if t is not owner))
            ):
                if not former(head, earlier) and not turned(head, earlier):
                    found += self._of_owner(head, owner, token, earlier, span, sector)
        several = tuple({(p.name, p.code): p for p in found}.values())
        return shared(several, token, earlier, span) if len(several) > 1 and len({p.span for p in several}) == 1 else several

    def _of_owner(self, head: Token, owner: Token, token: Token, earlier: Findings, span: Span, sector: str | None) -> tuple[Party, ...]:
        """The party that one of a common noun's owners makes of it."""
        mention = earlier.mention_of.get(head.i)
        if mention is None and head.text in self.parts:  # 'the Catalan leader'
            code = self.parts[head.text].code
            return (self._state(code, code, sector or "GOV", span),)
        if mention is None:  # 'leaders of Chad's new parliament'
            governed = owner.dep == "pobj" and owner.head.lower in ("of", "in") and head.tag in ("NN", "NNP", "NNS")
            inner = self._described(head, earlier) if governed else ()
            return tuple(self._state(p.code, p.name, sector or p.sector, span) for p in inner if p.kind == "state")
        if mention.kind == "state" or mention.kind == "place" and mention.code:
            return (self._state(mention.code, mention.name, sector or "GOV", span),)
        if mention.kind in ("organisation", "bloc") and token.lemma in _MEMBERS and mention.code not in (None, *self.state_names):
            return (with_span(self._body(mention, head, earlier), span),)  # 'the member states of the union'
        if (
            mention.kind in ("organisation", "bloc")
            and owner.dep == "pobj"
            and sector == "GOV"
            and len(joined_nouns(owner)) > 1
            and mention.code
        ):
            return (with_span(self._body(mention, head, earlier), mention.span),)  # 'envoys of Chad and the African Union'
        if mention.kind in ("organisation", "group") and owner.dep != "pobj":
            party = self._body(mention, head, earlier)
            own = party.sector if sector == "GOV" and open_noun(token.lower) else None  # 'the Delta Company's officials'
            return (structs.replace(party, sector=own or sector or party.sector, span=span),)
        if mention.kind == "person" and (owner.dep == "poss" or any(c.lower == "whose" for c in token.children)):
            party = self._person(mention, head, earlier)
            if party.kind == "state":
                staff = sector == "GOV" and open_noun(token.lower) and party.sector in _WITH_STAFF  # 'the senator's aides'
                return (self._state(party.code, party.name, party.sector if staff else sector, span),)
        return ()
