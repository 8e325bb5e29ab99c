"""Who does what a verb tells and to whom it is done: over conjunctions, control, relatives, participles and passives."""

from avvisi.extract.grammar.auxiliaries import DEEPEST
from avvisi.extract.grammar.joined import conjuncts, first_conjunct, once
from avvisi.extract.grammar.misparsed import (
    by_beyond,
    by_within,
    eaten_subject,
    finite_under_noun,
    lost_subject,
    resumed,
    severed,
    swallowed_subject,
)
from avvisi.extract.grammar.nouns import ranked
from avvisi.extract.grammar.passive import causative, ordered_done, passive
from avvisi.extract.grammar.prepositions import behind
from avvisi.extract.grammar.relatives import RELATIVE, antecedent
from avvisi.extract.grammar.tags import SUBJECTS, is_noun, is_verb
from avvisi.lexicon.words import listed
from avvisi.parse.tokens import Token

_OBJECT_CONTROL_PREPS = frozenset({"of", "for", "from", "into", "against", "over"})
QUOTES = frozenset({"quote", "cite", "report", "describe", "represent", "reveal", "name"})
_GIVING = frozenset({"offer", "give", "send", "sell", "lend", "grant", "promise", "hand", "supply", "award"})
_RULING = frozenset({"rule", "confirm", "find", "decide", "hold", "conclude", "declare", "determine"})
_BESIDE = frozenset({"together", "along", "jointly"})
_PAPERS = listed("papers_speaking")


def grammatical_subject(verb: Token, steps: int = 0) -> list[Token]:
    """The subject as written, or the one it is understood to have: by conjunction, control, relative clause, participle."""
    own = [c for c in verb.children if c.dep in ("nsubj", "nsubjpass", "csubj")]
    if own:
        own = own if len(own) == 1 or not _apposed(own[-2], own[-1]) else own[-1:]
        named = [c for o in own for c in (*severed(o), *conjuncts(antecedent(o, verb)))]
        return once([*named, *_companions(verb, own)])
    head = verb.head
    if head is verb and (lost := lost_subject(verb)):
        return lost
    if head is verb or steps > DEEPEST:
        return []
    if verb.dep == "conj" and (eaten := eaten_subject(verb)) is not None:
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
    if verb.dep == "advcl" and verb.tag == "VBG" and (above := _beyond_clause(verb, head)) is not None:
        return logical_subject(above, steps + 1)
    if verb.dep in ("advcl", "dep", "acl") and head.pos in ("VERB", "AUX"):
        return swallowed_subject(verb, head) or logical_subject(head, steps + 1)
    if verb.dep == "pcomp" and head.head is not head:
        return _of_gerund(head, steps)
    return []


def _beyond_clause(verb: Token, head: Token) -> Token | None:
    """The verb of the main clause, where a participle hangs too low: 'criticised the port for wasting money while urging the state to step in',
    'ruled that the vote was valid, rejecting a complaint': what merely is does nothing beside."""
    if head.dep == "pcomp" and is_verb(head.head.head) and any(c.dep == "mark" and c.lower == "while" for c in verb.children):
        return head.head.head
    rules = head.dep == "ccomp" and head.lemma == "be" and head.head.lemma in _RULING and head.i > head.head.i
    return head.head if rules and any(c.dep == "mark" and c.lower == "that" for c in head.children) else None


def _companions(verb: Token, subjects: list[Token]) -> list[Token]:
    """'Chad, together with Niger, closed', 'Along with Niger, Chad closed': who does it too. Behind the verb it may be of the other side."""
    first = min(s.i for s in subjects)
    held = [c for s in subjects for c in s.children] + [c for c in verb.children if c.i < first]
    inner = [g for c in held if c.lower in _BESIDE for g in c.children]
    preps = (p for p in (*held, *inner) if p.dep == "prep" and p.lower == "with")
    together = [p for p in preps if p.head.lower in _BESIDE or any(c.lower in _BESIDE for c in p.children)]
    return [c for p in together for o in p.children if o.dep == "pobj" for c in conjuncts(o)]


def _apposed(noun: Token, name: Token) -> bool:
    """'the leader of the League (LNL) Idris Salem came': an office and right behind it its holder, whom the parse makes a second subject."""
    plain = noun.tag == "NN" and name.tag == "NNP" and name.ent == "PERSON" and noun.dep == name.dep == "nsubj"
    if not plain or any(c.dep == "cc" for c in noun.children):
        return False
    first = name.subtree()[0]
    return not any(t.text in (",", ";", ":") or t.lower in ("and", "that") for t in name.sentence.tokens if noun.i < t.i < first.i)


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
        if head.dep in SUBJECTS and ranked(head):
            return conjuncts(head)  # 'the first troops to leave Chad'
        if head.dep in ("dobj", "pobj", "attr"):
            top = head.head.head if head.dep == "pobj" else head.head
            return logical_subject(top, steps + 1) if is_verb(top) or top.pos == "AUX" else []
        return []
    if head.lemma in _PAPERS and verb.tag == "VBG":  # 'issued a report accusing the army', 'Chad's statement condemning'
        owner = [c for c in head.children if c.dep == "poss"] + behind(head, "by", "from")
        if owner:
            return conjuncts(owner[0])
        if head.dep in ("dobj", "pobj"):
            top = head.head if head.dep == "dobj" else head.head.head
            return logical_subject(top, steps + 1) if is_verb(top) else []
    return conjuncts(head) if head.dep != "conj" else conjuncts(first_conjunct(head))


