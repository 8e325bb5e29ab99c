"""Small questions about parties: which are the same, which are told apart, with what words they stand in the text."""

from collections.abc import Mapping

from msgspec import structs

from avvisi.extract.base import Findings
from avvisi.extract.grammar.prepositions import behind
from avvisi.extract.grammar.tags import SUBJECTS
from avvisi.lexicon.words import listed
from avvisi.model.facts import Party, Where
from avvisi.model.text import Span
from avvisi.parse.tokens import Token

Found = tuple[Party, ...]
_CROWD = frozenset({"CVL", "EDU", "LAB", "AGR", "MED", "REL", "OPP", "PTY", "NGO", "JRN", "BUS"})
_FOLLOWING = frozenset({"of", "in", "from", "at", "near", "for", "between", "along", "on"})
_CLOSE = frozenset({"of", "in", "from", "at", "near"})
_LIVING = frozenset({"live", "reside", "flee", "serve", "work", "stay", "seek", "fight"})
_PARTS = frozenset({"side", "camp", "party", "country", "government", "capital", "army", "delegation"})
_SHORT = 10  # words
_PEOPLE = listed("sides_people")
_PAIRED = frozenset({"two", "both", "his", "her", "their", "its"})
_BENCH = frozenset({"JUD", "COP", "LEG"})


def extended(party: Party, token: Token, earlier: Findings) -> Party:
    """The party with the words that say which: 'refugees in Jordan', 'nurses employed by the UN'; names stay as they are."""
    if party.span is None or party.person or not token.tag.startswith("NN"):
        return party
    mention = earlier.mention_of.get(token.i)
    if mention is not None and not (mention.kind == "state" and mention.form == "adjective"):
        return party
    span = stretched(party.span, token, earlier)
    return party if span.end == party.span.end else with_span(party, span)


def as_here(party: Party, token: Token, earlier: Findings) -> Party:
    """An armed group by the name this report gives it: lists know it by another."""
    mention = earlier.mention_of.get(token.i)
    if party.kind == "bloc" and party.span is not None and party.span.text.lower() == f"the {party.name}".lower():
        return renamed(party, f"the {party.name}")
    if party.kind != "group" or party.code is None or mention is None or party.name in earlier.page.document.text:
        return party
    return renamed(party, mention.span.text)


def renamed(party: Party, name: str) -> Party:
    """The party under another name."""
    return structs.replace(party, name=name)


def stretched(span: Span, token: Token, earlier: Findings) -> Span:
    """The span with the short phrases that follow its noun: 'of Chad', 'at the border', 'based in Chad', 'fleeing the war'."""
    end = span.end
    for child in token.children:
        if child.i < token.i or child.start > end + 1:
            continue
        if child.dep == "prep" and child.lower in _FOLLOWING:
            words = _before_comma(child.subtree())
            named = child.lower in _CLOSE or any(w.tag.startswith("NNP") and w.ent not in ("DATE", "TIME") for w in words)
            if named and _short(words) and not any(w.tag.startswith("VB") for w in words):
                end = max(end, words[-1].end)
        elif child.dep == "acl" and (child.tag == "VBN" or child.lemma in _LIVING):
            words = [child]
            for below in child.children:
                if below.start <= words[-1].end + 1 and (below.dep in ("agent", "dobj") or below.lower in _CLOSE or below.lower == "to"):
                    words = [*words, *below.subtree()]
            if _short(words) and len(words) > 1:
                end = max(end, words[-1].end)
    return earlier.page.document.span(span.start, end)


def _before_comma(words: list[Token]) -> list[Token]:
    """'of rebel fighters' of 'of rebel fighters, among them their chief'."""
    cut = next((n for n, w in enumerate(words) if w.text in (",", ";", ":", "--")), len(words))
    return words[:cut] if cut > 1 else words


def _short(words: list[Token]) -> bool:
    return len(words) <= _SHORT and not any(w.text in (",", ";", ":", "--") for w in words)


def with_span(party: Party, span: Span) -> Party:
    """The party in other words of the text."""
    return structs.replace(party, span=span)


def of_state(code: str | None, names: Mapping[str, str], sector: str | None, span: Span | None, *, implied: bool = False) -> Party:
    """A state of this code, under its name in the lists, in these words of the text; `implied` where they do not name it."""
    return Party(kind="state", name=names[code or ""], code=code, sector=sector, implied=implied, span=span)


