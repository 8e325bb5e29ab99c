#!/usr/bin/env python3
"""Compile src/*.txt (inline markup) to names/{tune,held}.jsonl and offices/{tune,held}.jsonl. Stdlib only.
Markup: {P:full} {p:short[=full]} person; {S:} state; {A:} adjective; {M:x=ISO3[/name]} metonym; {E:x=target} epithet;
{R:he[=target]} pronoun (default: last person); {D:x[=target]} description; {O:x[=name]} organisation; {N:} media; {L:} place.
'> person ; title ; of ; qualifier ; transition ; start ; end ; implied' = a tenure; '> none' = offices text with no tenure."""
import json
import re
import sys
from pathlib import Path

H=Path(__file__).resolve().parent; OFF=H.parent/'offices'
C={}
for l in ["AFG Afghanistan Afghan", "AGO Angola Angolan", "ALB Albania Albanian", "ARE United_Arab_Emirates Emirati", "ARG Argentina Argentine,Argentinian", "ARM Armenia Armenian", "AUS Australia Australian", "AUT Austria Austrian", "AZE Azerbaijan Azerbaijani", "BDI Burundi Burundian", "BEL Belgium Belgian", "BFA Burkina_Faso -", "BGD Bangladesh Bangladeshi", "BHR Bahrain Bahraini", "BIH Bosnia Bosnian", "BLR Belarus Belarusian", "BOL Bolivia Bolivian", "BRA Brazil Brazilian", "BRB Barbados Barbadian", "BUR Burma Burmese", "CAF Central_African_Republic -", "CAN Canada Canadian", "CHE Switzerland Swiss", "CHL Chile Chilean", "CHN China Chinese", "CIV Ivory_Coast Ivorian", "CMR Cameroon Cameroonian", "COD Democratic_Republic_of_Congo Congolese", "COL Colombia Colombian", "CRI Costa_Rica Costa_Rican", "CSK Czechoslovakia Czechoslovak", "CUB Cuba Cuban", "CYP Cyprus Cypriot", "CZE Czech_Republic Czech", "DDR East_Germany East_German", "DEU Germany German", "DMA Dominica -", "DNK Denmark Danish", "DOM Dominican_Republic -", "DZA Algeria Algerian", "ECU Ecuador Ecuadorean", "EGY Egypt Egyptian", "ERI Eritrea Eritrean", "ESP Spain Spanish", "EST Estonia Estonian", "ETH Ethiopia Ethiopian", "FIN Finland Finnish", "FJI Fiji Fijian", "FRA France French", "GAB Gabon -", "GBR United_Kingdom British", "GEO Georgia Georgian", "GHA Ghana Ghanaian", "GIN Guinea Guinean", "GMB Gambia Gambian", "GNB Guinea-Bissau -", "GRC Greece Greek", "GRD Grenada Grenadian", "GTM Guatemala -", "GUY Guyana Guyanese", "HND Honduras -", "HRV Croatia Croatian", "HTI Haiti Haitian", "HUN Hungary Hungarian", "HVO Upper_Volta -", "IDN Indonesia Indonesian", "IND India Indian", "IRL Ireland Irish", "IRN Iran Iranian", "IRQ Iraq Iraqi", "ISL Iceland Icelandic", "ISR Israel Israeli", "ITA Italy Italian", "JAM Jamaica Jamaican", "JOR Jordan Jordanian", "JPN Japan Japanese", "KAZ Kazakhstan Kazakh", "KEN Kenya Kenyan", "KGZ Kyrgyzstan Kyrgyz", "KHM Cambodia Cambodian", "KIR Kiribati -", "KOR South_Korea South_Korean", "KWT Kuwait Kuwaiti", "LBN Lebanon Lebanese", "LBR Liberia Liberian", "LBY Libya Libyan", "LKA Sri_Lanka Sri_Lankan", "LTU Lithuania Lithuanian", "MAR Morocco Moroccan", "MDA Moldova Moldovan", "MDV Maldives Maldivian", "MEX Mexico Mexican", "MHL Marshall_Islands -", "MKD Macedonia Macedonian", "MLI Mali Malian", "MLT Malta Maltese", "MMR Myanmar -", "MOZ Mozambique Mozambican", "MRT Mauritania Mauritanian", "MYS Malaysia Malaysian", "NAM Namibia Namibian", "NER Niger Nigerien", "NGA Nigeria Nigerian", "NIC Nicaragua Nicaraguan", "NLD Netherlands Dutch", "NOR Norway Norwegian", "NPL Nepal Nepali,Nepalese", "NRU Nauru -", "NZL New_Zealand New_Zealand", "OMN Oman Omani", "PAK Pakistan Pakistani", "PAN Panama Panamanian", "PER Peru Peruvian", "PHL Philippines Philippine", "PNG Papua_New_Guinea -", "POL Poland Polish", "PRK North_Korea North_Korean", "PRT Portugal Portuguese", "PSE Palestine Palestinian", "QAT Qatar Qatari", "RHO Rhodesia Rhodesian", "ROU Romania Romanian", "RUS Russia Russian", "RWA Rwanda Rwandan", "SAU Saudi_Arabia Saudi", "SDN Sudan Sudanese", "SEN Senegal Senegalese", "SGP Singapore -", "SLB Solomon_Islands -", "SLE Sierra_Leone -", "SLV El_Salvador Salvadoran", "SOM Somalia Somali", "SRB Serbia Serbian", "SSD South_Sudan -", "SUN Soviet_Union Soviet", "SWE Sweden Swedish", "SYC Seychelles -", "SYR Syria Syrian", "TCD Chad Chadian", "THA Thailand Thai", "TJK Tajikistan Tajik", "TKM Turkmenistan Turkmen", "TLS East_Timor Timorese", "TUN Tunisia Tunisian", "TUR Turkey Turkish", "TWN Taiwan Taiwanese", "TZA Tanzania Tanzanian", "UGA Uganda Ugandan", "UKR Ukraine Ukrainian", "USA United_States American", "UZB Uzbekistan Uzbek", "VAT Holy_See -", "VCT Saint_Vincent_and_the_Grenadines -", "VDR North_Vietnam North_Vietnamese", "VEN Venezuela Venezuelan", "VNM Vietnam Vietnamese", "YEM Yemen Yemeni", "YMD South_Yemen -", "YUG Yugoslavia Yugoslav", "ZAF South_Africa South_African", "ZAR Zaire Zairean", "ZMB Zambia Zambian", "ZWE Zimbabwe Zimbabwean"]:
    c,n,a=l.split(); C[c]=(n.replace('_',' '),[x.replace('_',' ') for x in a.split(',') if x!='-'])
