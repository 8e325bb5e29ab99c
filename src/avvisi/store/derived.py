"""What the page asks all the time, worked out once when the database is made: the schema `page` of `record.duckdb`.

Nothing here is a fact of its own: each table can be dropped and made again from the tables of the record. They keep a click under 150 ms
on a million events. `export` and `sql` show the record's own tables, not these.
"""

import duckdb

CROWD = 40  # of an incident with more parties on a side, the first so many stand in the matrix: pairs grow with the square

INDEXES = (
    ("documents", "id"), ("events", "id"), ("events", "incident"), ("quotes", "id"), ("quotes", "utterance"),
    ("incidents", "id"), ("utterances", "id"), ("people", "id"), ("occasions", "id"), ("tenures", "id"),
)  # fmt: skip

# An act that only someone else asserts is 'attributed'; what is merely planned, alleged, denied or supposed is not counted as an act.
STANDING = """
    case when i.status not in ('happened', 'historical') then i.status
         when coalesce(s.asserted, 0) > 0 then 'asserted'
         when coalesce(s.attributed, 0) > 0 then 'attributed'
         else 'asserted' end"""

STATEMENTS = (
    "create schema page",
    "create table page.passport as select replace(uuid()::varchar, '-', '') as key",
    # --- parties and persons of incidents
    f"""create table page.takes_part as
    with sides as (
        select id as incident, 'actor' as side, unnest(list_slice(actors, 1, {CROWD})) as p from incidents
        union all
        select id, 'recipient', unnest(list_slice(recipients, 1, {CROWD})) from incidents)
    select distinct case when p.kind = 'state' and p.code is not null then p.code else p.name end as key,
           p.kind as kind, p.name as name, incident, side, p.person as person, p.office as office, p.sector as sector
    from sides where p.name is not null
    order by key, incident, side, person nulls last, office nulls last, kind, name, sector nulls last""",
    f"""create table page.chronology as
    with said as (
        select e.incident, count_if(len(e.according_to) = 0 and e.status in ('happened', 'historical')) as asserted,
               count_if(len(e.according_to) > 0 and e.status in ('happened', 'historical')) as attributed,
               count(distinct e.date.value) as days, count(distinct e.status) as statuses, count(distinct lower(e.place.name)) as places,
               list(distinct d.outlet order by d.outlet) filter (where d.outlet is not null) as outlets,
               min(d.published) as reported
        from events e join documents d on d.id = e.document group by e.incident),
    who as (select incident, list(distinct person order by person) filter (where person is not null) as people,
               list(distinct key order by key) as parties
        from page.takes_part group by incident)
    select i.id as incident,
           case when length(i.date.value) = 10 then i.date.value else coalesce(i.date.earliest, i.date.latest) end as day,
           length(i.date.value) = 10 as exact, i.date.earliest as earliest, i.date.latest as latest, i.date.basis as basis, i.type as type, i.mode as mode, i.quad as quad, i.status as status,
           {STANDING} as standing, len(list_distinct(i.documents))::int as reports, i.lines_at_most as lines,
           i.place.name as place, coalesce(w.people, []) as people, coalesce(w.parties, []) as parties,
           coalesce(s.outlets, []) as outlets, s.reported as reported,
           coalesce(s.days, 0)::int as days, coalesce(s.statuses, 0)::int as statuses, coalesce(s.places, 0)::int as places
    from incidents i left join said s on s.incident = i.id left join who w on w.incident = i.id
    order by day nulls last, i.id""",
    # --- pairs: between two parties, or both on one side of something done to a third
    """create table page.pairs as
    with sides as (select distinct incident, key, side from page.takes_part where kind <> 'person'),
    joined as (
        select x.key as a, y.key as b, x.incident, bool_or(x.side <> y.side) as across
        from sides x join sides y on x.incident = y.incident and x.key < y.key group by all)
    select j.a, j.b, case when j.across or c.type in ('CONSULT', 'AGREE', 'COOPERATE') then 'between' else 'beside' end as relation,
           c.incident, c.day, substr(c.day, 1, 7) as month, c.type, c.quad, c.status, c.standing, c.reports
    from joined j join page.chronology c on c.incident = j.incident
    order by j.a, j.b, c.day nulls last, c.incident""",
    """create table page.pair_months as
    select a, b, month, try_cast(substr(month, 1, 4) as int) * 12 + try_cast(substr(month, 6, 2) as int) - 1 as number, type, quad, standing,
           count(*)::int as incidents, sum(reports)::int as reports
    from page.pairs where relation = 'between' group by all order by all""",
    """create table page.parties as
    with named as (
        select key, kind, name, count(distinct incident)::int as incidents from page.takes_part group by all),
    totals as (select key, count(distinct incident)::int as incidents from page.takes_part group by all),
    best as (select distinct on (key) key, kind, name from named order by key, kind = 'person', incidents desc, name, kind),
    ends as (select a as key, incidents, standing from page.pair_months union all select b, incidents, standing from page.pair_months),
    paired as (
        select key, sum(case when standing in ('asserted', 'attributed') then incidents else 0 end)::int as acts, sum(incidents)::int as paired
        from ends group by key)
    select b.key, b.kind, b.name, t.incidents, coalesce(p.acts, 0) as acts, coalesce(p.paired, 0) as paired
    from best b join totals t on t.key = b.key left join paired p on p.key = b.key order by t.incidents desc, b.key""",
    """create table page.told as
    select incident from page.chronology where reports > 1
    order by len(outlets) desc, lines desc, reports desc, day desc nulls last, incident limit 50""",
    """create table page.latest as
    select key, incident, day from (select distinct t.key, t.incident, c.day from page.takes_part t join page.chronology c on c.incident = t.incident
        where t.kind <> 'person' and c.day is not null)
    qualify row_number() over (partition by key order by day desc, incident) <= 12 order by key, day desc, incident""",
    """create table page.months as
    select substr(day, 1, 7) as month, type, quad, standing, count(*)::int as incidents, sum(reports)::int as reports
    from page.chronology group by all order by all""",
    # --- outlets: the denominators, what they relay, their words for things
    """create table page.outlet_days as
    select outlet, coalesce(published, published_earliest, published_latest) as day, published is not null as exact, count(*)::int as documents,
           count(copy_family)::int as copies
    from documents group by all order by all""",
    """create table page.outlets as
    select outlet, sum(documents)::int as documents, sum(copies)::int as copies, min(day) as first, max(day) as last,
           count(distinct day)::int as days, coalesce(sum(documents) filter (where day is null), 0)::int as undated
    from page.outlet_days group by outlet order by documents desc, outlet nulls last""",
    """create table page.relays as
    with links as (
        select d.outlet, q.document, unnest(list_slice(q.chain, 2, len(q.chain) - 1)) as l from quotes q join documents d on d.id = q.document
        where len(q.chain) > 2)
    select outlet, l.name as name, l.kind as kind, l.relation as relation, count(*)::int as quotes, count(distinct document)::int as documents
    from links where l.name is not null group by all order by all""",
    """create table page.words_for as
    select d.outlet, m.name, m.kind, m.form, m.span.text as words, count(*)::int as times, count(distinct m.document)::int as documents
    from mentions m join documents d on d.id = m.document
    where m.form in ('epithet', 'description', 'metonym', 'adjective', 'short') and lower(m.span.text) <> lower(m.name)
    group by all order by all""",
    # --- persons: who is public, whose name is masked where
    """create table page.person_names as
    with forms as (
        select name as form, id as person, public, name from people
        union all
        select v.form, id, public, name from (select id, name, public, unnest(variants) as v from people))
    select distinct form, person, public, name from forms where form is not null order by all""",
    """create table page.private_places as
    with public_forms as (select distinct form from page.person_names where public)
    select m.document, m.span.start as "start", m.span."end" as "end" from mentions m
    where m.kind = 'person' and m.form in ('full', 'short')
      and m.name not in (select form from public_forms) and m.span.text not in (select form from public_forms)
    order by all""",
    "create table page.withheld as select id as document from documents where withheld order by id",
    """create table page.appearances as
    select distinct t.person, t.incident, t.key, t.side, t.office, c.day, c.type, c.standing
    from page.takes_part t join page.chronology c on c.incident = t.incident where t.person is not null
    order by all""",
    """create table page.speakers as
    select q.speaker.name as name, q.speaker.unnamed as unnamed, count(*)::int as quotes, count(distinct q.document)::int as documents
    from quotes q where q.speaker is not null group by all order by all""",
    """create table page.sayings as
    with carried as (
        select q.utterance, min(coalesce(d.published, d.published_earliest, d.published_latest)) as day, count(distinct q.document)::int as reports,
               list(distinct d.outlet order by d.outlet) filter (where d.outlet is not null) as outlets,
               list(distinct q.stance order by q.stance) as stances
        from quotes q join documents d on d.id = q.document group by q.utterance)
    select u.id as utterance, u.speaker as speaker, u.unnamed as unnamed, u.text as text, u.first as first, c.day, c.reports,
           coalesce(c.outlets, []) as outlets, coalesce(c.stances, []) as stances
    from utterances u join carried c on c.utterance = u.id order by c.day nulls last, u.id""",
    """create table page.offices as
    select "of", any_value(state order by state) as state, title, person, qualifier, min(as_of) as first, max(as_of) as last, min(start) as since, max("end") as until,
           list(distinct as_of order by as_of) filter (where as_of is not null) as seen, count(*)::int as sightings,
           count(distinct document)::int as documents
    from tenures where "of" is not null group by "of", title, person, qualifier order by "of", title, first nulls last, person, qualifier""",
    """create table page.facts as
    with counted as (
        select document, 'events' as what, count(*)::int as n from events group by all union all
        select document, 'quotes', count(*)::int from quotes group by all union all
        select document, 'mentions', count(*)::int from mentions group by all)
    select document, coalesce(max(n) filter (where what = 'events'), 0) as events, coalesce(max(n) filter (where what = 'quotes'), 0) as quotes,
           coalesce(max(n) filter (where what = 'mentions'), 0) as mentions
    from counted group by document order by document""",
)


def derive(connection: duckdb.DuckDBPyConnection) -> None:
    """Make the schema `page` and the indexes, from the tables that are there."""
    for statement in STATEMENTS:
        connection.execute(statement)
    for table, column in INDEXES:
        connection.execute(f"create index {table}_{column} on {table} ({column})")
    connection.execute("create index chronology_incident on page.chronology (incident)")
    connection.execute("create index words_for_name on page.words_for (name)")
    connection.execute("create index takes_part_incident on page.takes_part (incident)")
