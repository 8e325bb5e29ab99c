"""A parse put right where the model, brought up on finished sentences, misreads the press: headlines, and days without a preposition.

`mend(tokens, region)` takes the tokens of one sentence and changes heads, labels and, where a participle is a past tense, tags; words and
places stay. Each repair says what English it knows. Run before anybody reads the tokens.
"""

from avvisi.model.text import RegionKind
from avvisi.parse.tokens import FINITE, Token

_DAYS = frozenset({"monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"})
_SPELLS = frozenset({"minute", "hour", "day", "week", "month", "year"})
_NAMED_DAYS = frozenset(
    {"good", "holy", "ash", "easter", "palm", "black", "bloody", "super", "shrove", "maundy", "whit", "pentecost", "last", "next", "cyber"}
)
_ONWARD = frozenset({"for", "with", "from", "against", "after", "in", "at", "to", "on", "by", "as"})
_SPAN = frozenset({"DATE", "TIME"})
_SAYS = frozenset({"say", "tell", "declare", "state", "add", "insist", "claim", "assert", "stress"})
_SPEAKS = frozenset(
    {
        "accuse", "announce", "appeal", "ask", "blame", "call", "charge", "condemn", "criticise", "criticize", "demand", "denounce", "deny", "pledge",
        "praise", "promise", "reject", "thank", "threaten", "urge", "vow", "warn", "welcome",
    }
)  # fmt: skip
_CHARGES = frozenset(
    {"accuse", "blame", "charge", "criticise", "criticize", "condemn", "denounce", "suspect", "convict", "thank", "praise"}
)
_CITES = frozenset({"cite", "note", "quote", "argue", "say", "point", "refer", "recall", "call", "urge", "vow", "ask", "add"})
_TELLS = _SPEAKS | _SAYS | _CITES
_NAMES = frozenset({"GPE", "NORP", "ORG", "PERSON", "LOC"})
# Nouns with an infinitive of their own: 'plan to leave', 'time to act'.
_LEADING_ON = frozenset(
    {
        "ability", "agreement", "aim", "appeal", "attempt", "battle", "bid", "bill", "call", "campaign", "chance", "choice", "commitment", "deal",
        "decision", "demand", "desire", "drive", "duty", "effort", "failure", "fight", "freedom", "goal", "hope", "intention", "invitation", "law",
        "measure", "mission", "motion", "move", "need", "obligation", "offer", "opportunity", "option", "order", "permission", "plan", "plea",
        "pledge", "plot", "power", "pressure", "promise", "proposal", "push", "race", "readiness", "reason", "refusal", "request", "resolution",
        "resolve", "right", "scheme", "scramble", "step", "strategy", "struggle", "talk", "talks", "tendency", "thing", "threat", "time", "urge",
        "vote", "vow", "warning", "way", "willingness", "wish", "work",
    }
)  # fmt: skip


def mend(tokens: list[Token], region: RegionKind) -> None:
    """All repairs, in an order in which each helps the next."""
    for token in tokens:
        if token.lower in _DAYS:
            _free(token)
            _pass_on(token)
        elif token.lemma in _SPELLS:
            _let_go(token)
        elif token.tag == "VBG":
            _listed(token, tokens)
        elif token.tag in FINITE:
            if token.tag == "VBD":
                _goes_on(token)
            _next_clause(token)
    root = next((t for t in tokens if t.head is t), None)
    if root is None:
        return
    if root.tag.startswith("NN"):
        if region == "title" or tokens[-1].text not in (".", "?", "!", '"', "”"):
            _headline(root, tokens)
        else:
            _lost_verb(root, tokens)
    elif root.tag in ("VBP", "VB", "VBD"):
        _side_by_side(root, tokens)


def _hang(token: Token, head: Token, dep: str) -> None:
    """Move a token, with all below it, under another head."""
    if token.head is not token:
        token.head.children.remove(token)
    token.head, token.dep = head, dep
    if head is not token:
        head.children.append(token)
        head.children.sort(key=lambda t: t.i)


