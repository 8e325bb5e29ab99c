"""Whether a name or noun may be 'he' or 'she': by a title, by the given name, by the noun, by what the text has called the person before."""

from collections.abc import Mapping, Set

from avvisi.extract.quotes import phrases
from avvisi.extract.quotes.known import Identity
from avvisi.parse.tokens import Token

SHE_NOUNS = ("woman", "mother", "wife", "girl", "sister", "daughter", "queen", "princess", "mistress", "widow", "actress")
HE_NOUNS = ("man", "father", "husband", "king", "prince", "boy", "son", "brother", "monk", "priest")
_TITLED = {
    **dict.fromkeys(("mr", "sir", "lord", "señor", "monsieur", "herr", "signor", "senhor"), "he"),
    **dict.fromkeys(("mrs", "ms", "miss", "lady", "dame", "mme", "madame", "madam", "señora", "frau", "signora", "senhora"), "she"),
}


class Sexes:
    """`sexes(found, token, pronoun)`; `learn` keeps what a settled pronoun has told of a person. `given` are given names with their sex, `families` names that stand first and tell none."""

    def __init__(self, given: Mapping[str, str], families: Set[str]) -> None:
        self._given, self._families = given, families
        self._gender: dict[str, str] = {}

    def learn(self, name: str, pronoun: str) -> None:
        """From here on, the person is called so."""
        self._gender[name] = pronoun

    def __call__(self, found: Identity, token: Token, pronoun: str) -> bool:
        """Whether nothing tells against it."""
        return self.sure(found, token) in ("", pronoun)

    def sure(self, found: Identity, token: Token) -> str:
        """'he', 'she', or '' where nothing tells."""
        if found.name in self._gender:
            return self._gender[found.name]
        if (said := titled(token)) is not None:
            return said
        if token.tag == "NN":
            return "she" if token.lemma.endswith(SHE_NOUNS) else "he" if token.lemma.endswith(HE_NOUNS) else ""
        first = found.name.split()[0].split("-")[0] if found.name else ""
        return {"f": "she", "m": "he"}.get(self._given.get(first, ""), "") if first.lower() not in self._families else ""


def titled(token: Token) -> str | None:
    """'Mr. Paulin Agbo', 'Mme. Sow': the word before the name tells what no list of names does."""
    words = [t.lower.rstrip(".") for t in phrases.noun_phrase(token) if t is not token]  # 'the minister, Mr. Agbo', too
    return next((_TITLED[w] for w in reversed(words) if w in _TITLED), None)
