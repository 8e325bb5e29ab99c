"""Where the parties of a reading stand: the words that may name actor and recipient, the likeliest first."""

from collections.abc import Iterator

from avvisi.extract.clauses import (
    antecedent,
    causative,
    conjuncts,
    datives,
    first_conjunct,
    framed,
    grammatical_subject,
    is_noun,
    is_verb,
    logical_subject,
    modifiers,
    passive,
    patients,
    possessors,
    prepositions,
    stranded,
)
from avvisi.extract.speakers import speaker
from avvisi.extract.triggers import Reading
from avvisi.parse.tokens import Token

_OWNERS = ("of", "by", "from", "in", "against", "on", "with", "for", "to", "between", "at", "over", "near", "into", "including")
STATIVE = frozenset({"commit", "prepare", "determine", "dedicate", "resolve", "pledge", "poise", "set"})
_HELP = frozenset(
    {"help", "assistance", "aid", "support", "backing", "mediation", "intervention", "approval", "consent", "permission", "blessing"}
)
PAPERS = frozenset({"letter", "note", "message", "telegram", "cable", "memorandum", "communication", "reply"})
_TOPICS = frozenset({"deal", "focus", "center", "centre", "touch", "concern", "cover"})  # 'the talks dealt with Iraq'
_ANSWERS = frozenset({"REQUEST", "REJECT", "AGREE", "CONCEDE", "SUPPORT"})
_STANDING = frozenset(
    {"membership", "right", "vote", "immunity", "status", "privilege", "accreditation", "licence", "license"}
)  # whose: who loses it
PLEAS = frozenset(
    {
        "request", "offer", "call", "demand", "appeal", "proposal", "invitation", "petition", "plea", "claim", "suggestion", "bid",
        "application", "accusation", "allegation", "charge", "warning", "ultimatum", "complaint", "motion", "decision", "order", "verdict",
        "idea", "notion", "possibility", "prospect",
    }
)  # fmt: skip
_SPEECHES = frozenset(
    {"address", "speech", "statement", "broadcast", "interview", "article", "remark", "sermon", "history", "memory", "annals"}
)
_REASONS = frozenset({"protest", "solidarity", "reaction", "anger", "sympathy", "reprisal", "revenge", "defiance"})
_TAKING = frozenset({"kidnap", "abduct", "seize", "capture", "arrest", "detain", "hijack"})
_HOLDING = frozenset({"hold", "keep", "detain", "imprison", "jail"})
_NEAR = 6  # tokens from a noun to the verb of its relative clause
_PRONOUNS = frozenset({"he", "she", "it", "they", "we", "i", "his", "her", "its", "their", "him", "them", "us", "our"})


def actors(reading: Reading) -> list[Token]:
    """Who does it."""
    rule, verb = reading.pattern.rule, reading.verb
    if reading.token is verb:
        return _of_verb(reading, verb)
    found: list[Token] = []
    if reading.token.pos == "ADJ" or reading.token.tag.startswith("JJ"):
        return grammatical_subject(verb) if verb is not None else [reading.token.head] if reading.token.dep == "amod" else []
    noun = reading.token
    preps = prepositions(noun)
    if verb is not None and not reading.happens:
        if reading.undergone:
            found += [t for p, t in (*prepositions(verb), *preps) if p in ("by", "from", "at")]
            found += possessors(noun) + _named_modifiers(noun)
            return found
        found += [] if _announced(verb) else logical_subject(verb)
        if found:
            return found
    found += [t for p, t in preps if p == "by"]
    if rule.of in ("actor", "both"):
        found += possessors(noun)
    found += [t for p, t in preps if p in ("between", "among")]
    if (rule.reciprocal or rule.of == "both") and not found:  # 'talks on gas between Peru and Chile'
        found += [t for _, inner in preps for p, t in prepositions(inner) if p in ("between", "among")]
    if (rule.reciprocal or rule.of == "both") and verb is not None and not found:
        found += _amid(verb)
    if rule.of in ("actor", "both") and not (rule.of == "actor" and "of" in rule.recipient and possessors(noun)):
        found += [t for p, t in preps if p in ("of", "from")]
    if reading.pattern.code == "PROTEST" and not found:  # 'a march on the embassy called by the union'
        found += _by_whom(noun)
    if reading.pattern.code == "ASSAULT" and not found:
        found += [t for p, t in preps if p == "from"]  # 'mortar fire from Chad'
    if (rule.reciprocal or rule.occasion in ("letter", "visit")) and verb is None and not found:
        found += _around(noun)
    if rule.of == "recipient":
        found += possessors(noun) if any(p == "of" for p, _ in preps) else []
    if rule.mode != "visit" or not found:  # 'his China trip'
        found += _named_modifiers(noun)
    return found


