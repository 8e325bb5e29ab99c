"""Events of which one side is told: 'Norway has offered to mediate', 'they arrested an Egyptian', 'the road was closed'.

Asked where nobody was found for the other side. What counts is that a clause asserts the deed, and that whoever is told is somebody of weight.
"""

from avvisi.extract.compose import Told
from avvisi.extract.fold import WORDS
from avvisi.extract.grammar.auxiliaries import auxiliaries
from avvisi.extract.grammar.joined import first_verb, framed
from avvisi.extract.grammar.nouns import possessors
from avvisi.extract.grammar.passive import passive
from avvisi.extract.grammar.prepositions import behind, prepositions
from avvisi.extract.grammar.subject_object import logical_subject, patients
from avvisi.extract.grammar.tags import is_noun, is_verb
from avvisi.extract.modality import FUTURE
from avvisi.extract.sides import Found, key_of, landless
from avvisi.extract.told_below import undergoes
from avvisi.extract.triggers import Reading
from avvisi.lexicon.words import listed
from avvisi.model.facts import Party
from avvisi.model.text import Span
from avvisi.parse.tokens import Token

_PRIVATE = frozenset({"BUS", "CVL", "EDU", "JRN", "LAB", "MED", "REF", "CRM", "SOC", "AGR", "HLH", "RAD", "UNK"})
RULING = frozenset({"GOV", "MIL", "LEG", "JUD", "REB", "OPP", "SPY", "PTY"})
_DEFINITE = frozenset({"the", "both", "his", "her", "its", "their", "our"})
_SELF = frozenset({"it", "they", "he", "she", "we", "i"})
_SELVES = frozenset({"its", "his", "her", "their", "our"})
_WHOM = ("to", "on", "upon", "with", "for", "against", "at", "over", "in", "into", "from", "of", "as", "by", "about")
_DEEDS = frozenset({"SANCTION", "AID", "COERCE", "MOBILIZE", "RETREAT", "CONCEDE"})
_NEEDS_DOER = frozenset({"REQUEST", "REJECT", "THREATEN", "SUPPORT"})
_BEFALLS = frozenset({"REQUEST", "ACCUSE", "THREATEN", "SANCTION", "COERCE", "RETREAT", "REJECT", "MOBILIZE"})
_SOMEONE = frozenset({"it", "they", "he", "she", "who", "we", "i", "those", "some", "others", "many", "both"})
_GOING_ON = frozenset({"go", "use", "continue", "begin", "start", "proceed", "come", "move", "vote", "rush"})
_TO_ONESELF = listed("one_sided_to_oneself")
_TELLINGS = listed("one_sided_tellings")
_ANY_TALK = listed("one_sided_any_talk")
_CROWD = listed("one_sided_crowds")
_AMONG_OWN = listed("one_sided_among_own")
_LACKS = frozenset({"need", "require", "lack"})
_HOUSES = frozenset(
    {"hospital", "clinic", "home", "house", "church", "mosque", "temple", "scene", "court", "courthouse", "station", "hotel"}
)
_PLEADED = frozenset({"REQUEST", "REJECT"})
_SUPPOSING = frozenset({"for", "without", "against", "at", "as"})
_BEFALLING = frozenset({"take", "remain", "come", "happen", "begin", "continue", "stay", "last"})
_EVER = frozenset({"long", "always", "traditionally", "since"})
_LAWS = listed("one_sided_laws")
_SPEAKING_PAPERS = listed("one_sided_speaking_papers")


def official(actors: Found) -> bool:
    """Whether a state, a body or an officer acts; 'the government', 'the rebels' too, though no word says of which land."""
    return any(map(_of_weight, actors))


def _of_weight(party: Party) -> bool:
    if party.sector in _PRIVATE:
        return False
    if party.code or party.office:
        return bool(party.office or party.sector or not party.person)
    words = party.span.text.split() if party.span is not None else []
    if party.kind == "organisation":
        return bool(words) and any(w[:1].isupper() for w in words)
    return party.kind == "group" and party.sector in RULING and bool(words) and words[0].lower() in _DEFINITE