def _free(day: Token) -> None:
    """'met President Li Tuesday', 'held talks with Peru Friday': the name before a day is no part of the day."""
    if day.dep == "dobj" and day.head.i == day.i - 1 and not day.children:
        day.dep = "npadvmod"  # 'called Sunday for talks'
    name = next((c for c in day.children if c.i == day.i - 1), None)
    if name is None or name.dep not in ("compound", "nmod") or not name.tag.startswith("NNP") or name.lower in _NAMED_DAYS:
        return
    if name.ent in ("DATE", "TIME", "EVENT", "WORK_OF_ART"):
        return
    verb = day.head
    if day.dep in ("npadvmod", "dobj", "tmod") and verb.tag.startswith("VB") and verb.i < name.i:
        if day.dep != "dobj" and any(c.dep in ("dobj", "nsubjpass", "auxpass") for c in verb.children):
            return
        _hang(name, verb, "dobj")
        _hang(day, verb, "npadvmod")
    elif day.dep == "pobj" and day.head.lower != "on" and day.head.head.tag[:2] in ("VB", "NN"):
        above = day.head.head
        _hang(name, day.head, "pobj")
        _hang(day, above, "npadvmod")
    else:
        return
    for child in [c for c in day.children if c.i < name.i]:
        _hang(child, name, child.dep)


def _let_go(spell: Token) -> None:
    """'rang Chancellor Ana Soto hours before she left': the name is whom the verb is done to, and no part of the length of time."""
    name = next((c for c in spell.children if c.i == spell.i - 1 and c.dep in ("compound", "nmod") and c.ent in _NAMES), None)
    verb = next((t for t in spell.ancestors() if t.tag.startswith("VB") and t.i < spell.i), None)
    if name is None or verb is None or spell.dep != "npadvmod" or any(c.dep in ("dobj", "nsubjpass") for c in verb.children):
        return
    if any(verb.i < t.i < name.i and t.tag in FINITE for t in spell.sentence.tokens):
        return
    left = [c for c in spell.children if c.i < name.i]
    _hang(name, verb, "dobj")
    for child in left:
        _hang(child, name, child.dep)


def _pass_on(day: Token) -> None:
    """'left Monday for Lima', 'his talks Friday with Peru': what follows a day belongs to what happened on it."""
    above = day.head
    if day.dep != "npadvmod" or above.i > day.i or above.tag[:2] not in ("VB", "NN"):
        return
    for child in [c for c in day.children if c.dep == "prep" and c.lower in _ONWARD and c.i > day.i]:
        if not any(g.ent in _SPAN or g.lower in _DAYS or g.tag == "CD" for g in child.children):
            _hang(child, above, "prep")


def _headline(root: Token, tokens: list[Token]) -> None:
    """'Fiji premier to visit Peru', 'Fiji, Peru to hold talks', 'Peru envoy expelled by Chile': a headline leaves out 'is' and 'was'."""
    if any(t.tag in FINITE for t in tokens) or root.lemma in _LEADING_ON or root.lower in _LEADING_ON:
        return
    verb = next((c for c in root.children if c.dep in ("acl", "relcl") and c.i > root.i), None)
    if verb is None:
        return
    infinitive = verb.tag == "VB" and verb.is_infinitive()
    undergone = verb.tag == "VBN" and verb.i == root.i + 1
    if not infinitive and not undergone or any(c.dep in ("nsubj", "nsubjpass") for c in verb.children):
        return
    first = next((c.i for c in verb.children if c.lower == "to"), verb.i)
    between = [c for c in root.children if root.i < c.i < first]
    if any(c.dep not in ("punct", "cc", "conj", "appos", "prep") for c in between):
        return
    after = [c for c in root.children if c.i > verb.i]
    verb.head.children.remove(verb)
    verb.head, verb.dep = verb, "ROOT"
    _hang(root, verb, "nsubjpass" if undergone else "nsubj")
    for child in after:
        _hang(child, verb, child.dep if child.dep in ("prep", "punct") else "dep")
    for child in between:
        if child.dep == "appos" and child.ent in _NAMES and root.ent in _NAMES:
            child.dep = "conj"


def _lost_verb(root: Token, tokens: list[Token]) -> None:
    """'Ana Rinne, who heads the group, called on Peru to': a sentence has a verb, and after the comma it is no participle."""
    clause = next((c for c in root.children if c.dep == "relcl" and c.i > root.i), None)
    for verb in tokens[root.i - tokens[0].i + 1 :]:
        if clause is not None and verb.i <= clause.i or verb.tag != "VBD" and (clause is None or verb.tag != "VBN"):
            continue
        if verb.dep not in ("acl", "conj", "advcl") or tokens[verb.i - tokens[0].i - 1].text != ",":
            continue
        if any(c.dep in ("nsubj", "nsubjpass", "auxpass", "aux", "agent", "mark") or c.dep == "cc" and c.i < verb.i for c in verb.children):
            continue
        if any(t.tag in FINITE and not _within(t, verb) and (clause is None or not _within(t, clause)) for t in tokens):
            continue
        if any(c.dep in ("dobj", "prep", "ccomp", "xcomp") for c in verb.children):
            verb.head.children.remove(verb)
            verb.head, verb.dep, verb.tag = verb, "ROOT", "VBD"
            _hang(root, verb, "nsubj")
            return