def _of_verb(reading: Reading, verb: Token) -> list[Token]:
    """The subject; by the rule's slot another; of a passive without 'by', whoever stands before the noun: 'US sanctions imposed on'."""
    rule = reading.pattern.rule
    if "patient" in rule.actor and (passive(verb) or "subj" not in rule.actor):
        return patients(verb) if passive(verb) else []  # 'is expected in Lima'
    other = [slot for slot in rule.actor if slot not in ("subj", "speaker", "patient")]
    if other:
        return _beside(reading, verb, other)
    if (
        passive(verb)
        and rule.operator in ("commit", "consent")
        and not any(c.dep == "agent" for c in verb.children)
        and verb.lemma in STATIVE
    ):
        return patients(verb)
    found = logical_subject(verb)
    if _announced(verb) and (owners := [antecedent(t, t.head.head) for o in reading.objects for t in possessors(o)]):
        return owners  # 'whose resignation was announced by a spokeswoman'
    if not found and passive(verb) and (deciding := _decided_above(verb)):
        return deciding
    if not found and passive(verb) and rule.host:
        return _by_later(verb)
    if not found and passive(verb) and rule.operator == "consent":  # 'it was agreed between Peru and Chile that'
        return _amid(verb, reading.objects) or [t for o in patients(verb) for p, t in prepositions(o) if p in ("by", "between")]
    if not found and passive(verb):
        found = [t for o in reading.objects for p, t in prepositions(o) if p in ("between", "among", "by", "from")]
        found = found or (_amid(verb, reading.objects) if rule.reciprocal else [])
        if (
            reading.pattern.code in ("SANCTION", "ASSAULT", "AID", "CONSULT", "CONCEDE", "RETREAT")
            and rule.mode != "expel"
            and rule.undergoer != "person"
        ):
            found = found or [t for o in reading.objects if o.lemma not in _STANDING for t in (*possessors(o), *_named_modifiers(o))]
        found = found or [t for o in reading.objects if o.lemma in _STANDING for p, t in prepositions(o) if p in ("in", "of")]
        if reading.pattern.code == "MOBILIZE":  # 'Omani reinforcements were rushed to the front', 'police were posted'
            found = found or [t for o in reading.objects for t in (*possessors(o), *_named_modifiers(o))] or list(reading.objects)
        found = found or _by_later(verb)  # 'was threatened with reprisals by Peru'
        found = found or _held_by(verb)
    return found


def _held_by(verb: Token) -> list[Token]:
    """'was kidnapped and has been held by rebels': whoever holds one has taken him, where nobody else is said to."""
    if verb.lemma not in _TAKING:
        return []
    later = [c for c in verb.children if c.dep == "conj" and c.lemma in _HOLDING and passive(c)]
    return [t for c in later if not any(g.dep in ("nsubj", "nsubjpass") for g in c.children) for t in logical_subject(c)]


def _beside(reading: Reading, verb: Token, slots: list[str]) -> list[Token]:
    """'was the target of a raid carried out by Peru', 'of a Peruvian raid': who stands at the verb, its object or the deed the phrase names."""
    found = [t for home in (verb, *reading.objects) for p, t in prepositions(home) if p in slots]
    if found or "by" not in slots:
        return found
    deeds = [w for w in reading.words if is_noun(w)]
    found = [t for deed in deeds for c in (deed, *deed.children) if c is deed or c.dep == "acl" for p, t in prepositions(c) if p in slots]
    return found or [t for deed in deeds for t in (*possessors(deed), *_named_modifiers(deed))]


