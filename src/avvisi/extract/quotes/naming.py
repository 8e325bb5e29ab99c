"""Names by the words alone, where nothing else tells them: capitals in a row, 'a man calling himself Abu Musa'."""

from collections.abc import Sequence

from avvisi.parse.tokens import Token

_CAPITALS = ("NNP", "NNPS")
_NO_NAMES = frozenset(["DATE", "TIME", "NORP", "GPE", "LOC", "LANGUAGE", "EVENT", "LAW"])
_SPREAD = frozenset(["share", "circulate", "post", "upload", "spread", "repost", "forward", "retweet"])
_NAMING = {(verb, "as") for verb in ("known", "identified", "introduced", "named")} | {("calling", "himself"), ("calling", "herself")}


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
