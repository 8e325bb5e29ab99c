"""Which parties a noun phrase stands for: 'the Syrian foreign minister', 'Lima', 'rebels in Chad', 'the two countries', 'he'."""

from collections.abc import Iterator

from avvisi.extract.base import Findings
from avvisi.extract.listed import Listed
from avvisi.extract.sides import with_span
from avvisi.extract.standing import armed, sector_held, sector_of_body
from avvisi.extract.titles import Titles
from avvisi.lexicon.load import Lexicon
from avvisi.lexicon.words import listed
from avvisi.lexicon.world import NATIONAL_KINDS, Actor
from avvisi.model.facts import Mention, Party, PartyKind, Tenure
from avvisi.model.text import Span
from avvisi.parse.tokens import Token

_LEFT = listed("parties_left")
_CREEDS = listed("parties_creeds")
_ARMED = listed("parties_armed")
_OF = frozenset(["of", "in", "from", "for"])
_PART = NATIONAL_KINDS | {"seat"}  # of a state, for which they act; parties, companies and armed groups are parties of their own
_OWN = frozenset(("PTY", "BUS", "LAB", "SOC", "REB"))


class Parties:
    """`of(token, earlier)` for the head token of a noun phrase; empty where it is no actor. Conjuncts are included."""

    def __init__(self, lexicon: Lexicon) -> None:
        world = lexicon.world
        self.titles = Titles(world)
        self.groups = world.words["group"]
        self.state_names, self.parts = world.code_names, world.parts
        self.actors = Listed(world)

    def of(self, token: Token, earlier: Findings) -> tuple[Party, ...]:
        """The parties this noun phrase names, those joined to it by 'and' too, in order of the text, each once."""
        found: dict[tuple[str, str | None, str | None, str | None], Party] = {}
        joined = conjuncts(token)
        if _goes_with_name(joined, earlier):
            return ()
        for head in joined[1:] if len(joined) == 2 and _one_man(joined[0], joined[1], earlier) else joined:
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
            people = mention.form == "adjective"
            if people and turned(token, earlier):  # 'ethnic Kenyans' live in other lands
                return (Party(kind="group", name=mention.span.text, sector="CVL", members="unstated", span=phrase(token, earlier)),)
            return (
                self._state(mention.code, mention.name, "CVL" if people and not self._definite(token) else "GOV", phrase(token, earlier)),
            )
        if mention.kind in ("organisation", "group", "bloc", "media"):
            return (self._body(mention, token, earlier),)
        return ()

    @staticmethod
    def _definite(token: Token) -> bool:
        return any(child.lower == "the" for child in token.children)

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
        sector = sector_held(tenure, body, self.groups)
        abroad = body is not None and bool(body.code) and body.code not in self.state_names  # 'the UN envoy on Kosovo'
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
            if mention is not None and mention.kind == "state" and child.dep in ("amod", "compound", "nmod", "poss"):
                return mention
        return None

    def _body(self, mention: Mention, token: Token, earlier: Findings) -> Party:
        body = self.titles.bodies.get(mention.name)
        span = phrase(token, earlier)
        code = mention.code
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
        group = self._group(token)
        if holders := self._holders(token, span, earlier):
            return holders
        if _at_war(token) and (lands := self._of_states(token, earlier, span, "GOV")):
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
            group = group or (office.sector if office else None) or "GOV"
        if group == "GOV" and token.tag == "NN" and any(c.dep == "det" and c.lower in ("a", "an", "any", "no") for c in token.children):
            return self._of_states(token, earlier, span, group)  # 'bars an interim president': nobody in particular
        if group is None:
            return self._of_states(token, earlier, span, None) if token.lemma in _SIDES else ()
        return self._of_states(token, earlier, span, group) or (
            Party(kind="group", name=span.text, sector=group, members="unstated", span=span),
        )

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

    def _group(self, token: Token) -> str | None:
        """The sector of a collective noun; two words before one ('police officers', 'security forces')."""
        for child in token.children:
            if child.dep in ("compound", "amod") and child.i == token.i - 1 and f"{child.lower} {token.lower}" in self.groups:
                return self.groups[f"{child.lower} {token.lower}"]
        own = self.groups.get(token.lower) or self.groups.get(token.lemma)
        if other := _otherwise(token):
            return None if other == "none" else other
        if own in ("MIL", "REB", "GOV", "PRM", "CVL", "PTY", None):
            for child in token.children:
                if child.dep in ("compound", "amod"):
                    if child.lower in _CREEDS and own != "CVL" and token.lemma in _ARMED:
                        return "REB"  # 'Maoist leaders', 'Islamist forces'
                    if child.lower in ("rebel", "guerrilla", "insurgent", "separatist", "militant", "opposition"):
                        return "OPP" if child.lower == "opposition" else "REB"
                    if child.lower == "police":
                        return "COP"
                    if child.lower in ("union", "labor", "labour", "strike") and own == "GOV":
                        return "LAB"  # 'union leaders'
        return own

    def _of_states(self, token: Token, earlier: Findings, span: Span, sector: str | None) -> tuple[Party, ...]:
        """The states or bodies a common noun belongs to: adjective, possessor, 'of', 'in'."""
        found: list[Party] = []
        relative = any(c.lower == "whose" for c in token.children)  # 'Soto, whose government …'
        abroad = relative and token.tag == "NNS" and _has_nation(token, earlier)  # 'Chad, whose Fijian partners'
        for owner in self._owners(token):
            if abroad and owner.i < token.i and owner.head is not token:
                continue
            for head in conjuncts(owner) if owner.dep in ("poss", "pobj") else (owner, *(t for t in conjuncts(owner) if t is not owner)):
                mention = earlier.mention_of.get(head.i)
                if former(head, earlier) or turned(head, earlier):
                    continue
                if mention is None and head.text in self.parts:  # 'the Catalan leader'
                    code = self.parts[head.text].code
                    found.append(self._state(code, code, sector or "GOV", span))
                    continue
                if mention is None:  # 'leaders of Chad's new parliament'
                    inner = (
                        self._described(head, earlier)
                        if owner.dep == "pobj" and owner.head.lower in ("of", "in") and head.tag in ("NN", "NNP")
                        else ()
                    )
                    found += [self._state(p.code, p.name, sector or p.sector, span) for p in inner if p.kind == "state"]
                    continue
                if mention.kind == "state" or mention.kind == "place" and mention.code:
                    found.append(self._state(mention.code, mention.name, sector or "GOV", span))
                elif mention.kind in ("organisation", "bloc") and token.lemma in _MEMBERS and mention.code not in (None, *self.state_names):
                    found.append(with_span(self._body(mention, head, earlier), span))  # 'the member states of the union'
                elif mention.kind in ("organisation", "group") and owner.dep != "pobj":
                    party = self._body(mention, head, earlier)
                    found.append(Party(kind=party.kind, name=party.name, code=party.code, sector=sector or party.sector, span=span))
                elif mention.kind == "person" and (owner.dep == "poss" or relative):
                    party = self._person(mention, head, earlier)
                    if party.kind == "state":
                        found.append(self._state(party.code, party.name, sector, span))
        several = tuple({(p.name, p.code): p for p in found}.values())
        return self.shared(several, token, earlier, span) if len(several) > 1 and len({p.span for p in several}) == 1 else several

    def shared(self, found: tuple[Party, ...], token: Token, earlier: Findings, whole: Span) -> tuple[Party, ...]:
        """'Turkish and Syrian forces': each side in its own words, 'Turkish', 'Syrian forces'."""
        before = [t for t in earlier.page.tokens_in(whole.start, whole.end) if t.i < token.i]
        cuts = [t.i for t in before if t.lower == "and" or t.text == ","]
        pieces: list[Span] = []
        first = before[0].i if before else token.i
        for cut in [*cuts, token.i + 1]:
            words = [t for t in earlier.page.tokens[first:cut] if t.text != ","]
            if words:
                pieces.append(earlier.page.document.span(words[0].start, words[-1].end))
            first = cut + 1
        if len(pieces) != len(found):
            return found
        return tuple(with_span(p, piece) for p, piece in zip(found, pieces, strict=True))

    def _owners(self, token: Token) -> Iterator[Token]:
        for child in token.children:
            if child.dep in ("amod", "compound", "nmod", "poss") and child.i < token.i:
                yield _whose(child) if child.lower == "whose" else child
        for child in token.children:
            if child.dep == "prep" and child.lower in _OF and child.i > token.i:
                preps = (child, *(c for c in child.children if c.dep == "conj" and c.lower in _OF))  # 'officials in Lima and in Quito'
                for inner in (o for prep in preps for o in prep.children):
                    if inner.dep == "pobj":
                        yield inner
                        yield from _within(inner)
                        if inner.lemma in self.groups or inner.lower in self.groups:  # 'officers of the Fijian and Tongan armies'
                            left = [t for t in inner.children if t.dep in ("amod", "nmod") and t.i < inner.i]
                            yield from left
                            yield from (t for led in left for t in led.children if led.lower == "led")  # 'the Saudi-led coalition'


