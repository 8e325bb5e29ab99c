"""The whole name of a body of which the lists or the parse have a part: 'the Soto National Andean Movement', 'the Green Party (Reformist)'."""

import msgspec

from avvisi.extract.base import Findings
from avvisi.extract.brackets import wing
from avvisi.extract.titles import Titles
from avvisi.model.facts import Mention, Tenure
from avvisi.parse.tokens import Parsed, Token

_LONGEST = 4  # words in capitals before what is read of a name


def with_whole_body(page: Parsed, earlier: Findings, tenure: Tenure, titles: Titles) -> Tenure:
    """The tenure with all the capitals of its body's name, where no list has that name."""
    if tenure.of is None or tenure.of == tenure.state:
        return tenure
    inside = earlier.mentions_in(tenure.span.start, tenure.span.end)
    body = next((m for m in inside if m.kind == "organisation" and m.form == "full" and m.name == tenure.of), None)
    if body is None:
        return tenure
    tokens = page.tokens_in(body.span.start, body.span.end)
    first, last = tokens[0].i if tenure.of in titles.bodies else _before(page, earlier, titles, tokens[0]), tokens[-1].i
    inner = last + 2
    if (
        inner + 1 < len(page.tokens)
        and page.tokens[last + 1].text == "("
        and page.tokens[inner + 1].text == ")"
        and _is_wing(inner, earlier)
    ):
        last = inner + 1
    if first == tokens[0].i and last == tokens[-1].i:
        return tenure
    name = " ".join(page.document.text[page.tokens[first].start : page.tokens[last].end].split())
    return msgspec.structs.replace(tenure, of=name, state=tenure.state if _told_besides(earlier, body, tenure.state) else None)


def _before(page: Parsed, earlier: Findings, titles: Titles, start: Token) -> int:
    """Where the capitals before a name begin that 'the' opens; the name's own beginning where other words or lands stand between."""
    for at in range(start.i - 1, max(start.i - _LONGEST - 2, start.sentence.tokens[0].i - 1), -1):
        token = page.tokens[at]
        if token.lower == "the":
            return at + 1
        mention = earlier.mention_of.get(at)
        named = mention is None or mention.kind == "person" and mention.form != "pronoun"
        if not named or token.tag not in ("NNP", "NNPS") or not token.text[:1].isupper() or titles.is_head(token):
            return start.i
    return start.i


def _is_wing(inner: int, earlier: Findings) -> bool:
    """A word in brackets that is no acronym."""
    return wing(inner, earlier) and not earlier.page.tokens[inner].text.isupper()


def _told_besides(earlier: Findings, body: Mention, land: str | None) -> bool:
    """Whether a land is named elsewhere than in the body's own name."""
    inside = range(body.span.start, body.span.end)
    return any(m.code == land and m.kind in ("state", "place") and m.span.start not in inside for m in earlier.mentions)
