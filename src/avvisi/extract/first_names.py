"""First names that neither the parse nor a list knows: 'Ekrem Soto' in a report that names another Soto in full is not that other."""

from avvisi.extract.gazetteer import Hit
from avvisi.extract.introduced import Run
from avvisi.extract.name_words import THINGS, NameWords
from avvisi.lexicon.skeleton import PARTICLES
from avvisi.lexicon.words import listed
from avvisi.parse.tokens import Parsed, Token

_BORNE = listed("people_borne")


def with_first_names(page: Parsed, runs: list[Run], owner: dict[int, Hit], words: NameWords) -> list[Run]:
    """The runs, and surnames of theirs elsewhere with a capital word before them that no dictionary has."""
    tokens = page.tokens
    ends = [tokens[run.last - 1] for run in runs if run.last - run.first > 1 and run.sure]
    surnames = {t.text for t in ends if t.text.isalpha() and not t.text.isupper() and t.lower not in THINGS}
    taken = {i for run in runs for i in range(run.first, run.last)}
    alone = {run.first for run in runs if run.last - run.first == 1}
    found = []
    for token in tokens:
        if token.text not in surnames or token.i in taken and token.i not in alone or token.i in owner or not token.i:
            continue
        before = tokens[token.i - 1]
        if before.i not in taken and before.i not in owner and _first(page, before, token, words):
            found.append(Run(before.i, token.i + 1, True))
    begun = {run.first + 1 for run in found}
    return sorted([*(run for run in runs if run.first not in begun), *found])


def _first(page: Parsed, before: Token, token: Token, words: NameWords) -> bool:
    """A proper noun right before, no title and no word of English: 'Ekrem', not 'Comrade', 'Ratu', 'Yesterday'."""
    if before.sentence is not token.sentence or before.end + 1 != token.start or page.is_english(before.lower):
        return False
    if before.tag != "NNP" or not before.text.istitle() or not before.text.isalpha() or before.ent in ("DATE", "TIME", "NORP"):
        return False
    return before.lower not in PARTICLES and before.lower not in _BORNE and not words.not_first(before)
