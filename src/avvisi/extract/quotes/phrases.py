"""Small questions to the parse: the noun phrase of a speaker, the subject of a verb, the stretches of text of a set of tokens."""

from collections.abc import Iterable
from operator import attrgetter

from avvisi.parse.tokens import FINITE, Parsed, Token

NOMINAL = frozenset(["NNP", "NNPS", "NN", "NNS", "PRP", "CD", "DT", "WP", "JJ", "WDT", "PRP$", "NNPS", "FW", "EX", "JJS", "JJR"])
MARKS = frozenset(["``", '"', "“", "‘", "'", "«"])
CLOSING = frozenset(["''", '"', "”", "’", "»"])
TELLS = frozenset(["tell", "inform", "assure", "remind"])  # somebody, who is their object
_SUBJECTS = ("nsubj", "nsubjpass", "csubj")
_BROUGHT = frozenset(
    ["quote", "cite", "interview", "reach", "contact", "question", "obtain", "see", "review", "leak", "publish", "carry", "broadcast", "air",
     "read", "print", "examine"]
)  # fmt: skip
_MARKS = frozenset(["``", "''", '"', "“", "”", "‘", "’", "'"])
_EDGE = frozenset([",", ".", ":", ";", "-", "--", "–", "—", "―", "''", "``", "(", ")", "…", "...", "!", "?"])


def below(token: Token, without: Iterable[Token] = ()) -> list[Token]:
    """The subtree of a token less the subtrees of others, in order."""
    barred = {t.i for t in without}
    if not barred:
        return token.subtree()
    found, waiting = [], [token]
    while waiting:
        now = waiting.pop()
        if now.i in barred:
            continue
        found.append(now)
        waiting.extend(now.children)
    found.sort(key=attrgetter("i"))
    return found


def noun_phrase(head: Token) -> list[Token]:
    """The words of a source: its modifiers, appositions and conjuncts, but no relative clause, and nothing across a verb."""
    barred = [
        c
        for c in head.children
        if c.dep in ("relcl", "advcl", "parataxis", "ccomp", "cc", "conj", "punct", "acl") and c.i > head.i and _drops(c)
    ]
    run = _run_around(below(head, barred), head)
    verb = next((n for n, t in enumerate(run) if t.i > head.i and (t.tag in FINITE or t.tag in ("WDT", "WP$") or t.lower == "that")), None)
    if verb is not None:
        run = run[:verb]
        while len(run) > 1 and run[-1].i > head.i and run[-1].tag in ("WP", "WDT", "IN", "CC", "TO", "RB", "DT", "WRB", "WP$"):
            run.pop()
    while run and run[-1].text in _EDGE and run[-1].i > head.i and not (run[-1].text == ")" and any(t.text == "(" for t in run)):
        run.pop()
    if len(run) > 1 and run[0].tag == "VBG" and run[0] is head.sentence.tokens[0] and run[0].dep == "amod" and run[1].tag != "NN":
        run.pop(0)  # 'Noting Chinese leaders have said …'
    while run and (run[0].text in _EDGE or run[0].text in ('"', "”") or run[0].dep == "cc") and run[0].i < head.i:
        run.pop(0)
    return run or [head]


def between_semicolons(token: Token) -> tuple[int, int]:
    """The stretch of its sentence that a word stands in, between semicolons: indexes of tokens, the last one excluded."""
    words = token.sentence.tokens
    stops = [t.i for t in words if t.text == ";"]
    low = max((i + 1 for i in stops if i < token.i), default=words[0].i)
    return low, min((i for i in stops if i > token.i), default=words[-1].i + 1)


def _drops(child: Token) -> bool:
    if child.dep == "conj":
        return child.tag.startswith("VB")
    if child.dep in ("cc", "punct"):
        return False
    if child.dep == "acl":
        words = child.sentence.tokens
        before = words[min(t.i for t in below(child)) - words[0].i - 1]
        if child.lemma in _BROUGHT and (child.child("agent") is not None or child.lemma == "leak"):
            return True  # 'the regulator quoted by the radio', 'minutes seen by the weekly'
        return child.tag in ("VBG", "VBZ", "VBP", "VBD") or before.text == "," or any(c.dep == "mark" for c in child.children)
    return True


def _run_around(tokens: list[Token], head: Token) -> list[Token]:
    """The tokens around the head that stand without a gap."""
    at = next(n for n, t in enumerate(tokens) if t is head)
    first = last = at
    while first > 0 and tokens[first - 1].i >= tokens[first].i - 1:
        first -= 1
    while last + 1 < len(tokens) and tokens[last + 1].i <= tokens[last].i + 1:
        last += 1
    return tokens[first : last + 1]


def whole_name(noun: Token) -> Token:
    """The head of the compound that a noun opens: 'race director Jo Bell' is Bell."""
    while noun.dep == "compound" and noun.head.i > noun.i:
        noun = noun.head
    return noun


def own_subject(verb: Token) -> Token | None:
    """The verb's own subject; of two (the parse hung a whole clause on the verb) the one nearest to it."""
    found = [c for c in verb.children if c.dep in _SUBJECTS]
    if len(found) < 2:
        return found[0] if found else None
    found = [c for c in found if not _beside_subject(c)] or found
    return min(found, key=lambda c: abs(c.i - verb.i))


def _beside_subject(found: Token) -> bool:
    """', citing the minister,' and ', a copy of which was seen,' beside the true subject."""
    of = found.child("prep")
    which = of.child("pobj") if of is not None else None
    return found.dep == "csubj" and found.tag == "VBG" or which is not None and which.tag in ("WDT", "WP")


