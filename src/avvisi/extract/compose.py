"""What one event makes of another: 'agreed to lift' is AGREE, 'refused to meet' REJECT, 'will bomb' THREATEN. The outer verb decides."""

from dataclasses import dataclass, replace

from avvisi.extract.governed import Inners
from avvisi.extract.grammar.auxiliaries import auxiliaries, negated
from avvisi.extract.grammar.joined import first_conjunct
from avvisi.extract.grammar.subject_object import logical_subject, noun_subjects, patients
from avvisi.extract.grammar.tags import is_noun, is_verb
from avvisi.extract.modality import DUTY, FUTURE, coming_with, conditional, contingent, has_to, none_of, scheduled, within_coming
from avvisi.extract.triggers import Reading
from avvisi.lexicon.event_rules import Outcome
from avvisi.lexicon.events import EventLexicon
from avvisi.model.facts import EventType
from avvisi.parse.tokens import Token

_COOP = frozenset({1, 2})
_CARRIES = frozenset({"continue", "keep", "begin", "start", "go", "resume", "proceed", "help", "come", "rush", "manage", "remain"})
_SOIL = frozenset({"soil", "territory", "land", "ground", "airspace", "rebel", "insurgent", "guerrilla", "militant", "mercenary"})
_LASTING = frozenset({"AID", "COOPERATE", "SUPPORT"})
_ENDS = frozenset({"end", "stop", "cease", "conclude"})
_MAY = frozenset({"may", "might", "could", "can"})


@dataclass(frozen=True, slots=True, eq=False)
class Told:
    """A composed reading. `chain` runs from the outer reading to the innermost; `applied` names what modality or negation did to it."""

    code: EventType
    mode: str | None
    chain: tuple[Reading, ...]
    applied: str | None = None
    negated: bool = False
    future: bool = False
    conditional: bool = False
    contingent: bool = False
    duty: bool = False
    possible: bool = False

    @property
    def outer(self) -> Reading:
        """The reading that decides."""
        return self.chain[0]


