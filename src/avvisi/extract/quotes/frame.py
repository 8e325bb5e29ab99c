"""The frame of a claim: its sentence less the content, and the runs of words in it that name somebody or something."""

from collections.abc import Sequence

from avvisi.extract.quotes import phrases
from avvisi.extract.quotes.claims import Claim
from avvisi.extract.quotes.conveyors import named_at
from avvisi.extract.quotes.identity import Identities
from avvisi.extract.quotes.positions import REPORTERS, within
from avvisi.parse.tokens import FINITE, Token

_NOUN_PHRASE = frozenset(["DT", "JJ", "NN", "NNS", "NNP", "NNPS", "CD", "PRP$", "POS", "HYPH", "FW", "PDT"])
_ASKING = frozenset(["ask", "ring", "call", "phone", "telephone", "reach", "press", "question", "approach", "visit", "challenge"])
_POSTS = frozenset(["post", "message", "thread", "video", "note", "broadcast", "statement", "update", "entry", "comment", "stream"])
NAMES = frozenset(["NNP", "NNPS"])


def frame(claim: Claim) -> list[list[Token]]:
    """The runs of tokens around cue and content: nothing of the content, nothing beyond a semicolon, no new clause behind the cue."""
    words = claim.at.sentence.tokens
    first = words[0].i
    low, high = phrases.between_semicolons(claim.at)
    runs: list[list[Token]] = [[]]
    fence = max([claim.at.i, *(t.i for t in claim.source)])
    for token in words[low - first : high - first]:
        if within(token, claim):
            if runs[-1]:
                runs.append([])
            continue
        if (
            token.i > fence
            and not (token.lower == "when" and token is not words[-1] and words[token.i + 1 - first].tag == "VBN")
            and token.lower in ("while", "whereas", "after", "before", "when", "where", "but")
            or (token.i > fence and token.lower == "and" and new_clause(words, token))
        ):
            break
        runs[-1].append(token)
    return [run for run in runs if run]


def new_clause(words: Sequence[Token], token: Token) -> bool:
    """'…, and the servers collapsed': a conjunction with a subject of its own behind a comma."""
    at = token.i - words[0].i
    return at > 0 and words[at - 1].text == ","


def phrase(words: Sequence[Token], n: int) -> list[Token]:
    """The noun phrase that begins here, by tags."""
    found: list[Token] = []
    for token in words[n : n + 9]:
        joins = token.lower in ("de", "del", "la", "of", "al") and found and found[-1].tag in NAMES
        if (
            token.tag not in _NOUN_PHRASE
            and token.lower not in ("daily", "weekly", "monthly")
            and not joins
            and not (found and token.text[:1].isupper() and token.text.isalpha())
        ):
            break
        day = token.ent in ("DATE", "TIME") and token.tag not in ("JJ", "DT", "NN") and token.text != "Today"
        if found and token.i != found[-1].i + 1 or day:
            break
        found.append(token)
    while found and found[-1].lower in ("de", "of", "la", "the"):
        found.pop()
    return found


def strange(words: Sequence[Token], n: int, who: Identities, *, only: bool = True) -> Token | None:
    """A name of no known shape, by its foreign article or, where only media stand, by its place."""
    names = [t for t in reversed(phrase(words, n)) if t.tag in NAMES]
    return next((t for t in names if who.media.foreign(t) or only and who.media.in_slot(t)), None)


def heard(words: Sequence[Token], n: int, who: Identities, *, only: bool = False) -> Token | None:
    """A name of no known shape to which words were said: 'told the Ural Siren'."""
    names = [t for t in phrase(words, n) if t.tag in NAMES]
    return names[-1] if names and who.media.listens(names[-1], only=only) else None


def in_the_daily(words: Sequence[Token], n: int, who: Identities) -> Token | None:
    """'in the Rennes daily L'Heure': a name behind a noun for media, whatever the cue."""
    run = phrase(words, n)
    at = next((k for k, t in enumerate(run[:-1]) if _paper(t, who) and run[k + 1].tag in NAMES), len(run))
    named = [t for t in run[at + 1 :] if t.tag in NAMES and t.ent not in ("DATE", "TIME")]
    return named[-1] if named else None


