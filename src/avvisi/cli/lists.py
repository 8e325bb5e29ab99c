"""The listing commands: events, quotes, people, offices, occasions, incidents, documents."""

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from avvisi.cli.options import JsonOption, LimitOption, RecordOption, SinceOption, UntilOption, plain_errors
from avvisi.cli.profiles import profiles
from avvisi.cli.show import day, json_lines, parties, party, published, shares, table

if TYPE_CHECKING:
    from avvisi.store.filters import Where

Row = Mapping[str, Any]
TypeOption = Annotated[str | None, typer.Option("--type", help="PLOVER type, such as CONSULT.")]
StatusOption = Annotated[str | None, typer.Option(help="happened, planned, cancelled, denied, alleged, historical …")]
PartyOption = Annotated[list[str] | None, typer.Option("--party", "-p", help="ISO3 code or name; given twice, both take part.")]
DocumentOption = Annotated[str | None, typer.Option("--document", "-d", help="The id of a document, as given or ours.")]


def _list(
    record: Path,
    query: str,
    values: Sequence[Any],
    as_json: bool,
    limit: int,
    columns: dict[str, Callable[[Row], Any]],
    wide: Sequence[str] = (),
) -> None:
    """Ask, and print as asked."""
    with plain_errors():
        from avvisi.store.query import connect, rows

        found = rows(connect(record), query + (f" limit {limit}" if limit else ""), values)
        if as_json:
            json_lines(found)
            return
        some = list(found)
        table([[show(row) for show in columns.values()] for row in some], list(columns), wide=wide)
        if limit and len(some) == limit:
            typer.echo(f"… at most {limit} rows; -n 0 for all", err=True)


def events(
    record: RecordOption,
    party: PartyOption = None,
    type_: TypeOption = None,
    status: StatusOption = None,
    document: DocumentOption = None,
    since: SinceOption = None,
    until: UntilOption = None,
    doubtful: Annotated[
        bool, typer.Option("--doubtful", help="Those that were read and kept aside as too doubtful, with the reason.")
    ] = False,
    as_json: JsonOption = False,
    limit: LimitOption = 50,
) -> None:
    """What single documents say happened, each with its words."""
    with plain_errors():
        where = _where(party, type_, status, document=document, since=since, until=until)
    columns: dict[str, Callable[[Row], Any]] = {
        "day": lambda r: day(r["date"]),
        "type": lambda r: r["type"] + (f"/{r['mode']}" if r["mode"] else ""),
        "status": lambda r: r["status"],
        "actors": lambda r: parties(r["actors"]),
        "recipients": lambda r: parties(r["recipients"]),
        **({"why not": lambda r: r["why"]} if doubtful else {}),
        "words": lambda r: r["evidence"]["sentence"]["text"],
        "document": lambda r: r["given_id"],
        "id": lambda r: r["id"],
    }
    chosen = "doubtful_events" if doubtful else "events"
    query = f'select * from {chosen}{where.sql} order by coalesce(date.value, date.earliest, date.latest) nulls last, document, evidence."trigger".start, id'
    _list(record, query, where.values, as_json, limit, columns, ("words",))


def _where(
    party: list[str] | None = None,
    type_: str | None = None,
    status: str | None = None,
    *,
    document: str | None = None,
    since: str | None = None,
    until: str | None = None,
) -> "Where":
    from avvisi.store.filters import Where

    where = Where().between(since, until)
    for one in party or ():
        where.party(one, "actors", "recipients")
    if type_:
        where.add("type = ?", type_.upper())
    if status:
        where.add("status = ?", status)
    if document:
        where.add("document = ? or given_id = ?", document, document)
    return where


def incidents(
    record: RecordOption,
    party: PartyOption = None,
    type_: TypeOption = None,
    status: StatusOption = None,
    since: SinceOption = None,
    until: UntilOption = None,
    as_json: JsonOption = False,
    limit: LimitOption = 50,
) -> None:
    """Things in the world that one or more documents report: merged events, with how many independent lines at most."""
    with plain_errors():
        where = _where(party, type_, status, since=since, until=until)
    columns: dict[str, Callable[[Row], Any]] = {
        "day": lambda r: day(r["date"]),
        "type": lambda r: r["type"] + (f"/{r['mode']}" if r.get("mode") else ""),
        "status": lambda r: r["status"],
        "actors": lambda r: parties(r["actors"]),
        "recipients": lambda r: parties(r["recipients"]),
        "place": lambda r: (r["place"] or {}).get("name"),
        "reports": lambda r: len(r["given_ids"]),
        "lines ≤": lambda r: r["lines_at_most"],
        "id": lambda r: r["id"],
    }
    query = f"select * from incidents{where.sql} order by coalesce(date.value, date.earliest, date.latest) nulls last, id"
    _list(record, query, where.values, as_json, limit, columns)


def quotes(
    record: RecordOption,
    by: Annotated[str | None, typer.Option(help="The speaker's name, or part of it.")] = None,
    document: DocumentOption = None,
    as_json: JsonOption = False,
    limit: LimitOption = 50,
) -> None:
    """Who said what, through whom we know it."""
    from avvisi.cli.said import chain, words

    where = _where(document=document)
    if by:
        where.add("contains(lower(speaker.name), lower(?))", by)
    columns: dict[str, Callable[[Row], Any]] = {
        "said by": lambda r: (r["speaker"] or {}).get("name") or "—",
        "stance": lambda r: r["stance"],
        "words": words,
        "chain": chain,
        "day": lambda r: day(r["date"]),
        "document": lambda r: r["given_id"],
        "id": lambda r: r["id"],
    }
    _list(
        record,
        f"select * from quotes{where.sql} order by document, content[1].start, id",
        where.values,
        as_json,
        limit,
        columns,
        ("words",),
    )