class Composer:
    """Composes the readings of one sentence. `governed` holds the triggers that another reading governs."""

    def __init__(self, readings: dict[int, Reading], lexicon: EventLexicon) -> None:
        self.readings, self.lexicon = readings, lexicon
        self.governed: dict[int, Reading] = {}
        self.inners = Inners(readings, lexicon)
        self.denied = self.inners.denied
        for reading in self.each():
            operator = reading.pattern.rule.operator
            if operator == "deny" and any(map(_denied, reading.token.children)):
                self.denied |= {inner.token.i for inner in self.inners(reading)}
            elif operator and operator != "admit" and not _by_nobody(reading):  # what is admitted was done
                for inner in self.inners(reading):
                    if operator == "claim" and not self._claimed(inner):
                        continue
                    if inner.pattern.rule.actor != ("speaker",):  # 'told Peru to leave or face sanctions': asked, and threatened
                        self.governed.setdefault(inner.token.i, reading)

    def _claimed(self, inner: Reading) -> bool:
        """Whether it is harm that somebody else is said to have done."""
        known = self.apply("claim", inner.pattern.code, None) is not None and inner.verb is not None
        return known and _of_others(inner) and not negated(inner.verb or inner.token)

    def each(self) -> list[Reading]:
        """Every reading once, in order of the text."""
        return list({r.token.i: r for r in self.readings.values()}.values())

    def told(self, reading: Reading, seen: frozenset[int] = frozenset(), *, bare: bool = False) -> Told | None:
        """The composed event of a reading; None where its rule needs an inner event and has none. `bare`: modality left out."""
        rule = reading.pattern.rule
        told: Told | None = None
        if rule.operator and reading.token.i not in seen:
            for inner in self.inners(reading):
                below = self.told(inner, seen | {reading.token.i})
                told = self._governs(reading, below) if below is not None else None
                if told is not None:
                    break
        if told is None:
            if rule.needs == "inner":
                return None
            told = Told(reading.pattern.code, rule.mode, (reading,))
        return told if bare else self._modal(told, outermost=not seen)

    def _governs(self, reading: Reading, below: Told) -> Told | None:
        rule = reading.pattern.rule
        if rule.id == "agree.offer" and below.code in _LASTING and _goes_on(reading.token):
            return replace(below, chain=(reading, *below.chain))  # 'has been offering steady support'
        if rule.operator == "commit" and _others_deed(reading, below.outer):
            return None  # 'hoped all parties will cooperate' commits nobody
        if rule.operator == "claim" and not self._claimed(below.outer):
            return None  # 'the rebels claimed that their men had shot down a plane'
        if rule.operator in ("commit", "consent") and below.duty:
            return None  # 'agreed that Chad should withdraw'
        if rule.clause == "infinitive" and below.outer.verb is not None and not below.outer.verb.is_infinitive():
            return None  # 'told the press that he would visit' orders nobody
        if rule.operator in ("commit", "consent") and below.applied == "refuse" and own_soil(below):
            return Told("AGREE", None, (reading, *below.chain))
        if rule.operator in ("commit", "consent") and self.lexicon.quad(below.code) not in _COOP and _by_none(below):
            return Told("AGREE", None, (reading, *below.chain))  # 'promised not to attack Chad', 'that no Malian soldier would cross'
        stands = below.code == "SUPPORT" and below.outer.verb is not None and not below.future and not below.outer.verb.is_infinitive()
        if reading.token.lemma == "assure" and stands:
            return replace(below, chain=(reading, *below.chain))  # 'assured Mali that Chad stood by it'
        operator = "order" if rule.operator == "request" and _own(reading) else rule.operator or "do"
        found = self.apply(operator, below.code, below.mode)
        if found is None:
            return None
        code, mode = found
        if code == reading.pattern.code and mode is None:
            mode = rule.mode
        return Told(code, mode, (reading, *below.chain))

    def apply(self, operator: str, code: EventType, mode: str | None) -> tuple[EventType, str | None] | None:
        """(type, mode) of an inner event under an operator; None where the operator has nothing to say of it."""
        table = self.lexicon.outcomes[operator]
        kind = "coop" if self.lexicon.quad(code) in _COOP else "conflict"
        outcome: Outcome | None = table.get(code) or table.get(kind) or table.get("any")
        if outcome is None:
            return None
        if outcome.type == "SAME":
            return code, mode
        return outcome.type, outcome.modes.get(f"{code}/{mode}", outcome.modes.get(code))

    def _modal(self, told: Told, *, outermost: bool) -> Told:
        """What auxiliaries, negation and conditions make of it."""
        bearer = self._tensed(told.outer.verb)
        if bearer is None:
            told = replace(told, negated=negated(told.outer.token) or told.outer.token.i in self.denied)
            return (
                replace(self._under("commit", told), future=True)
                if told.outer.pattern.rule.occasion and within_coming(told.outer.token)
                else told
            )
        aux = auxiliaries(bearer) or coming_with(bearer)
        no = negated(bearer) or (bearer is not told.outer.token and negated(told.outer.token))
        no = no or told.outer.token.i in self.denied or any(map(none_of, (*told.outer.objects, *patients(told.outer.token))))
        if (only := told.outer.pattern.rule.only) is not None:
            spent = DUTY if only == "duty" else FUTURE | {"must"} if only == "future" else FUTURE
            no, aux = no and only not in ("negated", "duty"), aux - spent
        if (unless := conditional(bearer)) | (awaits := contingent(bearer)):
            told = replace(told, conditional=unless, contingent=awaits)
        if aux & DUTY or has_to(bearer) and only != "duty":
            return replace(self._under("request", told), duty=True, negated=no)
        undone = told.outer.pattern.rule.operator in ("stop", "refuse", "fail") and told.outer.pattern.rule.id != "reject.oppose"
        if no and undone and len(told.chain) > 1:  # not 'has no objection to the visit', which is another's
            told, no = self._undone(told), False  # 'would not stop supporting' goes on supporting
        if no:
            if told.outer.token.i in self.denied:
                return replace(told, negated=True)
            if own_soil(told) and aux & FUTURE:  # 'would not let its soil be used against Chad'
                return replace(told, code="AGREE", mode=None, applied="commit", future=True)
            if self.lexicon.quad(told.code) in _COOP:
                return self._under("stop" if _no_longer(bearer) and told.code in _LASTING else "refuse", told)
            return replace(told, negated=True, future=bool(aux & FUTURE))
        if told.outer.pattern.rule.planned or told.outer.pattern.rule.occasion and self._ahead(told.outer, bearer):
            return replace(self._under("commit", told), future=True)
        if told.contingent and told.code == "ACCUSE" and aux & FUTURE:  # 'would take the matter to court if no reply came'
            return replace(told, code="THREATEN", mode=None, future=True, applied="threaten")
        if told.outer.happens and bearer.lemma in _ENDS and aux & FUTURE and self.lexicon.quad(told.code) not in _COOP:
            told = self._under("stop", told)  # 'the offensive would end if the rebels left'
        if aux & FUTURE and bearer.lemma != "like" or scheduled(bearer):
            return replace(self._under("commit", told) if outermost else told, future=True)
        if aux & _MAY:
            return replace(self._under("commit", told) if outermost else told, possible=True)
        return told

    def _ahead(self, reading: Reading, bearer: Token) -> bool:
        """'plans a visit', 'talks are set for May', 'talks are to open', 'leaves for Lima tomorrow'."""
        if reading.token is not bearer and bearer.lemma in self.lexicon.ahead:
            return True
        if bearer.lemma == "be" and any(c.dep == "xcomp" and c.lemma in self.lexicon.happen and c.is_infinitive() for c in bearer.children):
            return True
        if any(c.dep == "acomp" and c.lower in ("due", "set") and any(g.is_infinitive() for g in c.children) for c in bearer.children):
            return reading.happens
        helpers = {c.lower for c in bearer.children if c.dep in ("aux", "auxpass")}
        present = bearer.tag in ("VBZ", "VBP") and not helpers or bearer.tag == "VBG" and bool(helpers & {"is", "are", "am"})
        return present and any(
            c.lower == "tomorrow" or any(g.lower == "next" for g in c.children) for c in bearer.children if c.dep in ("npadvmod", "advmod")
        )

    def _under(self, operator: str, told: Told) -> Told:
        """The event under an operator that no word but modality names."""
        found = self.apply(operator, told.code, told.mode)
        return told if found is None else replace(told, code=found[0], mode=found[1], applied=operator)

    def coming(self, told: Told) -> Told:
        """The event as one to come: what is told of a day after the report."""
        return replace(self._under("commit", told), future=True)

    def _undone(self, told: Told) -> Told:
        inner = told.chain[1]
        return replace(told, code=inner.pattern.code, mode=inner.pattern.rule.mode)

    def _tensed(self, verb: Token | None) -> Token | None:
        """The verb that bears tense and negation: for 'will continue to promote', 'continue'."""
        for _ in range(4):
            if verb is None or verb.dep not in ("xcomp", "pcomp") or verb.head.lemma not in _CARRIES or not is_verb(verb.head):
                return verb
            verb = verb.head
        return verb


