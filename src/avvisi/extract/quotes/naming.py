"""Names by the words alone, where nothing else tells them: capitals in a row, 'a man calling himself Abu Musa'."""

from collections.abc import Callable, Sequence

from avvisi.parse.tokens import Token

_CAPITALS = ("NNP", "NNPS")
_NO_NAMES = frozenset(["DATE", "TIME", "NORP", "GPE", "LOC", "LANGUAGE", "EVENT", "LAW"])
_SPREAD = frozenset(["share", "circulate", "post", "upload", "spread", "repost", "forward", "retweet"])
_NAMING = {(verb, "as") for verb in ("known", "identified", "introduced", "named")}
SELVES = frozenset(["himself", "herself", "itself", "themselves"])
_WITHIN = frozenset(["of", "the", "for", "de", "du", "da"])
_AHEAD = 8  # words from a noun to 'calls itself'


class Titles:
    """`titles(word, name)` tells a title from what opens a body's name: 'General Soe', but not 'General Motors', one body made of an English word."""

    def __init__(self, titles: frozenset[str], knows: Callable[[str], bool]) -> None:
        self._titles, self._knows = titles, knows

    def __call__(self, word: Token, name: Token) -> bool:
        """Whether the first is a title of the second."""
        body = word.ent == name.ent == "ORG" and self._knows(name.lower) and name.lower not in self._titles
        return word.lower in self._titles and not body


def called_so(head: Token) -> list[Token] | None:
    """'a group calling itself Free Bioko', 'the rebels, who call themselves the Sons of the River', 'a man who gave his name as Abu Salim'."""
    words = head.sentence.tokens
    at = head.i + 1 - words[0].i
    for n in range(at, min(at + _AHEAD, len(words) - 2)):
        verb, after = words[n], words[n + 1]
        selves = verb.lemma == "call" and after.lower in SELVES
        gave = verb.lemma == "give" and words[n + 1 : n + 4] and [t.lower for t in words[n + 2 : n + 4]] == ["name", "as"]
        if selves or gave:
            return _long_name(words, n + (2 if selves else 4)) or None
        if verb.tag[:2] == "VB" or verb.text in (";", ":", "."):
            return None
    return None


def _long_name(words: Sequence[Token], at: int) -> list[Token]:
    """A name with what may stand in it: 'the Front of the Hills'."""
    at += words[at].lower in ("the", "a") if at < len(words) else 0
    run = _capitals(words, at)
    while run and (end := run[-1].i + 1 - words[0].i) < len(words) and words[end].lower in _WITHIN:
        onward = end + 1 + (words[end + 1].lower == "the" if end + 1 < len(words) else 0)
        more = _capitals(words, onward)
        if not more:
            break
        run = [*words[at:onward], *more]
    return run


def given_name(head: Token) -> list[Token] | None:
    """'a masked man calling himself Abu Musa', 'a commander known as Tirofijo', 'the comedian Ana Pop': the name that these words alone give."""
    words = head.sentence.tokens
    at = head.i + 1 - words[0].i
    naming = words[at : at + 2]
    if len(naming) == 2 and (naming[0].lower, naming[1].lower) in _NAMING:
        run = _capitals(words, at + 2)
        return run or None
    run = _capitals(words, at)
    known = head.tag == "NN" and len(run) > 1 and all(t.ent not in _NO_NAMES and t.tag in _CAPITALS for t in run)
    return run if known and words[at - 2 : at - 1] and words[at - 2].lower in ("the", "a", "an") else None


def _capitals(words: Sequence[Token], at: int) -> list[Token]:
    """The capitalised words from here on."""
    end = at
    while end < len(words) and words[end].text[:1].isupper() and words[end].tag in (*_CAPITALS, "NN", "JJ", "FW"):
        end += 1
    return list(words[at:end])


def ending(stop: Token) -> list[Token] | None:
    """'Baltic Cos. said': the name whose last mark the parse took for the noun; None for a noun, empty where no name ends here."""
    if any(c.isalnum() for c in stop.text):
        return None
    words = stop.sentence.tokens
    first = at = stop.i - words[0].i
    while first > 0 and (words[first - 1].text[:1].isupper() or words[first - 1].text in ("-", "&")):
        first -= 1
    run = list(words[first:at])
    return run if run and run[-1].end == stop.start and run[-1].text[:1].isupper() else []


def named(token: Token) -> bool:
    """Whether a word may stand in a proper name."""
    return (
        token.tag in _CAPITALS
        or token.text[:1].isupper()
        and token.tag in ("CD", "JJ", "NN", "FW", "NNS")
        or token.lower in ("al", "de", "du", "la", "der", "van")
        and token.dep != "det"
    )


def less_participle(head: Token, tokens: Sequence[Token]) -> Sequence[Token]:
    """'a video widely shared on the net' is called 'a video'."""
    end = next((n for n, t in enumerate(tokens) if t.i > head.i and t.lemma in _SPREAD and t.tag[:2] == "VB"), len(tokens))
    while 1 < end < len(tokens) and (tokens[end - 1].tag == "RB" or tokens[end - 1].text == ","):
        end -= 1
    return tokens[:end]