def _amid(verb: Token, objects: tuple[Token, ...] = ()) -> list[Token]:
    """'talks were held in Lima between Peru and Chile', 'an accord on trade between Peru and Chile was signed'."""
    inners = [inner for home in (verb, *objects) for _, inner in prepositions(home)]  # 'opened in Lima between', 'took effect between'
    pairs = prepositions(verb) + [pair for inner in inners for pair in prepositions(inner)]
    return [t for p, t in pairs if p in ("between", "among")]


def _by_whom(noun: Token) -> list[Token]:
    """'an offer made by Peru', 'a march called by the union': who did the deed that a participle behind the noun tells."""
    return [t for c in noun.children if c.dep == "acl" and c.tag in ("VBN", "VBD") and passive(c) for t in logical_subject(c)]


def _announced(verb: Token) -> bool:
    """'whose resignation was announced by a spokeswoman': who announces a deed does not do it."""
    return verb.lemma in ("announce", "confirm", "report", "describe", "disclose") and passive(verb)


def _decided_above(verb: Token) -> list[Token]:
    """'announced that the sanctions would be lifted': whoever announces what will be done by nobody named does it."""
    above = verb.head
    if verb.dep != "ccomp" or above.lemma not in ("announce", "declare", "decree", "order", "rule", "decide"):
        return []
    return logical_subject(above)


def _by_later(verb: Token) -> list[Token]:
    """'was received on arrival for a visit to Lima by Ana Soto': the parse hangs 'by' on a nearer noun."""
    for token in verb.sentence.tokens:
        if token.i > verb.i and (is_verb(token) or token.text == ";" or token.text == "," and verb.dep == "acl"):
            return []
        if token.i > verb.i and token.lower == "by":
            return [one for c in token.children if c.dep == "pobj" for one in conjuncts(c)]
    return []


def _around(noun: Token) -> list[Token]:
    """'In a call with Peru, Chile raised the matter': whoever acts in the clause that the noun's phrase opens."""
    top = framed(noun)
    if (
        top.dep == "pobj"
        and top.head.lower in ("in", "during", "at", "after", "following", "on", "before", "over", "for")
        and is_verb(top.head.head)
    ):
        return logical_subject(top.head.head)
    return []


def _named_modifiers(noun: Token) -> list[Token]:
    """'Israeli' of 'Israeli raid', 'NATO' of 'a NATO raid', 'Saudi' of 'Saudi-led raid'."""
    found = []
    for child in modifiers(noun):
        if child.text[:1].isupper() and child.tag not in ("NN", "NNS"):
            found.append(child)
        found.extend(g for g in child.children if g.text[:1].isupper())
    return found


