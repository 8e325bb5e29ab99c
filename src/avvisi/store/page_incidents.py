"""What the page asks about incidents, as statements that make tables of the schema `page`: parties, pairs, the chronology, the sentences to show.

Incidents are numbered in order of time (`n`), parties by weight (`number`, the most active first), so that a list, a matrix or a pair is a
stretch of a sorted table. Cards are JSON made once: a row of many nested columns costs DuckDB milliseconds to fetch, one column does not.
"""

from avvisi.store.page_plain import PARTIES_PLAIN, REPORT

CROWD = 40  # of an incident with more parties on a side, the first so many stand in the matrix: pairs grow with the square
PROOFS = 6  # reports of an incident whose first sentence lists show
NOTED = 24  # words for a party

# An act that only someone else asserts is 'attributed'; what is merely planned, alleged, denied or supposed is not counted as an act.
STANDING = """
    case when i.status not in ('happened', 'historical') then i.status
         when coalesce(s.asserted, 0) > 0 then 'asserted'
         when coalesce(s.attributed, 0) > 0 then 'attributed'
         else 'asserted' end"""
COUNTED = "standing in ('asserted', 'attributed')"

CHRONOLOGY = (
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
               count_if(len(e.according_to) = 0) as by_outlet,
               count(distinct e.date.value) as days, count(distinct e.status) as statuses, count(distinct lower(e.place.name)) as places,
               list(distinct d.outlet order by d.outlet) filter (where d.outlet is not null) as outlets,
               min(d.published) as reported
        from events e join documents d on d.id = e.document group by e.incident),
    who as (select incident, list(distinct person order by person) filter (where person is not null) as people,
               list(distinct key order by key) as parties
        from page.takes_part group by incident),
    found as (
        select i.id as incident,
           case when length(i.date.value) = 10 then i.date.value else coalesce(i.date.earliest, i.date.latest) end as day,
           length(i.date.value) = 10 as exact, i.date.earliest as earliest, i.date.latest as latest, i.date.basis as basis, i.type as type, i.mode as mode, i.quad as quad, i.status as status,
           {STANDING} as standing, case when coalesce(s.by_outlet, 1) > 0 then 'outlet' else 'quoted' end as asserted_by,
           len(list_distinct(i.documents))::int as reports, i.lines_at_most as lines,
           i.place.name as place, coalesce(w.people, []) as people, coalesce(w.parties, []) as parties,
           coalesce(s.outlets, []) as outlets, s.reported as reported,
           coalesce(s.days, 0)::int as days, coalesce(s.statuses, 0)::int as statuses, coalesce(s.places, 0)::int as places
        from incidents i left join said s on s.incident = i.id left join who w on w.incident = i.id)
    select (row_number() over (order by day nulls last, incident))::int as n, * from found order by n""",
    "create table page.told_by as select unnest(outlets) as outlet, n from page.chronology order by outlet, n",
    "create table page.with_person as select unnest(people) as person, n from page.chronology order by person, n",
    """create table page.asserters as
    with links as (select id as event, incident, document, unnest(according_to) as quote from events where len(according_to) > 0)
    select distinct l.event, c.n, q.speaker.name as name from links l join quotes q on q.id = l.quote
    join page.chronology c on c.incident = l.incident where q.speaker.name is not null order by name, n, event""",
)

CARDS = (
    f"""create table page.cards as
    select c.n as n, c.incident as incident, to_json({{
        'id': i.id, 'type': i.type, 'mode': i.mode, 'quad': i.quad, 'status': i.status, 'actors': {PARTIES_PLAIN.format("i.actors")}, 'recipients': {PARTIES_PLAIN.format("i.recipients")},
        'date': i.date, 'place': i.place, 'lines_at_most': i.lines_at_most, 'families': i.families, 'standing': c.standing, 'asserted_by': c.asserted_by, 'reports': c.reports,
        'outlets': c.outlets, 'people': c.people, 'parties': c.parties, 'day': c.day, 'days': c.days, 'statuses': c.statuses, 'places': c.places}})::varchar as card
    from page.chronology c join incidents i on i.id = c.incident order by c.n""",
    # the reports of each incident, in order of publication, each with its first sentence
    """create table page.reports as
    with ranked as (
        select e.incident, e.id as event, e.document, coalesce(d.published, d.published_earliest, d.published_latest, '9999') as day,
               row_number() over (partition by e.incident, e.document order by e.evidence.sentence.start, e.id) as nth
        from events e join documents d on d.id = e.document where e.incident is not null)
    select c.n as n, (row_number() over (partition by r.incident order by r.day, r.document))::int as place, r.document as document, r.event as event
    from ranked r join page.chronology c on c.incident = r.incident where r.nth = 1
    order by c.n, 2""",
    f"""create table page.proofs as
    with named as (select event, list({{'speaker': name}} order by name) as names from page.asserters group by event)
    select r.n as n, r.place as place, to_json({{
        'id': e.id, 'document': e.document, 'given_id': e.given_id, 'incident': e.incident, 'status': e.status, 'according_to': e.according_to, 'by': coalesce(named.names, []),
        'start': e.evidence.sentence.start, 'text': e.evidence.sentence.text, 'rule': e.evidence.rule, 'report': {REPORT}}})::varchar as card
    from page.reports r join events e on e.id = r.event join documents d on d.id = e.document
    left join named on named.event = e.id where r.place <= {PROOFS} order by r.n, r.place""",
    """create table page.told as
    select n, incident from page.chronology where reports > 1
    order by len(outlets) desc, lines desc, reports desc, day desc nulls last, incident limit 50""",
    """create table page.months as
    select substr(day, 1, 7) as month, try_cast(substr(day, 1, 4) as int) * 12 + try_cast(substr(day, 6, 2) as int) - 1 as number, type, quad, standing,
           count(*)::int as incidents, sum(reports)::int as reports
    from page.chronology group by all order by month nulls last, type, quad, standing""",
)

PAIRS = (
    # --- parties. A person is a party where no state or organisation stands for him on that side: 'the general met the envoys'
    """create table page.sides as
    with acting as (select distinct incident, side, person from page.takes_part where kind <> 'person' and person is not null),
    public_forms as (select form from page.names where public)
    select distinct t.incident, t.key, t.kind, t.name, t.side, t.kind <> 'person' or t.key in (select form from public_forms) as public
    from page.takes_part t left join acting a on t.kind = 'person' and a.incident = t.incident and a.side = t.side and a.person = t.key
    where a.incident is null order by all""",
    f"""create table page.parties as
    with named as (select key, kind, name, count(distinct incident)::int as incidents from page.takes_part group by all),
    totals as (select key, count(distinct incident)::int as incidents from page.takes_part group by all),
    best as (select distinct on (key) key, kind, name from named order by key, kind = 'person', incidents desc, name, kind),
    sides as (select distinct incident, key, side from page.sides),
    joined as (select distinct x.key, y.key as other, x.incident, bool_or(x.side <> y.side) as across from sides x join sides y on x.incident = y.incident and x.key <> y.key group by all),
    ends as (
        select j.key, count(distinct c.n) as paired, count(distinct c.n) filter (where {COUNTED}) as acts from joined j join page.chronology c on c.incident = j.incident
        where j.across or c.type in ('CONSULT', 'AGREE', 'COOPERATE') group by j.key),
    shown as (select key, bool_or(public) as public from page.sides group by key)
    select (row_number() over (order by b.kind = 'person', coalesce(e.acts, 0) desc, coalesce(e.paired, 0) desc, t.incidents desc, b.key))::int as number,
           b.key, b.kind, b.name, t.incidents, coalesce(e.acts, 0)::int as acts, coalesce(e.paired, 0)::int as paired,
           coalesce(s.public, b.kind <> 'person') as public
    from best b join totals t on t.key = b.key left join ends e on e.key = b.key left join shown s on s.key = b.key order by number""",
    # --- pairs: between two parties, or both on one side of something done to a third. `lo` and `hi` are the parties' numbers.
    """create table page.pairs as
    with sides as (select distinct s.incident, p.number, s.side from page.sides s join page.parties p on p.key = s.key),
    joined as (
        select x.number as lo, y.number as hi, x.incident, bool_or(x.side <> y.side) as across
        from sides x join sides y on x.incident = y.incident and x.number < y.number group by all)
    select j.lo, j.hi, case when j.across or c.type in ('CONSULT', 'AGREE', 'COOPERATE') then 'between' else 'beside' end as relation,
           c.n, c.incident, c.day, c.earliest, c.latest, substr(c.day, 1, 7) as month, c.type, c.quad, c.status, c.standing, c.asserted_by, c.reports
    from joined j join page.chronology c on c.incident = j.incident
    order by j.hi, j.lo, relation desc, c.n""",
    """create table page.pair_months as
    select lo, hi, month, try_cast(substr(month, 1, 4) as int) * 12 + try_cast(substr(month, 6, 2) as int) - 1 as number, type, quad, standing,
           count(*)::int as incidents, sum(reports)::int as reports
    from page.pairs where relation = 'between' group by all order by hi, lo, month nulls last, type, quad, standing""",
    """create table page.pair_totals as
    select lo, hi, quad, standing, sum(incidents)::int as incidents, sum(reports)::int as reports from page.pair_months group by all order by hi, lo, quad, standing""",
    # the same from each party's side
    """create table page.ends as
    with counted as (select lo, hi, number, quad, standing, sum(incidents)::int as incidents, sum(reports)::int as reports from page.pair_months group by all)
    select * from (select lo as party, hi as other, number, quad, standing, incidents, reports from counted
        union all select hi, lo, number, quad, standing, incidents, reports from counted)
    order by party, other, number nulls last, quad, standing""",
    f"""create table page.pair_contacts as
    with p as (select lo, hi, incident from page.pairs where type = 'CONSULT' and {COUNTED}),
    t as (select distinct p.number, s.incident, s.person from page.takes_part s join page.parties p on p.key = s.key where s.person is not null)
    select p.lo, p.hi, x.person as one, y.person as other, count(*)::int as times
    from p join t x on x.incident = p.incident and x.number = p.lo join t y on y.incident = p.incident and y.number = p.hi and y.person <> x.person
    group by all order by p.hi, p.lo, times desc, one, other""",
    """create table page.latest as
    select p.number, c.n from (select distinct key, incident from page.takes_part) t join page.parties p on p.key = t.key
    join page.chronology c on c.incident = t.incident where c.day is not null
    qualify row_number() over (partition by p.number order by c.day desc, c.incident) <= 12 order by p.number, c.day desc, c.incident""",
    """create table page.acts_for as
    select p.number, t.person, count(distinct t.incident)::int as times, max(t.office) as office
    from page.takes_part t join page.parties p on p.key = t.key where t.person is not null and t.person <> t.key group by p.number, t.person
    qualify row_number() over (partition by p.number order by times desc, t.person) <= 60 order by p.number, times desc, t.person""",
    f"""create table page.called as
    select name, words, sum(times)::int as times, list(distinct outlet order by outlet)[:6] as outlets from page.words_for
    where form in ('epithet', 'description', 'metonym') group by name, words
    qualify row_number() over (partition by name order by sum(times) desc, words) <= {NOTED} order by name, sum(times) desc, words""",
)
