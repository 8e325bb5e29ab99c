"""Who carried on what another had carried: 'in an interview with the radio quoted by the daily', 'shown on the channel and shared on X'."""

from collections.abc import Sequence

from avvisi.extract.quotes.claims import Relay
from avvisi.parse.tokens import FINITE, Token

_WAYS = frozenset(["by", "on", "in"])


def outermost_first(relays: Sequence[Relay]) -> list[Relay]:
    """In the order given, but whoever a participle makes a carrier of what stands before it goes before that one."""
    found = list(relays)
    by_place = sorted(found, key=lambda r: r.token.i)
    for inner, outer in zip(by_place, by_place[1:], strict=False):
        if found.index(outer) > found.index(inner) and _carried_on(inner, outer):
            found.remove(outer)
            found.insert(found.index(inner), outer)
    return found


def _carried_on(inner: Relay, outer: Relay) -> bool:
    """A participle with 'by' or 'on' between the two, no other clause."""
    words = inner.token.sentence.tokens
    if outer.token.sentence is not inner.token.sentence:
        return False
    between = words[inner.token.i + 1 - words[0].i : (outer.words[0] if outer.words else outer.token).i - words[0].i]
    done = next((n for n, t in enumerate(between) if _participle(t)), None)
    if done is None or any(t.tag in FINITE and not _participle(t) for t in between):
        return False
    return any(t.lower in _WAYS for t in between[done + 1 :]) and sum(t.text == "," for t in between) < 2


def _participle(token: Token) -> bool:
    return token.tag == "VBN" or token.tag == "VBD" and token.dep in ("acl", "conj", "amod")
