"""Troops that stand where they are, or keep a peace: no deed against anyone."""

from avvisi.extract.compose import Told
from avvisi.extract.grammar.passive import passive
from avvisi.extract.grammar.prepositions import behind
from avvisi.parse.tokens import Token


def stands(told: Told) -> bool:
    """'Some 30,000 troops are still stationed in Lesotho': a garrison, not a deed."""
    verb = told.outer.verb
    if told.code == "MOBILIZE" and verb is not None and verb.dep == "relcl" and verb.tag in ("VBP", "VBZ") and not told.future:
        return not any(c.dep == "aux" for c in verb.children)  # 'the guards who patrol the strait'
    if told.code != "MOBILIZE" or verb is None or verb.lemma not in ("station", "base", "garrison", "deploy", "post"):
        return False
    helpers = {c.lower for c in verb.children if c.dep in ("aux", "auxpass")}
    return passive(verb) and bool(helpers & {"are", "is", "remain", "remains"}) and "being" not in helpers


def of_peacekeepers(told: Told) -> bool:
    """'as part of the UN force, its ships have been patrolling': at the asking of the land they are in."""
    verb = told.outer.verb
    moved = told.outer.pattern.code == "MOBILIZE" and told.code in ("MOBILIZE", "THREATEN")
    if told.outer.pattern.rule.id in ("mobilize.troops", "assault.take") and verb is not None and _at_request(verb):
        return True  # 'troops landed in Angola at the request of its government'
    return moved and verb is not None and any(map(_keeps_peace, (*verb.subtree(), *told.outer.words)))


def _at_request(verb: Token) -> bool:
    return any(o.lemma in ("request", "invitation", "behest") for o in behind(verb, "at"))


def _keeps_peace(noun: Token) -> bool:
    words = {c.lower for c in noun.children if c.dep in ("compound", "amod", "nmod")}
    return noun.lemma in ("force", "mission", "operation", "contingent") and bool(
        words & {"un", "u.n.", "nations", "peacekeeping", "peace-keeping", "multinational", "observer", "monitoring", "stabilization"}
    )
