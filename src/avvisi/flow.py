"""The whole pipeline on one screen: read -> clean -> parse -> extract -> resolve -> store -> look / export.

A stage takes frozen values and gives frozen values. What fails is a Problem of its document; nothing stops the run, nothing is swallowed.
"""

from collections.abc import Sequence
from functools import cached_property, partial
from pathlib import Path

from avvisi.clean.document import Cleaner
from avvisi.extract.base import Binder, Extractor, Findings
from avvisi.extract.explain import Weighed, weighed
from avvisi.extract.registry import binders, build
from avvisi.extract.relations import Relations
from avvisi.guard import attempt
from avvisi.lexicon.load import Lexicon
from avvisi.model.coded import Coded
from avvisi.model.facts import AnyFact, PairRelation
from avvisi.model.problems import Problem
from avvisi.model.text import Document, RawPage
from avvisi.parse.parser import Parser
from avvisi.parse.tokens import Parsed


def _all(extractor: Extractor, page: Parsed, findings: Findings) -> tuple[AnyFact, ...]:
    """Exhausted here, inside the guard."""
    return tuple(extractor(page, findings))


class Flow:
    """Built once a process: lexicon, model, extractors. `code(pages)` answers each page with a Coded or a Problem, in order."""

    def __init__(self, *, lexicon_folders: Sequence[Path] = (), keep_passages: int = 20_000) -> None:
        self.lexicon = Lexicon(*lexicon_folders)
        self.cleaner = Cleaner(self.lexicon)
        self._keep = keep_passages

    @cached_property
    def parser(self) -> Parser:
        """The parser; the model is loaded when the first text needs it."""
        return Parser(keep=self._keep)

    @cached_property
    def extractors(self) -> tuple[Extractor, ...]:
        """The extractors, in running order."""
        return build(self.lexicon)

    @cached_property
    def binders(self) -> tuple[Binder, ...]:
        """What puts facts in relation, once all are found."""
        return binders(self.lexicon)

    @cached_property
    def relations(self) -> Relations:
        """Answers asked pairs."""
        return Relations(self.lexicon.events)

    def code(self, pages: Sequence[RawPage]) -> list[Coded | Problem]:
        """Clean, parse and extract. A rejected page is a Problem; a failed extractor costs its own facts and leaves a Problem in the Coded."""
        documents = [attempt("clean", page.path or page.given_id, partial(self.cleaner, page)) for page in pages]
        english = [d for d in documents if isinstance(d, Document) and d.language == "en"]
        parsed = self._parse(english)
        return [self._one(page, document, parsed) for page, document in zip(pages, documents, strict=True)]

    def _parse(self, documents: list[Document]) -> dict[str, Parsed | Problem]:
        """All together; if that fails, one by one, so that only the culprit is lost."""
        together = attempt("parse", "batch", lambda: self.parser(documents))
        if not isinstance(together, Problem):
            return {d.id: p for d, p in zip(documents, together, strict=True)}
        return {d.id: attempt("parse", d.given_id, partial(self._alone, d), document=d.id) for d in documents}

    def _alone(self, document: Document) -> Parsed:
        return self.parser([document])[0]

    def _one(self, page: RawPage, document: Document | Problem, parsed: dict[str, Parsed | Problem]) -> Coded | Problem:
        if isinstance(document, Problem):
            return document
        found = parsed.get(document.id)
        if found is None:  # not English: stored and counted, not coded
            return Coded(document=document)
        if isinstance(found, Problem):
            return Coded(document=document, problems=(found,))
        return self.extract(found, page)

    def explain(self, raw: RawPage) -> tuple[Weighed, ...]:
        """What each event rule did to each sentence of a page; nothing for a page that cannot be cleaned or parsed."""
        document = attempt("clean", raw.path or raw.given_id, partial(self.cleaner, raw))
        if not isinstance(document, Document) or document.language != "en":
            return ()
        page = self._parse([document]).get(document.id)
        if not isinstance(page, Parsed):
            return ()
        found = attempt("extract", raw.given_id, partial(weighed, page, self.extractors))
        return () if isinstance(found, Problem) else found

    def extract(self, page: Parsed, raw: RawPage) -> Coded:
        """Every extractor in turn, each seeing what those before it found."""
        findings, problems = Findings(page), []
        for extractor in self.extractors:
            facts: tuple[AnyFact, ...] | Problem = attempt(
                "extract",
                page.document.given_id,
                partial(_all, extractor, page, findings),
                extractor=extractor.name,
                document=page.document.id,
            )
            if isinstance(facts, Problem):
                problems.append(facts)
            else:
                findings = findings.plus(facts)
        for binder in self.binders:
            bound = attempt(
                "extract", page.document.given_id, partial(binder, page, findings), extractor=binder.name, document=page.document.id
            )
            if isinstance(bound, Problem):
                problems.append(bound)
            else:
                findings = bound
        return Coded(
            document=page.document,
            mentions=findings.mentions,
            tenures=findings.tenures,
            dates=findings.dates,
            occasions=findings.occasions,
            events=findings.events,
            doubtful_events=findings.doubtful_events,
            quotes=findings.quotes,
            relations=self._relations(page, raw, problems),
            problems=tuple(problems),
        )

    def _relations(self, page: Parsed, raw: RawPage, problems: list[Problem]) -> tuple[PairRelation, ...] | None:
        """What was asked: for each pair of spans, what the first did to the second."""
        if raw.pairs is None:
            return None
        found = attempt("extract", page.document.given_id, partial(self.relations, page, raw.pairs), extractor="relations")
        if isinstance(found, Problem):
            problems.append(found)
            return tuple(PairRelation(type=None) for _ in raw.pairs)
        return found
