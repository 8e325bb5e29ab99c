"""Who acts and who is acted on, as grammar has it: subjects, objects and prepositions of a verb, over conjunctions, control, relatives.

Everything here reads the dependency parse and gives tokens; none of it knows a rule or a name.
"""

from avvisi.parse.tokens import Token

_RELATIVE = frozenset({"who", "which", "that", "whom", "whose"})
_OBJECT_CONTROL_PREPS = frozenset({"of", "for", "from", "into", "against", "over"})
_SOURCES = frozenset({"according", "due", "prior", "thanks", "owing", "despite", "since", "because"})
_IDIOMS = frozenset(
    {"face", "wake", "light", "order", "response", "retaliation", "addition", "line", "context", "view", "case", "exchange", "return"}
)
_MEANS = frozenset({"help", "aid", "assistance", "support", "backing", "mediation", "blessing", "consent", "approval", "participation"})
_PAPERS = frozenset(
    {
        "report",
        "statement",
        "letter",
        "resolution",
        "speech",
        "note",
        "communique",
        "declaration",
        "petition",
        "message",
        "tweet",
        "editorial",
        "law",
        "bill",
        "decree",
        "warning",
    }
)
_WHEN = frozenset({"after", "before", "since", "until", "as"})
_UNTIL = frozenset({"until", "unless", "if", "before", "till"})
_GIVING = frozenset(
    {"hand", "give", "send", "serve", "present", "deny", "refuse", "grant", "offer", "award", "tell"}
)  # 'called in and handed a note'
_HANDED = frozenset({"hand", "tell", "serve"})
# Nobody does these without an object: 'two envoys arrested in Lima were freed', which the parse takes for a main clause.
_DONE_TO = frozenset(
    {"arrest", "detain", "expel", "deport", "kidnap", "abduct", "jail", "imprison", "convict", "exile", "assassinate", "behead", "summon"}
)
_SPELLS = frozenset({"minute", "hour", "day", "night", "evening", "week", "month", "year", "round"})
RANKS = frozenset({"first", "last", "latest", "second", "third", "only"})
_TO_SOMEBODY = frozenset({"accuse", "blame", "urge", "thank", "warn", "ask", "tell", "suspect", "charge"})
_DEEPEST = 12  # steps up; a parse is a tree, but a bad one is deep


def is_verb(token: Token) -> bool:
    """Whether the tagger took it for a verb."""
    return token.tag.startswith("VB")


def is_noun(token: Token) -> bool:
    """Whether the tagger took it for a noun, common or proper."""
    return token.tag.startswith("NN")


def passive(verb: Token) -> bool:
    """'was seized', 'the vessel seized by', 'was seized and searched'; not 'had seized'."""
    if verb.tag not in ("VBN", "VBD"):
        return False
    if any(c.dep == "aux" and c.lemma == "have" for c in verb.children) and not any(c.dep == "auxpass" for c in verb.children):
        return causative(verb)  # not 'had spoken by telephone'
    for child in verb.children:
        if child.dep in ("auxpass", "nsubjpass", "agent"):
            return True
    if causative(verb):
        return True
    if verb.tag == "VBD":
        if verb.dep == "conj" and verb.lemma in _HANDED and not any(c.dep in ("nsubj", "dative") or c.lower == "to" for c in verb.children):
            return is_verb(verb.head) and passive(verb.head)  # 'was called in and handed a note'
        if any(c.dep in ("nsubj", "dobj") for c in verb.children):
            return verb.lemma in _DONE_TO and not any(c.dep in ("dobj", "ccomp", "xcomp", "prt") for c in verb.children)
        return verb.dep == "acl" and not _adrift(verb) or verb.dep == "conj" and verb.head.tag == "VBN" and passive(verb.head)
    if any(c.dep in ("nsubj", "aux") for c in verb.children):
        return False
    if verb.dep == "conj" and is_verb(verb.head):
        return passive(verb.head) and (verb.lemma in _GIVING or not any(c.dep == "dobj" for c in verb.children))
    if verb.dep == "advcl":
        return True  # 'asked what he would do, …'
    return verb.dep in ("acl", "oprd", "ccomp", "ROOT") and not any(c.dep == "dobj" for c in verb.children)