S={n:(c,n) for c,(n,_) in C.items()}
S.update({'US':('USA','United States'),'USSR':('SUN','Soviet Union'),'UK':('GBR','United Kingdom'),'Britain':('GBR','United Kingdom'),'DRC':('COD','Democratic Republic of Congo'),'Congo':('COD','Democratic Republic of Congo'),'West Germany':('DEU','West Germany'),'South Vietnam':('VNM','South Vietnam'),'North Yemen':('YEM','North Yemen'),'United Arab Republic':('EGY','United Arab Republic'),'Democratic Kampuchea':('KHM','Democratic Kampuchea')})
A={a:(c,n) for c,(n,aa) in C.items() for a in aa}; A['West German']=('DEU','West Germany')
Q=dict(c='current',f='former',e='elect',d='designate',i='interim',a='acting',o='outgoing',l='late',t='then')
T=dict(el='elected',sw='sworn_in',ap='appointed',re='resigned',di='dismissed',de='died')
SHORTS={'US','USSR','UK','DRC','Congo','North','South'}
err=[]
def compile_text(raw,tid):
    items=[];out='';i=0
    for m in re.finditer(r'\{(\w):([^{}=]+)(?:=([^{}]+))?\}',raw):
        out+=raw[i:m.start()];s=len(out);out+=m[2];i=m.end();items.append([m[1],m[2],m[3],s,len(out)])
    out+=raw[i:]
    if '{' in out or '}' in out: err.append((tid,'brace'))
    fulls=[]
    for k,x,g,*_ in items:
        n=(g or x) if k=='P' else g if k=='p' else None
        if n and n not in fulls: fulls.append(n)
    orgs=[g or x for k,x,g,*_ in items if k=='O']
    last=None;ms=[]
    def state(g):
        c,_,n=g.partition('/'); return ('state',n or C[c][0],c)
    def target(g,d):
        if g in C or (g and '/' in g): return state(g)
        if g in fulls: return ('person',g,None)
        if g in orgs or g in('EU','NATO'): return ('organisation',g,None)
        err.append((tid,'target',g)); return ('person',g,None)
    for k,x,g,s,e in items:
        code=None
        if k in 'Pp':
            kind='person'; name=g
            if not g:
                c=[f for f in fulls if f!=x and (f.endswith(' '+x) or f.startswith(x+' ') or ' '+x+' ' in f)]
                if k=='p' and not c:
                    c=[f for f in fulls if f.lower().endswith(x.lower())]
                    if not c: err.append((tid,'short unresolved',x))
                if k=='p' and len(set(c))>1:
                    err.append((tid,'ambiguous short',x,c))
                name=c[0] if k=='p' and c else x
            form='short' if k=='p' else 'full'; last=name
        elif k=='S':
            kind='state'
            if g: kind,name,code=state(g)
            elif x in S: code,name=S[x]
            else: err.append((tid,'state?',x)); name=x
            form='short' if x in SHORTS else 'full'
        elif k=='A':
            kind='state';form='adjective'
            if g: kind,name,code=state(g)
            elif x in A: code,name=A[x]
            else: err.append((tid,'adj?',x)); name=x
        elif k in 'MERD':
            form={'M':'metonym','E':'epithet','R':'pronoun','D':'description'}[k]
            kind,name,code=target(g or last,None)
        else:
            kind={'O':'organisation','N':'media','L':'place'}[k]; name=g or x
            form='short' if (g or re.fullmatch(r"[A-Z][A-Za-z]?[A-Z0-9]+",x)) else 'full'
        ms.append({'span':[s,e],'kind':kind,'name':name,'code':code,'form':form})
    for m in re.finditer(r"\b([Hh]e|[Ss]he|[Hh]is|[Hh]er|him|himself|herself)\b",out):
        if not any(a['span'][0]<=m.start()<a['span'][1] for a in ms) and '-v' in sys.argv: print('unmarked pronoun',tid,out[max(0,m.start()-30):m.end()+20])
    return out,ms,fulls
