"""Claims of phrases that frame a clause: 'according to', 'per', 'in the words of', 'to quote'."""

from avvisi.extract.quotes import phrases
from avvisi.extract.quotes.claims import Claim
from avvisi.parse.tokens import FINITE, Parsed, Token

_ACCOUNTS = frozenset(["account", "version", "telling", "readout", "record", "summary"])
_NAMING = ("NNP", "NNPS", "WP", "WP$", "WDT")
_CARRIED = frozenset(
    ["monitor", "hear", "receive", "obtain", "see", "quote", "cite", "interview", "report", "relay", "carry", "publish", "contact", "reach"]
)
WORDS_OF = _ACCOUNTS | frozenset(
    ["words", "view", "opinion", "opinions", "estimation", "estimate", "eyes", "reckoning", "phrase", "formulation", "judgment", "judgement",
     "admission", "assessment", "calculation", "calculations"]
)  # fmt: skip


def according(page: Parsed, word: Token, nobody: frozenset[str]) -> Claim | None:
    """'The pass is closed, according to the almanac.' 'According to …, …'."""
    to = next((t for t in page.tokens[word.i + 1 : word.i + 2] if t.lower == "to"), None)
    source = to.child("pobj", "pcomp") if to is not None else None
    if to is None or source is None or source.lemma == "translation":
        return None  # who translated is a relay of what is said anyhow
    return _framed(page, word, (word, to), source, "according-to", nobody)


def to_quote(page: Parsed, verb: Token) -> Claim | None:
    """'To quote the abbess, “the well is older than the church”.'"""
    source, to = verb.child("dobj"), page.tokens[verb.i - 1]
    words = verb.sentence.tokens
    if source is None or words[0] is not to and words[to.i - 1 - words[0].i].text != ",":
        return None
    return _framed(page, verb, (to, verb), source, "in-words-of")


def per(page: Parsed, word: Token) -> Claim | None:
    """'The pass is closed, per the Almanac.'"""
    source = word.child("pobj")
    if source is None or source.tag not in ("NNP", "NNPS") or word.i == 0 or page.tokens[word.i - 1].text != ",":
        return None
    return _framed(page, word, (word,), source, "per")


def in_words_of(page: Parsed, noun: Token) -> Claim | None:
    """'in the words of the abbess', 'in his view'."""
    of = next((c.child("pobj") for c in noun.children if c.dep == "prep" and c.lower == "of"), None)
    owned = noun.child("poss")
    source = (owned or (of if of is not None and of.tag in ("NNP", "NNPS") else None)) if noun.lower in _ACCOUNTS else of or owned
    if source is None or noun.lower in _ACCOUNTS and source.tag == "PRP$":
        return None  # 'In its own account of the meeting, Oslo said …': said by what follows
    return _framed(page, noun.head, (noun.head, noun), source, "in-words-of")


def _between_stops(top: Token) -> tuple[int, int]:
    """The stretch between semicolons, where a finite verb stands beside the phrase in it: else the whole sentence."""
    words = top.sentence.tokens
    low, high = phrases.between_semicolons(top)
    alive = any(low <= t.i < high and t.tag in FINITE for t in words)
    return (low, high) if alive else (words[0].i, words[-1].i + 1)


def _behind_carrier(tokens: list[Token], source: Token) -> list[Token]:
    """'According to the diver, quoted by the weekly, the wreck …': the participle that names the carrier is no content."""
    first = next((n for n, t in enumerate(tokens) if t.text.isalnum()), None)
    if first is not None and first + 2 < len(tokens) and tokens[first + 1].lower == "of" and tokens[first + 2].lower == "which":
        comma = next((n for n in range(first, min(first + 16, len(tokens))) if tokens[n].text == ","), None)
        return (
            tokens[comma + 1 :] if comma is not None and tokens[first].i > source.i else tokens
        )  # ', extracts of which appeared in the Post,'
    if first is not None and tokens[first].lower == "as" and first + 1 < len(tokens):
        first += 1
    if first is None or not _carries(tokens[first]) or tokens[first].i < source.i:
        return tokens
    comma = next((n for n in range(first, min(first + 12, len(tokens))) if tokens[n].text == ","), None)
    return tokens[comma + 1 :] if comma is not None else tokens


