"""`avvisi merge|split|rename|reject|redate|takedown`: write a line of corrections.toml, then replay them all."""

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from avvisi.cli.options import RecordOption, fail, plain_errors, say

if TYPE_CHECKING:
    import duckdb

    from avvisi.resolve.corrections import Anchor

WhyOption = Annotated[str, typer.Option("--why", help="The reason, for whoever reads it later.")]
WhoOption = Annotated[str | None, typer.Option("--who", help="Who decides; your login name if left out.")]
LaterOption = Annotated[bool, typer.Option("--later", help="Only write the line; the next `avvisi build` replays it.")]
LexiconOption = Annotated[list[Path] | None, typer.Option("--lexicon", help="The folders of your own lists that the record was made with.")]
IdsArgument = Annotated[list[str], typer.Argument(metavar="ID...", help="Ids of incidents, utterances or persons.")]


def merge(
    ids: IdsArgument,
    record: RecordOption,
    why: WhyOption = "",
    who: WhoOption = None,
    later: LaterOption = False,
    lexicon: LexiconOption = None,
) -> None:
    """Take several incidents (or utterances, or persons) for one."""
    with plain_errors():
        if len(ids) < 2:
            raise fail("merge needs two ids or more", 2)
        connection, what = _asked(record, ids)
        at = [a for identity in ids for a in _places(connection, what, identity)]
        _write(record, {"do": "merge", "what": what, "at": at, "why": why}, who, later, lexicon)


def split(
    identity: Annotated[str, typer.Argument(metavar="ID", help="An incident, utterance or person.")],
    members: Annotated[list[str], typer.Argument(metavar="MEMBER...", help="Its events, quotes or documents that belong elsewhere.")],
    record: RecordOption,
    why: WhyOption = "",
    who: WhoOption = None,
    later: LaterOption = False,
    lexicon: LexiconOption = None,
) -> None:
    """Take events out of an incident, quotes out of an utterance, or documents' mentions out of a person."""
    from avvisi.store import anchors

    with plain_errors():
        connection, what = _asked(record, [identity])
        if what == "person":
            at = anchors.person(connection, identity, _documents(connection, members))
        else:
            at = anchors.fact(connection, "event" if what == "incident" else "quote", members)
        if not at:
            raise fail(f"{identity} has no such member: {', '.join(members)}")
        _write(record, {"do": "split", "what": what, "at": at, "why": why}, who, later, lexicon)


def rename(
    identity: Annotated[str, typer.Argument(metavar="ID", help="A person.")],
    name: Annotated[str, typer.Argument(help="The name to use.")],
    record: RecordOption,
    why: WhyOption = "",
    who: WhoOption = None,
    later: LaterOption = False,
    lexicon: LexiconOption = None,
) -> None:
    """Give a person another name in the record; the documents' own forms stay as they are."""
    with plain_errors():
        connection, what = _asked(record, [identity])
        _write(
            record, {"do": "rename", "what": what, "at": _places(connection, what, identity), "name": name, "why": why}, who, later, lexicon
        )


def reject(
    identity: Annotated[
        str, typer.Argument(metavar="ID", help="An event, quote or tenure that the text does not say; or learnt litter that is text.")
    ],
    record: RecordOption,
    why: WhyOption = "",
    who: WhoOption = None,
    later: LaterOption = False,
    lexicon: LexiconOption = None,
) -> None:
    """Leave a fact out of incidents, utterances and offices; of learnt litter: take it for text again."""
    with plain_errors():
        connection, what = _fact(record, identity)
        _write(record, {"do": "reject", "what": what, "at": _places(connection, what, identity), "why": why}, who, later, lexicon)


