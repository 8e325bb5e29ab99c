"""Form of the pairs, and that no person stands in both halves. Standard library only."""
import collections
import json
import pathlib
import re
import sys
import unicodedata

D = pathlib.Path(__file__).parent
bad, seen, tot = [], {}, collections.Counter()
def norm(s):
    s = unicodedata.normalize('NFKD', s.replace('Đ', 'D').replace('đ', 'd').replace('ı', 'i'))
    return re.sub('[^a-z]', '', ''.join(c for c in s if not unicodedata.combining(c)).lower())
for half in ('tune', 'held'):
    seen[half], pairs = {}, set()
    for i, ln in enumerate((D / f'{half}.jsonl').open(encoding='utf-8'), 1):
        w, r = f'{half}:{i}', json.loads(ln)
        if set(r) != {'a', 'b', 'same', 'family', 'context'}: bad.append(f'{w} keys'); continue
        if not (isinstance(r['same'], bool) and r['a'] and r['b'] and r['family']): bad.append(f'{w} values')
        for s in 'ab':
            c = r['context'][s]
            if not re.fullmatch('[A-Z]{3}', c['state']) or not c['office']: bad.append(f'{w} context')
            m = re.fullmatch(r'(\d{4})-(\d{4})', c['years'])
            if not m or m[1] > m[2]: bad.append(f'{w} years')
            seen[half].setdefault((norm(r[s]), c['state']), w)
        if r['same'] and (r['a'] == r['b'] or r['context']['a']['state'] != r['context']['b']['state']): bad.append(f'{w} same')
        k = frozenset([(r[s], r['context'][s]['state'], r['context'][s]['years']) for s in 'ab'])
        if (k, r['same']) in pairs: bad.append(f'{w} twice: {r["a"]} / {r["b"]}')
        pairs.add((k, r['same'])); tot[half, r['same']] += 1
# persons: link every spelling to its kin through the 'same' pairs, over both halves
up = {}
def find(x):
    up.setdefault(x, x)
    while up[x] != x: x = up[x]
    return x
for half in ('tune', 'held'):
    for ln in (D / f'{half}.jsonl').open(encoding='utf-8'):
        r = json.loads(ln)
        ks = [(norm(r[s]), r['context'][s]['state']) for s in 'ab']
        if r['same']: up[find(ks[0])] = find(ks[1])
roots = {h: {find(k) for k in seen[h]} for h in seen}
for k in roots['tune'] & roots['held']: bad.append(f'person in both halves: {k}')
same, diff = (sum(v for (h, s), v in tot.items() if s is b) for b in (True, False))
if same < 320 or diff < 320: bad.append(f'too few: {same} same, {diff} different')
print(dict(tot)); print('\n'.join(bad) or 'ok'); sys.exit(bool(bad))
