"""From what single places say to a document's tenures: successions, ends told elsewhere in the sentence, states worked out, repeats dropped."""

from collections import Counter
from collections.abc import Iterator

import msgspec

from avvisi.extract.base import Findings
from avvisi.extract.titles import Titles
from avvisi.lexicon.words import listed
from avvisi.model.facts import Evidence, Mention, Qualifier, Tenure, Transition
from avvisi.parse.tokens import Parsed, Token

Held = list[tuple[Mention, Tenure]]
Key = tuple[str, str, str | None, str]
_SUBJECT = ("nsubj", "nsubjpass")
_SUCCEED = frozenset(["succeed", "replace", "follow"])
_ENDED: dict[str, Transition] = {"resign": "resigned", "quit": "resigned", "die": "died"}
_PUT_OUT: dict[str, Transition] = {
    "dismiss": "dismissed", "fire": "dismissed", "sack": "dismissed", "oust": "dismissed", "remove": "dismissed", "depose": "dismissed",
    "topple": "dismissed", "overthrow": "dismissed", "kill": "died", "assassinate": "died", "murder": "died", "execute": "died", "hang": "died",
}  # fmt: skip
# Offices that only a state has, so that a text about one state need not say whose: 'the foreign minister', 'President Soto'.
_NATIONAL = listed("holders_national")
_UNIQUE = listed("holders_unique")


def settle(page: Parsed, earlier: Findings, held: Held, titles: Titles, known: tuple[Tenure, ...] = ()) -> Iterator[Tenure]:
    """The tenures of the document, each person's office once, in order of the text."""
    held = [(m, _ended(page, m, t, earlier)) for m, t in held]
    held = _with_states(page, earlier, held, titles, known)
    held += [] if known else list(_successions(page, earlier, held))
    kept: dict[Key, Tenure] = {}
    for _, tenure in sorted(held, key=lambda pair: (pair[1].of is None, pair[1].span.start)):
        key: Key = (tenure.person, _plain(tenure.title), tenure.of, tenure.qualifier)
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
    told = {(t.person, _plain(t.title), t.of) for t in known}
    fresh = [t for t in kept.values() if (t.person, _plain(t.title), t.of) not in told]
    yield from sorted(fresh, key=lambda t: (t.span.start, t.span.end, t.person, t.title))


def _plain(title: str) -> str:
    return title.lower().replace("-", " ").replace("’", "'")


def _clause(page: Parsed, mention: Mention, earlier: Findings) -> Token | None:
    """The verb whose subject this mention is."""
    head = earlier.head_of(mention.span)
    return head.head if head is not None and head.dep in _SUBJECT and head.head.pos in ("VERB", "AUX") else None


def _ended(page: Parsed, mention: Mention, tenure: Tenure, earlier: Findings) -> Tenure:
    """'Interior Minister Quispe was dismissed on Monday': the office ends in the sentence that names it."""
    if tenure.qualifier != "current" or tenure.transition is not None:
        return tenure
    verb = _clause(page, mention, earlier)
    if verb is None or any(c.dep == "neg" or c.dep == "aux" and c.tag == "MD" for c in verb.children):
        return tenure
    passive = any(c.dep == "auxpass" for c in verb.children)
    transition = _PUT_OUT.get(verb.lemma) if passive else _ENDED.get(verb.lemma)
    if passive and verb.lemma == "shoot" and any(c.lower == "dead" for c in verb.children):
        transition = "died"
    if not passive and verb.lemma == "step" and any(c.lower in ("down", "aside") for c in verb.children):
        transition = "resigned"
    if transition is None:
        return tenure
    if (
        any(c.dep == "prep" and c.lower in ("as", "from") and any(g.dep == "pobj" for g in c.children) for c in verb.children)
        and transition != "died"
    ):
        return tenure  # 'resigned as party leader' says what ended
    qualifier: Qualifier = "late" if transition == "died" else "former"
    when = [
        d.value
        for t in verb.subtree()
        if (d := earlier.date_of.get(t.i)) and d.type == "DATE" and d.value and len(d.value) in (4, 7, 10) and t.head.head is verb
    ]
    return msgspec.structs.replace(
        tenure, qualifier=qualifier, transition=transition, end=tenure.end or (when[0] if when else None), sector="ELI"
    )


def _successions(page: Parsed, earlier: Findings, held: Held) -> Iterator[tuple[Mention, Tenure]]:
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
        if model is None or any(t.person == mention.name and _plain(t.title) == _plain(model.title) and t.of == model.of for _, t in held):
            continue
        died = any(c.dep == "relcl" and c.lemma == "die" for c in head.children)
        evidence = Evidence(
            sentence=page.sentence_span(verb.sentence), trigger=page.document.span(verb.start, verb.end), rule="offices.succession"
        )
        yield mention, msgspec.structs.replace(
            model,
            id=page.document.fact_id("tenure", verb.start, verb.end, f"{mention.name}|{model.title}|former"),
            evidence=evidence, person=mention.name, qualifier="late" if died else "former", transition=None, start=None, end=None,
            span=evidence.trigger, person_span=mention.span, sector="ELI", implied=False,
        )  # fmt: skip


