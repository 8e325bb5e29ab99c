"""What speaks for each land of a report, and for none of them, as the land of one party of an event."""

from collections import defaultdict
from collections.abc import Iterator
from itertools import chain
from typing import TYPE_CHECKING

from avvisi.extract.grammar.tags import SUBJECTS
from avvisi.extract.placing.report import Report
from avvisi.extract.sides import Found
from avvisi.extract.stage import may_be_headed
from avvisi.lexicon.words import listed
from avvisi.model.facts import Party
from avvisi.parse.tokens import Token

if TYPE_CHECKING:
    from avvisi.extract.draft import Draft

NONE = ""
_CLASSES = {
    "rulers": ("GOV", "LEG"),
    "forces": ("MIL", "COP", "JUD", "SPY"),
    "people": ("CVL", "EDU", "LAB", "AGR", "MED", "REL", "REF", "ELI", "JRN"),
    "foes": ("OPP", "PTY", "SOC", "REB", "UAF"),
}
_CLASS_OF = {sector: name for name, sectors in _CLASSES.items() for sector in sectors}
_DEEDS = {
    "harm": ("ASSAULT", "COERCE", "PROTEST", "MOBILIZE"),
    "talks": ("CONSULT", "AGREE", "COOPERATE"),
    "words": ("ACCUSE", "REQUEST", "REJECT", "THREATEN", "SUPPORT"),
}
_DEED_OF = {code: name for name, codes in _DEEDS.items() for code in codes}
_STRANGE = listed("natives_strange") | listed("compatriots_strangers")
_WORLD = listed("compatriots_worldwide") | listed("compatriots_continents")
_FAR = 4  # sentences
_OWNED = frozenset({"its", "their", "his", "her"})

Signs = dict[str, tuple[str, ...]]  # land, or NONE -> signs


def class_of(party: Party) -> str:
    """Which sort of party it is, for which signs may weigh otherwise."""
    if party.person:
        return "person"
    return "body" if party.kind == "organisation" else _CLASS_OF.get(party.sector or "", "others")


def signs(party: Party, draft: "Draft", before: "Draft | None", own: Found, others: Found, *, acts: bool, report: Report) -> Signs:
    """The signs of every land and of none; empty where the party's words are not found. `before`: the event told before this one."""
    head = report.setting.head_of(party.span) if party.span is not None else None
    if head is None or not report.lands:
        return {}
    kind, found = class_of(party), defaultdict[str, dict[str, None]](dict)
    for land, told in report.signs.items():
        found[land].update(dict.fromkeys(told))
    told_by = (
        _near(head, report),
        _road(head, report),
        _deed(party, draft, own, others, report),
        _deed_before(draft, before, acts=acts),
        _elsewhere(party, head, report),
    )
    for land, sign in chain(*told_by):
        if land in found:
            found[land][sign] = None
    title = (party.office or head.lower).lower()
    for land in found:
        if not may_be_headed(title, land):
            found[land]["has no such head"] = None
    answer = {land: (*told, *(f"{kind}: {sign}" for sign in told)) for land, told in found.items()}
    answer[NONE] = tuple(dict.fromkeys(_none(party, head, draft, others, report, acts=acts)))
    return answer


def _near(head: Token, report: Report) -> Iterator[tuple[str, str]]:
    """Where each land is named around the party's words."""
    sentence, page = head.sentence, report.page
    before = report.within(sentence.tokens[0].i, head.i)
    behind = report.within(head.i + 1, sentence.tokens[-1].i + 1)
    for name, stretch in (("before", before[::-1]), ("behind", behind)):
        lands = list(dict.fromkeys(one.land for one in stretch))
        for n, land in enumerate(lands):
            how = next(one.how for one in stretch if one.land == land)
            yield land, f"{name} in the sentence" if n else f"nearest {name} in the sentence"
            yield land, f"{name} in the sentence, {how}"
    here = {one.land for one in (*before, *behind)}
    if len(here) == 1:
        yield min(here), "alone in the sentence"
    last = report.within(0, head.i)[-1:]
    yield from ((one.land, "told last before") for one in last)
    for index in range(sentence.index - 1, max(sentence.index - _FAR, -1), -1):
        at = page.sentences[index]
        there = {one.land for one in report.within(at.tokens[0].i, at.tokens[-1].i + 1)} if at.region == "body" else set()
        if there:
            gap = "in the sentence before" if index == sentence.index - 1 else "in sentences before"
            for land in sorted(there):
                yield land, gap
                yield land, f"{gap}, alone" if len(there) == 1 else f"{gap}, with others"
                if at.paragraph == sentence.paragraph:
                    yield land, "before in the paragraph"
            break
    if (opened := report.setting.opened[sentence.index]) is not None:
        yield opened, "opens the paragraph"
    if (acted := report.setting.acted_before(sentence)) is not None:
        yield acted, "acted before"


