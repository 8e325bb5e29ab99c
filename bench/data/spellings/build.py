"""persons.txt -> tune.jsonl, held.jsonl. A cluster (its persons are all different) stays wholly in one half."""
import itertools
import json
import pathlib
import random

D = pathlib.Path(__file__).parent
rng = random.Random(7)
clusters, cur = [], []
for ln in (D / 'persons.txt').read_text('utf-8').splitlines() + ['']:
    if ln.startswith('#'): continue
    if not ln.strip():
        if cur: clusters.append(cur); cur = []
        continue
    fam, st, offs, names = ln.split('|')
    offs = [o.rsplit(':', 1) for o in offs.split('/')]
    cur.append(dict(fam=fam, ctx=[dict(state=st, office=o, years=y) for o, y in offs], names=names.split(';')))
byfam = {}
for c in clusters: byfam.setdefault(c[0]['fam'], []).append(c)
halves, load, k = ([], []), [0, 0], 0
for fam, cs in byfam.items():                       # every script group in both halves where it has two clusters
    for j, c in enumerate(cs):
        h = 0 if load[0] <= load[1] else 1
        if len(cs) > 1 and j == 1 and cs[0] in halves[h]: h = 1 - h
        halves[h].append(c); load[h] += len(c)
def pair(p, q, a, b, same):
    return dict(a=a, b=b, same=same, family=p['fam'] if p['fam'] == q['fam'] else p['fam'] + '/' + q['fam'],
                context=dict(a=p['ctx'][0], b=q['ctx'][-1]))
for name, half in zip(('tune', 'held'), halves):
    out = []
    for c in half:
        for p in c:
            n = p['names']
            for a, b in list(itertools.combinations(n, 2))[:4]: out.append(pair(p, p, a, b, True))
        for p, q in itertools.combinations(c, 2):
            a, b = rng.choice(p['names']), rng.choice(q['names'])
            out.append(pair(p, q, a, b, False))
    for _ in range(15):                             # a few easy ones, strangers to each other
        c1, c2 = rng.sample(half, 2); p, q = rng.choice(c1), rng.choice(c2)
        out.append(pair(p, q, rng.choice(p['names']), rng.choice(q['names']), False))
    rng.shuffle(out)
    (D / (name + '.jsonl')).write_text(''.join(json.dumps(o, ensure_ascii=False) + '\n' for o in out), 'utf-8')
