"""Pieces of SQL that several tables of the page are made with: a report in short, parties and chains without their spans."""

REPORT = (
    "{'id': d.id, 'given_id': d.given_id, 'url': d.url, 'outlet': d.outlet, 'title': d.title, 'published': d.published, "
    "'published_earliest': d.published_earliest, 'published_latest': d.published_latest, 'copy_family': d.copy_family}"
)
PARTIES_PLAIN = (
    "list_transform({}, lambda p: {{'kind': p.kind, 'name': p.name, 'code': p.code, 'sector': p.sector, 'person': p.person, "
    "'office': p.office, 'role': p.role, 'members': p.members, 'implied': p.implied}})"
)
CHAIN_PLAIN = "list_transform({}, lambda l: {{'name': l.name, 'kind': l.kind, 'relation': l.relation}})"
