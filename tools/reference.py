"""Writes docs/reference/ from the program itself: commands, tables, formats, lexicon. `--check` exits 1 where a page is not fresh.

python tools/reference.py [--check]
"""

import sys
from pathlib import Path

import click
import pyarrow as pa
import typer

from avvisi.cli.main import app
from avvisi.export.codebook import codebook, meaning
from avvisi.lexicon.load import SHIPPED, Lexicon
from avvisi.resolve import tables as resolved
from avvisi.store.shards import TABLES

FOLDER = Path(__file__).resolve().parents[1] / "docs" / "reference"


def commands() -> str:
    """Every command with its help."""
    root = typer.main.get_command(app)
    lines = ["# Commands", "", "Every listing command has `--json` (JSON Lines); messages go to standard error.", ""]
    lines += ["Exit codes: 0 done; 1 failed; 2 usage; 3 done, but some documents were rejected.", ""]
    for name, command in root.commands.items():  # type: ignore[attr-defined]
        context = (
            click.Context(command, info_name=f"avvisi {name}")
            if isinstance(command, click.Command)
            else command.make_context(f"avvisi {name}", [], resilient_parsing=True)
        )
        usage = " ".join(command.collect_usage_pieces(context))
        lines += [f"## `avvisi {name}`", "", (command.help or "").strip(), "", f"    avvisi {name} {usage}", ""]
        rows = [p.get_help_record(context) for p in command.params if p.get_help_record(context)]
        lines += [f"- `{cell(left)}`: {cell(right)}" for left, right in rows]
        lines.append("")
    return "\n".join(lines).rstrip() + "\n"


def cell(text: str) -> str:
    """Help on one line."""
    return " ".join(text.split())


def tables() -> str:
    """Every table of a record with its columns."""
    lines = [
        "# Tables of a record",
        "",
        "What single documents say is in `facts/` and never changes; columns marked *resolved* need other documents",
        "and are worked out again at every build. Ask them with `avvisi sql`.",
        "",
    ]
    added = {
        "documents": resolved.DOCUMENT_COLUMNS,
        "events": resolved.EVENT_COLUMNS,
        "quotes": resolved.QUOTE_COLUMNS,
        "tenures": resolved.TENURE_COLUMNS,
    }
    for name, schema in TABLES.items():
        lines += [f"## `{name}`", "", "| column | type | meaning |", "|---|---|---|"]
        lines += [f"| `{field.name}` | {cell(str(field.type))[:160]} | {meaning(name.lower(), field.name)} |" for field in schema]
        own = set(schema.names)
        better = ("actors", "recipients") if name == "events" else [n for n in added.get(name, pa.schema([])).names if n in own]
        lines += [
            f"| `{column}_in_document` | as `{column}` | as `{column}`, which the record knows better: what the document alone says |"
            for column in better
        ]
        lines += [
            f"| `{field.name}` *(resolved)* | {cell(str(field.type))[:160]} | {meaning(name, field.name)} |"
            for field in added.get(name, ())
            if field.name not in ("document", "event", "quote", "tenure") and field.name not in own
        ]
        lines.append("")
    for name in sorted(n for n in vars(resolved) if n.isupper()):
        schema = getattr(resolved, name)
        if isinstance(schema, pa.Schema) and not name.endswith("_COLUMNS") and name != "WITHHELD":  # which no record holds
            lines += [f"## `{name.lower()}` *(resolved)*", "", "| column | type | meaning |", "|---|---|---|"]
            lines += [f"| `{field.name}` | {cell(str(field.type))[:160]} | {meaning(name.lower(), field.name)} |" for field in schema]
            lines.append("")
    return "\n".join(lines).rstrip() + "\n"


def lexicon() -> str:
    """Every data file and what it is for."""
    lines = [
        "# Lexicon",
        "",
        "Data files under `avvisi/data`; a folder of your own (`--lexicon DIR`) with files of the same names adds to them.",
        "",
        "| file | what stands in it |",
        "|---|---|",
    ]
    for path in sorted(SHIPPED.rglob("*")):
        if path.is_file() and path.suffix in (".toml", ".csv", ".txt", ".json"):
            text = path.read_text(encoding="utf-8")
            first = text.splitlines()[0].lstrip("# ").strip()
            about = first if path.suffix == ".toml" else f"columns: {first}"
            lines.append(f"| `{path.relative_to(SHIPPED).as_posix()}` | {cell(about)[:160].replace('|', '/')} |")
    return "\n".join(lines) + "\n"


PAGES = {"commands.md": commands, "tables.md": tables, "lexicon.md": lexicon, "codebook.md": lambda: codebook(Lexicon())}


def main() -> int:
    """Write the pages, or check them."""
    stale = []
    for name, make in PAGES.items():
        path, text = FOLDER / name, make()
        if "--check" in sys.argv:
            if not path.exists() or path.read_text(encoding="utf-8") != text:
                stale.append(name)
        else:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8")
    for name in stale:
        sys.stderr.write(f"docs/reference/{name} is not fresh: python tools/reference.py\n")
    return 1 if stale else 0


if __name__ == "__main__":
    sys.exit(main())