def recipients(reading: Reading, *, complement_too: bool = True) -> list[Token]:
    """To whom it is done, by the rule's slots in their order; last what the complement says, where that is asked."""
    rule, verb = reading.pattern.rule, reading.verb
    slots = rule.recipient or ("obj",)
    if rule.reciprocal and any(w.lower == "with" for w in reading.words):  # 'discussed the fighting in Chad with Peru's king'
        slots = ("with", *(slot for slot in slots if slot != "with"))
    found: list[Token] = _asked(reading)
    complement: list[Token] = []
    homes = [reading.token] if verb is None or verb is reading.token or verb.lemma in _TOPICS else [reading.token, verb]
    homes += [o for o in (*reading.objects, *reading.words) if o not in homes and (is_noun(o) or o in reading.objects)]
    if reading.token is verb:
        homes += [o for o in patients(verb) if o not in homes] if complement_too else []
        if rule.reciprocal:  # 'held a round of talks with Chile': hung on the talks
            homes += [t for o in reading.objects for p, t in prepositions(o) if p == "of" and t not in homes]
    else:  # 'the dispatch of officers from the Guards to Chad'
        for _ in range(2):
            homes += [t for home in homes if is_noun(home) for p, t in prepositions(home) if p in ("of", "from") and t not in homes]
    frame = reading.token.head.head if reading.token.dep == "pobj" and reading.token.head.lower == "of" else None
    if frame is not None and is_noun(frame) and frame not in homes:
        homes.append(frame)  # 'a programme of aid for Peru'
    preps = [pair for home in homes for pair in prepositions(home)]
    for slot in slots:
        if slot == "obj":
            found += _objects(reading)
        elif slot == "iobj":
            found += [t for home in homes if is_verb(home) for t in datives(home)]
        elif slot == "comp":
            complement = _complement(homes) + [t for w in reading.words if is_verb(w) and w is not verb for t in patients(w)]
            complement += _told_of(verb) if rule.id == "support.praise" and reading.token is verb else []
        elif slot == "if":
            found += _conditions(homes) if complement_too else []
        elif slot == "subj":
            found += actors(reading) if rule.actor == ("speaker",) else logical_subject(verb) if verb is not None else []
        else:
            if slot == "for":
                found += _for_to(homes)
            if slot in ("on", "upon", "to") and verb is reading.token and stranded(verb):
                found += patients(verb)
            found += [t for p, t in preps if p == slot or p in ("towards", "toward", "upon", "onto") and slot in ("to", "on")]
    if rule.mode == "visit" and reading.token is not verb and possessors(reading.token):
        found += _named_modifiers(reading.token)
    if reading.token is not verb and is_noun(reading.token) and rule.of in ("recipient", "both"):
        found += [t for p, t in prepositions(reading.token) if p == "of"]
        owners = possessors(reading.token)
        if owners and not any(p == "of" for p, _ in prepositions(reading.token)):
            found += owners
    for o in reading.objects:
        if (
            o.dep == "pobj" and o.head.lower == "under" and (is_verb(o.head.head) or o.head.head.pos == "AUX")
        ):  # 'is under sanctions imposed by'
            found += patients(o.head.head) or grammatical_subject(o.head.head)
        if rule.operator != "support" or "obj" in slots:  # 'conveyed the king's support': the king's, not for the king
            found += [t for t in possessors(o) if not _pronoun(t)]
        found += [t for c in o.children if c.dep == "acl" and c.tag == "VBN" for _, t in prepositions(c)]
    named = [] if slots[0] == "obj" or reading.token is not verb else list(reading.objects)
    late = [t for t in found if t in named]
    found = [t for t in found if t not in named]
    if reading.token is verb:
        found += _buried(patients(verb), slots) + _addressee(verb)
        if rule.reciprocal and "with" in slots and not found:
            found += _with_later(verb)
    found = [t for t in found if not (t.dep == "pobj" and (t.lemma == "behalf" or t.head.lower == "in" and t.lemma in _SPEECHES))]
    beside = [t for t in found if t.dep == "pobj" and t.head.lower == "in" and t.lemma in _REASONS]  # 'left the league in protest against'
    return _unique([t for t in found if t not in beside] + (complement if complement_too else []) + late + beside)


def _with_later(verb: Token) -> list[Token]:
    """'met on the sidelines of the summit with Peru's king', 'met for the third time this week with': hung on a nearer noun."""
    homes = [o for _, o in prepositions(verb)] + [c for c in verb.children if c.dep == "npadvmod" and c.i > verb.i]
    for _ in range(3):
        pairs = [pair for home in homes for pair in prepositions(home)]
        if found := [t for p, t in pairs if p == "with"]:
            return found
        homes = [t for _, t in pairs]
    return []


def _addressee(verb: Token) -> list[Token]:
    """'in a note to Peru, Chile asked for': to whom the paper went that says it."""
    return [t for p, paper in prepositions(verb) if p == "in" and paper.lemma in PAPERS for q, t in prepositions(paper) if q == "to"]


