"""Base forms from the model's own tables, one look-up a distinct word: the pipeline's lemmatizer costs more than the parser's layer."""

from pathlib import Path

_CLASS = {"N": "noun", "V": "verb", "J": "adj", "R": "adv"}
_MODAL = {"'ll": "will", "’ll": "will", "wo": "will", "ca": "can", "'d": "would", "’d": "would", "sha": "shall"}
_CLITIC = {
    "'s": "be",
    "’s": "be",
    "'re": "be",
    "’re": "be",
    "'m": "be",
    "’m": "be",
    "'ve": "have",
    "’ve": "have",
    "'d": "have",
    "’d": "have",
}


class Lemmas:
    """`lemmas(lower, tag)` gives the base form; a word the tables don't know stays as it is."""

    def __init__(self, model: Path) -> None:
        from spacy.lookups import Lookups  # here: whoever only asks a record needs no spaCy

        tables = Lookups().from_disk(model / "lemmatizer" / "lookups")
        rules, exceptions, index = (tables.get_table(name) for name in ("lemma_rules", "lemma_exc", "lemma_index"))
        kinds = [kind for kind in _CLASS.values() if kind in rules]  # the tables' own keys are hashes: a name must be asked for
        self._rules = {kind: list(rules[kind]) for kind in kinds}
        self._exceptions = {kind: dict(exceptions[kind]) for kind in kinds if kind in exceptions}
        self._index = {kind: set(index[kind]) for kind in kinds if kind in index}
        self._known: dict[tuple[str, str], str] = {}
        self._words = frozenset().union(*self._index.values(), *self._exceptions.values())

    def __call__(self, lower: str, tag: str) -> str:
        """The base form of a lower-case word with this Penn tag."""
        key = (lower, tag)
        found = self._known.get(key)
        if found is None:
            if len(self._known) > 200_000:  # bounded: names and numbers would fill it for ever
                self._known.clear()
            found = self._known[key] = self._work_out(lower, tag)
        return found

    def knows(self, lower: str) -> bool:
        """Whether a lower-case word, or a form of it, stands in the tables: a word of English, not only a name."""
        if lower in self._words:
            return True
        return any(
            lower.endswith(old) and lower[: len(lower) - len(old)] + new in self._words
            for rules in self._rules.values()
            for old, new in rules
        )

    def _work_out(self, lower: str, tag: str) -> str:
        if tag == "MD":
            return _MODAL.get(lower, lower)
        if tag.startswith("VB") and lower in _CLITIC:
            return _CLITIC[lower]
        if tag in ("NNP", "NNPS", "VB", "VBP", "NN", "JJ", "RB") and lower not in ("are", "am", "'re"):
            exceptions = self._exceptions.get(_CLASS.get(tag[0], ""), {})
            return str(exceptions[lower][0]) if tag in ("VB", "VBP") and lower in exceptions else lower
        kind = _CLASS.get(tag[:1])
        if kind is None or tag in ("NNP", "NNPS", "RP"):
            return lower
        exceptions, index = self._exceptions.get(kind, {}), self._index.get(kind, set())
        if lower in exceptions:
            return str(exceptions[lower][0])
        unknown = ""
        rules: list[tuple[str, str]] = self._rules.get(kind, [])
        for old, new in rules:
            if lower.endswith(old):
                form = lower[: len(lower) - len(old)] + new
                if form in index:
                    return form
                unknown = unknown or form
        return unknown or lower
