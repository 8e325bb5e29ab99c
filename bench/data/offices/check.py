#!/usr/bin/env python3
"""Verify offices/{tune,held}.jsonl. Exit 1 on fault."""
import collections
import json
import re
import sys
from datetime import date
from pathlib import Path

H=Path(__file__).resolve().parent
Q={'current','former','elect','designate','interim','acting','outgoing','late','then'};T={None,'elected','sworn_in','appointed','resigned','dismissed','died'}
KEYS={'person','title','of','qualifier','transition','start','end','implied'}
bad=[];ids=set();c=collections.Counter()
for h in('tune','held'):
    for l in (H/f'{h}.jsonl').read_text(encoding='utf8').splitlines():
        r=json.loads(l);i=r['id'];c[h]+=1
        if set(r)!={'id','region','text','published','tenures'}: bad.append((i,'keys'))
        if i in ids: bad.append((i,'duplicate id'))
        ids.add(i);date.fromisoformat(r['published']);c['empty']+=not r['tenures']
        for x in r['tenures']:
            c['tenures']+=1;c[x['qualifier']]+=1;c[str(x['transition'])]+=1;c['implied']+=x['implied'] is True
            if set(x)!=KEYS or x['qualifier'] not in Q or x['transition'] not in T or not isinstance(x['implied'],bool): bad.append((i,'vocabulary',x))
            if x['person'] not in r['text']: bad.append((i,'person',x['person']))
            if not x['title'] or not x['of']: bad.append((i,'title/of',x))
            for k in('start','end'):
                if x[k] and not re.fullmatch(r'\d{4}(-\d\d(-\d\d)?)?',x[k]): bad.append((i,k,x[k]))
            if x['start'] and x['end'] and x['start']>x['end']: bad.append((i,'order',x))
for b in bad: print(*b)
print(dict(c));print('OK' if not bad else f'{len(bad)} faults');sys.exit(bool(bad))
