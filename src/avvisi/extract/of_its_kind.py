"""A word is a deed only where what it governs is of the kind that the deed is done to, and who does it can: captives are released, figures are
published; a gunman kills a judge, a party a bill. Where the kind is not known and the other sense is common, nothing is told."""

import re

from avvisi.extract.compose import Told
from avvisi.extract.grammar.prepositions import behind
from avvisi.extract.grammar.subject_object import logical_subject, patients
from avvisi.extract.grammar.tags import SUBJECTS, is_noun
from avvisi.extract.phrases import is_one_of, measures
from avvisi.extract.triggers import Reading
from avvisi.lexicon.events import EventLexicon
from avvisi.lexicon.words import listed
from avvisi.parse.tokens import Token

_PAPERS = listed("kinds_papers")
_PERSON_ENDS = ("man", "men", "woman", "women", "ee", "ees", "ist", "ists", "ian", "ians", "er", "ers", "or", "ors")
_NO_PERSON = listed("kinds_no_person")
_SITES = listed("kinds_guarded")
_DRIVERS = listed("kinds_drivers")
_ON_THE_ROAD = listed("kinds_on_the_road")
_HITS = frozenset({"hit", "strike", "kill", "injure", "wound", "hurt", "damage", "destroy"})
_CRASHES = listed("kinds_crashes")
_FORCES_OF_NATURE = listed("kinds_forces_of_nature")
_DISASTERS = listed("kinds_disasters")
_BLOWS = listed("kinds_blows")
_TO_THE_PRESS = frozenset({"comment", "interview", "information", "remark", "clarification"})
_BEATS = listed("kinds_beats")
_PRIZES = listed("kinds_prizes")
_MATCHES = listed("kinds_matches")
_SCORE = re.compile(r"\b[0-9]{1,3} ?[-–] ?[0-9]{1,3}\b")
_CRAFT = listed("kinds_craft")


def fitting(readings: dict[int, Reading], lexicon: EventLexicon) -> tuple[dict[int, Reading], list[tuple[Reading, str]]]:
    """The readings whose words govern what their deeds are done to; and the others, each once, with the reason."""
    unfit = {i: why for i, reading in readings.items() if (why := unkind(reading, lexicon)) is not None}
    left_out = [(readings[i], why) for i, why in unfit.items() if i == readings[i].token.i]
    return {i: reading for i, reading in readings.items() if i not in unfit}, left_out


def unkind(reading: Reading, lexicon: EventLexicon) -> str | None:
    """Why what a word governs is not of the deed's kind; None where it may be."""
    token, rule, code = reading.token, reading.pattern.rule, reading.pattern.code
    verbal = reading.verb is token
    if rule.mode == "release" and _no_captive(reading, lexicon):
        return "a thing is made public"
    if code == "ASSAULT" and verbal and _all_of(patients(token), _PAPERS):
        return "done to a paper or a plan, not to anybody"
    if code == "ASSAULT" and _accident(reading):
        return "an accident, or a force of nature"
    if rule.id == "assault.attack" and token.lemma == "cross" and _unarmed(token, lexicon):
        return "a way of people, not of arms"
    if rule.id == "aid.help" and verbal and _no_helped(token):
        return "no help to anybody"
    if rule.mode == "withdraw" and token.lemma == "pull" and reading.pattern.objects is None and _drawn(token):
        return "a thing is drawn"
    if rule.id == "coerce.martial-law" and any(is_one_of(t, _DISASTERS) for t in token.sentence.tokens):
        return "an emergency of nature"
    return _another_sense(reading, lexicon) if verbal else "a body's name" if _name_of_body(reading) else None


def _another_sense(reading: Reading, lexicon: EventLexicon) -> str | None:
    """Everyday senses of a verb, which its object shows."""
    token, rule = reading.token, reading.pattern.rule
    objects = patients(token)
    if rule.id == "assault.wound" and token.lemma in _BLOWS and reading.pattern.objects is None and _of_things(objects, lexicon):
        return "done to nobody"
    if rule.id == "support.sign" and reading.pattern.objects is None and objects and all(o.ent == "PERSON" for o in objects):
        return "somebody is hired"
    if rule.id == "accuse.allege" and token.lemma == "label" and any(c.tag == "PRP$" for o in objects for c in o.children):
        return "a name that one gives to what is one's own"
    if rule.id == "concede.yield" and _answer(token, objects):
        return "an answer or a prize, no concession"
    if rule.id == "threaten.threaten" and token.lemma == "consider" and not any(o in reading.words for o in objects if o.dep != "conj"):
        return "something else is considered"
    if rule.mode == "visit" and any(map(_counted, logical_subject(token))):
        return "a journey of people"
    if rule.id == "sanction.stop" and any(o.lemma == "nothing" for o in behind(token, "at")):
        return "an idiom"
    if reading.pattern.code in ("ASSAULT", "CONSULT", "AGREE") and _at_play(token):
        return "a match"
    return None


def _counted(people: Token) -> bool:
    """'the 200 Togolese', 'three hundred Syrians'."""
    return people.tag in ("NNPS", "NNP") and people.ent in ("NORP", "") and any(c.dep == "nummod" for c in people.children)


