"""Offices passed on: 'She succeeded Soto', 'was replaced by Ruiz', 'handed over to Ruiz', 'after Soto stepped down'."""

from collections.abc import Iterator

import msgspec

from avvisi.extract.base import Findings
from avvisi.extract.grammar.tags import SUBJECTS
from avvisi.extract.held import Held, plain
from avvisi.extract.since import calendar_day, first_day
from avvisi.lexicon.words import listed
from avvisi.model.facts import Evidence, Mention, Qualifier, Tenure, Transition
from avvisi.parse.tokens import Parsed, Token

_SUCCEED = frozenset(["succeed", "replace", "follow"])


def successions(page: Parsed, earlier: Findings, held: Held) -> Iterator[tuple[Mention, Tenure]]:
    """'She succeeded Soto', 'replacing Soto', 'in place of Soto', 'takes over from Soto': the one named held the other's office before."""
    for mention in earlier.mentions:
        if mention.kind != "person" or mention.form not in ("full", "short"):
            continue
        head = earlier.head_of(mention.span)
        if head is None:
            continue
        verb = _successor_verb(head)
        if verb is None:
            continue
        model = _taken_office(page, verb, mention, held, earlier)
        if model is None or any(t.person == mention.name and plain(t.title) == plain(model.title) and t.of == model.of for _, t in held):
            continue
        hung = [*head.children, *(g for c in head.children if c.dep == "appos" for g in c.children)]
        end = next((c for c in hung if c.dep == "relcl" and c.lemma in _ENDS), None)
        served = next((c for c in hung if c.dep == "relcl" and c.lemma in ("serve", "rule", "govern", "hold")), None)
        coming = model.qualifier in ("elect", "designate") and end is None
        evidence = Evidence(
            sentence=page.sentence_span(verb.sentence), trigger=page.document.span(verb.start, verb.end), rule="offices.succession"
        )
        yield mention, msgspec.structs.replace(
            model,
            id=page.document.fact_id("tenure", verb.start, verb.end, f"{mention.name}|{model.title}|former"),
            evidence=evidence, person=mention.name, qualifier="outgoing" if coming else "late" if end and end.lemma == "die" else "former",
            transition=_ENDS[end.lemma] if end else None, start=_since(served, earlier), end=_day_of(end, earlier) if end else None,
            span=evidence.trigger, person_span=mention.span, sector=None if coming else "ELI", implied=False,
        )  # fmt: skip
    yield from _successors(page, earlier, held)
    yield from _left(page, earlier, held)
    yield from _after(page, earlier, held)


# 'after the death of Soto': what the noun says of the office that is taken in the sentence.
_AFTER: dict[str, Transition] = {
    "death": "died", "assassination": "died", "killing": "died", "murder": "died", "resignation": "resigned", "retirement": "resigned",
    "departure": "resigned", "dismissal": "dismissed", "ouster": "dismissed", "overthrow": "dismissed", "removal": "dismissed", "sacking": "dismissed",
}  # fmt: skip


def _after(page: Parsed, earlier: Findings, held: Held) -> Iterator[tuple[Mention, Tenure]]:
    """'Ruiz was sworn in as president after the death of Soto': he held the office just taken."""
    known = {t.person for _, t in held}
    for mention in earlier.mentions:
        head = earlier.head_of(mention.span) if mention.kind == "person" and mention.form in ("full", "short") else None
        if head is None or mention.name in known:
            continue
        noun = head.head.head if head.dep == "pobj" and head.head.lower == "of" else head.head if head.dep == "poss" else None
        transition = _AFTER.get(noun.lemma) if noun is not None else None
        if (
            noun is None
            or transition is None
            or not (noun.dep == "pobj" and noun.head.lower in ("after", "following", "upon", "since", "on"))
        ):
            continue
        models = [
            t
            for m, t in held
            if noun.sentence.start <= t.span.start < noun.sentence.end and t.of and plain(t.title) in _UNIQUE and t.transition in _TAKEN
        ]
        if len({(plain(t.title), t.of) for t in models}) == 1:
            yield mention, _passed(page, noun, models[-1], mention, "late" if transition == "died" else "former", transition, None, None)
            known.add(mention.name)