def settled(party: Party, code: str | None, name: str, sector: str | None = None) -> Party:
    """A group or body without a state, as one of this state's, in its own words; of its own sector unless another is said."""
    return Party(kind="state", name=name, code=code, sector=sector or party.sector, office=party.office, implied=True, span=party.span)


def people(words: Span, sector: str | None) -> Party:
    """Some people of no name, by the words for them."""
    return Party(kind="group", name=words.text, sector=sector, members="unstated", span=words)


def key_of(party: Party) -> str:
    """The code of a party, or its name where it has none."""
    return party.code or party.name


def landless(party: Party) -> bool:
    """A group that no land is known of."""
    return party.kind == "group" and party.code is None


def of_land(party: Party, land: str | None, names: Mapping[str, str]) -> Party:
    """A group without a land, as one of this state's; any other party as it is, and so is one whose land nothing tells."""
    return settled(party, land, names[land]) if landless(party) and land is not None else party


def received(party: Party) -> Party:
    """A state that is visited, in the words of the place: who receives is its government."""
    if party.kind != "state" or party.person or party.sector != "CVL":
        return party
    return structs.replace(party, sector="GOV", members="stated")


def coded(found: Found) -> bool:
    """At least one of them is more than 'officials' or 'farmers'."""
    return any(p.code or p.person or p.kind != "group" for p in found)


_STATES = frozenset({"side", "country", "nation", "state", "government", "leader", "neighbour", "neighbor"})
_PAIRS = _STATES | {
    "man", "woman", "men", "women", "president", "premier", "minister", "chancellor", "king", "head", "official", "diplomat", "envoy", "negotiator",
    "delegation", "party", "power", "capital", "ally", "foe", "rival", "enemy", "partner", "people", "statesman", "statesmen", "politician", "army",
    "economy", "republic", "kingdom", "camp", "faction", "chief", "team", "signatory", "ambassador", "commander", "general", "secretary", "speaker",
    "counterpart", "belligerent", "adversary", "superpower", "giant", "land", "movement", "organization", "organisation", "body", "community",
}  # fmt: skip


_MEETING = frozenset({"leader", "side", "delegation", "negotiator"})  # whoever met, and were told of as two
_SENT = frozenset(
    {"leader", "delegation", "negotiator", "minister", "official", "envoy", "diplomat", "representative", "president", "premier"}
)


def two_sides(token: Token, earlier: Findings, pair: Found = ()) -> bool:
    """'the two sides', 'both countries', 'the two'; of a `pair` of presidents also 'the presidents'."""
    if any(c.dep in ("amod", "compound") and c.text[:1].isupper() for c in token.children):
        return False  # 'the two Andean republics' are named by where they lie, whoever met last
    determiners, lemma = [c.lower for c in token.children if c.i < token.i], _singular(token)
    if token.lower == "two" and token.tag == "CD" and determiners == ["the"] and token.dep in SUBJECTS:
        return token.i not in earlier.mention_of  # the two persons told of just before are these
    plural = token.tag in ("NNS", "NNPS")
    further = any(c.dep in ("prep", "appos", "conj", "relcl") for c in token.children)
    if pair and plural and determiners == ["the"] and not further and (lemma in _MEETING or all(_held(lemma, p) for p in pair)):
        return True
    if determiners in (["each"], ["neither"]) and lemma in _PARTS:
        return True  # 'each camp blamed the other'
    mention = earlier.mention_of.get(token.i)
    words = (
        mention.span.text.lower().split() if mention is not None and mention.form == "description" else [c.lower for c in token.children]
    )
    definite = "the" in words or "these" in words or lemma in _STATES
    if pair and plural and "their" in determiners and (lemma in _STATES or determiners == ["their"] and lemma in _SENT and _opens(token)):
        return True
    return plural and lemma in _PAIRS and ("two" in words and definite or "both" in words)


def word_for_two(token: Token, earlier: Findings, pair: Found = ()) -> Token | None:
    """The word that means two sides: the noun itself, or the one whose aides, envoys or leaders it tells of."""
    return next((t for t in (token, *behind(token, "of", "to", "from")) if two_sides(t, earlier, pair)), None)


def _singular(noun: Token) -> str:
    """'Premiers', which is taken for a name, is more than one 'premier'."""
    return noun.lower.removesuffix("s") if noun.tag == "NNPS" else noun.lemma.lower()


def _held(office: str, party: Party) -> bool:
    """'the presidents', of somebody who is one."""
    return office in (party.office or "").lower().split()


