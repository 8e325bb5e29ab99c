"""Words whose complement or setting shows that nobody acts by them: effects that threaten, aims that others see, fears, rumours, cautions,
necessities, shelter sought."""

from avvisi.extract.compose import Told
from avvisi.extract.grammar.auxiliaries import auxiliaries
from avvisi.extract.grammar.prepositions import behind
from avvisi.extract.grammar.subject_object import grammatical_subject, patients
from avvisi.extract.grammar.tags import is_noun
from avvisi.extract.modality import FUTURE
from avvisi.extract.phrases import is_one_of
from avvisi.extract.triggers import Reading
from avvisi.lexicon.words import listed
from avvisi.parse.tokens import Token

_EFFECTS = listed("no_act_effects")
_AIMS = listed("no_act_aims")
_FEARS = frozenset({"fear", "worry", "dread", "suspect"})
_REFUGES = frozenset({"shelter", "refuge", "cover", "safety"})
_HAVENS = listed("no_act_havens")
_HARM = frozenset({"ASSAULT", "COERCE", "SANCTION", "MOBILIZE"})
_PENALTIES = listed("no_act_penalties")
_STANCES = frozenset({"support.back", "reject.oppose"})
_WINS = listed("no_act_wins")
_WARDS_OFF = frozenset({"thwart", "foil", "prevent", "avert"})
_TALKS_OF = frozenset({"talk", "word"})
_OWN = frozenset({"they", "we", "i", "he", "she", "it"})
_ON = frozenset({"ahead", "on", "forward"})


def no_act(reading: Reading, told: Told) -> str | None:
    """Why nobody acts by the words; None where somebody may."""
    token, rule, verbal = reading.token, reading.pattern.rule, reading.verb is reading.token
    if told.code == "THREATEN" and (why := _no_threat(reading, told)) is not None:
        return why
    if reading.pattern.code == "REQUEST" and (why := _no_request(reading)) is not None:
        return why
    if token.lemma == "order" and token.dep == "pobj" and token.head.lower == "in":
        return "a purpose"
    if reading.pattern.code == "CONSULT" and token.lemma in _TALKS_OF and token.tag == "NN" and _rumour(token):
        return "a rumour"
    if reading.pattern.code == "ASSAULT" and any(c.lower == "threatening" and c.dep == "amod" for c in token.children):
        return "only threatened"
    if told.duty and verbal and told.outer.pattern.code in _HARM and _had_to(token):
        return "what one was forced to do is asked of nobody"
    if told.applied == "refuse" and rule.operator is None and verbal and _never(token):
        return "what never was is no refusal"
    if token.dep == "conj" and token.head.i < token.i and _not_idle(token.head):
        return "what nobody will stand by and do"
    if told.code == "REJECT" and (why := _no_refusal(reading, told)) is not None:
        return why
    if verbal and rule.id in _STANCES and token.dep == "relcl" and token.tag == "VBP" and token.head.tag == "NNS":
        return "what kind of people they are, not what they did"
    if verbal and rule.mode == "visit" and token.lemma == "drop" and patients(token):
        return "another sense"
    return None


def _not_idle(verb: Token) -> bool:
    """'will not stand by and watch'."""
    return verb.lemma in ("stand", "sit") and any(c.dep == "neg" for c in verb.children)


def _no_refusal(reading: Reading, told: Told) -> str | None:
    """'failed to curb the attacks', 'failed to win support', 'thwarted an attack': nobody is refused anything."""
    token, inner = reading.token, told.chain[1] if len(told.chain) > 1 else None
    if inner is None:
        return None
    if reading.pattern.rule.operator == "fail" and (inner.pattern.code in _HARM or inner.token.lemma in _WINS or _won(token)):
        return "what one did not manage is no refusal"
    if token.lemma in _WARDS_OFF and inner.pattern.code == "ASSAULT":
        return "an attack warded off is no refusal"
    return None


def _won(verb: Token) -> bool:
    """'failed to win support'."""
    return any(c.dep == "xcomp" and c.lemma in _WINS for c in verb.children)


