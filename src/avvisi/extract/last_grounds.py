"""Whose a bare office is, where nothing that the text is about tells it: by 'of that country', by 'its', by who announces, meets or hands over what.

Each ground is one way in which English tells it; the first that speaks is taken.
"""

from avvisi.extract.bare import Bare, of_others, taken_by_others
from avvisi.extract.between import two_lands
from avvisi.extract.grammar.joined import first_noun
from avvisi.extract.grounds import verb_of
from avvisi.extract.held import INCUMBENT, plain
from avvisi.extract.stage import may_reign
from avvisi.lexicon.words import listed
from avvisi.model.facts import Tenure
from avvisi.parse.tokens import Sentence, Token

_COUNTRY = frozenset(("country", "nation", "republic", "kingdom", "state", "island", "emirate", "sultanate"))
_ANNOUNCES = frozenset(("announce", "confirm", "disclose", "publish", "make", "reveal", "explain"))
_STAYING, _SENT = listed("holders_staying"), frozenset(("ambassador", "consul", "d'affaires", "affaires", "commissioner", "envoy"))
_HANDS = frozenset(("deliver", "hand", "present", "submit", "convey"))
_MEETS = frozenset(("meet", "see", "receive", "welcome", "greet", "host"))
_CHAMBERS = frozenset(("parliament", "senate", "assembly", "congress", "lawmaker", "deputy", "legislator"))
_DISMISSES = frozenset(("dismiss", "sack", "fire", "oust", "appoint", "name", "depose", "replace"))
_COURTS, _HIGHEST = listed("last_grounds_courts"), listed("last_grounds_highest")
_VISITING = frozenset(("visiting", "visit", "trip", "tour", "arrived", "flew"))


def of_words(text: Bare, tenure: Tenure) -> str | None:
    """What the office's own words point to: 'President Soto of that country', 'its information minister'."""
    return _that_country(text, tenure) or _owned(text, tenure) or _at_seat(text, tenure) or _dismissed(text, tenure) or _ruled(text, tenure)


def _dismissed(text: Bare, tenure: Tenure) -> str | None:
    """'premier Soto, whom Ruiz sacked': of the land of whom he served."""
    head = text.earlier.head_of(tenure.person_span)
    for verb in head.children if head is not None else ():
        doer = verb.child("nsubj") if verb.dep == "relcl" and verb.lemma in _DISMISSES else None
        mention = text.earlier.mention_of.get(doer.i) if doer is not None and doer.lower not in ("who", "which") else None
        if mention is not None and mention.kind == "person" and (land := text.states.get(mention.name)) is not None:
            return land
    return None


def _ruled(text: Bare, tenure: Tenure) -> str | None:
    """'The Supreme Court of Fiji rejected the challenge by Vice-President Soto': of the land whose highest court or electoral body rules on him."""
    sentence = text.page.sentence_at(tenure.span.start)
    for token in sentence.tokens if sentence is not None else ():
        words = {c.lower for c in token.children if c.i < token.i}
        if token.lower not in _COURTS or not words & _HIGHEST or token.dep not in ("nsubj", "agent") or token.start > tenure.span.start:
            continue
        lands = {text.setting.code_of(m) for c in token.subtree() if (m := text.earlier.mention_of.get(c.i)) is not None} - {None}
        named = {text.setting.code_of(m) for m in text.earlier.mentions_in(token.sentence.start, token.sentence.end) if m.kind == "state"}
        return lands.pop() if len(lands) == 1 and named <= lands else None
    return None


def of_deed(text: Bare, tenure: Tenure) -> str | None:
    """Whose officer does or undergoes what the sentence tells."""
    if tenure.qualifier not in INCUMBENT:
        return None
    land = _announcing(text, tenure) or _speaking(text, tenure) or _receiving(text, tenure) or _handing(text, tenure)
    return land if land is not None and may_reign(tenure, land) else None


def _that_country(text: Bare, tenure: Tenure) -> str | None:
    """'Togo offered to mediate. President Soto of that country …': of the state named last."""
    tokens = text.page.tokens
    end = (tenure.person_span or tenure.span).end
    behind = next((t.i for t in text.page.tokens_in(max(tenure.span.end, end), max(tenure.span.end, end) + 2) if t.start >= end), None)
    if behind is None or [t.lower for t in tokens[behind : behind + 2]] not in (["of", "that"], ["of", "this"]):
        return None
    if tokens[behind + 2].lower not in _COUNTRY:
        return None
    sentence = tokens[behind].sentence
    before = text.page.sentences[max(sentence.index - 1, 0)]
    named = [m for m in text.earlier.mentions_in(before.start, tenure.span.start) if m.kind == "state" and m.form != "pronoun"]
    return text.setting.code_of(named[-1]) if named else None