def _of_gerund(prep: Token, steps: int) -> list[Token]:
    """'accused Togo of arming', 'thanked Togo for arming': Togo; 'apologised for arming', 'by arming': the subject."""
    head = prep.head
    if is_verb(head):
        if prep.lower == "as" and head.lemma in QUOTES:
            return patients(head)  # 'quotes him as having promised'
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


def noun_subjects(verb: Token) -> list[Token]:
    """The subjects that a clause has of its own; none where a pronoun is among them, which may be whoever tells it."""
    own = [c for c in verb.children if c.dep in SUBJECTS]
    return [] if any(c.pos == "PRON" for c in own) else own


def logical_subject(verb: Token, steps: int = 0) -> list[Token]:
    """Who does it: the subject, or the 'by' phrase of a passive; nothing where a passive names nobody."""
    if passive(verb):
        own = [p for p in verb.children if p.dep in ("agent", "prep") and p.lower == "by"]
        return [c for prep in own or by_within(verb) or by_beyond(verb) for o in prep.children if o.dep == "pobj" for c in conjuncts(o)]
    return grammatical_subject(verb, steps)


def doerless(verb: Token) -> bool:
    """A passive that names nobody who does it: 'the road was closed'."""
    return passive(verb) and not logical_subject(verb)


def patients(verb: Token) -> list[Token]:
    """To whom it is done: the object, the subject of a passive, the noun of a reduced or object relative."""
    if passive(verb):
        own = [c for c in verb.children if c.dep == "nsubjpass" or c.dep == "nsubj" and (causative(verb) or ordered_done(verb))]
        own = own or [s for c in verb.children if c.dep == "csubjpass" and c.tag == "VBG" for s in c.children if s.dep == "nsubj"]
        if own:  # also 'any ship entering the strait would be sunk', whose parse makes a clause of the subject
            return conjuncts(antecedent(own[0], verb))
        return grammatical_subject(verb)
    objects = [c for c in verb.children if c.dep == "dobj"]
    found = [conjunct for c in objects if not _summed_up(c, objects[0]) for conjunct in conjuncts(antecedent(c, verb))]
    if not found:  # 'shot dead the consul', 'set free two nurses': hung on the adjective
        freed = (o for c in verb.children if c.dep == "acomp" and c.lower in ("dead", "free", "loose") for o in c.children)
        found = [conjunct for o in freed if o.dep == "dobj" for conjunct in conjuncts(o)]
    if not found and verb.dep == "relcl" and any(c.dep == "nsubj" and c.lower not in RELATIVE for c in verb.children):
        return [verb.head]
    if not found and not any(c.dep in ("prep", "xcomp", "ccomp", "dative", "prt") for c in verb.children):
        for child in verb.children:  # 'condemn and reject the decision'
            if child.dep == "conj" and is_verb(child) and child.i - verb.i <= 4 and not passive(child):
                return [conjunct for c in child.children if c.dep == "dobj" for conjunct in conjuncts(c)]
    return found


def _summed_up(thing: Token, first: Token) -> bool:
    """'held talks with Chile, the first delegation to visit in a year': a rank behind a comma is of what was told, no second object."""
    if thing is first or thing.i < first.i or not ranked(thing):
        return False
    before = thing.sentence.tokens[thing.subtree()[0].i - thing.sentence.tokens[0].i - 1]
    return before.text in (",", "-", "–", "—")


def datives(verb: Token) -> list[Token]:
    """The indirect object without a preposition: 'gave Fiji a ship'."""
    found = [o for c in verb.children if c.dep == "dative" and c.pos != "ADP" for o in conjuncts(c)]
    return found or _bare_datives(verb)


def _bare_datives(verb: Token) -> list[Token]:
    """'offered Fiji arms': a land's name with no article before a plain noun, behind a verb of giving, is to whom, though the parse makes one
    phrase of both; not 'sent US arms', 'sent Fijian arms'."""
    if verb.lemma not in _GIVING or passive(verb):
        return []
    things = [c for c in verb.children if c.dep == "dobj" and c.i > verb.i and c.tag in ("NNS", "NN")]
    firsts = [(o, o.subtree()[0]) for o in things if not any(c.dep in ("det", "poss", "prep") for c in o.children)]
    return [
        f for o, f in firsts if f.head is o and f.dep in ("compound", "nmod") and f.ent == "GPE" and f.tag == "NNP" and not f.text.isupper()
    ]
