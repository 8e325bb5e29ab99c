"""Of which state a bare national title is by what its text is about: the one it speaks of most, its home, where the sentence is set."""

from collections import Counter

from avvisi.extract.bare import UNIQUE, Bare, joined_to, of_others, taken_by_others
from avvisi.extract.base import Findings
from avvisi.extract.grounds import verb_of
from avvisi.extract.held import INCUMBENT, plain
from avvisi.extract.on_scene import on_scene
from avvisi.extract.spoken_of import Weights
from avvisi.extract.weighed import Weighed
from avvisi.lexicon.words import listed
from avvisi.model.facts import Tenure
from avvisi.parse.tokens import Parsed, Token

_STAYING = listed("holders_staying")
_SAID = 4  # of a land's weight in the first sentences


def about(text: Bare, tenure: Tenure) -> str | None:
    """The state a text is about: alone in it, or named twice as often as any other; never one whose same office another holds.

    Where its words tell none, the land its sentence is set in.
    """
    grounds, title = text.grounds, plain(tenure.title)
    weights = Weights(text.spoken, text.page.sentence_at(tenure.span.start), tenure)
    if title in ("pope", "pontiff"):
        return "VAT"
    only = text.titles.only.get(title)
    if only in weights.whole:
        return only
    taken = of_others(text, tenure)
    near = grounds.near(tenure)
    if joined := joined_to(text, tenure) or _under(text, tenure):
        return joined
    rivals = text.beside.rivals(title) if title in UNIQUE else []
    if near is not None and near not in taken and (tenure.qualifier in INCUMBENT and len(rivals) < 2 or grounds.opens(tenure)):
        return near
    home = grounds.newsroom.home(weights.whole)
    if home in taken or tenure.qualifier == "then":
        home = None
    here = text.here(tenure)
    left = here - taken
    past = tenure.qualifier in ("former", "late", "then") and tenure.transition != "died"
    if past and len(weights.whole) > 1 and not grounds.opens(tenure):
        return _past(text, tenure, left)
    if len(rivals) > 1:
        return _of_rivals(text, tenure, rivals, weights.whole, left, taken)
    if text.beside.among_heads(tenure) and _contested(weights.whole):
        return None
    if len(left) > 1:
        return home if home in left and home == text.setting.home else None
    if (going := _goes_on(text, tenure, here)) is not None:
        return going
    if (counted := _weighed(text, tenure, weights, here, taken, home)) is not None:
        return Weighed(text, ()).outweighs(counted, tenure)
    return _set(text, tenure, here, taken) or _agreed(text, tenure, left, taken) or _topical(text, tenure, here, taken)


def _under(text: Bare, tenure: Tenure) -> str | None:
    """'Soto, who took over the ministry under President Ruiz': of the land whose office the one who served held."""
    head = text.earlier.head_of(tenure.person_span)
    if head is None or head.dep != "pobj" or head.head.lower != "under":
        return None
    verb = verb_of(head)
    doer = verb.child("nsubj", "nsubjpass") if verb is not None else None
    if verb is not None and doer is not None and doer.lower == "who":
        doer = verb.head
    mention = text.earlier.mention_of.get(doer.i) if doer is not None else None
    return text.states.get(mention.name) if mention is not None and mention.kind == "person" else None


def _past(text: Bare, tenure: Tenure, left: set[str]) -> str | None:
    """Of what a former president was president is seldom what the text is about, but where it is at home and speaks of no other there."""
    head = text.earlier.head_of(tenure.person_span)
    ground = text.setting.ground(head) if head is not None else None
    home = text.setting.home or (text.setting.topic if not left else None)
    told = home is not None and left <= {home} and (ground is None or ground.code == home) and tenure.qualifier != "then"
    return home if told else None


