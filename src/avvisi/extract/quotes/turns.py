"""Who takes the floor paragraph by paragraph: 'Le Fanal: Did you sign?' and, below it, 'Ana Pop: I initialled.'; minutes, hearings, briefings."""

from collections.abc import Sequence

from avvisi.extract.quotes.claims import Claim, Relay
from avvisi.extract.quotes.dialogue import Label, label_head, labels, said, turn, voiced
from avvisi.extract.quotes.stretches import Paragraph
from avvisi.parse.tokens import Parsed, Token

_OPENING = 16  # words of a paragraph among which its label's colon stands
Turn = tuple[int, Label, list[Token]]  # the place of the paragraph, its label, its words


def turns(page: Parsed, table: Sequence[Paragraph]) -> dict[int, Claim]:
    """The claims of paragraphs that are turns of one talk, by the place of the paragraph; two at least that follow each other."""
    found: dict[int, Claim] = {}
    run: list[Turn] = []
    for number, paragraph in enumerate(table):
        tokens = [t for sentence in paragraph.sentences for t in sentence.tokens]
        begun = labels(tokens) if any(t.text == ":" for t in tokens[:_OPENING]) else []
        if len(begun) == 1:
            run.append((number, begun[0], tokens))
            continue
        found.update(_claims(page, table, run))
        run = []
    found.update(_claims(page, table, run))
    return found


def _claims(page: Parsed, table: Sequence[Paragraph], run: Sequence[Turn]) -> dict[int, Claim]:
    """Each turn's words, where the first asks, or every label names somebody who may speak; who answers a medium is quoted by it."""
    if len(run) < 2:
        return {}
    _, (first, end, colon), opening = run[0]
    question = _stretch(table, run[0])
    asks = question is not None and page.document.text[: question[1]].endswith("?")
    if not asks and not all(voiced(tokens[first:end]) for _, (first, end, _), tokens in run):
        return {}
    asker = label_head(opening[first:end])
    found: dict[int, Claim] = {}
    for one in run:
        number, (first, end, colon), tokens = one
        content, head = _stretch(table, one), label_head(tokens[first:end])
        if content is not None:
            relays = (Relay(asker, "quotes", shown=False),) if asks and head.lower != asker.lower else ()
            found[number] = turn(page, tokens[colon], head, tokens[first:end], content, relays)
    return found


def _stretch(table: Sequence[Paragraph], one: Turn) -> tuple[int, int] | None:
    number, (_, _, colon), tokens = one
    return said(table[number], tokens[colon + 1 :])
