"""Which plural told before a word takes up: 'they' whoever acted last, 'the six' the six marines, 'the veterans' the war veterans.

Only words are asked here, not lands: what the noun found stands for, its own words and its own sentence tell.
"""

from collections.abc import Mapping

from avvisi.extract.base import Findings
from avvisi.extract.grammar.prepositions import behind
from avvisi.extract.grammar.subject_object import grammatical_subject
from avvisi.extract.grammar.tags import OWNERS, SUBJECTS, is_verb
from avvisi.lexicon.words import listed
from avvisi.parse.tokens import Sentence, Token

_PEOPLE = listed("plurals_people")
_ANYBODY = listed("plurals_anybody")
_MANY = ("NNS", "NNPS")
_LEFT = ("det", "nummod")
_WHICH = frozenset({"prep", "relcl", "acl"})
_CHAIN = 4  # 'they … they … they'
_SINCE = 12  # sentences


def meant(word: Token, earlier: Findings, groups: Mapping[str, str]) -> Token | None:
    """The noun of those whom a plural word takes up; None where the words leave it open. `groups`: nouns for people who act together."""
    if word.lower == "they":
        return _acted_last(word, earlier, groups, _CHAIN)
    found = told_before(word, earlier)
    return found[-1] if found else None


def told_before(noun: Token, earlier: Findings) -> tuple[Token, ...]:
    """Those of the same noun or number told before in words of their own, the last one last: 'six Fijian marines' for 'the six'."""
    numbered = noun.tag == "CD" and noun.text.isalpha() and noun.lower not in ("one", "two") and noun.dep in (*SUBJECTS, "dobj", "pobj")
    if not numbered and (noun.tag not in _MANY or noun.lemma in _ANYBODY or noun.i in earlier.mention_of):
        return ()
    left = [c for c in noun.children if c.i < noun.i]
    if [c.lower for c in left][:1] != ["the"] or any(c.dep not in _LEFT for c in left) or any(c.dep in _WHICH for c in noun.children):
        return ()
    first = earlier.page.sentences[max(noun.sentence.index - _SINCE, 0)].tokens[0].i
    before = (t for t in earlier.page.tokens[first : noun.i] if t.tag in _MANY and t.sentence.region == noun.sentence.region)
    if numbered:
        return tuple(t for t in before if any(c.dep == "nummod" and c.lower == noun.lower for c in t.children))
    return tuple(t for t in before if t.lemma == noun.lemma and (t.i in earlier.mention_of or _told(t)))


def definite(noun: Token) -> bool:
    """'the angry veterans': some that were told of."""
    return noun.tag == "NNS" and noun.lemma not in _ANYBODY and any(c.lower == "the" for c in noun.children)


def _told(noun: Token) -> bool:
    """'dozens of war veterans', 'veterans of the fleet': more than 'the veterans' again."""
    own = any(c.dep in OWNERS for c in noun.children)
    return own or not any(c.lower in ("the", "these", "those") for c in noun.children) or any(c.dep == "prep" for c in noun.children)


def _acted_last(pronoun: Token, earlier: Findings, groups: Mapping[str, str], steps: int) -> Token | None:
    """'The rebels took the bridge. They marched on. Since they …': the plural subject over the pronoun, else that of the sentence before."""
    if pronoun.dep not in SUBJECTS or steps == 0:
        return None
    for verb in [t for t in pronoun.ancestors() if is_verb(t)][1:]:
        if above := [t for t in grammatical_subject(verb) if t.i < pronoun.i]:
            return _plural(above, earlier, groups, steps)
    before = earlier.page.before(pronoun.sentence)
    first = not any(t.tag == "NNS" and t.dep in SUBJECTS and t.i < pronoun.i for t in pronoun.sentence.tokens)
    if before is None or not first or not (is_verb(before.root) or before.root.lemma == "be"):
        return None
    if there := [c for c in before.root.children if c.dep == "attr" and any(e.dep == "expl" for e in before.root.children)]:
        return _people(there[0], groups)  # 'There are some thousand refugees there. They …'
    found = _plural(grammatical_subject(before.root), earlier, groups, steps)
    return found if found is not None and not _others(before, found, groups) else None


def _plural(subjects: list[Token], earlier: Findings, groups: Mapping[str, str], steps: int) -> Token | None:
    """The one subject, if it is several people; of a 'they', whom that takes up."""
    if len(subjects) != 1:
        return None
    if subjects[0].lower == "they" and earlier.mention_of.get(subjects[0].i) is None:
        return _acted_last(subjects[0], earlier, groups, steps - 1)
    return _people(subjects[0], groups) if subjects[0].tag in ("NNS", "NNPS") else None


def _people(noun: Token, groups: Mapping[str, str]) -> Token | None:
    """A noun for people, or the people in 'dozens of veterans'; 'talks' and 'elections' are no 'they' that acts."""
    inner = [t for t in behind(noun, "of") if t.tag == "NNS"]
    return next((t for t in (noun, *inner) if _known(t, groups)), None)


def _known(noun: Token, groups: Mapping[str, str]) -> bool:
    return noun.lower in groups or noun.lemma in groups or noun.lemma in _PEOPLE


def _others(sentence: Sentence, found: Token, groups: Mapping[str, str]) -> bool:
    """Whether the main clause of a sentence tells of others, too, by a plural for people."""
    near = [c for c in sentence.root.children if c.dep in ("dobj", "prep", "agent", "dative")]
    named = [o for c in near for o in (c, *c.children) if o.dep in ("dobj", "pobj")]
    beside = [o for n in (*named, found) for o in n.children if o.dep == "conj"]
    return any(t.tag == "NNS" and _known(t, groups) and t is not found for t in (*named, *beside))
