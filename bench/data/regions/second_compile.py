"""Compile second.txt into second.jsonl (first 40 pages) and second_held.jsonl (the rest).

Mark-up as in compile.py; in addition a line `^URL` directly after `@@` gives the page's "url"."""
import json
import os

HERE = os.path.dirname(os.path.abspath(__file__))
src = open(os.path.join(HERE, 'compile.py'), encoding='utf-8').read()
ns = {'__file__': os.path.join(HERE, 'compile.py')}
exec(src[:src.index('pages, cur = [], None')], ns)      # only the page compiler, nothing is written

pages, cur = [], None
for line in open(os.path.join(HERE, 'second.txt'), encoding='utf-8').read().split('\n'):
    if line.startswith('@@'):
        cur = [[x.strip() for x in line[2:].split('|')], None, []]
        pages.append(cur)
    elif line.startswith('^'):
        cur[1] = line[1:].strip()
    elif cur:
        cur[2].append(line)
out = {n: open(os.path.join(HERE, n + '.jsonl'), 'w', encoding='utf-8') for n in ('second', 'second_held')}
for i, ((pub, basis, outlet), url, lines) in enumerate(pages, 1):
    text, regs = ns['compile_page'](lines)
    rec = {'id': 'sec-%03d' % i, 'text': text, 'regions': regs, 'published': None if pub == '-' else pub,
           'published_basis': basis, 'outlet': None if outlet == '-' else outlet}
    if url:
        rec['url'] = url
    out['second' if i <= 40 else 'second_held'].write(json.dumps(rec, ensure_ascii=False) + '\n')
