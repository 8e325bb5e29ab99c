"""Of which state an office is that the words leave bare: 'Foreign Minister Soto' in a text about Chile, or under a dateline of Santiago."""

import re
from collections import Counter
from collections.abc import Iterable

import msgspec

from avvisi.extract.about import about
from avvisi.extract.again import Again
from avvisi.extract.bare import UNIQUE, Bare, joined_to, of_others, taken_by_others
from avvisi.extract.base import Findings
from avvisi.extract.counterparts import settled_peers
from avvisi.extract.firms_offices import of_firms, with_firm
from avvisi.extract.held import INCUMBENT, Held, plain
from avvisi.extract.home_offices import domestic_office, of_lands
from avvisi.extract.last_grounds import of_deed, of_words
from avvisi.extract.left_bare import LeftBare
from avvisi.extract.on_scene import left_over, on_scene
from avvisi.extract.stage import may_reign
from avvisi.extract.titled_bodies import with_body
from avvisi.extract.titles import Titles
from avvisi.extract.unnamed_bodies import with_unnamed
from avvisi.extract.unsaid_homes import doubtful, unsaid
from avvisi.extract.weighed import Weighed
from avvisi.lexicon.words import listed
from avvisi.model.facts import Tenure
from avvisi.parse.tokens import Parsed

# Offices that only a state has, so that a text about one state need not say whose: 'the foreign minister', 'President Soto'.
_NATIONAL = listed("holders_national")
_LOCAL = listed("holders_local")
_OF_BODIES = listed("holders_bodies")
_IN_TIME = (*INCUMBENT, "former", "outgoing", "late", "designate", "elect")
_OF_GROUPS = ("REB", "OPP", "SPL")
_OF_PARTS = frozenset(
    {"mayor", "burgomaster", "prefect", "provincial", "municipal", "district", "county"}
)  # of a town or province, not of the state
_CREEDS = listed("parties_creeds")
_PARTISAN = ("party", "armed")
_MINISTERS = frozenset(("minister", "premier"))
_ROMAN = frozenset(("pope", "pontiff"))
_EASTERN = frozenset(("Coptic", "Copts", "Alexandria"))  # whose church has a pope of its own
_MANY = tuple(listed("holders_many"))
_HOUSES = frozenset(("House", "Chamber", "Council", "Board", "Court"))


def with_states(page: Parsed, earlier: Findings, held: Held, titles: Titles, known_before: tuple[Tenure, ...]) -> Held:
    """A national office without its state gets it from the person's other offices, else from the one state the text is about."""
    all_held = (*known_before, *(t for _, t in held))
    known = _known(all_held, titles)
    parts = {t.person: t.of for t in all_held if t.of in titles.part_of}
    made: Held = []
    text = Bare(page, earlier, held, titles)
    text.states.update({person: states.most_common(1)[0][0] for person, states in known.items()})
    eastern = any(t.text in _EASTERN for t in page.tokens)
    for mention, tenure in held:
        if tenure.of is None and tenure.implied and "counterpart" in tenure.evidence.rule:
            made.append((mention, tenure))  # of another state than his model: asked when that is known
            continue
        if tenure.of is None and (part := parts.get(tenure.person) or parts.get(tenure.serves or "")) is not None:
            tenure = msgspec.structs.replace(tenure, of=part, state=titles.part_of[part])
        tenure = _told_outright(text, tenure, eastern=eastern)
        if tenure.of is None and tenure.serves and (state := _served(tenure, known, earlier, titles)):
            tenure = msgspec.structs.replace(tenure, of=state, state=state)
        tenure = with_firm(text, with_unnamed(text, tenure))
        national = _unplaced(text, tenure)
        if national and (state := of_words(text, tenure)) is not None:
            tenure = msgspec.structs.replace(tenure, of=state, state=state)
            known.setdefault(tenure.person, Counter())[state] += 1
        if national and tenure.of is None:
            own = known.get(tenure.person)
            state = own.most_common(1)[0][0] if own else _owner(text, tenure, made)
            state = state or _by_report(text, tenure, national)
            if state is not None and may_reign(tenure, state):
                tenure = msgspec.structs.replace(tenure, of=state, state=state)
                known.setdefault(tenure.person, Counter())[state] += 1
                text.states.setdefault(tenure.person, state)
        made.append((mention, tenure))
    national_at = frozenset(at for at, (_, tenure) in enumerate(made) if _unplaced(text, tenure))
    filled = _like_their_models(settled_peers(text, Again(text).filled(made, national_at)))
    filled = [(mention, domestic_office(text, _by_deed(text, tenure))) for mention, tenure in filled]
    filled = _one_each(text, held, filled)
    filled = unsaid(text, filled)
    weighed = Weighed(text, (tenure for _, tenure in filled if tenure.of is None))
    return LeftBare(text, [(mention, _of_body_or_land(weighed, tenure)) for mention, tenure in filled]).filled()


