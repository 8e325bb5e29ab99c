"""The answer to an asked pair: what does the text say the first did to the second? The words between and around the two decide.

It may weigh weaker evidence than an event needs: where no reading has both in its roles, the one nearest their path wins.
"""

from avvisi.extract.actor_words import actors
from avvisi.extract.belonging import expansions
from avvisi.extract.compose import Composer, Told
from avvisi.extract.grammar.tags import is_noun, is_verb
from avvisi.extract.recipient_words import recipients
from avvisi.extract.speakers import resolved, speaker
from avvisi.extract.triggers import Reading, find
from avvisi.lexicon.events import EventLexicon
from avvisi.model.facts import PairRelation
from avvisi.parse.tokens import Parsed, Sentence, Token

_WORDS = frozenset({"SUPPORT", "ACCUSE", "THREATEN", "REJECT"})
Pair = tuple[tuple[int, int], tuple[int, int]]


class Relations:
    """`relations(page, pairs)`: one PairRelation for each pair, in order."""

    def __init__(self, lexicon: EventLexicon) -> None:
        self.lexicon = lexicon

    def __call__(self, page: Parsed, pairs: tuple[Pair, ...]) -> tuple[PairRelation, ...]:
        """The best type for each pair."""
        return tuple(self._one(page, pair) for pair in pairs)

    def _one(self, page: Parsed, pair: Pair) -> PairRelation:
        first, second = (set(t.i for t in page.tokens_in(*span)) for span in pair)
        best: tuple[float, int, Told] | None = None
        for sentence in _sentences(page, pair):
            for score, told in candidates(sentence, first, second, self.lexicon):
                if best is None or score > best[0]:
                    best = (score, told.outer.token.i, told)
        if best is None:
            return PairRelation(type=None)
        told = best[2]
        return PairRelation(type=told.code, mode=told.mode, quad=self.lexicon.quad(told.code), rule=told.outer.pattern.rule.id)


def _sentences(page: Parsed, pair: Pair) -> list[Sentence]:
    """From the sentence of the one to that of the other: a sentence cut in two by the parser is still read."""
    found = [s for s in (page.sentence_at(pair[0][0]), page.sentence_at(pair[1][0])) if s is not None]
    if not found:
        return []
    low, high = min(s.index for s in found), max(s.index for s in found)
    return page.sentences[low : high + 1] if high - low <= 3 else found


def candidates(sentence: Sentence, first: set[int], second: set[int], lexicon: EventLexicon) -> list[tuple[float, Told]]:
    """(score, event) of every reading in a sentence, for the two sets of tokens."""
    composer = Composer(find(sentence, lexicon), lexicon)
    found: list[tuple[float, Told]] = []
    path = _path(sentence, first, second)
    for reading in composer.each():
        told = composer.told(reading)
        if told is not None:
            found.append((_score(told, composer, first, second, path), told))
    return found


def _score(told: Told, composer: Composer, first: set[int], second: set[int], path: dict[int, int]) -> float:
    reading, say = told.outer, composer.lexicon.say
    home = reading.verb or reading.token
    acting = resolved(actors(reading), home, say)
    acted = recipients(reading)
    said = speaker(home, say)
    if "speaker" in reading.pattern.rule.actor:
        acting = said
    if told.duty:
        acted = acting + acted
        acting = said or acting
    if (contact := _contact_of(reading.verb, composer)) is not None:
        acting, acted = acting + actors(contact), acted + recipients(contact)
    rule = reading.pattern.rule
    inner = [t for r in told.chain[1:] for t in recipients(r)]
    others = [t for r in told.chain[1:] for t in actors(r)]
    actor = max(_touch(acting, first), 0.5 * _touch(said, first))
    recipient = max(_touch(acted, second), 0.9 * _touch(inner, second), 0.8 * _touch(others, second))
    if rule.reciprocal or told.code == "CONSULT":
        both = acting + acted
        actor, recipient = max(actor, 0.9 * _touch(both, first)), max(recipient, 0.9 * _touch(both, second))
    score = 2 * actor + 2 * recipient
    near = min((path[w.i] for w in reading.words if w.i in path), default=None)
    if near is not None:
        score += 1.0
    low, high = sorted((min(first), min(second)))
    if low < reading.token.i < high:
        score += 0.3
    score -= 0.02 * _depth(reading.token)
    if reading.token.i in composer.governed:
        score -= 0.8
    if told.conditional:
        score -= 0.5
    if told.negated:
        score -= 0.6
    if rule.weak:
        score -= 0.4
    if reading.verb is None and any(t.i in composer.readings and composer.readings[t.i].verb is t for t in reading.token.ancestors()):
        score -= 0.4  # 'threatened a new offensive in its war with Chad': the war is the setting
    if rule.occasion and _purpose(reading.verb, composer):
        score -= 1.5  # 'called his colleague to congratulate him', 'sent a letter threatening to leave': what the contact was for
    return score + 0.05 * len(told.chain) + 0.03 * reading.pattern.weight


def _purpose(verb: Token | None, composer: Composer) -> bool:
    """Whether words that commit, blame or praise hang on a call or letter as its purpose."""
    if verb is None:
        return False
    return any(
        t.dep in ("advcl", "xcomp", "acl") and t.i > verb.i and (r := composer.readings.get(t.i)) is not None and r.pattern.code in _WORDS
        for c in (verb, *(c for c in verb.children if c.dep == "dobj"))
        for t in c.children
    )


def _contact_of(verb: Token | None, composer: Composer) -> Reading | None:
    """The call, letter or meeting whose purpose a verb tells: its parties are the contact's ('called Soto to congratulate her')."""
    if verb is None or verb.dep not in ("advcl", "xcomp", "acl"):
        return None
    above = verb.head.head if verb.dep == "acl" and is_noun(verb.head) else verb.head
    contact = composer.readings.get(above.i)
    return contact if contact is not None and contact.pattern.rule.occasion and contact.verb is above else None


def _touch(tokens: list[Token], wanted: set[int]) -> float:
    """How surely one of these words is the asked one: itself, its owner, something in it."""
    best = 0.0
    for token in tokens:
        for one, distance in expansions(token):
            if one.i in wanted:
                best = max(best, 1.0 - 0.2 * distance)
        if best == 0.0 and any(t.i in wanted for t in token.subtree()):
            best = 0.35
    return best


def _depth(token: Token) -> int:
    return sum(1 for _ in token.ancestors())


def _path(sentence: Sentence, first: set[int], second: set[int]) -> dict[int, int]:
    """Token index -> place on the way through the parse from the one to the other."""
    tokens = {t.i: t for t in sentence.tokens}
    starts = [tokens[i] for i in sorted(first) if i in tokens]
    ends = [tokens[i] for i in sorted(second) if i in tokens]
    if not starts or not ends:
        return {}
    start, end = min(starts, key=_depth), min(ends, key=_depth)
    up = [start, *start.ancestors()]
    over = [end, *end.ancestors()]
    meeting = next((t for t in up if t in over), None)
    if meeting is None:
        return {}
    way = [*up[: up.index(meeting) + 1], *reversed(over[: over.index(meeting)])]
    return {t.i: n for n, t in enumerate(way) if is_verb(t) or t.pos in ("NOUN", "ADJ", "AUX", "PROPN")}
