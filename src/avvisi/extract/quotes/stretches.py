"""The paragraphs of a page with their sentences, quotations and claims: the working table of the quotes."""

from dataclasses import dataclass, field

from avvisi.extract.quotes import marks
from avvisi.extract.quotes.claims import Claim
from avvisi.extract.quotes.marks import Quotation
from avvisi.parse.tokens import Parsed, Sentence


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
