"""States as users call them, and days as they bound them."""

import duckdb
import pytest

from avvisi.store.asked import code_of, name_of
from avvisi.store.errors import RecordError
from avvisi.store.filters import Where


@pytest.mark.parametrize(
    ("name", "code"), [("US", "USA"), ("Britain", "GBR"), ("peruvian", "PER"), ("per", "PER"), ("Red Crescent", "RED CRESCENT")]
)
def test_a_state_is_known_by_code_name_and_adjective(name, code):
    assert code_of(name) == code


def test_a_code_has_a_name():
    assert (name_of("PER"), name_of("XXQ")) == ("Peru", "XXQ")


@pytest.mark.parametrize(
    ("since", "until", "there"),
    [
        ("2010", None, ["by", "day", "from"]),
        ("2012", None, ["from"]),
        (None, "2010", ["by"]),
        (None, "2011", ["by", "day"]),
        ("2010", "2011", ["by", "day"]),
        ("2013", "2014", ["from"]),
    ],
)
def test_what_has_one_bound_alone_is_taken_at_that_bound(since, until, there):
    base = duckdb.connect()
    base.execute("create table t (id text, date struct(value text, earliest text, latest text))")
    for row in (
        ("by", None, None, "2010-06-01"),
        ("day", "2011-05-05", "2011-05-05", "2011-05-05"),
        ("from", None, "2013-02-01", None),
        ("none", None, None, None),
    ):
        base.execute("insert into t values (?, {'value': ?, 'earliest': ?, 'latest': ?})", list(row))
    where = Where().between(since, until)
    assert [r[0] for r in base.execute(f"select id from t{where.sql} order by id", where.values).fetchall()] == there


def test_a_span_that_ends_before_it_begins_is_told():
    for asked in (Where().between, Where().published):
        with pytest.raises(RecordError, match="before the first"):
            asked("2020", "2019-12-31")
