"""Compile pages.txt (marked-up source) into tune.jsonl and held.jsonl.

Source: `@@ published|basis|outlet` opens a page ('-' = null).  Each line starts with
a kind letter and a bar; `¦K|` switches kind inside a line; `+|` continues the region
of the previous line; `{{...}}` is a credit inside a caption or boilerplate.
T title, S standfirst, D dateline, B body, C caption, X boilerplate.
"""
import json
import os
import re

HERE = os.path.dirname(os.path.abspath(__file__))
KIND = dict(T='title', S='standfirst', D='dateline', B='body', C='caption', X='boilerplate')

def compile_page(lines):
    text, regs, cur = '', [], None
    for line in lines:
        if not line.strip():
            text += '\n'
            continue
        m = re.match(r'([TSDBCX+])\|', line)
        assert m, line
        parts = re.split(r'¦([TSDBCX])\|', line[2:])
        kinds = [m.group(1)] + parts[1::2]
        for k, chunk in zip(kinds, parts[0::2]):
            if k == '+':
                assert cur is not None
            else:
                cur = {'kind': KIND[k], 'span': [len(text), None]}
                regs.append(cur)
            for piece in re.split(r'(\{\{.*?\}\})', chunk):
                if piece.startswith('{{'):
                    s = len(text)
                    text += piece[2:-2]
                    regs.append({'kind': 'credit', 'span': [s, len(text)]})
                else:
                    text += piece
            cur['span'][1] = len(text)
        text += '\n'
    lead = len(text) - len(text.lstrip('\n'))
    tail = text.rstrip()
    out = []
    for r in regs:
        s, e = r['span']
        while s < e and text[s].isspace(): s += 1
        while e > s and text[e-1].isspace(): e -= 1
        if r['kind'] == 'dateline' and text[e-1] == ':': e -= 1
        assert e > s, r
        out.append({'kind': r['kind'], 'span': [s-lead, e-lead]})
    return tail[lead:], sorted(out, key=lambda r: (r['span'][0], -r['span'][1]))

pages, cur = [], None
for line in open(os.path.join(HERE, 'pages.txt'), encoding='utf-8').read().split('\n'):
    if line.startswith('@@'):
        cur = ([x.strip() for x in line[2:].split('|')], [])
        pages.append(cur)
    elif cur:
        cur[1].append(line)
files = {n: open(os.path.join(HERE, n + '.jsonl'), 'w', encoding='utf-8') for n in ('tune', 'held')}
for i, ((pub, basis, outlet), lines) in enumerate(pages, 1):
    text, regs = compile_page(lines)
    rec = {'id': 'reg-%03d' % i, 'text': text, 'regions': regs, 'published': None if pub == '-' else pub,
           'published_basis': basis, 'outlet': None if outlet == '-' else outlet}
    files['tune' if i % 2 else 'held'].write(json.dumps(rec, ensure_ascii=False) + '\n')
