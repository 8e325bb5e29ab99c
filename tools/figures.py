"""Writes the table of docs/explanation/figures.md from what the evaluation and the benches print.

    python tools/figures.py RESULTS.json [BENCH.txt ...] [--note "commit abc, two cores"]

RESULTS.json is what `evaluate.py --json` wrote; each BENCH.txt is the output of a bench, shown as it is under the file's name.
The text between the two `figures` marks is replaced.
"""

import argparse
import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

PAGE = Path(__file__).resolve().parents[1] / "docs" / "explanation" / "figures.md"
MARKED = re.compile(r"(<!-- figures -->\n).*?(<!-- /figures -->)", re.S)


def measures(part: dict[str, Any], above: str = "") -> Iterator[tuple[str, str]]:
    """(name, value) of each measure: numbers as they are, precision, recall and F1 on one line, long lists by class left out."""
    for name, value in part.items():
        label = f"{above}{name}"
        if isinstance(value, dict):
            scores = [(key, value[key]) for key in ("P", "R", "F1", "precision", "recall", "f1") if isinstance(value.get(key), int | float)]
            if scores:
                yield label, ", ".join(f"{key} {number:g}" for key, number in scores)
            elif name not in ("root", "quad"):
                yield from measures(value, f"{label}: ")
        elif isinstance(value, int | float) and not isinstance(value, bool):
            yield label, f"{value:g}"


def table(results: dict[str, Any]) -> str:
    """Markdown of all sets; a set that broke says so."""
    lines = ["| set | measure | |", "|---|---|---|"]
    for name, parts in results.items():
        for part, result in parts.items():
            if part == "broken":
                lines.append(f"| {name} | did not run | {cell(str(result))} |")
            elif isinstance(result, dict):
                lines += [f"| {name}: {part} | {cell(measure)} | {value} |" for measure, value in measures(result)]
            elif part == "cpu_s":
                lines.append(f"| {name} | CPU seconds | {result:g} |")
    return "\n".join(lines)


def cell(text: str) -> str:
    """On one line, without what would end a cell."""
    return " ".join(text.replace("|", "/").split())


def benches(paths: list[Path]) -> str:
    """Each bench's own output."""
    return "".join(
        f"\n### {path.stem}\n\n" + "".join(f"    {line}\n" for line in path.read_text(encoding="utf-8").splitlines()) for path in paths
    )


def main() -> None:
    """Rewrite the page."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("results", type=Path)
    parser.add_argument("benches", type=Path, nargs="*")
    parser.add_argument("--note", default="")
    args = parser.parse_args()
    made = table(json.loads(args.results.read_text(encoding="utf-8"))) + "\n" + benches(args.benches)
    note = f"{args.note}\n\n" if args.note else ""
    page = PAGE.read_text(encoding="utf-8")
    PAGE.write_text(MARKED.sub(lambda m: f"{m[1]}{note}{made}{m[2]}", page), encoding="utf-8")


if __name__ == "__main__":
    main()