def goes_past(verb: Token) -> bool:
    """A bare past that the parse joined to 'should visit', 'would leave': it belongs to the verb above them."""
    wished = verb.dep == "conj" and verb.tag == "VBD" and verb.head.tag == "VB" and any(c.tag == "MD" for c in verb.head.children)
    return wished and own_subject(verb) is None and not any(c.dep in ("aux", "auxpass") for c in verb.children)


def subject(verb: Token, depth: int = 6) -> Token | None:
    """The subject of a verb, or that of the verb it leans on: 'rose and said', 'went on to say', 'left, saying'.

    For a relative clause it is the relative pronoun; for a clause on a noun ('a letter saying') the noun.
    """
    while depth:
        depth -= 1
        found = own_subject(verb)
        if found is not None:
            return found
        if verb.head is verb:
            return None
        if verb.dep in ("acl", "relcl"):
            return verb.head if verb.head.tag in NOMINAL else None
        if goes_past(verb):
            above = next((a for a in verb.head.ancestors() if a.tag == "VBD"), None)
            if above is not None:
                verb = above
                continue
        if verb.dep == "conj" and verb.tag in ("VBD", "VBZ", "VBP"):
            while (
                verb.head is not verb
                and verb.head.tag == "VB"
                and verb.dep in ("conj", "xcomp", "advcl")
                and own_subject(verb.head) is None
            ):
                verb = verb.head
            if verb.head is verb:
                continue
        if verb.dep in ("conj", "xcomp", "advcl", "pcomp", "dep", "ccomp", "parataxis") and (verb.tag != "VBG" or verb.dep != "ccomp"):
            agent = passive_agent(verb.head) if verb.dep == "advcl" else None
            if agent is not None:
                return agent
            verb = _verb_above(verb)
            continue
        if verb.dep in ("aux", "prep"):
            verb = verb.head
            continue
        return None
    return None


def _verb_above(verb: Token) -> Token:
    """The head, stepping over the preposition of 'by saying', 'of having said'."""
    above = verb.head
    return above.head if above.tag in ("IN", "TO") and above.dep == "prep" else above


def nominal_before_verb(tokens: list[Token]) -> bool:
    """Whether a noun stands before the first finite verb: a clause with its subject first."""
    for token in tokens:
        if token.tag in FINITE:
            return False
        if token.tag in NOMINAL:
            return True
    return False


def passive_agent(verb: Token) -> Token | None:
    """Whoever a passive's 'by' names."""
    agent = verb.child("agent")
    return agent.child("pobj") if agent is not None else None


def is_passive(verb: Token) -> bool:
    """'was told', 'been accused', 'gets blamed'; 'was arrested and told' too."""
    if verb.tag == "VBD" and verb.dep == "conj" and verb.lemma in TELLS:
        hearer = any(c.dep in ("dobj", "dative", "iobj", "nsubj") for c in verb.children)
        return not hearer and is_passive(verb.head)  # 'was seized and told that': whom else was told?
    if verb.tag != "VBN":
        return False
    if any(c.dep in ("auxpass", "nsubjpass") for c in verb.children):
        return True
    alone = verb.dep == "conj" and verb.head.tag == "VBN" and not any(c.dep in ("aux", "nsubj") for c in verb.children)
    return alone and is_passive(verb.head) and not misread_past(verb)


def misread_past(verb: Token) -> bool:
    """'admitted the keys had been lost and acknowledged that …': what is lost acknowledges nothing; only who is told has a clause in the passive."""
    that = verb.child("ccomp")
    joined = verb.tag == "VBN" and verb.dep == "conj" and verb.head.tag == "VBN"
    helped = any(c.dep in ("aux", "auxpass", "nsubj", "nsubjpass", "agent") for c in verb.children)
    opened = that is not None and any(c.dep == "mark" and c.lower == "that" for c in that.children)
    return joined and opened and not helped and verb.lemma not in (*TELLS, "warn", "advise", "notify")


def spans(page: Parsed, tokens: list[Token]) -> tuple[tuple[int, int], ...]:
    """The stretches of these tokens; what stands between two of them may only be marks. Loose ends are cut off."""
    runs: list[list[Token]] = []
    for token in tokens:
        gap = token.i - runs[-1][-1].i if runs else 0
        if runs and (gap <= 1 or gap <= 1 + _marks_between(page, runs[-1][-1].i, token.i)):
            runs[-1].append(token)
        else:
            runs.append([token])
    found = []
    for run in runs:
        cut = trimmed(run)
        if cut:
            found.append((cut[0].start, cut[-1].end))
    return tuple(found)


def _marks_between(page: Parsed, first: int, last: int) -> int:
    """How many tokens lie between where all are marks; else 0."""
    between = page.tokens[first + 1 : last]
    return len(between) if len(between) <= 2 and all(t.text in _MARKS for t in between) else 0


def trimmed(run: list[Token]) -> list[Token]:
    """A run without commas, dashes and conjunctions at its ends, and without the 'that' which opens it."""
    first, last = 0, len(run)
    while first < last and (
        run[first].text in _EDGE or run[first].tag == "CC" or first == 0 and run[0].lower in ("that",) and run[0].dep in ("mark", "det")
    ):
        first += 1
    while last > first and (
        run[last - 1].text in _EDGE or run[last - 1].tag == "CC" or run[last - 1].tag in ("WP", "WDT") and run[last - 2].tag != "IN"
    ):
        last -= 1
    if first < last - 1 and run[first].lower == "that" and (run[first].dep == "mark" or run[first].tag in ("IN", "WDT")):
        first += 1
        while first < last and run[first].text in _EDGE:
            first += 1  # 'said that, in the end, …'
    return run[first:last]
