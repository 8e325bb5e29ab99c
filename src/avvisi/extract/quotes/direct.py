"""Quoted words and the claims they belong to: beside the cue, going on after it, over paragraphs, or with nobody named."""

import re
from dataclasses import dataclass, field

from avvisi.extract.quotes import marks, phrases
from avvisi.extract.quotes.claims import Claim, Stretch, replace
from avvisi.extract.quotes.forms import owner
from avvisi.extract.quotes.marks import Quotation
from avvisi.parse.tokens import Parsed, Sentence

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
_GAP = re.compile(r"[\s,.:;–—―\-]*")
_STOPS = re.compile(r"[.!?](?:\s|$)")
_FAR = 14  # words between a cue and the words it brings


@dataclass(slots=True)
class Paragraph:
    """One paragraph's stretch, sentences, quotations and claims (a working table, never handed out)."""

    start: int
    end: int
    sentences: list[Sentence]
    quotations: list[Quotation]
    claims: list[Claim] = field(default_factory=list)
    goes_on: bool = False


def paragraphs(page: Parsed) -> list[Paragraph]:
    """The page's paragraphs with their quotations."""
    found: list[Paragraph] = []
    number = None
    for sentence in page.sentences:
        if sentence.paragraph != number:
            number = sentence.paragraph
            found.append(Paragraph(sentence.start, sentence.end, [], []))
        found[-1].sentences.append(sentence)
        found[-1].end = sentence.end
    text, inside = page.document.text, 0
    for number, paragraph in enumerate(found):
        paragraph.quotations = marks.find(text, paragraph.start, paragraph.end, opened=inside > 0)
        paragraph.goes_on = inside > 0
        inside = max(0, inside - 1)
        if not inside and paragraph.quotations and not paragraph.quotations[-1].closed:
            inside = marks.runs_on(text, [(p.start, p.end) for p in found[number + 1 : number + 6]])
    return found


def quoted_tokens(page: Parsed, table: list[Paragraph]) -> frozenset[int]:
    """The indexes of all tokens within quotation marks."""
    return frozenset(t.i for p in table for q in p.quotations for t in page.tokens_in(q.inner, q.outer))