def of_pronouns(page: Parsed, earlier: Findings) -> Iterator[tuple[Mention, Tenure]]:
    """'Ruiz was sworn in to replace him': he whom the pronoun means held the office that the subject takes."""
    for mention in earlier.mentions:
        if mention.kind != "person" or mention.form != "pronoun":
            continue
        head = earlier.head_of(mention.span)
        verb = _successor_verb(head) if head is not None and head.lower in ("him", "her") else None
        if verb is None:
            continue
        above = verb.head if verb.dep in ("xcomp", "advcl") else verb
        subject = next((c for v in (verb, above) for c in v.children if c.dep in SUBJECTS), None)
        heir = earlier.mention_of.get(subject.i) if subject is not None else None
        if (
            heir is None
            or heir.kind != "person"
            or heir.name == mention.name
            or any(c.dep == "neg" for v in (verb, above) for c in v.children)
        ):
            continue
        models = [t for t in earlier.held_by.get(mention.name, ()) if t.of and t.span.start < verb.start]
        if not models or any(t.of == models[-1].of for t in earlier.held_by.get(heir.name, ())):
            continue
        done = above.lemma in ("swear", "elect", "appoint", "name", "choose", "take", "succeed", "replace", "inaugurate")
        if done and not any(c.tag == "MD" for v in (verb, above) for c in v.children):
            yield heir, _passed(page, verb, models[-1], heir, "current", _MADE.get(above.lemma), _day_of(above, earlier), None)


_MADE: dict[str, Transition] = {
    "swear": "sworn_in",
    "inaugurate": "sworn_in",
    "elect": "elected",
    "appoint": "appointed",
    "name": "appointed",
}


_ENDS: dict[str, Transition] = {"die": "died", "resign": "resigned", "quit": "resigned", "retire": "resigned", "step": "resigned"}
_TAKEN = ("elected", "sworn_in", "appointed")
_UNIQUE = listed("holders_unique")


def _successors(page: Parsed, earlier: Findings, held: Held) -> Iterator[tuple[Mention, Tenure]]:
    """'Minister Soto was replaced by Ruiz', 'Soto handed over to Ruiz': the one named behind holds the subject's office now."""
    for mention in earlier.mentions:
        head = earlier.head_of(mention.span) if mention.kind == "person" and mention.form in ("full", "short") else None
        if head is None or head.dep != "pobj":
            continue
        verb = head.head.head
        passed = verb.lemma in _SUCCEED and head.head.dep == "agent"
        handed = verb.lemma == "hand" and head.head.lower == "to" and any(c.lower == "over" for c in verb.children)
        if not (passed or handed) or any(c.dep in ("neg", "aux") and c.tag in ("MD", "RB") for c in verb.children):
            continue
        subject = next((c for c in verb.children if c.dep in SUBJECTS), None)
        before = earlier.mention_of.get(subject.i) if subject is not None else None
        models = [t for _, t in held if before is not None and t.person == before.name and t.of is not None and t.person != mention.name]
        if not models or any(t.person == mention.name and plain(t.title) == plain(models[-1].title) for _, t in held):
            continue
        day = _day_of(verb, earlier)
        yield mention, _passed(page, verb, models[-1], mention, "current", None, day, None)


def _left(page: Parsed, earlier: Findings, held: Held) -> Iterator[tuple[Mention, Tenure]]:
    """'Ruiz became premier after Soto stepped down', 'Ruiz was elected premier. Soto had resigned in April': he left the office just taken."""
    known = {t.person for _, t in held}
    for mention in earlier.mentions:
        head = earlier.head_of(mention.span) if mention.kind == "person" and mention.form in ("full", "short") else None
        if head is None or mention.name in known or head.dep not in SUBJECTS:
            continue
        verb = next((c for c in head.children if c.dep == "relcl" and c.lemma in _ENDS), head.head)
        down = verb.lemma != "step" or any(c.lower in ("down", "aside") for c in verb.children)
        over = verb.lemma == "hand" and any(c.lower == "over" for c in verb.children)
        if verb.lemma not in _ENDS and not over or not down or any(c.dep == "neg" or c.tag == "MD" for c in verb.children):
            continue
        if any(c.dep == "prep" and c.lower in ("as", "from") for c in verb.children):
            continue
        first = page.sentences[max(0, verb.sentence.index - 1)].start
        taken = [
            t
            for _, t in held
            if first <= t.span.start < verb.sentence.end and t.of is not None and plain(t.title) in _UNIQUE
            and (t.transition in _TAKEN or t.start is not None or t.evidence.rule.endswith((":become", ":take", ":won")))
        ]  # fmt: skip
        if len({(plain(t.title), t.of) for t in taken}) != 1:
            continue
        died = verb.lemma == "die"
        coming = taken[-1].qualifier in ("elect", "designate") and verb.tag in ("VBZ", "VBP", "VB")
        qualifier: Qualifier = "late" if died else "outgoing" if coming else "former"
        transition = _ENDS.get(verb.lemma)
        yield mention, _passed(page, verb, taken[-1], mention, qualifier, transition, None, _day_of(verb, earlier))
        known.add(mention.name)


