"""How quick is the page on 100,000 documents and a million events? Generates such a record, serves it, and times every view.

    python bench/page.py [--documents 100000] [--each 10] [--words 320] [--requests 60] [--views NAME ...] [--keep FOLDER]

A million documents to search in, and no more events than that: `--documents 1000000 --each 1 --words 120 --views search`.

Facts are made by SQL from numbers alone, so that the same call gives the same record. Prints for each view the median, the 95th percentile and
the slowest answer in ms, the processor time of an answer (on a busy machine, look at that), the server's peak memory, and how long the tables of the page and the search index took. Exit 1 where a 95th
percentile is over 150 ms or the server used more than 1 GB.
"""

import argparse
import os
import shutil
import subprocess
import sys
import tempfile
import time
import urllib.request
from pathlib import Path
from typing import get_args

import duckdb

from avvisi.lexicon.load import Lexicon
from avvisi.model.facts import EventType
from avvisi.store import database
from avvisi.store.derived import index, make, opened

STATES = 190
TYPES = tuple(get_args(EventType))
QUADS = (1, 1, 1, 1, 2, 2, 2, 3, 3, 3, 3, 4, 4, 4, 4, 4)

# Numbers from numbers: h(x, salt) below n. Small numbers come far more often than large ones, as states and outlets do.
MACROS = """
create macro h(x, salt, n) as (hash(x, salt) % n)::int;
create macro skewed(x, salt, n) as least(n - 1, floor(n * pow((hash(x, salt) % 1000000) / 1000000.0, 3)))::int;
create macro code(i) as chr((65 + i // 26 % 26)::int) || chr((65 + i % 26)::int) || chr((65 + i * 7 % 26)::int);
create macro iso(d) as strftime(date '2015-01-01' + d, '%Y-%m-%d');
create macro words(x, n) as array_to_string(list_transform(range(n), lambda i: ['talks', 'border', 'minister', 'accord', 'embassy', 'river',
    'harbour', 'envoy', 'treaty', 'grain', 'the', 'of', 'and', 'in', 'said', 'on', 'met', 'with', 'trade', 'summit'][1 + h(x, i, 20)] || case when h(x, i + 9000, 40) = 0 then ' w' || h(x, i, 20000) else '' end), ' ');
create macro person(p) as 'Given' || p || ' Family' || (p * 31 % 9000);
create macro party(s, p) as {'kind': 'state', 'name': 'State ' || code(s), 'code': code(s), 'sector': 'GOV', 'person': person(p), 'office': 'Foreign Minister', 'role': 'principal', 'members': 'stated'};
"""


