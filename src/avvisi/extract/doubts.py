"""What keeps a reading from being an event: deeds that are supposed, hoped, only words, or of nobody who can be told apart."""

from avvisi.extract.addressed import reticent
from avvisi.extract.base import Findings
from avvisi.extract.circumstances import VISITS
from avvisi.extract.compose import Composer, Told, own_soil
from avvisi.extract.figures import figurative
from avvisi.extract.fold import WORDS
from avvisi.extract.garrisons import stands
from avvisi.extract.governed import CLAIMS, that_of
from avvisi.extract.grammar.auxiliaries import negated
from avvisi.extract.grammar.joined import framed
from avvisi.extract.grammar.nouns import modifiers, possessors
from avvisi.extract.grammar.passive import passive
from avvisi.extract.grammar.prepositions import behind, prepositions
from avvisi.extract.grammar.subject_object import doerless, grammatical_subject, patients
from avvisi.extract.grammar.tags import is_noun, is_verb
from avvisi.extract.irrealis import irrealis, of_its_object
from avvisi.extract.laws import LAW, punishing
from avvisi.extract.modality import awaited
from avvisi.extract.no_act import no_act
from avvisi.extract.of_its_kind import of_papers
from avvisi.extract.private_trips import private
from avvisi.extract.triggers import Reading
from avvisi.extract.unfulfilled import asks_to_know, awaited_of, hoped_of_others, made_to, supposed, unconfirmed
from avvisi.lexicon.events import EventLexicon
from avvisi.lexicon.words import listed
from avvisi.parse.tokens import Token

_TOPIC = frozenset({"of", "for", "on", "about", "to", "towards", "without"})
_ANSWERING = frozenset({"refuse", "consent", "support", "concede"})
_ASSAILS = frozenset({"dismiss", "call", "accuse", "describe", "brand", "criticize", "criticise", "blame", "denounce", "deride", "mock"})
_SET = frozenset({"schedule", "plan", "postpone", "cancel", "delay", "expect", "slate", "suspend", "adjourn", "propose"})
_PARTLY = frozenset({"always", "necessarily", "entirely", "wholly", "fully", "completely", "altogether"})
_LETS = frozenset({"know", "pass", "slip", "lapse", "expire", "stand", "fall", "rest"})  # 'let it be known', 'let a deadline pass'
_POLLS = frozenset({"election", "poll", "vote", "ballot", "primary", "runoff", "referendum"})
_STATES_OF = frozenset({"implicate", "press", "pressure"})
_PLAY = listed("doubts_play")
THOUGHTS = listed("doubts_thoughts")
_HELPING = listed("doubts_helping")


def doubted(reading: Reading, told: Told, composer: Composer, lexicon: EventLexicon, earlier: Findings, *, accused: bool) -> str | None:
    """Why the words of a reading tell of no event, whoever its parties are; None where nothing speaks against it."""
    other = _something_else(reading, told, composer, lexicon, accused=accused)
    return other or _not_told(reading, told, composer, lexicon, earlier, accused=accused)


