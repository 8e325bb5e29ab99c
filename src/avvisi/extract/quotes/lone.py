"""Quoted words without a cue beside them: after a deed of the speaker, a message noun and a colon, or the sentence before."""

from collections.abc import Sequence

from avvisi.extract.quotes import phrases
from avvisi.extract.quotes.before import named, source_before
from avvisi.extract.quotes.claims import Claim
from avvisi.extract.quotes.forms import owner
from avvisi.extract.quotes.marks import Quotation
from avvisi.extract.quotes.stretches import Paragraph
from avvisi.parse.tokens import FINITE, Parsed, Token

_MESSAGES = frozenset(
    [
        "message",
        "question",
        "statement",
        "answer",
        "reply",
        "response",
        "headline",
        "word",
        "words",
        "tweet",
        "post",
        "slogan",
        "motto",
        "note",
        "line",
        "comment",
        "remark",
        "warning",
        "caption",
        "sign",
        "text",
    ]
)
_ADDRESSED = frozenset(["mr", "mrs", "ms", "miss", "dr"])
_TRADES = (
    "man",
    "woman",
    "mistress",
    "master",
    "er",
    "or",
    "ist",
    "ian",
    "judge",
    "priest",
    "nurse",
    "chief",
    "mother",
    "guard",
    "monk",
    "king",
    "queen",
)


def colon_cue(text: str, before: Paragraph) -> Claim | None:
    """The cue of a paragraph that ends 'The envoy continued:'."""
    if not text[before.start : before.end].rstrip().endswith(":"):
        return None
    return next((c for c in reversed(before.claims) if c.quotable and not c.content), None)


def colon_teller(page: Parsed, before: Paragraph) -> Claim | None:
    """The person whom the last sentence of a paragraph that ends with a colon tells of: 'Mr Bell saw it otherwise:'."""
    if not page.document.text[before.start : before.end].rstrip().endswith(":"):
        return None
    return _doer(before.sentences[-1].root)


def teller(page: Parsed, quotation: Quotation) -> Claim | None:
    """'The abbess held up a key. “This opens nothing.”': words right after a deed are the doer's, where that is a person."""
    sentence = page.sentence_at(max(quotation.start - 2, 0))
    if sentence is None or sentence.end > quotation.start or page.document.text[sentence.end : quotation.start].strip():
        return None
    return _doer(sentence.root)


def _doer(verb: Token) -> Claim | None:
    """A claim, still without words, of the person who does what the verb says."""
    doer = phrases.own_subject(verb)
    if doer is None or not _person(doer):
        return None
    source = tuple(phrases.noun_phrase(doer))
    return Claim(at=verb, rule="teller", stance="asserts", way="running", cue=(verb,), speaker=doer, source=source)


def before_colon(page: Parsed, quotation: Quotation, claims: list[Claim]) -> Claim | None:
    """'…, and her brother, Rui Sá, nodded: “…”': words behind a colon are those of the person that the last verb before it tells of."""
    before = page.tokens_in(max(quotation.start - 3, 0), quotation.start)
    colon = next((t for t in reversed(before) if t.text == ":"), None)
    if colon is None:
        return None
    words = colon.sentence.tokens
    at = colon.i - words[0].i
    verb = next((t for t in reversed(words[max(0, at - 8) : at]) if t.tag in ("VBD", "VBZ")), None)
    if verb is None or any(c.cue[-1].i >= verb.i and c.cue[0].i < words[at].i for c in claims):
        return None
    found = source_before(words, verb.i - words[0].i)
    doer = found[1] if found is not None else None
    if doer is None or not _person(doer) and not any(t.ent == "PERSON" for t in words[found[0] if found else 0 : verb.i - words[0].i]):
        return None
    source = tuple(t for t in phrases.noun_phrase(doer) if t.i < verb.i) or (doer,)
    return Claim(at=verb, rule="teller", stance="asserts", way="words", cue=(verb,), speaker=doer, source=source, quotable=True)


def _person(doer: Token) -> bool:
    return (
        doer.lower in ("he", "she")
        or doer.ent == "PERSON"
        or any(c.lower.rstrip(".") in _ADDRESSED for c in doer.children)
        or doer.tag == "NN"
        and doer.lemma.endswith(_TRADES)
    )


