"""Whether words that name nobody else are still turned to somebody: 'refused the offer', 'ridiculed the statement'; not 'declined to comment'."""

from typing import TYPE_CHECKING

from avvisi.extract.base import Findings
from avvisi.extract.grammar.prepositions import behind
from avvisi.extract.grammar.subject_object import patients
from avvisi.extract.grammar.tags import SUBJECTS, is_verb
from avvisi.extract.recipient_words import recipients
from avvisi.lexicon.words import listed

if TYPE_CHECKING:
    from avvisi.extract.compose import Told
    from avvisi.parse.tokens import Token

_SPEECH = listed("addressed_speech")
_LATELY = 4  # sentences
_POINTING = frozenset({"it", "this", "that", "them", "they", "which"})
_OTHERS = frozenset({"neighbour", "neighbor", "counterpart", "colleague", "rival", "foe", "adversary", "host", "guest"})
_SENT = frozenset({"ambassador", "envoy", "consul", "attaché", "attache", "chargé", "charge"})
_MISSIONS = frozenset({"embassy", "consulate", "legation", "mission", "commission"})
_ON_MISSIONS = frozenset({"SANCTION", "COERCE", "ASSAULT", "PROTEST"})
_HOME = frozenset({"recall", "withdraw", "call", "appoint", "name", "pull"})
_OPENS = frozenset({"open", "reopen", "leave", "evacuate", "quit"})
_TELLING = listed("addressed_telling")
_ELSEWHERE = listed("addressed_elsewhere")

_ASKED = listed("addressed_asked")
_PRESS = listed("addressed_press")
_TOLD = listed("addressed_told")


def addressed(told: "Told", earlier: Findings) -> bool:
    """For deeds in words whose recipient no word names: whether they answer what someone said or did before."""
    reading = told.outer
    rule, token = reading.pattern.rule, reading.token
    if told.code == "REJECT":
        return _refused(told, earlier)
    if token.lemma in ("lobby", "campaign") and not patients(token):
        return False  # 'lobbied hard in favour': with those who decide
    if rule.id == "threaten.warn":
        return len(told.chain) > 1 and told.chain[1].verb is told.chain[1].token
    if told.code != "ACCUSE":
        return True
    if rule.actor == ("speaker",):
        return any(c.dep in SUBJECTS and points(c) for c in token.children)
    return rule.mode != "investigate" and (not patients(token) and not reading.objects or any(map(points, patients(token))))


def _refused(told: "Told", earlier: Findings) -> bool:
    """'refused', 'turned it down', 'walked out', 'will not negotiate'; not 'refused to leave', 'rejects violence'."""
    token = told.outer.token
    if told.applied == "refuse":
        return told.outer.pattern.code == "CONSULT" and not patients(token)
    if token.tag.startswith("VB") and (objects := patients(token)):
        return any(map(points, objects))
    clauses = [c for c in token.children if c.dep == "xcomp" and is_verb(c)]
    if any(_told_before(o, earlier) for c in clauses for o in patients(c)):
        return True  # 'work must stop … refused to halt the works'
    return not clauses or len(told.chain) > 1 or any(c.lemma == "do" for c in clauses)


def _told_before(noun: "Token", earlier: Findings) -> bool:
    """Whether a definite noun takes up what the few sentences before spoke of, so that it answers them."""
    if not any(c.lower in ("the", "this", "that", "those", "these") for c in noun.children) or noun.tag not in ("NN", "NNS"):
        return False
    before = earlier.page.sentences[max(noun.sentence.index - _LATELY, 0) : noun.sentence.index]
    return any(t.lemma == noun.lemma and t.tag.startswith(("NN", "VB")) for sentence in before for t in sentence.tokens)


def reticent(told: "Told") -> bool:
    """'declined to comment', 'refused to be named', 'to give details', 'to take a stand': who keeps silent refuses nobody."""
    if told.applied == "refuse" and _asked_by_the_press(told.outer.token):
        return True
    if told.outer.pattern.rule.operator != "refuse":
        return False
    clauses = [c for c in told.outer.token.children if c.dep == "xcomp" and is_verb(c)]
    if len(told.chain) > 1:
        return any(o.lemma in _TOLD for c in clauses for o in patients(c))
    return any(c.lemma in _TELLING or any(o.lemma in _TOLD for o in patients(c)) for c in clauses)


def _asked_by_the_press(verb: "Token") -> bool:
    """'did not respond to requests for comment', 'did not answer my messages', 'did not return calls seeking comment'."""
    if verb.lemma not in ("respond", "reply", "answer", "return"):
        return False
    asked = [o for o in (*behind(verb, "to"), *patients(verb)) if o.lemma in _ASKED]
    for noun in asked:
        own = any(c.dep == "poss" and c.lower in ("my", "our") for c in noun.children)
        seeking = any(o.lemma in _TOLD for c in noun.children if c.dep == "acl" for o in patients(c))
        if own or seeking or any(o.lemma in _TOLD or o.lemma in _PRESS for o in behind(noun, "for", "from", "seeking")):
            return True
    return False


def opposite(told: "Told") -> bool:
    """'sent fuel to its neighbour', 'rang his counterpart': the one on the other side, by a word for what he is to the doer."""
    return any(t.tag in ("NN", "NNS") and _beyond(told, t) for t in recipients(told.outer))


def _beyond(told: "Told", noun: "Token") -> bool:
    """'its neighbour', 'the neighbouring government', 'the other side'; whose ambassador is summoned and whose embassy is shut is another's,
    who is recalled one's own."""
    left = {c.lower for c in noun.children if c.i < noun.i}
    if noun.lemma in _OTHERS:
        return bool(left & {"its", "his", "her"})
    if noun.lemma in _MISSIONS:
        high = noun.lemma != "commission" or "high" in left
        return (
            high
            and left <= {"the", "high"}
            and "the" in left
            and (told.code in _ON_MISSIONS or told.mode == "relations")
            and told.outer.token.lemma not in _OPENS
        )
    if noun.lemma in _SENT or noun.lemma == "affaires":
        whose = behind(noun, "of")
        if whose and not any(_beyond(told, o) for o in whose):  # 'the envoy of its neighbour'
            return False
        return "the" in left and noun.tag == "NN" and told.code in ("ACCUSE", "SANCTION") and told.outer.token.lemma not in _HOME
    return "the" in left and (
        bool(left & {"neighbouring", "neighboring"}) or noun.lemma in ("side", "country") and left == {"the", "other"}
    )


def points(noun: "Token") -> bool:
    """'it', 'the statement', 'that offer': said of before; not 'the cabinet's decision', whose it is, nor 'the coming visit'."""
    definite = any(
        c.dep in ("det", "poss") and c.lower in ("the", "this", "that", "these", "those", "such", "their", "its", "his", "her")
        for c in noun.children
    )
    return noun.lower in _POINTING or noun.lemma in _SPEECH and definite and not any(c.lower in _ELSEWHERE for c in noun.children)
