"""How far quoted words and a cue stand apart, and how content grows over the quotations it touches."""

import re

from avvisi.extract.quotes import phrases
from avvisi.extract.quotes.claims import Claim, Stretch, replace
from avvisi.extract.quotes.marks import Quotation
from avvisi.extract.quotes.stretches import Paragraph
from avvisi.parse.tokens import Parsed

STOPS = re.compile(r"[.!?](?:\s|$)")
_FAR = 14  # words between a cue and the words it brings


def with_words(claim: Claim, quotation: Quotation) -> Claim:
    """The claim with a quotation more."""
    content = tuple(sorted({*claim.content, (quotation.inner, quotation.outer)}))
    return replace(claim, content=content, direct=True)


def widened(text: str, claim: Claim, quotations: list[Quotation], number: int, taken: dict[int, int]) -> Claim:
    """Where content cuts into a quotation, the whole quotation belongs to it."""
    content: list[Stretch] = list(claim.content)
    for k, quotation in enumerate(quotations):
        for n, (start, end) in enumerate(content):
            if start < quotation.end and quotation.start < end:
                if k not in taken or claim.quotable:
                    content[n] = (min(start, quotation.start), max(end, quotation.end))
                    if claim.quotable or k not in taken:
                        taken.setdefault(k, number)
                break
    content = [_sentence_in_marks(text, stretch, quotations, claim) for stretch in content]
    merged: list[Stretch] = []
    for start, end in sorted(content):
        inner = next(((q.inner, q.outer) for q in quotations if q.start == start and q.end == end), (start, end))
        if merged and merged[-1][1] >= inner[0]:
            merged[-1] = (merged[-1][0], max(merged[-1][1], inner[1]))
        else:
            merged.append(inner)
    direct = any(q.inner == s or q.start == s for s, _ in merged for q in quotations)
    same = claim.direct == direct and claim.content == tuple(merged)
    return claim if same else replace(claim, content=tuple(merged), direct=direct)


_JOINS = re.compile(r",?\s+(?:(?:and|or|but|with|as|by|to|that|of|for|in|because|from|on|also)\s+)+[^.;:!?,]{0,40}")


def run_on(page: Parsed, claim: Claim, quotations: list[Quotation], claims: list[Claim], number: int, taken: dict[int, int]) -> Claim:
    """'said it brought back the mill, and of “all who had worked there”': words in marks that a conjunction or preposition joins on."""
    text, (start, end) = page.document.text, claim.content[-1]
    if (right := _right_behind(text, claim, quotations)) is not None and right not in taken:
        taken[right] = number
        return replace(claim, content=(*claim.content[:-1], (start, quotations[right].end)))
    if claim.way != "clause" or start < claim.cue[0].start or claim.direct and len(claim.content) == 1 and text[start - 1] in '"“':
        return claim
    for k, quotation in enumerate(quotations):
        if k in taken or quotation.start < end or quotation.start - end > 60:
            continue
        gap = text[end : quotation.start]
        crossed = any(c is not claim and end <= c.at.start < quotation.end for c in claims)
        verbs = any(t.tag in ("VBD", "VBZ", "VBP", "MD") for t in page.tokens_in(end, quotation.start))
        if crossed or verbs or not _JOINS.fullmatch(gap):
            continue
        taken[k] = number
        return replace(claim, content=(*claim.content[:-1], (start, quotation.end)))
    return claim


def _right_behind(text: str, claim: Claim, quotations: list[Quotation]) -> int | None:
    """'called for a truce “of at least one harvest”': a fragment in marks with nothing but a space before it goes on with the words."""
    start, end = claim.content[-1]
    if start < claim.cue[0].start or claim.way not in ("clause", "phrase") or text[end - 1] in phrases.CLOSING:
        return None
    return next(
        (k for k, q in enumerate(quotations) if q.start - end == 1 and text[end] == " " and text[q.inner : q.inner + 1].islower()), None
    )


def closer(text: str, claim: Claim, quotation: Quotation, speechlike: bool) -> bool:
    """'Asked about the toll, she said, “Too many”': what the parse took for content stands before the cue, the words right behind it."""
    gap = text[claim.end : quotation.start] if claim.end <= quotation.start else "x"
    if speechlike and quotation.end <= claim.start <= claim.content[0][0]:  # '“It holds,” she said in a talk with the weekly Do Rio of May'
        return (
            not text[quotation.end : claim.start].strip()
            and text[quotation.outer - 1] in ",?!…"
            and text[claim.end : claim.content[0][0]].strip() != ""
        )
    return speechlike and re.fullmatch(r"\s*[,:]?\s*", gap) is not None and claim.content[-1][1] <= claim.start


