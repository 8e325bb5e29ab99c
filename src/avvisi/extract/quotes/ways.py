"""The ways of taking content that need no word list: gerund, passive, preposition, object with a preposition, name given."""

from avvisi.extract.quotes import phrases
from avvisi.extract.quotes.phrases import CLOSING, MARKS
from avvisi.parse.tokens import FINITE, Token

_CALLED = frozenset(["on", "upon", "for", "off"])
_SAYING = frozenset(["say", "tell", "reply", "answer", "remark", "add", "write", "warn", "ask"])
Found = tuple[int, list[Token], Token | None]
EMPTY = frozenset(['all', 'anything', 'everything', 'her', 'herself', 'him', 'himself', 'it', 'itself', 'journalists', 'lot', 'me', 'more', 'much', 'myself', 'nothing', 'one', 'ourselves', 'reporters', 'so', 'something', 'that', 'them', 'themselves', 'thing', 'things', 'this', 'time', 'us', 'way', 'what', 'which', 'who', 'whom', 'word', 'words', 'you'])  # fmt: skip


def without_day(verb: Token, tokens: list[Token]) -> list[Token]:
    """'told miners this weekend he would resign': a day right behind the cue, with no comma after it, is that of the saying."""
    if not tokens or tokens[0].i < verb.i or tokens[0].ent not in ("DATE", "TIME") or tokens[0].dep == "nsubj":
        return tokens
    rest = next((n for n, t in enumerate(tokens) if t.ent not in ("DATE", "TIME")), 0)
    day, after = tokens[:rest], tokens[rest:]
    subject = any(t.dep in ("nsubj", "nsubjpass", "poss") for t in day)
    opens = bool(after) and after[0].i == day[-1].i + 1 and after[0].tag in ("DT", "PRP", "PRP$", "NNP", "NNPS", "NNS", "EX", "IN")
    return after if day and opens and not subject and (after[0].tag != "IN" or after[0].lower == "that") else tokens


def verbless(child: Token) -> bool:
    """A clause without a verb ('called the vote a farce'); 'demanded that the guild apologise', read as a noun, is none."""
    if any(c.dep == "mark" and c.lower == "that" for c in child.children):
        return False
    return child.tag[:2] not in ("VB", "MD") and not any(
        c.dep in ("cop", "aux", "auxpass") or c.tag[:2] == "VB" and c.dep in ("nsubj", "csubj") for c in child.children
    )


def gerund(verb: Token, _: str) -> Found | None:
    """'admitted copying the seal'."""
    out = verb.child("prt")
    for child in verb.children:
        if child.tag == "VBG" and out is not None and child.dep == "advcl" and child.i == out.i + 1:
            return 3, phrases.below(child), None  # 'ruled out sending troops'
        if child.dep == "xcomp" and child.i > verb.i and (child.tag == "VBG" or any(c.lower == "having" for c in child.children)):
            return 3, phrases.below(child), None
    return None


def passive(verb: Token, _: str) -> Found | None:
    """'The ferry is expected to sail at noon': all of it is what is expected."""
    subject = verb.child("nsubjpass")
    wish = verb.child("xcomp")
    if wish is not None and wish.lemma in _SAYING:
        return None  # 'is said to have replied': the reply is what was said
    if subject is None or wish is None or not wish.is_infinitive() or subject.lower in ("who", "which", "that"):
        return None
    tokens = [
        *phrases.below(subject),
        *[t for t in phrases.below(verb) if t.i > subject.i and t.i not in {x.i for x in phrases.below(subject)}],
    ]
    return 3, sorted(tokens, key=lambda t: t.i), None


def preposition(verb: Token, word: str) -> Found | None:
    """'warned of floods': what follows the preposition."""
    for child in verb.children:
        if child.lower == word and child.dep in ("prep", "prt", "advmod", "dative") and child.i > verb.i:
            inner = child.child("pobj", "pcomp")
            if inner is not None and inner.lower not in EMPTY:
                return 6, phrases.below(inner), hearer_of(verb) if word != "to" else None
    return _over_aside(verb, word)


def _over_aside(verb: Token, word: str) -> Found | None:
    """'asked, through her lawyer, Jo Bell, for a window': the preposition behind an aside that the parse took it into."""
    words = verb.sentence.tokens
    after = words[verb.i + 1 - words[0].i :]
    if len(after) < 4 or after[0].text != "," or after[1].tag not in ("IN", "VBG"):
        return None
    for n in range(2, min(len(after) - 1, 16)):
        if after[n].tag in FINITE or after[n].text in (";", ":"):
            return None
        if after[n].text == "," and after[n + 1].lower == word:
            thing = after[n + 1].child("pobj", "pcomp")
            return (6, phrases.below(thing), None) if thing is not None else None
    return None


