"""Since when and until when an office was held, as the words beside its title or its verb say."""

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
    found = earlier.date_of
    for anchor in anchors:
        for token in anchor.children if anchor.pos in ("VERB", "AUX") else anchor.subtree():
            if token.lower not in ("since", "from", "until", "till", "to", "on", "in"):
                continue
            value = next(
                (d.value for t in token.subtree()[1:3] if (d := found.get(t.i)) and d.type == "DATE" and d.value and _day(d.value)),
                None,
            )
            if value is None:
                continue
            if token.lower in ("since", "from"):
                start = start or value
                end = end or _until(token, found)
            elif token.lower in ("until", "till", "to"):
                end = end or value
            elif anchor is said.verb and said.transition:
                start, end = (start, end or value) if said.transition in OUT else (start or value, end)
            elif anchor is said.verb and said.verb.lemma in STARTS:
                start = start or value
    if said.verb is not None and (said.transition or said.verb.lemma in STARTS) and start is None and end is None:
        value = next(
            (d.value for c in said.verb.children if c.dep == "npadvmod" and (d := found.get(c.i)) and d.value and _day(d.value)), None
        )
        start, end = (None, value) if said.transition in OUT else (value, None)
    return start, end


def _behind_title(head: Token, earlier: Findings) -> tuple[str | None, str | None]:
    """'foreign minister until March', 'premier since 2001': the word that follows the title or its complement."""
    for token in head.sentence.tokens[head.i - head.sentence.tokens[0].i + 1 :][:5]:
        if token.text in (",", ";", ".") or token.pos == "VERB":
            break
        if token.lower in ("since", "until", "till"):
            following = token.sentence.tokens[token.i - token.sentence.tokens[0].i + 1 :][:2]
            value = next(
                (d.value for t in following if (d := earlier.date_of.get(t.i)) and d.type == "DATE" and d.value and _day(d.value)), None
            )
            return (value, None) if token.lower == "since" else (None, value)
    return None, None


def _until(token: Token, found: dict[int, TimeExpression]) -> str | None:
    """The other end of 'from 2001 to 2004'."""
    for at, other in enumerate(following := token.sentence.tokens[token.i - token.sentence.tokens[0].i + 1 :][:7]):
        if other.lower in ("to", "until", "till", "-", "–") and at + 1 < len(following):
            date = found.get(following[at + 1].i)
            return date.value if date is not None and date.value and _day(date.value) else None
    return None


def _day(value: str) -> bool:
    """A year, month or day of the calendar, not a duration, season or weekday without a date."""
    return len(value) in (4, 7, 10) and value.replace("-", "").isdigit()
