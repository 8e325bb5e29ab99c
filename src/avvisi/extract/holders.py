"""From what single places say to a document's tenures: successions, ends told elsewhere in the sentence, states worked out, repeats dropped."""

from collections.abc import Iterator

import msgspec

from avvisi.extract.base import Findings
from avvisi.extract.held import Held, plain
from avvisi.extract.successions import successions
from avvisi.extract.terms import with_terms
from avvisi.extract.titles import Titles
from avvisi.extract.whose import with_states
from avvisi.model.facts import Mention, Qualifier, Tenure, Transition
from avvisi.parse.tokens import Parsed, Token

Key = tuple[str, str, str | None, str]
_SUBJECT = ("nsubj", "nsubjpass")
_ENDED: dict[str, Transition] = {"resign": "resigned", "quit": "resigned", "die": "died"}
_PUT_OUT: dict[str, Transition] = {
    "dismiss": "dismissed", "fire": "dismissed", "sack": "dismissed", "oust": "dismissed", "remove": "dismissed", "depose": "dismissed",
    "topple": "dismissed", "overthrow": "dismissed", "kill": "died", "assassinate": "died", "murder": "died", "execute": "died", "hang": "died",
}  # fmt: skip


_KILLS = frozenset(("kill", "assassinate", "murder"))


def settle(page: Parsed, earlier: Findings, held: Held, titles: Titles, known: tuple[Tenure, ...] = ()) -> Iterator[Tenure]:
    """The tenures of the document, each person's office once, in order of the text."""
    held = [(m, _ended(page, m, t, earlier)) for m, t in held]
    held = with_states(page, earlier, held, titles, known)
    if not known:
        held += list(successions(page, earlier, held))
    kept: dict[Key, Tenure] = {}
    for _, tenure in sorted(held, key=lambda pair: (pair[1].of is None, pair[1].span.start)):
        key: Key = (tenure.person, plain(tenure.title), tenure.of, tenure.qualifier)
        if tenure.of is None and any(k[0] == key[0] and (k[1] == key[1] or key[1] in k[1] and "deputy" not in k[1]) for k in kept):
            continue  # 'President Soto' where 'Chilean President Soto' stands elsewhere
        if key in kept:
            first = kept[key]
            kept[key] = msgspec.structs.replace(
                first, start=first.start or tenure.start, end=first.end or tenure.end, transition=first.transition or tenure.transition
            )
            continue
        kept[key] = tenure
    dropped = [
        k
        for k in kept
        if k[3] == "current"
        and any(
            o[:3] == k[:3] and o[3] in ("former", "late", "elect", "designate", "acting", "interim") and kept[o].start is None for o in kept
        )
    ]
    for key in dropped:
        del kept[key]
    told = {(t.person, plain(t.title), t.of) for t in known}
    fresh = [t for t in with_terms(page, earlier, list(kept.values())) if (t.person, plain(t.title), t.of) not in told]
    yield from sorted(fresh, key=lambda t: (t.span.start, t.span.end, t.person, t.title))


def _clause(page: Parsed, mention: Mention, earlier: Findings) -> Token | None:
    """The verb whose subject this mention is."""
    head = earlier.head_of(mention.span)
    return head.head if head is not None and head.dep in _SUBJECT and head.head.pos in ("VERB", "AUX") else None


def _ended(page: Parsed, mention: Mention, tenure: Tenure, earlier: Findings) -> Tenure:
    """'Interior Minister Quispe was dismissed on Monday': the office ends in the sentence that names it."""
    if tenure.qualifier != "current" or tenure.transition is not None:
        return tenure
    head = earlier.head_of(mention.span)
    if (
        head is not None
        and head.dep in ("dobj", "appos")
        and (killer := head.head if head.dep == "dobj" else head.head.head).lemma in _KILLS
    ) and not any(c.dep == "neg" or c.tag == "MD" for c in killer.children):
        return _gone(tenure, "late", "died", killer, earlier)
    verb = _clause(page, mention, earlier)
    if verb is None or any(c.dep == "neg" or c.dep == "aux" and c.tag in ("MD", "TO") for c in verb.children):
        return tenure
    passive = any(c.dep == "auxpass" for c in verb.children)
    transition = _PUT_OUT.get(verb.lemma) if passive else _ENDED.get(verb.lemma)
    replaced = passive and verb.lemma in ("replace", "succeed")
    if passive and verb.lemma == "shoot" and any(c.lower == "dead" for c in verb.children):
        transition = "died"
    if not passive and verb.lemma == "step" and any(c.lower in ("down", "aside") for c in verb.children):
        transition = "resigned"
    if transition is None and not replaced:
        return tenure
    if (
        any(c.dep == "prep" and c.lower in ("as", "from") and any(g.dep == "pobj" for g in c.children) for c in verb.children)
        and transition != "died"
    ):
        return tenure  # 'resigned as party leader' says what ended
    qualifier: Qualifier = "late" if transition == "died" else "former"
    return _gone(tenure, qualifier, transition, verb, earlier)


def _gone(tenure: Tenure, qualifier: Qualifier, transition: Transition | None, verb: Token, earlier: Findings) -> Tenure:
    """The tenure ended by a verb, on the day that hangs on it."""
    when = [
        d.value
        for t in verb.subtree()
        if (d := earlier.date_of.get(t.i))
        and d.type == "DATE"
        and d.value
        and len(d.value) in (4, 7, 10)
        and (t.head.head is verb or t.head is verb or t.head.head.head is verb)
    ]
    return msgspec.structs.replace(
        tenure, qualifier=qualifier, transition=transition, end=tenure.end or (when[0] if when else None), sector="ELI"
    )