def causative(verb: Token) -> bool:
    """'had it turned down by the cabinet': done by whoever 'by' names to what stands between, and borne by the subject of 'had'."""
    if verb.tag != "VBN" or not any(c.lower == "by" and c.dep in ("agent", "prep") for c in verb.children):
        return False
    had = [c for c in verb.children if c.dep == "aux" and c.lemma == "have"]
    between = any(c.dep == "nsubj" and c.i > h.i for h in had for c in verb.children)
    return between or verb.dep == "ccomp" and verb.head.lemma == "have" and any(c.dep == "nsubj" for c in verb.children)


def _adrift(verb: Token) -> bool:
    """'The Omani envoy called on the premier.', whose parse makes the noun the sentence's root: a past tense that somebody does."""
    return verb.tag == "VBD" and verb.head.dep == "ROOT" and verb.head.i < verb.i and verb.lemma not in _DONE_TO


def conjuncts(token: Token) -> list[Token]:
    """The token and what is joined to it by 'and', 'or', commas: 'Chad, Niger and Mali', 'Chad and visiting Malian envoys'."""
    if not any(c.dep in ("conj", "appos") for c in token.children):
        return [token]  # nearly always
    found, waiting = [], [token]
    while waiting:
        one = waiting.pop(0)
        if not _not_but(one):
            found.append(one)
        waiting.extend(c for c in one.children if c.dep == "conj" and (is_noun(c) or c.pos in ("PRON", "NUM", "ADJ")) or _listed(c, one))
        waiting.extend(o for c in one.children if c.dep == "conj" and c.lower == "visiting" for o in c.children if o.dep == "dobj")
    return found


def _not_but(token: Token) -> bool:
    """The first of 'not Soto but Ruiz'."""
    if not any(c.dep == "cc" and c.lower == "but" for c in token.children):
        return False
    first = _leftmost(token)
    return first.lower == "not" or _word_before(first) == "not"


def _listed(child: Token, head: Token) -> bool:
    """'Peru, Chile, Bolivia and Brazil', 'King Ana of Peru and Chief Luis of Chile': the parse takes one of several names for an apposition."""
    if child.dep != "appos" or not child.tag.startswith("NNP"):
        return False
    if _word_before(_leftmost(child)) == "and":
        return True
    return head.tag.startswith("NNP") and any(c.dep == "conj" and c.tag.startswith("NNP") for c in child.children)


def _leftmost(noun: Token) -> Token:
    """The first of the words that hang on a noun itself, or the noun."""
    return min([noun, *noun.children], key=lambda t: t.i)


def _word_before(token: Token) -> str:
    """The word before this one in its sentence, in small letters; '' at the sentence's start."""
    at = token.i - token.sentence.tokens[0].i
    return token.sentence.tokens[at - 1].lower if at else ""


def grammatical_subject(verb: Token, steps: int = 0) -> list[Token]:
    """The subject as written, or the one it is understood to have: by conjunction, control, relative clause, participle."""
    own = [c for c in verb.children if c.dep in ("nsubj", "nsubjpass", "csubj", "expl")]
    own = [c for c in own if c.dep != "expl"]
    if own:
        return list({c.i: c for o in own for c in conjuncts(antecedent(o, verb))}.values())
    head = verb.head
    if head is verb and (lost := _lost_subject(verb)):
        return lost
    if head is verb or steps > _DEEPEST:
        return []
    if verb.dep == "conj" and (eaten := _eaten_subject(verb)) is not None:
        return [eaten]
    if verb.dep == "conj" and (is_verb(head) or head.pos == "AUX"):
        return grammatical_subject(resumed(verb) or head, steps + 1)
    if finite_under_noun(verb):
        above = next((t for t in head.ancestors() if is_verb(t)), None)
        return grammatical_subject(above, steps + 1) if above is not None else []
    if verb.dep in ("xcomp", "ccomp") and head.pos in ("VERB", "AUX", "ADJ"):
        return _controller(head, steps)
    if verb.dep in ("acl", "relcl") and head.dep in ("attr", "acomp") and head.tag == "JJ" and verb.is_infinitive():
        return grammatical_subject(head.head, steps + 1)  # 'were the first to open fire'
    if verb.dep in ("acl", "relcl") and is_noun(head):
        return _modified(verb, head, steps)
    if verb.dep in ("advcl", "dep", "acl") and head.pos in ("VERB", "AUX"):
        return _swallowed_subject(verb, head) or logical_subject(head, steps + 1)
    if verb.dep == "pcomp" and head.head is not head:
        return _of_gerund(head, steps)
    return []


