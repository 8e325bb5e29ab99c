"""CPU time of every stage behind the parse, extractor by extractor, beside spaCy's own parse of the same text.

usage: stages.py FILE.jsonl [--rounds N] [--spacy]

FILE holds one document a line (`id`, `text`). Every document is cleaned and parsed first (not timed, where the passages are kept);
then each extractor and binder runs over all of them, N times, and the best round counts. --spacy also times the stock pipeline
(the installed small English model, all its parts) on the cleaned texts and gives each stage as a share of it.
"""

import argparse
import json
import time
from collections import Counter
from pathlib import Path

from avvisi.extract.base import Findings
from avvisi.flow import Flow
from avvisi.model.text import Document, RawPage
from avvisi.parse.tokens import Parsed


def once(flow: Flow, pages: list[Parsed]) -> Counter[str]:
    """CPU seconds by stage, over all pages."""
    spent: Counter[str] = Counter()
    for page in pages:
        findings = Findings(page)
        for extractor in flow.extractors:
            start = time.process_time()
            facts = tuple(extractor(page, findings))
            spent[extractor.name] += time.process_time() - start
            findings = findings.plus(facts)
        for binder in flow.binders:
            start = time.process_time()
            findings = binder(page, findings)
            spent[f"bind {binder.name}"] += time.process_time() - start
    return spent


def stock(texts: list[str]) -> float:
    """CPU seconds of spaCy's own small model, one thread, all parts."""
    import spacy

    nlp = spacy.load(next(name for name in spacy.util.get_installed_models() if name.startswith("en_core_web_sm")))
    nlp("Warmed up.")
    start = time.process_time()
    for _ in nlp.pipe(texts):
        pass
    return time.process_time() - start


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("file", type=Path)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--spacy", action="store_true", help="time the stock pipeline too")
    asked = parser.parse_args()
    rows = [json.loads(line) for line in asked.file.open(encoding="utf-8")]
    flow = Flow()
    documents = [d for d in (flow.cleaner(RawPage(given_id=r["id"], text=r["text"])) for r in rows) if isinstance(d, Document)]
    pages = list(flow.parser(documents))
    once(flow, pages[:2])
    rounds = [once(flow, pages) for _ in range(asked.rounds)]
    best = Counter({name: min(r[name] for r in rounds) for name in rounds[0]})
    words = sum(len(p.tokens) for p in pages)
    whole = stock([d.text for d in documents]) if asked.spacy else None
    print(f"{len(pages)} documents, {words:,} tokens; best of {asked.rounds} rounds, CPU seconds")
    for name, spent in sorted(best.items(), key=lambda item: -item[1]):
        share = f"{100 * spent / whole:6.1f} % of stock spaCy" if whole else ""
        print(f"{name:18} {spent:7.3f} s  {1e6 * spent / words:7.1f} µs a token  {share}")
    total = sum(best.values())
    print(f"{'all':18} {total:7.3f} s  {1e6 * total / words:7.1f} µs a token  " + (f"{100 * total / whole:6.1f} %" if whole else ""))
    if whole:
        print(f"{'stock spaCy':18} {whole:7.3f} s")


if __name__ == "__main__":
    main()
