"""Form, unique ids, weekdays and make-up of the groups. Standard library only."""
import collections
import datetime
import json
import pathlib
import re
import sys

D = pathlib.Path(__file__).parent
TYPES = set(['AGREE', 'CONSULT', 'SUPPORT', 'CONCEDE', 'COOPERATE', 'AID', 'RETREAT', 'REQUEST', 'ACCUSE', 'REJECT', 'THREATEN', 'PROTEST', 'SANCTION', 'MOBILIZE', 'COERCE', 'ASSAULT'])
KEYS = {'id', 'group', 'text', 'published', 'outlet', 'incident', 'type', 'parties', 'note'}
DAYS = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday']
bad, ids, texts, groups, home, n = [], set(), set(), {}, {}, collections.Counter()
for half in ('tune', 'held', 'more', 'own'):
    for ln in (D / f'{half}.jsonl').open(encoding='utf-8'):
        r = json.loads(ln); w = r.get('id'); n[half] += 1
        if set(r) - {'weekday_of'} != KEYS: bad.append(f'{w}: keys'); continue
        if w in ids: bad.append(f'{w}: id twice')
        if r['text'] in texts: bad.append(f'{w}: text twice')
        ids.add(w); texts.add(r['text'])
        if home.setdefault(r['group'], half) != half: bad.append(f'{w}: group in both halves')
        k = len(r['text'].split())
        if not 40 <= k <= 120: bad.append(f'{w}: {k} words: {r["text"][:50]}')
        if r['type'] not in TYPES: bad.append(f'{w}: type')
        if not r['parties'] or any(not re.fullmatch('[A-Z]{3}', p) for p in r['parties']): bad.append(f'{w}: parties')
        if not r['incident'].startswith(r['group'] + '-'): bad.append(f'{w}: label')
        if re.search(r'[{}"“”]', r['text']): bad.append(f'{w}: brace or quotation mark')
        pub = datetime.date.fromisoformat(r['published'])
        if not 1975 <= pub.year <= 2024: bad.append(f'{w}: year')
        wd = r.get('weekday_of', {})
        for d, iso in wd.items():
            x = datetime.date.fromisoformat(iso)
            if DAYS[x.weekday()] != d: bad.append(f'{w}: {iso} is no {d}')
            if not -8 <= (pub - x).days <= 8 : bad.append(f'{w}: {d} {iso} too far from {pub}: {r["text"][:60]}')
            if d not in r['text']: bad.append(f'{w}: {d} not in text')
        for d in DAYS:
            if re.search(rf'\b{d}\b', r['text']) and d not in wd: bad.append(f'{w}: {d} without a date')
        groups.setdefault(r['group'], collections.defaultdict(list))[r['incident']].append(r)
for g, inc in groups.items():
    sizes = sorted((len(v) for v in inc.values()), reverse=True)
    if not 2 <= sizes[0] <= 5: bad.append(f'{g}: no incident of two to five reports')
    if not 1 <= sum(sizes[1:]) <= 3: bad.append(f'{g}: {sum(sizes[1:])} look-alikes')
    for v in inc.values():
        if len({r['type'] for r in v}) > 1: bad.append(f'{g}: one incident, two types')
        if len({r['outlet'] for r in v}) < len(v) and len(v) == 2: bad.append(f'{g}: one outlet twice')
    main = max(inc, key=lambda k: len(inc[k]))
    if any(not r['note'] for k, v in inc.items() if k != main for r in v): bad.append(f'{g}: look-alike without note')
if len(groups) < 64: bad.append(f'{len(groups)} groups')
print(dict(n), collections.Counter(home.values()), len(groups), 'groups'); print('\n'.join(bad) or 'ok'); sys.exit(bool(bad))