def _at_seat(text: Bare, tenure: Tenure) -> str | None:
    """'Soto summoned the ambassador in Lomé', 'told parliament in Lomé': what one does only where one's own government sits."""
    head = _described(text, tenure)
    verb = verb_of(head) if head is not None and head.dep == "nsubj" else None
    lands = set()
    for deed in (verb, *(c for c in verb.children if c.dep == "conj")) if verb is not None else ():
        objects = [c for c in deed.children if c.dep in ("dobj", "dative")]
        if deed.lemma != "summon" and not any(o.lemma in _CHAMBERS for o in objects):
            continue
        for prep in (p for at in (deed, *objects) for p in at.children if p.lower == "in"):
            for place in prep.children:
                mention = text.earlier.mention_of.get(place.i)
                if mention is not None and mention.kind == "place" and mention.span.text.lower() in text.setting.capitals:
                    lands.add(text.setting.code_of(mention))
    return lands.pop() if len(lands) == 1 else None


def _owned(text: Bare, tenure: Tenure) -> str | None:
    """'The regime of Togo's Soto refused. Its information minister, Ruiz, …': of the land that acted just before."""
    first = text.page.tokens_in(tenure.span.start, tenure.span.end)[0]
    owner = first if first.lower in ("its", "their") else text.page.tokens[max(first.i - 1, 0)]
    if owner.lower not in ("its", "their") or owner.sentence is not first.sentence:
        return None
    for verb in (t for t in owner.ancestors() if t.tag.startswith("VB")):
        subject = verb.child("nsubj", "nsubjpass")
        if subject is not None and subject.i < owner.i:
            return _whole(text, subject)
    return _acted_before(text, first.sentence)


def _acted_before(text: Bare, sentence: Sentence) -> str | None:
    """The land of whom the sentence before was about, in one paragraph."""
    before = text.page.before(sentence)
    subject = before.root.child("nsubj", "nsubjpass") if before is not None else None
    return _whole(text, subject) if subject is not None else None


def _whole(text: Bare, noun: Token) -> str | None:
    """The land of a noun, or of whom it is behind 'of': 'the regime of President Soto'."""
    mention = text.earlier.mention_of.get(noun.i)
    if mention is not None and mention.kind == "person":
        return text.states.get(mention.name)
    if (land := text.setting.of(noun)) is not None:
        return land
    lands = set()
    for prep in noun.children:
        for inner in prep.children if prep.dep == "prep" and prep.lower == "of" else ():
            mention = text.earlier.mention_of.get(inner.i)
            land = text.states.get(mention.name) if mention is not None and mention.kind == "person" else text.setting.of(inner)
            lands |= {land} if land is not None else set()
    return lands.pop() if len(lands) == 1 else None


def _described(text: Bare, tenure: Tenure) -> Token | None:
    """The head of the name, or of the words that it explains: 'minister' of 'the minister, Soto'."""
    head = text.earlier.head_of(tenure.person_span)
    return first_noun(head, "appos") if head is not None else None


def _announcing(text: Bare, tenure: Tenure) -> str | None:
    """'Togo said it would reopen its embassy. The step was announced by the deputy minister, Soto': of the land that took it."""
    head = _described(text, tenure)
    verb = verb_of(head) if head is not None else None
    if head is None or verb is None or verb.lemma not in _ANNOUNCES or verb is not verb.sentence.root:
        return None
    agent = head.dep == "pobj" and head.head.dep == "agent"
    return _acted_before(text, verb.sentence) if agent else None


def _speaking(text: Bare, tenure: Tenure) -> str | None:
    """'Foreign Minister Soto said that Togo's envoys would leave' in a report from Lomé: who speaks of home alone is of it."""
    home = text.setting.home
    if home is None or not _STAYING & set(plain(tenure.title).split()) or not text.grounds.opens(tenure):
        return None
    rivals = of_others(text, tenure)
    return home if text.here(tenure) == {home} and home not in rivals else None


def _receiving(text: Bare, tenure: Tenure) -> str | None:
    """'The visiting American official met the armed forces chief, General Soto': whom a visitor meets is of where the report is at home."""
    home, head = text.setting.home, text.earlier.head_of(tenure.person_span)
    if home is None or head is None:
        return None
    head = first_noun(head, "appos", "conj")
    if head.dep != "dobj" or head.head.lemma not in _MEETS:
        return None
    sentence = head.sentence
    before = text.page.before(sentence)
    near = [*(before.tokens if before is not None else ()), *sentence.tokens]
    if not any(t.lower in _VISITING for t in near if t.i < head.i):
        return None
    others = {m.code for m in text.earlier.mentions_in(near[0].start, head.start) if m.kind == "state" and m.form != "pronoun"}
    return home if others and home not in others and home not in taken_by_others(text, tenure) else None


def _handing(text: Bare, tenure: Tenure) -> str | None:
    """'Ambassador Soto handed the note to the minister in Lima' in a report on Peru and Chile: an envoy is of the other of two lands."""
    if not _SENT & set(plain(tenure.title).split()) or tenure.serves is not None:
        return None
    head = text.earlier.head_of(tenure.person_span)
    verb = verb_of(head) if head is not None and head.dep in ("nsubj", "appos") else None
    lands = two_lands(text.setting) if verb is not None and verb.lemma in _HANDS else None
    if verb is None or lands is None:
        return None
    there = {text.setting.code_of(m) for m in text.earlier.mentions_in(verb.end, verb.sentence.end) if m.kind == "place"} & set(lands)
    return next((land for land in lands if land not in there), None) if len(there) == 1 else None
