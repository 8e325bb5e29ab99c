"""What a reading tells, before repeats are folded and an occasion binds it."""

from dataclasses import dataclass, replace

from avvisi.extract.compose import Told
from avvisi.extract.factuality import Factuality
from avvisi.extract.placing.placed import Placed
from avvisi.extract.sides import Found
from avvisi.model.facts import Evidence, Quote, When, Where
from avvisi.parse.tokens import Parsed, Sentence


@dataclass(frozen=True, slots=True)
class Draft:
    """An event before repeats are folded: everything an Event needs but its id and its occasion."""

    told: Told
    sentence: Sentence
    actors: Found
    recipients: Found
    when: When
    where: Where | None
    facts: Factuality
    quote: Quote | None
    placed: tuple[Placed, ...] = ()  # which parties were given the likeliest land, and why

    def with_parts(self, **parts: object) -> "Draft":
        """With these parts in place of its own: itself where they are its own, as they nearly always are."""
        return self if all(getattr(self, name) is part for name, part in parts.items()) else replace(self, **parts)  # type: ignore[arg-type]


def evidence(page: Parsed, draft: Draft) -> Evidence:
    """The words an event rests on: the trigger from its first to its last word."""
    words = draft.told.outer.words
    rule = " > ".join(r.pattern.rule.id for r in draft.told.chain)
    if draft.told.applied:
        rule = f"{draft.told.applied}: {rule}"
    return Evidence(sentence=page.sentence_span(draft.sentence), trigger=page.document.span(words[0].start, words[-1].end), rule=rule)
