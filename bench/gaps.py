"""Which words tell of a deed between parties and yet make no event? For whoever writes rules: nothing is scored.

usage: gaps.py FILE.jsonl … [--least 2] [--examples 2]

Each line a document (`text`, `published`). Every verb whose subject or agent is a person, state or body of the coder's, and that has an
object, a clause or a party behind a preposition, is counted where no event is told by it or by a word of its own clause; likewise every
noun that a party owns or that stands between two. Printed by frequency: the word, its frame, how often, and clauses it stands in.
"""

import argparse
import json
from collections import Counter, defaultdict
from pathlib import Path

from avvisi.flow import Flow
from avvisi.model.coded import Coded
from avvisi.model.text import RawPage
from avvisi.parse.tokens import Parsed, Token

SUBJECTS = ("nsubj", "nsubjpass", "agent")


def party_tokens(coded: Coded, page: Parsed) -> set[int]:
    kinds = ("person", "state", "organisation")
    return {t.i for m in coded.mentions if m.kind in kinds for t in page.tokens_in(m.span.start, m.span.end)}


def frame(verb: Token, parties: set[int]) -> str | None:
    """'accuse: party dobj:party prep:of' – or None where no party acts or undergoes."""
    subject = next((c for c in verb.children if c.dep in SUBJECTS), None)
    acting = subject is not None and any(t.i in parties for t in subject.subtree())
    parts = []
    touched = False
    for child in verb.children:
        if child.dep in ("dobj", "dative", "ccomp", "xcomp", "prt"):
            party = child.dep in ("dobj", "dative") and any(t.i in parties for t in child.subtree())
            touched |= party
            parts.append(child.dep + (":PARTY" if party else f":{child.lower}" if child.dep == "prt" else ""))
        elif child.dep == "prep" and any(t.i in parties for t in child.subtree()):
            touched = True
            parts.append(f"{child.lower}:PARTY")
    return " ".join(sorted(parts)) if acting and parts else "undergone " + " ".join(sorted(parts)) if touched else None


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("files", nargs="+", type=Path)
    parser.add_argument("--least", type=int, default=2)
    parser.add_argument("--examples", type=int, default=2)
    asked = parser.parse_args()
    flow, counted, shown = Flow(), Counter[tuple[str, str]](), defaultdict[tuple[str, str], list[str]](list)
    for file in asked.files:
        rows = [json.loads(line) for line in file.read_text(encoding="utf-8").splitlines()]
        for n, row in enumerate(rows):
            coded = flow.code([RawPage(given_id=str(n), text=row["text"], published=row.get("published"))])[0]
            if not isinstance(coded, Coded) or coded.document.language != "en":
                continue
            page = flow.parser([coded.document])[0]
            parties = party_tokens(coded, page)
            told = {t.i for e in coded.events for t in page.tokens_in(e.evidence.trigger.start, e.evidence.trigger.end)}
            said = {t.i for q in coded.quotes if q.cue for t in page.tokens_in(q.cue.start, q.cue.end)}
            for token in page.tokens:
                if token.pos != "VERB" or token.i in told or token.i in said or any(c.i in told for c in token.children):
                    continue
                found = frame(token, parties)
                if found is None or any(a.i in told for a in token.ancestors()) and token.dep in ("xcomp", "ccomp"):
                    continue
                key = (token.lemma, found)
                counted[key] += 1
                if len(shown[key]) < asked.examples:
                    around = sorted(token.subtree(), key=lambda t: t.i)
                    shown[key].append(coded.document.text[around[0].start : around[-1].end][:160].replace("\n", " "))
    by_verb = Counter[str]()
    for (verb, _), count in counted.items():
        by_verb[verb] += count
    for verb, total in by_verb.most_common():
        if total < asked.least:
            break
        print(f"{total:4} {verb}")
        for (v, found), count in counted.most_common():
            if v == verb:
                print(f"     {count:3} {found}   e.g. {' | '.join(shown[(v, found)])}")


if __name__ == "__main__":
    main()