def _goes_on(verb: Token) -> None:
    """'said that the raid was over and accused Chad of': what is said is over where somebody speaks again."""
    first = verb.head
    if verb.dep != "conj" or verb.lemma not in _SPEAKS or verb.tag != "VBD" or first.dep != "ccomp" or first.head.tag != "VBD":
        return
    said = first.head
    if (
        said.lemma not in _SAYS
        and (said.lemma != "deny" or verb.lemma not in _CHARGES)
        or any(c.dep in ("nsubj", "nsubjpass", "aux", "mark") for c in verb.children)
    ):
        return
    state = first.lemma == "be" and not any(c.dep == "auxpass" for c in first.children)
    modal = any(c.tag == "MD" for c in first.children)
    own = next((c for c in first.children if c.dep in ("nsubj", "nsubjpass")), None)
    if (state or modal or said.lemma == "deny") and own is not None and own.tag[:2] == "NN" and said.i < own.i:
        _hang(verb, said, "conj")


def _listed(verb: Token, tokens: list[Token]) -> None:
    """'accused Peru of arming rebels, hiding them and failing to tell': the gerunds after the first are what it is accused of, too."""
    above = verb.head
    if verb.dep != "advcl" or above.lemma not in _CHARGES or above.i > verb.i or verb.lemma in _TELLS:
        return
    of = next((c for c in above.children if c.dep == "prep" and c.lower in ("of", "for") and c.i < verb.i), None)
    if of is None or tokens[of.i - tokens[0].i + 1].tag != "VBG" or any(c.dep in ("nsubj", "mark", "aux") for c in verb.children):
        return
    after = tokens[verb.i - tokens[0].i + 1 :]
    last = tokens[verb.i - tokens[0].i - 1].lower == "and"
    if last or any(t.lower == "and" and n.tag == "VBG" and _within(n, verb) for t, n in zip(after, after[1:], strict=False)):
        _hang(verb, of, "pcomp")


def _next_clause(verb: Token) -> None:
    """'Talks were slow, and in May, after the raid, Chad left': words between 'and' and the second subject tell when the second deed was done."""
    if verb.dep != "ccomp" or verb.head.i < verb.i:
        return
    second = verb.head
    joined = next((c for c in verb.children if c.dep == "cc" and c.i > verb.i), None)
    subject = next((c for c in second.children if c.dep in ("nsubj", "nsubjpass") and c.i > verb.i), None)
    if joined is None or subject is None or any(c.dep == "mark" and c.lower == "that" for c in verb.children):
        return
    for child in [c for c in verb.children if joined.i < c.i < subject.i and c.dep in ("prep", "npadvmod", "advmod")]:
        _hang(child, second, child.dep)


def _within(token: Token, clause: Token) -> bool:
    return token is clause or any(above is clause for above in token.ancestors())


def _side_by_side(verb: Token, tokens: list[Token]) -> None:
    """'Fiji, Peru resume talks', 'Fijian, Peruvian leaders meet': in a headline a comma is an 'and', as the plural of the verb shows."""
    subject = next((c for c in verb.children if c.dep == "nsubj" and c.i < verb.i), None)
    if subject is None or subject.i != verb.i - 1 or verb.tag == "VBD":
        return
    at = subject.subtree()[0].i - tokens[0].i - 2
    if at < 0 or tokens[at + 1].text != "," or tokens[at].head is not verb:
        return
    first = tokens[at]
    opening = first.subtree()[0].i - tokens[0].i
    if opening not in (0, 2) or opening == 2 and tokens[1].text != ":":  # 'Update: Fiji, Peru resume talks'
        return
    single = subject.tag in ("NN", "NNP") and first.tag in ("NN", "NNP")  # 'Fijian king, Peruvian premier meet'
    if first.dep in ("npadvmod", "dep", "nmod") and single and (first.tag == "NN" or first.ent in _NAMES):
        _hang(first, verb, "nsubj")
        _hang(subject, first, "conj")
    elif first.tag == "JJ" and first.dep in ("amod", "nsubj") and subject.tag == "NNS":
        second = tokens[at + 2]
        if second.head is subject and second.dep in ("amod", "compound"):
            _hang(first, subject, "amod")
            _hang(second, first, "conj")
