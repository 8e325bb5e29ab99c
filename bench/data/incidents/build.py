"""source*.txt -> tune.jsonl, held.jsonl, more.jsonl, own.jsonl. {YYYY-MM-DD} in a text becomes the weekday of that date and is kept in weekday_of.
Odd-numbered groups go to tune, even ones to held; those of source3, written later to tune on, to more; those of source4, from other
regions again, to own."""
import datetime
import json
import pathlib
import random
import re

D = pathlib.Path(__file__).parent
out, g, head = {'tune': [], 'held': [], 'more': [], 'own': []}, None, None
groups = {}
for f in ('source1.txt', 'source2.txt', 'source3.txt', 'source4.txt'):
    for ln in (D / f).read_text('utf-8').splitlines():
        if ln.startswith('== '): g = ln[3:].strip(); groups[g] = []
        elif head is None and ln.strip(): head = ln.split('|')
        elif ln.strip():
            lab, typ, par, pub, outlet, note = head; head = None
            wd = {}
            def day(m):
                n = datetime.date.fromisoformat(m[1]).strftime('%A'); wd[n] = m[1]; return n
            r = dict(group=g, text=re.sub(r'\{(\d{4}-\d\d-\d\d)\}', day, ln.strip()), published=pub, outlet=outlet,
                     incident=f'{g}-{lab}', type=typ, parties=par.split(','), note=note)
            if wd: r['weekday_of'] = wd
            groups[g].append(r)
rng = random.Random(11)
for g, rs in groups.items():
    rng.shuffle(rs)                                  # the order of the file must not tell which is the main incident
    for i, r in enumerate(rs, 1):
        out['more' if g[0] == 'm' else 'own' if g[0] == 'o' else 'tune' if int(g[1:]) % 2 else 'held'].append({'id': f'{g}-r{i}', **r})
for h, rs in out.items():
    (D / f'{h}.jsonl').write_text(''.join(json.dumps(r, ensure_ascii=False) + '\n' for r in rs), 'utf-8')