def _eaten_subject(verb: Token) -> Token | None:
    """'offered to host the summit and the two states have agreed': what stands between 'and' and a finite verb is its subject, though the
    parse joined it to the object before."""
    helpers = [c for c in verb.children if c.dep in ("aux", "auxpass") and c.i < verb.i]
    finite = next((t for t in (*helpers, verb) if t.tag in ("VBD", "VBZ", "VBP", "MD")), None)
    tokens, start = verb.sentence.tokens, verb.sentence.tokens[0].i
    if finite is None or min(finite.i, verb.i) == start:
        return None
    last = tokens[min((t.i for t in helpers), default=verb.i) - 1 - start]
    noun = last
    while noun.dep in ("pobj", "prep") and noun.head.i < noun.i:
        noun = noun.head
    joined = noun.dep == "conj" and is_noun(noun) and is_noun(noun.head) and noun.subtree()[-1] is last
    return noun if joined and verb.i > noun.i and _word_before(noun.subtree()[0]) == "and" else None


def finite_under_noun(verb: Token) -> bool:
    """'dismissed it as nonsense and accused Chad': a finite verb goes on from a verb, though the parse joins it to a noun."""
    adrift = is_noun(verb.head) or verb.head.dep == "prep"
    return verb.dep == "conj" and adrift and verb.tag in ("VBD", "VBZ") and not passive(verb)


def _lost_subject(verb: Token) -> list[Token]:
    """'UNICEF had announced': a name that opens the sentence, taken for an adverb."""
    first = verb.sentence.tokens[0]
    named = (
        first.ent in ("ORG", "GPE", "PERSON", "NORP") and first.head is verb and first.dep in ("advmod", "npadvmod", "dep", "intj", "nmod")
    )
    return [first] if named and verb.tag in ("VBD", "VBZ", "VBP", "VBN", "VBG") else []


def _swallowed_subject(verb: Token, head: Token) -> list[Token]:
    """'flew troops in after shells from Chad killed a shepherd': a finite verb has a subject, and the parse made it the object of 'after'."""
    if verb.tag not in ("VBD", "VBZ", "VBP") or any(c.dep in ("aux", "mark", "auxpass") for c in verb.children):
        return []
    for prep in reversed([t for t in verb.sentence.tokens if head.i < t.i < verb.i]):
        if is_verb(prep) and prep.tag in ("VBD", "VBZ", "VBP") and prep.dep != "relcl":
            return []
        if prep.dep == "prep" and prep.lower in _WHEN and prep.head is not verb:
            return [one for o in prep.children if o.dep == "pobj" and o.i < verb.i for one in conjuncts(o)]
    return []


def resumed(verb: Token) -> Token | None:
    """The verb that a finite verb joined to an infinitive goes on from: 'gave them two days to leave and recalled its envoy'; None of others."""
    head = verb.head
    infinitive = head.tag == "VB" and head.is_infinitive()
    if verb.dep != "conj" or verb.tag not in ("VBD", "VBZ") or not infinitive:
        return None
    if head.dep in ("xcomp", "advcl") and is_verb(head.head):
        return head.head
    if head.dep in ("acl", "relcl") and is_verb(head.head.head):
        return head.head.head
    return None


def _controller(head: Token, steps: int) -> list[Token]:
    """'urged Tonga to sign': Tonga; 'promised to sign', 'was urged to sign', 'is ready to sign': the subject."""
    if head.pos == "ADJ":
        return grammatical_subject(head.head, steps + 1)
    if head.lemma in ("mean", "involve", "entail"):
        return []  # 'which means pressing the government': nobody is said to press
    if head.lemma not in ("promise", "threaten", "vow", "pledge", "use", "telephone", "phone", "cable", "ring"):
        objects = [c for c in head.children if c.dep in ("dobj", "dative") and c.pos != "ADP"]
        if objects:
            return conjuncts(objects[0])
        for prep in head.children:  # 'called on Tonga to sign', 'appealed to Tonga to sign'
            if prep.dep == "prep" and prep.lower in ("on", "upon", "to", "with", "for"):
                found = [c for c in prep.children if c.dep == "pobj"]
                if found:
                    return conjuncts(found[0])
    return grammatical_subject(head, steps + 1)