def _road(head: Token, report: Report) -> Iterator[tuple[str, str]]:
    """What is named in the party's own words, who acts in its clause and in those above, with whom it is joined."""
    setting = report.setting
    own = [t for c in head.children if c.dep not in ("relcl", "conj", "cc", "appos") for t in c.subtree()]
    inside = {t.i for t in own}
    for token in own:
        for one in report.within(token.i, token.i + 1):
            road = token.head.lower if token.dep == "pobj" else token.dep
            yield one.land, "in its own words"
            yield one.land, f"in its own words, {road if road in ('of', 'in', 'from', 'at', 'near', 'to', 'for', 'poss') else 'otherwise'}"
    for other in (*(c for c in head.children if c.dep == "conj"), *([head.head] if head.dep == "conj" else [])):
        if (land := report.of(other)) is not None:
            yield land, "joined to it"
    for peer in (c for c in head.children if c.dep == "appos"):
        for token in peer.subtree():
            yield from ((one.land, "in its apposition") for one in report.within(token.i, token.i + 1) if token.i not in inside)
    owned = any(c.lower in _OWNED for c in head.children)
    below, first = head, True
    for above in head.ancestors():
        if above.pos in ("VERB", "AUX"):
            subject = above.child(*SUBJECTS)
            if subject is not None and subject is not below and (land := report.of(subject)) is not None:
                yield land, "acts in its clause" if first else "says it" if below.dep == "ccomp" else "acts above"
                if owned:
                    yield land, "acts, and the party is somebody's"
            for one in report.within(above.i + 1, head.sentence.tokens[-1].i + 1) if first else ():
                if one.how == "place" and one.at not in inside and any(t is above for t in report.page.tokens[one.at].ancestors()):
                    yield one.land, "a place below its verb"
            if subject is below:
                for child in above.children:
                    if child.dep in ("dobj", "dative") and (land := report.of(child)) is not None:
                        yield land, "undergoes it"
            first = False
        below = above
    if any(c.lower == "here" and c.i == head.i + 1 for c in head.children) and setting.dateline is not None:
        yield setting.dateline, "here"


def _deed(party: Party, draft: "Draft", own: Found, others: Found, report: Report) -> Iterator[tuple[str, str]]:
    """Where the deed was done, who else has a part in it, who tells it."""
    deed = _DEED_OF.get(draft.told.code, "other")
    if draft.where is not None and draft.where.country:
        yield draft.where.country, "the deed's place"
        yield draft.where.country, f"the deed's place, {deed}"
    for other in others:
        if other.code is not None:
            yield other.code, "the other side"
            yield other.code, f"the other side, {deed}"
            yield other.code, f"the other side, {class_of(other)}"
            yield other.code, f"the other side, {class_of(other)}, {deed}"
    codes = {o.code for o in others}
    two = report.lands[:2]
    if len(two) == 2 and len(codes & set(two)) == 1:
        yield from ((land, f"the other of two, {deed}") for land in two if land not in codes)
    for fellow in own:
        if fellow.code is not None and fellow is not party:
            yield fellow.code, "with it on its side"
    speaker = draft.quote.speaker if draft.quote is not None else None
    if speaker is not None and speaker.name is not None and (land := report.setting.tenures.get(speaker.name)) is not None:
        yield land, "its speaker"


def _deed_before(draft: "Draft", before: "Draft | None", *, acts: bool) -> Iterator[tuple[str, str]]:
    """Who did and underwent what was told before: whoever acts next may go on, or answer."""
    if before is None or draft.sentence.index - before.sentence.index > _FAR:
        return
    gap = "in the sentence" if before.sentence is draft.sentence else "shortly"
    part = "acts" if acts else "undergoes"
    for name, found in (("acted", before.actors), ("underwent", before.recipients)):
        for other in found:
            if other.code is not None:
                yield other.code, f"{name} in the deed told {gap} before, {part}"


def _elsewhere(party: Party, head: Token, report: Report) -> Iterator[tuple[str, str]]:
    """What other words of the report tell of parties called the same."""
    setting = report.setting
    if (land := setting.lands.group(head)) is not None:
        yield land, "called so elsewhere"
    if (land := setting.held(head)) is not None:
        yield land, "its office elsewhere"
    owned, land = setting.named_before(head)
    if owned and land is not None:
        yield land, "called so before"
    for name, known in (("name", setting.lands.body(party.name)), ("person", setting.lands.person(party.person))):
        if known is not None:
            yield known, f"told of its {name}"


def _none(party: Party, head: Token, draft: "Draft", others: Found, report: Report, *, acts: bool) -> Iterator[str]:
    """What speaks for no land at all."""
    kind = class_of(party)
    yield "always"
    yield f"none for {kind}"
    yield f"none for {party.sector}"
    yield f"none in {_DEED_OF.get(draft.told.code, 'other')}"
    yield "none who acts" if acts else "none who undergoes"
    yield f"{min(len(report.lands), 4)} lands"
    words = {c.lower for c in (*head.children, head)} | set(party.name.lower().split())
    if words & _STRANGE:
        yield "a word for strangers"
    if words & _WORLD:
        yield "a word for the world"
    if any(c.dep == "det" and c.lower in ("a", "an", "any", "some", "no") for c in head.children):
        yield "none in particular"
    if head.tag in ("NNS", "NNPS") and not any(c.dep in ("det", "poss") for c in head.children):
        yield "bare plural"
    if head.tag.startswith("NNP"):
        yield "a name"
    if head.tag.startswith("PRP"):
        yield "a pronoun"
    if report.setting.home is None:
        yield "no home"
    if any(o.code is not None and o.code not in report.setting.states for o in others):
        yield "a body on the other side"
    mention = report.earlier.mention_of.get(head.i)
    if mention is not None:
        yield f"none for {mention.kind} {mention.form}"
