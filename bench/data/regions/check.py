"""Check tune, held, second and second_held (.jsonl): exit 1 on any problem.

A single colon directly after a dateline lies in no region (by convention)."""
import datetime
import json
import os
import sys

HERE = os.path.dirname(os.path.abspath(__file__))
MAIN = {'title', 'standfirst', 'dateline', 'body', 'caption', 'boilerplate'}
bad, seen, counts, texts = [], set(), {}, set()
for name in ('tune', 'held', 'second', 'second_held', 'own'):
    for line in open(os.path.join(HERE, name + '.jsonl'), encoding='utf-8'):
        r = json.loads(line)
        t, i = r['text'], r['id']
        counts[name] = counts.get(name, 0) + 1
        def err(msg): bad.append('%s %s: %s' % (name, i, msg))
        if i in seen: err('duplicate id')
        if t in texts: err('duplicate text')
        seen.add(i); texts.add(t)
        own = [[] for _ in t]
        free = set()
        for g in r['regions']:
            s, e = g['span']
            if not 0 <= s < e <= len(t):
                err('span %r' % g); continue
            if t[s].isspace() or t[e-1].isspace(): err('ragged %r' % g)
            if g['kind'] in MAIN:
                for k in range(s, e): own[k].append(g['kind'])
                if g['kind'] == 'dateline':
                    if t[s:e].endswith(':'): err('dateline ends in colon')
                    if t[e:e+1] == ':': free.add(e)
            elif g['kind'] != 'credit': err('kind %r' % g)
        for g in r['regions']:
            if g['kind'] == 'credit':
                s, e = g['span']
                k = {tuple(own[j]) for j in range(s, e)}
                if k not in ({('caption',)}, {('boilerplate',)}): err('credit outside %r %r' % (g, k))
        for k, c in enumerate(t):
            if k in free:
                if own[k]: err('dateline colon covered at %d' % k)
            elif not c.isspace() and len(own[k]) != 1:
                err('char %d %r in %r: ...%s...' % (k, c, own[k], t[max(0, k-20):k+20]))
        if r['published'] is not None: datetime.date.fromisoformat(r['published'])
        if (r['published'] is None) != (r['published_basis'] == 'unknown'): err('published/basis')
        if r['published_basis'] not in ('stated', 'caption', 'url', 'unknown'): err('basis')
        if not (r['outlet'] is None or r['outlet']): err('outlet')
for b in bad: print(b)
print(counts, 'problems:', len(bad))
sys.exit(1 if bad else 0)
