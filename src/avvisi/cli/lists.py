"""The listing commands: events, quotes, occasions, incidents, documents."""

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from avvisi.cli.options import JsonOption, LimitOption, RecordOption, SinceOption, UntilOption, one_of, plain_errors, say
from avvisi.cli.show import day, json_lines, parties, party, published, shares, table

if TYPE_CHECKING:
    from avvisi.store.filters import Where

Row = Mapping[str, Any]
TypeOption = Annotated[str | None, typer.Option("--type", help="PLOVER type, such as CONSULT.")]
StatusOption = Annotated[str | None, typer.Option(help="happened, planned, cancelled, denied, alleged, historical …")]
PartyOption = Annotated[list[str] | None, typer.Option("--party", "-p", help="ISO3 code or name; given twice, both take part.")]
DocumentOption = Annotated[str | None, typer.Option("--document", "-d", help="The id of a document, as given or ours.")]


def listed(
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

        found = rows(connect(record), query + (f" limit {limit if as_json else limit + 1}" if limit else ""), values)
        if as_json:
            json_lines(found)
            return
        some = list(found)
        if not some:
            say("nothing of the kind in this record")
            return
        table([[show(row) for show in columns.values()] for row in some[: limit or None]], list(columns), wide=wide)
        if limit and len(some) > limit:
            say(f"… at most {limit} rows; -n 0 for all")


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
    listed(record, query, where.values, as_json, limit, columns, ("words",))


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
    if type_ or status:
        from typing import get_args

        from avvisi.model.facts import EventType, Status

        if type_:
            where.add("type = ?", one_of(type_, get_args(EventType), "--type"))
        if status:
            where.add("status = ?", one_of(status, get_args(Status), "--status"))
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
    listed(record, query, where.values, as_json, limit, columns)


def quotes(
    record: RecordOption,
    by: Annotated[str | None, typer.Option(help="The speaker's name, or part of it.")] = None,
    stance: Annotated[str | None, typer.Option(help="asserts, denies, promises, accuses, believes …")] = None,
    document: DocumentOption = None,
    since: SinceOption = None,
    until: UntilOption = None,
    as_json: JsonOption = False,
    limit: LimitOption = 50,
) -> None:
    """Who said what, through whom we know it. A saying without a day is taken for one of its report's day."""
    from avvisi.cli.said import chain, words

    with plain_errors():
        where = _where(document=document).between(since, until, also="published")
    if stance:
        from typing import get_args

        from avvisi.model.facts import Stance

        where.add("stance = ?", one_of(stance, get_args(Stance), "--stance"))
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
    listed(
        record,
        "select * from (select q.*, coalesce(d.published, d.published_latest, d.published_earliest) as published from quotes q join documents d on d.id = q.document)"
        f"{where.sql} order by published nulls last, document, content[1].start, id",
        where.values,
        as_json,
        limit,
        columns,
        ("words",),
    )


def occasions(
    record: RecordOption,
    party_: Annotated[list[str] | None, typer.Option("--party", "-p", help="ISO3 code or name; given twice, both take part.")] = None,
    kind: Annotated[str | None, typer.Option(help="meeting, call, visit, ceremony, conference, letter or statement.")] = None,
    document: DocumentOption = None,
    since: SinceOption = None,
    until: UntilOption = None,
    as_json: JsonOption = False,
    limit: LimitOption = 50,
) -> None:
    """Meetings, calls, visits, ceremonies, conferences, letters and statements."""
    with plain_errors():
        where = _where(document=document, since=since, until=until)
    for one in party_ or ():
        where.party(one, "participants", "[host]", "[visitor]")
    if kind:
        from typing import get_args

        from avvisi.model.facts import OccasionKind

        where.add("kind = ?", one_of(kind, get_args(OccasionKind), "--kind"))
    columns: dict[str, Callable[[Row], Any]] = {
        "day": lambda r: day(r["date"]),
        "kind": lambda r: r["kind"],
        "who": lambda r: parties(r["participants"]),
        "host": lambda r: party(r["host"]) if r["host"] else "",
        "place": lambda r: (r["place"] or {}).get("name"),
        "words": lambda r: r["evidence"]["sentence"]["text"],
        "document": lambda r: r["given_id"],
    }
    query = (
        f"select * from occasions{where.sql} order by coalesce(date.value, date.earliest, date.latest) nulls last, document, span.start, id"
    )
    listed(record, query, where.values, as_json, limit, columns, ("words",))


def documents(
    record: RecordOption,
    rejected: Annotated[bool, typer.Option("--rejected", help="Those that could not be read or coded, with reasons.")] = False,
    outlet: Annotated[str | None, typer.Option(help="The outlet's name, or part of it.")] = None,
    language: Annotated[str | None, typer.Option(help="Two letters, such as en; the facts of other languages are not read.")] = None,
    since: SinceOption = None,
    until: UntilOption = None,
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
        listed(record, 'select * from problems where rejected order by "where", reason, id', (), as_json, limit, shown)
        return
    from avvisi.store.filters import Where

    with plain_errors():
        where = Where().published(since, until)
    if outlet:
        where.add("contains(lower(outlet), lower(?))", outlet)
    if language:
        where.add("language = lower(?)", language)
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
        f"from documents d{where.sql} order by coalesce(published, published_earliest, published_latest) nulls last, given_id, id"
    )
    listed(record, query, where.values, as_json, limit, columns, ("title",))
