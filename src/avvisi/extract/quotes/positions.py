"""Where a name stands towards a cue: small questions of the relays."""

from collections.abc import Iterator, Sequence

from avvisi.extract.quotes import phrases
from avvisi.extract.quotes.claims import Claim, Relay
from avvisi.extract.quotes.identity import Identities
from avvisi.extract.quotes.several import one_name
from avvisi.parse.tokens import Token

DEFINITE = frozenset(["the", "this", "that"])
_TOLD_ELSEWHERE = frozenset(["report", "rumour", "rumor", "claim", "allegation", "story", "charge", "accusation", "theory"])
REPORTERS = frozenset(["reporter", "correspondent", "journalist", "interviewer", "host", "anchor", "editor"])


def told_elsewhere(participle: Token) -> bool:
    """'denied that it had left, a report carried by the weekly': the weekly did not carry the denial."""
    words = participle.sentence.tokens
    before = words[max(0, participle.i - 3 - words[0].i) : participle.i - words[0].i]
    return len(before) == 3 and before[0].text == "," and before[1].lower in ("a", "an") and before[2].lemma in _TOLD_ELSEWHERE


def of_reports(words: Sequence[Token], n: int) -> bool:
    """'denied the talks, reports of which had been carried by the weekly'."""
    which = next((k for k in range(n - 1, max(1, n - 5), -1) if words[k].lower == "which"), 0)
    return which > 1 and words[which - 1].lower == "of" and words[which - 2].lemma in ("report", "news", "word", "rumour")


def agent_of_participle(token: Token) -> bool:
    """'An officer, quoted by the agency, said …': within the source's own phrase."""
    return token.head.dep == "agent" and token.head.head.dep in ("acl", "relcl") and token.head.head.tag == "VBN"


def told_apart(token: Token, who: Identities) -> bool:
    """'Told the press', 'wrote on social media' name no medium; 'told the paper' does where a paper was named before."""
    mention = who.mention(token, (token,))
    if token.tag in ("NNP", "NNPS") or mention is not None and mention.kind == "media" and not mention.resolved:
        return True
    if token.lower in ("press", "media"):
        return False  # whatever paper was named before
    return who.of(token).name != " ".join(t.text for t in phrases.noun_phrase(token))


def within(token: Token, claim: Claim) -> bool:
    """Whether a token stands in the content."""
    at = token.start
    for start, end in claim.content:  # noqa: SIM110 - asked of every word around every claim
        if start <= at < end:
            return True
    return False


def around(claim: Claim) -> Iterator[Token]:
    """The words of the attributing clause: what hangs on the cue, on the source, and on the verb the cue leans on."""
    tops = [claim.at]
    if claim.way == "nominal" and claim.at.dep == "dobj":
        tops.append(claim.at.head)
    if claim.at.dep in ("pcomp", "advcl", "xcomp") and claim.way == "clause":
        tops.append(claim.at.head)
    seen: set[int] = set()
    for top in tops:
        waiting = [top]
        while waiting:
            token = waiting.pop(0)
            if token.i in seen:
                continue
            seen.add(token.i)
            yield token
            waiting.extend(
                c
                for c in token.children
                if c.dep != "relcl" and not (c.dep == "conj" and c.tag[:2] == "VB" and token.dep != "acl") and not within(c, claim)
            )


def negated(verb: Token) -> bool:
    """'not quoting', 'without citing'."""
    return (
        any(c.dep == "neg" for c in verb.children)
        or verb.head.lower == "without"
        or verb.dep == "pcomp"
        and verb.head.lower in ("without", "before", "after", "instead")
    )


def near_cue(noun: Token, claim: Claim) -> bool:
    """Whether a meeting word hangs on the cue, or on the source as 'remarks to'."""
    above = noun.head
    return (
        above.head is claim.at
        or above is claim.at
        or above.dep == "prep"
        and above.head.dep in ("ROOT", "advcl", "nsubj", "nsubjpass", "ccomp", "conj")
        or noun.dep in ("npadvmod", "dobj")
    )


def adjunct(verb: Token, claim: Claim) -> bool:
    """'Speaking to the paper, the monk said': a participle of the cue's own clause."""
    return verb.dep == "advcl" and verb.head is claim.at and verb.tag in ("VBG", "VBN")


def person(token: Token, who: Identities) -> bool:
    """Whether a name is a person's."""
    mention = who.mention(token, (token,))
    return mention is not None and mention.kind == "person" and " " in mention.name or mention is None and token.ent == "PERSON"


def coordinated(relay: Relay) -> list[Relay]:
    """'quoted by A and B': two relays."""
    named = relay.token.child("appos")
    if relay.token.tag == "NNS" and named is not None and named.child("conj") is not None:
        relay = Relay(named, relay.relation, relay.shown)  # 'two dailies, A and B'
    found, token = [relay], relay.token
    while (other := token.child("conj")) is not None and not one_name(token):
        if any(c.lower in ("not", "nor") for c in (*other.children, *token.children) if c.i < other.i and c.i > token.i):
            break  # 'told the Echo, not the Star'
        found.append(Relay(other, relay.relation, relay.shown))
        token = other
    return found


def named_again(claim: Claim) -> bool:
    """'the official', 'the military official': a definite singular with nothing behind it."""
    noun = claim.speaker
    if noun is None or noun.tag != "NN" or not claim.source or claim.source[-1].i > noun.i:
        return False
    return any(c.lower in DEFINITE and c.dep == "det" for c in noun.children) and not any(c.dep == "poss" for c in noun.children)


def agrees(noun: Token, token: Token) -> bool:
    """Not 'the Chadian official' for 'a Malian official'."""
    one, two = ({c.lower for c in t.children if c.ent in ("NORP", "GPE", "ORG") and c.i < t.i} for t in (noun, token))
    return not one or not two or bool(one & two)