def _no_longer(verb: Token) -> bool:
    """'will no longer buy fish from Iceland': what went on is stopped."""
    return any(c.lower == "longer" or c.lower == "more" and any(g.lower in ("any", "no") for g in c.children) for c in verb.children)


def _by_none(told: Told) -> bool:
    """'not to attack Chad', 'that no Malian soldier would cross': a deed that nobody will do."""
    verb = told.outer.verb
    return told.negated or verb is not None and any(c.dep == "det" and c.lower == "no" for s in logical_subject(verb) for c in s.children)


def _by_nobody(reading: Reading) -> bool:
    """'it was decided that Chad would repair the bridge': nobody is said to decide, and the deed is told by itself."""
    if reading.pattern.rule.operator not in ("do", "consent", "commit") or reading.verb is not reading.token:
        return False
    children = reading.token.children
    return any(c.dep == "nsubjpass" and c.lower == "it" for c in children) and any(c.dep == "ccomp" for c in children)


def _denied(child: Token) -> bool:
    """'denied that its planes had crossed', 'denied having crossed': a fact, not a wish."""
    having = any(c.dep == "aux" and c.lower == "having" for c in child.children)
    return child.dep == "ccomp" or child.dep == "xcomp" and (child.tag == "VBG" or having)


def _of_others(inner: Reading) -> bool:
    """Whether a deed told in a clause is that of somebody named there, not of whoever tells it: 'that Chad had raided'; not 'that it had'."""
    if inner.verb is None or inner.verb.is_infinitive():
        return False
    doing = [t for t in logical_subject(inner.verb) if is_noun(t)]
    return any(not any(c.dep == "poss" and c.tag == "PRP$" for c in t.children) for t in doing)


def _own(reading: Reading) -> bool:
    """'ordered its troops to withdraw': what one's own people are told to do is one's deed."""
    return reading.token.lemma in ("order", "tell", "instruct", "command", "direct") and any(
        c.dep == "poss" and c.lower in ("its", "his", "her", "their") for o in patients(reading.token) for c in o.children
    )


def own_soil(told: Told) -> bool:
    """'undertook not to allow its soil to be used against Chad', 'not to let rebels cross': what is promised is peace, not a refusal."""
    if told.outer.pattern.code == "SUPPORT" and told.applied == "refuse":  # 'assured Peru that it did not support the rebels'
        return any(o.lemma in _SOIL for o in patients(told.outer.token))
    if told.outer.pattern.rule.operator != "allow":
        return False
    harm = len(told.chain) > 1 and told.chain[1].pattern.code in ("ASSAULT", "COERCE", "MOBILIZE")
    soil = {g.lemma for c in told.outer.token.children for g in (c, *c.children)}
    return harm or not _SOIL.isdisjoint(soil)


def _goes_on(verb: Token) -> bool:
    """'has been offering': it is being done."""
    helpers = {c.lemma for c in verb.children if c.dep == "aux"}
    return verb.tag == "VBG" and {"have", "be"} <= helpers


def _others_deed(outer: Reading, inner: Reading) -> bool:
    """Whether the inner clause has a subject of its own that is not the outer's."""
    verb = inner.verb
    if (
        verb is None
        or verb is outer.verb
        or verb.head.lemma == "help"
        or outer.token.lemma in ("promise", "pledge", "vow", "swear", "guarantee", "announce")
    ):
        return False
    own = noun_subjects(first_conjunct(verb))  # 'the hope that Chad will come and invest'
    return bool(own) and not any(c.lower in ("country", "government", "state", "side", "nation") for c in own)