def _known(held: Iterable[Tenure], titles: Titles) -> dict[str, Counter[str]]:
    """Person -> how many of the offices told are of each state; the 'Bank of Italy' is Italy's."""
    known: dict[str, Counter[str]] = {}
    named = {name: code for code, name in titles.state_names.items()}
    for tenure in held:
        state = tenure.state if tenure.of == tenure.state else named.get((tenure.of or "").rpartition(" of ")[2])
        if state:
            known.setdefault(tenure.person, Counter())[state] += 1
    return known


def _unplaced(text: Bare, tenure: Tenure) -> str | None:
    """As what an office must be a land's that no land is told of; None for any other."""
    return _is_national(text, tenure) if tenure.of is None and not _one_of_many(text, tenure) else None


def _one_of_many(text: Bare, tenure: Tenure) -> bool:
    """'says Soto, a vice president': a land has one of them, a firm has many."""
    first = next(iter(text.page.tokens_in(tenure.span.start, tenure.span.end)), None)
    before = text.page.tokens[first.i - 1] if first is not None and first.i else None
    indefinite = first is not None and (first.lower in ("a", "an") or before is not None and before.lower in ("a", "an"))
    return indefinite and plain(tenure.title).endswith(_MANY)


def _told_outright(text: Bare, tenure: Tenure, *, eastern: bool) -> Tenure:
    """A pope is of Rome, an office told before of what it was of then; a party's minister is the land's."""
    if tenure.of is None and plain(tenure.title) in _ROMAN and not eastern:
        tenure = msgspec.structs.replace(tenure, of="VAT", state="VAT")
    if tenure.of is None and (told := _told_before(text, tenure)) is not None:
        tenure = msgspec.structs.replace(tenure, of=told[0], state=told[1])
    minister = tenure.state and _MINISTERS & set(plain(tenure.title).split())
    if minister and text.titles.kinds.get(tenure.of or "") in _PARTISAN:  # 'the Likud minister of trade'
        tenure = msgspec.structs.replace(tenure, of=tenure.state)
    return tenure


def _of_body_or_land(weighed: Weighed, tenure: Tenure) -> Tenure:
    """An office that is left without either: of the body that its title names, and of the land that all signs lead to."""
    body, land = with_body(weighed.text, tenure), _weighed(weighed, tenure)
    return msgspec.structs.replace(body, state=land.state) if tenure.of is None and body.of is not None else land


def _weighed(weighed: Weighed, tenure: Tenure) -> Tenure:
    """An office of state that no single ground places, with the land that all of them together lead to."""
    asked = tenure.of is None and tenure.serves is None and not tenure.implied and tenure.qualifier in _IN_TIME
    national = _is_national(weighed.text, tenure) if asked else None
    state = weighed.land(tenure) if national == "state" or national and of_lands(set(plain(tenure.title).split())) else None
    if state is None or doubtful(weighed.text, tenure, state):
        return tenure
    there = plain(tenure.title) not in UNIQUE or weighed.text.setting.home is not None or on_scene(weighed.text, state)
    return msgspec.structs.replace(tenure, of=state, state=state) if there else tenure