def message(page: Parsed, quotation: Quotation) -> Claim | None:
    """'The mayor has a new slogan: “…”': the noun before the colon is the cue, its owner or the sentence's subject the speaker."""
    before = page.tokens_in(max(quotation.start - 3, 0), quotation.start)
    colon = next((t for t in reversed(before) if t.text == ":"), None)
    if colon is None or colon.i == 0:
        return None
    noun = page.tokens[colon.i - 1]
    told = phrases.own_subject(colon.sentence.root)
    if noun.tag[:2] == "JJ" and told is not None and told.i < noun.i:
        noun = told  # 'His answer was short: “…”'
    if noun.tag not in ("NN", "NNS") or noun.lemma not in _MESSAGES or noun.sentence is not colon.sentence:
        return None
    speaker = owner(noun) or phrases.subject(noun.head if noun.head.tag[:2] == "VB" else noun.sentence.root)
    if speaker is None:
        return None
    return Claim(
        at=noun,
        rule="message",
        stance="asserts",
        way="words",
        cue=(noun,),
        speaker=speaker,
        source=tuple(phrases.noun_phrase(speaker)),
        quotable=True,
    )


def just_before(page: Parsed, quotation: Quotation, claims: list[Claim]) -> Claim | None:
    """The claim of the sentence right before: 'He denied that the well was dry. “I drank from it.”'"""
    sentence = page.sentence_at(max(quotation.start - 2, 0))
    found = [
        c
        for c in claims
        if c.content and c.at.sentence is sentence and c.speaker is not None and c.at.start < quotation.start and c.way != "line"
    ]
    outer = [c for c in found if not any(o is not c and any(s <= c.at.start < e for s, e in o.content) for o in found)]
    return outer[-1] if outer else None


def speaks_last(before: Paragraph, claim: Claim) -> bool:
    """The last claim is a direct one of the paragraph before, or the paragraph before brings its words, behind a colon or a mark left open."""
    return claim.direct and (before.start <= claim.at.start < before.end or before.start <= claim.content[-1][0] < before.end)


def unread(page: Parsed, quotation: Quotation, quoting: frozenset[str]) -> Claim | None:
    """'“Goodbye,” the envoy posted on X', '“So be it,” the minutes of May record': behind words that a comma ends, a noun phrase and a cue that the parse took for none."""
    text = page.document.text
    if text[quotation.outer - 1] not in ",?!":
        return None
    words = page.tokens_from(quotation.end, 16)
    if (behind := _over_name(words, quotation, quoting)) is not None:
        return behind
    end = next(
        (n for n, t in enumerate(words) if t.text in (".", ";", ":", ",") or t.tag in FINITE or "\n" in text[quotation.end : t.start]),
        len(words),
    )
    words = words[:end]
    at = next((n for n in range(len(words) - 1, 0, -1) if words[n].lemma in quoting and words[n].tag in ("VBN", "VB", "NN", "NNS")), None)
    if not at or words[0].tag not in ("DT", "NNP", "PRP$", "NN") or words[at - 1].tag in ("DT", "PRP$", "JJ", "POS", "TO"):
        return None
    phrase = words[:at]
    stop = next((n for n, t in enumerate(phrase) if n and t.tag == "IN"), len(phrase))
    head = next((t for t in reversed(phrase[:stop]) if t.tag in ("NN", "NNS", "NNP", "NNPS")), None)
    if head is None:
        return None
    return Claim(
        at=words[at], rule="unread", stance="asserts", way="words", cue=(words[at],), speaker=head, source=tuple(phrase), quotable=True
    )  # fmt: skip


def _over_name(words: Sequence[Token], quotation: Quotation, quoting: frozenset[str]) -> Claim | None:
    """'“Goodbye,” the envoy, Ana Pop, posted on X': a cue read as a participle behind the comma that closes a name."""
    for before, cue in zip(words, words[1:], strict=False):
        if before.tag in FINITE or before.text in (".", ";", ":"):
            return None
        if before.text != "," or cue.tag != "VBN" or cue.lemma not in quoting:
            continue
        told = cue.sentence.tokens
        found = source_before(told, cue.i - told[0].i)
        if found is not None and told[found[0]].start >= quotation.end and named(told, found[0], cue.i - told[0].i):
            source = tuple(t for t in told[found[0] : cue.i - told[0].i - 1])
            return Claim(at=cue, rule="unread", stance="asserts", way="words", cue=(cue,), speaker=found[1], source=source, quotable=True)
    return None
