"""`avvisi audit`: does every stored span show its words?"""

import typer

from avvisi.cli.options import JsonOption, RecordArgument, fail, plain_errors, say
from avvisi.cli.show import json_lines, safe


def audit(record: RecordArgument, as_json: JsonOption = False) -> None:
    """Re-read every stored span against its document; exit 1 on any mismatch."""
    with plain_errors():
        import msgspec

        from avvisi.audit import audit as look

        if not (record / "facts").is_dir():
            raise fail(f"{record} is no record: facts/ is missing")
        found = look(record)
        if as_json:
            json_lines([msgspec.to_builtins(found)])
        else:
            for wrong in found.mismatches:
                typer.echo(safe(f"{wrong.where}: {wrong.reason}"))
            say(f"{found.documents} documents, {found.facts} facts, {found.spans} spans: {len(found.mismatches)} mismatches")
        if found.mismatches:
            raise typer.Exit(1)
