"""'Presidents Ana Soto of Chile, Jose Ruiz of Peru and Ines Lind of Bolivia': one title in the plural, said once, of several persons."""

from avvisi.extract.base import Findings
from avvisi.extract.office import Office
from avvisi.extract.titles import Titles
from avvisi.model.facts import Mention
from avvisi.parse.tokens import Token

_LONGEST = 12  # persons in a row


def in_row(tokens: list[Token], earlier: Findings, titles: Titles) -> Office | None:
    """The office of one who stands in such a row, but not first in it: these tokens are the name."""
    state = _state_behind(tokens[-1].i + 1, earlier)
    if state is None:
        return None
    first = tokens[0]
    for _ in range(_LONGEST):
        before = _before(first, earlier)
        if before is None:
            return None
        first = before
        office = titles.before(first.i, earlier)
        if office is not None:
            plural = earlier.page.tokens[office.head].tag in ("NNS", "NNPS") and office.of is None and office.relation is None
            return office._replace(of=state.code, state=state.code) if plural else None
    return None


def _state_behind(at: int, earlier: Findings) -> Mention | None:
    """The state that 'of' gives to the name before it."""
    page_tokens = earlier.page.tokens
    if at + 1 >= len(page_tokens) or page_tokens[at].lower != "of":
        return None
    mention = earlier.mention_of.get(at + (2 if page_tokens[at + 1].lower == "the" else 1))
    return mention if mention is not None and mention.kind == "state" and mention.form != "adjective" else None


def _before(first: Token, earlier: Findings) -> Token | None:
    """The first token of the person before in the row: 'NAME of STATE ,' or 'and' stands between."""
    page_tokens, at = earlier.page.tokens, first.i - 1
    while at > 0 and (page_tokens[at].text == "," or page_tokens[at].lower == "and"):
        at -= 1
    state = earlier.mention_of.get(at)
    if at == first.i - 1 or state is None or state.kind != "state" or page_tokens[at].sentence is not first.sentence:
        return None
    at = earlier.page.tokens_in(state.span.start, state.span.end)[0].i - 1
    at -= 1 if page_tokens[at].lower == "the" else 0
    person = earlier.mention_of.get(at - 1) if at > 0 and page_tokens[at].lower == "of" else None
    if person is None or person.kind != "person" or person.form not in ("full", "short"):
        return None
    return earlier.page.tokens_in(person.span.start, person.span.end)[0]
