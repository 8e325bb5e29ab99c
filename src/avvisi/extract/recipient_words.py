"""Which words of a reading may name to whom it is done, the likeliest first."""

from avvisi.extract.actor_words import actors
from avvisi.extract.answered import whose_plea
from avvisi.extract.belonging import named_modifiers
from avvisi.extract.grammar.joined import conjuncts, first_conjunct, framed, once
from avvisi.extract.grammar.nouns import possessors
from avvisi.extract.grammar.passive import passive, stranded
from avvisi.extract.grammar.prepositions import behind, prepositions
from avvisi.extract.grammar.subject_object import datives, grammatical_subject, logical_subject, patients
from avvisi.extract.grammar.tags import SUBJECTS, is_noun, is_verb
from avvisi.extract.speakers import stands_for_one
from avvisi.extract.told_below import in_complement, in_conditions, pleasing
from avvisi.extract.triggers import Reading
from avvisi.lexicon.words import listed
from avvisi.parse.tokens import Token

_PAPERS = frozenset({"letter", "note", "message", "telegram", "cable", "memorandum", "communication", "reply"})
_TOPICS = frozenset({"deal", "focus", "center", "centre", "touch", "concern", "cover"})  # 'the talks dealt with Iraq'
_SPEECHES = frozenset(
    {"address", "speech", "statement", "broadcast", "interview", "article", "remark", "sermon", "history", "memory", "annals"}
)
_SWAYING = frozenset({"AID", "AGREE", "SANCTION", "COERCE", "MOBILIZE", "CONCEDE"})
_SWAYS = listed("recipient_sways")
_TELLING = frozenset({"tell", "assure", "inform", "brief", "urge", "ask", "warn", "thank", "remind"})
_SAYING = frozenset({"say", "make", "give", "convey", "express", "deliver", "hand", "present", "explain", "complain", "protest", "speak"})
_CALLS = frozenset({"call", "term", "label", "brand", "dub", "describe"})
_BIDS = frozenset({"bid", "effort", "attempt", "move", "order", "drive", "gesture", "step"})
_BUYING = frozenset({"buy", "purchase", "import", "acquire", "order"})
_STIRS = listed("recipient_stirs")
_REMARKS = frozenset(
    {"comment", "remark", "speech", "statement", "outburst", "handling", "decision", "move", "visit", "refusal", "conduct", "raid"}
)
_HANDING_OVER = frozenset({"extradition", "handover", "surrender", "repatriation", "return", "deportation"})
_HELD = frozenset({"arrest", "detain", "hold", "jail", "imprison", "capture", "live", "hide", "reside", "shelter"})
_OWN_PREPS = frozenset({"by", "around", "behind", "against", "off", "with", "from", "for", "to"})
_REASONS = frozenset({"protest", "solidarity", "reaction", "anger", "sympathy", "reprisal", "revenge", "defiance"})


def recipients(reading: Reading, *, complement_too: bool = True) -> list[Token]:
    """To whom it is done, by the rule's slots in their order; last what the complement says, where that is asked."""
    verb, slots, homes = reading.verb, _slots(reading), _homes(reading, complement_too)
    preps = [pair for home in homes for pair in prepositions(home)]
    found = _holding(reading) + whose_plea(reading)
    for slot in slots:
        if slot != "comp" and (slot != "if" or complement_too):
            found += _in_slot(slot, reading, homes, preps)
    found += _at_noun(reading) + _at_objects(reading, slots)
    named = [] if slots[0] == "obj" or reading.token is not verb else list(reading.objects)
    late = [t for t in found if t in named]
    found = [t for t in found if t not in named]
    if reading.token is verb:
        found += _buried(patients(verb), slots) + _addressee(verb)
        if not found and reading.pattern.code in ("SUPPORT", "REJECT", "ACCUSE", "REQUEST"):
            found += _own_object(reading)
        if reading.pattern.rule.reciprocal and "with" in slots and not found:
            found += _with_later(verb)
    found = [t for t in found if not (t.dep == "pobj" and (t.lemma == "behalf" or t.head.lower == "in" and t.lemma in _SPEECHES))]
    beside = [t for t in found if t.dep == "pobj" and t.head.lower == "in" and t.lemma in _REASONS]  # 'left the league in protest against'
    below = _below(reading, homes) if "comp" in slots and complement_too else []
    return once([t for t in found if t not in beside] + below + late + beside + _aims(reading))