def _modified(verb: Token, head: Token, steps: int) -> list[Token]:
    """The noun a participle or relative clause hangs on; for 'a decision to', whoever's decision it is."""
    if verb.is_infinitive():
        owner = [c for c in head.children if c.dep == "poss"]
        if owner:
            return conjuncts(owner[0])
        if head.dep in ("nsubj", "nsubjpass") and ranked(head):
            return conjuncts(head)  # 'the first troops to leave Chad'
        if head.dep in ("dobj", "pobj", "attr"):
            top = head.head.head if head.dep == "pobj" else head.head
            return logical_subject(top, steps + 1) if is_verb(top) or top.pos == "AUX" else []
        return []
    if head.lemma in _PAPERS and verb.tag == "VBG":  # 'issued a report accusing the army', 'Chad's statement condemning'
        owner = [c for c in head.children if c.dep == "poss"] + [o for p, o in prepositions(head) if p in ("by", "from")]
        if owner:
            return conjuncts(owner[0])
        if head.dep in ("dobj", "pobj"):
            top = head.head if head.dep == "dobj" else head.head.head
            return logical_subject(top, steps + 1) if is_verb(top) else []
    return conjuncts(head) if head.dep != "conj" else conjuncts(first_conjunct(head))


def ranked(noun: Token) -> bool:
    """'the first troops', 'the last to': of those an infinitive tells what they did."""
    return any(c.lower in RANKS for c in noun.children)


def first_conjunct(token: Token) -> Token:
    """The head of the list a noun stands in."""
    while token.dep == "conj" and token.head is not token:
        token = token.head
    return token


def framed(noun: Token) -> Token:
    """The head of the list it stands in, or the length of time that frames it: the 'hours' of 'six hours of talks'."""
    top = first_conjunct(noun)
    frame = top.head.head if top.dep == "pobj" and top.head.lower == "of" else top
    return frame if frame.lemma in _SPELLS else top


def first_verb(verb: Token, *links: str) -> Token:
    """The verb that one linked to it goes on from: with 'conj' and 'xcomp' the 'went' of 'went on to raid and burn'."""
    while verb.dep in links and is_verb(verb.head):
        verb = verb.head
    return verb


def _of_gerund(prep: Token, steps: int) -> list[Token]:
    """'accused Togo of arming', 'thanked Togo for arming': Togo; 'apologised for arming', 'by arming': the subject."""
    head = prep.head
    if is_verb(head):
        if prep.lower in _OBJECT_CONTROL_PREPS:
            objects = patients(head) if passive(head) else [c for c in head.children if c.dep == "dobj"]
            if objects:
                return conjuncts(objects[0])
        return logical_subject(head, steps + 1)
    if is_noun(head):
        owner = [c for c in head.children if c.dep == "poss"]
        if owner:
            return conjuncts(owner[0])
        if head.dep in ("dobj", "nsubjpass") and is_verb(head.head):
            return logical_subject(head.head, steps + 1)
    return []


def antecedent(token: Token, verb: Token) -> Token:
    """For 'who', 'which', 'that' in a relative clause, the noun it stands for; else the token."""
    if token.lower in _RELATIVE and token.tag in ("WP", "WDT", "IN", "DT", "WP$"):
        clause = verb
        while clause.dep in ("conj", "xcomp", "ccomp") and clause.head is not clause and clause.dep != "relcl":
            clause = clause.head
        if clause.dep == "relcl":
            return _nearest(token, clause) or clause.head
    return token


def _nearest(relative: Token, clause: Token) -> Token | None:
    """'the work of Peru and of Chile, which it accused of': whoever is accused or thanked is somebody, so the name before the comma."""
    noun, words = clause.head, relative.sentence.tokens
    at = relative.i - words[0].i
    before = words[at - 1] if at else relative
    if relative.lower == "who" and before.tag == "NNS" and noun.tag == "NN" and before is not noun and before.dep == "pobj":
        return before if any(above is noun for above in before.ancestors()) else None  # 'a leader of the rebels who fought'
    if clause.lemma not in _TO_SOMEBODY or relative.dep != "dobj" or noun.tag not in ("NN", "NNS") or at < 2 or words[at - 1].text != ",":
        return None
    name = first_conjunct(words[at - 2])
    return name if words[at - 2].tag in ("NNP", "NNPS") and any(above is noun for above in name.ancestors()) else None