def _goes_with_name(joined: list[Token], earlier: Findings) -> bool:
    """'clan chief and prominent lawmaker Ana Soto said': nouns without an article, right before the name of whom both tell, who is a subject too."""
    if len(joined) != 2 or any(t.tag not in ("NN", "NNP") or t.i in earlier.mention_of for t in joined):
        return False
    name = earlier.mention_of.get(joined[1].i + 1)
    head = earlier.head_of(name.span) if name is not None and name.kind == "person" and name.form != "pronoun" else None
    bare = not any(c.dep in ("det", "poss") for t in joined for c in t.children)
    return head is not None and bare and head.dep == joined[0].dep and head.head is joined[0].head


def _has_nation(noun: Token, earlier: Findings) -> bool:
    """'Fijian colleagues': whether an adjective before a noun says of which land they are."""
    before = (earlier.mention_of.get(c.i) for c in noun.children if c.dep == "amod" and c.i < noun.i)
    return any(m is not None and m.kind == "state" and m.form == "adjective" for m in before)


def _one_man(first: Token, second: Token, earlier: Findings) -> bool:
    """'the main challenger and party leader Ana Soto': a second noun without an article of its own tells more of the same person."""
    mention = earlier.mention_of.get(second.i)
    if mention is None or mention.kind != "person" or first.tag != "NN":
        return False
    before = [c for c in second.children if c.dep in ("compound", "nmod", "amod", "det", "poss")]
    before = [c for c in before if c.start < mention.span.start]
    return any(c.tag == "NN" or c.text in ("MP", "MEP") for c in before) and not any(c.dep in ("det", "poss") for c in before)


