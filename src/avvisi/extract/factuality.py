"""Whether it happened, as the words have it: polarity, certainty, outcome, background and aspect, and `status` derived from them."""

from dataclasses import dataclass, replace
from datetime import date

from avvisi.extract.compose import Told
from avvisi.extract.dates.together import ENDED
from avvisi.extract.fold import WORDS
from avvisi.extract.grammar.auxiliaries import auxiliaries
from avvisi.extract.grammar.joined import first_verb, word_before
from avvisi.extract.grammar.tags import is_noun, is_verb
from avvisi.extract.modality import awaited
from avvisi.model.facts import Aspect, Certainty, Outcome, Status, When
from avvisi.parse.tokens import Token

_BACKGROUND_DAYS = 14
_BEGAN = frozenset({"begin", "start", "launch", "open", "initiate", "commence"})
_TOLD = frozenset({"say", "announce", "report", "state", "declare", "disclose", "reveal", "confirm", "claim", "inform", "tell", "add"})
_FORMERLY = frozenset({"previously", "formerly"})


@dataclass(frozen=True, slots=True)
class Factuality:
    """The parts of a status."""

    polarity: str
    certainty: Certainty
    outcome: Outcome
    background: bool
    aspect: Aspect
    status: Status


def judge(told: Told, when: When, published: str | None, *, accused: bool) -> Factuality:
    """The status and its parts."""
    verb = told.outer.verb
    aux = auxiliaries(verb) if verb is not None else set()
    background = _background(told, when, published, aux)
    outcome: Outcome = "held"
    certainty: Certainty = "possible" if told.possible or told.contingent else "certain"
    if told.future:
        outcome = "planned"
    aspect = _aspect(told, aux)
    status: Status = "happened"
    if accused:
        status, certainty, outcome = "alleged", "possible", "unknown"
    elif told.code == "THREATEN" and told.future and told.applied is not None:
        status = "happened"  # 'will close the border unless': the threat is uttered, whatever comes of it
    elif told.contingent and told.future or told.possible or verb is not None and awaited(verb) or told.outer.token.lower == "likely":
        status, outcome = "hypothetical", "unknown"
    elif told.negated:
        status, outcome = "denied", "unknown"
    elif told.future and told.applied == "commit":
        status = "planned"
    elif background:
        status = "historical"
    return Factuality("-" if told.negated else "+", certainty, outcome, background, aspect, status)


def aged(facts: Factuality, when: When, published: str | None) -> Factuality:
    """The status once the day is settled: what its story tells of long ago is no news."""
    if facts.status == "happened" and _older(when, published):
        return replace(facts, status="historical", background=True)
    return facts


def _older(when: When, published: str | None) -> bool:
    """Whether a day lies well before that of the report; of a month, its last days count as its middle does: 'last month' is no news."""
    latest = when.latest or when.value
    if (
        when.value is not None
        and len(when.value) == 7
        and when.value[4] == "-"
        and when.value[5:].isdecimal()
        and published
        and when.value < published[:7]
    ):
        latest = f"{when.value}-15"
    if not latest or not published or len(latest) < 10 or len(published) < 10:
        return False
    try:
        return (date.fromisoformat(published[:10]) - date.fromisoformat(latest[:10])).days > _BACKGROUND_DAYS
    except ValueError:
        return False


def _background(told: Told, when: When, published: str | None, aux: set[str]) -> bool:
    """Older than the news of the report, or presupposed: 'the sanctions imposed on', 'had attacked', 'in 2011'."""
    if _older(when, published):
        return True
    fresh = bool(when.latest or when.value) and when.basis in ("stated", "relative")  # 'had appealed on Tuesday'
    verb = told.outer.verb
    if verb is None:
        return not fresh and told.code != "CONSULT" and told.code not in WORDS
    if fresh:
        return False
    if verb.dep == "acl" and verb.tag == "VBN":
        return True
    if told.code != "CONSULT" and _aside(verb):
        return True
    return _known_of(verb, aux) or _by_adverb(verb, aux) or _perfect(verb, aux) and not _retold(verb)


def _by_adverb(verb: Token, aux: set[str]) -> bool:
    """'said that Peru had already frozen the aid', 'has long refused', 'has previously refused'."""
    beside = {c.lower for c in verb.children}
    adverbs = {c.lower for c in verb.children if c.dep == "advmod"}
    if any(c.lower == "in" and (told := c.child("pobj")) is not None and told.lower == "past" for c in verb.children):
        return True  # 'in the past'
    return {"had", "already"} <= beside or "have" in aux and "long" in adverbs or not _FORMERLY.isdisjoint(adverbs)


def _aside(verb: Token) -> bool:
    """'Peru, which has refused to sign, called for', 'Peru, whose bank lent': what is said of somebody in passing was known before."""
    if verb.dep != "relcl" or verb.tag not in ("VBD", "VBN") or not verb.head.tag.startswith("NNP"):
        return False
    return any(c.dep == "nsubj" and (c.lower == "which" or any(g.tag == "WP$" for g in c.children)) for c in verb.children)


def _known_of(verb: Token, aux: set[str]) -> bool:
    """'the revolt that has cost thousands of lives': what marks a thing out is known of it."""
    if verb.dep != "relcl" or "have" not in aux or not verb.head.tag.startswith("NN") or verb.head.tag.startswith("NNP"):
        return False
    marked = any(c.lower in ("the", "its", "his", "her", "their", "this") for c in verb.head.children)
    return marked and any(c.dep == "nsubj" and c.lower == "that" for c in verb.children)


def _retold(verb: Token) -> bool:
    """'said that Peru had agreed': what the speaker told as news."""
    clause = first_verb(verb, "conj", "xcomp")
    return clause.dep == "ccomp" and clause.head.tag in ("VBD", "VBN") and clause.head.lemma in _TOLD


def _set_off(verb: Token) -> bool:
    """'had entered the yard, and broke the windows': a comma before the second verb's 'and' begins a telling of its own."""
    joint = next((c for c in verb.head.children if c.dep == "cc" and verb.head.i < c.i < verb.i), None)
    return joint is not None and word_before(joint) == ","


def _perfect(verb: Token, aux: set[str]) -> bool:
    """'had worked', 'has been staging': retold; a plain 'has agreed' is news."""
    if "have" not in aux:
        return False
    while verb.dep == "conj" and verb.child("aux", "auxpass", "nsubj", "nsubjpass") is None and is_verb(verb.head) and not _set_off(verb):
        verb = verb.head  # 'had backed a rival and kept away from him'
    words = {c.lower for c in verb.children if c.dep in ("aux", "auxpass")}
    return "had" in words or "been" in words and verb.tag == "VBG"


def _aspect(told: Told, aux: set[str]) -> Aspect:
    verb = told.outer.verb
    if verb is None:
        return "single"
    if "have" in aux and verb.tag == "VBG":
        return "standing"
    over = verb.head
    if verb.dep == "xcomp" and over.lemma in _BEGAN or is_noun(told.outer.token) and verb.lemma in _BEGAN:
        return "began"
    if verb.dep == "xcomp" and over.lemma in ENDED or is_noun(told.outer.token) and verb.lemma in ENDED:
        return "ended"
    if any(c.lower in ("regularly", "often", "repeatedly", "routinely", "frequently", "always", "invariably") for c in verb.children):
        return "repeated"
    if verb.tag in ("VBZ", "VBP") and told.outer.pattern.code in ("SUPPORT", "AID", "COOPERATE", "SANCTION") and not told.future:
        return "standing"
    return "single"
