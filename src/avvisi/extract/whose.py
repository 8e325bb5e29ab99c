"""Of which state an office is that the words leave bare: 'Foreign Minister Soto' in a text about Chile, or under a dateline of Santiago."""

import re
from collections import Counter
from functools import cached_property

import msgspec

from avvisi.extract.base import Findings
from avvisi.extract.grounds import WITHIN, Grounds, verb_of
from avvisi.extract.held import INCUMBENT, Beside, Held, plain
from avvisi.extract.setting import Setting
from avvisi.extract.spoken_of import SpokenOf, Weights
from avvisi.extract.titles import Titles
from avvisi.lexicon.words import listed
from avvisi.model.facts import Mention, Tenure
from avvisi.parse.tokens import Parsed, Token

# Offices that only a state has, so that a text about one state need not say whose: 'the foreign minister', 'President Soto'.
_NATIONAL = listed("holders_national")
_UNIQUE = listed("holders_unique")
_LOCAL = listed("holders_local")
_OF_BODIES = listed("holders_bodies")
_STAYING = listed("holders_staying")


def with_states(page: Parsed, earlier: Findings, held: Held, titles: Titles, known_before: tuple[Tenure, ...]) -> Held:
    """A national office without its state gets it from the person's other offices, else from the one state the text is about."""
    known: dict[str, Counter[str]] = {}
    named = {name: code for code, name in titles.state_names.items()}
    for tenure in (*known_before, *(t for _, t in held)):
        state = tenure.state if tenure.of == tenure.state else named.get((tenure.of or "").rpartition(" of ")[2])
        if state:  # the 'Bank of Italy' is Italy's
            known.setdefault(tenure.person, Counter())[state] += 1
    made: Held = []
    text = _Text(page, earlier, held, titles)
    for mention, tenure in held:
        if tenure.of is None and tenure.serves and (state := _served(tenure, known, earlier, titles)):
            tenure = msgspec.structs.replace(tenure, of=state, state=state)
        if tenure.of is None and (national := _is_national(tenure, titles)):
            own = known.get(tenure.person)
            state = own.most_common(1)[0][0] if own else _national(text, tenure) if national == "state" else _local(text, tenure)
            if state is not None:
                tenure = msgspec.structs.replace(tenure, of=state, state=state)
                known.setdefault(tenure.person, Counter())[state] += 1
        made.append((mention, tenure))
    return _like_their_models(made)


def _served(tenure: Tenure, known: dict[str, Counter[str]], earlier: Findings, titles: Titles) -> str | None:
    """'the Supreme Leader's adviser', 'an aide to Soto': of the state of whom one serves."""
    own = known.get(tenure.serves or "")
    if own:
        return own.most_common(1)[0][0]
    only = titles.only.get(plain(tenure.serves or "").removeprefix("the "))
    return only if only and any(m.code == only for m in earlier.mentions) else None


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


def _local(text: "_Text", tenure: Tenure) -> str | None:
    """The state that acts beside an office which bodies of any kind have too."""
    near = text.grounds.near(tenure)
    if near in _taken(text, tenure) | text.grounds.others(tenure) or near in text.grounds.abroad(tenure):
        return None
    return near


def _national(text: "_Text", tenure: Tenure) -> str | None:
    """The state whose host the person is, else the one the text is about, where the sentence does not go there."""
    host = text.grounds.host(tenure)
    if host is not None and host not in _taken(text, tenure):
        return host
    state = _about(text, tenure)
    return state if state not in text.grounds.abroad(tenure) else None


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
    return own is not None and _clause(head) is not own


class _Text:
    """A page with what is counted once for all its offices."""

    def __init__(self, page: Parsed, earlier: Findings, held: Held, titles: Titles) -> None:
        self.page, self.earlier, self.titles = page, earlier, titles
        self.grounds, self.beside = Grounds(page, earlier, titles), Beside(page, held)

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