def stated(told: Told, actors: Found) -> bool:
    """A state, a body or an officer says it in a clause of its own, to nobody named: 'Oman offered to mediate', 'rejects the ban'."""
    reading = told.outer
    if told.code not in WORDS or told.mode == "investigate" or not official(actors) or not _asserted(reading):
        return False
    token, rule = reading.token, reading.pattern.rule
    if (told.code == "SUPPORT" or rule.only == "duty") and all(map(landless, actors)):
        return False  # 'the king blessed the marriage'
    if rule.id == "aid.help" or rule.only == "duty" and token.lemma in _BEFALLING:
        return False  # 'will rebuild its army', 'talks must take place'
    if token.lemma in _TO_ONESELF or _asks_silence(token):
        return False
    if reading.pattern.code == "AGREE" and any(o.lemma in _TELLINGS for o in patients(token)):
        return False
    if told.code == "SUPPORT" and any(o.lemma in _LAWS for o in (*patients(token), *reading.objects, *(o for _, o in prepositions(token)))):
        return False  # 'signed the act into law'
    if rule.id == "threaten.warn" and not _own_threat(told):
        return False  # 'warned that floods might follow'
    if rule.actor == ("speaker",) and rule.recipient == ("subj",):
        return False  # 'said that hunger is the enemy': of nobody
    if rule.operator == "uphold" or told.code == "REQUEST" and token.lemma in _LACKS:
        return False  # 'stressed the need for cooperation', 'needed the support of the people'
    if rule.actor != ("speaker",) and not _theirs(reading.verb or token, actors):
        return False
    return bool(reading.objects) or len(told.chain) > 1 or told.applied == "refuse" or token.dep in ("relcl", "acl") or _content(token)


def done(told: Told, actors: Found) -> bool:
    """A state or body does it, to whomever: 'Peru closed all crossings', 'which sent tanks', 'has cut off the aid'."""
    reading = told.outer
    if told.code not in _DEEDS or told.applied or reading.token is not reading.verb:
        return False
    if not official(actors) or not any(p.code for p in actors):
        return False
    if reading.pattern.rule.id in ("aid.help", "aid.military"):
        return False  # 'was guarded by its police', 'sent a boat after them'
    own = reading.objects or any(is_noun(o) and not o.ent for o in patients(reading.token))
    return bool(own) and _asserted(reading) and _theirs(reading.token, actors)


def sought_out(told: Told, actors: Found) -> bool:
    """An officer meets or visits somebody the report need not name: 'arrived here on Monday', 'the ministers held talks in Oslo'."""
    reading = told.outer
    verb, rule = reading.verb, reading.pattern.rule
    if told.code != "CONSULT" or rule.occasion not in ("meeting", "visit", "call") or not official(actors):
        return False
    if verb is None:
        return _fresh(reading.token)
    if reading.token is not verb or not finite(verb) or passive(verb) or verb.lemma in _ANY_TALK and rule.occasion != "call":
        return False
    if rule.mode == "visit" and any(o.lower in _HOUSES for o in behind(verb, "at")):
        return False  # 'had arrived at the hospital'
    if rule.mode == "visit":
        return not patients(verb) and (verb.lemma in ("arrive", "land", "fly") or bool(reading.objects))
    if rule.mode == "phone" and rule.id == "consult.phone":
        return True
    return bool(reading.objects or patients(verb)) or any(o.lemma not in _CROWD for o in behind(verb, "with"))


def _fresh(noun: Token) -> bool:
    """'after six hours of talks', 'at a meeting on Monday', where whoever acts took part; not 'at the meeting'."""
    top = framed(noun)
    left = {c.lower for c in top.children if c.i < top.i}
    if top.dep == "pobj" and top.head.lower == "on" and "a" in left:
        return True  # 'Kenya's envoy, on a two-day visit to the capital'
    if top.dep != "pobj" or top.head.lower not in ("after", "following", "during", "at", "in") or not is_verb(top.head.head):
        return False
    return top is not noun or bool(left & {"a", "an"}) and not left & _AMONG_OWN


