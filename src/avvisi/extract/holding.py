"""What a rule asks of its setting: that somebody says it, that it is denied, to come, owed, or the other choice."""

from avvisi.extract.grammar.auxiliaries import auxiliaries, negated
from avvisi.extract.grammar.passive import passive
from avvisi.extract.grammar.subject_object import grammatical_subject, patients
from avvisi.extract.laws import LAW, punishing
from avvisi.extract.modality import DUTY, FUTURE, has_to, none_of
from avvisi.extract.speakers import speaker
from avvisi.lexicon.event_rules import Pattern
from avvisi.lexicon.events import EventLexicon
from avvisi.parse.tokens import Token

_BEARS = frozenset({"bear", "take", "pay", "answer", "face"})
_BEFALLS = frozenset(
    {"be", "have", "benefit", "expect", "win", "lose", "gain", "get", "know", "feel", "become", "suffer", "face", "see", "like"}
)
_SUPPOSED = frozenset({"any", "no", "every", "possible", "future", "potential", "further", "alleged", "new", "renewed", "other"})
_OURS = frozenset({"we", "i", "one", "it", "you"})
_ALIKE = frozenset({"two", "both", "our"})


def holds(token: Token, pattern: Pattern, lexicon: EventLexicon) -> bool:
    """What a rule asks of the verb's setting: that somebody says it, that it is denied, to come, or the other choice."""
    rule = pattern.rule
    if rule.id == LAW:
        return bool(punishing(token))
    if rule.actor == ("speaker",) and not (_asserted(token) and speaker(token, lexicon.say)):
        return False
    if rule.actor == ("patient",) and not passive(token):
        return False  # 'is expected to visit'; not 'expects to expand', 'expects Chad to withdraw'
    if rule.only == "negated":
        return negated(token) or any(map(none_of, patients(token)))  # 'no ransom would be paid'
    if rule.only == "duty":
        return _owed(token)
    if rule.only == "or":
        return token.dep == "conj" and any(c.dep == "cc" and c.lower == "or" for c in token.head.children)
    bound = pattern.code == "THREATEN" and rule.actor == ("speaker",) and token.lemma in _BEARS  # 'must bear the consequences'
    return rule.only != "future" or bool(auxiliaries(token) & (FUTURE | ({"must"} if bound else set())))


def _owed(verb: Token) -> bool:
    """What somebody ought to do: 'Chad must pay'; not 'must have paid', 'should be stopped', 'what Chad should do'."""
    if not (auxiliaries(verb) & DUTY or has_to(verb)) or passive(verb) or verb.lemma in _BEFALLS:
        return False
    if any(s.lower in _OURS or any(c.lower in _ALIKE for c in s.children) for s in grammatical_subject(verb)):
        return False  # 'we must do it', 'the two sides should maintain contacts': no one's duty towards the speaker
    return not any(c.dep == "aux" and c.lemma == "have" or c.tag in ("WP", "WRB", "WDT") for c in verb.children)


def _asserted(verb: Token) -> bool:
    """Said of somebody: not of nobody ('neither side was to blame'), and no bare participle ('warned it against meddling')."""
    if verb.tag == "VBG" and not any(c.dep == "aux" for c in verb.children):
        return False
    return not any(c.lower in ("neither", "no", "none") for s in grammatical_subject(verb) for c in (s, *s.children))


def laid_to(noun: Token, lexicon: EventLexicon) -> bool:
    """'said the Peruvian aggression must stop': a misdeed that a speaker speaks of as done; not 'any aggression', 'future crimes'."""
    supposed = any(c.lower in _SUPPOSED for c in noun.children)
    return not supposed and bool(speaker(noun, lexicon.say))