def logical_subject(verb: Token, steps: int = 0) -> list[Token]:
    """Who does it: the subject, or the 'by' phrase of a passive; nothing where a passive names nobody."""
    if passive(verb):
        own = [p for p in verb.children if p.dep in ("agent", "prep") and p.lower == "by"]
        return [c for prep in own or _by_within(verb) or _by_beyond(verb) for o in prep.children if o.dep == "pobj" for c in conjuncts(o)]
    return grammatical_subject(verb, steps)


def doerless(verb: Token) -> bool:
    """A passive that names nobody who does it: 'the road was closed'."""
    return passive(verb) and not logical_subject(verb)


def _by_within(verb: Token) -> list[Token]:
    """'had been threatened with pursuit by Lima': the parse hangs 'by' and a name on the noun before it."""
    nouns = [o for p in verb.children if p.dep == "prep" and p.lower in ("with", "in", "at", "to", "into") for o in p.children]
    found = [c for o in nouns for c in o.children if c.dep in ("prep", "agent") and c.lower == "by" and c.i > o.i]
    return [p for p in found if any(o.dep == "pobj" and o.tag.startswith("NNP") and o.ent not in ("DATE", "TIME") for o in p.children)]


def _by_beyond(verb: Token) -> list[Token]:
    """'was rammed, Lima alleges, by a frigate': the parse hangs 'by' on the verb of saying between."""
    aside = [verb.head] if verb.dep == "ccomp" else [c for c in verb.children if c.dep == "parataxis"]
    aside = [
        a for a in aside if a.i > verb.i and a.tag in ("VBZ", "VBD", "VBP") and any(c.dep == "nsubj" and c.i > verb.i for c in a.children)
    ]
    return [c for a in aside for c in a.children if c.dep == "prep" and c.lower == "by" and c.i > a.i]


def stranded(verb: Token) -> bool:
    """'was called upon', 'had been appealed to': the subject of the passive is what the preposition governs."""
    left = (c for c in verb.children if c.dep in ("prt", "prep") and c.lower in ("on", "upon", "to") and not c.children)
    return passive(verb) and any(left)


def patients(verb: Token) -> list[Token]:
    """To whom it is done: the object, the subject of a passive, the noun of a reduced or object relative."""
    if passive(verb):
        own = [c for c in verb.children if c.dep == "nsubjpass" or c.dep == "nsubj" and causative(verb)]
        own = own or [s for c in verb.children if c.dep == "csubjpass" and c.tag == "VBG" for s in c.children if s.dep == "nsubj"]
        if own:  # also 'any ship entering the strait would be sunk', whose parse makes a clause of the subject
            return conjuncts(antecedent(own[0], verb))
        return grammatical_subject(verb)
    found = [conjunct for c in verb.children if c.dep == "dobj" for conjunct in conjuncts(antecedent(c, verb))]
    if not found:  # 'shot dead the consul', 'set free two nurses': hung on the adjective
        freed = (o for c in verb.children if c.dep == "acomp" and c.lower in ("dead", "free", "loose") for o in c.children)
        found = [conjunct for o in freed if o.dep == "dobj" for conjunct in conjuncts(o)]
    if not found and verb.dep == "relcl" and any(c.dep == "nsubj" and c.lower not in _RELATIVE for c in verb.children):
        return [verb.head]
    if not found and not any(c.dep in ("prep", "xcomp", "ccomp", "dative", "prt") for c in verb.children):
        for child in verb.children:  # 'condemn and reject the decision'
            if child.dep == "conj" and is_verb(child) and child.i - verb.i <= 4 and not passive(child):
                return [conjunct for c in child.children if c.dep == "dobj" for conjunct in conjuncts(c)]
    return found