def _aims(reading: Reading) -> list[Token]:
    """Whom a deed is to move, where its aim is told: 'fired tear gas to drive away the crowd', 'cut its aid in a bid to force Peru to'."""
    code, verb = reading.pattern.code, reading.verb
    if verb is None or verb is not reading.token:
        return []
    crowd = reading.pattern.rule.mode == "crowd-control"
    if not crowd and code not in _SWAYING:
        return []
    bids = [o for o in behind(verb, "in", "as") if o.lemma in _BIDS]
    bids += [o for _, aim in prepositions(verb) for o in behind(aim, "in") if o.lemma in _BIDS]
    hung = ("advcl", "acl", "relcl", "xcomp") if crowd else ("advcl", "acl", "relcl")
    aims = [c for home in (verb, *bids) for c in home.children if c.dep in hung and c.is_infinitive() and c.i > verb.i]
    return [t for c in aims if crowd or c.lemma in _SWAYS for t in (*patients(c), *datives(c))]


def _slots(reading: Reading) -> tuple[str, ...]:
    """Where a rule looks for the recipient, in its order."""
    slots = reading.pattern.rule.recipient or ("obj",)
    if reading.pattern.rule.reciprocal and any(
        w.lower == "with" for w in reading.words
    ):  # 'discussed the fighting in Chad with Peru's king'
        return ("with", *(slot for slot in slots if slot != "with"))
    return slots


def _homes(reading: Reading, complement_too: bool) -> list[Token]:
    """The words whose prepositions may name the recipient: the trigger, its verb and objects, the nouns that these measure."""
    verb = reading.verb
    homes = [reading.token] if verb is None or verb is reading.token or verb.lemma in _TOPICS else [reading.token, verb]
    homes += [o for o in (*reading.objects, *reading.words) if o not in homes and (is_noun(o) or o in reading.objects)]
    if reading.token is verb:
        homes += [o for o in patients(verb) if o not in homes] if complement_too else []
        if reading.pattern.rule.reciprocal:  # 'held a round of talks with Chile': hung on the talks
            homes += [t for o in reading.objects for t in behind(o, "of") if t not in homes]
    else:  # 'the dispatch of officers from the Guards to Chad'
        for _ in range(2):
            homes += [t for home in homes if is_noun(home) for t in behind(home, "of", "from") if t not in homes]
    frame = reading.token.head.head if reading.token.dep == "pobj" and reading.token.head.lower == "of" else None
    if frame is not None and is_noun(frame) and frame not in homes:
        homes.append(frame)  # 'a programme of aid for Peru'
    return homes


def _in_slot(slot: str, reading: Reading, homes: list[Token], preps: list[tuple[str, Token]]) -> list[Token]:
    """The words in one slot of the rule: object, indirect object, condition, subject, or what a preposition governs."""
    verb = reading.verb
    if slot == "obj":  # 'gave Yemen its consent': what is given is the phrase's own
        given = verb is reading.token and bool(reading.objects)
        return [*(datives(verb) if given and verb is not None else ()), *_objects(reading)]
    if slot == "iobj":
        return [t for home in homes if is_verb(home) for t in datives(home)]
    if slot == "if":
        return in_conditions(homes)
    if slot == "subj":
        return actors(reading) if reading.pattern.rule.actor == ("speaker",) else logical_subject(verb) if verb is not None else []
    found = _for_to(homes) if slot == "for" else []
    if slot == "to":  # 'put two tugs at Chad's disposal'
        found += [
            w for h in homes for o in behind(h, "at") if o.lemma in ("disposal", "service") for w in (*possessors(o), *behind(o, "of"))
        ]
    if slot in ("on", "upon", "to") and verb is reading.token and stranded(verb):
        found += patients(verb)
    return found + [t for p, t in preps if p == slot or p in ("towards", "toward", "upon", "onto") and slot in ("to", "on")]


def _below(reading: Reading, homes: list[Token]) -> list[Token]:
    """Whom the clause below names."""
    verb = reading.verb
    found = in_complement(homes) + [t for w in reading.words if is_verb(w) and w is not verb for t in patients(w)]
    if reading.token is not verb:
        return found
    if reading.pattern.rule.id == "accuse.concern":  # 'voiced concern that Peru was arming rebels'
        return found + [t for o in reading.objects for t in pleasing(o)]
    return found + (pleasing(verb) if reading.pattern.rule.id == "support.praise" else [])


