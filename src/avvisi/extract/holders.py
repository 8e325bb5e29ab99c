"""From what single places say to a document's tenures: successions, ends told elsewhere in the sentence, states worked out, repeats dropped."""

from collections import defaultdict
from collections.abc import Iterator

import msgspec

from avvisi.extract.bare import UNIQUE
from avvisi.extract.base import Findings
from avvisi.extract.ended import ended
from avvisi.extract.held import Held, plain
from avvisi.extract.standing import sector_held
from avvisi.extract.successions import successions
from avvisi.extract.terms import with_terms
from avvisi.extract.titles import Titles
from avvisi.extract.whole_bodies import with_whole_body
from avvisi.extract.whose import with_states
from avvisi.model.facts import PLACED, Tenure, placed
from avvisi.parse.tokens import Parsed

Key = tuple[str, str, str | None, str]
_NOT_NOW = ("former", "late", "elect", "designate", "acting", "interim")
_SECOND = ("vice ", "deputy ")


def settle(page: Parsed, earlier: Findings, held: Held, titles: Titles, known: tuple[Tenure, ...] = ()) -> Iterator[Tenure]:
    """The tenures of the document, each person's office once, in order of the text."""
    held = [(m, ended(page, m, t, earlier)) for m, t in held]
    told_lands = _told_lands(held, known)
    held = with_states(page, earlier, held, titles, known)
    if not known:
        held += list(successions(page, earlier, held))
    kept: dict[Key, Tenure] = {}
    titles_of: dict[str, set[str]] = defaultdict(set)  # person -> titles kept
    for _, tenure in sorted(held, key=lambda pair: (pair[1].of is None, pair[1].span.start)):
        key: Key = (tenure.person, plain(tenure.title), tenure.of, tenure.qualifier)
        if tenure.of is None and any(t == key[1] or key[1] in t and "deputy" not in t for t in titles_of[tenure.person]):
            continue  # 'President Soto' where 'Chilean President Soto' stands elsewhere
        if key in kept:
            first = kept[key]
            kept[key] = msgspec.structs.replace(
                first, start=first.start or tenure.start, end=first.end or tenure.end, transition=first.transition or tenure.transition
            )
            continue
        kept[key] = tenure
        titles_of[tenure.person].add(key[1])
    for person, title, of, qualifier in list(kept):
        others = (kept.get((person, title, of, other)) for other in _NOT_NOW) if qualifier == "current" else ()
        if any(o is not None and o.start is None for o in others):
            del kept[person, title, of, qualifier]
    _risen(kept)
    told = {(t.person, plain(t.title), t.of) for t in known}
    fresh = [_marked(t, told_lands) for t in with_terms(page, earlier, list(kept.values())) if (t.person, plain(t.title), t.of) not in told]
    everybody = [*kept.values(), *known]
    fresh = [_of_the_one_before(page, earlier, t, everybody) for t in fresh]
    fresh = [with_whole_body(page, earlier, t, titles) for t in fresh]
    fresh = [msgspec.structs.replace(t, sector=sector_held(t, titles.bodies.get(t.of or ""), titles.groups)) for t in fresh]
    yield from sorted(fresh, key=lambda t: (t.span.start, t.span.end, t.person, t.title))


def _of_the_one_before(page: Parsed, earlier: Findings, tenure: Tenure, others: list[Tenure]) -> Tenure:
    """'He was freed by the Ruiz administration. He had been held under President Soto': where another is in office, Soto was then."""
    head = earlier.head_of(tenure.person_span)
    if tenure.qualifier != "current" or head is None or head.dep != "pobj" or head.head.lower != "under":
        return tenure
    verb = next((t for t in head.ancestors() if t.tag.startswith("VB")), None)
    title, own = plain(tenure.title), set(tenure.person.split())
    if title not in UNIQUE or verb is None or verb.tag not in ("VBD", "VBN"):
        return tenure
    rules = any(o.person != tenure.person and o.of == tenure.of and plain(o.title) == title and o.qualifier == "current" for o in others)
    pairs = zip(page.tokens, page.tokens[1:], strict=False)
    rules = rules or any(a.tag == "NNP" and b.lower == "administration" and a.text not in own for a, b in pairs)
    return msgspec.structs.replace(tenure, qualifier="then", as_of=None, as_of_basis=None) if rules else tenure


def _told_lands(held: Held, known: tuple[Tenure, ...]) -> dict[str, set[str | None]]:
    """Tenure -> the lands that words give its holder; empty for one that is bare and whose holder is bare everywhere. Only bare ones are in it."""
    said: dict[str, set[str | None]] = defaultdict(set)
    for tenure in (*known, *(t for _, t in held)):
        if tenure.of is not None and not placed(tenure.evidence.rule):
            said[tenure.person] |= {tenure.of, tenure.state}
    return {t.id: said[t.person] for _, t in held if t.of is None}


def _marked(tenure: Tenure, told: dict[str, set[str | None]]) -> Tenure:
    """A land that no words give the holder, but the report as a whole, is marked as such: other reports may know better."""
    lands = told.get(tenure.id)
    if lands is None or tenure.state is None or tenure.of != tenure.state or tenure.implied or tenure.state in lands:
        return tenure
    evidence = msgspec.structs.replace(tenure.evidence, rule=tenure.evidence.rule + PLACED)
    return msgspec.structs.replace(tenure, evidence=evidence)


def _risen(kept: dict[Key, Tenure]) -> None:
    """'was elected vice president of the guild in 1996' of one who is its president now: nobody is both at once."""
    for key, tenure in kept.items():
        person, title, of, qualifier = key
        lower = next((word for word in _SECOND if title.startswith(word)), None)
        if qualifier != "current" or of is None or lower is None or tenure.start is None:
            continue
        higher = kept.get((person, title.removeprefix(lower), of, "current"))
        if higher is not None and (higher.start is None or higher.start > tenure.start):
            kept[key] = msgspec.structs.replace(tenure, qualifier="former", sector="ELI")
