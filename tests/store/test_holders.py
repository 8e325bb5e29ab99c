"""Who held an office on a day, told from the days on which reports see somebody in it."""

import duckdb
import pytest

from avvisi.store.holders import holders

ON, AROUND, BEFORE, AFTER = (
    "seen in office on that day",
    "seen in office before and after that day",
    "nearest seen before that day",
    "nearest seen after that day",
)
SEEN = [
    ("Mara Okoye", "1996-03-01", "a"),
    ("Mara Okoye", "1998-05-01", "b"),
    ("Mara Okoye", "2016-05-01", "c"),  # a report that looks back
    ("Jon Teague", "2004-02-02", "d"),
    ("Jon Teague", "2006-02-02", "e"),
    ("Ada Brandt", "2007-01-01", "f"),  # one report alone
    ("Lio Sand", "2012-06-01", "g"),
    ("Lio Sand", "2015-06-01", "h"),
    ("Sand", "2013-06-01", "i"),
    ("Sand", "2014-06-01", "j"),
]


@pytest.fixture
def connection():
    made = duckdb.connect()
    made.execute("create table documents (id text, outlet text, published text)")
    made.execute(
        'create table tenures (id text, document text, given_id text, person text, title text, "of" text, state text, qualifier text, '
        'as_of text, start text, "end" text, evidence struct(sentence struct(text text)))'
    )
    for person, day, report in SEEN:
        made.execute("insert into documents values (?, 'Reef Wire', ?)", [report, day])
        made.execute(
            "insert into tenures values (?, ?, ?, ?, 'President', 'KIR', 'KIR', 'current', ?, null, null, {'sentence': {'text': ?}})",
            [f"t{report}", report, report, person, day, f"{person} spoke."],
        )
    return made


@pytest.mark.parametrize(
    ("day", "who"),
    [
        ("1997-01-01", [("Mara Okoye", AROUND)]),
        ("2005-01-01", [("Jon Teague", AROUND)]),  # nobody else in between, whatever was written in 2016
        ("2006-02", [("Jon Teague", ON)]),
        ("2010-01-01", [("Jon Teague", BEFORE), ("Ada Brandt", BEFORE), ("Lio Sand", AFTER)]),
        ("2013-01-01", [("Lio Sand", AROUND)]),  # 'Sand' alone may be the same man
        ("1990-01-01", [("Mara Okoye", AFTER)]),
    ],
)
def test_the_nearest_sightings_tell_who_held_it(connection, day, who):
    found = holders(connection, "president", "KIR", day)
    assert [(h["person"], h["sure"]) for h in found if h["person"] != "Sand"] == who