def wanting(told: Told, actors: Found, recipients: Found) -> bool:
    """Whether one side is lacking of what takes two: 'has long called for a balanced order', 'warned of consequences', said to nobody; 'they
    turned it down', of whom nobody knows who they are. A reader who counts who did what to whom has no use for these."""
    reading = told.outer
    if actors and recipients or len({(key_of(p), p.sector, p.person) for p in actors}) > 1:
        return False
    if recipients:
        verb = reading.verb
        return told.code in _NEEDS_DOER and verb is not None and bool(logical_subject(verb))
    told_what = len(told.chain) > 1 and told.chain[-1].pattern.code in ("SANCTION", "COERCE", "ASSAULT")  # 'that the aid would be cut'
    told_what = told_what or len(told.chain) > 1 and told.chain[1].pattern.code == "THREATEN" and _own_deed(reading.token)
    return told.code == "REQUEST" and not _plea(told, actors) or reading.pattern.rule.id == "threaten.warn" and not told_what


def _plea(told: Told, actors: Found) -> bool:
    """'the League called for restraint', 'Libya demanded that others pay': a state or body says what it asks for now, of whomever; not 'has long'."""
    reading = told.outer
    verb = reading.verb
    if verb is None or verb is not reading.token or verb.dep == "relcl" or not finite(verb) or not any(p.code for p in actors):
        return False
    if verb.lemma in _LACKS or verb.lemma == "expect" or told.chain[-1].pattern.code in ("SANCTION", "COERCE", "ASSAULT"):
        return False  # 'needed support', 'called for action to prevent Chad from arming'
    named = bool(reading.objects) or len(told.chain) > 1 or any(nouns for _, nouns in reading.pattern.preps)
    named = named or verb.lemma == "demand" and any(is_noun(o) for o in patients(verb))  # 'Chad demanded their return'
    named = named or any(undergoes(s, verb) for c in verb.children for s in c.children)  # 'Chad demanded that they be returned'
    return named and not any(c.lower in _EVER for c in verb.children)


def undergone(told: Told, recipients: Found) -> bool:
    """A clause tells whom it befell, though not by whom: 'they arrested an Egyptian', 'sanctions were imposed on Iraq'."""
    verb = told.outer.verb
    if verb is None or not _asserted(told.outer):
        return False
    if told.outer.pattern.rule.id in ("aid.arrive", "assault.fall"):
        return any(p.code or p.person for p in recipients)  # 'shells fell on Niger'
    acting = logical_subject(verb)
    # 'we will not recognise Chad', 'they will visit Chad'
    announced = told.applied in ("refuse", "commit") and bool(acting and auxiliaries(verb) & FUTURE)
    if not announced and (told.code not in _BEFALLS or told.applied):
        return False
    if told.outer.token.lemma in _TO_ONESELF or told.outer.pattern.rule.id == "request.order":
        return False
    if acting and not any(t.lower in _SOMEONE or t.lemma in _SPEAKING_PAPERS for t in acting):
        return False  # 'a row threatens Chad'
    if any(c.dep == "agent" for c in verb.children):
        return False  # 'was backed by the clergy'
    return any(p.code or p.person for p in recipients)


def left_open(noun: Token) -> bool:
    """'a plan for an attack', 'without a demand', 'warned against a strike': a preposition over the noun leaves open whether there was one."""
    return noun.dep == "pobj" and noun.head.lower in _SUPPOSING


def _asserted(reading: Reading) -> bool:
    """Whether a verb or adjective of its own, in a finite clause or a participle that goes on from one, tells the deed."""
    token, verb = reading.token, reading.verb
    if verb is None or token is not verb and not token.tag.startswith("JJ"):
        return False
    return (
        finite(verb) or verb.tag == "VBG" and verb.dep in ("advcl", "conj") and not any(c.dep in ("mark", "advmod") for c in verb.children)
    )


