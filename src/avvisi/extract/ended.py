"""Offices that end in the sentence that names them: 'Minister Quispe was dismissed', 'who was murdered in 1961', 'the funeral of King Soto'."""

import msgspec

from avvisi.extract.base import Findings
from avvisi.extract.grammar.tags import SUBJECTS
from avvisi.extract.since import first_day
from avvisi.lexicon.words import listed
from avvisi.model.facts import Mention, Qualifier, Tenure, Transition
from avvisi.parse.tokens import Parsed, Token

_ENDED: dict[str, Transition] = {"resign": "resigned", "quit": "resigned", "die": "died"}
_PUT_OUT: dict[str, Transition] = {
    "dismiss": "dismissed", "fire": "dismissed", "sack": "dismissed", "oust": "dismissed", "remove": "dismissed", "depose": "dismissed",
    "topple": "dismissed", "overthrow": "dismissed", "kill": "died", "assassinate": "died", "murder": "died", "execute": "died", "hang": "died",
}  # fmt: skip


_KILLS = frozenset(("kill", "assassinate", "murder"))
_DEATHS = listed("ended_deaths")
_OUSTERS = listed("ended_ousters")
_WISHED = listed("ended_wished")


def ended(page: Parsed, mention: Mention, tenure: Tenure, earlier: Findings) -> Tenure:
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
    if (gone := _told_of(mention, tenure, earlier)) is not None:
        return gone
    if _likened(head, tenure):
        return msgspec.structs.replace(tenure, qualifier="then", as_of=None, as_of_basis=None)
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


def _likened(head: Token | None, tenure: Tenure) -> bool:
    """'just as Paris tolerated the dictator Soto': who ruled when that was done to which something is likened, a day that nobody tells."""
    before = [t for t in head.sentence.tokens if t.end <= tenure.span.start and t.tag.startswith("VB")] if head is not None else []
    verb = before[-1] if before else None  # whatever the parse hangs him on
    if verb is None or verb.tag != "VBD" or tenure.as_of_basis == "event" or "Dictator" not in tenure.title.split():
        return False
    return any(c.lower in ("as", "like") and c.i < verb.i and c.dep in ("mark", "advmod", "prep") for c in verb.children)


def _told_of(mention: Mention, tenure: Tenure, earlier: Findings) -> Tenure | None:
    """'the president, who died in May', 'the prime minister who was murdered', 'after the death of King Soto', 'the ouster of dictator Soto'."""
    head, noun = earlier.head_of(mention.span), earlier.head_of(tenure.span)
    for token in (t for t in (head, noun) if t is not None):
        for verb in token.children:
            if verb.dep != "relcl" or not any(c.dep in SUBJECTS and c.lower == "who" for c in verb.children):
                continue
            passive = any(c.dep == "auxpass" for c in verb.children)
            transition = _PUT_OUT.get(verb.lemma) if passive else "died" if verb.lemma == "die" else None
            if transition == "died" and not any(c.dep == "neg" or c.tag == "MD" for c in verb.children):
                return _gone(tenure, "late", "died", verb, earlier)
    deed = next((d for t in (head, noun) if t is not None and (d := _deed(t)) is not None), None)
    if deed is None or _wished(deed):
        return None
    if deed.lemma in _DEATHS:
        return msgspec.structs.replace(tenure, qualifier="late", transition="died", sector="ELI")
    return msgspec.structs.replace(tenure, qualifier="former", transition="dismissed", sector="ELI")


def _deed(name: Token) -> Token | None:
    """'the death of Soto', 'Soto's death': what befell him, where it ended his office."""
    deed = name.head.head if name.dep == "pobj" and name.head.lower == "of" else name.head if name.dep == "poss" else None
    return deed if deed is not None and deed.lemma in _DEATHS | _OUSTERS else None


def _wished(deed: Token) -> bool:
    """'plotted the assassination of', 'called for the removal of': it has not come about."""
    return any(t.lemma in _WISHED or t.lemma in ("if", "would", "could", "may", "might") for t in deed.ancestors()) or any(
        c.lower in ("possible", "attempted", "planned", "eventual", "alleged", "threatened") for c in deed.children
    )


def _clause(page: Parsed, mention: Mention, earlier: Findings) -> Token | None:
    """The verb whose subject this mention is."""
    head = earlier.head_of(mention.span)
    return head.head if head is not None and head.dep in SUBJECTS and head.head.pos in ("VERB", "AUX") else None


def _gone(tenure: Tenure, qualifier: Qualifier, transition: Transition | None, verb: Token, earlier: Findings) -> Tenure:
    """The tenure ended by a verb, on the day that hangs on it."""
    near = (t for t in verb.subtree() if verb in (t.head, t.head.head, t.head.head.head))
    end = tenure.end or first_day(near, earlier)
    return msgspec.structs.replace(tenure, qualifier=qualifier, transition=transition, end=end, sector="ELI")