def _otherwise(noun: Token) -> str | None:
    """'wide divisions among the allies' are no troops, 'the parties to the treaty' no politicians ('none'); 'prisoners of war' are soldiers."""
    left = {c.lower for c in noun.children if c.i < noun.i}
    behind = {c.lower: {o.lower for o in c.children} for c in noun.children if c.dep == "prep" and c.i > noun.i}
    if noun.lemma == "division" and (left & _SPLIT or behind.keys() & {"among", "between", "within", "over"}):
        return "none"
    if noun.lemma == "party" and (left & _SIGNING or behind.get("to", set()) & _SIGNED or behind.get("in", set()) & _SIGNED):
        return "none"
    return "MIL" if noun.lemma == "prisoner" and "war" in behind.get("of", set()) else None


def _at_war(noun: Token) -> bool:
    """'Chad's warring sides', 'the feuding parties of Chad': who governs a land and who rises against it."""
    return noun.tag == "NNS" and noun.lemma in _CAMPS and any(c.dep == "amod" and c.lower in _FIGHTING for c in noun.children)


def former(adjective: Token, earlier: Findings) -> bool:
    """'the ex-Yugoslav republic', 'a former Soviet republic': what it was part of is not what it is of now."""
    before = earlier.page.tokens[max(adjective.i - 2, 0) : adjective.i]
    words = [t.lower for t in before if t.text not in ("-", "–")]
    hyphen = any(t.text in ("-", "–") for t in before)
    lands = (
        adjective.dep == "amod"
        and adjective.head.tag == "NN"
        and adjective.head.lemma in ("republic", "state", "province", "territory", "colony", "satellite")
    )
    return lands and bool(words) and (words[-1] == "former" or hyphen and words[-1] in ("ex", "post"))


def turned(adjective: Token, earlier: Findings) -> bool:
    """'the pro-Chadian ministers', 'an anti-Chadian cabinet', 'the ethnic Chadians', 'the Chad critic': of another land."""
    tokens, at = earlier.page.tokens, adjective.i
    if at > 1 and tokens[at - 1].text in ("-", "–") and tokens[at - 2].lower in _TURNED:
        return True
    return at > 0 and tokens[at - 1].lower == "ethnic" or at + 1 < len(tokens) and tokens[at + 1].lower in _AGAINST


def _whose(relative: Token) -> Token:
    """'Soto, whose government has complained': Soto's."""
    clause = next((t for t in relative.ancestors() if t.dep == "relcl"), None)
    return clause.head if clause is not None else relative


def _within(place: Token) -> Iterator[Token]:
    """'in the western Chadian city of Abéché', 'in Chad's capital': the land and the town of a place told by a common noun."""
    if place.lemma in _PLACES:
        yield from (c for c in place.children if c.dep in ("amod", "compound", "nmod", "poss", "appos"))
        yield from (o for c in place.children if c.dep == "prep" and c.lower == "of" for o in c.children if o.dep == "pobj")


