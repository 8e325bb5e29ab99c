"""Where the words of one sentence break off, told by tense and marks alone."""

from collections.abc import Sequence

from avvisi.extract.quotes import phrases
from avvisi.parse.tokens import Token


def broken_off(words: Sequence[Token], tokens: Sequence[Token]) -> bool:
    """'It was, he conceded to the radio, a mistake': what stands in front ends in a verb that asks for more, and no marks close it."""
    last = next(t for t in reversed(tokens) if t.text != "," or t is tokens[0])
    after = words[min(last.i + 2, words[-1].i) - words[0].i]
    return (last.lemma == "be" or last.tag == "MD") and after.text not in phrases.CLOSING


def past_beside_now(tokens: Sequence[Token], n: int) -> bool:
    """'said the hall “has no roof” and offered a tent': the words are told as of now and closed by their marks, the offer is the teller's."""
    verb = tokens[n]
    bare = verb.tag == "VBD" and verb.dep == "conj" and phrases.own_subject(verb) is None
    now = verb.head.tag in ("VBZ", "VBP") or any(c.dep in ("aux", "auxpass") and c.tag in ("VBZ", "VBP") for c in verb.head.children)
    words = verb.sentence.tokens
    before = words[max(0, verb.i - 2 - words[0].i) : verb.i - words[0].i]
    return bare and now and len(before) == 2 and before[1].tag == "CC" and before[0].text in phrases.CLOSING


def marked_off(words: list[Token]) -> bool:
    """'said the pact “was late”, | and promised': words in marks that end here are taken off; nothing in them is the teller's."""
    end = len(words) - (words[-1].text == ",") if words else 0
    if end < 3 or words[end - 1].text not in phrases.CLOSING:
        return False
    opens = next((n for n in range(end - 2, 0, -1) if words[n].text in phrases.MARKS), None)
    del words[opens or 0 :]
    return opens is not None
