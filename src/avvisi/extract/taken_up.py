"""'expelled the Chadian chargé d'affaires … The diplomat, Soto, …': a general noun that takes up an office told before without a name."""

from avvisi.extract.base import Findings
from avvisi.extract.office import Office
from avvisi.extract.titles import Titles
from avvisi.lexicon.words import listed

_GENERAL = listed("taken_up_nouns")
_SENT = listed("taken_up_offices")
_ELIDED = ("d'", "d’")  # 'd'affaires', which the parse takes for many
_BACK = 2  # sentences


def taken_up(office: Office, earlier: Findings, titles: Titles) -> Office:
    """The office itself, or the one whose holder the noun means, if just one such was told shortly before and of nobody named."""
    page = earlier.page
    noun = page.tokens[office.head]
    if noun.lower not in _GENERAL or len(office.title.split()) > 1 or office.of is not None or page.tokens[office.first].lower != "the":
        return office
    found: dict[tuple[str, str], Office] = {}
    for index in range(max(noun.sentence.index - _BACK, 0), noun.sentence.index + 1):
        for token in page.sentences[index].tokens:
            if token.i >= office.first or token.lower not in _SENT or token.tag not in ("NN", "NNP") and token.lower[:2] not in _ELIDED:
                continue
            told = titles.at(token, earlier)
            if told is None or told.of is None or told.relation is not None or named(told, earlier):
                continue
            found[told.title, told.of] = told
    if len(found) != 1:
        return office
    told = next(iter(found.values()))
    return office._replace(title=told.title, of=told.of, state=told.state, sector=told.sector, qualifier=told.qualifier)


def named(told: Office, earlier: Findings) -> bool:
    """Whether a name goes with an office, so that another's name does not."""
    beside = (earlier.mention_of.get(i) for i in range(told.last, min(told.last + 2, len(earlier.page.tokens))))
    return any(m is not None and m.kind == "person" for m in beside)
