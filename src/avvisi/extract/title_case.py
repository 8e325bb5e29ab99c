"""Names in headlines that write every word large: 'Premier Ana Soto Bans Night Fishing', where capitals tell nothing and the story below tells all."""

from collections.abc import Collection

from avvisi.extract.introduced import HYPHENS, Run
from avvisi.lexicon.skeleton import PARTICLES
from avvisi.parse.tokens import Parsed, Sentence, Token

_WORDS = 4  # a headline of fewer tells not how it writes words
_FULL = ("NN", "VB", "JJ")  # words that no such headline writes small
_SMALL = ("IN", "TO", "DT", "CC", "MD", "PRP", "PRP$", "WDT", "WP", "WRB")  # small words, which dictionaries of long lists leave out


def large(sentence: Sentence) -> bool:
    """Whether a sentence writes its words large: a headline in title case. One in capitals throughout is `shouted`, and another matter."""
    if sentence.region == "caption" or sentence.region == "body" and sentence.index and sentence.tokens[-1].text in (".", ",", ";"):
        return False  # 'Ana Soto of Lima and Juan Ruiz of Quito.' behind an abbreviation
    words = [t for t in sentence.tokens if t.text.isalpha()]
    if sentence.shouted or sum(len(t.text) > 3 for t in words) < _WORDS:
        return False
    if any(t.text.islower() and (len(t.text) > 3 or len(t.text) > 1 and t.tag[:2] in _FULL) for t in words):
        return False
    return sentence.region != "body" or any(
        t.tag not in ("NNP", "NNPS") and t.text.istitle() for t in words[1:]
    )  # more than a row of names


class Below:
    """`plain(token)`: a word of a large headline that is a word of English and no name, as far as the report below tells."""

    def __init__(self, page: Parsed, given: Collection[str]) -> None:
        self.page, self.given = page, given
        headlines = {sentence.index for sentence in page.sentences if large(sentence)}
        self.headlines = headlines
        self._names = (
            {t.text for t in page.tokens if t.text[:1].isupper() and t.tag in ("NNP", "NNPS") and t.sentence.index not in headlines}
            if headlines
            else set()
        )
        self._small = {t.lower for t in page.tokens if t.text.islower()} if headlines else set()

    def plain(self, token: Token) -> bool:
        """'Bans' of 'Ana Soto Bans Night Fishing'."""
        if token.sentence.index not in self.headlines or token.text in HYPHENS or token.lower in PARTICLES or token.text in self._names:
            return False
        known = token.lower in self._small or token.tag in _SMALL
        return known or token.text.capitalize() not in self.given and self.page.is_english(token.lower)

    def _leads(self, tokens: list[Token], first: int, last: int) -> bool:
        """'Over' of 'Over Soto'; not 'Bill' of 'Bill Soto', though there is a bill below."""
        named = (
            tokens[first].text in self.given and first + 1 < last and tokens[first + 1].text.istitle() and not self.plain(tokens[first + 1])
        )
        return self.plain(tokens[first]) and not named

    def cut(self, run: Run) -> tuple[int, int]:
        """A person's name without the words of a headline that stand about it; nothing where they are all of it."""
        tokens, first, last = self.page.tokens, run.first, run.last
        while first < last and (self._leads(tokens, first, last) or first > run.first and not tokens[first].text[0].isalpha()):
            first += 1
        while last > first and (self.plain(tokens[last - 1]) or last < run.last and tokens[last - 1].text in HYPHENS):
            last -= 1
        return first, last
