"""Which words of a reading may name who does it, the likeliest first."""

from avvisi.extract.answered import answerers
from avvisi.extract.belonging import by_whom, named_modifiers
from avvisi.extract.grammar.auxiliaries import negated
from avvisi.extract.grammar.joined import conjuncts, framed
from avvisi.extract.grammar.nouns import possessors
from avvisi.extract.grammar.passive import passive
from avvisi.extract.grammar.prepositions import behind, prepositions
from avvisi.extract.grammar.relatives import antecedent
from avvisi.extract.grammar.subject_object import grammatical_subject, logical_subject, patients
from avvisi.extract.grammar.tags import SUBJECTS, is_noun, is_verb
from avvisi.extract.triggers import Reading
from avvisi.lexicon.words import listed
from avvisi.parse.tokens import Token

_STATIVE = frozenset({"commit", "prepare", "determine", "dedicate", "resolve", "pledge", "poise", "set"})
_STANDING = frozenset(
    {"membership", "right", "vote", "immunity", "status", "privilege", "accreditation", "licence", "license"}
)  # whose: who loses it
_TAKING = frozenset({"kidnap", "abduct", "seize", "capture", "arrest", "detain", "hijack"})
_HOLDING = listed("holding")


_CARRYING = frozenset({"convey", "carry", "relay", "transmit", "bring", "pass", "deliver", "forward"})
_DRAWS = listed("draws")
_ORIGINS = frozenset({"COERCE", "RETREAT", "CONCEDE", "SANCTION"})
_PARTS = frozenset({"involvement", "role", "part", "hand", "complicity", "participation", "implication"})
_DENIES = frozenset({"deny", "reject", "dismiss", "dispute", "refute", "disclaim"})


def actors(reading: Reading) -> list[Token]:
    """Who does it."""
    verb, noun = reading.verb, reading.token
    if noun is verb:
        return _of_verb(reading, verb)
    if noun.pos == "ADJ" or noun.tag.startswith("JJ"):
        return grammatical_subject(verb) if verb is not None else [noun.head] if noun.dep == "amod" else []
    if verb is not None and not reading.happens:
        if reading.undergone:
            by = [t for p, t in (*prepositions(verb), *prepositions(noun)) if p in ("by", "from", "at")]
            return [*by, *possessors(noun), *named_modifiers(noun)]
        if drawn(reading):
            return behind(noun, "from") or behind(verb, "from")
        if verb.lemma in _CARRYING and (senders := [*possessors(noun), *named_modifiers(noun)]) and senders[0].tag != "PRP$":
            return senders  # 'conveyed an Iraqi offer': Iraq's
        if found := [] if _announced(verb) else logical_subject(verb):
            return found
    return _of_noun(reading, noun)


def drawn(reading: Reading) -> bool:
    """'The raid drew condemnation from Lima', 'brought a protest from Lima': whose the noun is does not stand as the verb's subject."""
    verb = reading.verb
    light = verb is not None and verb is not reading.token and verb.lemma in _DRAWS
    return light and reading.token.dep == "dobj" and bool(behind(reading.token, "from") or verb is not None and behind(verb, "from"))


def _of_noun(reading: Reading, noun: Token) -> list[Token]:
    """Whose deed a noun tells: 'the raid by Peru', 'Peru's offer', 'talks on gas between Peru and Chile', 'mortar fire from Chad'."""
    rule, verb, preps = reading.pattern.rule, reading.verb, prepositions(noun)
    found = [t for p, t in preps if p == "by"]
    if rule.of == "recipient" and not found:  # 'the expulsion of two envoys by Chad', hung on the envoys
        found = [t for p, inner in preps if p == "of" for t in behind(inner, "by")]
    if rule.of in ("actor", "both"):
        found += possessors(noun)
    found += [t for p, t in preps if p in ("between", "among")]
    if (rule.reciprocal or rule.of == "both") and not found:  # 'talks on gas between Peru and Chile'
        found += [t for _, inner in preps for t in behind(inner, "between", "among")]
    if (rule.reciprocal or rule.of == "both") and verb is not None and not found:
        found += _amid(verb)
    if rule.of in ("actor", "both") and not (rule.of == "actor" and "of" in rule.recipient and possessors(noun)):
        left = rule.recipient[:1] == ("from",)  # 'the withdrawal from Chad': what is left does not leave
        owners = [t for p, t in preps if p == "of" or p == "from" and not left]
        found += [t for t in owners if t not in reading.words]  # not the prisoners of 'an exchange of prisoners'
    if (
        reading.pattern.code in ("PROTEST", "ASSAULT", "COERCE", "MOBILIZE") and not found
    ):  # 'a march called by the union', 'a raid carried out by Chad'
        found += by_whom(noun)
    if reading.pattern.code == "ASSAULT" and not found:
        found += [t for p, t in preps if p == "from"]  # 'mortar fire from Chad'
    if (rule.reciprocal or rule.occasion in ("letter", "visit")) and verb is None and not found:
        found += _around(noun)
    if rule.of == "recipient" and not found:
        found += implicated(noun)
    if rule.of == "recipient":
        found += possessors(noun) if any(p in ("of", "on", "against") for p, _ in preps) else []  # 'Peru's ban on fish from Chile'
    if rule.mode != "visit" or not found:  # 'his China trip'
        found += named_modifiers(noun)
    return found


