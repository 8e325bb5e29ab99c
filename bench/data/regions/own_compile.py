"""Compile own.txt into own.jsonl (all of it for tuning). Mark-up as in second_compile.py."""
import json
import os

HERE = os.path.dirname(os.path.abspath(__file__))
src = open(os.path.join(HERE, 'compile.py'), encoding='utf-8').read()
ns = {'__file__': os.path.join(HERE, 'compile.py')}
exec(src[:src.index('pages, cur = [], None')], ns)

pages, cur = [], None
for line in open(os.path.join(HERE, 'own.txt'), encoding='utf-8').read().split('\n'):
    if line.startswith('@@'):
        cur = [[x.strip() for x in line[2:].split('|')], None, []]
        pages.append(cur)
    elif line.startswith('^'):
        cur[1] = line[1:].strip()
    elif cur:
        cur[2].append(line)
with open(os.path.join(HERE, 'own.jsonl'), 'w', encoding='utf-8') as out:
    for i, ((pub, basis, outlet), url, lines) in enumerate(pages, 1):
        text, regs = ns['compile_page'](lines)
        rec = {'id': 'own-%03d' % i, 'text': text, 'regions': regs, 'published': None if pub == '-' else pub,
               'published_basis': basis, 'outlet': None if outlet == '-' else outlet}
        if url:
            rec['url'] = url
        out.write(json.dumps(rec, ensure_ascii=False) + '\n')