def _opens(noun: Token) -> bool:
    """Whether nobody stands before a noun in its sentence whom 'their' could mean."""
    before = (t for t in noun.sentence.tokens if t.i < noun.i)
    return not any(t.tag in ("NNS", "NNPS", "NNP", "PRP") and t.ent not in ("DATE", "TIME") for t in before)


def same_party(one: Party, other: Party) -> bool:
    """Whether two parties stand for one: the same state (two persons or two bodies of it are two)."""
    if one.kind == "state" and other.kind == "state":
        if one.code != other.code or one.person and other.person and one.person != other.person:
            return False
        if _another(one, other):
            return False
        return one.sector == other.sector or None in (one.sector, other.sector)
    return one.name == other.name


def told_in_plural(party: Party) -> bool:
    """'Peruvian lawmakers': several people, none of them by name; not 'both lawmakers'."""
    words = party.span.text.split() if party.span is not None and not party.person and not party.office else []
    return bool(words) and words[-1] in _PEOPLE and not _PAIRED & {w.lower() for w in words}


def _another(one: Party, other: Party) -> bool:
    """Whether of two of a land, one of them named, the other is told as somebody else: 'Peruvian lawmakers', or another office."""
    if bool(one.person) == bool(other.person):
        return False
    plain = other if one.person else one
    apart = bool(one.person and one.office and other.office) and one.office != other.office
    return apart or told_in_plural(plain)


def others(found: Found, doing: Found) -> Found:
    """Those that are not the doers themselves."""
    return tuple(p for p in found if not any(same_party(p, d) for d in doing))


def unique(found: Found) -> Found:
    """Each party once; a state without a person is the same as the one whose person is named."""
    named = {(p.code, p.sector) for p in found if p.person}
    kept = [p for p in found if p.person or p.kind != "state" or (p.code, p.sector) not in named]
    return tuple({(p.name, p.code, p.person, p.sector): p for p in kept}.values())


def apart(doing: Found, done: Found) -> tuple[Found, Found]:
    """The doers, and those acted on less the doers."""
    return doing, others(done, doing)


def within(party: Party, doing: Found) -> bool:
    """Whether the words of a party are words of the doers, or the same words again."""
    span = party.span
    return span is not None and any(
        d.span is not None and (d.span.start < span.end and span.start < d.span.end or d.span.text.lower() == span.text.lower())
        for d in doing
    )


def at_home(code: str, actors: Found, recipients: Found, where: Where | None, names: Mapping[str, str]) -> tuple[Found, Found]:
    """'In Kabul, students marched': a crowd, a court or police who act in a land are that land's; so are those it happens to there."""
    if where is None or where.country is None or where.country not in names:
        return actors, recipients
    land = where.country
    home = tuple(of_land(p, land, names) if p.sector in (_CROWD if code == "PROTEST" else _BENCH) else p for p in actors)
    if code not in ("ASSAULT", "COERCE") or not all(p.kind == "state" and p.code == land for p in home):
        return home, recipients
    return home, tuple(of_land(p, land, names) if p.sector in _CROWD else p for p in recipients)


def taken_from(code: str, actors: Found, recipients: Found) -> Found:
    """'The Chadian rebels seized four towns': from those who govern the land."""
    if code not in ("ASSAULT", "COERCE") or not actors or any(p.sector != "REB" or p.code is None for p in actors):
        return recipients
    lands = {p.code for p in actors}
    held = tuple(structs.replace(p, sector="GOV") if p.kind == "state" and p.sector == "UNK" and p.code in lands else p for p in recipients)
    return held


def of_the_streets(code: str, actors: Found, earlier: Findings) -> Found:
    """'Marches were held in Chad': by its people, not by its government."""
    if code != "PROTEST":
        return actors
    return tuple(structs.replace(p, sector="CVL") if _of_place(p, earlier) else p for p in actors)


def _of_place(party: Party, earlier: Findings) -> bool:
    """Whether a land stands there as a place: 'in Chad', 'across the West Bank'."""
    if party.kind != "state" or party.sector != "GOV" or party.person or party.office:
        return False
    head = earlier.head_of(party.span)
    return head is not None and head.dep == "pobj" and head.head.lower in ("in", "across", "throughout", "around", "at")


def shared(found: tuple[Party, ...], token: Token, earlier: Findings, whole: Span) -> tuple[Party, ...]:
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
