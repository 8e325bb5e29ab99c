"""Pronouns as speakers: news goes on with whoever spoke or acted last, not with whoever was named last."""

from avvisi.extract.quotes import phrases
from avvisi.extract.quotes.claims import Claim
from avvisi.extract.quotes.identity import Identities, Identity
from avvisi.parse.tokens import Parsed, Sentence, Token

_HE = frozenset(["he", "she"])
_LOOK_BACK = 5  # sentences


def settle(page: Parsed, identities: Identities, claims: list[Claim]) -> None:
    """Give the pronouns among the claims' speakers their identities, in order of the text.

    'Ruiz met Okafor. He said …': the subject of the last main clause, else the speaker told last; 'it' said goes back to the medium
    or body that last stood as subject.
    """
    by_sentence: dict[int, list[Claim]] = {}
    gender: dict[str, str] = {}
    for claim in sorted(claims, key=lambda c: (c.speaker.i if c.speaker is not None else -1, c.at.i)):
        if claim.speaker is None:
            continue
        by_sentence.setdefault(claim.at.sentence.index, []).append(claim)
        word = claim.speaker.lower
        if word in _HE and claim.speaker.i not in identities.settled:
            found = _person(page, identities, claim, by_sentence, gender)
            if found is not None:
                identities.settled[claim.speaker.i] = found
                gender[found.name] = word
        elif word == "it" and claim.speaker.i not in identities.settled:
            body = _body(page, identities, claim.speaker)
            if body is not None:
                identities.settled[claim.speaker.i] = body


def _person(
    page: Parsed, identities: Identities, claim: Claim, by_sentence: dict[int, list[Claim]], gender: dict[str, str]
) -> Identity | None:
    pronoun = claim.speaker
    assert pronoun is not None
    here = pronoun.sentence
    for index in range(here.index, max(-1, here.index - 1 - _LOOK_BACK), -1):
        sentence = page.sentences[index]
        for token in _prominent(sentence, by_sentence.get(index, [])):
            if token.i >= pronoun.i or token is pronoun or index == here.index and pronoun.lower != token.lower and token.tag == "PRP":
                continue
            found = identities.of(token)
            if (
                found.kind in ("person", "official")
                and not found.unnamed
                and gender.get(found.name, pronoun.lower) == pronoun.lower
                and " and " not in found.name
            ):
                return found
    return None


def _prominent(sentence: Sentence, claims: list[Claim]) -> list[Token]:
    """The subject of the main clause, then the speakers told in the sentence."""
    found = []
    own = phrases.own_subject(sentence.root)
    if own is not None:
        found.append(own)
    for token in (own, *(c.speaker for c in claims)):
        his = token.child("poss") if token is not None else None
        if his is not None and his.tag == "PRP$":
            found.append(his)  # 'Lim will appeal, his lawyer said. He …'
    found.extend(c.speaker for c in claims if c.speaker is not None and c.speaker is not own)
    return found


def _body(page: Parsed, identities: Identities, pronoun: Token) -> Identity | None:
    """The medium, document or body that last was a subject or a source."""
    here = pronoun.sentence
    for index in range(here.index, max(-1, here.index - 3), -1):
        sentence = page.sentences[index]
        for token in reversed(sentence.tokens):
            if token.i >= pronoun.i or token.dep not in ("nsubj", "nsubjpass", "pobj") or token.tag == "PRP":
                continue
            if token.dep == "pobj" and token.head.head.lower != "according":
                continue
            if identities.is_medium(token):
                return identities.of(token)
    return None
