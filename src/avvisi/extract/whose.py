"""Of which state an office is that the words leave bare: 'Foreign Minister Soto' in a text about Chile, or under a dateline of Santiago."""

import re
from collections import Counter
from functools import cached_property

import msgspec

from avvisi.extract.base import Findings
from avvisi.extract.grounds import WITHIN, Grounds
from avvisi.extract.setting import Setting
from avvisi.extract.spoken_of import SpokenOf, Weights
from avvisi.extract.titles import Titles
from avvisi.lexicon.words import listed
from avvisi.model.facts import Mention, Tenure
from avvisi.parse.tokens import Parsed, Token

Held = list[tuple[Mention, Tenure]]
# Offices that only a state has, so that a text about one state need not say whose: 'the foreign minister', 'President Soto'.
_NATIONAL = listed("holders_national")
_UNIQUE = listed("holders_unique")
_LOCAL = listed("holders_local")
_OF_BODIES = listed("holders_bodies")
_STAYING = listed("holders_staying")
_INCUMBENT = ("current", "acting", "interim")


def plain(title: str) -> str:
    """A title to compare: small letters, no hyphens."""
    return title.lower().replace("-", " ").replace("’", "'")


def with_states(page: Parsed, earlier: Findings, held: Held, titles: Titles, known_before: tuple[Tenure, ...]) -> Held:
    """A national office without its state gets it from the person's other offices, else from the one state the text is about."""
    known: dict[str, Counter[str]] = {}
    named = {name: code for code, name in titles.state_names.items()}
    for tenure in (*known_before, *(t for _, t in held)):
        state = tenure.state if tenure.of == tenure.state else named.get((tenure.of or "").rpartition(" of ")[2])
        if state:  # the 'Bank of Italy' is Italy's
            known.setdefault(tenure.person, Counter())[state] += 1
    made: Held = []
    text = _Text(page, earlier, titles)
    for mention, tenure in held:
        if tenure.of is None and tenure.serves and (state := _served(tenure, known, earlier, titles)):
            tenure = msgspec.structs.replace(tenure, of=state, state=state)
        if tenure.of is None and (national := _is_national(tenure, titles)):
            own = known.get(tenure.person)
            state = own.most_common(1)[0][0] if own else None
            if state is None:
                state = _about(text, tenure, held) if national == "state" else _near(page, tenure, earlier, held, titles)
                host = Grounds(titles).host(page, tenure, earlier) if national == "state" else None
                if host is not None and host not in _taken(page, tenure, earlier, held):
                    state = host
                elif state in Grounds(titles).abroad(page, tenure, earlier):
                    state = None
            if state is not None:
                tenure = msgspec.structs.replace(tenure, of=state, state=state)
                known.setdefault(tenure.person, Counter())[state] += 1
        made.append((mention, tenure))
    return [(m, _like_its_model(t, made)) for m, t in made]


def _served(tenure: Tenure, known: dict[str, Counter[str]], earlier: Findings, titles: Titles) -> str | None:
    """'the Supreme Leader's adviser', 'an aide to Soto': of the state of whom one serves."""
    own = known.get(tenure.serves or "")
    if own:
        return own.most_common(1)[0][0]
    only = titles.only.get(plain(tenure.serves or "").removeprefix("the "))
    return only if only and any(m.code == only for m in earlier.mentions) else None


def _like_its_model(tenure: Tenure, made: Held) -> Tenure:
    """'His predecessor', 'takes the ministry from Soto': of the state that the successor's office turned out to be of."""
    if tenure.of is not None or not (tenure.implied or tenure.evidence.rule == "offices.post:given"):
        return tenure
    states = {o.state for _, o in made if plain(o.title) == plain(tenure.title) and o.state and o.of == o.state}
    return msgspec.structs.replace(tenure, of=next(iter(states)), state=next(iter(states))) if len(states) == 1 else tenure


def _near(page: Parsed, tenure: Tenure, earlier: Findings, held: Held, titles: Titles) -> str | None:
    """The state that acts beside an office which bodies of any kind have too."""
    grounds = Grounds(titles)
    near = grounds.near(page, tenure, earlier)
    return near if near not in _taken(page, tenure, earlier, held) | grounds.others(page, tenure, earlier) else None


def _is_national(tenure: Tenure, titles: Titles) -> str | None:
    """'state' for an office that only states have, 'local' for one that stands within a state, None for others."""
    words = plain(f"{tenure.title} {tenure.serves or ''}").split()
    if any(titles.groups.get(word) in ("REB", "OPP", "SPL") for word in re.findall(r"(?<= for )(?:the )?(\w+)", tenure.span.text.lower())):
        return None  # 'a spokesman for the rebels'
    if _OF_BODIES & set(words):
        return None  # 'the board president'
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


