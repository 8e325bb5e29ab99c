"""Whoever a medium or speaker cites for the words: 'The daily, citing two clerks, said …', 'with reference to the harbour office'."""

from collections.abc import Iterable, Iterator, Sequence

from avvisi.extract.quotes import phrases
from avvisi.extract.quotes.before import source_before
from avvisi.extract.quotes.claims import Claim, Relay
from avvisi.extract.quotes.doers import Doers
from avvisi.extract.quotes.frame import phrase
from avvisi.extract.quotes.identity import Identities
from avvisi.extract.quotes.positions import negated, within
from avvisi.extract.quotes.quoting import saying_of
from avvisi.lexicon.speech import SpeechLexicon
from avvisi.model.facts import Relation
from avvisi.parse.tokens import FINITE, Token

_CITING: dict[str, Relation] = {"quote": "quotes", "cite": "cites", "paraphrase": "quotes"}


class Citing:
    """`citing(claim, who)` gives the one whose words they are, with those that cite him, outermost first; None where nobody is cited."""

    def __init__(self, speech: SpeechLexicon) -> None:
        self._people, self._doers, self._documents = speech.words("people"), Doers(speech), speech.words("document")
        self._sources = (
            speech.words("media")
            | speech.words("source")
            | speech.words("official")
            | speech.words("institution")
            | speech.words("document")
            | speech.words("cited")
        )

    def __call__(self, claim: Claim, who: Identities) -> tuple[Token, list[Relay]] | None:
        """'The daily, citing two clerks, said …', 'according to the agency, which quotes a monk': the words are the clerks', the monk's."""
        speaker = claim.speaker
        if speaker is not None and (authority := _authority(claim)) is not None and self._is_source(authority, who):
            return authority, [Relay(speaker, "cites")]
        if speaker is None or claim.rule == "quoted-as":
            return None
        carriers: list[Relay] = []
        fronted = _behind_fronted(claim)
        if fronted is not None and self._is_source(speaker, who):
            return speaker, [Relay(fronted, "cites")]
        above = _misread_citer(speaker)
        if above is not None and self._is_source(speaker, who) and not within(speaker, claim):
            carriers.append(Relay(above, "cites"))
        now = speaker
        beside = now.child("appos")  # 'the daily El Faro, which cited an officer'
        holders: list[Token] = [
            now,
            *([beside] if beside is not None else []),
            claim.at,
            *([claim.at.head] if claim.way == "according" else []),
        ]
        holders += [c for c in claim.at.children if c.dep in ("ccomp", "acl", "relcl") and c.i > claim.at.i]
        while True:
            found = next((v for h in holders for v in _citing_below(h) if not negated(v)), None)
            if found is None and now is speaker:
                found = _by_order(claim)
            if found is None:
                found = _which_cites(now)
            if found is not None and brings_its_own(found):
                break  # 'reported, quoting her lawyer as saying that …': what was reported before is the medium's own
            thing = _cited(found) if found is not None else _reference(holders)
            if thing is None or thing is now or not self._is_source(thing, who) or within(thing, claim):
                break
            medium = who.of(now).kind in ("agency", "outlet", "media", "document") or who.media.listens(now, only=True)
            if not medium and not self._speaks(thing):
                break  # 'the envoy said no, citing the treaty': grounds, and nobody's words
            carriers.append(Relay(now, _CITING.get(found.lemma, "cites") if found is not None else "cites"))
            now, holders = _by_name(thing), [thing]
            if len(carriers) > 3:
                break
        return (now, carriers) if carriers else None

    def _speaks(self, thing: Token) -> bool:
        """A name, a person or body, not a paper: what speaks whoever cites it."""
        words = {thing.lemma, thing.lower}
        return thing.tag in ("NNP", "NNPS") or not words & self._documents and bool(words & (self._sources | self._people))

    def _is_source(self, thing: Token, who: Identities) -> bool:
        mention = who.mention(thing, (thing,))
        if mention is not None:
            return mention.kind in ("person", "organisation", "media", "group")
        if thing.lower in self._sources or thing.lemma in self._sources:
            return True
        if thing.tag in ("NNP", "NNPS"):
            return thing.ent in ("PERSON", "ORG", "") or who.is_medium(thing)
        return (
            thing.lemma in self._people
            or self._doers(thing)
            or any(x.lower == "who" for c in thing.children if c.dep == "relcl" for x in c.children)
        )


def brings_its_own(citing: Token) -> bool:
    """'quoting a diver as saying the sea was calm': the diver's are the words behind."""
    saying = saying_of(citing)
    return saying is not None and any(c.dep in ("ccomp", "xcomp", "dobj") and c.i > saying.i for c in saying.children)


def _citing_below(holder: Token) -> Iterator[Token]:
    for child in holder.children:
        if (
            child.lemma in _CITING
            and child.dep in ("acl", "relcl", "advcl", "prep", "pcomp", "amod", "csubj")
            and child.tag in ("VBG", "VBZ", "VBD", "VBP")
        ):
            yield child