def _answer(verb: Token, objects: list[Token]) -> bool:
    """'responded to a call', 'to a request for comment', 'accepted the Nansen Award'."""
    if verb.lemma == "accept":
        return bool(objects) and all(o.tag in ("NNP", "NNPS") and o.ent != "PERSON" for o in objects)
    asked = behind(verb, "to") if verb.lemma == "respond" else []
    return any(
        o.lemma == "call" and not behind(o, "for", "by", "from") or any(q.lemma in _TO_THE_PRESS for q in behind(o, "for")) for o in asked
    )


def _at_play(verb: Token) -> bool:
    """'will meet Peru in the semifinals', 'defeated Chile 3-1', 'beat it for the title'."""
    prizes = verb.lemma in _BEATS and any(o.lemma in _PRIZES for o in behind(verb, "for"))
    score = verb.lemma in _BEATS and _SCORE.search(" ".join(t.text for t in verb.subtree())) is not None
    # 'met the premier during the tournament': somebody, and no team
    people = verb.lemma == "meet" and any(o.ent == "PERSON" or o.tag in ("NN", "NNS") for o in patients(verb))
    return prizes or score or not people and any(is_one_of(o, _MATCHES) for o in behind(verb, "in", "at", "during"))


def _name_of_body(reading: Reading) -> bool:
    """'the Conference of Catholic Bishops went on with its plan'."""
    noun = reading.token
    return (
        reading.pattern.code == "CONSULT"
        and noun.tag == "NNP"
        and noun.dep in SUBJECTS
        and any(o.tag.startswith("NNP") for o in behind(noun, "of"))
    )


def of_papers(told: Told) -> bool:
    """'a bill that would ban tolls': what a paper would do, whoever wrote it."""
    verb = told.outer.verb
    return told.applied == "commit" and verb is not None and verb.dep == "relcl" and is_one_of(verb.head, _PAPERS)


def _no_captive(reading: Reading, lexicon: EventLexicon) -> bool:
    """Whether what is released is not known to be anybody; or nobody is told to be: 'the firm releases on Fridays'."""
    token = reading.token
    if is_noun(token):
        return token.lemma == "release" and _of_things(behind(token, "of"), lexicon)
    if token.lemma not in ("release", "bail") or reading.pattern.objects is not None:
        return False
    objects = patients(token)
    return _of_things(objects, lexicon) or not objects and token.tag != "VBN"


def _of_things(objects: list[Token], lexicon: EventLexicon) -> bool:
    return bool(objects) and not any(somebody(o, lexicon) for o in objects)


def somebody(noun: Token, lexicon: EventLexicon) -> bool:
    """A name, a number, a pronoun of persons, or a noun for people; of other nouns nothing is known."""
    if noun.tag in ("NNP", "NNPS", "CD") or noun.ent in ("PERSON", "NORP") or noun.tag == "PRP" and noun.lower != "it":
        return True
    if is_one_of(noun, lexicon.people) or measures(noun, lexicon.people):
        return True
    if noun.tag in ("DT", "JJ", "WP", "WDT", "PDT") or any(c.dep == "nummod" for c in noun.children) and noun.lemma not in _NO_PERSON:
        return True
    return noun.lower.endswith(_PERSON_ENDS) and len(noun.text) > 5 and noun.lemma not in _NO_PERSON


def _all_of(objects: list[Token], words: frozenset[str]) -> bool:
    return bool(objects) and all(is_one_of(o, words) for o in objects)


def _accident(reading: Reading) -> bool:
    """'the driver struck a woman', 'Covid hit Peru', 'the plane crashed, killing all on board'."""
    verb = reading.token
    if reading.verb is not verb or verb.lemma not in _HITS:
        return False
    doers = logical_subject(verb)
    if any(is_one_of(d, _FORCES_OF_NATURE) for d in doers):
        return True
    if verb.tag == "VBG" and verb.dep == "advcl" and verb.head.lemma in _CRASHES:
        return True
    road = any(is_one_of(t, _ON_THE_ROAD) for t in verb.sentence.tokens)
    return any(is_one_of(d, _DRIVERS) or road and d.tag == "PRP" for d in doers)


def _unarmed(verb: Token, lexicon: EventLexicon) -> bool:
    """'immigrants crossed the border', 'his car crossed the border'."""
    doers = logical_subject(verb)
    return any(is_one_of(d, lexicon.people) or is_one_of(d, _CRAFT) for d in doers) and not any(is_one_of(d, lexicon.troops) for d in doers)


def _no_helped(verb: Token) -> bool:
    """'guards the gate', 'get their children vaccinated'."""
    if verb.tag == "VBN" and verb.head.lemma in ("get", "have") and verb.dep in ("ccomp", "xcomp", "oprd"):
        return True
    return verb.lemma == "guard" and _all_of(patients(verb), _SITES)


def _drawn(verb: Token) -> bool:
    """'pulled out a revolver': who pulls out draws nothing with them but men and arms of war, which phrases of their own name."""
    return verb.tag != "VBN" and any(o.tag in ("NN", "NNS") for o in patients(verb))