def implicated(noun: Token) -> list[Token]:
    """'evidence of Chadian involvement in the killing', 'the role of Chad in': whose part it is said to be; not 'denied any role in'."""
    part = noun.head.head if noun.dep == "pobj" and noun.head.lower == "in" else None
    if part is None or part.lemma not in _PARTS or any(t.lemma in _DENIES or negated(t) for t in part.ancestors() if is_verb(t)):
        return []
    return [*possessors(part), *([part] if named_modifiers(part) else []), *behind(part, "of", "by")]


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
        and verb.lemma in _STATIVE
    ):
        return patients(verb)
    found = logical_subject(verb)
    if _announced(verb) and (owners := [antecedent(t, t.head.head) for o in reading.objects for t in possessors(o)]):
        return owners  # 'whose resignation was announced by a spokeswoman'
    return found or _of_passive(reading, verb) if passive(verb) else found


def _of_passive(reading: Reading, verb: Token) -> list[Token]:
    """Who does what a passive without its own 'by' tells: whoever decides it, whose the object is, what a later 'by' names."""
    rule = reading.pattern.rule
    if deciding := _decided_above(verb):
        return deciding
    if rule.host:
        return _by_later(verb)
    if rule.operator == "consent":  # 'it was agreed between Peru and Chile that'
        return _amid(verb, reading.objects) or [t for o in patients(verb) for t in behind(o, "by", "between")]
    by = (
        ("between", "among", "by") if reading.pattern.code in _ORIGINS else ("between", "among", "by", "from")
    )  # 'nurses from Chad were held'
    found = [t for o in reading.objects for t in behind(o, *by)]
    if reading.pattern.code in ("REJECT", "AGREE") and not found:
        found = answerers(verb)
    found = found or (_amid(verb, reading.objects) if rule.reciprocal else [])
    if (
        reading.pattern.code in ("SANCTION", "ASSAULT", "AID", "CONSULT", "CONCEDE", "RETREAT", "THREATEN", "REQUEST")
        and rule.mode != "expel"
        and rule.undergoer != "person"
    ):
        found = found or [t for o in reading.objects if o.lemma not in _STANDING for t in (*possessors(o), *named_modifiers(o))]
    found = found or [t for o in reading.objects if o.lemma in _STANDING for t in behind(o, "in", "of")]
    if reading.pattern.code == "MOBILIZE":  # 'Omani reinforcements were rushed to the front', 'police were posted'
        found = found or [t for o in reading.objects for t in (*possessors(o), *named_modifiers(o))] or list(reading.objects)
    return found or _by_later(verb) or _held_by(verb)  # 'was threatened with reprisals by Peru'


def _held_by(verb: Token) -> list[Token]:
    """'was kidnapped and has been held by rebels': whoever holds one has taken him, where nobody else is said to."""
    if verb.lemma not in _TAKING:
        return []
    later = [c for c in verb.children if c.dep == "conj" and c.lemma in _HOLDING and passive(c)]
    return [t for c in later if not any(g.dep in SUBJECTS for g in c.children) for t in logical_subject(c)]


def _beside(reading: Reading, verb: Token, slots: list[str]) -> list[Token]:
    """'was the target of a raid carried out by Peru', 'of a Peruvian raid': who stands at the verb, its object or the deed the phrase names."""
    found = [t for home in (verb, *reading.objects) for t in behind(home, *slots)]
    if found or "by" not in slots:
        return found
    deeds = [w for w in reading.words if is_noun(w)]
    found = [t for deed in deeds for c in (deed, *deed.children) if c is deed or c.dep == "acl" for t in behind(c, *slots)]
    return found or [t for deed in deeds for t in (*possessors(deed), *named_modifiers(deed))]


def _amid(verb: Token, objects: tuple[Token, ...] = ()) -> list[Token]:
    """'talks were held in Lima between Peru and Chile', 'an accord on trade between Peru and Chile was signed'."""
    inners = [inner for home in (verb, *objects) for _, inner in prepositions(home)]  # 'opened in Lima between', 'took effect between'
    pairs = prepositions(verb) + [pair for inner in inners for pair in prepositions(inner)]
    return [t for p, t in pairs if p in ("between", "among")]


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