class Direct:
    """`direct(page, paragraphs)` joins quotations to claims, and makes claims of quoted speech that has none."""

    def __call__(self, page: Parsed, table: list[Paragraph]) -> list[Claim]:
        """All claims with content, in order."""
        out: list[Claim] = []
        before: Paragraph | None = None
        for paragraph in table:
            self._paragraph(page, paragraph, before, out)
            before = paragraph
        return out

    def _paragraph(self, page: Parsed, paragraph: Paragraph, before: Paragraph | None, out: list[Claim]) -> None:
        text, claims = page.document.text, list(paragraph.claims)
        outside = [not any(q.holds(c.at.start) for q in paragraph.quotations) for c in claims]
        taken: dict[int, int] = {}  # quotation number -> claim number
        if paragraph.goes_on and paragraph.quotations and out and self._goes_on(text, before, out, paragraph.quotations[0]):
            taken[0] = -1
        for n, claim in enumerate(claims):
            if claim.way == "line":
                taken.update({k: n for k, q in enumerate(paragraph.quotations) if any(s < q.end and q.start < e for s, e in claim.content)})
            elif outside[n] and claim.content:
                claims[n] = _widened(text, claim, paragraph.quotations, n, taken)
                claims[n] = _run_on(page, claims[n], paragraph.quotations, claims, n, taken)
        for k, quotation in enumerate(paragraph.quotations):
            if k in taken:
                continue
            number = self._beside(page, paragraph, quotation, claims, outside, k, taken)
            if number is not None:
                if claims[number].content and not claims[number].direct and number not in taken.values():
                    claims[number] = replace(claims[number], content=())
                claims[number] = _with(claims[number], quotation)
                taken[k] = number
        self._after_colon(page, paragraph, before, taken, out)
        self._left_over(page, paragraph, before, claims, taken, out)
        out.extend(c for c in claims if c.content)

    def _beside(
        self,
        page: Parsed,
        paragraph: Paragraph,
        quotation: Quotation,
        claims: list[Claim],
        outside: list[bool],
        k: int,
        taken: dict[int, int],
    ) -> int | None:
        text = page.document.text
        speechlike = _speechlike(page, quotation)
        best: tuple[float, int] | None = None
        for n, claim in enumerate(claims):
            if not outside[n] or not claim.quotable:
                continue
            has = any(number == n for number in taken.values())
            if claim.content and not has and not _closer(text, claim, quotation, speechlike):
                continue
            distance = _distance(text, claim, quotation, speechlike)
            if distance is not None and claim.end <= quotation.start and _deeds_between(page, claim.end, quotation.start):
                continue
            if distance is not None and (best is None or distance < best[0]):
                best = (distance, n)
        if best is not None and (speechlike or best[0] <= 3):
            return best[1]
        if speechlike and k - 1 in taken and _sentence_initial(text, paragraph, quotation):
            number = taken[k - 1]
            between = text[paragraph.quotations[k - 1].end : quotation.start]
            if claims[number].direct or not _STOPS.search(between):
                return number
        return None

    def _after_colon(self, page: Parsed, paragraph: Paragraph, before: Paragraph | None, taken: dict[int, int], out: list[Claim]) -> None:
        """'The envoy continued:' and, in the next paragraph, the words."""
        if (
            before is None
            or not paragraph.quotations
            or 0 in taken
            or page.document.text[paragraph.start : paragraph.quotations[0].start].strip()
        ):
            return
        cue = colon_cue(page.document.text, before)
        if cue is not None:
            out.append(_with(cue, paragraph.quotations[0]))
            taken[0] = -1

    def _left_over(
        self, page: Parsed, paragraph: Paragraph, before: Paragraph | None, claims: list[Claim], taken: dict[int, int], out: list[Claim]
    ) -> None:
        text = page.document.text
        for k, quotation in enumerate(paragraph.quotations):
            if k in taken or not _speechlike(page, quotation):
                continue
            if any(s <= quotation.start and quotation.end <= e for c in claims for s, e in c.content):
                continue
            opens = not text[paragraph.start : quotation.start].strip()
            if opens and out and before is not None and self._goes_on(text, before, out, quotation):
                taken[k] = -1
                continue
            whole = not re.search(r"\w", text[paragraph.start : quotation.start] + text[quotation.end : paragraph.end])
            if not whole and not _sentence_initial(text, paragraph, quotation) and not text[: quotation.start].rstrip().endswith(":"):
                continue
            token = next(iter(page.tokens_in(quotation.inner, quotation.outer)), None)
            if token is None:
                continue
            last = out[-1] if out and whole and before is not None and _speaks_last(before, out[-1]) else None
            if last is None and not whole:
                last = _just_before(page, quotation, claims)
                if last is None:
                    last = _teller(page, quotation)
                if last is not None and last.content and last.content[-1][1] < quotation.start and last.way != "running" and last.direct:
                    claims[claims.index(last)] = _with(last, quotation)
                    taken[k] = -1
                    continue
            messenger = _message(page, quotation) if last is None else None
            if messenger is not None:
                claims.append(_with(messenger, quotation))
                taken[k] = len(claims) - 1
                continue
            claims.append(
                Claim(
                    at=token,
                    rule="running" if last else "quoted",
                    stance="asserts",
                    way="running",
                    cue=(token,),
                    speaker=last.speaker if last else None,
                    source=last.source if last is not None and not whole else (),
                    content=((quotation.inner, quotation.outer),),
                    direct=True,
                )  # fmt: skip
            )
            taken[k] = len(claims) - 1

    def _goes_on(self, text: str, before: Paragraph | None, out: list[Claim], quotation: Quotation) -> bool:
        """The paragraph before ended in a mark never closed, or in a cue and a colon: the words belong to that claim."""
        last = out[-1]
        if (
            before is not None
            and before.quotations
            and not before.quotations[-1].closed
            and before.quotations[-1].end >= before.end - 1
            and last.direct
        ):
            out[-1] = replace(last, content=(*last.content, (quotation.inner, quotation.outer)))
            return True
        return False


def colon_cue(text: str, before: Paragraph) -> Claim | None:
    """The cue of a paragraph that ends 'The envoy continued:'."""
    if not text[before.start : before.end].rstrip().endswith(":"):
        return None
    return next((c for c in reversed(before.claims) if c.quotable and not c.content), None)


def _teller(page: Parsed, quotation: Quotation) -> Claim | None:
    """'The abbess held up a key. “This opens nothing.”': words right after a deed are the doer's, where that is a person."""
    sentence = page.sentence_at(max(quotation.start - 2, 0))
    if sentence is None or sentence.end > quotation.start or page.document.text[sentence.end : quotation.start].strip():
        return None
    doer = phrases.own_subject(sentence.root)
    person = doer is not None and (doer.lower in ("he", "she") or doer.ent == "PERSON" or doer.tag == "NN" and doer.lemma.endswith(_TRADES))
    if doer is None or not person:
        return None
    source = tuple(phrases.noun_phrase(doer))
    return Claim(at=sentence.root, rule="teller", stance="asserts", way="running", cue=(sentence.root,), speaker=doer, source=source)


