"""`avvisi said`: quotes and sayings by their words, with the chain that carries them."""

from collections.abc import Mapping
from pathlib import Path
from typing import Annotated, Any

import typer

from avvisi.cli.options import JsonOption, LimitOption, RecordOption, SinceOption, UntilOption, plain_errors, say
from avvisi.cli.show import day, json_lines, safe, saying


def words(quote: Mapping[str, Any]) -> str:
    """The content, its parts joined."""
    return " … ".join(span["text"] for span in quote["content"])


def chain(quote: Mapping[str, Any]) -> str:
    """The chain as breadcrumbs, outermost first."""
    return " › ".join(link["name"] or "outlet not stated" for link in quote["chain"])


def said(
    record: RecordOption,
    words_: Annotated[
        str, typer.Argument(metavar="[WORDS]", help="Words that the saying holds, in any case; every saying without them.")
    ] = "",
    by: Annotated[str | None, typer.Option("--by", help="The speaker's name, or part of it.")] = None,
    relay: Annotated[str | None, typer.Option("--relay", help="Only what came through this agency, outlet or official.")] = None,
    unnamed: Annotated[bool, typer.Option("--unnamed", help="Only what rests on unnamed sources.")] = False,
    statements: Annotated[
        bool, typer.Option("--statements", help="Leave out speech acts told without their words, and attitudes.")
    ] = False,
    lineage: Annotated[
        bool, typer.Option("--lineage", help="Each saying with all that carry it: first appearance, relays, drift.")
    ] = False,
    since: SinceOption = None,
    until: UntilOption = None,
    as_json: JsonOption = False,
    limit: LimitOption = 50,
) -> None:
    """Quotes and claims, with chain, day and document."""
    with plain_errors():
        from avvisi.store.query import connect, rows
        from avvisi.store.sayings import said as ask

        query, values = ask(words_, by=by, relay=relay, unnamed=unnamed, statements=statements, since=since, until=until)
        if lineage:
            _lineage(record, query, values, as_json, limit)
            return
        found = rows(connect(record), query + (f" limit {limit if as_json else limit + 1}" if limit else ""), values)
        if as_json:
            json_lines(found)
            return
        count = 0
        for quote in found:
            count += 1
            if limit and count > limit:
                say(f"… at most {limit} sayings; -n 0 for all")
                break
            speaker = quote["speaker"]["name"] if quote["speaker"] else "no speaker stated"
            cue = quote["cue"]["text"] if quote["cue"] else None
            typer.echo(safe(f"{speaker} {saying(words(quote), quote['kind'], quote['stance'], quote['form'], cue)}"))
            typer.echo(
                safe(f"    {chain(quote)}; {day(quote['date'])}; [{quote['given_id']}, {quote['published'] or 'undated'}]  {quote['id']}")
            )
        if not count:
            typer.echo("nothing of the kind is said in this record", err=True)


def _lineage(record: Path, query: str, values: list[Any], as_json: bool, limit: int) -> None:
    from avvisi.store.query import connect
    from avvisi.store.sayings import lineage

    found = lineage(connect(record), query, values, limit)
    if as_json:
        json_lines(found)
        return
    for one in found:
        count = len(one["given_ids"])
        source = f"; all through {', '.join(one['one_source'])}: one source" if one["one_source"] else ""
        typer.echo(safe(f"{one['speaker'] or 'no speaker stated'}: {one['text']}"))
        typer.echo(safe(f"  {count} document{'s' if count != 1 else ''}{source}; {one['id']}"))
        for quote in one["said"]:
            links = " › ".join(name or "outlet not stated" for name in quote["chain"])
            drift = f" ({'; '.join(quote['drift'])})" if quote["drift"] else ""
            typer.echo("    " + safe(f"{quote['published'] or 'undated'}  {links}{drift}  [{quote['given_id']}]"))