def _undergoes(mention: Mention, tenure: Tenure, earlier: Findings) -> bool:
    """'Minister Soto called on Chad', 'said the Chadian plan was bad': what is told behind the title, but for who else does what he does."""
    head = earlier.head_of(mention.span)
    if head is None or mention.span.start < tenure.span.end:
        return False
    if head.dep == "dobj" or head.dep == "pobj" and head.head.lower in ("on", "to", "with", "against", "from", "at"):
        return True
    own = _verb(earlier, tenure)
    verb = next((t for t in head.ancestors() if t.pos in ("VERB", "AUX")), None)
    while verb is not None and verb.dep == "conj" and verb.head.pos in ("VERB", "AUX"):
        verb = verb.head
    return own is not None and verb is not own


class _Text:
    """A page with what is counted once for all its offices."""

    def __init__(self, page: Parsed, earlier: Findings, titles: Titles) -> None:
        self.page, self.earlier, self.titles = page, earlier, titles
        self.grounds = Grounds(titles)

    @cached_property
    def spoken(self) -> SpokenOf:
        """How much it speaks of each state."""
        return SpokenOf(self.page, self.earlier, self.titles)

    @cached_property
    def setting(self) -> Setting:
        """Where its sentences are set."""
        return Setting(self.page, self.earlier, self.titles)

    def here(self, tenure: Tenure) -> set[str]:
        """The states that an office's sentence names, but for those that undergo what the office's holder does."""
        sentence = self.page.sentence_at(tenure.span.start)
        found = self.earlier.mentions_in(sentence.start, sentence.end) if sentence is not None else []
        return {
            m.code or ""
            for m in found
            if m.kind == "state"
            and m.form != "pronoun"
            and m.code in self.titles.state_names
            and not tenure.span.start <= m.span.start < tenure.span.end
            and not _undergoes(m, tenure, self.earlier)
        }


def _about(text: _Text, tenure: Tenure, held: Held) -> str | None:
    """The state a text is about: alone in it, or named twice as often as any other; never one whose same office another holds.

    Where its words tell none, the land its sentence is set in.
    """
    page, earlier, titles, grounds = text.page, text.earlier, text.titles, text.grounds
    weights, title = Weights(text.spoken, page.sentence_at(tenure.span.start), tenure), plain(tenure.title)
    if title in ("pope", "pontiff"):
        return "VAT"
    only = titles.only.get(title)
    if only in weights.whole:
        return only
    rivals = {o.person for _, o in held if o.of is None and plain(o.title) == title and o.qualifier in _INCUMBENT}
    rivals -= {o.person for _, o in held if o.of is not None and plain(o.title) == title}
    if title in _UNIQUE and len(rivals) > 1:
        return None
    taken = _taken(page, tenure, earlier, held) | grounds.others(page, tenure, earlier)
    near = grounds.near(page, tenure, earlier)
    if joined := _joined(page, tenure, held):
        return joined
    if near is not None and near not in taken and (tenure.qualifier in _INCUMBENT or grounds.opens(page, tenure, earlier)):
        return near
    if tenure.qualifier in ("former", "late", "then") and len(weights.whole) > 1 and not grounds.opens(page, tenure, earlier):
        return None  # of what a former president was president is seldom what the text is about
    if _among_heads(page, tenure, held) and _contested(weights.whole):
        return None
    home = grounds.home(page, earlier, weights.whole)
    if home in taken or tenure.qualifier == "then":
        home = None
    here = text.here(tenure)
    if len(here - taken) > 1:
        return None
    return _weighed(text, tenure, weights, here, taken, home) or _set(text, tenure, here, taken)


def _weighed(text: _Text, tenure: Tenure, weights: Weights, here: set[str], taken: set[str], home: str | None) -> str | None:
    """The state a text speaks of most up to the office, or in all; else its home."""
    page, earlier, grounds = text.page, text.earlier, text.grounds
    for counted in (weights.so_far, weights.whole):
        ranked = [(code, weight) for code, weight in counted.most_common(3) if code not in taken]
        if ranked and here - taken and ranked[0][0] not in here:
            return home if home not in (None, *here) and here <= taken else None  # the sentence speaks of others
        enough = ranked and (ranked[0][1] >= 2 or len(counted) == 1 and ranked[0][0] in weights.capitals)
        if enough and (len(ranked) == 1 or ranked[0][1] >= 2 * ranked[1][1]):
            return ranked[0][0] if home is None or here or not grounds.of_outlet(page) else home
        if home is not None and not here - taken - {home}:
            return home
        before = _spoke_before(page, tenure, earlier)
        if before and before in counted and before not in taken and not here:
            return before
    return None


