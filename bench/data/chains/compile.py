"""Compile chains.txt into tune.jsonl and held.jsonl, own.txt into own.jsonl, third.txt into third_tune.jsonl and third_held.jsonl, fourth.txt into fourth.jsonl, fifth.txt into fifth_tune.jsonl and fifth_held.jsonl, sixth.txt likewise.

Source, per item:
  # form | not-link; not-link
  text with {1:content of quote 1} and <1:its cue>
  1 d as  Name/kind/rel > Name=surface@n/kind/rel
Last in the chain is the speaker.  `=surface` gives the words that stand for the name at
the link, `@n` the n-th occurrence, `=-` no mention.  A `!` after the kind marks an unnamed speaker.
"""
import json
import os
import re

HERE = os.path.dirname(os.path.abspath(__file__))
KIND = dict(o='outlet', a='agency', m='media', f='official', n='person', i='institution', d='document', u='unnamed')
REL = dict(p='publishes', k='carries', q='quotes', c='cites', t='translates', v='conveys', s='says')
ST = {'as': 'asserts', 'de': 'denies', 'qs': 'asks', 'pr': 'promises', 'wa': 'warns', 'th': 'threatens', 'ac': 'accuses',
      'pa': 'praises', 're': 'rejects', 'be': 'believes', 'in': 'intends'}
QK = dict(d='direct', m='mixed', i='indirect')
IDS = {'chains.txt': 'chain', 'own.txt': 'own', 'third.txt': 'third', 'fourth.txt': 'fourth', 'fifth.txt': 'fifth',
       'sixth.txt': 'sixth', 'seventh.txt': 'seventh'}
OUTER = '"“”\'‘’«»'

def parse(marked):
    text, stack, content, cue = '', [], {}, {}
    pos = 0
    while pos < len(marked):
        m = re.compile(r'([{<])(\d):').match(marked, pos)
        if m:
            stack.append((m.group(1), int(m.group(2)), len(text)))
            pos = m.end()
        elif marked[pos] in '}>':
            br, k, s = stack.pop()
            assert br + marked[pos] in ('{}', '<>'), marked
            if br == '{':
                content.setdefault(k, []).append([s, len(text)])
            else:
                assert k not in cue, marked
                cue[k] = [s, len(text)]
            pos += 1
        else:
            text += marked[pos]
            pos += 1
    assert not stack, marked
    return text, content, cue

def trim(text, span, kind):
    s, e = span
    while s < e and (text[s].isspace() or (kind == 'd' and text[s] in OUTER)): s += 1
    while e > s and (text[e-1].isspace() or text[e-1] in ',.;:' or (kind == 'd' and text[e-1] in '"“”«»')): e -= 1
    return [s, e]

def find(text, surf, n):
    hits = [m.start() for m in re.finditer(r'(?<!\w)' + re.escape(surf) + r'(?!\w)', text)]
    assert len(hits) >= n, (surf, n, text)
    return [hits[n-1], hits[n-1] + len(surf)]

def link(text, spec):
    m = re.match(r'(.*?)(?:=(.*?))?(?:@(\d))?/(\w)(!?)/(\w)$', spec.strip())
    assert m, spec
    name, surf, n, k, un, rel = m.groups()
    span = None if surf == '-' else find(text, surf or name, int(n or 1))
    return {'name': name, 'kind': KIND[k], 'relation': REL[rel], 'span': span}, bool(un) or k == 'u'

def main(source='chains.txt', halves=('tune', 'held')):
    items, cur = [], None
    for line in open(os.path.join(HERE, source), encoding='utf-8').read().split('\n'):
        if not line.strip(): continue
        if line.startswith('# '):
            form, _, nots = line[2:].partition('|')
            cur = [form.strip(), [x.strip() for x in nots.split(';') if x.strip()], None, []]
            items.append(cur)
        elif cur[2] is None: cur[2] = line.strip()
        else: cur[3].append(line)
    files = {n: open(os.path.join(HERE, n + '.jsonl'), 'w', encoding='utf-8') for n in halves}
    problems = 0
    for i, (form, nots, marked, qs) in enumerate(items, 1):
        try:
            text, content, cue = parse(marked)
            quotes = []
            for q in qs:
                k, kind, st, chain = q.split(None, 3)
                links = [link(text, c) for c in chain.split(' > ')]
                spk = links[-1]
                k = int(k)
                assert k == len(quotes) + 1 and spk[0]['relation'] == 'says', q
                quotes.append({'content': [trim(text, c, kind) for c in content[k]], 'kind': QK[kind],
                    'speaker': {'name': spk[0]['name'], 'span': spk[0]['span'], 'unnamed': spk[1]},
                    'cue': cue.get(k), 'chain': [l for l, _ in links], 'stance': ST[st], 'nested_in': None, 'form': form})
            assert set(content) == set(range(1, len(quotes) + 1)) and set(cue) <= set(content), 'marks and quotes differ'
            for a, q in enumerate(quotes):
                outer = [(sum(e - s for s, e in o['content']), b) for b, o in enumerate(quotes) if b != a and
                         all(any(s >= S and e <= E for S, E in o['content']) for s, e in q['content'])]
                if outer: q['nested_in'] = min(outer)[1]
            for x in nots: assert x in text, ('not a name here', x)
        except Exception as ex:
            problems += 1
            print('item', i, marked[:90], '\n   ', repr(ex))
            continue
        files[halves[0] if i % 2 else halves[-1]].write(json.dumps(
            {'id': '%s-%03d' % (IDS[source], i), 'text': text, 'quotes': quotes, 'not_links': nots}, ensure_ascii=False) + '\n')
    print(len(items), 'items', problems, 'problems', sum(1 for x in items if x[1]), 'with not_links')
main()
main('own.txt', ('own',))
main('third.txt', ('third_tune', 'third_held'))
main('fourth.txt', ('fourth',))
main('fifth.txt', ('fifth_tune', 'fifth_held'))
main('sixth.txt', ('sixth_tune', 'sixth_held'))
main('seventh.txt', ('seventh_tune', 'seventh_held'))
