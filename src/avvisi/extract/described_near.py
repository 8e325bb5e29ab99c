"""Of which lands bare names are that the sentence beside theirs describes: 'Ruiz met Soto in Oslo. The Peruvian premier said …', 'The
presidents of Peru and Chile signed. Ruiz and Soto had talked for an hour.'"""

from collections.abc import Mapping

from avvisi.extract.base import Findings
from avvisi.extract.grammar.joined import conjuncts
from avvisi.extract.grammar.prepositions import behind
from avvisi.extract.grammar.tags import SUBJECTS
from avvisi.lexicon.words import listed
from avvisi.model.facts import Mention
from avvisi.parse.tokens import Sentence, Token

_LEADERS = listed("described_near_leaders")
_HEADS = _LEADERS | {"head"}


def described_near(earlier: Findings, lands: Mapping[str, set[str]], states: Mapping[str, str]) -> dict[str, str]:
    """Person -> land, for those of whom nothing else tells one (`lands`: what is told of each person so far)."""
    sentences = [s for s in earlier.page.sentences if s.region == "body"]
    found: dict[str, str] = {}
    for first, second in zip(sentences, sentences[1:], strict=False):
        if second.index != first.index + 1:
            continue
        for told, named in ((first, second), (second, first)):
            found |= _two(told, named, earlier, lands, states)
        found |= _one(first, second, earlier, lands, states)
    return found


def _two(told: Sentence, named: Sentence, earlier: Findings, lands: Mapping[str, set[str]], states: Mapping[str, str]) -> dict[str, str]:
    """The two names beside 'the presidents of Peru and Chile', in the same order; where the land of one is known, the other is of the other."""
    persons = list(dict.fromkeys(m.name for m in _persons(named, earlier)))
    joined = [t for t in named.tokens if (m := earlier.mention_of.get(t.i)) is not None and m.kind == "person" and t.dep in SUBJECTS]
    both = [{m.name for t in conjuncts(one) if (m := earlier.mention_of.get(t.i)) is not None} for one in joined]
    if len(persons) != 2 or set(persons) not in both or _persons(told, earlier):
        return {}
    for noun in told.tokens:
        if noun.tag == "NNS" and noun.lemma in _HEADS and noun.dep in SUBJECTS:
            codes = [
                m.code for o in behind(noun, "of")[:1] for t in conjuncts(o) if (m := earlier.mention_of.get(t.i)) and m.kind == "state"
            ]
            if len(codes) != 2 or codes[0] == codes[1] or not all(c in states for c in codes):
                continue
            known = [lands.get(name, set()) for name in persons]
            if any(k - set(codes) for k in known):
                return {}
            if known[0] == {codes[1]} or known[1] == {codes[0]}:
                codes.reverse()
            return {name: code for name, code, k in zip(persons, codes, known, strict=True) if code is not None and not k}
    return {}


def _one(named: Sentence, told: Sentence, earlier: Findings, lands: Mapping[str, set[str]], states: Mapping[str, str]) -> dict[str, str]:
    """The bare name that a report's first sentence has as its subject, where 'the Peruvian premier' opens the next one and nobody named is
    of that land."""
    if told.paragraph != named.paragraph or not _opens(named, earlier):
        return {}
    root = named.root
    subject = next((c for c in root.children if c.dep == "nsubj"), None)
    mention = earlier.mention_of.get(subject.i) if subject is not None else None
    if (
        mention is None
        or mention.kind != "person"
        or " " not in mention.name
        or lands.get(mention.name)
        or earlier.held_by.get(mention.name)
    ):
        return {}
    if any(m.name != mention.name and not lands.get(m.name) and not earlier.held_by.get(m.name) for m in _persons(named, earlier)):
        return {}
    leader = next((c for c in told.root.children if c.dep == "nsubj" and c.i < told.root.i), None)
    if leader is None or leader.lemma not in _LEADERS or leader.tag != "NN" or not _bare(leader, told):
        return {}
    owners = [m for c in leader.children if (m := earlier.mention_of.get(c.i)) is not None and m.form == "adjective"]
    code = owners[0].code if len(owners) == 1 and owners[0].kind == "state" else None
    if code is None or code not in states or any(code in told_of for told_of in lands.values()):
        return {}
    if any(t.state == code for t in earlier.tenures):
        return {}
    return {mention.name: code}


def _opens(sentence: Sentence, earlier: Findings) -> bool:
    """Whether no sentence of the body stands before it."""
    return next(s for s in earlier.page.sentences if s.region == "body") is sentence


def _bare(noun: Token, sentence: Sentence) -> bool:
    """'The Peruvian premier said': no name with it, and first in its sentence."""
    first = next(iter(noun.subtree()), noun)
    named = any(c.dep in ("appos", "relcl", "prep", "cc", "conj") for c in noun.children)
    return not named and first is sentence.tokens[0] and first.lower == "the"


def _persons(sentence: Sentence, earlier: Findings) -> list[Mention]:
    return [m for m in earlier.mentions_in(sentence.start, sentence.end) if m.kind == "person" and m.form != "pronoun"]
