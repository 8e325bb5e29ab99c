"""Words that a second teller brings again: '…, the release quoted him as saying'."""

from avvisi.extract.quotes import phrases
from avvisi.parse.tokens import FINITE, Token


def quotes_him(verb: Token) -> Token | None:
    """Who quotes in 'The minister said that it held, the release quoted him as saying': no words of its own, but the minister's a second time."""
    words = verb.sentence.tokens
    at = verb.i - words[0].i
    behind = [t.lower for t in words[at + 1 : at + 4]]
    ends = at + 4 >= len(words) or words[at + 4].text in (".", ";", ",")
    again = len(behind) == 3 and behind[0] in ("him", "her", "them", "it") and behind[1:] == ["as", "saying"] and ends
    own = phrases.own_subject(verb)
    told = any(t.tag in FINITE and t.lemma in ("say", "state", "declare", "add", "note", "stress", "tell", "warn") for t in words[:at])
    return own if again and told and own is not None and own.i < verb.i else None
