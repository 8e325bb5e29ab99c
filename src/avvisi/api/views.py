"""How facts show in a notebook: their words marked, every character of theirs escaped."""

from collections.abc import Iterable, Mapping, Sequence
from html import escape
from typing import Any

import msgspec

from avvisi.model.coded import Coded
from avvisi.model.facts import Event, Mention, Occasion, Quote, Tenure, TimeExpression
from avvisi.model.text import Document

Mark = tuple[int, int, str, str]  # start, end, colour, title
COLOURS = {"person": "#cfe3ff", "state": "#d9f2d9", "organisation": "#e9ddf7", "event": "#ffe2b8", "quote": "#fff6bf"}
_PLAIN = "#eeeeee"
_HIDDEN = ("document", "documents", "supersedes", "raw", "text", "text_hash", "source_key", "regions", "origin")
_MOST = 200


def marked(text: str, marks: Iterable[Mark]) -> str:
    """Text as HTML with marks; of marks that overlap the first and longest stays. Everything is escaped."""
    parts, at = [], 0
    for start, end, colour, title in sorted(marks, key=lambda m: (m[0], -m[1])):
        if at <= start < end <= len(text):
            shown = f'<mark style="background:{colour};color:#111" title="{escape(title)}">{escape(text[start:end])}</mark>'
            parts += [escape(text[at:start]), shown]
            at = end
    return "".join([*parts, escape(text[at:])])


def page(text: str, marks: Iterable[Mark]) -> str:
    """A whole report."""
    return f'<div style="white-space:pre-wrap;max-width:46em">{marked(text, marks)}</div>'


def mention_mark(start: int, end: int, kind: str, name: str) -> Mark:
    """A name, in the colour of its kind."""
    return start, end, COLOURS.get(kind, _PLAIN), f"{kind}: {name}"


def event_mark(start: int, end: int, kind: str, status: str) -> Mark:
    """The word that tells an event."""
    return start, end, COLOURS["event"], f"{kind} {status}"


class Row(dict[str, Any]):
    """One row of a record, shown as a list of its fields; evidence has its trigger marked."""

    def _repr_html_(self) -> str:
        rows = "".join(
            f"<tr><th>{escape(str(name))}</th><td>{cell(value)}</td></tr>" for name, value in self.items() if name not in _HIDDEN
        )
        return f"<table><tbody>{rows}</tbody></table>"


class Rows(list[Row]):
    """Rows of a record, shown as a table."""

    def __init__(self, rows: Iterable[Mapping[str, Any]] = ()) -> None:
        super().__init__(Row(row) for row in rows)

    def _repr_html_(self) -> str:
        columns = [c for c in (self[0] if self else {}) if c not in _HIDDEN]
        head = "".join(f"<th>{escape(str(c))}</th>" for c in columns)
        body = "".join("<tr>" + "".join(f"<td>{cell(row.get(c))}</td>" for c in columns) + "</tr>" for row in self[:_MOST])
        more = f"<caption>the first {_MOST} of {len(self)}</caption>" if len(self) > _MOST else ""
        return f"<table>{more}<thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>"


def cell(value: Any) -> str:
    """A value as a person reads it: parties by name, dates by their value or bounds, evidence with its trigger marked."""
    if isinstance(value, Mapping):
        if "sentence" in value and "trigger" in value:
            return _evidence(value)
        if "earliest" in value and not value.get("value"):
            return (
                escape(" to ".join(str(value.get(b) or "…") for b in ("earliest", "latest")))
                if value["earliest"] or value["latest"]
                else ""
            )
        return escape(str(next((value[k] for k in ("person", "name", "value", "text", "form") if value.get(k)), "")))
    if isinstance(value, list | tuple):
        return ", ".join(cell(v) for v in value)
    return "" if value is None else escape(str(value))


def _evidence(value: Mapping[str, Any]) -> str:
    sentence, trigger = value["sentence"], value["trigger"]
    if not isinstance(sentence, Mapping) or not isinstance(trigger, Mapping):
        return escape(str(sentence))
    start = trigger["start"] - sentence["start"]
    return marked(sentence["text"], [(start, start + len(trigger["text"]), COLOURS["event"], str(value.get("rule", "")))])


class CodedView:
    """A coded document. `facts` holds all of it; in a notebook its text shows with the words of its facts marked."""

    def __init__(self, facts: Coded) -> None:
        self.facts = facts

    @property
    def document(self) -> Document:
        """The document: text, regions, day of publication, outlet."""
        return self.facts.document

    @property
    def mentions(self) -> Sequence[Mention]:
        """Names and words that stand for them."""
        return self.facts.mentions

    @property
    def tenures(self) -> Sequence[Tenure]:
        """Who holds which office."""
        return self.facts.tenures

    @property
    def dates(self) -> Sequence[TimeExpression]:
        """Time expressions."""
        return self.facts.dates

    @property
    def occasions(self) -> Sequence[Occasion]:
        """Meetings, calls, visits, statements."""
        return self.facts.occasions

    @property
    def events(self) -> Sequence[Event]:
        """What happened, in PLOVER."""
        return self.facts.events

    @property
    def quotes(self) -> Sequence[Quote]:
        """What was said, with its chain."""
        return self.facts.quotes

    def rows(self, kind: str) -> Rows:
        """`mentions`, `events`, `quotes` … as rows that show in a notebook."""
        return Rows(msgspec.to_builtins(one) for one in getattr(self, kind))

    def answer(self) -> dict[str, Any]:
        """The line that `avvisi code` would print."""
        from avvisi.export.answer import answer

        return answer(self.facts)

    def _repr_html_(self) -> str:
        marks = [mention_mark(m.span.start, m.span.end, m.kind, m.name) for m in self.mentions]
        marks += [event_mark(e.evidence.trigger.start, e.evidence.trigger.end, e.type, e.status) for e in self.events]
        return page(self.document.text, marks)