def whole(verb: Token, word: str) -> Found | None:
    """'praised the crew for its calm': object and preposition together."""
    found = accused(verb, word)
    if found is None or found[2] is None:
        return None
    if phrases.is_passive(verb):
        marked = _in_marks(found[1])
        if word == "as" and (marked or phrases.passive_agent(verb) is not None):
            return 4, marked or found[1], None
    inside = {t.i: t for t in (*phrases.below(found[2]), *found[1])}
    between = [t for t in verb.sentence.tokens if found[2].i < t.i < found[1][0].i and t.lower == word]
    inside.update({t.i: t for t in between})
    return 4, [inside[i] for i in sorted(inside)], None


def _in_marks(tokens: list[Token]) -> list[Token]:
    """The words that stand in quotation marks right at the opening of these."""
    words = tokens[0].sentence.tokens
    first = tokens[0].i - words[0].i
    if tokens[0].text not in MARKS and words[first - 1].text not in MARKS:
        return []
    close = next((n for n in range(first + 1, len(words)) if words[n].text in CLOSING), None)
    return list(words[first:close]) if close is not None else []


def figure(verb: Token, word: str) -> Found | None:
    """'put the dead at four', 'put the loss at “a field an hour”': only where the preposition brings a number or words in marks."""
    thing = verb.child("dobj")
    at = next((c for c in verb.children if c.lower == word and c.dep == "prep" and c.i > verb.i), None)
    number = at.child("pobj") if at is not None else None
    if thing is None or number is None or not any(t.tag == "CD" for t in phrases.below(number)) and not after_mark(number):
        return None
    inside = {t.i: t for t in (*phrases.below(thing), *phrases.below(at or thing))}
    return 2, [inside[i] for i in sorted(inside)], None


def accused(verb: Token, word: str) -> Found | None:
    """'accused Lima of cheating': what follows the preposition; the object is the one accused."""
    blamed = verb.child("nsubjpass") if phrases.is_passive(verb) else verb.child("dobj")
    if blamed is None:
        return None
    for holder in (verb, blamed):
        for child in holder.children:
            if child.lower == word and child.i > verb.i and child.dep == "prep" and child.child("prep") is None:  # not 'as of noon'
                inner = child.child("pcomp", "pobj")
                opened = verb.sentence.tokens[child.i + 1 - verb.sentence.tokens[0].i :]
                if inner is not None and (
                    holder is verb or inner.tag == "VBG" or inner.dep == "pcomp" or opened[:1] and opened[0].tag == "VBG"
                ):
                    return 4, _and_more(phrases.below(inner)), blamed
    return None


def _and_more(tokens: list[Token]) -> list[Token]:
    """'of smuggling guns, planting cells and failing to guard the gate': the other gerunds, wherever the parse hung them."""
    words = tokens[0].sentence.tokens
    if tokens[0].tag != "VBG":
        return tokens
    while True:
        rest = words[tokens[-1].i + 1 - words[0].i :]
        joint = next((n for n, t in enumerate(rest[:3]) if t.text != "," and t.lower not in ("and", "or")), 0)
        more = phrases.below(rest[joint]) if joint and rest[joint].tag == "VBG" and rest[joint].dep in ("conj", "advcl", "pcomp") else []
        more = [t for t in more if t.i >= rest[joint].i] if more else []
        if not more or any(t.tag in FINITE for t in more[:1]):
            return tokens
        between = [t for t in rest if t.i < more[0].i]
        tokens = [*tokens, *between, *more]


def taken_as(verb: Token, _: str) -> Found | None:
    """'described the vote as fair', 'likened the border to a seam'."""
    passive = phrases.is_passive(verb)
    thing = verb.child("nsubjpass") if passive else verb.child("dobj")
    if passive and phrases.passive_agent(verb) is None:
        return None
    if thing is None:
        thing = next((c.child("pobj") for c in verb.children if c.dep == "prep" and c.lower == "to"), None)
    if thing is None or thing.tag in ("WP", "WDT"):
        return None
    for holder in (verb, thing):
        for child in holder.children:
            if (
                child.lower in ("as", "to")
                and child.i > thing.i
                and child.dep == "prep"
                and child.child("prep") is None  # 'as of noon'
                and (child.lower == "as" or verb.lemma in ("liken", "compare"))
            ):
                inside = {t.i: t for t in (*phrases.below(thing), *phrases.below(child))}
                return 2, [inside[i] for i in sorted(inside)], None
    return None


