"""Which body a noun alone takes up: 'the association' behind the one association that the report has named shortly before."""

from collections.abc import Mapping

from avvisi.extract.anaphora.bodies import BODY_NOUNS as BODY_KINDS
from avvisi.extract.base import Findings
from avvisi.extract.grammar.tags import SUBJECTS
from avvisi.extract.held import plain
from avvisi.lexicon.words import listed
from avvisi.model.facts import Mention
from avvisi.parse.tokens import Sentence, Token

BODY_NOUNS = listed("again_bodies")
_BACK = 2  # sentences in which a noun alone still takes up a name


def body_called(noun: str, at: int, earlier: Findings, kinds: Mapping[str, str]) -> Mention | None:
    """The body that this noun means at a place in the text, if just one was named so before, and that shortly before.

    'the group', 'the party' are one of that kind too, whatever its name; a capital ('the Union') takes up a name from further off.
    """
    sentence, plain_noun = earlier.page.sentence_at(at), noun.lower()
    if sentence is None:
        return None
    start = earlier.page.sentences[max(sentence.index - _BACK, 0)].start
    named = {m.name: m for m in earlier.mentions_in(0, at) if _called(m, plain_noun, earlier)}
    if noun[:1].isupper() and len(named) == 1:
        return next(iter(named.values()))
    inside = earlier.mentions_in(start, at)
    near = {m.name for m in inside if m.kind == "organisation"} & named.keys()
    if len(near) == 1 and len(named) == 1:
        return named[near.pop()]
    alike = {m.name: m for m in inside if kinds.get(m.name, "-") in BODY_KINDS.get(plain_noun, ()) and m.form in ("full", "short")}
    return next(iter(alike.values())) if len(alike) == 1 and not named else None


def owner_of(its: Token, earlier: Findings) -> str | None:
    """The body that 'its' means: the subject of its own sentence before it, else of the sentence before.

    Empty for a body without a name, None where it is none.
    """
    for index in (its.sentence.index, its.sentence.index - 1):
        if index < 0:
            break
        subject = _subject(earlier.page.sentences[index], its)
        if subject is None:
            continue
        mention = earlier.mention_of.get(subject.i)
        if mention is not None:
            known = mention.kind == "organisation" and mention.form in ("full", "short")
            return mention.name if known else None
        return _in_words(subject) if subject.lower in BODY_NOUNS else None
    return None


def _subject(sentence: Sentence, its: Token) -> Token | None:
    """The subject of a sentence's main verb, or of the first clause that has one, if it stands before."""
    found = [t for t in sentence.tokens if t.dep in SUBJECTS and t.i < its.i and t.tag not in ("PRP", "WP", "WDT", "DT")]
    main = [t for t in found if t.head.dep == "ROOT"]
    return next(iter([*main, *found]), None)


def _in_words(noun: Token) -> str:
    """'the Andean front': a body without a name of its own, by the capitals and the noun."""
    named = [
        c
        for c in noun.children
        if c.i < noun.i and c.text[:1].isupper() and c.dep in ("amod", "compound", "nmod") and c.i > noun.sentence.tokens[0].i
    ]
    words = [t for t in noun.sentence.tokens if named and named[0].i <= t.i <= noun.i]
    return " ".join(t.text for t in words)


def _called(mention: Mention, noun: str, earlier: Findings) -> bool:
    """Whether a body's name ends in the noun or has it before its 'of', or the noun follows it."""
    if mention.kind != "organisation" or mention.form not in ("full", "short"):
        return False
    tokens = earlier.page.tokens_in(mention.span.start, mention.span.end)
    following = earlier.page.tokens[tokens[-1].i + 1] if tokens[-1].i + 1 < len(earlier.page.tokens) else None
    return noun in plain(mention.name).split() or following is not None and following.lower == noun
