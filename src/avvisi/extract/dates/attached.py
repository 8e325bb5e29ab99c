"""What a time expression hangs on: the verb or the noun it is the day of."""

from collections.abc import Mapping

from avvisi.extract.base import Findings
from avvisi.extract.dates.tense import above_aim, governor, head_of
from avvisi.model.facts import TimeExpression
from avvisi.parse.tokens import Sentence, Token


class Attached:
    """A time expression and what it hangs on: `verb` the first verb above it, `noun` the noun between, where there is one."""

    __slots__ = ("date", "head", "noun", "verb", "lead", "modifies", "counted")

    verb: Token | None
    noun: Token | None
    counted: Token | None

    def __init__(self, date: TimeExpression, tokens: list[Token], dated: Mapping[int, TimeExpression]) -> None:
        self.date = date
        told = _told_of(tokens) if date.evidence.rule == "dates.after" else None
        self.counted = told if date.type == "DURATION" else None  # 'comes five months after they left': what it is counted from
        told = told if date.type == "DATE" else None
        if told is not None:  # 'a day after he met the king': the day of `met`
            self.head, self.lead, self.modifies = told, "", False
            self.verb = told if told.tag.startswith("VB") else None
            self.noun = None if self.verb is told else told
            return
        self.head = head_of(tokens)
        inside = {t.i for t in tokens}
        over, below = self.head.head, self.head
        self.lead = ""
        before = self.head.i < over.i  # 'Tuesday' in 'met diplomats here Tuesday' modifies no diplomats
        named = self.head.dep == "appos" and self.head.tag == "CD" and over.i == self.head.i - 1  # 'the Forum 2006'
        self.modifies = (
            named
            or self.head.dep in ("nummod", "compound", "amod", "poss", "nmod")
            or self.head.dep == "npadvmod"
            and over.pos == "NOUN"
            and before
        )
        while over is not below and (over.i in inside or over.i in dated or over.tag in ("IN", "TO", "RP") or over.dep == "prep"):
            self.lead = self.lead or over.lower
            below, over = over, over.head
        self.noun = over if over.tag.startswith(("NN", "PRP", "DT", "JJ", "CD")) and over is not self.head else None
        verb = governor(over)
        self.verb = above_aim(self.head, verb) if verb is not None and self.noun is None else verb
        if self.verb is not None and self.noun is None and self.lead:
            self.verb = _inside(self.head, self.verb)
        if self.verb is not None and self.noun is None and (following := _after_and(self.head, self.verb)) is not None:
            self.verb = following
        fronted = _fronted(self.head)
        if fronted is not None:
            self.verb, self.noun, self.modifies = fronted, None, False

    @property
    def tells(self) -> bool:
        """Whether it tells a day or bounds, or at least another time than now: not 'for two hours', 'daily'."""
        return bool(self.date.earliest or self.date.latest or self.date.value == "PAST_REF") and self.date.type != "SET"


def _after_and(head: Token, verb: Token) -> Token | None:
    """'ties were cool last year, and in March, after the raid, Peru sent troops': the time behind 'and' opens what follows."""
    lead = head.head if head.dep == "pobj" else head
    joining = next((c for c in verb.children if c.tag == "CC" and c.i == lead.i - 1), None)
    if joining is None or not verb.i < joining.i:
        return None
    following = [t for t in verb.children if t.dep == "conj"] + ([verb.head] if verb.dep == "ccomp" else [])
    return next((t for t in following if t.i > head.i and t.tag.startswith("VB")), None)


def _inside(head: Token, verb: Token) -> Token:
    """'added he talked with the king on Monday': a time behind what was told, read with the telling."""
    told = verb.child("ccomp")
    if (
        verb.tag != "VBD"
        or told is None
        or told.tag != "VBD"
        or not verb.i < told.i < head.i
        or told.lemma == "be"
        or told.child("aux", "auxpass")
    ):
        return verb
    return verb if any(t.text in (",", ";", "-", "--") and told.i < t.i < head.i and t.head is verb for t in verb.sentence.tokens) else told


def _fronted(head: Token) -> Token | None:
    """The verb of 'On Friday Kenya closed the port', 'The next day Kenya closed it', where the name behind was read with the day before it."""
    prep = head.head.head
    if head.dep == "compound" and head.head.dep == "pobj" and prep.i == head.i - 1 and prep.lower == "on" and head.head.i == head.i + 1:
        verb = prep.head
        return verb if verb.tag == "VBD" and verb.i > head.i and verb.child("nsubj", "nsubjpass") is None else None
    if head.head is head:
        verbs = [t for t in head.children if t.dep == "relcl" and t.tag == "VBD" and not any(c.tag.startswith("W") for c in t.children)]
        return verbs[0] if verbs else None
    return None


def _told_of(tokens: list[Token]) -> Token | None:
    """What stands behind the 'after' that ends an expression: a verb or a noun."""
    last = tokens[-1]
    if last.dep == "mark":
        return last.head
    return last.child("pobj", "pcomp") or next((t for t in last.children if t.tag.startswith("VB")), None)


def attached(sentence: Sentence, earlier: Findings) -> list[Attached]:
    """The resolved time expressions of a sentence with what they hang on, in order."""
    found: list[Attached] | None = earlier.hung.get(sentence.index)
    if found is None:
        dates = earlier.dated.get(sentence.index, ())
        found = [Attached(date, tokens, earlier.date_of) for date, tokens in dates if date.earliest or date.latest or date.value]
        earlier.hung[sentence.index] = found
    return found
