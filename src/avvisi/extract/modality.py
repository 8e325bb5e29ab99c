"""What auxiliaries, conditions and the verb above say of a verb: that it is to come, owed, or hangs on something else."""

from avvisi.extract.grammar.auxiliaries import auxiliaries, negated
from avvisi.extract.grammar.tags import SUBJECTS, is_verb
from avvisi.parse.tokens import Token

FUTURE = frozenset({"will", "would", "shall"})
DUTY = frozenset({"should", "must", "ought"})
_REFUSE = frozenset({"refuse", "decline", "reject", "delay", "postpone", "suspend"})
_SAYS = frozenset({"say", "tell", "add"})
_HINTS = frozenset({"say", "hint", "add", "warn", "insist", "suggest", "note", "threaten", "declare", "indicate"})
_ENDS = frozenset(
    {"aim", "goal", "purpose", "task", "job", "role", "idea", "objective", "function", "trip", "visit", "tour", "journey", "point", "way"}
)
_COMING = frozenset({"scheduled", "planned", "upcoming", "forthcoming", "coming", "proposed", "imminent", "expected"})


def has_to(verb: Token) -> bool:
    """'has to withdraw', 'needs to withdraw'; not 'would not have to withdraw', 'has yet to reply'."""
    owing = verb.dep == "xcomp" and verb.is_infinitive() and verb.head.lemma in ("have", "need", "ought") and not negated(verb.head)
    return owing and not any(c.lower == "yet" for c in verb.head.children)


def scheduled(verb: Token) -> bool:
    """'is to visit', 'is going to visit', 'is due to visit'; a headline's 'Ghana to host talks'."""
    if verb.lower == "going" and verb.tag == "VBG" and verb.child("xcomp") is not None:
        return not any(c.lower in ("was", "were") for c in verb.children)
    if not verb.is_infinitive():
        return False
    if verb.dep == "ROOT":
        return True
    if verb.dep == "advcl":  # 'was then to visit'
        predicate = any(
            c.dep in ("attr", "acomp", "expl", "prep", "ccomp")
            or c.dep == "advmod"
            and c.lower in ("here", "there", "away", "back", "abroad")
            for c in verb.head.children
        )
        return verb.head.lemma == "be" and verb.head.i < verb.i and not predicate
    if verb.dep == "xcomp" and verb.head.lemma == "be" and any(c.dep == "nsubj" and c.lemma in _ENDS for c in verb.head.children):
        return False  # 'her trip was to show'
    return verb.dep == "xcomp" and (verb.head.lemma == "be" or verb.head.lower == "going" and verb.head.tag == "VBG")


def conditional(verb: Token) -> bool:
    """'if Chad withdraws', 'unless', 'should Chad withdraw'."""
    clause: Token | None = verb
    for _ in range(4):
        if clause is None:
            return False
        if any(
            c.dep == "mark" and c.lower in ("if", "unless", "whether", "lest") or c.dep == "advmod" and c.lower == "whether"
            for c in clause.children
        ):
            return True
        clause = clause.head if clause.dep in ("conj", "xcomp") and clause.head is not clause else None
    return False


def contingent(verb: Token) -> bool:
    """'would withdraw only if asked', 'should it fail, it would withdraw': what a condition hangs on."""
    said = [
        c for c in verb.children if c.dep in ("ccomp", "parataxis") and c.lemma in _HINTS and c.i < verb.i
    ]  # 'should it fail, he hinted, it'
    return any(
        c.dep == "advcl" and (any(g.dep == "mark" and g.lower in ("if", "unless") for g in c.children) or c.i < verb.i and _inverted(c))
        for c in verb.children
    ) or any(c.dep in ("ccomp", "advcl") and c.i < s.i and _inverted(c) for s in said for c in s.children)


def awaited(verb: Token) -> bool:
    """'will not talk until Chad withdraws', 'refused to talk until it withdrew', 'a condition before Chad will talk': what is waited for."""
    marks = {c.lower for c in verb.children if c.dep == "mark"}
    if verb.dep != "advcl" or not marks & {"until", "till", "before", "unless"}:
        return False
    if "before" in marks:
        return bool(auxiliaries(verb) & FUTURE)
    over: Token | None = verb.head
    for _ in range(3):
        if over is None or not is_verb(over):
            return False
        if negated(over) or over.lemma in _REFUSE or auxiliaries(over) & (FUTURE | DUTY):
            return True
        over = over.head if over.dep in ("xcomp", "conj") and over.head is not over else None
    return False


def _inverted(clause: Token) -> bool:
    """'should no answer come', 'were it to fail'."""
    first = next(iter(clause.children), None)
    return first is not None and first.dep == "aux" and first.lower in ("should", "were", "had") and clause.child(*SUBJECTS) is not None


def coming_with(gerund: Token) -> set[str]:
    """'will be back on Sunday, flying to Lima': what goes with a deed to come is to come."""
    if gerund.tag != "VBG" or gerund.dep != "advcl" or any(c.dep in ("mark", "aux", "nsubj") for c in gerund.children):
        return set()
    return auxiliaries(gerund.head) & FUTURE if gerund.head.i < gerund.i and is_verb(gerund.head) else set()


def within_coming(noun: Token) -> bool:
    """'will raise it during her visit to Lima': an occasion of deeds to come is to come."""
    if any(c.dep == "amod" and c.lower in _COMING for c in noun.children):
        return True  # 'before the scheduled talks'
    prep = noun.head
    if noun.dep == "pobj" and _in_view(noun):
        return True
    if noun.dep != "pobj" or prep.lower not in ("during", "in", "at", "on"):
        return False
    over = prep.head if prep.lower != "during" else next((t for t in (prep.head, *prep.head.ancestors()) if is_verb(t)), prep.head)
    return is_verb(over) and bool(auxiliaries(over) & FUTURE) and not any(c.dep == "ccomp" for c in over.children if c.i < prep.i)


def _in_view(noun: Token) -> bool:
    """'said ahead of the summit', 'told her before his trip': to come, where the words were said and, as far as is told, still."""
    prep = noun.head
    if prep.lower == "of" and prep.head.lower == "ahead":
        prep = prep.head
    elif prep.lower != "before" or not any(c.dep == "poss" for c in noun.children):
        return False
    over = prep.head
    while not is_verb(over) and over.head is not over:
        over = over.head
    return over.lemma in _SAYS


def none_of(noun: Token) -> bool:
    """'closed no embassy', 'nobody has been arrested'."""
    return (
        noun.lower in ("nobody", "none", "nothing")
        and noun.dep != "attr"
        or any(c.dep == "det" and c.lower in ("no", "neither") for c in noun.children)
    )
