"""How much parsing could be saved by skipping paragraphs that hold nothing: the share of tokens in paragraphs without any fact (an upper bound).

python -m bench.skipping < documents.jsonl
"""

import sys

from avvisi.flow import Flow
from avvisi.model.coded import Coded
from avvisi.model.problems import Problem
from avvisi.read.jsonl import page_of_line


def main() -> None:
    """Print the share."""
    flow = Flow()
    total = empty = 0
    for number, line in enumerate(sys.stdin.buffer):
        page = page_of_line(line, str(number))
        found = None if isinstance(page, Problem) else flow.code([page])[0]
        if not isinstance(found, Coded):
            continue
        starts = [m.span.start for m in found.mentions] + [q.content[0].start for q in found.quotes]
        starts += [d.span.start for d in found.dates] + [e.evidence.trigger.start for e in found.events]
        sentences = flow.parser([found.document])[0].sentences
        filled = {s.paragraph for s in sentences if any(s.start <= at < s.end for at in starts)}
        total += sum(len(s.tokens) for s in sentences)
        empty += sum(len(s.tokens) for s in sentences if s.paragraph not in filled)
    print(f"{total:,} tokens, {empty / max(total, 1):.2%} of them in paragraphs without any fact")


if __name__ == "__main__":
    main()