def _something_else(reading: Reading, told: Told, composer: Composer, lexicon: EventLexicon, *, accused: bool) -> str | None:
    """A condition, a question, an idiom, a word for what was told before."""
    rule = reading.pattern.rule
    if told.conditional or irrealis(told, lexicon.transparent) and not accused and rule.actor != ("speaker",):
        return "a condition, an aim or a manner, not a fact"
    if told.applied == "commit" and awaited_of(reading):
        return "what another deed waits for, not a promise"
    if rule.id == "assault.operation" and len(told.chain) == 1 and _to_help(reading):
        return "an operation of another kind"
    if reading.verb is reading.token and awaited(reading.token):
        return "what another deed waits for, not a fact"
    if rule.mode in VISITS and private(reading):
        return "a private journey"
    if reading.verb is reading.token and doerless(reading.token) and reading.token.lemma in _STATES_OF and not _asked(reading.token):
        return "how somebody stands, not what was done"  # 'was deeply implicated', 'the troops have been pressed'
    if rule.id == "reject.absent" and _who_is_away(reading):
        return "who is away has refused nothing"
    if rule.id == "support.sign" and _says_itself(reading, composer):
        return "what the resolution says is told"
    if asks_to_know(reading):
        return "a question"
    if reading.pattern.code == "ASSAULT" and any(r.pattern.rule.id == LAW and reading.token in punishing(r.token) for r in composer.each()):
        return "what a law does, without arms"  # 'was signed into law, targeting ships'
    if reading.token.lemma == "insist" and any(map(_own_right, behind(reading.token, "on", "upon"))):
        return "to insist on one's own right asks nobody"
    if rule.id == "protest.show" and any(c.dep == "ccomp" and c.i > reading.token.i for c in reading.token.children):
        return "shows that something is so"
    if stands(told):
        return "a standing presence"
    called = composer.readings.get(reading.token.head.i) if reading.token.dep == "oprd" else None
    if called is not None and reading.token in called.words:
        return "what another verb calls it"  # 'called the raid unjustified and damaging'
    if reading.token is reading.verb and of_its_object(reading.token):
        return "of what kind a thing is"
    if sums_up(reading, composer):
        return "sums up the deed before it"
    if made_to(reading):
        return "only foreseen"
    if reading.token.lemma == "let" and any(c.dep in ("ccomp", "xcomp") and c.lemma in _LETS for c in reading.token.children):
        return "an idiom"
    if told.outer.pattern.rule.operator == "allow" and told.code == "CONCEDE" and own_soil(told):
        return "to let harm be done is no concession"
    if told.applied == "commit" and hoped_of_others(told):
        return "hoped of others, not promised"
    if that_of(reading) in THOUGHTS:
        return "feared, hoped or supposed, not told"
    return None


def _not_told(reading: Reading, told: Told, composer: Composer, lexicon: EventLexicon, earlier: Findings, *, accused: bool) -> str | None:
    """Denials, holding back, words called attacks; what is only possible, won at play, known before, or did not happen."""
    rule = reading.pattern.rule
    if rule.operator == "deny" and not reading.objects and not any(o.lemma in CLAIMS for o in patients(reading.token)):
        return "a denial of a fact is no refusal"  # 'denies that it has troops there': the troops are told, as denied
    if accused and lexicon.quad(told.code) != 4 and told.code != "AID":
        return "blamed for what is no deed against anyone"
    if rule.operator == "stop" and reading.token.lemma == "refrain":
        return "to hold back is no deed"
    claimed = any(o.lemma in CLAIMS for o in patients(reading.token))  # 'rejected claims that it had raided a port'
    if rule.operator == "refuse" and len(told.chain) > 1 and not claimed and _spares(told, lexicon):
        return "to hold back from harm is no rejection"
    if rule.id == "assault.attack" and in_words(reading, lexicon.say):
        return "an attack in words"
    if (figure := figurative(reading, told) or no_act(reading, told)) is not None:
        return figure
    if of_papers(told):
        return "what a paper would do"
    if told.possible or any(c.lower in ("possibly", "perhaps", "maybe") for home in _governing(reading.token) for c in home.children):
        return "only possible"
    if unconfirmed(reading.token):
        return "not confirmed"
    if reading.verb is None and supposed(reading.token):
        return "only possible"
    if reticent(told):
        return "to keep silent refuses nobody"
    if told.code in ("ASSAULT", "COERCE") and at_the_polls(reading):
        return "won at the polls or at play, not by force"
    if reading.verb is None and presupposed(reading, earlier):
        return "a noun that tells of nothing new"
    if told.applied == "refuse" and rule.operator != "refuse" and _in_part(reading):
        return "not always is no refusal"
    if rule.operator == "commit" and reading.token.tag in ("NNP", "NNPS") and (reading.verb is None or _within_name(reading.token)):
        return "a plan's name"
    if told.negated and reading.token.i not in composer.denied:
        return "it did not happen"
    if nobody_did(reading):
        return "done by nobody"
    if any(inner.pattern.rule.courtesy for inner in composer.inners(reading)):
        return "a courtesy"
    return None