def awaited(verb: Token) -> list[Token]:
    """Whose deed a refusal or threat waits for: 'will not lift the ban until Chad withdraws', 'threatened to leave unless Chad paid'."""
    found: list[Token] = []
    above: Token | None = verb
    while above is not None and len(found) == 0:
        for clause in above.children:
            if clause.dep == "advcl" and any(c.dep in ("mark", "advmod", "prep") and c.lower in _UNTIL for c in clause.children):
                found += logical_subject(clause)
        above = above.head if above.dep in ("xcomp", "ccomp") and above.head is not above and is_verb(above.head) else None
    for clause in verb.children:  # the condition may hang on the verb below: 'refuses to lift the ban until'
        if not found and clause.dep == "xcomp" and clause.i > verb.i:
            found = awaited(clause) if clause.head is verb and not any(c.dep == "xcomp" for c in clause.children) else []
    return found


def datives(verb: Token) -> list[Token]:
    """The indirect object without a preposition: 'gave Fiji a ship'."""
    return [o for c in verb.children if c.dep == "dative" and c.pos != "ADP" for o in conjuncts(c)]


def prepositions(token: Token) -> list[tuple[str, Token]]:
    """(preposition, its object) of a verb or noun; 'on behalf of' and 'according to' give their inner object under 'behalf of'."""
    found: list[tuple[str, Token]] = []
    for prep in token.children:
        if prep.dep not in ("prep", "dative", "agent", "prt", "advmod") or prep.tag not in ("IN", "TO", "RP", "RB", "VBG", "JJ"):
            continue
        if prep.lower in _SOURCES:
            continue  # 'according to', 'due to' name a source or a cause, no party
        for child in prep.children:
            if child.dep == "pobj" and (prep.lower == "in" and child.lemma in _IDIOMS or prep.lower == "with" and child.lemma in _MEANS):
                continue
            if child.dep == "pobj":
                whom = antecedent(child, token) if child.tag in ("WP", "WDT") else child  # 'Abe, with whom he will hold talks'
                found.extend((prep.lower, one) for one in conjuncts(whom))
                if is_noun(token) and child.ent == "DATE" and child.tag == "NNP":  # 'the arrest on Friday of two men'
                    found.extend(pair for pair in prepositions(child) if pair[1].ent != "DATE")
            elif child.dep == "pcomp" and child.lower == "visiting":  # 'with visiting President Rinne'
                found.extend((prep.lower, one) for o in child.children if o.dep == "dobj" for one in conjuncts(o))
            elif child.dep == "prep":
                found.extend((child.lower, one) for o in child.children if o.dep == "pobj" for one in conjuncts(o))
    return found


def possessors(noun: Token) -> list[Token]:
    """Whose it is: 'Bolivia's offer'."""
    return [o for c in noun.children if c.dep == "poss" for o in conjuncts(c)]


def modifiers(noun: Token) -> list[Token]:
    """Adjectives and nouns before a noun: 'Bolivian offer', 'a Bolivia offer'."""
    return [c for c in noun.children if c.dep in ("amod", "compound", "nmod", "npadvmod")]


_SIGNS = frozenset({"evidence", "proof", "sign", "trace", "indication", "hint", "confirmation"})


def negated(token: Token) -> bool:
    """'did not', 'never', 'no longer', 'signed nothing'; for nouns 'no', 'without', 'no evidence of'."""
    if token.dep == "pobj" and token.head.lower == "of" and token.head.head.lemma in _SIGNS and negated(token.head.head):
        return True
    for child in token.children:
        if child.dep == "dobj" and child.lower in ("nothing", "none", "nobody"):
            return True
        if child.lower == "longer" and any(g.lower == "no" for g in child.children):
            return True
        if child.lower == "nor" and child.i < token.i:
            return True  # 'nor would Chad sign'
        if child.dep == "neg" or child.lower in ("never", "no", "neither", "n't"):
            return child.lower != "no" or child.dep == "det" or child.dep == "neg"
    return token.dep == "pobj" and token.head.lower == "without" or token.dep == "pcomp" and token.head.lower == "without"


def auxiliaries(verb: Token) -> set[str]:
    """Lemmas of the auxiliaries; a conjoined verb without its own borrows those of the first: 'will meet and sign'."""
    steps = 0
    while steps < _DEEPEST:
        own = {c.lemma for c in verb.children if c.dep in ("aux", "auxpass")}
        if own or verb.dep != "conj" or any(c.dep in ("nsubj", "nsubjpass") for c in verb.children) or not is_verb(verb.head):
            return own
        verb, steps = verb.head, steps + 1
    return set()
