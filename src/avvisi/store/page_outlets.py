"""What the page asks about outlets: the denominators, what they relay, the agencies they lean on, their words for things."""

NAMES, WORDS = 24, 10

OUTLETS = (
    """create table page.outlet_days as
    select outlet, coalesce(published, published_earliest, published_latest) as day, published is not null as exact, count(*)::int as documents,
           count(copy_family)::int as copies
    from documents group by all order by all""",
    """create table page.outlet_months as
    select outlet, substr(day, 1, 7) as month, sum(documents)::int as documents from page.outlet_days group by all order by all""",
    """create table page.outlets as
    select outlet, sum(documents)::int as documents, sum(copies)::int as copies, min(day) as first, max(day) as last,
           count(distinct day)::int as days, coalesce(sum(documents) filter (where day is null), 0)::int as undated
    from page.outlet_days group by outlet order by documents desc, outlet nulls last""",
    """create table page.affiliations as
    select outlet, min(outlet_affiliation) as affiliation from documents where outlet is not null group by outlet order by outlet""",
    """create table page.relays as
    with links as (
        select d.outlet, q.document, unnest(list_slice(q.chain, 2, len(q.chain) - 1)) as l from quotes q join documents d on d.id = q.document
        where len(q.chain) > 2 and q.litter is null)
    select outlet, l.name as name, l.kind as kind, l.relation as relation, count(*)::int as quotes, count(distinct document)::int as documents
    from links where l.name is not null group by all order by outlet nulls last, documents desc, quotes desc, name, kind, relation""",
    """create table page.outlet_quotes as
    select d.outlet, count(*)::int as quotes, (count(*) filter (where len(q.chain) > 2))::int as relayed,
           (count(*) filter (where len(list_filter(q.chain, lambda l: l.kind = 'agency')) > 0))::int as by_agency,
           (count(*) filter (where q.speaker is null))::int as unsourced,
           count(distinct case when len(list_filter(q.chain, lambda l: l.kind = 'agency')) > 0 then q.document end)::int as documents_by_agency
    from quotes q join documents d on d.id = q.document where q.litter is null group by d.outlet order by d.outlet nulls last""",
    # which agencies stand behind an outlet's reports, and since when
    """create table page.agencies as
    with links as (select distinct d.outlet, q.document, coalesce(d.published, d.published_earliest, d.published_latest) as day, q.id, unnest(q.chain) as l
        from quotes q join documents d on d.id = q.document where q.litter is null)
    select outlet, l.name as agency, count(distinct document)::int as documents, count(distinct id)::int as quotes, min(day) as first, max(day) as last
    from links where l.kind = 'agency' and l.name is not null and l.name is distinct from outlet
    group by outlet, l.name order by outlet nulls last, documents desc, quotes desc, agency""",
    """create table page.words_for as
    select d.outlet, m.name, m.kind, m.form, m.span.text as words, count(*)::int as times, count(distinct m.document)::int as documents
    from mentions m join documents d on d.id = m.document
    where m.form in ('epithet', 'description', 'metonym', 'adjective', 'short') and lower(m.span.text) <> lower(m.name)
    group by all order by all""",
    # the names an outlet has most words for, its words for them, and whether nobody else here writes so
    f"""create table page.outlet_words as
    with mine as (select outlet, name, kind, words, sum(times)::int as times from page.words_for
        where form in ('epithet', 'description', 'metonym') and kind <> 'person' and outlet is not null group by all),
    top as (select outlet, name, row_number() over (partition by outlet order by sum(times) desc, name) as place from mine group by outlet, name qualify place <= {NAMES}),
    writers as (select name, lower(words) as folded, count(distinct outlet) as outlets from page.words_for group by all)
    select m.outlet, t.place, m.name, m.kind, m.words, m.times, coalesce(w.outlets, 1) = 1 as only
    from mine m join top t on t.outlet = m.outlet and t.name = m.name left join writers w on w.name = m.name and w.folded = lower(m.words)
    qualify row_number() over (partition by m.outlet, m.name, m.kind order by m.times desc, m.words) <= {WORDS}
    order by m.outlet, t.place, m.kind, m.times desc, m.words""",
    """create table page.shares as
    with f as (select distinct outlet, copy_family from documents where copy_family is not null)
    select x.outlet, y.outlet as other, count(*)::int as families from f x join f y on x.copy_family = y.copy_family and x.outlet is distinct from y.outlet
    where x.outlet is not null group by all order by x.outlet, families desc, other nulls last""",
)
