"""What `avvisi people NAME` tells below its table: offices, contacts and quotes of the few persons found."""

from pathlib import Path
from typing import Any

import typer

from avvisi.cli.options import plain_errors, say
from avvisi.cli.show import safe, saying

MOST = 3  # persons told of at length


def profiles(record: Path, where: str, values: list[Any]) -> None:
    """What the record says of those of the persons found who are in most documents."""
    from avvisi.store.persons import profile
    from avvisi.store.query import connect, rows

    with plain_errors():
        connection = connect(record)
        found = list(
            rows(connection, f"select id, name from people{where} order by len(documents) desc, name, id limit {MOST + 1}", values)
        )
        for person in found[:MOST]:
            told = profile(connection, person["id"], person["name"])
            typer.echo(safe(person["name"]))
            for held in told["offices"]:
                seen = " to ".join(dict.fromkeys(d for d in (held["earliest"], held["latest"]) if d)) or "day not known"
                body = f" of {held['of']}" if held["of"] and held["of"] not in held["title"] else ""
                typer.echo(safe(f"  held  {held['title']}{body} ({held['qualifier']}), seen {seen} in {held['documents']} report(s)"))
            for met in told["contacts"]:
                typer.echo(safe(f"  with  {met['name']}: {met['events']} event(s), latest {met['latest'] or 'day not known'}"))
            for said in told["quotes"]:
                words = saying(said["words"], said["kind"], said["stance"], said["form"], said["cue"])
                typer.echo(safe(f"  said  {words}  [{said['given_id']}, {said['published'] or 'undated'}]"))
        if len(found) > MOST:
            say(f"told of at length are the {MOST} in most documents; give more of a name for another")
