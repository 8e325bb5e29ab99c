"""Which of a person's offices counts where he is named, and how it is told: 'President-elect', 'Former Governor'."""

from avvisi.extract.base import Findings
from avvisi.model.facts import Mention, Tenure


def office_of(mention: Mention, earlier: Findings) -> Tenure | None:
    """The office that counts for this person here: one held rather than one that is past, one said in this sentence, else the last said before,
    else the first; of a state rather than of none.
    """
    held = earlier.held_by.get(mention.name)
    if not held:
        return None
    sentence = earlier.page.sentence_at(mention.span.start)

    def rank(tenure: Tenure) -> tuple[bool, bool, bool, bool, int]:
        here = sentence is not None and sentence.start <= tenure.span.start < sentence.end
        return (
            tenure.qualifier != "former",
            here,
            tenure.qualifier != "then",
            tenure.of is not None,
            tenure.span.start if tenure.span.start <= mention.span.start else -tenure.span.start,
        )

    return max(held, key=rank)


def as_held(tenure: Tenure) -> str:
    """The title with what the report says of how it is held: 'President-elect', 'Interim President', 'Former Governor'."""
    word = tenure.qualifier
    if word in ("current", "then") or word in tenure.title.lower():
        return tenure.title
    return f"{tenure.title}-{word}" if word in ("elect", "designate") else f"{word.capitalize()} {tenure.title}"