def generate(record: Path, documents: int, each: int = 10, length: int = 320) -> None:
    """Fill the tables of an empty record: so many documents of `length` words, `each` with so many events."""
    record.mkdir(parents=True, exist_ok=True)
    database.build(record, [], Lexicon())
    c = duckdb.connect(str(record / database.NAME), config={"memory_limit": "2GB", "threads": 2})
    for (name,) in c.execute("select index_name from duckdb_indexes()").fetchall():
        c.execute(f"drop index if exists {name}")
    c.execute(MACROS)
    kinds = "[" + ", ".join(f"'{t}'" for t in TYPES) + "]"
    quads = "[" + ", ".join(map(str, QUADS)) + "]"
    c.execute(
        f"""create temp table e as
        select i, md5('e' || i)[:24] as id, i // {each} as d, md5('d' || (i // {each}))[:24] as document,
               least(i - h(i, 1, 2000) * (h(i, 2, 5) // 2), i)::bigint as seed from range({documents * each}) t(i)"""
    )
    # Six in ten events are told again by later ones: an incident is the events of one seed.
    c.execute("update e set seed = greatest(seed, 0)")
    c.execute(
        f"""create temp table f as
        select e.*, md5('e' || seed)[:24] as incident, skewed(seed, 3, {STATES}) as a, (skewed(seed, 3, {STATES}) + 1 + skewed(seed, 4, {STATES - 2})) % {STATES} as b,
               h(seed, 5, 16) as k, iso((seed * 3650 // {documents * each})::int) as day, h(seed, 6, 5000) as p, h(seed, 7, 5000) as q from e"""
    )
    c.execute(
        f"""insert into documents by name select md5('d' || d)[:24] as id, md5('t' || d)[:24] as text_hash, 'doc-' || d as given_id, 'Outlet ' || skewed(d, 8, 40) as outlet,
        'given' as outlet_basis, 'Report ' || d || ' ' || words(d, 5) as title, iso((d * 3650 // {documents})::int + h(d, 9, 4)) as published, 'given' as published_basis,
        'en' as language, {length} as words, words(d, {length}) as text, 'k' || d as source_key, md5('d' || d)[:24] as story,
        case when h(d, 10, 5) = 0 then md5('d' || (d // 7 * 7))[:24] end as copy_family from range({documents}) t(d) order by id"""
    )
    c.execute(
        f"""insert into events by name select id, document, 'doc-' || d as given_id, incident, ({kinds})[k + 1] as type, ({quads})[k + 1] as quad,
        case h(i, 11, 12) when 0 then 'planned' when 1 then 'denied' when 2 then 'alleged' else 'happened' end as status, '+' as polarity, 'certain' as certainty,
        'held' as outcome, false as background, 'single' as aspect, [party(a, p)] as actors, [party(b, q)] as recipients,
        {{'value': day, 'earliest': day, 'latest': day, 'basis': 'stated'}} as date, []::varchar[] as context,
        case when h(i, 12, 4) = 0 then ['q'] else []::varchar[] end as according_to,
        {{'sentence': {{'start': h(i, 13, 900), 'end': h(i, 13, 900) + 140, 'text': words(seed, 22)}}, 'trigger': {{'start': h(i, 13, 900), 'end': h(i, 13, 900) + 3, 'text': 'met'}}, 'rule': 'r'}} as evidence
        from f order by document, h(i, 13, 900), id"""
    )
    c.execute(
        f"""insert into incidents by name select incident as id, ({kinds})[any_value(k) + 1] as type, ({quads})[any_value(k) + 1] as quad,
        case h(seed, 14, 9) when 0 then 'planned' when 1 then 'denied' else 'happened' end as status, [party(any_value(a), any_value(p))] as actors, [party(any_value(b), any_value(q))] as recipients,
        {{'value': any_value(day), 'earliest': any_value(day), 'latest': any_value(day), 'basis': 'stated'}} as date, {{'name': 'Town ' || h(seed, 15, 400), 'level': 'city'}} as place,
        list(distinct 'doc-' || d) as given_ids, list(distinct document) as documents, list(id) as events, []::varchar[] as families, count(distinct d)::int as lines_at_most, []::varchar[] as supersedes
        from f group by seed, incident order by incident"""
    )
    c.execute(
        """insert into quotes by name select md5('q' || i)[:24] as id, document, 'doc-' || d as given_id, md5('q' || seed)[:24] as utterance, [{'start': 10, 'end': 90, 'text': words(seed, 14)}] as content,
        'indirect' as kind, {'name': person(p), 'unnamed': false} as speaker, 'asserts' as stance,
        [{'name': 'Outlet ' || skewed(d, 8, 40), 'kind': 'outlet', 'relation': 'publishes'}, {'name': 'Agency ' || h(i, 16, 12), 'kind': 'agency', 'relation': 'carries'}, {'name': person(p), 'kind': 'person', 'relation': 'says'}] as chain,
        {'sentence': {'start': 5, 'end': 120, 'text': words(seed, 18)}, 'trigger': {'start': 5, 'end': 9, 'text': 'said'}, 'rule': 'r'} as evidence from f where i % 2 = 0 order by document, id"""
    )
    c.execute(
        """insert into utterances by name select utterance as id, any_value(speaker.name) as speaker, false as unnamed, any_value(content[1].text) as text, min(document) as first,
        list(id) as quotes, list(distinct given_id) as given_ids, []::varchar[] as supersedes from quotes group by utterance order by 1"""
    )
    c.execute(
        f"""insert into tenures by name select md5('t' || i)[:24] as id, document, 'doc-' || d as given_id, person(p) as person, ['Foreign Minister', 'President', 'Prime Minister', 'Ambassador'][1 + h(p, 17, 4)] as title,
        code(p % {STATES}) as "of", code(p % {STATES}) as state, 'current' as qualifier, day as as_of, false as implied, {{'start': 5, 'end': 20, 'text': 'Minister x'}} as span,
        {{'sentence': {{'start': 5, 'end': 120, 'text': words(seed, 18)}}, 'trigger': {{'start': 5, 'end': 9, 'text': 'Mini'}}, 'rule': 'r'}} as evidence from f where i % 5 = 0 order by document, id"""
    )
    c.execute(
        """insert into mentions by name select md5('m' || i || '-' || n)[:24] as id, document, 'doc-' || d as given_id, {'start': 5 + n * 40, 'end': 20 + n * 40, 'text': person(p)} as span,
        case n when 0 then 'person' else 'state' end as kind, case n when 0 then person(p) else 'State ' || code(a) end as name, case n when 0 then 'full' else 'metonym' end as form, false as resolved from f, range(2) t(n) order by document, id"""
    )
    c.execute(
        f"""insert into people by name select md5('p' || p)[:24] as id, person(p) as name, true as public, [{{'form': person(p), 'given_ids': ['doc-1']}}] as variants,
        [code(p % {STATES})] as states, ['Foreign Minister'] as offices, list_transform(range(1 + h(p, 18, 300)), lambda x: 'd' || x) as documents from range(5000) t(p) order by id"""
    )
    c.execute(
        """insert into judgements by name select md5('j' || i)[:24] as id, 'incident' as kind, incident as subject, [incident, id] as members, 'incidents' as by,
        [{'feature': 'day', 'weight': 2.0, 'why': 'on one day'}, {'feature': 'who', 'weight': 3.0, 'why': 'the same persons'}] as reasons from f where i <> seed"""
    )
    began = time.perf_counter()
    index(c)
    c.close()
    make(record)
    print(f"indexes and tables of the page: {time.perf_counter() - began:.1f} s")