def _paper(token: Token, who: Identities) -> bool:
    return token.text.islower() and (token.lower in who.media.nouns or token.lower == "review") and token.lemma not in REPORTERS


def journal(words: Sequence[Token], n: int, who: Identities) -> Token | None:
    """'a study in the Adriatic Journal of Botany'."""
    named = any(t.lower in who.media.last and t.tag in NAMES for t in phrase(words, n))
    return heard(words, n, who, only=True) if named else None


def reporter(words: Sequence[Token], at: int) -> bool:
    """'said …, to a reporter of the Herald', 'told two journalists from the radio'."""
    before = words[max(0, at - 3) : at]
    sent = any(t.lower == "to" and t.i > words[0].i and words[t.i - 1 - words[0].i].lemma == "address" for t in before)
    return words[at].lemma in REPORTERS and not sent and any(t.lower in ("to", "told") for t in before)


def answering(words: Sequence[Token], n: int) -> bool:
    """'Answering a reader of the weekly', 'taking questions from listeners of the radio'."""
    before = words[n - 1] if n else words[n]
    return (
        before.tag == "VBG"
        and before.lemma in ("answer", "reply", "respond")
        or words[n].lower == "from"
        and before.lemma in ("question", "call")
    )


def asks(words: Sequence[Token], n: int) -> bool:
    """'When a reporter for the Herald asked about it, she said …'."""
    opens = any(t.lower in ("when", "as", "after") for t in words[max(0, n - 4) : n - 1])
    verb = next((t for t in words[n + 1 : n + 8] if t.tag in FINITE), None)
    return opens and words[n - 1].lemma in REPORTERS and verb is not None and verb.lemma in _ASKING


def posted_on(words: Sequence[Token], n: int, platforms: frozenset[str]) -> Token | None:
    """'in a Facebook post', 'in his Telegram message'."""
    run = phrase(words, n + 1)
    posted = len(run) > 1 and run[-1].lemma in _POSTS and run[-2].text[:1].isupper()
    return run[-2] if posted and run[-2].lower in platforms else None


def hears(words: Sequence[Token], last: int) -> bool:
    """Whether the name that ends here is whom the words were told: 'told Ana Pop of the Herald', 'as told to Ana Pop'."""
    first = last
    while first > 0 and words[first - 1].tag in NAMES:
        first -= 1
    before = [t.lower for t in words[max(0, first - 2) : first]]
    return before[-1:] == ["told"] or before in (
        ["told", "to"],
        ["speaking", "to"],
        ["spoke", "to"],
        ["interview", "with"],
        ["spoken", "to"],
    )


def name(words: Sequence[Token], n: int) -> Token | None:
    """The last capital of the proper name that begins here: whoever translated need have no medium's name."""
    run = [t for t in phrase(words, n) if t.tag in NAMES or t.text[:1].isupper() and t.tag in ("NN", "NNS", "JJ")]
    return run[-1] if run else named_at(words, n)


def given(noun: Token, meetings: frozenset[str]) -> bool:
    """'in conversation with', 'speaking to', 'an interview for'."""
    return noun.tag == "VBG" and noun.lemma in ("speak", "talk", "write") or noun.tag == "NN" and noun.lemma in meetings


def behind_cue(claim: Claim, words: Sequence[Token], n: int) -> bool:
    """Right behind the cue and its source, but for one phrase ('on condition of anonymity') without a verb."""
    fence = max([claim.at.i, *(t.i for t in claim.source)])
    between = [t for t in words[:n] if t.i > fence]
    return words[n].i > fence and len(between) <= 5 and not any(t.tag[:2] == "VB" or t.text in (",", ":") for t in between)


def medium(words: Sequence[Token], n: int, who: Identities) -> Token | None:
    """The medium that the noun phrase from here on names: its last noun, or the noun of a name."""
    run = phrase(words, n)
    if not run:
        return None
    for token in reversed(run):
        if (
            token.tag != "POS"
            and (token is run[-1] or token.tag in NAMES or run[run.index(token) + 1].tag in (*NAMES, "CD"))
            and who.is_medium(token)
            and (token.tag in NAMES or token.lower not in ("press", "media") or len(run) > 1 and run[0].lower != "the")
            and not any(t.tag == "POS" for t in run[run.index(token) :])
        ):
            return token
    return None
