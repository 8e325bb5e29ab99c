"""What the parties make of a type: a crowd that protests against something is a demonstration, people who are expelled are deported."""

from dataclasses import replace

from avvisi.extract.compose import Told
from avvisi.extract.grammar.passive import passive
from avvisi.extract.grammar.prepositions import behind
from avvisi.extract.grammar.subject_object import patients
from avvisi.extract.sides import Found
from avvisi.lexicon.words import listed
from avvisi.model.facts import Party
from avvisi.parse.tokens import Token

_CROWDS = frozenset({"CVL", "EDU", "LAB", "AGR", "REF", "REL", "MED"})
_PRIVATE = frozenset({"CVL", "REF", "EDU", "LAB", "AGR", "BUS"})
_POWERS = frozenset({"GOV", "MIL", "COP"})
_PENALTIES = frozenset({"sanction", "embargo", "boycott"})
_WALKS = frozenset({"walk", "storm"})
_WISHES = frozenset({"want", "wish", "like"})
_COURTEOUS = frozenset({"thank", "congratulate", "praise", "commend", "salute", "applaud", "compliment"})
_BLOWS = listed("retyped_blows")
_SPEAKING = frozenset({None, "PTY", "LEG", "ELI", "OPP", "JRN"})
_WORDS = listed("retyped_words")
_WORD_FIGHTS = frozenset({"clash", "attack", "assail", "spar"})
_TALKERS = frozenset({None, "PTY", "LEG", "ELI", "OPP", "GOV", "MED", "JRN"})
_ENDS = frozenset({"end", "complete", "conclude", "finish", "terminate"})
_STAYS = frozenset({"mission", "operation", "presence", "role", "occupation", "deployment", "involvement"})
_STATE = frozenset({"GOV", "IGO"})
_OUT_OF = frozenset({"party", "union", "league", "school", "university", "club", "parliament", "assembly", "office", "post"})


def retyped(told: Told, actors: Found, recipients: Found) -> Told:
    """The event under the type that its parties show; the same where they show none."""
    reading = told.outer
    if told.applied == "request" and told.duty and reading.pattern.code == "ACCUSE" and recipients and passive(reading.token):
        # 'should be investigated for war crimes': those blamed, not those asked
        return replace(told, code="ACCUSE", mode=reading.pattern.rule.mode)
    if told.code == "REQUEST" and not told.applied and recipients and _against(told):
        return replace(told, code="ACCUSE", mode="disapprove")  # 'called for sanctions on Chad': asked of nobody, and aimed at Chad
    if told.code == "PROTEST" and reading.token.lemma in _WALKS and actors and all(p.sector in _STATE and p.code for p in actors):
        return replace(told, code="REJECT", mode="meet" if told.applied is None else told.mode)  # 'its delegation walked out in protest'
    if told.code == "AGREE" and reading.token.lemma in _WISHES and len(told.chain) > 1 and told.chain[1].token.lemma in _COURTEOUS:
        return replace(told, code="SUPPORT", mode=None)  # 'I want to thank the Peruvian people': thanks given
    if len(told.chain) > 1 or told.applied or reading.token is not reading.verb:
        return told
    if (
        told.code == "ASSAULT"
        and reading.token.lemma in _BLOWS
        and not passive(reading.token)
        and _in_words(reading.token, actors, recipients)
    ):
        return replace(told, code="ACCUSE", mode="disapprove")  # 'Soto has been hammering Ruiz as a swindler'
    if (
        told.code == "ASSAULT"
        and reading.token.lemma in _WORD_FIGHTS
        and not passive(reading.token)
        and _of_talkers(told, actors, recipients)
    ):
        return replace(told, code="ACCUSE", mode="disapprove")  # 'the senator clashed with Ruiz over tolls', 'attacked the police'
    if told.code == "SANCTION" and reading.token.lemma in _ENDS and any(map(_under_arms, patients(reading.token))):
        return replace(told, code="RETREAT", mode="withdraw")  # 'ended its combat mission'
    if told.code == "ACCUSE" and reading.token.lemma == "protest" and actors and all(_among(p, _CROWDS) for p in actors):
        return replace(told, code="PROTEST", mode="demo")  # 'crowds protesting against the vote'
    expelled = told.code == "SANCTION" and reading.token.lemma == "expel" and reading.pattern.objects is None
    expelled = expelled and any(p.code and p.sector in _POWERS for p in actors)
    if expelled and recipients and all(_among(p, _PRIVATE) for p in recipients) and not _of_a_body(told):
        return replace(told, code="COERCE", mode="deport")  # 'expelled 300 traders'
    return told


def _in_words(verb: Token, actors: Found, recipients: Found) -> bool:
    """Whether persons and parties on both sides have nothing to strike with but words."""
    if not actors or not recipients or not all(p.sector in _SPEAKING and (p.person or p.sector) for p in (*actors, *recipients)):
        return False
    return all(o.tag not in ("NN", "NNS") or o.lemma in _WORDS for o in behind(verb, "with", "in", "on", "by"))


def _of_talkers(told: Told, actors: Found, recipients: Found) -> bool:
    """Politicians by name who clash with one another; of those out of power, whoever they attack."""
    if not actors or not all(p.person and p.sector in _TALKERS for p in actors):
        return False
    if told.outer.token.lemma == "clash":
        return all(p.person and p.sector in _TALKERS for p in recipients)
    return all(p.sector in ("PTY", "LEG", "ELI") for p in actors)


def _under_arms(noun: Token) -> bool:
    """'its combat mission', 'the military presence'."""
    return noun.lemma in _STAYS and any(c.lower in ("combat", "military", "armed") for c in noun.children)


def _against(told: Told) -> bool:
    """'called for sanctions against Chad', to nobody named."""
    asking = told.outer.token
    if asking.lemma != "call" or told.chain[-1].pattern.code != "SANCTION" or behind(asking, "on", "upon"):
        return False
    wanted = told.chain[-1].token
    return wanted.lemma in _PENALTIES and wanted in behind(asking, "for") and bool(behind(wanted, "against", "on"))


def _among(party: Party, sectors: frozenset[str]) -> bool:
    return party.sector in sectors and not party.person and not party.office


def _of_a_body(told: Told) -> bool:
    """'expelled from the party'."""
    verb = told.outer.token
    return any(o.lemma in _OUT_OF for c in verb.children if c.dep == "prep" for o in c.children)