def _about(text: _Text, tenure: Tenure) -> str | None:
    """The state a text is about: alone in it, or named twice as often as any other; never one whose same office another holds.

    Where its words tell none, the land its sentence is set in.
    """
    grounds, title = text.grounds, plain(tenure.title)
    weights = Weights(text.spoken, text.page.sentence_at(tenure.span.start), tenure)
    if title in ("pope", "pontiff"):
        return "VAT"
    only = text.titles.only.get(title)
    if only in weights.whole:
        return only
    if title in _UNIQUE and len(text.beside.rivals(title)) > 1:
        return None
    taken = _taken(text, tenure) | grounds.others(tenure)
    near = grounds.near(tenure)
    if joined := _joined(text, tenure):
        return joined
    if near is not None and near not in taken and (tenure.qualifier in INCUMBENT or grounds.opens(tenure)):
        return near
    if tenure.qualifier in ("former", "late", "then") and len(weights.whole) > 1 and not grounds.opens(tenure):
        return None  # of what a former president was president is seldom what the text is about
    if text.beside.among_heads(tenure) and _contested(weights.whole):
        return None
    home = grounds.home(weights.whole)
    if home in taken or tenure.qualifier == "then":
        home = None
    here = text.here(tenure)
    if len(here - taken) > 1:
        return None
    return _weighed(text, tenure, weights, here, taken, home) or _set(text, tenure, here, taken)


def _weighed(text: _Text, tenure: Tenure, weights: Weights, here: set[str], taken: set[str], home: str | None) -> str | None:
    """The state a text speaks of most up to the office, or in all; else its home."""
    for counted in (weights.so_far, weights.whole):
        ranked = [(code, weight) for code, weight in counted.most_common(3) if code not in taken]
        if ranked and here - taken and ranked[0][0] not in here:
            return home if home not in (None, *here) and here <= taken else None  # the sentence speaks of others
        enough = ranked and (ranked[0][1] >= 2 or len(counted) == 1 and ranked[0][0] in weights.capitals)
        if enough and (len(ranked) == 1 or ranked[0][1] >= 2 * ranked[1][1]):
            return ranked[0][0] if home is None or here or text.grounds.outlets_land is None else home
        if home is not None and not here - taken - {home}:
            return home
        before = _spoke_before(text.page, tenure, text.earlier)
        if before and before in counted and before not in taken and not here:
            return before
    return None


def _set(text: _Text, tenure: Tenure, here: set[str], taken: set[str]) -> str | None:
    """The land where the sentence is set, by the place its paragraph opened with or by the report's home; not of those who are sent abroad."""
    head = text.earlier.head_of(tenure.person_span) if tenure.person_span is not None else None
    if head is None or tenure.qualifier not in INCUMBENT or not _STAYING & set(plain(tenure.title).split()):
        return None
    ground = text.setting.ground(head)
    if ground is None or ground.reason not in ("opening", "home") or ground.code in taken or here - taken - {ground.code}:
        return None
    return ground.code


def _taken(text: _Text, tenure: Tenure) -> set[str]:
    """States whose office it cannot be: another holds it, or another's state stands in the same clause."""
    title = plain(tenure.title)
    taken = text.beside.states(title, tenure.person) if title in _UNIQUE and tenure.qualifier == "current" else set()
    if tenure.person_span is None:
        return taken
    own = _verb(text.earlier, tenure)
    if own is not None and own.lemma in WITHIN:
        return taken
    joined = [other for _, other in text.beside.joined(tenure)]
    for other in text.beside.earlier_in_sentence(tenure):  # 'the Chadian chief of staff met President Soto' says of whom he is not
        if (
            other.state
            and other.person != tenure.person
            and other.qualifier == "current"
            and _verb(text.earlier, other) is own
            and not any(o is other for o in joined)
        ):
            taken.add(other.state)
    return taken


def _joined(text: _Text, tenure: Tenure) -> str | None:
    """'the Sudanese president Soto and Defence Minister Ruiz': of the state of the one it is joined to; two of one title are of two states."""
    for joint, other in text.beside.joined(tenure):
        apart = other.person != tenure.person and plain(other.title) != plain(tenure.title) and other.span.start < tenure.span.start
        if joint != "," and apart and other.state and other.of == other.state and other.qualifier in INCUMBENT:
            return other.state
    return None


def _clause(head: Token) -> Token | None:
    """The verb of the clause a word stands in; of joined ones ('flew in and met') the first."""
    verb = verb_of(head)
    while verb is not None and verb.dep == "conj" and verb.head.pos in ("VERB", "AUX"):
        verb = verb.head
    return verb


def _verb(earlier: Findings, tenure: Tenure) -> Token | None:
    """The verb of the clause in which a tenure's person stands."""
    head = earlier.head_of(tenure.person_span) if tenure.person_span is not None else None
    return _clause(head) if head is not None else None


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


def _contested(weights: Counter[str]) -> bool:
    """Whether a text speaks of a second state half as much as of the first."""
    ranked = weights.most_common(2)
    return len(ranked) == 2 and 2 * ranked[1][1] >= ranked[0][1]
