"""What a record says of one person."""

import duckdb

from avvisi.store.persons import profile, spelt


def test_a_profile_tells_offices_contacts_of_the_other_side_and_quotes() -> None:
    base = duckdb.connect()
    base.execute(
        "create table people as select 'p1' as id, 'Ana Ruiz' as name, true as public, ['PER'] as states, ['d1'] as documents, "
        "[{'form': 'Ana Ruiz', 'given_ids': ['a.txt']}, {'form': 'Anna Ruiz', 'given_ids': ['a.txt']}] as variants"
    )
    base.execute("create table documents as select 'd1' as id, 'a.txt' as given_id, '2004-05-01' as published")
    base.execute(
        "create table tenures as select 'p1' as person_id, 'Foreign Minister' as title, 'PER' as \"of\", 'current' as qualifier, '2004-05-01' as as_of, 'd1' as document"
    )
    party = "{{'name': '{}', 'code': '{}', 'person': {}}}"
    base.execute(
        "create table events as select 'e1' as id, {'value': '2004-05-01'} as date, 'CONSULT' as type, 'happened' as status, 'd1' as document, 'a.txt' as given_id, "
        f"[{party.format('Peru', 'PER', repr('Anna Ruiz'))}, {party.format('Peru', 'PER', 'null')}] as actors, [{party.format('Chile', 'CHL', 'null')}] as recipients"
    )
    base.execute(
        "create table quotes as select 'q1' as id, 'd1' as document, 'a.txt' as given_id, 'asserts' as stance, 'statement' as form, 'indirect' as kind, "
        "{'text': 'said'} as cue, {'name': 'Anna Ruiz'} as speaker, [{'text': 'it rained'}, {'text': 'all day'}] as content"
    )
    told = profile(base, "p1", "Ana Ruiz")
    assert [o["title"] for o in told["offices"]] == ["Foreign Minister"]
    assert [(c["name"], c["events"]) for c in told["contacts"]] == [("Chile", 1)]
    assert [(q["words"], q["cue"]) for q in told["quotes"]] == [("it rained … all day", "said")]


def test_a_person_is_found_under_a_spelling_that_no_report_has() -> None:
    base = duckdb.connect()
    base.execute("create table people as select 'p1' as id, true as public, [{'form': 'Yusuf al-Khatib'}, {'form': 'Khatib'}] as variants")
    base.execute("insert into people values ('p2', false, [{'form': 'Ana Ruiz'}])")
    assert spelt(base, "Youssef el-Khateeb", public=True) == spelt(base, "Khateeb", public=True) == ["p1"]
    assert spelt(base, "Anna Ruiz", public=False) == ["p2"] and spelt(base, "Anna Ruiz", public=True) == []