_PLACES = frozenset(["city", "town", "village", "capital", "province", "region", "district", "port", "state", "island", "area"])
_CAMPS = frozenset(["party", "side", "faction", "camp"])
_FIGHTING = frozenset(["warring", "feuding", "belligerent", "fighting"])
_TURNED = frozenset(["pro", "anti", "non"])
_AGAINST = frozenset(["critic", "critics", "foe", "foes", "opponent", "opponents", "sceptic", "skeptic"])
_MEMBERS = frozenset(["state", "member", "country", "nation"])
_SPLIT = frozenset(
    ["deep", "wide", "sharp", "internal", "bitter", "ethnic", "religious", "sectarian", "growing", "social", "class", "political"]
)
_SIGNING = frozenset(
    ["treaty", "contracting", "signatory", "signing", "concerned", "interested", "third", "negotiating", "warring", "feuding"]
)
_SIGNED = frozenset(
    ["treaty", "convention", "pact", "agreement", "accord", "protocol", "conflict", "dispute", "talks", "war", "case", "deal"]
)
_SIDES = frozenset(["side", "country", "nation", "state", "people"])


def office_of(mention: Mention, earlier: Findings) -> Tenure | None:
    """The office that counts for this person here: one said in this sentence, else the last said before, else the first; of a state rather than of none."""
    held = earlier.held_by.get(mention.name)
    if not held:
        return None
    sentence = earlier.page.sentence_at(mention.span.start)

    def rank(tenure: Tenure) -> tuple[bool, bool, bool, int]:
        here = sentence is not None and sentence.start <= tenure.span.start < sentence.end
        return (
            here,
            tenure.qualifier not in ("former", "then"),
            tenure.of is not None,
            tenure.span.start if tenure.span.start <= mention.span.start else -tenure.span.start,
        )

    return max(held, key=rank)


def as_held(tenure: Tenure) -> str:
    """The title with what the report says of how it is held: 'President-elect', 'Interim President', 'Former Governor'."""
    word = tenure.qualifier
    if word in ("current", "then") or word in tenure.title.lower():
        return tenure.title
    return f"{tenure.title}-{word}" if word in ("elect", "designate") else f"{word.capitalize()} {tenure.title}"


def conjuncts(token: Token) -> list[Token]:
    """The token and those joined to it by 'and', in order of the text; a title's 'Foreign and Trade' is not asked."""
    found, waiting = [token], [token]
    if (strayed := _strayed(token)) is not None:
        found.append(strayed)
        waiting.append(strayed)
    while waiting:
        head = waiting.pop()
        for child in head.children:
            if (
                child.dep == "conj"
                and child.pos in ("NOUN", "PROPN", "PRON", "ADJ", "NUM")
                and not any(c.dep == "nsubj" for c in child.children)
            ):
                found.append(child)
                waiting.append(child)
    return sorted(found, key=lambda t: t.i)


def _strayed(token: Token) -> Token | None:
    """'talked with Soto, chair of the party, and President Ruiz': a name behind 'and' that the parse joined to the verb, which no name is."""
    tokens, at = token.sentence.tokens, token.subtree()[-1].i + 1 - token.sentence.tokens[0].i
    at += at < len(tokens) and tokens[at].text == ","
    if token.dep not in ("pobj", "dobj", "nsubj") or at + 1 >= len(tokens) or tokens[at].lower != "and":
        return None
    for other in tokens[at + 1 : at + 8]:
        if other.dep == "conj" and other.tag == "NNP" and other.head.tag.startswith("VB") and other.subtree()[0] is tokens[at + 1]:
            return other if not any(c.dep == "nsubj" for c in other.children) else None
    return None


def phrase(token: Token, earlier: Findings) -> Span:
    """The words of a noun phrase without what follows its noun: 'the Syrian troops'; a whole name where the token is in one."""
    mention = earlier.mention_of.get(token.i)
    page = earlier.page
    first, last = token, token
    if mention is not None:
        inside = page.tokens_in(mention.span.start, mention.span.end)
        first, last = inside[0], inside[-1]
    at = first
    while True:
        below = [t for t in token.children if t.dep in _LEFT and t.i < at.i]
        if not below:
            break
        nearest = max(below, key=lambda t: t.i)
        at = nearest.subtree()[0]
    if at.i < first.i and not any(t.text in (",", ";", "(") for t in page.tokens[at.i : first.i]):
        first = at
    return page.document.span(first.start, last.end)
