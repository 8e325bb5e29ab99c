"""Since when and until when: 'after Soto took office in August 2021', 'since coming to power in 1994', 'left office last May'."""

from collections.abc import Iterator

import msgspec

from avvisi.extract.base import Findings
from avvisi.extract.grammar.tags import SUBJECTS
from avvisi.extract.since import first_day
from avvisi.model.facts import Mention, Tenure
from avvisi.parse.tokens import Parsed, Token

_OFFICE = frozenset({"office", "power"})
_BEGINS = {"take": "dobj", "assume": "dobj", "win": "dobj", "gain": "dobj", "seize": "dobj", "come": "to", "rise": "to", "sweep": "to"}
_ENDS = {"leave": "dobj", "quit": "dobj", "vacate": "dobj", "fall": "from"}
_INSTALLED = frozenset({"inaugurate", "crown", "enthrone"})
_VERBS = _INSTALLED | _BEGINS.keys() | _ENDS.keys()


def with_terms(page: Parsed, earlier: Findings, tenures: list[Tenure]) -> list[Tenure]:
    """The tenures, those with the day on which their only holder's one office began or ended, as verbs without a title tell it."""
    if not tenures:
        return []
    offices: dict[str, set[tuple[str, str | None]]] = {}
    for tenure in tenures:
        offices.setdefault(tenure.person, set()).add((tenure.title.lower(), tenure.of))
    told = {person: day for person, *day in _told(page, earlier) if len(offices.get(person, ())) == 1}
    return [_bounded(t, *told[t.person]) if t.person in told and t.qualifier not in ("elect", "designate") else t for t in tenures]


def _bounded(tenure: Tenure, start: str | None, end: str | None) -> Tenure:
    """Who has left an office is its former holder, and of its state's elites."""
    gone = end is not None and tenure.qualifier == "current"
    left = msgspec.structs.replace(tenure, qualifier="former", sector="ELI") if gone else tenure
    return msgspec.structs.replace(left, start=tenure.start or start, end=tenure.end or end)


def _told(page: Parsed, earlier: Findings) -> Iterator[tuple[str, str | None, str | None]]:
    """(person, start, end) of each clause that tells one of them by a day of its own; of one person the first."""
    seen: set[str] = set()
    for sentence in page.sentences:
        for verb in sentence.tokens:
            if verb.lemma not in _VERBS:
                continue
            begins = _about_office(verb, _BEGINS) or verb.lemma in _INSTALLED and any(c.dep == "auxpass" for c in verb.children)
            if not (begins or _about_office(verb, _ENDS)) or _unreal(verb):
                continue
            person, day = _who(verb, earlier), _day(verb, earlier)
            if person is not None and day is not None and person.name not in seen:
                seen.add(person.name)
                yield (person.name, day, None) if begins else (person.name, None, day)


def _about_office(verb: Token, verbs: dict[str, str]) -> bool:
    how = verbs.get(verb.lemma)
    if how is None or not verb.tag.startswith("VB"):
        return False
    homes = [verb] if how == "dobj" else [c for c in verb.children if c.dep == "prep" and c.lower == how]
    objects = (c for home in homes for c in home.children if c.dep in ("dobj", "pobj"))
    return any(o.lower in _OFFICE and not any(c.dep in ("det", "amod", "compound", "poss", "prep") for c in o.children) for o in objects)


def _unreal(verb: Token) -> bool:
    """'will take office in May', 'takes office in May', 'never took office'."""
    return verb.tag in ("VB", "VBZ", "VBP") or any(c.dep == "neg" or c.tag == "MD" for c in verb.children)


def _who(verb: Token, earlier: Findings) -> Mention | None:
    """The person who is the verb's subject, or that of the clause it hangs on ('since taking office in 2019, Soto has …')."""
    home = verb
    while home.child(*SUBJECTS) is None and home.dep in ("pcomp", "prep", "advcl", "conj") and home.head is not home:
        home = home.head
    subject = home.child(*SUBJECTS)
    if subject is not None and subject.tag == "WP" and home.dep == "relcl":
        subject = home.head
    mention = earlier.mention_of.get(subject.i) if subject is not None else None
    return mention if mention is not None and mention.kind == "person" else None


def _day(verb: Token, earlier: Findings) -> str | None:
    """The day, month or year that hangs on the verb itself."""
    near = (t for t in verb.subtree() if verb in (t.head, t.head.head) or t.head.head.head is verb and t.head.dep in ("pobj", "npadvmod"))
    return first_day(near, earlier)