def _of_rivals(text: Bare, tenure: Tenure, rivals: list[str], weights: Counter[str], left: set[str], taken: set[str]) -> str | None:
    """Two bare holders of one title in a text about two states: the first is of its home, the second of the other."""
    ranked = weights.most_common(3)
    apart = len(ranked) > 1 and 3 * ranked[1][1] >= ranked[0][1] and (len(ranked) == 2 or 2 * ranked[2][1] <= ranked[1][1])
    sides = [code for code, _ in ranked[:2]] if apart else []
    home = text.setting.home or text.grounds.newsroom.home(weights)
    if len(sides) != 2 or len(rivals) != 2 or home not in sides or tenure.person not in rivals:
        return None
    state = home if tenure.person == rivals[0] else next(code for code in sides if code != home)
    return state if state not in taken and left <= {state} else None


def _weighed(text: Bare, tenure: Tenure, weights: Weights, here: set[str], taken: set[str], home: str | None) -> str | None:
    """The state a text speaks of most up to the office, or in all; else its home."""
    for counted in (weights.so_far, weights.whole):
        if counted is weights.so_far and _drowned(counted, weights.whole):
            continue
        ranked = [(code, weight) for code, weight in counted.most_common(3) if code not in taken]
        if ranked and here - taken and ranked[0][0] not in here:
            return home if home not in (None, *here) and here <= taken else None  # the sentence speaks of others
        if ranked and counted is weights.so_far and _thin(counted, weights.whole):
            continue
        enough = ranked and (ranked[0][1] >= 2 or len(counted) == 1 and ranked[0][0] in weights.capitals)
        enough = enough and on_scene(text, ranked[0][0]) and not _left_over(text, tenure, ranked[0][0], counted, home, here)
        if enough and (len(ranked) == 1 or ranked[0][1] >= 2 * ranked[1][1]):
            return ranked[0][0] if home is None or here or text.grounds.newsroom.outlets_land is None else home
        if home is not None and not here - taken - {home}:
            return home
        before = _spoke_before(text.page, tenure, text.earlier)
        if before and before in counted and before not in taken and not here and _agrees(text, tenure, before):
            return before
    return None


def _goes_on(text: Bare, tenure: Tenure, here: set[str]) -> str | None:
    """'Peru's premier refused. … President Soto did too, for Peru's sake': the one land that the sentence names, which acted in the one before."""
    sentence = text.page.sentence_at(tenure.span.start)
    if sentence is None or len(here) != 1 or not text.grounds.opens(tenure) or tenure.qualifier not in INCUMBENT:
        return None
    (land,) = here
    return land if text.setting.acted_before(sentence) == land and land not in taken_by_others(text, tenure) else None


def _set(text: Bare, tenure: Tenure, here: set[str], taken: set[str]) -> str | None:
    """The land where the sentence is set, by the place its paragraph opened with or by the report's home; not of those who are sent abroad."""
    head = text.earlier.head_of(tenure.person_span)
    if head is None or tenure.qualifier not in INCUMBENT or not _STAYING & set(plain(tenure.title).split()):
        return None
    ground = text.setting.ground(head)
    if ground is None or ground.reason not in ("opening", "home") or ground.code in taken or here - taken - {ground.code}:
        return None
    return ground.code


def _topical(text: Bare, tenure: Tenure, here: set[str], taken: set[str]) -> str | None:
    """The one land a text is about, in a sentence that names none."""
    topic = text.setting.topic if text.setting.topic is not None and on_scene(text, text.setting.topic) else None
    fits = tenure.qualifier in INCUMBENT and _STAYING & set(plain(tenure.title).split())
    return topic if fits and not here and topic not in taken else None


def _agreed(text: Bare, tenure: Tenure, left: set[str], taken: set[str]) -> str | None:
    """The dateline's land, where the last state spoken of, in the sentence or the one before, is that land or somebody of it."""
    land, sentence = text.grounds.newsroom.written, text.page.sentence_at(tenure.span.start)
    if land is None or sentence is None or land in taken or not left <= {land} or tenure.qualifier not in INCUMBENT:
        return None
    if not _STAYING & set(plain(tenure.title).split()):
        return None
    before = text.page.sentences[max(sentence.index - 1, 0)]
    for mention in reversed(text.earlier.mentions_in(before.start, tenure.span.start)):
        code = mention.code if mention.kind == "state" else text.states.get(mention.name) if mention.kind == "person" else None
        if code in text.titles.state_names and not (mention.kind == "state" and text.apart.of(mention, tenure)):
            return land if code == land else None
    return None


