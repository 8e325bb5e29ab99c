"""The listing commands of persons: people, offices."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from avvisi.cli.lists import Row, listed
from avvisi.cli.options import JsonOption, LimitOption, RecordOption, plain_errors
from avvisi.cli.profiles import profiles

if TYPE_CHECKING:
    from avvisi.store.filters import Where


def people(
    record: RecordOption,
    name: Annotated[str | None, typer.Argument(help="A name, or part of one, in any spelling.")] = None,
    of: Annotated[str | None, typer.Option("--of", help="ISO3 code or name of a state that they are seen with.")] = None,
    everyone: Annotated[bool, typer.Option("--all", help="Persons without a public role in evidence too.")] = False,
    as_json: JsonOption = False,
    limit: LimitOption = 50,
) -> None:
    """Persons with a public role in evidence, those in most documents first; of one person offices, contacts and quotes too."""
    from avvisi.store.filters import Where

    where = Where()
    if not everyone:
        where.add("public")
    if of:
        from avvisi.store.asked import code_of

        where.add("list_contains(states, ?)", code_of(of))
    if name:
        with plain_errors():
            _named(record, name, where, public=not everyone)
    columns: dict[str, Callable[[Row], Any]] = {
        "name": lambda r: r["name"],
        "of": lambda r: ", ".join(r["states"]),
        "also written": lambda r: ", ".join(v["form"] for v in r["variants"] if v["form"] != r["name"]),
        "documents": lambda r: len(r["documents"]),
        "id": lambda r: r["id"],
    }
    listed(record, f"select * from people{where.sql} order by len(documents) desc, name, id", where.values, as_json, limit, columns)
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
        from avvisi.store.asked import code_of

        where.add('"of" = ? or state = ? or lower("of") = lower(?)', code_of(of), code_of(of), of)
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
    listed(record, query, where.values, as_json, limit, columns)
