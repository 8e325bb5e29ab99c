"""Offices said by another's: 'his Peruvian counterpart', 'her predecessor': of whom it is the like, and what it is called there."""

from avvisi.extract.base import Findings
from avvisi.extract.held import Held
from avvisi.extract.office import Office
from avvisi.model.facts import Mention, Tenure
from avvisi.parse.tokens import Parsed


def model_of(page: Parsed, mention: Mention, office: Office, earlier: Findings, held: Held) -> Tenure | None:
    """The office that a counterpart's (or predecessor's) is like: of the person named last before it that has one, in this sentence first."""
    best: tuple[int, int, Tenure] | None = None
    at, sentence = page.tokens[office.head].start, page.tokens[office.head].sentence
    for person, tenure in held:
        if (
            tenure.person == mention.name
            or tenure.qualifier in ("former", "late")
            and (office.relation != "successor" or tenure.transition is None)
            or tenure.implied
            and office.relation == "counterpart"
        ):
            continue
        if office.whose is not None and office.whose.tag != "PRP$" and not (person.span.start <= office.whose.start < person.span.end):
            continue
        near = int(sentence.start <= person.span.start < sentence.end)
        if not near and office.relation == "counterpart" and not _continues(page, person, office, earlier):
            continue
        distance = -abs(at - person.span.start) if person.span.start <= at else -10_000 - abs(at - person.span.start)
        if best is None or (near, distance) > best[:2]:
            best = (near, distance, tenure)
    return best[2] if best else None


def _continues(page: Parsed, person: Mention, office: Office, earlier: Findings) -> bool:
    """'He met his Thai counterpart': he is the subject of the sentence before."""
    sentence = page.tokens[office.head].sentence
    head = earlier.head_of(person.span)
    subject = any(t.tag == "PRP" and t.dep in ("nsubj", "nsubjpass") for t in sentence.tokens)
    return subject and head is not None and sentence.index - head.sentence.index == 1 and head.dep in ("nsubj", "nsubjpass")


def across(title: str, state: str | None, other: str | None) -> str:
    """A counterpart's title in another state: only the United States call their foreign minister 'Secretary of State'."""
    if state == "USA" and other != "USA":
        return {
            "Secretary of State": "Foreign Minister",
            "Defense Secretary": "Defense Minister",
            "Secretary of Defense": "Defense Minister",
            "Treasury Secretary": "Finance Minister",
        }.get(title, title)
    if other == "USA" and title.startswith("Foreign Minister"):
        return "Secretary of State"
    return title