def people(
    record: RecordOption,
    name: Annotated[str | None, typer.Argument(help="A name, or part of one, in any spelling.")] = None,
    everyone: Annotated[bool, typer.Option("--all", help="Persons without a public role in evidence too.")] = False,
    as_json: JsonOption = False,
    limit: LimitOption = 50,
) -> None:
    """Persons with a public role in evidence: names and documents; of one person offices, contacts and quotes too."""
    from avvisi.store.filters import Where

    where = Where()
    if not everyone:
        where.add("public")
    if name:
        with plain_errors():
            _named(record, name, where, public=not everyone)
    columns: dict[str, Callable[[Row], Any]] = {
        "name": lambda r: r["name"],
        "also written": lambda r: ", ".join(v["form"] for v in r["variants"] if v["form"] != r["name"]),
        "documents": lambda r: len({g for v in r["variants"] for g in v["given_ids"]}),
        "id": lambda r: r["id"],
    }
    _list(record, f"select * from people{where.sql} order by name, id", where.values, as_json, limit, columns)
    if name and not as_json:
        profiles(record, where.sql, where.values)


def _named(record: Path, name: str, where: "Where", *, public: bool) -> None:
    """Persons with this in their name, marks or not; where there are none, those whose name is spelt otherwise."""
    from avvisi.store.persons import spelt
    from avvisi.store.query import connect, rows

    plain = "contains(strip_accents(lower({0})), strip_accents(lower(?)))"
    letters = f"{plain.format('name')} or len(list_filter(variants, lambda v: {plain.format('v.form')})) > 0"
    connection = connect(record)
    if any(
        True
        for _ in rows(connection, f"select id from people where {'public' if public else 'true'} and ({letters}) limit 1", [name, name])
    ):
        where.add(letters, name, name)
    else:
        where.add("list_contains(?, id)", spelt(connection, name, public=public))


def offices(
    record: RecordOption,
    of: Annotated[str | None, typer.Option("--of", help="ISO3 code or the organisation's name.")] = None,
    as_json: JsonOption = False,
    limit: LimitOption = 200,
) -> None:
    """Offices and who held them, as the documents say."""
    from avvisi.store.filters import Where

    where = Where()
    if of:
        where.add('"of" = ? or state = ? or lower("of") = lower(?)', of.upper(), of.upper(), of)
    columns: dict[str, Callable[[Row], Any]] = {
        "office": lambda r: r["title"],
        "of": lambda r: r["of"],
        "person": lambda r: r["person"],
        "": lambda r: r["qualifier"],
        "seen from": lambda r: r["earliest"],
        "to": lambda r: r["latest"],
        "documents": lambda r: ", ".join(r["given_ids"]),
    }
    query = (
        'select title, "of", min(state) as state, person, qualifier, min(as_of) as earliest, max(as_of) as latest, '
        "list(distinct given_id order by given_id) as given_ids, list(id order by id) as tenures "
        f'from tenures{where.sql} group by title, "of", person, qualifier order by "of", title, earliest nulls last, person, qualifier'
    )
    _list(record, query, where.values, as_json, limit, columns)


def occasions(record: RecordOption, document: DocumentOption = None, as_json: JsonOption = False, limit: LimitOption = 50) -> None:
    """Meetings, calls, visits, ceremonies, conferences, letters and statements."""
    where = _where(document=document)
    columns: dict[str, Callable[[Row], Any]] = {
        "day": lambda r: day(r["date"]),
        "kind": lambda r: r["kind"],
        "who": lambda r: parties(r["participants"]),
        "host": lambda r: party(r["host"]) if r["host"] else "",
        "place": lambda r: (r["place"] or {}).get("name"),
        "words": lambda r: r["evidence"]["sentence"]["text"],
        "document": lambda r: r["given_id"],
    }
    query = f"select * from occasions{where.sql} order by coalesce(date.value, date.earliest) nulls last, document, span.start, id"
    _list(record, query, where.values, as_json, limit, columns, ("words",))


def documents(
    record: RecordOption,
    rejected: Annotated[bool, typer.Option("--rejected", help="Those that could not be read or coded, with reasons.")] = False,
    as_json: JsonOption = False,
    limit: LimitOption = 50,
) -> None:
    """What each report is: outlet, date and its basis, title, language, shares of its regions, copy family, problems."""
    if rejected:
        shown: dict[str, Callable[[Row], Any]] = {
            "where": lambda r: r["where"],
            "stage": lambda r: r["stage"],
            "reason": lambda r: r["reason"],
        }
        _list(record, 'select * from problems where rejected order by "where", reason, id', (), as_json, limit, shown)
        return
    columns: dict[str, Callable[[Row], Any]] = {
        "document": lambda r: r["given_id"],
        "outlet": lambda r: r["outlet"] or "—",
        "published": published,
        "title": lambda r: r["title"] or "—",
        "lang": lambda r: r["language"],
        "regions, %": shares,
        "family": lambda r: (r["copy_family"] or "")[:6],
        "problems": lambda r: r["problems"] or "",
    }
    query = (
        "select d.* exclude (text, raw, origin), length(d.text) as characters, (select count(*) from problems p where p.document = d.id) as problems "
        "from documents d order by coalesce(published, published_earliest, published_latest) nulls last, given_id, id"
    )
    _list(record, query, (), as_json, limit, columns, ("title",))