def _within_name(noun: Token) -> bool:
    """'the Strategic Plan'."""
    return any(c.dep == "compound" and c.text[:1].isupper() for c in noun.children)


def _asked(verb: Token) -> bool:
    """'was pressed to yield', 'on the debt', 'for an answer'; 'was implicated by'."""
    if verb.lemma == "implicate":
        return not any(c.dep == "advmod" and c.i < verb.i for c in verb.children)
    return any(c.dep in ("xcomp", "ccomp") or c.dep == "prep" and c.lower in ("on", "for", "over", "about", "into") for c in verb.children)


def _who_is_away(reading: Reading) -> bool:
    """'the envoys of the king, who is not attending the fair, laid wreaths': told by the way, of whom it is that is not there."""
    verb = reading.verb
    return verb is not None and verb.dep == "relcl" and verb.tag == "VBG"


def _own_right(noun: Token) -> bool:
    """'its right to fish'."""
    return noun.lemma == "right" and any(c.dep == "poss" and c.lower in ("its", "his", "her", "their", "our") for c in noun.children)


def nobody_did(reading: Reading) -> bool:
    """'no Chadian president had set foot in Mali', 'none of the ministers came', 'nobody has recognised the vote'."""
    return reading.verb is not None and any(
        s.lower in ("nobody", "none") or any(c.dep == "det" and c.lower == "no" for c in s.children)
        for s in grammatical_subject(reading.verb)
        if not passive(reading.verb)
    )


def _in_part(reading: Reading) -> bool:
    """'did not always agree', 'will not necessarily attend'."""
    return reading.verb is not None and any(c.dep == "advmod" and c.lower in _PARTLY for c in reading.verb.children)


def _to_help(reading: Reading) -> bool:
    """'a rescue operation', 'operations to save the crew'."""
    objects = [w for w in reading.words if w is not reading.token and is_noun(w)]
    return any(c.lower in _HELPING or c.is_infinitive() for o in objects for c in o.children)


def _says_itself(reading: Reading, composer: Composer) -> bool:
    """'adopted a resolution demanding that Chad withdraw': the paper's own words tell more than its adoption."""
    if reading.token.lemma not in ("adopt", "pass", "approve") or not any(o.lemma == "resolution" for o in reading.objects):
        return False
    homes = (reading.token, *reading.objects)
    return any(c.tag == "VBG" and c.dep in ("acl", "advcl") and c.i in composer.readings for home in homes for c in home.children)


def _governing(token: Token) -> tuple[Token, ...]:
    """The word, and the preposition over a gerund: 'including, possibly, expelling'."""
    return (token, token.head) if token.dep == "pcomp" else (token,)


def _spares(told: Told, lexicon: EventLexicon) -> bool:
    """'refused to condemn Peru', 'ruled out an attack on Peru': whoever is spared is not rejected; 'rejected the ban imposed by Peru' rejects."""
    inner = told.chain[1]
    if inner.token.tag == "VBN" and inner.token.dep == "acl":
        return False
    hard = inner.pattern.code in ("ACCUSE", "REQUEST", "THREATEN", "PROTEST") or lexicon.quad(inner.pattern.code) == 4
    return hard and inner.pattern.rule.operator != "stop" and (inner.verb is inner.token or told.outer.token.lemma == "rule")