def _asked(reading: Reading) -> list[Token]:
    """Whose blessing, request or offer it is, before anyone else named: 'rejected Peru's call on Chile', 'refused an appeal from Peru',
    'dismissed an offer made by Peru'."""
    if reading.pattern.code not in _ANSWERS or reading.token is not reading.verb:
        return []
    verb = reading.token
    found: list[Token] = logical_subject(verb.head) if causative(verb) and is_verb(verb.head) else []  # 'had it turned down by the cabinet'
    if reading.pattern.code in ("REJECT", "SUPPORT"):  # 'praised the ideas that Ruiz put forward'
        clauses = [c for o in patients(reading.token) for c in o.children if c.dep == "relcl" and c.i - o.i < _NEAR]
        found += [s for c in clauses for s in c.children if s.dep == "nsubj" and s.tag in ("NNP", "NNPS")]
    if reading.pattern.code == "REJECT":  # 'opposed the visits by Peru's leaders'
        found += [t for o in patients(reading.token) if o.lemma not in PLEAS for p, t in prepositions(o) if p == "by"]
    for noun in (*reading.words, *(o for o in patients(reading.token) if o.lemma in PLEAS)):
        if is_noun(noun):
            if noun.lemma in PLEAS or reading.pattern.code in ("REQUEST", "REJECT"):
                answered = noun.lemma in PLEAS and reading.pattern.code != "REQUEST"  # 'its offer was welcomed': nobody answers himself
                found += [t for t in possessors(noun) if answered or not _pronoun(t)]
            if noun.lemma in _HELP and reading.pattern.code == "REQUEST":
                found += _named_modifiers(noun)  # 'sought Peruvian help'
                found += [t for p, t in prepositions(noun) if p in ("of", "from")]  # 'needs the support of the people'
            if noun.lemma in PLEAS and reading.pattern.code != "REQUEST":
                preps = prepositions(noun)
                found += [t for p, t in preps if p in ("by", "from") or p == "of" and (t.tag.startswith("NNP") or _named_modifiers(t))]
                found += [t for _, o in preps for p, t in prepositions(o) if p == "by"]  # 'offers for talks by the government'
                found += _by_whom(noun)
    return _unique(found)


def _buried(objects: list[Token], slots: tuple[str, ...]) -> list[Token]:
    """'sent supplies and staff such as doctors to Nepal': the parse hangs 'to Nepal' on the last noun."""
    wanted = {slot for slot in slots if slot in ("to", "against", "on", "into")}
    if not wanted:
        return []
    return [
        inner
        for o in objects
        for t in o.subtree()
        if t.dep == "prep" and t.lower in wanted and t.head is not o
        for inner in t.children
        if inner.dep == "pobj"
    ]


def _for_to(homes: list[Token]) -> list[Token]:
    """'set a deadline for Chad to answer': the parse takes Chad for the subject of the infinitive alone."""
    return [
        one
        for home in homes
        for clause in home.children
        if clause.i > home.i and any(c.dep == "mark" and c.lower == "for" for c in clause.children)
        for c in clause.children
        if c.dep == "nsubj"
        for one in conjuncts(c)
    ]


def _conditions(homes: list[Token]) -> list[Token]:
    """'warned that it would strike if Chad crossed the river': whose deed the 'if' fears."""
    clauses = [c for h in homes for c in h.children if c.dep in ("ccomp", "xcomp", "advcl")]
    return [
        t
        for c in (*clauses, *(g for one in clauses for g in one.children if g.dep == "advcl"))
        if any(g.dep == "mark" and g.lower in ("if", "unless", "should") for g in c.children)
        for t in logical_subject(c)
    ]


def _complement(homes: list[Token]) -> list[Token]:
    """Objects and prepositional objects of the clause below: 'agreed to cross into Chad' says to whom."""
    found: list[Token] = []
    for home in homes:
        gerunds = [g for c in home.children if c.dep == "prep" and c.lower == "to" for g in c.children if g.dep == "pcomp"]
        for clause in (*home.children, *gerunds):  # 'committed itself to paying Chad'
            if clause.dep in ("xcomp", "ccomp", "acl", "pcomp") and clause.i > home.i:
                found += patients(clause) + [t for p, t in prepositions(clause) if p not in ("at", "by", "for", "of")]
    return found