def _at_noun(reading: Reading) -> list[Token]:
    """Whom the trigger's own noun names: 'his China trip', 'the arrest of Soto', 'Soto's arrest'; whom the deed moves: 'Peru's refusal angered
    Chile'."""
    rule, noun = reading.pattern.rule, reading.token
    if noun is reading.verb:
        return []
    owners = possessors(noun)
    found = named_modifiers(noun) if rule.mode == "visit" and owners else []
    if is_noun(noun) and rule.of in ("recipient", "both"):
        found += [t for t in behind(noun, "of") if t not in reading.words] or owners  # not the prisoners of 'an exchange of prisoners'
    if rule.reciprocal and not behind(noun, "with"):
        found += _told_there(noun)
    if reading.undergone and reading.verb is not None and reading.pattern.code in ("ACCUSE", "SUPPORT"):
        found += [w for s in grammatical_subject(reading.verb) if s.lemma in _REMARKS for w in possessors(s)]
    if noun.dep == "nsubj" and noun.head.lemma in _STIRS and not passive(noun.head):
        found += patients(noun.head)
    return found


def _told_there(noun: Token) -> list[Token]:
    """'told the Omani envoy at a meeting', 'made the promise to her during talks': to whom one speaks there."""
    top = framed(noun)
    above = top.head.head
    if top.dep != "pobj" or top.head.lower not in ("in", "during", "at") or not is_verb(above) or passive(above):
        return []
    said = [t for home in (above, *patients(above)) for t in behind(home, "to") if home.i < t.i]
    return (patients(above) if above.lemma in _TELLING else []) or (said if above.lemma in _SAYING else [])


def _at_objects(reading: Reading, slots: tuple[str, ...]) -> list[Token]:
    """Whom the objects of the trigger name: 'is under sanctions imposed by Peru', 'conveyed the king's thanks'."""
    found: list[Token] = []
    bought = reading.verb is not None and reading.verb.lemma in _BUYING
    for o in reading.objects:
        over = o.head.head
        found += named_modifiers(o) if bought and reading.pattern.code == "COOPERATE" else []  # 'buys Omani gas'
        if o.dep == "pobj" and o.head.lower == "under" and (is_verb(over) or over.pos == "AUX"):
            found += patients(over) or grammatical_subject(over)
        if reading.pattern.rule.operator != "support" or "obj" in slots:  # 'conveyed the king's support': the king's, not for the king
            found += [t for t in possessors(o) if not stands_for_one(t)]
        found += [t for c in o.children if c.dep == "acl" and c.tag == "VBN" for _, t in prepositions(c)]
    return found


def _holding(reading: Reading) -> list[Token]:
    """'sought the extradition of a banker arrested in Chad': asked is the land that has him."""
    if reading.pattern.code != "REQUEST":
        return []
    handed = [t for t in (*reading.words, *reading.objects) if t.lemma in _HANDING_OVER]
    held = [c for noun in handed for who in behind(noun, "of") for c in who.children if c.dep in ("acl", "relcl") and c.lemma in _HELD]
    return [t for c in held for t in behind(c, "in", "by")]


def _own_object(reading: Reading) -> list[Token]:
    """'stands by Chad', 'rallied around the king': what the phrase's own preposition governs, where its rule names no other place for it."""
    own = [w for w in reading.words if w.dep == "prep" and w.head is reading.verb and w.lower in _OWN_PREPS]
    told = [o for w in own for o in w.children if o.dep == "pobj" and not any(c.dep == "acl" for c in o.children)]
    return [one for o in told for one in conjuncts(o)]


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
    return [t for paper in behind(verb, "in") if paper.lemma in _PAPERS for t in behind(paper, "to")]


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
            _so_called(verb)
            + [o for o in objects if o.i not in named]
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


def _so_called(verb: Token) -> list[Token]:
    """'hit what he called a base': the base."""
    clauses = [c for c in verb.children if c.dep == "ccomp" and c.lemma in _CALLS and any(w.lower == "what" for w in c.children)]
    return [o for c in clauses for o in c.children if o.dep in ("oprd", "attr") and is_noun(o)]


def _clause_subjects(verb: Token, *, only_adjectives: bool) -> list[Token]:
    """The subject of a small or infinitive clause: 'wants Peru to sign', 'found the company guilty'."""
    return [
        one
        for c in verb.children
        if c.dep in ("ccomp", "xcomp") and c.i > verb.i and (c.pos == "ADJ" or not only_adjectives)
        for s in c.children
        if s.dep in SUBJECTS
        for one in conjuncts(s)
    ]
