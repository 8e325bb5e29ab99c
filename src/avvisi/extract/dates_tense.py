"""Which verb a time expression hangs on, and whether that verb looks back or ahead."""

from typing import Literal

from avvisi.parse.tokens import Token

Tense = Literal["past", "present", "future"]
AHEAD = frozenset(
    [
        "plan",
        "schedule",
        "expect",
        "slate",
        "set",
        "due",
        "intend",
        "hope",
        "agree",
        "want",
        "promise",
        "vow",
        "pledge",
        "decide",
        "prepare",
        "ask",
        "urge",
        "invite",
        "order",
        "threaten",
        "propose",
        "aim",
        "arrange",
        "project",
        "forecast",
        "anticipate",
        "postpone",
        "delay",
        "defer",
        "push",
        "prefer",
        "wait",
        "need",
        "seek",
        "offer",
        "authorize",
        "allow",
    ]
)  # verbs whose infinitive, or whose 'for Friday', lies ahead of them
MODAL = frozenset(["will", "would", "shall", "may", "might", "could", "should", "can", "must"])
DEADLINE = frozenset(["until", "till", "by", "through"])


def head_of(tokens: list[Token]) -> Token:
    """The token of a run whose head lies outside it."""
    inside = {t.i for t in tokens}
    return next((t for t in tokens if t.head is t or t.head.i not in inside), tokens[0])


def verb_over(token: Token) -> Token | None:
    """The nearest verb above a token (or the token itself); None in a fragment without verbs."""
    here = token
    while True:
        if here.tag.startswith("VB") and here.dep not in ("aux", "auxpass", "amod"):
            return here
        if here.head is here:
            return None
        here = here.head


def tense_of(verb: Token, depth: int = 0) -> Tense | None:
    """Past, present or future of a verb with its auxiliaries; a bare participle or infinitive takes that of what it hangs on."""
    helpers = [t for t in verb.children if t.dep in ("aux", "auxpass")]
    words = {t.lemma for t in helpers}
    if words & MODAL:
        return "future" if not ("have" in words and verb.tag == "VBN") else "past"
    if any(t.tag == "TO" for t in helpers):
        return _infinitive(verb, words, depth)
    if verb.tag == "VBD" or any(t.tag == "VBD" for t in helpers):
        return "past"
    if "have" in words:
        return "past"
    if verb.tag in ("VBZ", "VBP") or any(t.tag in ("VBZ", "VBP") for t in helpers):
        return "future" if verb.tag == "VBG" and "be" in words and verb.lemma == "go" else "present"
    above = verb.head if verb.head is not verb else None
    if verb.tag == "VBN":
        return "future" if verb.lemma in AHEAD else "past"
    if above is not None and depth < 6 and (higher := verb_over(above)) is not None:
        return tense_of(higher, depth + 1)
    return None


def _infinitive(verb: Token, words: set[str], depth: int) -> Tense | None:
    if "have" in words:
        return "past"
    above = verb.head
    if above is verb or depth > 6:
        return "future"
    if above.tag.startswith("VB") and verb.dep == "advcl" and above.lemma not in AHEAD:
        return tense_of(above, depth + 1)  # 'flew to Minsk to meet him on Friday'
    return "future"


def direction(tokens: list[Token]) -> Tense | None:
    """Whether a time expression looks back or ahead from the day of the report, as its preposition and verb tell."""
    head = head_of(tokens)
    over = head.head
    first = tokens[0]
    before = over.lower if over.dep == "prep" or over.tag == "IN" else ""
    if before in DEADLINE:
        return "future"
    if before in ("since",):
        return "past"
    verb = verb_over(head)
    if verb is None:
        return None
    if before == "for" and (verb.lemma in AHEAD or _planned(over)):
        return "future"
    if first.i and any(t.lemma in ("schedule", "due", "slate", "upcoming", "plan") for t in (over, over.head, head.head)):
        return "future"
    return tense_of(verb)


def _planned(preposition: Token) -> bool:
    return preposition.head.lemma in AHEAD or preposition.head.lemma in (
        "meeting",
        "visit",
        "talk",
        "election",
        "summit",
        "session",
        "vote",
        "date",
    )
