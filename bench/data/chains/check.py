"""Check tune.jsonl and held.jsonl, and those of the later sets: exit 1 on any problem."""
import json
import os
import sys

HERE = os.path.dirname(os.path.abspath(__file__))
KIND = {'outlet', 'agency', 'media', 'official', 'person', 'institution', 'document', 'unnamed'}
REL = {'publishes', 'carries', 'quotes', 'cites', 'translates', 'conveys', 'says'}
ST = {'asserts', 'denies', 'asks', 'promises', 'warns', 'threatens', 'accuses', 'praises', 'rejects', 'believes', 'intends'}
bad, seen, texts, counts, nq, nn, forms = [], set(), set(), {}, 0, 0, set()
for name in ('tune', 'held', 'third_tune', 'third_held', 'fourth', 'fifth_tune', 'fifth_held', 'sixth_tune', 'sixth_held', 'seventh_tune', 'seventh_held'):
    for line in open(os.path.join(HERE, name + '.jsonl'), encoding='utf-8'):
        r = json.loads(line); t = r['text']
        counts[name] = counts.get(name, 0) + 1
        def err(m): bad.append('%s %s: %s' % (name, r['id'], m))
        if r['id'] in seen or t in texts: err('duplicate')
        seen.add(r['id']); texts.add(t); nn += bool(r['not_links'])
        def span(s, what):
            if s is None: return
            if not (len(s) == 2 and 0 <= s[0] < s[1] <= len(t)): return err('%s out of range %r' % (what, s))
            if t[s[0]].isspace() or t[s[1]-1].isspace(): err('%s ragged %r' % (what, t[s[0]:s[1]]))
            for k in s:
                if 0 < k < len(t) and t[k-1].isalnum() and t[k].isalnum(): err('%s cuts a word %r' % (what, t[s[0]:s[1]]))
        for i, q in enumerate(r['quotes']):
            nq += 1; forms.add(q['form'])
            if not q['content']: err('no content')
            last = -1
            for c in q['content']:
                span(c, 'content')
                if c[0] < last: err('content out of order')
                last = c[1]
                if t[c[1]-1] in ',.;:': err('trailing mark %r' % t[c[0]:c[1]])
                if t[c[0]:c[1]].lower().startswith('that ') and q['kind'] == 'indirect' : err('that? %r' % t[c[0]:c[1]])
            if q['kind'] not in ('direct', 'mixed', 'indirect'): err('kind')
            if q['kind'] == 'mixed' and not any(x in t for x in '"“‘\'«'): err('mixed without marks')
            if q['stance'] not in ST: err('stance')
            span(q['speaker']['span'], 'speaker'); span(q['cue'], 'cue')
            if q['cue'] and any(q['cue'][0] < e and s < q['cue'][1] for s, e in q['content']): err('cue inside content')
            if not q['chain'] or q['chain'][-1]['name'] != q['speaker']['name'] or q['chain'][-1]['relation'] != 'says': err('chain end')
            for l in q['chain']:
                span(l['span'], 'link')
                if l['kind'] not in KIND or l['relation'] not in REL: err('link %r' % l)
                if l['name'] in r['not_links']: err('not_link in chain %s' % l['name'])
            n = q['nested_in']
            if n is not None:
                if not (0 <= n < len(r['quotes']) and n != i): err('nested_in')
                elif not all(any(s >= S and e <= E for S, E in r['quotes'][n]['content']) for s, e in q['content']): err('not nested')
        for x in r['not_links']:
            if x not in t: err('not_link absent ' + x)
for b in bad: print(b)
print(counts, 'quotes', nq, 'texts with not_links', nn, 'forms', len(forms), 'problems', len(bad))
sys.exit(1 if bad else 0)
