"""`avvisi dyad`: the record of a pair of states or organisations."""

from collections import Counter
from collections.abc import Mapping, Sequence
from pathlib import Path
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
            typer.echo(safe(_nothing(record, one, other, since or until)), err=True)
        titles = {
            "contact": f"Contacts of {one} and {other}",
            "between": f"What else passed between {one} and {other}",
            "beside": f"What {one} and {other} both did to others, or others to both",
        }
        for kind, title in titles.items():
            if part := [i for i in found if ("contact" if i["contact"] else i["relation"]) == kind]:
                typer.echo("\n" + safe(f"{title}: {_counts(part)}") + "\n")
                for incident in part:
                    _print(incident, cite)


def _counts(part: Sequence[Mapping[str, Any]]) -> str:
    """'8 happened, 1 planned': those that took place first, historical ones among them."""
    many = Counter("happened" if i["status"] == "historical" else i["status"] for i in part)
    return ", ".join(f"{n} {status}" for status, n in sorted(many.items(), key=lambda kv: (kv[0] != "happened", kv[0])))


def _nothing(record: Path, one: str, other: str, dated: object) -> str:
    """Why there is nothing: who of the two the record does not know, or that it knows both, but not together."""
    from avvisi.store.filters import Where
    from avvisi.store.query import connect, rows

    connection = connect(record)
    told = []
    for name in (one, other):
        where = Where().party(name, "actors", "recipients")
        found = next(rows(connection, f"select count(*) as n from incidents{where.sql}", where.values))["n"]
        told.append(
            f"{name} takes part in {found} incident{'s' if found != 1 else ''}"
            if found
            else f"nobody called {name} takes part in any incident"
        )
    return f"nothing between {one} and {other} in this record{' and span' if dated else ''}: {', '.join(told)}"


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
