"""Documents to Parsed. Parses of passages are kept by content, bounded: reposts and repeated paragraphs are parsed once."""

import os
from collections import OrderedDict
from collections.abc import Iterable, Sequence
from functools import cached_property
from pathlib import Path

from avvisi.model.text import Document, RegionKind
from avvisi.parse.lemmas import Lemmas
from avvisi.parse.mended import mend
from avvisi.parse.model import Model, Passage, find
from avvisi.parse.paragraphs import paragraphs
from avvisi.parse.shelf import Shelf
from avvisi.parse.tokens import Parsed, Sentence, Token

KEPT = 20_000  # passages; about 60 MB

_POS = {
    "CC": "CCONJ", "CD": "NUM", "DT": "DET", "EX": "PRON", "FW": "X", "IN": "ADP", "LS": "X", "MD": "AUX", "PDT": "DET", "POS": "PART",
    "PRP": "PRON", "PRP$": "PRON", "RP": "ADP", "TO": "PART", "UH": "INTJ", "WDT": "PRON", "WP": "PRON", "WP$": "PRON", "WRB": "ADV",
    "NNP": "PROPN", "NNPS": "PROPN", "NN": "NOUN", "NNS": "NOUN", "ADD": "X", "AFX": "ADJ", "HYPH": "PUNCT", "NFP": "PUNCT", "$": "SYM", "SYM": "SYM",
}  # fmt: skip


def _pos(tag: str, dep: str) -> str:
    if tag in _POS:
        return _POS[tag]
    if tag.startswith("VB"):
        return "AUX" if dep in ("aux", "auxpass") else "VERB"
    return {"J": "ADJ", "R": "ADV", "N": "NOUN"}.get(tag[:1], "PUNCT")


_MISREAD = frozenset({"NN", "NNS", "NNPS", "VB", "VBD", "VBG", "VBN", "VBP", "VBZ", "RB", "JJ", "FW"})
_PRONOUNS = ("body", "one", "self", "thing")


class Parser:
    """`parser(documents)` gives their Parsed, in order. `keep=0` turns the memory of passages off."""

    def __init__(self, model: Model | None = None, *, keep: int = KEPT) -> None:
        self._given = model
        self._keep = keep
        self._known: OrderedDict[str, Passage] = OrderedDict()
        self._kinds: dict[tuple[str, str], str] = {}
        folder = os.environ.get("AVVISI_PASSAGES")
        self._shelf = Shelf(Path(folder), self.model_sha256) if folder else None

    @cached_property
    def model(self) -> Model:
        """The model; loaded when the first passage needs it."""
        return self._given or Model()

    @cached_property
    def lemmas(self) -> Lemmas:
        """The model's tables of base forms."""
        return Lemmas(Path(find()[1].path)) if self._given is None else self._given.lemmas

    @property
    def model_sha256(self) -> str:
        """The hash of the model's files."""
        return self._given.facts.sha256 if self._given else find()[1].sha256

    def __call__(self, documents: Sequence[Document]) -> list[Parsed]:
        """Parse the documents' titles, standfirsts, captions and bodies."""
        places = [list(paragraphs(document)) for document in documents]
        texts = [document.text[s:e] for document, found in zip(documents, places, strict=True) for s, e, _ in found]
        passages = iter(self._passages(texts))
        return [
            self._parsed(document, [(s, kind, next(passages)) for s, e, kind in found])
            for document, found in zip(documents, places, strict=True)
        ]

    def _passages(self, texts: list[str]) -> list[Passage]:
        known, found = self._known, {}
        missing: list[str] = []
        for text in dict.fromkeys(texts):
            if text in known:
                known.move_to_end(text)
                found[text] = known[text]
            else:
                missing.append(text)
        fresh = self._shelf.get(missing) if self._shelf else {}
        missing = [text for text in missing if text not in fresh]
        if missing:
            parsed = dict(zip(missing, self.model.passages(missing), strict=True))
            if self._shelf:
                self._shelf.put(parsed)
            fresh.update(parsed)
        found.update(fresh)
        if self._keep:
            known.update(fresh)
        while len(known) > self._keep:
            known.popitem(last=False)
        return [found[text] for text in texts]

    def _parsed(self, document: Document, found: Iterable[tuple[int, RegionKind, Passage]]) -> Parsed:
        sentences: list[Sentence] = []
        count = 0
        for number, (start, region, passage) in enumerate(found):
            tokens = self._tokens(document.text, start, passage, count)
            count += len(tokens)
            cuts = [*passage.sentence_starts, len(tokens)]
            for first, last in zip(cuts, cuts[1:], strict=False):
                sentence = Sentence(len(sentences), tokens[first:last], number, region)
                for token in sentence.tokens:
                    token.sentence = sentence
                mend(sentence.tokens, region)
                sentence.root = next((t for t in sentence.tokens if t.head is t), sentence.tokens[0])
                sentences.append(sentence)
        return Parsed(document, sentences, self.lemmas.knows)

    def _is_name(self, word: str, lower: str, tag: str, dep: str) -> bool:
        """'Anwaru Silu met …', read as a noun or a verb: a word with a capital that English does not have is a name.

        Not the verb of a sentence, for the other words hang on it, nor an adjective ('Patagonian'), nor a plural ('Tamils').
        """
        if len(word) < 4 or not word[0].isupper() or not word[1:].islower() or dep == "ROOT" or lower.endswith(_PRONOUNS):
            return False
        if tag == "JJ" and dep != "compound" or tag == "NNPS" and lower[-1] == "s":
            return False
        return not self.lemmas.knows(lower)

    def _tokens(self, text: str, offset: int, passage: Passage, first: int) -> list[Token]:
        made: list[Token] = []
        lemmas, kinds = self.lemmas, self._kinds
        columns = zip(passage.starts, passage.ends, passage.tags, passage.deps, passage.ents, passage.iobs, strict=True)
        for i, (start, end, tag, dep, ent, iob) in enumerate(columns):
            token = Token()
            token.i = first + i
            token.start, token.end = start + offset, end + offset
            token.text = word = text[token.start : token.end]
            token.lower = lower = word.lower()
            if tag in _MISREAD and self._is_name(word, lower, tag, dep):
                tag = "NNP"
            token.tag, token.dep, token.ent, token.ent_iob = tag, dep, ent, iob
            kind = kinds.get((tag, dep))
            if kind is None:
                kind = kinds[tag, dep] = _pos(tag, dep)
            token.pos = kind
            token.lemma = lemmas(lower, tag)
            token.children = []
            made.append(token)
        for token, head in zip(made, passage.heads, strict=True):
            token.head = made[head]
            if made[head] is not token:
                made[head].children.append(token)
        return made