def finite(verb: Token) -> bool:
    """'rejected', 'has rejected', 'was asked', 'will leave'; not 'to reject', 'rejecting', 'the men asked'."""
    if verb.is_infinitive():
        top = verb.head  # 'is to host a summit'; not 'is right to host'
        if verb.dep in ("xcomp", "advcl") and top.lemma in _GOING_ON:
            return finite(top)  # 'went on to condemn', 'used his speech to condemn'
        scheduled = verb.dep == "xcomp" and top.lemma == "be" and top.tag in ("VBZ", "VBP", "VBD")
        return scheduled and not any(c.dep in ("acomp", "attr", "prep", "expl") for c in top.children)
    if verb.dep == "acl" and passive(verb):
        return False
    if verb.tag in ("VBD", "VBZ", "VBP"):
        return not passive(verb) or bool(auxiliaries(verb))
    if verb.tag == "VBN" and verb.dep == "relcl" and any(c.dep == "nsubj" for c in verb.children):
        return True  # 'an idea that the premier turned down', tagged so
    if verb.tag == "VB" and verb.dep == "ROOT" and any(c.dep == "nsubj" for c in verb.children):
        return True  # 'Peru, Chile sign accord'
    return bool(auxiliaries(verb) or auxiliaries(first_verb(verb, "conj")))


def _theirs(verb: Token, actors: Found) -> bool:
    """Whether the doers are the subject itself, not whose it is: 'Chad's paper rejects' is not Chad's word, its statement is."""
    acting = [t for t in logical_subject(verb) if is_noun(t) and t.lemma not in _SPEAKING_PAPERS]
    spans = [p.span for p in actors if p.span is not None]
    return not acting or _any_in(acting, spans) or not any(_owned_by(t, spans) for t in acting)


def _owned_by(noun: Token, spans: list[Span]) -> bool:
    """'Chad's paper': a thing, by whose it is; not 'Chad's minister, Idris Saleh,'."""
    owners = [] if any(c.dep == "appos" for c in noun.children) else possessors(noun)
    return _any_in(owners, spans)


def _any_in(tokens: list[Token], spans: list[Span]) -> bool:
    return any(s.start <= t.start < s.end for t in tokens for s in spans)


def _own_threat(told: Told) -> bool:
    """'warned that it would respond'; not 'warned against haste', 'warned of a demand'."""
    verb = told.outer.token
    if behind(verb, "against"):
        return False
    if len(told.chain) > 1:
        return not (told.chain[1].pattern.code == "REQUEST" and is_noun(told.chain[1].token))
    return _own_deed(verb)


def _own_deed(verb: Token) -> bool:
    """'warned that it would respond': what the warner will do."""
    below = [c for c in verb.children if c.dep == "ccomp"]
    ours = (g for c in below if auxiliaries(c) & FUTURE for g in c.children if g.dep == "nsubj")
    return any(g.lower in _SELF or any(h.dep == "poss" and h.lower in _SELVES for h in g.children) for g in ours)


def _asks_silence(verb: Token) -> bool:
    """'asked not to be named'."""
    return any(c.dep == "xcomp" and {"neg", "auxpass"} <= {g.dep for g in c.children} for c in verb.children)


def _content(verb: Token) -> bool:
    """What is said or aimed at: an object, a clause, a phrase."""
    if any(c.dep in ("ccomp", "xcomp", "pcomp") and c.i > verb.i and is_verb(c) and not _quoted(verb, c) for c in verb.children):
        return True
    return any(is_noun(o) or o.lower == "those" for o in patients(verb)) or any(
        is_noun(o) and o.ent not in ("DATE", "TIME") for o in behind(verb, *_WHOM)
    )


def _quoted(verb: Token, clause: Token) -> bool:
    """'agreed: "It went well"': the words of a quote, which say nothing of what is agreed."""
    between = verb.sentence.tokens[verb.i - verb.sentence.tokens[0].i : clause.i - verb.sentence.tokens[0].i]
    return any(t.text in (":", '"', "“", "``") for t in between)


def pleaded(told: Told, actors: Found) -> bool:
    """'Chad's call for early elections', 'Chadian demands for aid': what a noun says somebody asked or refused, to nobody named."""
    reading = told.outer
    noun = reading.token
    if told.code not in _PLEADED or reading.verb is not None or len(told.chain) > 1 or not official(actors) or left_open(noun):
        return False
    if not any(p.code for p in actors) or not any(c.dep == "poss" and not c.tag.startswith("PRP") for c in noun.children):
        return False
    return bool(behind(noun, "for")) or any(c.dep == "acl" and c.is_infinitive() for c in noun.children)