def _successor_verb(head: Token) -> Token | None:
    above = head.head
    if head.dep == "dobj" and above.lemma in _SUCCEED and not any(c.dep == "neg" for c in above.children):
        return above
    if head.dep == "pobj" and above.lower == "of" and above.head.lower == "place" and above.head.head.lower == "in":
        return above.head.head.head
    if head.dep == "pobj" and above.lower == "from" and above.head.lemma == "take" and any(c.lower == "over" for c in above.head.children):
        return above.head
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
    subject = next((c for c in verb.children if c.dep in _SUBJECT), None)
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


def _with_states(page: Parsed, earlier: Findings, held: Held, titles: Titles, known_before: tuple[Tenure, ...]) -> Held:
    """A national office without its state gets it from the person's other offices, else from the one state the text is about."""
    known: dict[str, Counter[str]] = {}
    for tenure in (*known_before, *(t for _, t in held)):
        if tenure.state and tenure.of == tenure.state:
            known.setdefault(tenure.person, Counter())[tenure.state] += 1
    made: Held = []
    for mention, tenure in held:
        if tenure.of is None and _is_national(tenure):
            own = known.get(tenure.person)
            state = own.most_common(1)[0][0] if own else _about(page, tenure, earlier, held, titles)
            if state is not None:
                tenure = msgspec.structs.replace(tenure, of=state, state=state)
        made.append((mention, tenure))
    return made


def _is_national(tenure: Tenure) -> bool:
    words = _plain(tenure.title).split()
    return any(word in _NATIONAL for word in words) or "adviser" in words and "security" in words or words[-1:] == ["parliament"]


def _about(page: Parsed, tenure: Tenure, earlier: Findings, held: Held, titles: Titles) -> str | None:
    """The state a text is about: alone in it, or named twice as often as any other; never one whose same office another holds."""
    sentence = page.sentence_at(tenure.span.start)
    so_far, whole = Counter[str](), Counter[str]()
    here: set[str] = set()
    for mention in earlier.mentions:
        if mention.kind not in ("state", "place") or not mention.code or mention.form == "pronoun":
            continue
        weight = 1 if mention.kind == "place" or mention.form == "full" and _somewhere(mention, earlier) else 2
        whole[mention.code] += weight
        if sentence is not None and mention.kind == "state" and sentence.start <= mention.span.start < sentence.end:
            here.add(mention.code)
        if sentence is None or mention.span.start < sentence.end:
            so_far[mention.code] += weight
    title = _plain(tenure.title)
    if title in ("pope", "pontiff"):
        return "VAT"
    only = titles.only.get(title)
    if only in whole and (not here or only in here):
        return only
    taken = {
        other.state
        for _, other in held
        if title in _UNIQUE
        and tenure.qualifier == "current"
        and other.person != tenure.person
        and other.state
        and other.qualifier in ("current", "acting", "interim")
        and _plain(other.title) == title
    }
    if sentence is not None:  # 'the Chadian chief of staff met President Soto' says of whom he is not
        taken |= {
            o.state
            for _, o in held
            if o.state
            and o.person != tenure.person
            and o.span.start < tenure.span.start
            and sentence.start <= o.span.start
            and o.qualifier == "current"
            and not _beside(page, o, tenure)
        }
    rivals = {o.person for _, o in held if o.of is None and _plain(o.title) == title and o.qualifier in ("current", "acting", "interim")}
    rivals -= {o.person for _, o in held if o.of is not None and _plain(o.title) == title}
    if title in _UNIQUE and len(rivals) > 1 or len(here) > 1:
        return None
    if tenure.qualifier in ("former", "late", "then") and not here and len(whole) > 1:
        return None  # of what a former president was president is seldom what the text is about
    for weights in (so_far, whole):
        ranked = [(code, weight) for code, weight in weights.most_common(3) if code not in taken]
        if ranked and here and ranked[0][0] not in here:
            return None  # the sentence speaks of others
        if ranked and ranked[0][1] >= 2 and (len(ranked) == 1 or ranked[0][1] >= 2 * ranked[1][1]):
            return ranked[0][0]
    return None


def _beside(page: Parsed, other: Tenure, tenure: Tenure) -> bool:
    """'Sudan's president Soto and Defence Minister Ruiz': joined by a comma or 'and', so of one state."""
    between = page.document.text[(other.person_span or other.span).end : tenure.span.start].strip()
    return between in (",", "and", ", and", "&")


def _somewhere(mention: Mention, earlier: Findings) -> bool:
    """'in Italy', 'to Italy': where something is, not what it is about."""
    head = earlier.head_of(mention.span)
    return head is not None and head.dep == "pobj" and head.head.lower in ("in", "to", "from", "at", "near", "through", "via")