def _one_each(text: Bare, held: Held, made: Held) -> Held:
    """A land has one president: where two bare ones of a sentence came out as the same land's, neither is known to be."""
    filled: dict[tuple[int, str, str], list[int]] = {}
    bare = {tenure.id for _, tenure in held if tenure.of is None}  # a counterpart of nobody known has been left out since
    for at, (_, tenure) in enumerate(made):
        sentence = text.page.sentence_at(tenure.span.start)
        title = plain(tenure.title)
        if tenure.id in bare and tenure.of is not None and sentence is not None and title in UNIQUE and tenure.qualifier in INCUMBENT:
            filled.setdefault((sentence.index, title, tenure.of), []).append(at)
    doubtful = {at for places in filled.values() if len({made[p][1].person for p in places}) > 1 for at in places}
    return [(m, msgspec.structs.replace(t, of=None, state=None) if at in doubtful else t) for at, (m, t) in enumerate(made)]


def _by_deed(text: Bare, tenure: Tenure) -> Tenure:
    """A national office that nothing else places, with the land for which its holder acts."""
    state = of_deed(text, tenure) if tenure.of is None and not tenure.implied and _is_national(text, tenure) else None
    return msgspec.structs.replace(tenure, of=state, state=state) if state is not None else tenure


def _served(tenure: Tenure, known: dict[str, Counter[str]], earlier: Findings, titles: Titles) -> str | None:
    """'the Supreme Leader's adviser', 'an aide to Soto': of the state of whom one serves."""
    own = known.get(tenure.serves or "")
    if own:
        return own.most_common(1)[0][0]
    only = titles.only.get(plain(tenure.serves or "").removeprefix("the "))
    return only if only and any(m.code == only for m in earlier.mentions) else None


def _told_before(text: Bare, tenure: Tenure) -> tuple[str, str] | None:
    """'the Chadian head of government, Prime Minister Soto': of the state of the title that a comma parts from this one."""
    tokens, first = text.page.tokens, text.page.tokens_in(tenure.span.start, tenure.span.end)[0]
    comma = first.i - 1
    if comma < 2 or tokens[comma].text != "," or tokens[comma].sentence is not first.sentence or not _is_national(text, tenure):
        return None
    for at in range(comma - 1, max(comma - 6, first.sentence.tokens[0].i), -1):
        if text.titles.is_head(tokens[at]) and tokens[at].tag in ("NN", "NNP"):
            office = text.titles.at(tokens[at], text.earlier)
            if office is None or office.last != comma or office.of is None or office.state is None:
                return None
            return (office.of, office.state) if office.of == office.state or office.of in text.titles.part_of else None
        if tokens[at].i in text.earlier.mention_of and text.earlier.mention_of[at].kind == "person":
            return None
    return None


def _owner(text: Bare, tenure: Tenure, made: Held) -> str | None:
    """'his foreign minister': of the state of him who is the subject there or in the sentence before."""
    first = text.page.tokens_in(tenure.span.start, tenure.span.end)[0]
    if first.lower not in ("his", "her"):
        return None
    sentence = first.sentence
    for mention, other in reversed(made):
        head = text.earlier.head_of(mention.span)
        if head is None or mention.span.start > tenure.span.start or sentence.index - head.sentence.index > 1:
            continue
        if head.dep in ("nsubj", "nsubjpass", "appos") and other.person != tenure.person and other.state and other.of == other.state:
            return other.state
    return None


def _like_their_models(made: Held) -> Held:
    """'His predecessor', 'takes the ministry from Soto': of the state that the successor's office turned out to be of."""
    states: dict[str, set[str]] = {}
    for _, tenure in made:
        if tenure.state and tenure.of == tenure.state:
            states.setdefault(plain(tenure.title), set()).add(tenure.state)
    found: Held = []
    for mention, tenure in made:
        if tenure.of is None and (tenure.implied or tenure.evidence.rule == "offices.post:given"):
            own = states.get(plain(tenure.title), set())
            if len(own) == 1:
                tenure = msgspec.structs.replace(tenure, of=next(iter(own)), state=next(iter(own)))
        found.append((mention, tenure))
    return found