def _before_carrier(tokens: list[Token], top: Token) -> list[Token]:
    """'The port is shut, according to the pilot, cited by the daily': nor is it behind the source."""
    behind = [t for t in tokens if t.i > top.i and t.text.isalnum()]
    front = [t for t in tokens if t.i < top.i]
    behind = behind[1:] if behind and behind[0].lower == "as" else behind
    return front if behind and _carries(behind[0]) and any(t.tag in FINITE for t in front) else tokens


def _carries(token: Token) -> bool:
    """'quoted by', 'citing'."""
    return token.tag == "VBN" and token.lemma in _CARRIED or token.tag == "VBG" and token.lemma in ("cite", "quote")


def _before_name(tokens: list[Token], top: Token) -> list[Token]:
    """'The mill is shut, according to the head of the union, Jo Bell, whose words …': what names the source further is no content."""
    behind = [t for t in tokens if t.i > top.i]
    front = [t for t in tokens if t.i < top.i]
    words = [t for t in behind if t.text.isalnum()]
    if not words or not any(t.tag in FINITE for t in front) or front[-1].text != "," or words[0].tag not in _NAMING:
        return tokens
    name = next((n for n, t in enumerate(words) if t.tag not in ("NNP", "NNPS", "CD")), len(words))
    return front if name == len(words) or words[name].tag in ("WP", "WP$", "WDT") else tokens


def _with_name(words: tuple[Token, ...] | list[Token], source: tuple[Token, ...]) -> tuple[Token, ...]:
    """The name set behind the source's noun which the parse gave to the clause: 'the head of the union, Jo Bell'."""
    at = source[-1].i + 1 - words[0].i
    if at + 1 >= len(words) or words[at].text != "," or source[-1].tag in ("NNP", "NNPS") or words[at + 1].tag not in ("NNP", "NNPS"):
        return source
    end = next((n for n in range(at + 1, len(words)) if words[n].tag not in ("NNP", "NNPS")), len(words))
    return (*source, *words[at:end]) if end < len(words) and words[end].text in (",", ".") else source


def _up_to_comma(words: tuple[Token, ...] | list[Token], source: Token, inside: set[int]) -> tuple[Token, ...]:
    """'According to the news site Tamil Pulse, the monk …': where the parse gave the name to the next clause, the comma shows its end."""
    first = words[0].i
    comma = next((t for t in words[source.i - first :] if t.text == ","), None)
    between = [t for t in words if source.i < t.i and comma is not None and t.i < comma.i]
    if comma is None or not between or all(t.i in inside for t in between) or len(between) > 5:
        return ()
    if any(t.tag not in ("NNP", "NNPS", "CD") for t in between):
        return ()
    return tuple(t for t in words if t.i <= between[-1].i and t.i >= min(x.i for x in phrases.noun_phrase(source)))