def _no_threat(reading: Reading, told: Told) -> str | None:
    """What only looks like a threat: effects, cautions, prices paid, what is expected, aims and fears of others."""
    token, rule = reading.token, reading.pattern.rule
    if token.lemma == "threaten" and token.tag == "VBG" and token.dep in ("advcl", "acl") and any(map(_effect, token.children)):
        return "an effect, threatened by nobody"
    if rule.id == "threaten.warn" and len(told.chain) == 1 and _caution(token):
        return "a caution: nothing of one's own is threatened"
    if rule.id == "threaten.consequence" and token.lemma == "pay" and any(c.lower == "for" for c in token.children) and patients(token):
        return "a price that is paid"
    if token.lemma == "likely":
        return "expected, not threatened"
    verb = reading.verb
    if verb is None or rule.operator == "threaten":
        return None
    if len(told.chain) == 1 and any(_aim(t) for t in (verb, *verb.ancestors()) if t.is_infinitive()):
        return "an aim that others see"
    feared = next((t for t in (verb, *verb.ancestors()) if t.dep == "ccomp"), None)
    if feared is not None and feared.head.lemma in _FEARS:
        return "feared, not threatened"
    return None


def _effect(child: Token) -> bool:
    """'threatening to derail the talks'."""
    return child.dep == "xcomp" and child.lemma in _EFFECTS


def _aim(infinitive: Token) -> bool:
    """'the regime's endgame is to capture the wells'; not 'our aim is to'."""
    be = infinitive.head
    if infinitive.dep not in ("xcomp", "ccomp", "attr", "acomp") or be.lemma != "be":
        return False
    return any(s.lemma in _AIMS and not any(c.lower in ("our", "my") for c in s.children) for s in grammatical_subject(be))


def _caution(verb: Token) -> bool:
    """'warned lawmakers that the treasury was nearly empty': of what is or may be; not of what one will do, nor of penalties."""
    clauses = [c for c in verb.children if c.dep == "ccomp"]
    if not clauses or behind(verb, "of", "against"):
        return False
    if any(is_one_of(t, _PENALTIES) for c in clauses for t in c.subtree()):
        return False
    return not any(auxiliaries(c) & (FUTURE | {"must", "should"}) or any(g.dep == "neg" for g in c.children) for c in clauses)


def _no_request(reading: Reading) -> str | None:
    """What only looks like a plea: shelter from danger, what somebody is called, 'pressed on'."""
    token, rule = reading.token, reading.pattern.rule
    if reading.verb is not token:
        return None
    if rule.id == "request.seek" and any(o.lemma in _REFUGES for o in patients(token)) and _from_danger(token):
        return "shelter sought, not asked of anybody"
    if rule.id == "request.call-to" and any(_called(o) for o in patients(token)):
        return "what somebody is called"
    if token.lemma == "call" and patients(token) and any(w.lower == "for" and w.head is not token for w in reading.words):
        return "what somebody calls it"
    if token.lemma == "press" and any(c.lower in _ON and c.dep in ("prt", "advmod") for c in token.children):
        return "to go on asks nobody"
    return None


def _from_danger(verb: Token) -> bool:
    """'sought shelter from the shelling', 'seeking refuge in a school'; not 'sought refuge in the embassy'."""
    homes = (verb, *patients(verb))
    places = [o for home in homes for o in behind(home, "in", "at", "inside", "within")]
    return any(behind(home, "from") for home in homes) or not places or any(is_one_of(o, _HAVENS) for o in places)


def _called(them: Token) -> bool:
    """'called them "lies to mask its crimes"': what stands behind the pronoun is no infinitive."""
    tokens = them.sentence.tokens
    at = them.i + 1 - tokens[0].i
    return (
        them.tag == "PRP"
        and at < len(tokens)
        and tokens[at].lower != "to"
        and (is_noun(tokens[at]) or tokens[at].tag in ("``", "''", "DT", "JJ", '"'))
    )


def _rumour(noun: Token) -> bool:
    """'there is talk that', 'talk of a coup'."""
    clause = any(
        c.dep in ("acl", "ccomp", "relcl") and any(g.dep == "mark" and g.lower == "that" for g in c.children) for c in noun.children
    )
    there = noun.head.lemma == "be" and any(c.dep == "expl" for c in noun.head.children)
    return clause or there


def _had_to(verb: Token) -> bool:
    """'they had to return fire'."""
    had = verb.head.lower == "had" and verb.dep == "xcomp"
    return had and any(s.lower in _OWN for s in grammatical_subject(verb.head))


def _never(verb: Token) -> bool:
    """'had never funded it'."""
    never = any(c.lower == "never" for c in verb.children)
    return never and any(c.dep == "aux" and c.lemma == "have" for c in verb.children)
