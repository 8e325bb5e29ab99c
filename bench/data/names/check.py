#!/usr/bin/env python3
"""Verify names/{tune,held}.jsonl: spans, vocabulary, no overlaps, no titles or possessives in spans. Exit 1 on fault."""
import collections
import json
import re
import sys
from datetime import date
from pathlib import Path

H=Path(__file__).resolve().parent
K={'person','state','organisation','media','place'};F={'full','short','adjective','metonym','epithet','pronoun','description'}
bad=[];ids=set();cnt=collections.Counter();reg=collections.Counter();sent=collections.Counter()
for h in('tune','held'):
    for l in (H/f'{h}.jsonl').read_text(encoding='utf8').splitlines():
        r=json.loads(l);t=r['text'];i=r['id']
        if set(r)!={'id','region','text','published','mentions'}: bad.append((i,'keys'))
        if i in ids: bad.append((i,'duplicate id'))
        ids.add(i);date.fromisoformat(r['published']);reg[h,r['region']]+=1
        sent[r['region']]+=len(re.findall(r'[.?!]["”]?(?=\s[A-Z"]|$)',re.sub(r'\b(Mr|Mrs|Dr|P|A|K|F|W|J|R|B|O)\.','',t)))
        end=0
        for m in r['mentions']:
            s,e=m['span'];x=t[s:e]
            if set(m)!={'span','kind','name','code','form'}: bad.append((i,'mention keys'))
            if not end<=s<e<=len(t): bad.append((i,'span',s,e))
            end=e;cnt[m['kind']]+=1;cnt['form:'+m['form']]+=1
            if m['kind'] not in K or m['form'] not in F: bad.append((i,'vocabulary',m))
            if (m['kind']=='state')!=bool(m['code'] and re.fullmatch('[A-Z]{3}',m['code'])): bad.append((i,'code',m))
            if x!=x.strip() or re.search(r"['’]s?$",x): bad.append((i,'edge',x))
            if (s and t[s-1].isalnum()) or (e<len(t) and t[e].isalnum()): bad.append((i,'inside a word',x))
            if m['kind']=='person' and m['form']!='pronoun' and re.match(r'(President|Sir|Dame|Lord|General|Colonel|Mr|Mrs|Ms|Dr|King|Prince|Ayatollah|Tun|U|Daw|Mullah)\b(?! Johnson)',x): bad.append((i,'title',x))
            if m['form']=='full' and m['kind']=='person' and m['name']!=x: bad.append((i,'full',x))
for b in bad: print(*b)
print(dict(sent),sum(sent.values()));print(dict(reg));print(dict(cnt));print('OK' if not bad else f'{len(bad)} faults');sys.exit(bool(bad))
