"""What the page asks about persons, sayings and documents: names and whose they are, what is masked, offices with their proof, contacts."""

from avvisi.store.page_plain import CHAIN_PLAIN, REPORT

EVIDENCE = 4  # sentences that prove a tenure
CONTACTS = 60
JUDGED = 100

NAMES = (
    """create table page.names as
    with forms as (
        select name as form, id as person, public from people
        union all
        select v.form, id, public from (select id, public, unnest(variants) as v from people))
    select form, min(person) as person, count(distinct person)::int as bearers, bool_or(public) as public
    from forms where form is not null group by form order by form""",
    """create table page.private_places as
    with public_forms as (select form from page.names where public)
    select m.document, m.span.start as "start", m.span."end" as "end" from mentions m
    where m.kind = 'person' and m.form in ('full', 'short')
      and m.name not in (select form from public_forms) and m.span.text not in (select form from public_forms)
    order by all""",
    "create table page.withheld as select id as document from documents where withheld order by id",
)

PEOPLE = (
    """create table page.appearances as
    select distinct t.person, c.n, t.key, t.side, t.office, c.day, c.type, c.standing
    from page.takes_part t join page.chronology c on c.incident = t.incident where t.person is not null
    order by all""",
    # who took part in the same meetings, calls and visits
    f"""create table page.contacts as
    with met as (
        select distinct t.person, t.key, c.n from page.takes_part t join page.chronology c on c.incident = t.incident
        where t.person is not null and c.type = 'CONSULT' and c.standing in ('asserted', 'attributed'))
    select x.person, y.person as other, y.key, count(distinct x.n)::int as times, min(x.n) as example
    from (select distinct person, n from met) x join met y on y.n = x.n and y.person <> x.person group by x.person, y.person, y.key
    qualify row_number() over (partition by x.person order by times desc, y.person, y.key) <= {CONTACTS} order by x.person, times desc, other, y.key""",
    """create table page.speakers as
    select q.speaker.name as name, q.speaker.unnamed as unnamed, count(*)::int as quotes, count(distinct q.document)::int as documents
    from quotes q where q.speaker is not null and q.litter is null group by all order by all""",
    """create table page.sayings as
    with carried as (
        select q.utterance, min(coalesce(d.published, d.published_earliest, d.published_latest)) as day, count(distinct q.document)::int as reports,
               list(distinct d.outlet order by d.outlet) filter (where d.outlet is not null) as outlets,
               list(distinct q.stance order by q.stance) as stances
        from quotes q join documents d on d.id = q.document group by q.utterance)
    select u.id as utterance, u.speaker as speaker, u.unnamed as unnamed, u.text as text, u.first as first, c.day, c.reports,
           coalesce(c.outlets, []) as outlets, coalesce(c.stances, []) as stances
    from utterances u join carried c on c.utterance = u.id order by c.day nulls last, u.id""",
    # a saying as lists show it, with the quote that carries it first
    f"""create table page.said as
    with ranked as (
        select q.utterance, q.id as quote, row_number() over (partition by q.utterance
            order by coalesce(d.published, d.published_earliest, d.published_latest, '9999'), q.document, q.evidence.sentence.start, q.id) as place
        from quotes q join documents d on d.id = q.document where q.utterance is not null qualify place = 1)
    select s.utterance as utterance, to_json({{
        'utterance': s.utterance, 'speaker': s.speaker, 'unnamed': s.unnamed, 'first': s.first, 'day': s.day, 'reports': s.reports, 'outlets': s.outlets, 'stances': s.stances,
        'quote': {{'id': q.id, 'document': q.document, 'given_id': q.given_id, 'stance': q.stance, 'kind': q.kind, 'chain': {CHAIN_PLAIN.format("q.chain")},
            'said': {{'document': q.document, 'start': q.content[1].start, 'text': array_to_string(list_transform(q.content, lambda w: w.text), ' … ')}}, 'report': {REPORT}}}}})::varchar as card
    from page.sayings s join ranked r on r.utterance = s.utterance join quotes q on q.id = r.quote join documents d on d.id = q.document order by s.rowid""",
    f"""create table page.offices as
    with proof as (
        select t."of", t.title, t.person, t.qualifier, t.document, t.given_id, t.evidence.sentence.start as "start", t.evidence.sentence.text as text, t.as_of, {REPORT} as report
        from tenures t join documents d on d.id = t.document where t."of" is not null
        qualify row_number() over (partition by t."of", t.title, t.person, t.qualifier order by t.implied, t.as_of nulls last, t.document, t.id) <= {EVIDENCE}),
    proofs as (
        select "of", title, person, qualifier, to_json(list({{'document': document, 'given_id': given_id, 'start': "start", 'text': text, 'as_of': as_of, 'report': report}}
            order by as_of nulls last, document, "start"))::varchar as evidence from proof group by "of", title, person, qualifier),
    held as (
        select "of", any_value(state order by state) as state, title, person, qualifier, min(as_of) as first, max(as_of) as last, min(start) as since, max("end") as until,
           list(distinct as_of order by as_of) filter (where as_of is not null) as seen, count(*)::int as sightings,
           count(distinct document)::int as documents
        from tenures where "of" is not null group by "of", title, person, qualifier)
    select h.*, p.evidence from held h join proofs p on p."of" = h."of" and p.title = h.title and p.person = h.person and p.qualifier = h.qualifier
    order by "of", title, first nulls last, person, qualifier""",
    """create table page.facts as
    with counted as (
        select document, 'events' as what, count(*)::int as n from events where litter is null group by all union all
        select document, 'quotes', count(*)::int from quotes where litter is null group by all union all
        select document, 'mentions', count(*)::int from mentions group by all)
    select document, coalesce(max(n) filter (where what = 'events'), 0) as events, coalesce(max(n) filter (where what = 'quotes'), 0) as quotes,
           coalesce(max(n) filter (where what = 'mentions'), 0) as mentions
    from counted group by document order by document""",
    # why several were taken for one: of much-told things the first so many judgements
    f"""create table page.judged as
    with ranked as (select j, (row_number() over (partition by j.subject order by j.id))::int as place from judgements j)
    select j.subject as subject, place, to_json(j)::varchar as card from ranked where place <= {JUDGED} order by 1, 2""",
    # documents in order of publication
    """create table page.calendar as
    select id, outlet, published, published_earliest, published_latest, coalesce(published, published_earliest, published_latest) as day, title, copy_family is not null as copied
    from documents order by day nulls last, id""",
    """create table page.counts as
    select (select count(*) from documents) as documents, (select count(*) from events) as events, (select count(*) from incidents) as incidents,
           (select count(*) from quotes) as quotes, (select count(*) from utterances) as utterances, (select count(*) from tenures) as tenures,
           (select count(*) from people where public) as people, (select count(*) from people where not public) as private,
           (select count(distinct outlet) from documents) as outlets, (select count(distinct copy_family) from documents) as families,
           (select count(*) from problems where rejected) as rejected, (select count(*) from page.parties where paired > 0 and public) as parties""",
    """create table page.span as
    with r as (select min(day) as low, max(day) as high, coalesce(sum(documents) filter (where day is null), 0)::int as undated from page.outlet_days),
    h as (select min(day) as first, max(day) as last, count(*) filter (where day is null) as undated from page.chronology),
    shown as (
        select min(month) as low, max(month) as high from page.months, r where month is not null and (r.low is null or
        (month >= (substr(r.low, 1, 4)::int - 1)::varchar || substr(r.low, 5, 3) and month <= (substr(r.high, 1, 4)::int + 1)::varchar || substr(r.high, 5, 3))))
    select r.low as published_first, r.high as published_last, r.undated as undated_reports, h.first as happened_first, h.last as happened_last,
           h.undated as undated_incidents, shown.low as low, shown.high as high from r, h, shown""",
)