def _by_report(text: Bare, tenure: Tenure, national: str) -> str | None:
    """The land to which the report leads, where nobody's words tell it."""
    state = _national(text, tenure) if national == "state" else _local(text, tenure)
    return state if state is None or not doubtful(text, tenure, state) else None


def _local(text: Bare, tenure: Tenure) -> str | None:
    """The state that acts beside an office which bodies of any kind have too."""
    if joined := joined_to(text, tenure):
        return joined
    if (staged := _on_stage(text, tenure)) is not None:
        return staged
    near = text.grounds.near(tenure)
    if near in of_others(text, tenure) or near in text.grounds.abroad(tenure):
        return None
    return near


def _national(text: Bare, tenure: Tenure) -> str | None:
    """The state whose host the person is, else the one the text is about, where the sentence does not go there."""
    host = text.grounds.host(tenure)
    if host is not None and host not in taken_by_others(text, tenure):
        return host
    if (staged := _on_stage(text, tenure)) is not None:
        return staged
    state = about(text, tenure)
    abroad = text.grounds.abroad(tenure) if not text.grounds.met(tenure) else set()  # whom one goes to meet is of that land
    if state is None or state in abroad:
        state = left_over(text, tenure)
    return state if state not in abroad else None


def _on_stage(text: Bare, tenure: Tenure) -> str | None:
    """The land where the paragraph opened, else that of a paper which speaks for one; not where the sentence speaks of others."""
    staged = text.stage.opened(tenure, near=text.rivalled(tenure)) or (text.stage.voice if tenure.qualifier in INCUMBENT else None)
    others = of_others(text, tenure)
    return staged if staged is not None and staged not in others and not text.here(tenure) - others - {staged} else None


def _is_national(text: Bare, tenure: Tenure) -> str | None:
    """'state' for an office that only states have, 'local' for one that stands within a state, None for others."""
    words = plain(f"{tenure.title} {tenure.serves or ''}").split()
    if of_firms(tenure) or "at" in words or (_CREEDS | _OF_PARTS) & set(words):
        return None  # 'the senior vice president', 'Vice President of Programs at the Harbour Trust', 'the Maoist team leader', 'the mayor'
    if any(text.titles.groups.get(word) in _OF_GROUPS for word in re.findall(r"(?<= for )(?:the )?(\w+)", tenure.span.text.lower())):
        return None  # 'a spokesman for the rebels'
    first = text.page.tokens_in(tenure.span.start, tenure.span.end)[0]
    before = text.earlier.mention_of.get(first.i - 1)
    cut = text.page.tokens[max(first.i - 2, 0) : first.i]
    if len(cut) == 2 and cut[1].lower == "of" and cut[0].text in _HOUSES:
        return None  # 'Representative Speaker' of what was 'the Manx House of Representative speaker'
    titled = tenure.evidence.rule == "offices.before" and first.text.islower()
    if titled and before is not None and before.kind == "person" and before.form in ("full", "short"):
        return None  # 'the Soto spokesman'
    if _OF_BODIES & set(words) or any(
        c.lower in _OF_BODIES and c.dep == "poss" for t in text.page.tokens_in(tenure.span.start, tenure.span.end) for c in t.children
    ):
        return None  # 'the board president', 'the campaign's press secretary'
    national = (
        any(word in _NATIONAL for word in words)
        or "adviser" in words
        and "security" in words
        or words[-1:] == ["parliament"]
        or words[:3] == ["commander", "in", "chief"]
        or words[:2] == ["head", "of"]
        and words[-1] in ("state", "government")
    )
    return "state" if national else "local" if any(word in _LOCAL for word in words) else None