def presupposed(reading: Reading, earlier: Findings) -> bool:
    """A bare noun within a name ('Summit on Cooperation'), under a negated verb, or with a pronoun for its actor ('its refusal')."""
    token = reading.token
    if earlier.mention_of.get(token.i) is not None or token.tag in ("NNP", "NNPS") and token.sentence.region == "body":
        return True
    if token.dep == "pobj" and token.head.lower == "of" and token.head.head.lemma in ("note", "letter"):
        return True  # 'handed over a note of protest'
    if reading.pattern.code == "PROTEST" and token.dep == "pobj" and token.head.lower == "in" and token.lemma == "protest":
        return True  # 'walked out in protest'
    if (
        reading.pattern.rule.mode == "visit"
        and token.dep == "pobj"
        and token.head.lower == "on"
        and token.head.head.tag.startswith(("NNP", "VBD"))
    ):
        return False  # 'Rinne, on a visit to Lima, praised'
    topic = token.dep == "pobj" and token.head.lower in _TOPIC and framed(token) is token
    if reading.pattern.code == "COOPERATE" or reading.pattern.code == "CONSULT" and topic:
        return True  # 'chances of talks', 'discussed cooperation between the two'
    if reading.pattern.rule.occasion and token.dep == "nsubjpass" and token.head.lemma in _SET:
        return True  # 'talks between Oman and Mali had been scheduled for May'
    above = next((t for t in token.ancestors() if is_verb(t)), None)
    if above is not None and negated(above) and reading.pattern.rule.actor != ("speaker",):
        return True
    return reading.pattern.code in WORDS and any(c.dep == "poss" and c.tag == "PRP$" for c in token.children)


def of_another(reading: Reading, over: Reading) -> bool:
    """'turned down a request from Chad', 'accepted Bhutan's offer': what somebody asked or offered is told along with the answer."""
    if reading.verb is not None or reading.pattern.code not in ("REQUEST", "AGREE") or over.pattern.rule.operator not in _ANSWERING:
        return False
    noun = reading.token
    own = [*possessors(noun), *behind(noun, "from", "by"), *modifiers(noun)]
    return any(o.tag in ("NNP", "NNPS") or o.ent in ("GPE", "NORP", "ORG", "PERSON") for o in own)


def taken_as_done(reading: Reading, over: Reading) -> bool:
    """'Norway's recognition of Samoa was welcomed', 'the Omani raid was condemned': what is judged by nobody named was done.

    'Rejected the sanctions imposed on it by Peru': so was what a participle says that somebody did.
    """
    if _by_whom(reading):
        return True
    verb, rule = over.verb, over.pattern.rule
    if reading.verb is not None or verb is not over.token or rule.operator != "support" and rule.id != "accuse.condemn":
        return False
    judged = reading.token.dep == "nsubjpass" and reading.token.head is verb and doerless(verb)
    return judged and any(o.text[:1].isupper() for o in (*possessors(reading.token), *modifiers(reading.token)))


def _by_whom(reading: Reading) -> bool:
    """A noun with a participle of its phrase that names its doer: 'sanctions imposed on it by Peru', 'the strike carried out by Chad'."""
    noun = next((w for w in reading.words if is_noun(w)), None)
    if noun is None or (reading.verb is not None and reading.verb.tag != "VBN"):
        return False
    participles = [w for w in (*reading.words, *noun.children) if w.tag == "VBN" and w.dep == "acl" and w.head is noun]
    return any(behind(w, "by") for w in participles)


def at_the_polls(reading: Reading) -> bool:
    """'defeated the ruling party in the elections', 'beat Peru by two goals'."""
    return reading.verb is not None and any(
        p in ("in", "at", "during") and o.lemma in _POLLS or p in ("in", "at", "by", "during", "on") and o.lemma in _PLAY
        for p, o in prepositions(reading.verb)
    )


def sums_up(reading: Reading, composer: Composer) -> bool:
    """'broke off relations with Chad, ending ties of ten years': a participle of the same kind behind a deed, with nobody named in its clause."""
    token = reading.token
    if token.tag != "VBG" or token.dep != "advcl" or any(t.text[:1].isupper() for t in token.subtree()):
        return False
    earlier = (r for i, r in composer.readings.items() if i < token.i and r.verb is r.token)
    return any(r.pattern.rule is reading.pattern.rule and r.token.tag in ("VBD", "VBZ", "VBN", "VB") for r in earlier)


def in_words(reading: Reading, say: frozenset[str]) -> bool:
    """'launched an attack on the government, saying it had failed'."""
    verb = reading.verb
    return verb is not None and any(c.dep == "advcl" and c.tag == "VBG" and c.lemma in say | _ASSAILS for c in verb.children)