def _spoke_before(page: Parsed, tenure: Tenure, earlier: Findings) -> str | None:
    """'Ottawa closed its embassy. Foreign Minister Soto announced it': the state that acted in the sentence before, where he is the subject."""
    head = earlier.head_of(tenure.person_span)
    if head is None or head.dep != "nsubj" or head.sentence.index == 0:
        return None
    subjects = [
        m
        for t in page.sentences[head.sentence.index - 1].tokens
        if t.dep in ("nsubj", "conj") and (t.head.dep == "ROOT" or t.head.dep == "nsubj") and (m := earlier.mention_of.get(t.i))
    ]
    return subjects[0].code if len(subjects) == 1 and subjects[0].kind == "state" else None


def _agrees(text: Bare, tenure: Tenure, land: str) -> bool:
    """Whether neither the report's home nor a capital in the sentence speaks for another land than this."""
    sentence = text.page.sentence_at(tenure.span.start)
    named = text.earlier.mentions_in(sentence.start, sentence.end) if sentence is not None else []
    places = {text.titles.capitals.get(m.span.text.lower()) for m in named if m.kind == "place"}
    return text.setting.home in (None, land) and places <= {None, land}


def _drowned(so_far: Counter[str], whole: Counter[str]) -> bool:
    """Whether the land spoken of most up to a word is not half of what the text speaks of another: one that a first sentence only mentions."""
    first, most = so_far.most_common(1), whole.most_common(1)
    return bool(first) and most[0][0] != first[0][0] and most[0][1] > 2 * whole[first[0][0]]


def _left_over(text: Bare, tenure: Tenure, code: str, counted: Counter[str], home: str | None, here: set[str]) -> bool:
    """'Premier Soto thanked his Chadian colleague' in a report on Chad and Peru: not Chad's, but of any other land, and not surely Peru's.

    That another holds the like office of the land spoken of most does tell it, and so do the sentence, what was told just before, and
    the report's home.
    """
    first = counted.most_common(1)[0][0]
    if first == code or code == home or code in here:
        return False
    title, sentence = plain(tenure.title), text.page.sentence_at(tenure.span.start)
    if sentence is None:
        return False
    before = text.page.sentences[max(sentence.index - 1, 0)]
    if title in UNIQUE and first in text.beside.states(title, tenure.person):
        named = {text.setting.code_of(m) for m in text.earlier.mentions_in(before.start, before.end) if m.kind in ("state", "place")}
        third = named - {None, first}
        return before.paragraph == sentence.paragraph and bool(third) and code not in third
    acting = [sentence.root] if before.paragraph != sentence.paragraph else [sentence.root, before.root]
    if code in {text.setting.acting(verb) for verb in acting} | {text.states.get(name or "") for name in _subjects(text, acting)}:
        return False
    told = text.earlier.mentions_in(sentence.start, sentence.end)
    return not any(m.kind == "place" and text.titles.capitals.get(m.span.text.lower()) == code for m in told)


def _subjects(text: Bare, verbs: list[Token]) -> set[str]:
    """The persons of whom clauses tell."""
    heads = [verb.child("nsubj", "nsubjpass") for verb in verbs]
    mentions = [text.earlier.mention_of.get(head.i) for head in heads if head is not None]
    return {m.name for m in mentions if m is not None and m.kind == "person"}


def _thin(so_far: Counter[str], whole: Counter[str]) -> bool:
    """Whether no more than a word or two tells of the land spoken of most up to here, and the text goes on to speak more of another."""
    first, most = so_far.most_common(1)[0], whole.most_common(1)[0]
    return first[0] != most[0] and first[1] < _SAID


def _contested(weights: Counter[str]) -> bool:
    """Whether a text speaks of a second state half as much as of the first."""
    ranked = weights.most_common(2)
    return len(ranked) == 2 and 2 * ranked[1][1] >= ranked[0][1]
