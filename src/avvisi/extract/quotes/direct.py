"""Quoted words and the claims they belong to: beside the cue, going on after it, over paragraphs, or with nobody named."""

import re

from avvisi.extract.quotes import marks
from avvisi.extract.quotes.beside import (
    STOPS,
    closer,
    deeds_between,
    distance,
    is_title,
    run_on,
    sentence_initial,
    speechlike,
    widened,
    with_words,
)
from avvisi.extract.quotes.claims import Claim, replace
from avvisi.extract.quotes.lone import before_colon, colon_cue, colon_teller, just_before, message, speaks_last, teller, unread
from avvisi.extract.quotes.marks import Quotation
from avvisi.extract.quotes.stretches import Paragraph
from avvisi.lexicon.speech import SpeechLexicon
from avvisi.parse.tokens import Parsed


class Direct:
    """`direct(page, paragraphs)` joins quotations to claims, and makes claims of quoted speech that has none."""

    def __init__(self, speech: SpeechLexicon) -> None:
        self._quoting = speech.quoting

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
        begun = _begun(paragraph, before, out)
        if begun is None and paragraph.goes_on and paragraph.quotations and out and self._goes_on(before, out, paragraph.quotations[0]):
            taken[0] = -1
        taken.update({k: -1 for k, q in enumerate(paragraph.quotations) if is_title(page, q)})
        for n, claim in enumerate(claims):
            if claim.way == "line":
                taken.update({k: n for k, q in enumerate(paragraph.quotations) if any(s < q.end and q.start < e for s, e in claim.content)})
            elif outside[n] and claim.content:
                claims[n] = widened(text, claim, paragraph.quotations, n, taken)
                claims[n] = run_on(page, claims[n], paragraph.quotations, claims, n, taken)
        for k, quotation in enumerate(paragraph.quotations):
            if k in taken:
                continue
            if speechlike(page, quotation) and (doer := before_colon(page, quotation, claims)) is not None:
                claims.append(with_words(doer, quotation))
                outside.append(True)
                taken[k] = len(claims) - 1
                continue
            number = self._beside(page, paragraph, quotation, claims, outside, k, taken)
            if number is not None:
                if claims[number].content and not claims[number].direct and number not in taken.values():
                    claims[number] = replace(claims[number], content=())
                claims[number] = with_words(claims[number], quotation)
                taken[k] = number
        _within_words(page, paragraph, claims, outside)
        self._after_colon(page, paragraph, before, taken, out)
        self._left_over(page, paragraph, before, claims, taken, out)
        if begun is not None:
            _ended(begun, paragraph.quotations[0], claims, out)
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
        spoken = speechlike(page, quotation)
        best: tuple[float, int] | None = None
        for n, claim in enumerate(claims):
            if not outside[n] or not claim.quotable:
                continue
            has = any(number == n for number in taken.values())
            if claim.content and not has and not closer(text, claim, quotation, spoken):
                continue
            far = distance(text, claim, quotation, spoken)
            if far is not None and claim.end <= quotation.start and deeds_between(page, claim.end, quotation.start):
                continue
            if far is not None and (best is None or far < best[0]):
                best = (far, n)
        if best is not None and (spoken or best[0] <= 3):
            return best[1]
        last = taken.get(k - 1, -1)
        if (
            last >= 0
            and outside[last]
            and claims[last].direct
            and _goes_on_behind(text, claims[last], paragraph.quotations[k - 1], quotation)
        ):
            return last
        if spoken and k - 1 in taken and sentence_initial(text, paragraph, quotation):
            number = taken[k - 1]
            between = text[paragraph.quotations[k - 1].end : quotation.start]
            if claims[number].direct or not STOPS.search(between):
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
        cue = colon_cue(page.document.text, before) or colon_teller(page, before)
        if cue is not None:
            out.append(with_words(cue, paragraph.quotations[0]))
            taken[0] = -1

    def _left_over(
        self, page: Parsed, paragraph: Paragraph, before: Paragraph | None, claims: list[Claim], taken: dict[int, int], out: list[Claim]
    ) -> None:
        text = page.document.text
        for k, quotation in enumerate(paragraph.quotations):
            if k in taken or not speechlike(page, quotation):
                continue
            if any(s <= quotation.start and quotation.end <= e for c in claims for s, e in c.content):
                continue
            opens = not text[paragraph.start : quotation.start].strip()
            if opens and out and before is not None and self._goes_on(before, out, quotation):
                taken[k] = -1
                continue
            whole = not re.search(r"\w", text[paragraph.start : quotation.start] + text[quotation.end : paragraph.end])
            if not whole and not sentence_initial(text, paragraph, quotation) and not text[: quotation.start].rstrip().endswith(":"):
                continue
            token = next(iter(page.tokens_in(quotation.inner, quotation.outer)), None)
            if token is None:
                continue
            last = out[-1] if out and whole and before is not None and speaks_last(before, out[-1]) else None
            if last is None and not whole:
                last = just_before(page, quotation, claims)
                if last is None:
                    last = teller(page, quotation)
                if last is not None and last.content and last.content[-1][1] < quotation.start and last.way != "running" and last.direct:
                    claims[claims.index(last)] = with_words(last, quotation)
                    taken[k] = -1
                    continue
            messenger = message(page, quotation) or unread(page, quotation, self._quoting) if last is None else None
            if messenger is not None:
                claims.append(with_words(messenger, quotation))
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

    @staticmethod
    def _goes_on(before: Paragraph | None, out: list[Claim], quotation: Quotation) -> bool:
        """The paragraph before ended in a mark never closed, or in a cue and a colon: the words belong to that claim."""
        if before is None or not before.quotations or before.quotations[-1].closed or before.quotations[-1].end < before.end - 1:
            return False
        last = before.quotations[-1]
        for n in range(len(out) - 1, -1, -1):
            claim = out[n]
            if claim.at.start < before.start:
                break
            if claim.direct and any(s <= last.inner and last.outer <= e + 1 for s, e in claim.content):  # not 'I think' within the words
                out[n] = replace(claim, content=(*claim.content, (quotation.inner, quotation.outer)))
                return True
        if out[-1].direct:
            out[-1] = replace(out[-1], content=(*out[-1].content, (quotation.inner, quotation.outer)))
            return True
        return False


