"""`avvisi dyad`: the record of a pair of states or organisations."""

from collections.abc import Mapping
from typing import Annotated, Any

import typer

from avvisi.cli.options import JsonOption, RecordOption, SinceOption, UntilOption, plain_errors
from avvisi.cli.show import day, json_lines, parties, safe


def dyad(
    one: Annotated[str, typer.Argument(help="ISO3 code or name of the first.")],
    other: Annotated[str, typer.Argument(help="ISO3 code or name of the second.")],
    record: RecordOption,
    since: SinceOption = None,
    until: UntilOption = None,
    cite: Annotated[bool, typer.Option("--cite", help="The sentences and documents each rests on.")] = False,
    as_json: JsonOption = False,
) -> None:
    """The chronology of two parties: contacts first, then everything else between them."""
    with plain_errors():
        from avvisi.store.dyads import between
        from avvisi.store.query import connect

        found = between(connect(record), one, other, since, until, evidence=cite or as_json)
        if as_json:
            json_lines(found)
            return
        if not found:
            typer.echo(f"nothing between {one} and {other} in this record", err=True)
        contacts = [i for i in found if i["contact"]]
        rest = [i for i in found if not i["contact"]]
        for title, part in (("Contacts", contacts), ("What else they did or said", rest)):
            if part:
                held = sum(i["status"] in ("happened", "historical") for i in part)
                typer.echo(f"\n{title} of {one} and {other}: {held} held, {len(part) - held} planned, cancelled, denied or alleged\n")
                for incident in part:
                    _print(incident, cite)


def _print(incident: Mapping[str, Any], cite: bool) -> None:
    """One incident: a line to scan, and its sentences beneath where asked."""
    kind = incident["type"].lower() + (f"/{incident['mode']}" if incident["mode"] else "")
    place = f" in {incident['place']['name']}" if incident["place"] else ""
    status = "" if incident["status"] == "happened" else f"  [{incident['status']}]"
    when = incident["date"] or {}
    basis = f" ({when['basis']})" if when.get("value") and when.get("basis") else ""
    who, to = parties(incident["actors"]), parties(incident["recipients"])
    typer.echo(safe(f"{day(when)}{basis}: {kind}: {who}{' → ' + to if to else ''}{place}{status}"))
    count, lines = len(incident["given_ids"]), incident["lines_at_most"]
    typer.echo(
        f"    {count} report{'s' if count > 1 else ''}, at most {lines} independent line{'s' if lines != 1 else ''}   {incident['id']}"
    )
    for words in incident.get("evidence", ()) if cite else ():
        typer.echo("    " + safe(f"“{words['sentence']}”"))
        typer.echo("      " + safe(f"— {words['outlet'] or 'outlet not stated'}, {words['published'] or 'undated'} [{words['given_id']}]"))