def redate(
    identity: Annotated[str, typer.Argument(metavar="ID", help="An event.")],
    day: Annotated[str, typer.Argument(help="The day, month or year it happened (ISO).")],
    record: RecordOption,
    why: WhyOption = "",
    who: WhoOption = None,
    later: LaterOption = False,
    lexicon: LexiconOption = None,
) -> None:
    """Give an event another day."""
    with plain_errors():
        connection, what = _fact(record, identity)
        _write(
            record, {"do": "redate", "what": what, "at": _places(connection, what, identity), "date": day, "why": why}, who, later, lexicon
        )


def takedown(
    identity: Annotated[str, typer.Argument(metavar="ID", help="A person or a document.")],
    record: RecordOption,
    why: WhyOption = "",
    who: WhoOption = None,
    later: LaterOption = False,
    lexicon: LexiconOption = None,
) -> None:
    """Withhold a person's name, or a document, from now on: replayed at every build."""
    with plain_errors():
        connection, what = _asked(record, [identity])
        _write(record, {"do": "takedown", "what": what, "at": _places(connection, what, identity), "why": why}, who, later, lexicon)


def _asked(record: Path, ids: list[str]) -> "tuple[duckdb.DuckDBPyConnection, str]":
    """The record and what these ids are; exit where they are unknown or of several kinds."""
    from avvisi.store.anchors import kind
    from avvisi.store.query import connect

    connection = connect(record)
    kinds = {identity: kind(connection, identity) for identity in ids}
    for identity, found in kinds.items():
        if found is None:
            raise fail(f"this record knows no {identity}")
    if len(set(kinds.values())) > 1:
        raise fail("these are not of one kind: " + ", ".join(f"{i} is a {k}" for i, k in kinds.items()), 2)
    return connection, str(next(iter(kinds.values())))


def _fact(record: Path, identity: str) -> "tuple[duckdb.DuckDBPyConnection, str]":
    """The same, of a fact: the id of an incident is that of its first event, of an utterance that of its first quote."""
    connection, what = _asked(record, [identity])
    return connection, {"incident": "event", "utterance": "quote"}.get(what, what)


def _places(connection: "duckdb.DuckDBPyConnection", what: str, identity: str) -> "list[Anchor]":
    from avvisi.store import anchors

    if what in ("incident", "utterance"):
        return anchors.group(connection, what, identity)
    if what == "person":
        return anchors.person(connection, identity)
    if what == "litter":
        return anchors.litter(connection, identity)
    return anchors.document(connection, identity) if what == "document" else anchors.fact(connection, what, [identity])


def _documents(connection: "duckdb.DuckDBPyConnection", named: list[str]) -> list[str]:
    from avvisi.store.query import rows

    found = rows(connection, "select id from documents where list_contains(?, id) or list_contains(?, given_id)", [named, named])
    return [row["id"] for row in found]


def _write(record: Path, fields: dict[str, Any], who: str | None, later: bool, lexicon: list[Path] | None) -> None:
    """Append the line, and build the database again from its shards."""
    import getpass

    import msgspec

    from avvisi.resolve.corrections import Correction, append
    from avvisi.resolve.errors import CorrectionError

    once = dict.fromkeys(fields["at"])  # documents of one text share their places
    plain = {**fields, "at": msgspec.to_builtins(list(once)), "who": who or getpass.getuser(), "when": date.today().isoformat()}
    path = record / "corrections.toml"
    try:
        made = msgspec.convert(plain, Correction)
        append(path, made)
    except (msgspec.ValidationError, CorrectionError) as error:
        raise fail(str(error), 2) from None
    say(f"{path}: {made.do} {made.what}, {len(made.at)} place{'s' if len(made.at) != 1 else ''}")
    if not later:
        from avvisi.run.build import Options, build
        from avvisi.store.errors import RecordError

        try:
            build([], record, Options(lexicon_folders=tuple(str(f.resolve()) for f in lexicon or ())))
        except RecordError as error:
            raise fail(
                f"{error}. The line is written; the next build of {record} replays it (--lexicon names the lists a record was made with)"
            ) from None
        say(f"{record} is built again with all its corrections")