def _by_order(claim: Claim) -> Token | None:
    """'…, the station reported on Sunday, citing the fire brigade', 'Quoting the fire brigade, the station said': in a phrase of its own, by the commas.

    The parse hangs such a phrase on the words as often as on their cue, and takes one in front for a noun.
    """
    words = claim.at.sentence.tokens
    low, high = (i - words[0].i for i in phrases.between_semicolons(claim.at))
    first = words[low]
    if (
        _cites(first)
        and claim.speaker is not None
        and claim.speaker.i > first.i
        and any(t.text == "," for t in words[low : claim.at.i - words[0].i])
    ):
        return first if not any(t.tag in FINITE and t.dep != "relcl" for t in words[low : _next_comma(words, low)]) else None
    for one, two in zip(words[claim.at.i + 1 - words[0].i : high], words[claim.at.i + 2 - words[0].i : high], strict=False):
        if one.text == "," and _cites(two) and not within(two, claim):
            return two if not negated(two) else None
    return None


def _behind_fronted(claim: Claim) -> Token | None:
    """'Citing the fire brigade, Dana said …' where the parse made the brigade the subject: who stands right before the cue."""
    words = claim.at.sentence.tokens
    low = phrases.between_semicolons(claim.at)[0] - words[0].i
    comma = _next_comma(words, low)
    if not _cites(words[low]) or claim.speaker is None or not words[low].i < claim.speaker.i < words[0].i + comma < claim.at.i:
        return None
    found = source_before(words, claim.at.i - words[0].i)
    return found[1] if found is not None and found[0] > comma else None


def _cites(token: Token) -> bool:
    """'citing', 'quoting', whatever the parse took a capital one for."""
    return token.lower in ("citing", "quoting", "paraphrasing")


def _next_comma(words: Sequence[Token], at: int) -> int:
    return next((n for n in range(at, len(words)) if words[n].text == ","), len(words))


def _which_cites(thing: Token) -> Token | None:
    """'the agency Dana, which in turn quoted two fishermen', by the order of the words."""
    words = thing.sentence.tokens
    at = thing.i + 1 - words[0].i
    while at < len(words) and words[at].tag in ("NNP", "NNPS"):
        at += 1
    if at + 2 >= len(words) or words[at].text != "," or words[at + 1].lower != "which":
        return None
    verb = next((t for t in words[at + 2 : at + 6] if t.tag[:2] == "VB"), None)
    return verb if verb is not None and verb.lemma in _CITING and verb.tag in FINITE and not negated(verb) else None


def _cited(verb: Token) -> Token | None:
    """Whom it cites: its object, or the noun phrase behind it."""
    words = verb.sentence.tokens
    run = phrase(words, verb.i + 1 - words[0].i)
    nouns = [t for t in run if t.tag in ("NN", "NNS", "NNP", "NNPS")]
    return verb.child("dobj") or _behind(verb) or (nouns[-1] if nouns else None)


def _by_name(thing: Token) -> Token:
    """'citing the coroner, Ana Pop, that …': by the name in commas behind the noun."""
    words = thing.sentence.tokens
    rest = words[thing.i + 1 - words[0].i :]
    if thing.tag != "NN" or len(rest) < 3 or rest[0].text != ",":
        return thing
    end = next((n for n, t in enumerate(rest[1:], 1) if t.tag not in ("NNP", "NNPS")), len(rest))
    return rest[end - 1] if 2 < end < len(rest) and rest[end].text == "," and rest[end - 1].ent in ("PERSON", "") else thing


def _authority(claim: Claim) -> Token | None:
    """'said, on the authority of a port official, that …'."""
    words = claim.at.sentence.tokens
    noun = next((t for t in words if t.lower == "authority" and t.i > claim.at.i and not within(t, claim)), None)
    before = [t.lower for t in words[noun.i - 2 - words[0].i : noun.i - words[0].i]] if noun is not None else []
    of = noun.child("prep") if noun is not None and before == ["on", "the"] else None
    return of.child("pobj") if of is not None and of.lower == "of" else None


def _reference(holders: Iterable[Token]) -> Token | None:
    """'with reference to the harbour office', 'relying on customs tables'."""
    for holder in holders:
        for child in holder.children:
            if child.dep == "prep" and child.lower == "with":
                noun = child.child("pobj")
                if noun is not None and noun.lemma == "reference":
                    to = noun.child("prep")
                    return to.child("pobj") if to is not None else None
            if child.tag == "VBG" and child.lemma in ("rely", "draw") and child.dep in ("advcl", "acl"):
                on = next((c for c in child.children if c.dep == "prep" and c.lower in ("on", "upon")), None)
                return on.child("pobj") if on is not None else None
            if holder.lemma in ("learn", "hear") and child.dep == "prep" and child.lower == "from":
                return child.child("pobj")
    return None


def _behind(citing: Token) -> Token | None:
    """'citing the minister' where the parse made the minister its subject."""
    named = citing.child("nsubj")
    return named if named is not None and named.i > citing.i else None


def _misread_citer(speaker: Token) -> Token | None:
    """'The radio, citing the agency, said …' where the parse made the agency the subject, or the participle: the radio is what stands before the comma."""
    words = speaker.sentence.tokens
    if not any(t.tag == "VBG" and t.lemma in _CITING for t in words):
        return None
    if speaker.tag == "VBG" and speaker.lemma in _CITING:
        at = speaker.i - words[0].i
    elif speaker.dep == "nsubj":
        at = min(t.i for t in phrases.noun_phrase(speaker)) - 1 - words[0].i
    else:
        return None
    if at < 2 or words[at].lemma not in _CITING or words[at].tag != "VBG" or words[at - 1].text != ",":
        return None
    before = words[at - 2]
    return before if before.tag in ("NN", "NNS", "NNP", "NNPS") else None