def _told_of(verb: Token) -> list[Token]:
    """'noted with satisfaction that the nurses had stayed on': whoever did what pleases."""
    homes = [verb, *(o for _, o in prepositions(verb))]
    clauses = [
        c
        for home in homes
        for c in home.children
        if c.dep in ("ccomp", "acl") and any(g.dep == "mark" and g.lower == "that" for g in c.children)
    ]
    return [t for c in clauses if not passive(c) for t in logical_subject(c)]


def _objects(reading: Reading) -> list[Token]:
    verb = reading.verb
    if verb is None or reading.token.pos == "ADJ":
        return []
    if reading.token is verb:
        named = {o.i for o in reading.objects}
        objects = patients(verb)
        if any(first_conjunct(o).i in named and o.i not in named for o in objects):
            return objects  # 'freed two Swiss nurses and a Danish doctor'
        if verb.lemma in ("let", "set"):  # 'let free two nurses'
            objects = objects + [o for c in verb.children if c.dep == "ccomp" and c.lower == "free" for o in patients(c)]
        return (
            [o for o in objects if o.i not in named]
            + _clause_subjects(verb, only_adjectives=reading.pattern.rule.operator in ("threaten", "accuse"))
            + [o for o in objects if o.i in named]
        )
    if reading.undergone:
        return patients(verb) if passive(verb) else logical_subject(verb)
    if passive(verb) and reading.token.dep == "dobj":
        return patients(verb)  # 'the envoy was handed a strong note'
    if sum(c.dep == "dobj" for c in verb.children) > 1:
        return [c for c in verb.children if c.dep == "dobj" and c is not reading.token]
    if reading.happens or reading.token.dep == "pobj" and reading.token.head.lower == "under":
        return patients(verb)
    return []


def _clause_subjects(verb: Token, *, only_adjectives: bool) -> list[Token]:
    """The subject of a small or infinitive clause: 'wants Peru to sign', 'found the company guilty'."""
    return [
        one
        for c in verb.children
        if c.dep in ("ccomp", "xcomp") and c.i > verb.i and (c.pos == "ADJ" or not only_adjectives)
        for s in c.children
        if s.dep in ("nsubj", "nsubjpass")
        for one in conjuncts(s)
    ]


def expansions(token: Token, depth: int = 2) -> Iterator[tuple[Token, int]]:
    """(word, distance): the noun, then who owns it or stands in it: 'Fiji's handling', 'the raid by Chad', 'soldiers in Mali'."""
    yield token, 0
    if depth == 0:
        return
    for owner in possessors(token):
        for one, distance in expansions(owner, depth - 1):
            yield one, distance + 1
    for child in modifiers(token):
        if child.text[:1].isupper() or any(g.text[:1].isupper() for g in child.children):
            yield child, 1
    for prep, inner in prepositions(token):
        if prep in _OWNERS:
            for one, distance in expansions(inner, depth - 1):
                yield one, distance + 1
    for child in token.children:
        if child.dep == "appos":
            yield child, 1
        elif child.dep == "acl" and child.tag == "VBN":  # 'the ban imposed on Chile', 'weapons seized from Chile'
            for _, inner in prepositions(child):
                yield inner, 2


def resolved(tokens: list[Token], home: Token, say: frozenset[str]) -> list[Token]:
    """Pronouns that stand for the speaker of the sentence, replaced by the speaker: 'Ilves said he would visit'."""
    if not tokens or not any(_pronoun(t) for t in tokens):
        return tokens
    said = speaker(home, say)
    found: list[Token] = []
    for token in tokens:
        stands = (_own_subject(token) if token.head is home else []) if token.dep == "poss" else said
        found += stands if _pronoun(token) and stands else [token]
    return _unique(found)


def _pronoun(token: Token) -> bool:
    """A pronoun that stands for someone; 'US' is none."""
    return token.lower in _PRONOUNS and token.text != "US"


def _own_subject(pronoun: Token) -> list[Token]:
    """'Duda stressed in his meeting with': his is Duda's, the subject of the clause."""
    for above in pronoun.ancestors():
        if is_verb(above):
            return [t for t in logical_subject(above) if not _pronoun(t)]
    return []


def _unique(tokens: list[Token]) -> list[Token]:
    return list({t.i: t for t in tokens}.values())