def _passed(
    page: Parsed,
    verb: Token,
    model: Tenure,
    mention: Mention,
    qualifier: Qualifier,
    transition: Transition | None,
    start: str | None,
    end: str | None,
) -> Tenure:
    """The model's office as another's."""
    evidence = Evidence(
        sentence=page.sentence_span(verb.sentence), trigger=page.document.span(verb.start, verb.end), rule="offices.succession"
    )
    return msgspec.structs.replace(
        model, id=page.document.fact_id("tenure", verb.start, verb.end, f"{mention.name}|{model.title}|{qualifier}"), evidence=evidence,
        person=mention.name, qualifier=qualifier, transition=transition, start=start, end=end, span=evidence.trigger, person_span=mention.span,
        sector="ELI" if qualifier in ("former", "late") else "GOV" if model.sector == "ELI" else model.sector, implied=False,
    )  # fmt: skip


def _day_of(verb: Token, earlier: Findings) -> str | None:
    """The day, month or year that hangs on a verb."""
    for child in verb.children:
        if child.dep in ("npadvmod", "prep") and child.i > verb.i:
            for token in child.subtree():
                date = earlier.date_of.get(token.i)
                if date is not None and date.type == "DATE" and date.value and len(date.value) in (4, 7, 10) and date.value[:4].isdigit():
                    return calendar_day(date)
    return None


def _since(verb: Token | None, earlier: Findings) -> str | None:
    """'who served from 1973'."""
    for child in verb.children if verb is not None else ():
        if child.lower in ("from", "since"):
            return first_day(child.children, earlier)
    return None


def _successor_verb(head: Token) -> Token | None:
    above = head.head
    if head.dep == "dobj" and above.lemma in _SUCCEED and not any(c.dep == "neg" for c in above.children):
        return above
    if head.dep == "pobj" and above.lower == "of" and above.head.lower == "place" and above.head.head.lower == "in":
        return above.head.head.head
    if head.dep == "pobj" and above.lower == "from":
        verb = next((t for t in (above.head, *above.head.ancestors()) if t.pos == "VERB"), above.head)
        if verb.lemma == "take" and any(c.lower == "over" for c in verb.children):
            return verb
    return None


def _taken_office(page: Parsed, verb: Token, predecessor: Mention, held: Held, earlier: Findings) -> Tenure | None:
    """The office that was taken over: said in this sentence of the successor, or last before of the one the subject means."""
    sentence = verb.sentence
    here = [
        t
        for m, t in held
        if sentence.start <= t.span.start < sentence.end and t.person != predecessor.name and t.qualifier not in ("former", "late")
    ]
    if here:
        return (
            here[-1]
            if len({t.person for t in here}) == 1
            else next((t for t in reversed(here) if t.span.start < predecessor.span.start), None)
        )
    subject = next((c for c in verb.children if c.dep in SUBJECTS), None)
    if subject is None or subject.tag != "PRP" and subject.i not in earlier.mention_of:
        return None
    before = [
        (m, t) for m, t in held if t.span.start < sentence.start and t.person != predecessor.name and t.qualifier not in ("former", "late")
    ]
    previous = page.sentences[sentence.index - 1] if sentence.index else None
    near = [t for _, t in before if previous is not None and t.span.start >= previous.start]
    name = earlier.mention_of[subject.i].name if subject.i in earlier.mention_of else None
    fits = [t for t in near if name is None or t.person == name]
    return fits[-1] if fits and len({t.person for t in fits}) == 1 else None
