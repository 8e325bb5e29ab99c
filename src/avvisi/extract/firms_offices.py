"""Whose an office is that firms and schools have, where the words beside it name a body that no list holds: 'Volta CEO Ana Soto',
'Ana Soto, founder of Volta', 'an economist at trade group Volta', 'a director with Volta's research arm'.
"""

import re

import msgspec

from avvisi.extract.bare import Bare
from avvisi.extract.held import plain
from avvisi.extract.office import HYPHEN, POSS
from avvisi.lexicon.words import listed
from avvisi.model.facts import Tenure
from avvisi.parse.tokens import Token

_OWN = listed("firms_offices_own")  # of whom a body has one: 'CEO of Volta'
_STAFF = listed("firms_offices_staff")  # who work at one
_AT = frozenset(("at", "with"))
_SMALL = frozenset(("of", "and", "&", "for"))
_OF_FIRMS = re.compile(r"\b(?:senior|executive|associate) vice president\b|\bvice president (?:of|for) .* (?:at|with) ")
_KINDS = 4  # small words before a name that say what it is: 'at cloud security vendor Volta'


def of_firms(tenure: Tenure) -> bool:
    """'the senior vice president', 'a vice president of programmes at a charity': no land has them."""
    return _OF_FIRMS.search(plain(tenure.title)) is not None


def with_firm(text: Bare, tenure: Tenure) -> Tenure:
    """The tenure with the body that stands in its words or behind them, where nothing tells whose it is."""
    if tenure.of is not None or tenure.serves is not None or tenure.implied:
        return tenure
    tokens = text.page.tokens_in(tenure.span.start, tenure.span.end)
    words = set(plain(tenure.title).split())
    if words & _OWN and (body := _named_before(text, tokens) or _named_behind(text, tokens)):
        title = tenure.title.removesuffix(f" of {body}").removeprefix(f"{body} ")
        return msgspec.structs.replace(tenure, title=title, of=body)
    if words & (_OWN | _STAFF) and (body := _where(text, tokens)):
        return msgspec.structs.replace(tenure, title=re.split(r" (?:at|with) ", tenure.title)[0], of=body)
    return tenure


def _free(text: Bare, token: Token, *, guessed: bool = False) -> bool:
    """Whether a word in capitals is of no name that the lists or the report know as another thing; `guessed`: the parse's guess is no such."""
    mention = text.earlier.mention_of.get(token.i)
    if guessed and mention is not None and mention.name == mention.span.text:
        person = mention.kind == "person" and mention.form == "short"
        mention = None if person or mention.kind == "place" and mention.code is None else mention
    proper = token.tag in ("NNP", "NNPS") and token.text[:1].isupper() and token.ent not in ("DATE", "TIME", "EVENT", "WORK_OF_ART")
    return proper and (mention is None or mention.kind == "organisation") and not text.titles.is_head(token)


def _hyphened(page: list[Token], first: int, at: int) -> bool:
    """The hyphen of 'Volta-Mobile', and the word behind it or behind what else joins two."""
    inner = page[at].text in HYPHEN and at > first and page[at - 1].end == page[at].start
    return (
        inner
        and page[at + 1].text[:1].isupper()
        or page[at - 1].text in (*HYPHEN, *POSS, "&")
        and at > first + 1
        and page[at].text[:1].isupper()
    )


def _joined(page: list[Token], first: int, at: int) -> bool:
    """The '&' of 'Volta & Sons', the 's of 'at Weaver's Rest'; but whose branch it is, 'with Volta's research arm' does not need to say."""
    return at > first and page[at].text in ("&", *POSS) and page[at + 1].text[:1].isupper() and page[at + 1].tag.startswith("NN")


def _words(text: Bare, tokens: list[Token]) -> str:
    return " ".join(text.page.document.text[tokens[0].start : tokens[-1].end].split())


def _named_before(text: Bare, tokens: list[Token]) -> str | None:
    """'Volta CEO', 'Volta chief executive': capitals before a noun in small letters or an acronym."""
    last, known = 0, text.titles.keep | text.titles.fields.keys()
    while last < len(tokens) and _free(text, tokens[last]) and tokens[last].lower not in known:
        last += 1
    head = next((t for t in tokens if t.lower in _OWN), None)
    if not last or head is None or last >= len(tokens) or not (head.text.islower() or head.text.isupper()):
        return None
    return _words(text, tokens[:last])


def _named_behind(text: Bare, tokens: list[Token]) -> str | None:
    """'founder of Volta', 'chief executive of Volta Trading': capitals to the end."""
    at = next((i for i, t in enumerate(tokens) if i and t.lower == "of"), None)
    behind = tokens[at + 1 :] if at is not None else []
    behind = behind[1:] if behind and behind[0].lower == "the" else behind
    if not behind or not all(_free(text, t) or t.lower in _SMALL for t in behind) or behind[-1].lower in _SMALL:
        return None
    return _words(text, behind)


def _where(text: Bare, tokens: list[Token]) -> str | None:
    """'at Volta', 'with trade group Volta': capitals behind the title, its small words skipped, a possessive cut."""
    page = text.page.tokens
    inside = next((i for i, t in enumerate(tokens) if i and t.lower in _AT), None)
    at = tokens[inside].i if inside is not None else tokens[-1].i + 1
    if at + 1 >= len(page) or page[at].lower not in _AT or page[at].sentence is not tokens[0].sentence:
        return None
    first = at + 1
    while first < min(at + 1 + _KINDS, len(page) - 1) and page[first].tag in ("DT", "NN", "JJ") and page[first].text.islower():
        first += 1
    last, placed = first, page[at].lower == "at" or first > at + 1
    while last + 1 < len(page) and (_free(text, page[last], guessed=placed) or _hyphened(page, first, last) or _joined(page, first, last)):
        last += 1
    return _words(text, page[first:last]) if last > first else None
