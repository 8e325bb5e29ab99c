"""Since when and until when an office was held, as the words beside its title or its verb say."""

from collections.abc import Iterable

from avvisi.extract.base import Findings
from avvisi.extract.career_verbs import OUT, STARTS, Said
from avvisi.model.facts import TimeExpression
from avvisi.parse.tokens import Token


def since_until(head: Token, said: Said, earlier: Findings) -> tuple[str | None, str | None]:
    """(start, end) as the words say: 'since 1957', 'from 2010 to 2016', 'until June', 'sworn in on Monday'."""
    if not said.start_end:
        return None, None
    start, end = _behind_title(head, earlier)
    anchors = [head, *([said.verb] if said.verb is not None else [])]
    for anchor in anchors:
        for token in anchor.children if anchor.pos in ("VERB", "AUX") else anchor.subtree():
            if token.lower not in ("since", "from", "until", "till", "to", "on", "in"):
                continue
            value = first_day(token.subtree()[1:3], earlier)
            if value is None:
                continue
            if token.lower in ("since", "from"):
                start = start or value
                end = end or _until(token, earlier)
            elif token.lower in ("until", "till", "to"):
                end = end or value
            elif anchor is said.verb and said.transition:
                start, end = (start, end or value) if said.transition in OUT else (start or value, end)
            elif anchor is said.verb and said.verb.lemma in STARTS:
                start = start or value
    if said.verb is not None and (said.transition or said.verb.lemma in STARTS) and start is None and end is None:
        value = first_day((c for c in said.verb.children if c.dep == "npadvmod"), earlier)
        start, end = (None, value) if said.transition in OUT else (value, None)
    return start, end


def _behind_title(head: Token, earlier: Findings) -> tuple[str | None, str | None]:
    """'foreign minister until March', 'premier since 2001': the word that follows the title or its complement."""
    for token in head.sentence.tokens[head.i - head.sentence.tokens[0].i + 1 :][:5]:
        if token.text in (",", ";", ".") or token.pos == "VERB":
            break
        if token.lower in ("since", "until", "till"):
            following = token.sentence.tokens[token.i - token.sentence.tokens[0].i + 1 :][:2]
            value = first_day(following, earlier)
            return (value, None) if token.lower == "since" else (None, value)
    return None, None


def _until(token: Token, earlier: Findings) -> str | None:
    """The other end of 'from 2001 to 2004'."""
    for at, other in enumerate(following := token.sentence.tokens[token.i - token.sentence.tokens[0].i + 1 :][:7]):
        if other.lower in ("to", "until", "till", "-", "–") and at + 1 < len(following):
            return first_day(following[at + 1 : at + 2], earlier)
    return None


def calendar_day(date: TimeExpression | None) -> str | None:
    """A year, month or day of the calendar; None for a duration, a season, a weekday without a date."""
    value = date.value if date is not None and date.type == "DATE" else None
    return value if value and len(value) in (4, 7, 10) and value.replace("-", "").isdigit() else None


def first_day(tokens: Iterable[Token], earlier: Findings) -> str | None:
    """The first year, month or day that these tokens tell."""
    return next((day for t in tokens if (day := calendar_day(earlier.date_of.get(t.i)))), None)
