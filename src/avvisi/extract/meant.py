"""Which body a noun alone takes up: 'the association' behind the one association that the report has named shortly before."""

from avvisi.extract.base import Findings
from avvisi.extract.held import plain
from avvisi.lexicon.words import listed
from avvisi.model.facts import Mention

BODY_NOUNS = listed("again_bodies")
_BACK = 2  # sentences in which a noun alone still takes up a name


def body_called(noun: str, at: int, earlier: Findings) -> Mention | None:
    """The body that this noun means at a place in the text, if just one was named so before, and that shortly before."""
    sentence = earlier.page.sentence_at(at)
    if sentence is None:
        return None
    start = earlier.page.sentences[max(sentence.index - _BACK, 0)].start
    near = {m.name for m in earlier.mentions_in(start, at) if m.kind == "organisation"}
    if not near:
        return None
    named = {m.name: m for m in earlier.mentions_in(0, at) if _called(m, noun, earlier)}
    near &= named.keys()
    return named[near.pop()] if len(near) == 1 and len(named) == 1 else None


def _called(mention: Mention, noun: str, earlier: Findings) -> bool:
    """Whether a body's name ends in the noun or has it before its 'of', or the noun follows it."""
    if mention.kind != "organisation" or mention.form not in ("full", "short"):
        return False
    tokens = earlier.page.tokens_in(mention.span.start, mention.span.end)
    following = earlier.page.tokens[tokens[-1].i + 1] if tokens[-1].i + 1 < len(earlier.page.tokens) else None
    return noun in plain(mention.name).split() or following is not None and following.lower == noun