def called(verb: Token, _: str) -> Found | None:
    """'called the vote a farce'."""
    words = verb.sentence.tokens
    if phrases.is_passive(verb) or verb.lemma == "call" and _called_on(words[min(verb.i + 1, words[-1].i) - words[0].i]):
        return None
    small = next((c for c in verb.children if c.dep == "ccomp" and verbless(c) and c.i > verb.i), None)
    if small is not None and not _names_itself(verb):
        return 2, [t for t in phrases.below(small) if t.i > verb.i], None
    name, thing = verb.child("oprd"), next((c for c in verb.children if c.dep in ("dobj", "nsubj") and c.i > verb.i), None)
    if _names_itself(verb):
        return None
    if name is None and thing is not None and not verb.child("ccomp", "xcomp"):  # 'labelled the plan a disgrace', read as a measure
        name = next((c for c in verb.children if c.dep == "npadvmod" and c.i > thing.i and c.tag == "NN" and not c.ent), None)
    if name is None and thing is not None and (named := thing.child("appos")) is not None and after_mark(named):
        return 2, phrases.below(thing), None
    if name is None and thing is not None and any(t.text in MARKS and t.i > verb.i + 1 for t in phrases.below(thing)):
        return 2, [t for t in phrases.below(thing) if t.i > verb.i], None  # 'called the vote “theatre”', read as one noun
    if name is not None and thing is not None and thing.i < name.i:
        return 2, sorted([*phrases.below(thing), *phrases.below(name)], key=lambda t: t.i), None
    if name is not None and name.i > verb.i:
        return 2, phrases.below(name), None
    return _called_in_marks(verb)


def _called_on(preposition: Token) -> bool:
    """'called on the premier' visits him or asks him; 'called on Sunday the vote a farce' does not."""
    thing = preposition.child("pobj")
    return preposition.lower in _CALLED and (thing is None or thing.ent not in ("DATE", "TIME"))


def _names_itself(verb: Token) -> bool:
    """'a man calling himself Abu Musa': names him."""
    words = verb.sentence.tokens
    after = words[verb.i + 1 - words[0].i] if verb is not words[-1] else verb
    return verb.tag == "VBG" and verb.dep == "acl" and after.lower.endswith(("self", "selves"))


def _called_in_marks(verb: Token) -> Found | None:
    """'called the price “a gift”' by the order of the words: a noun phrase right behind the cue, then words in marks."""
    words = verb.sentence.tokens
    after = words[verb.i + 1 - words[0].i :]
    opens = next((n for n, t in enumerate(after[:10]) if t.text in MARKS), 0)
    closes = next((n for n, t in enumerate(after) if n > opens + 1 and t.text in CLOSING), None)
    plain = all(t.tag in ("DT", "JJ", "NN", "NNS", "NNP", "NNPS", "POS", "PRP", "PRP$", "CD", "IN", "HYPH") for t in after[:opens])
    said = opens and plain and after[0].tag != "IN" and closes is not None
    return (2, list(after[:closes]), None) if said else None


def after_mark(token: Token) -> bool:
    """Whether a quotation mark opens right before a phrase."""
    first = min(t.i for t in phrases.below(token))
    words = token.sentence.tokens
    return any(words[n - words[0].i].text in MARKS for n in (first - 1, first) if n >= words[0].i)


def hearer_of(verb: Token) -> Token | None:
    """Whom the words were said to: 'told reporters', 'said to the court', 'asked him'. A mark ('promised [last week]') hears nothing."""
    found = _hearer(verb)
    return found if found is not None and any(c.isalnum() for c in found.text) else None


def _hearer(verb: Token) -> Token | None:
    found = verb.child("dative", "iobj")
    if found is not None:
        return found.child("pobj") or found if found.tag in ("IN", "TO") else found
    if verb.lemma in ("tell", "ask", "inform", "remind", "warn", "assure", "notify", "advise", "brief", "promise", "urge"):
        return verb.child("dobj")
    for child in verb.children:
        if child.dep == "prep" and child.lower == "to":
            return child.child("pobj")
    return None
