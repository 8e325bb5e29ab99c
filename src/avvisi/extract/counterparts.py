"""Offices said by another's: 'his Peruvian counterpart', 'her predecessor': of whom it is the like, and what it is called there."""

import msgspec

from avvisi.extract.bare import Bare
from avvisi.extract.base import Findings
from avvisi.extract.grammar.joined import first_noun
from avvisi.extract.grammar.tags import SUBJECTS
from avvisi.extract.held import Held, plain
from avvisi.extract.office import Office
from avvisi.lexicon.words import listed
from avvisi.model.facts import Mention, Tenure
from avvisi.parse.tokens import Parsed, Token

_DOERS = (*SUBJECTS, "appos")
_CALLED = 3  # sentences back
_OF_ONE_LAND = listed("counterparts_of_one_land")


def model_of(page: Parsed, mention: Mention, office: Office, earlier: Findings, held: Held) -> Tenure | None:
    """The office that a counterpart's (or predecessor's) is like: of the person named last before it that has one, in this sentence first."""
    best: tuple[int, bool, int, Tenure] | None = None
    at, sentence = page.tokens[office.head].start, page.tokens[office.head].sentence
    peer = office.relation == "counterpart"
    opens = office.relation == "predecessor" and _opens(page, office)
    here = (
        {m.name: m for m in earlier.mentions_in(sentence.start, sentence.end) if m.kind == "person" and m.form != "pronoun"} if peer else {}
    )
    mate = peer and office.whose is not None and office.whose.tag == "PRP$" and _aside(page, office)
    for person, tenure in held:
        if (
            tenure.person == mention.name
            or tenure.qualifier in ("former", "late")
            and (office.relation != "successor" or tenure.transition is None)
            or tenure.implied
            and peer
        ):
            continue
        if office.whose is not None and office.whose.tag != "PRP$" and not (person.span.start <= office.whose.start < person.span.end):
            continue
        person = here.get(tenure.person, person)  # 'Foreign Minister Soto spoke. … Soto told his Peruvian counterpart'
        near = int(sentence.start <= person.span.start < sentence.end)
        if not near and peer and not _continues(page, person, tenure, office, earlier):
            continue
        distance = -abs(at - person.span.start) if person.span.start <= at else -10_000 - abs(at - person.span.start)
        if peer and tenure.state is not None and tenure.state in (office.of, office.state):
            continue  # 'received by the Peruvian president as his Peruvian counterpart …': the like of somebody else
        told = (opens and not near or mate) and _is_told_of(person, earlier)
        if best is None or (near, told, distance) > best[:3]:
            best = (near, told, distance, tenure)
    return best[3] if best else None


def _opens(page: Parsed, office: Office) -> bool:
    """'His predecessor …': whether the sentence opens with the office, told as somebody's."""
    return page.tokens[office.first].tag == "PRP$" and office.first - page.tokens[office.head].sentence.tokens[0].i < 2


def _aside(page: Parsed, office: Office) -> bool:
    """'The envoy met the president, while in Lima his Peruvian counterpart …': in a clause beside the main one, whose subject has the counterpart."""
    return any(t.dep == "advcl" and t.tag.startswith("VB") for t in page.tokens[office.head].ancestors())


def _is_told_of(person: Mention, earlier: Findings) -> bool:
    """Whether a sentence is about him: 'The minister, Soto, resigned over the pact that President Ruiz signed. His predecessor …' is the minister's."""
    head = earlier.head_of(person.span)
    told = first_noun(head, "appos") if head is not None else None
    return told is not None and told.dep in SUBJECTS and told.head.dep in ("ROOT", "conj", "ccomp")


def _continues(page: Parsed, person: Mention, tenure: Tenure, office: Office, earlier: Findings) -> bool:
    """'He met his Thai counterpart': he is the subject of the sentence before; so he who is named there when 'His Thai colleague' opens this one.

    'The visiting minister met his Thai counterpart': he who was called a minister shortly before.
    """
    sentence = page.tokens[office.head].sentence
    if person.span.end <= page.sentences[max(sentence.index - _CALLED, 0)].start or person.span.start >= sentence.start:
        return False  # as nearly all whom a long report names
    head = earlier.head_of(person.span)
    opens = _opens(page, office)
    if head is None or head.dep not in _DOERS:
        return False
    back = sentence.index - head.sentence.index
    if 1 <= back <= _CALLED and any(_calls(t, tenure) for t in sentence.tokens if t.dep in SUBJECTS):
        return True
    if not 1 <= back <= (2 if opens else 1):
        return False
    return opens or any(t.tag == "PRP" and t.dep in SUBJECTS for t in sentence.tokens)


def _calls(noun: Token, tenure: Tenure) -> bool:
    """'the minister', 'the visiting minister' of a foreign minister."""
    words = {c.lower for c in noun.children if c.i < noun.i}
    return noun.lower in plain(tenure.title).split() and "the" in words and words <= {"the", "visiting"}


def settled_peers(text: Bare, made: Held) -> Held:
    """Those said to be the like of somebody without a state of their own, once the offices of others are known: of the other of the two lands
    that a report is on, or of where they came from; left out where that is not told.
    """
    found: Held = []
    for mention, tenure in made:
        if tenure.implied and tenure.of is None and "counterpart" in tenure.evidence.rule:
            state = _other_land(text, mention, tenure, made)
            if state is None:
                continue
            tenure = msgspec.structs.replace(tenure, of=state, state=state)
        found.append((mention, tenure))
    return found


def _other_land(text: Bare, mention: Mention, tenure: Tenure, made: Held) -> str | None:
    """The state of a counterpart, where his model's is known."""
    models = [t for _, t in made if t.person != tenure.person and t.state and t.of == t.state and t.title == tenure.title]
    near = [t for t in models if t.span.start <= tenure.span.start]
    if not near:
        return None
    own = near[-1].state or ""
    if (came := _came_from(text, mention)) not in (None, own):
        return came
    ranked = text.spoken.everything.most_common(3)
    apart = len(ranked) > 1 and 3 * ranked[1][1] >= ranked[0][1] and (len(ranked) == 2 or 2 * ranked[2][1] <= ranked[1][1])
    sides = {code for code, _ in ranked[:2]} if apart else set()
    others = sides - {own}
    return others.pop() if own in sides and len(others) == 1 else None


def _came_from(text: Bare, mention: Mention) -> str | None:
    """'his counterpart, Soto, who had flown in from Lima': where the clause behind the name says that he came from."""
    head = text.earlier.head_of(mention.span)
    for verb in head.children if head is not None else ():
        for token in verb.subtree() if verb.dep == "relcl" else ():
            if token.lower == "from" and token.dep == "prep":
                for place in token.children:
                    found = text.earlier.mention_of.get(place.i)
                    if found is not None and found.kind in ("place", "state") and found.code in text.titles.state_names:
                        return found.code
    return None


def across(title: str, state: str | None, other: str | None) -> str:
    """A counterpart's title in another state: only the United States call their foreign minister 'Secretary of State'.

    Where an ambassador is sent to, his counterpart is not. Few lands have joint chiefs of staff: the like of their chairman is in general words.
    """
    title = title.split(" to ")[0] if "Nations" not in title else title
    if state != other and any(body in title.lower() for body in _OF_ONE_LAND):
        return "Military Chief"
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