def tenure(l,tid,text):
    p=[x.strip() for x in l.split(';')]; p+=['-']*(8-len(p))
    n=lambda x:None if x in('-','') else x
    if p[2] not in C and not n(p[2]): err.append((tid,'of',p))
    return {'person':p[0],'title':p[1],'of':p[2],'qualifier':Q['c' if p[3]=='-' else p[3]],'transition':T[p[4]] if n(p[4]) else None,'start':n(p[5]),'end':n(p[6]),'implied':p[7]=='!'}
def load(path,pre):
    region=None;rs=[]
    for l in path.read_text(encoding='utf8').splitlines():
        if l.startswith('# '): region=l[2:].strip()
        elif re.match(r'\d{4}-\d\d-\d\d ',l): rs.append([region,l[:10],l[11:].strip(),None])
        elif l.startswith('>'):
            r=rs[-1]; r[3]=r[3] or []
            if l[1:].strip()!='none': r[3].append(l[1:])
        elif l.strip(): err.append((path.name,'line?',l[:60]))
    res=[]
    for i,(reg,d,raw,ten) in enumerate(rs,1):
        tid=f'{pre}-{i:02d}'
        t,ms,fulls=compile_text(raw,tid)
        ts=None
        if ten is not None:
            ts=[tenure(x,tid,t) for x in ten]
            for x in ts:
                if ms and x['person'] not in fulls: err.append((tid,'tenure person',x['person']))
        res.append((i%2,{'id':tid,'region':reg,'text':t,'published':d,'mentions':ms},ts))
    return res
N={0:[],1:[]};O={0:[],1:[]}
for f in sorted((H/'src').glob('*.txt')):
    for half,r,ts in load(f,'n'+f.name[:2]):
        N[half].append(r)
        if ts is not None: O[half].append({k:r[k] for k in('id','region','text','published')}|{'tenures':ts})
for f in sorted((OFF/'src').glob('*.txt')):
    for half,r,ts in load(f,'of'+f.name[:2]):
        O[half].append({k:r[k] for k in('id','region','text','published')}|{'tenures':ts or []})
for h,nm in((1,'tune'),(0,'held')):
    for d,X in((H,N),(OFF,O)):
        (d/f'{nm}.jsonl').write_text(''.join(json.dumps(r,ensure_ascii=False)+'\n' for r in X[h]),encoding='utf8')
for e in err: print(*e)
print({k:len(v) for k,v in N.items()},{k:len(v) for k,v in O.items()})