def _message(page: Parsed, quotation: Quotation) -> Claim | None:
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


def _just_before(page: Parsed, quotation: Quotation, claims: list[Claim]) -> Claim | None:
    """The claim of the sentence right before: 'He denied that the well was dry. “I drank from it.”'"""
    sentence = page.sentence_at(max(quotation.start - 2, 0))
    found = [
        c
        for c in claims
        if c.content and c.at.sentence is sentence and c.speaker is not None and c.at.start < quotation.start and c.way != "line"
    ]
    outer = [c for c in found if not any(o is not c and any(s <= c.at.start < e for s, e in o.content) for o in found)]
    return outer[-1] if outer else None


def _speaks_last(before: Paragraph, claim: Claim) -> bool:
    """The last claim is a direct one of the paragraph before."""
    return claim.direct and before.start <= claim.at.start < before.end


def _with(claim: Claim, quotation: Quotation) -> Claim:
    content = tuple(sorted({*claim.content, (quotation.inner, quotation.outer)}))
    return replace(claim, content=content, direct=True)


def _widened(text: str, claim: Claim, quotations: list[Quotation], number: int, taken: dict[int, int]) -> Claim:
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
    return replace(claim, content=tuple(merged), direct=direct)


_JOINS = re.compile(r",?\s+(?:(?:and|or|but|with|as|by|to|that|of|for|in|because|from|on|also)\s+)+[^.;:!?,]{0,40}")


def _run_on(page: Parsed, claim: Claim, quotations: list[Quotation], claims: list[Claim], number: int, taken: dict[int, int]) -> Claim:
    """'said it brought back the mill, and of “all who had worked there”': words in marks that a conjunction or preposition joins on."""
    text, (start, end) = page.document.text, claim.content[-1]
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


def _closer(text: str, claim: Claim, quotation: Quotation, speechlike: bool) -> bool:
    """'Asked about the toll, she said, “Too many”': what the parse took for content stands before the cue, the words right behind it."""
    gap = text[claim.end : quotation.start] if claim.end <= quotation.start else "x"
    return speechlike and re.fullmatch(r"\s*[,:]?\s*", gap) is not None and claim.content[-1][1] <= claim.start


def _deeds_between(page: Parsed, start: int, end: int) -> bool:
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


def _distance(text: str, claim: Claim, quotation: Quotation, speechlike: bool) -> float | None:
    """How far the attributing clause stands from the quotation in words; None where something parts them."""
    if claim.start >= quotation.end:
        gap = text[quotation.end : claim.start]
        ended = text[quotation.outer - 1 : quotation.end + 1]
        words = len(re.findall(r"\w+", gap))
        if _STOPS.search(gap) or "\n" in gap or words > 8:
            return None
        if words and not re.match(r"\s*[,–—-]", gap) and not re.search(r"[,!?…–—][\"”’']?", ended):
            return None
        if re.match(r"\.[\"”’']?$", ended) and not text[claim.start].islower() and not re.match(r"\s*[,–—-]", gap):
            return None
        return words + 0.0
    if claim.end <= quotation.start:
        gap = text[claim.end : quotation.start]
        words = len(re.findall(r"\w+", gap))
        if words > _FAR or _STOPS.search(gap) and not re.search(r"[:]\s*$", gap):
            return None
        return words + 0.5
    if claim.cue[0].start >= quotation.end or claim.cue[-1].end <= quotation.start:
        return 1.0
    return None


def _sentence_initial(text: str, paragraph: Paragraph, quotation: Quotation) -> bool:
    lead = text[paragraph.start : quotation.start].rstrip()
    return not lead or lead[-1] in ".!?:”\"’'"


def _speechlike(page: Parsed, quotation: Quotation) -> bool:
    """Words that somebody says, not a title or a scare quote: a finite verb, an ending inside the marks, or several words."""
    tokens = page.tokens_in(quotation.inner, quotation.outer)
    if not tokens:
        return False
    ends = tokens[-1].text[-1] in ".!?,…—"
    finite = any(t.tag in ("VBD", "VBZ", "VBP", "MD") for t in tokens)
    return finite and len(tokens) > 2 or ends and len(tokens) > 1 or len(tokens) >= 8
