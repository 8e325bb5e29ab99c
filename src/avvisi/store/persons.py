"""What a record says of one person: offices with the days they are seen, whom they dealt with, what they said."""

from typing import Any

import duckdb

from avvisi.lexicon.skeleton import core
from avvisi.resolve.name_words import words_of
from avvisi.resolve.spelling import alike, same_person
from avvisi.store.query import rows

FEW = 5


def spelt(connection: duckdb.DuckDBPyConnection, name: str, *, public: bool) -> list[str]:
    """Ids of the persons whose name, as some report writes it, is this one in another spelling; a word alone is asked of every word of a name."""
    asked = words_of(name)
    found = []
    for row in rows(
        connection, f"select id, list_transform(variants, lambda v: v.form) as forms from people{' where public' if public else ''}"
    ):
        if len(asked) == 1:
            like = any(alike(asked[0], word) for form in row["forms"] for word in core(form) if len(word) > 2)
        else:
            like = any(same_person(name, form) for form in row["forms"])
        if like:
            found.append(row["id"])
    return sorted(found)


def profile(connection: duckdb.DuckDBPyConnection, person: str, name: str) -> dict[str, list[dict[str, Any]]]:
    """`offices`, `contacts` and `quotes` of the person with this id and name; contacts and quotes the latest first.

    Events and quotes keep the name that their document has: it counts in those documents in which it is this person's.
    """
    forms = "with forms as (select distinct v.form, unnest(v.given_ids) as given_id from (select unnest(variants) as v from people where id = ?)), "
    offices = (
        'select title, "of", qualifier, min(as_of) as earliest, max(as_of) as latest, count(distinct document) as documents '
        'from tenures where person_id = ? group by all order by earliest nulls last, title, "of", qualifier'
    )
    contacts = (
        f"{forms}parties as (select id, given_id, date.value as day, type, status, document, unnest(list_concat(actors, recipients)) as party from events), "
        "mine as (select distinct id from parties p where party.person = ? or (party.person, p.given_id) in (select (form, given_id) from forms)) "
        "select case when p.party.person in (select name from people where public) then p.party.person else p.party.name end as name, min(p.party.code) as code, count(distinct p.id) as events, "
        "max(left(p.day, 10)) as latest from parties p join mine m on m.id = p.id "
        "where p.status = 'happened' and coalesce(p.party.person, '') <> ? and (coalesce(p.party.person, ''), p.given_id) not in (select (form, given_id) from forms) "
        "and not (p.party.person is null and p.party.code in (select unnest(states) from people where id = ?)) group by 1 "
        f"order by events desc, latest desc nulls last, name limit {FEW}"
    )
    quotes = (
        f"{forms.rstrip(', ')} select array_to_string(list_transform(q.content, lambda s: s.text), ' … ') as words, q.stance, q.form, q.kind, q.cue.text as cue, "
        "d.published, d.given_id from quotes q join documents d on d.id = q.document "
        "where q.speaker.name = ? or (q.speaker.name, q.given_id) in (select (form, given_id) from forms) "
        f"order by d.published desc nulls last, q.id limit {FEW}"
    )
    return {
        "offices": list(rows(connection, offices, [person])),
        "contacts": list(rows(connection, contacts, [person, name, name, person])),
        "quotes": list(rows(connection, quotes, [person, name])),
    }