def _begun(paragraph: Paragraph, before: Paragraph | None, out: list[Claim]) -> Claim | None:
    """Words of nobody yet, from a mark that the paragraph before left open, and that go on here: their cue may stand behind them."""
    if before is None or not before.quotations or not paragraph.goes_on or not out or not paragraph.quotations[0].closed:
        return None
    nobodys = out[-1].rule == "quoted" and out[-1].speaker is None and out[-1].content[-1][1] == before.quotations[-1].outer
    return out.pop() if nobodys else None


def _ended(begun: Claim, last: Quotation, claims: list[Claim], out: list[Claim]) -> None:
    """'“The pass is shut. ¶ It will stay shut,” he said': all of it was said by whom the last stretch is given to, and told by who reports him."""
    over = [n for n, c in enumerate(claims) if c.content and c.content[0][0] <= last.inner < c.content[-1][1]]
    for n in over:
        claims[n] = replace(claims[n], content=(*begun.content, *claims[n].content), direct=True)
    if not over:
        out.append(replace(begun, content=(*begun.content, (last.inner, last.outer))))


def _goes_on_behind(text: str, claim: Claim, one: Quotation, two: Quotation) -> bool:
    """'“If it rains,” warned the miller, who has seen nine floods, “we sink.”': the sentence broken off at a comma goes on in the next marks."""
    between = text[one.end : two.start]
    small = text[two.inner : two.inner + 1].islower()
    return (
        small
        and text[one.outer - 1] == ","
        and one.end <= claim.start
        and claim.end <= two.start
        and not STOPS.search(between)
        and between.rstrip().endswith(",")
    )


def _within_words(page: Parsed, paragraph: Paragraph, claims: list[Claim], outside: list[bool]) -> None:
    """'She recalled that the bishop told her, “Lock it”', '“My aunt always said, ‘Never lend a mill,’” he said': a cue among another's words has its own."""
    text = page.document.text
    inner = [q for one in paragraph.quotations if one.closed for q in marks.find(text, one.inner, one.outer)]
    for n, claim in enumerate(claims):
        if claim.content or not claim.quotable or claim.way == "line":
            continue
        told = any(m != n and any(s <= claim.start and claim.end <= e for s, e in other.content) for m, other in enumerate(claims))
        if not told:
            continue
        near = [
            (far, q.start, q)
            for q in (paragraph.quotations if outside[n] else inner)
            if q.closed and speechlike(page, q) and (far := distance(text, claim, q, True)) is not None
        ]
        if near and min(near)[0] <= 3:
            claims[n] = with_words(claim, min(near)[2])