def _set(text: _Text, tenure: Tenure, here: set[str], taken: set[str]) -> str | None:
    """The land where the sentence is set, by the place its paragraph opened with or by the report's home; not of those who are sent abroad."""
    head = text.earlier.head_of(tenure.person_span) if tenure.person_span is not None else None
    if head is None or tenure.qualifier not in _INCUMBENT or not _STAYING & set(plain(tenure.title).split()):
        return None
    ground = text.setting.ground(head)
    if ground is None or ground.reason not in ("opening", "home") or ground.code in taken or here - taken - {ground.code}:
        return None
    return ground.code


def _taken(page: Parsed, tenure: Tenure, earlier: Findings, held: Held) -> set[str]:
    """States whose office it cannot be: another holds it, or another's state stands in the same clause."""
    title = plain(tenure.title)
    taken = {
        o.state
        for _, o in held
        if title in _UNIQUE
        and tenure.qualifier == "current"
        and o.person != tenure.person
        and o.state
        and o.qualifier in _INCUMBENT
        and plain(o.title) == title
    }
    sentence = page.sentence_at(tenure.span.start)
    if sentence is None or tenure.person_span is None:
        return taken
    own = _verb(earlier, tenure)
    for _, other in held:  # 'the Chadian chief of staff met President Soto' says of whom he is not
        if (
            other.state
            and other.person != tenure.person
            and sentence.start <= other.span.start < tenure.span.start
            and other.qualifier == "current"
            and _verb(earlier, other) is own
            and not _beside(page, other, tenure)
            and not (own is not None and own.lemma in WITHIN)
        ):
            taken.add(other.state)
    return taken


def _verb(earlier: Findings, tenure: Tenure) -> Token | None:
    """The verb of the clause in which a tenure's person stands."""
    head = earlier.head_of(tenure.person_span) if tenure.person_span is not None else None
    verb = next((t for t in head.ancestors() if t.pos in ("VERB", "AUX")), None) if head is not None else None
    while verb is not None and verb.dep == "conj" and verb.head.pos in ("VERB", "AUX"):
        verb = verb.head  # 'flew in and met': one clause
    return verb


def _spoke_before(page: Parsed, tenure: Tenure, earlier: Findings) -> str | None:
    """'Ottawa closed its embassy. Foreign Minister Soto announced it': the state that acted in the sentence before, where he is the subject."""
    head = earlier.head_of(tenure.person_span) if tenure.person_span is not None else None
    if head is None or head.dep != "nsubj" or head.sentence.index == 0:
        return None
    subjects = [
        m
        for t in page.sentences[head.sentence.index - 1].tokens
        if t.dep in ("nsubj", "conj") and (t.head.dep == "ROOT" or t.head.dep == "nsubj") and (m := earlier.mention_of.get(t.i))
    ]
    return subjects[0].code if len(subjects) == 1 and subjects[0].kind == "state" else None


def _beside(page: Parsed, other: Tenure, tenure: Tenure) -> bool:
    """'Sudan's president Soto and Defence Minister Ruiz': joined by a comma or 'and', so of one state."""
    between = page.document.text[(other.person_span or other.span).end : tenure.span.start].strip()
    return between in (",", "and", ", and", "&")


_HEADS = frozenset(("president", "prime minister", "premier", "king", "queen", "chancellor", "emir", "sultan", "emperor"))


def _among_heads(page: Parsed, tenure: Tenure, held: Held) -> bool:
    """'President Soto and Prime Minister Ruiz signed': two heads side by side are often of two states."""
    if plain(tenure.title) not in _HEADS or tenure.person_span is None:
        return False
    for _, other in held:
        if other.person == tenure.person or other.of is not None or plain(other.title) not in _HEADS or other.person_span is None:
            continue
        first, last = sorted((tenure, other), key=lambda t: t.span.start)
        between = page.document.text[(first.person_span or first.span).end : last.span.start].strip()
        if between in ("and", ", and", "&", ","):
            return True
    return False


def _contested(weights: Counter[str]) -> bool:
    """Whether a text speaks of a second state half as much as of the first."""
    ranked = weights.most_common(2)
    return len(ranked) == 2 and 2 * ranked[1][1] >= ranked[0][1]


def _joined(page: Parsed, tenure: Tenure, held: Held) -> str | None:
    """'the Sudanese president Soto and Defence Minister Ruiz': of the state of the one it is joined to; two of one title are of two states."""
    for _, other in held:
        if other.state and other.of == other.state and other.person != tenure.person and plain(other.title) != plain(tenure.title):
            between = page.document.text[(other.person_span or other.span).end : tenure.span.start].strip()
            if between in ("and", ", and", "&") and other.qualifier in _INCUMBENT and other.span.start < tenure.span.start:
                return other.state
    return None
