"""Of what body an office is, where brackets or a state behind the noun say it better than the words before: 'the Rome-led force (RELFOR) spokesman'."""

from __future__ import annotations

from avvisi.extract.acronyms import acronym
from avvisi.extract.base import Findings
from avvisi.extract.office import Office
from avvisi.extract.reading import Reading
from avvisi.parse.tokens import Token

_MINISTERS = frozenset(("minister", "secretary", "undersecretary", "commissioner"))


def of_party(reading: Reading, head: int, earlier: Findings) -> None:
    """'the PLD president of Peru': a state behind the noun is what it is of, and the body before it a party."""
    if reading.body is not None and reading.body.span.start < earlier.page.tokens[head].start:
        reading.body = None
    reading.acronym = None


def explained(reading: Reading, head: int, earlier: Findings) -> None:
    """'the Rome-led relief force (RELFOR) spokesman': what the brackets before the noun say is the body, and the words before them too."""
    tokens = earlier.page.tokens
    if head < 4 or tokens[head - 1].text != ")" or tokens[head - 3].text != "(" or not acronym(tokens[head - 2]):
        return
    last, inner = earlier.mention_of.get(head - 4), earlier.mention_of.get(head - 2)
    if last is None and tokens[head - 4].text.islower() and reading.first < head - 3:
        reading.title, reading.body, reading.state, reading.part = [], None, None, None
        if inner is not None and inner.kind == "organisation":
            reading.body = inner
        reading.acronym = tokens[head - 2].text


def bracketed(office: Office, earlier: Findings) -> Office:
    """'spokesman of the UN mission in Chad (UNMIC)': what the brackets say is the body, where its own words are no name."""
    tokens, at = earlier.page.tokens, office.last
    if at + 2 >= len(tokens) or at - office.head < 3 or tokens[office.head + 1].lower not in ("of", "for"):
        return office
    inner = tokens[at + 1]
    if tokens[at].text != "(" or tokens[at + 2].text != ")" or not acronym(inner) or tokens[office.head + 2].lower != "the":
        return office
    words = office.title.split(f" {tokens[office.head + 1].lower} ")
    mention = earlier.mention_of.get(inner.i)
    if len(words) == 1 or office.of in (None, office.state) or mention is not None and mention.kind != "organisation":
        return office  # the body is read by its name
    of = mention.name if mention is not None else inner.text
    return office._replace(title=words[0], of=of, state=None, last=at + 3)


def wing(inner: int, earlier: Findings) -> bool:
    """'the Green Party (Reformist) leader': whether a word in brackets tells which of two bodies of one name it is."""
    tokens = earlier.page.tokens
    before = earlier.mention_of.get(inner - 2)
    if inner in earlier.mention_of:
        return False  # 'the Green Front (Verdes)' has two names
    return before is not None and before.kind == "organisation" and tokens[inner].text[:1].isupper() and tokens[inner].text.isalpha()


def other_name(inner: int, earlier: Findings) -> bool:
    """'the Green Front (Verdes) leader': whether a word in brackets is another name of the body before them."""
    before, named = earlier.mention_of.get(inner - 2), earlier.mention_of.get(inner)
    return before is not None and named is not None and before.name == named.name


def portfolio(tokens: list[Token], at: int) -> bool:
    """'secretary of state for the regions', 'minister for the environment': what a minister is for, where the parse hangs it on him."""
    noun = tokens[at - 1]
    of_state = noun.lower == "state" and tokens[at - 2].lower == "of" and tokens[at - 3].lower in _MINISTERS
    return tokens[at + 1].lower == "the" and (of_state or noun.lower in _MINISTERS and tokens[at].head is noun)