def _framed(
    page: Parsed, top: Token, cue: tuple[Token, ...], source: Token, rule: str, nobody: frozenset[str] = frozenset()
) -> Claim | None:
    """The clause that the phrase frames: the whole sentence where it opens or closes it, else the nearest clause.

    `nobody`: nouns of bodies and documents, which no person's name is set beside.
    """
    sentence = top.sentence
    if rule == "in-words-of" and (fragment := _fragment(page, top, cue, source, rule)) is not None:
        return fragment
    own = phrases.below(top)
    inside = {t.i for t in own}
    first, last = sentence.tokens[0], sentence.tokens[-1]
    opens = all(t.i in inside or not t.text.isalnum() for t in sentence.tokens[: top.i - first.i + 1]) or top.i - first.i <= 1
    closes = not any(t.text.isalnum() for t in sentence.tokens if t.i > max(inside))
    nouns = phrases.noun_phrase(source)
    low, high = _between_stops(top)
    opens = opens or all(t.i in inside or not t.text.isalnum() for t in sentence.tokens if low <= t.i < top.i)
    closes = closes or not any(t.text.isalnum() for t in sentence.tokens if max(inside) < t.i < high)
    if opens or closes or top.head is top:
        tokens = [t for t in sentence.tokens if t.i not in inside and low <= t.i < high]
        tokens = _behind_carrier(tokens, source) if opens else _before_carrier(_before_name(tokens, top), top)
    else:
        above = next((a for a in top.ancestors() if a.tag[:2] == "VB" or a.tag == "MD"), sentence.root)
        tokens = _before_carrier(_before_name([t for t in phrases.below(above) if t.i not in inside], top), top)
    if not tokens or last is first:
        return None
    source_tokens = tuple(t for t in nouns if t.i in inside and t.tag != "POS") or (source,)
    if not opens:
        source_tokens = _with_name(sentence.tokens, source_tokens)
    anchor = source_tokens[-1]  # 'a statement by the governor, Jo Bell'
    if opens and anchor.lemma not in nobody and (beside := _beside(tokens, anchor)):
        source_tokens, source = (*source_tokens, *beside), beside[-1]
        tokens = _behind_carrier([t for t in tokens if t.i > beside[-1].i + 1], source)
    if opens and tokens and (split := _up_to_comma(sentence.tokens, source, inside)):
        source_tokens, source = split, split[-1] if split[-1].tag in ("NNP", "NNPS") else source
        tokens = [t for t in tokens if t.i > split[-1].i]
    content = phrases.spans(page, tokens)
    return Claim(at=top, rule=rule, stance="asserts", way="according", cue=cue, speaker=source, source=source_tokens, content=content)


def _beside(tokens: list[Token], source: Token) -> tuple[Token, ...]:
    """'In the words of the abbess, Sister Ana Pop, silence is …': with its commas, the name that the parse gave to the clause.

    Not 'According to a clerk, Ana Pop, 36, of Leeds, fell', 'According to the clerk, Ana Pop, a nurse, fell': there the name has the verb.
    """
    if source.tag != "NN" or len(tokens) < 4 or tokens[0].text != "," or tokens[0].i != source.i + 1:
        return ()
    end = next((n for n, t in enumerate(tokens[1:], 1) if t.tag not in ("NNP", "NNPS")), 1)
    if not 1 < end < len(tokens) or tokens[end].text != "," or tokens[end - 1].ent not in ("PERSON", ""):
        return ()
    behind = _behind_carrier(tokens[end + 1 :], tokens[end - 1])
    alive = next((n for n, t in enumerate(behind) if t.tag in FINITE), len(behind))
    subject = behind[:alive]
    own = any(t.tag in phrases.NOMINAL for t in subject) and not any(t.text == "," or t.tag in ("WP", "WDT", "WP$") for t in subject)
    return tuple(tokens[:end]) if own else ()


def _fragment(page: Parsed, top: Token, cue: tuple[Token, ...], source: Token, rule: str) -> Claim | None:
    """'The deal was, in the words of the envoy, “a handshake with gloves on”': behind such a phrase only the words in marks are the envoy's."""
    words = top.sentence.tokens
    first = words[0].i
    opens = next(
        (t.i - first for t in words[source.i + 1 - first : source.i + 24 - first] if t.text in phrases.MARKS or t.text == ";"), None
    )
    if (
        opens is None
        or words[opens].text == ";"
        or words[opens - 1].text != ","
        and not (words[opens - 2].text == "," and words[opens - 1].lemma == "be")
        or not any(t.tag in FINITE or t.tag in phrases.NOMINAL for t in words[: top.i - first])
    ):
        return None
    closes = next((n for n in range(opens + 2, len(words)) if words[n].text in phrases.CLOSING), len(words))
    nouns = tuple(t for t in phrases.noun_phrase(source) if t.i < words[opens - 1].i and t.text != ",") or (source,)
    nouns = _with_name(words, nouns)
    content = phrases.spans(page, list(words[opens + 1 : closes]))
    return Claim(at=top, rule=rule, stance="asserts", way="according", cue=cue, speaker=source, source=nouns, content=content)