def addresses(record: Path, each: int) -> dict[str, list[str]]:
    """Addresses of every view, chosen by their ids so that the same record gives the same ones; the heaviest are among them."""
    c = opened(record, "700MB")

    def some(query: str) -> list[str]:
        return [row[0] for row in c.execute(query).fetchall()]

    found = {
        "overview": ["/"],
        "matrix": ["/matrix", "/matrix?parties=30", "/matrix?type=CONSULT&since=2018", "/matrix?order=name"],
        "pair": some(f"select '/pair/' || a.key || '/' || b.key from (select lo, hi, count(*) as n from page.pairs group by all) p join page.parties a on a.number = p.lo join page.parties b on b.number = p.hi order by p.n desc, p.lo, p.hi limit {each // 2}")
        + some(f"select '/pair/' || a.key || '/' || b.key || '?type=CONSULT&since=2019' from (select distinct lo, hi from page.pairs) p join page.parties a on a.number = p.lo join page.parties b on b.number = p.hi order by hash(a.key, b.key) limit {each // 2}"),
        "filtered": some(f"select '/pair/' || a.key || '/' || b.key || (['?outlet=Outlet+0', '?asserts=quoted&status=planned', '?by=Family31', '?outlet=Outlet+7&since=2018&beside=1'])[1 + (row_number() over (order by p.n desc, p.lo, p.hi) % 4)::int] from (select lo, hi, count(*) as n from page.pairs group by all) p join page.parties a on a.number = p.lo join page.parties b on b.number = p.hi order by p.n desc, p.lo, p.hi limit {each}"),
        "party": some(f"select '/party/' || key from page.parties where kind = 'state' order by incidents desc limit {each}"),
        "incidents": [f"/incidents?type={t}&page={p}" for t in TYPES for p in (1, 40)] + ["/incidents", "/incidents?reports=3&since=2020", "/incidents?outlet=Outlet+1"],
        "incident": some(f"select '/incident/' || incident from page.chronology order by reports desc, incident limit {each // 2}")
        + some(f"select '/incident/' || id from incidents order by hash(id) limit {each // 2}"),
        "document": some(f"select '/document/' || id from documents order by hash(id) limit {each}"),
        "documents": ["/documents", "/documents?outlet=Outlet+1&page=20", "/documents?since=2019&copies=1", "/documents?title=harbour"],
        "sayings": ["/sayings", "/sayings?by=Family31", "/sayings?words=grain+river", "/sayings?outlet=Outlet+3&page=9"],
        "utterance": some(f"select '/utterance/' || utterance from page.sayings order by reports desc, utterance limit {each}"),
        "people": ["/people", "/people?name=Family31", "/people?page=30"],
        "person": some(f"select '/person/' || id from people order by hash(id) limit {each}"),
        "offices": ["/offices", "/offices?title=president&page=2"],
        "office": some(f"select distinct '/office/' || \"of\" || '/' || replace(title, ' ', '%20') from page.offices order by 1 limit {each}"),
        "outlets": ["/outlets"],
        "outlet": [f"/outlet/Outlet%20{i}" for i in range(40)],
        "search": [f"/search?q={q}" for q in ("harbour+envoy&outlet=Outlet+2", "treaty&kind=saying&since=2016&until=2018", "harbour+treaty", "w123", "given17*", "%22grain+border%22", "Family31", "the+of+and", "w77+talks&since=2019", "minister&kind=document&page=4")],
    }  # fmt: skip
    c.close()
    return found