def deeds_between(page: Parsed, start: int, end: int) -> bool:
    """Another clause between cue and words: 'she said, but he slept on, and when …'."""
    tokens = page.tokens_in(start, end)
    return any(t.tag in ("VBD", "VBZ", "VBP") for t in tokens) and not (tokens and tokens[-1].text == ":")


def _sentence_in_marks(text: str, stretch: Stretch, quotations: list[Quotation], claim: Claim) -> Stretch:
    """'Asked about the dam, “It holds,” she said': a whole sentence in marks, right before its cue, is the content by itself."""
    start, end = stretch
    last = next((q for q in quotations if q.end == end and q.start > start), None)
    if last is None or last.end > claim.start or not re.match(r"[A-Z]", text[last.inner : last.inner + 1]):
        return stretch
    lead = text[start : last.start].rstrip()
    if (
        lead.endswith((",", ":", ".", "?", "!"))
        and text[last.outer - 1] in ",?!"
        and not re.search(r"\b(that|is|was|were|are)[,:]?$", lead)
    ):
        return last.start, last.end
    return stretch


def distance(text: str, claim: Claim, quotation: Quotation, speechlike: bool) -> float | None:
    """How far the attributing clause stands from the quotation in words; None where something parts them."""
    if claim.start >= quotation.end:
        gap = text[quotation.end : claim.start]
        ended = text[quotation.outer - 1 : quotation.end + 1]
        words = len(re.findall(r"\w+", gap))
        if STOPS.search(gap) or "\n" in gap or words > 8:
            return None
        if words and not re.match(r"\s*[,–—-]", gap) and not re.search(r"[,!?…–—][\"”’']?", ended):
            return None
        if re.match(r"\.[\"”’']?$", ended) and not text[claim.start].islower() and not re.match(r"\s*[,–—-]", gap):
            return None
        return words + 0.0
    if claim.end <= quotation.start:
        gap = text[claim.end : quotation.start]
        words = len(re.findall(r"\w+", gap))
        if words > _FAR or STOPS.search(gap) and not re.search(r"[:]\s*$", gap):
            return None
        return words + 0.5
    if claim.cue[0].start >= quotation.end or claim.cue[-1].end <= quotation.start:
        return 1.0
    return None


def sentence_initial(text: str, paragraph: Paragraph, quotation: Quotation) -> bool:
    """Whether a sentence begins with the quotation."""
    lead = text[paragraph.start : quotation.start].rstrip()
    return not lead or lead[-1] in ".!?:”\"’'"


_SMALL = frozenset(["a", "an", "and", "as", "at", "by", "for", "from", "in", "of", "on", "or", "the", "to", "with", "de", "la", "vs."])


def is_title(page: Parsed, quotation: Quotation) -> bool:
    """'an episode of “The Morning Bell,”': capitals throughout behind a preposition or noun name a work, and are nobody's words."""
    tokens = [t for t in page.tokens_in(quotation.inner, quotation.outer) if t.text[0].isalnum()]
    large = [t for t in tokens if t.lower not in _SMALL]
    if len(large) < 2 or len(tokens) > 9 or not all(t.text[0].isupper() or t.text[0].isdigit() for t in (*large, tokens[0])):
        return False
    if page.document.text[quotation.outer - 1] in ".!?" or tokens[0].i < 2:
        return False
    before = page.tokens[tokens[0].i - 2]
    return (
        before.sentence is tokens[0].sentence
        and before.end >= quotation.start - 1
        and before.tag in ("IN", "NN", "NNP", "NNS", "POS", "PRP$", "DT", "JJ")
    )


def speechlike(page: Parsed, quotation: Quotation) -> bool:
    """Words that somebody says, not a title or a scare quote: a finite verb, an ending inside the marks, or several words."""
    tokens = page.tokens_in(quotation.inner, quotation.outer)
    if not tokens:
        return False
    ends = tokens[-1].text[-1] in ".!?,…—"
    finite = any(t.tag in ("VBD", "VBZ", "VBP", "MD") for t in tokens)
    return finite and len(tokens) > 2 or ends and len(tokens) > 1 or len(tokens) >= 8
