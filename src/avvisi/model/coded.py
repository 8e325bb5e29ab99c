"""Everything one document says: what `avvisi code` answers and what a shard of a record holds."""

from avvisi.model.facts import DoubtfulEvent, Event, Mention, Occasion, PairRelation, Quote, Tenure, TimeExpression
from avvisi.model.problems import Problem
from avvisi.model.record import Record
from avvisi.model.text import Document


class Coded(Record, frozen=True, kw_only=True):
    """A document and its facts, in order of their place in the text."""

    document: Document
    mentions: tuple[Mention, ...] = ()
    tenures: tuple[Tenure, ...] = ()
    dates: tuple[TimeExpression, ...] = ()
    occasions: tuple[Occasion, ...] = ()
    events: tuple[Event, ...] = ()
    doubtful_events: tuple[DoubtfulEvent, ...] = ()
    quotes: tuple[Quote, ...] = ()
    relations: tuple[PairRelation, ...] | None = None
    problems: tuple[Problem, ...] = ()