def measure(record: Path, requests: int, views: list[str]) -> bool:
    """Serve and time; whether all is within bounds."""
    server = subprocess.Popen([sys.executable, "-m", "avvisi", "serve", str(record), "--port", "0"], stderr=subprocess.PIPE, text=True)
    assert server.stderr
    base = server.stderr.readline().split()[1].rstrip("/")
    good = True
    try:
        began = time.perf_counter()
        while b"is being made" in urllib.request.urlopen(base + "/search?q=x").read():
            time.sleep(1)
        print(f"search index: {time.perf_counter() - began:.1f} s")
        for view, paths in addresses(record, requests).items():
            if views and view not in views:
                continue
            times = []
            spent = _cpu(server.pid)
            for n in range(requests):
                path = paths[n % len(paths)]
                path += ("&" if "?" in path else "?") + f"asked={n}"  # an answer kept from before would flatter
                began = time.perf_counter()
                urllib.request.urlopen(base + path).read()
                times.append((time.perf_counter() - began) * 1000)
            times.sort()
            middle, high, worst = times[len(times) // 2], times[int(len(times) * 0.95)], times[-1]
            good = good and high <= 150
            print(
                f"{view:10} {len(times):4} requests   median {middle:6.1f}   p95 {high:6.1f}   slowest {worst:6.1f}   CPU {(_cpu(server.pid) - spent) * 1000 / len(times):6.1f} ms{'   OVER' if high > 150 else ''}"
            )
        peak = (
            next(int(line.split()[1]) for line in Path(f"/proc/{server.pid}/status").read_text().splitlines() if line.startswith("VmHWM"))
            // 1024
        )
        print(f"peak memory of serve: {peak} MB")
        return good and peak <= 1000
    finally:
        server.terminate()
        server.wait()


def _cpu(process: int) -> float:
    """Seconds of processor time a process has used."""
    fields = Path(f"/proc/{process}/stat").read_text().rsplit(")", 1)[1].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def main() -> int:
    """Generate, serve, time."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--documents", type=int, default=100_000)
    parser.add_argument("--each", type=int, default=10, help="events a document")
    parser.add_argument("--words", type=int, default=320, help="words a document")
    parser.add_argument("--views", nargs="*", default=[], help="time these views only")
    parser.add_argument("--requests", type=int, default=60)
    parser.add_argument("--keep", type=Path, help="keep (or use again) the generated record here")
    given = parser.parse_args()
    folder = given.keep or Path(tempfile.mkdtemp(prefix="avvisi-page-"))
    if not (folder / database.NAME).exists():
        began = time.perf_counter()
        generate(folder, given.documents, given.each, given.words)
        print(f"generated {given.documents:,} documents, {given.documents * given.each:,} events in {time.perf_counter() - began:.0f} s")
    good = measure(folder, given.requests, given.views)
    if not given.keep:
        shutil.rmtree(folder)
    return 0 if good else 1


if __name__ == "__main__":
    sys.exit(main())
