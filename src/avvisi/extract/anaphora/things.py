"""What 'it' and 'its' mean: a state, a body or a medium told of before. No guess where nothing fits."""

from collections.abc import Callable, Iterator
from itertools import takewhile

from avvisi.extract.anaphora.told import Target, Told
from avvisi.extract.dates.tense import verb_over
from avvisi.extract.grammar.joined import word_before
from avvisi.extract.grammar.tags import SUBJECTS
from avvisi.lexicon.words import listed
from avvisi.parse.tokens import Sentence, Token

_SAYS = listed("anaphora_says")
_RULERS = frozenset(
    {"government", "cabinet", "ministry", "junta", "administration", "regime", "army", "parliament", "leadership", "embassy"}
)
_JUDGES = listed("anaphora_judges")
_MINDS = listed("anaphora_minds")
_SPOKE = 4  # sentences back in which somebody spoke before 'it said'


class Things:
    """`meant(token)` resolves an 'it' of one page; `bound` tells of a word and a target whether grammar bars that one means the other."""

    def __init__(self, told: Told, bound: Callable[[Token, Target], bool]) -> None:
        self.told, self._bound = told, bound

    def meant(self, token: Token) -> Target | None:
        """The last subject that is a state or body, in this sentence before it or the one before. Expletives mean nothing."""
        if token.lower == "it" and _expletive(token):
            return None
        if (same := _same_subject(token)) is not None:
            meant = self._at(same)
            if meant is not None or same.lower == "it":
                return meant
        if _says_behind(token):
            return self._speaker(token)
        if token.tag == "PRP$":
            if (judged := _judged(token)) is not None and (found := self._at(judged)) is not None:
                return found
            if (owner := _owner_beside(token)) is not None and (found := self._at(owner)) is not None:
                return found
            if (ruler := _ruler(token)) is not None:
                return self._at(ruler) or self._land_of(ruler)
        if _thing_between(token):
            return None
        return self._nearest(token)

    def _nearest(self, token: Token) -> Target | None:
        best: tuple[float, Target] | None = None
        for target in reversed(self.told.things):
            back = token.sentence.index - target.sentence.index
            if back > 1:
                break
            if (
                self._acted_on(target, token)
                or target.mention.form == "adjective"
                or back == 0
                and self._bound(token, target)
                or not self._acts(target)
            ):
                continue
            score = -1.5 * back + (2 if target.subject else 0) + (target.head.i - token.i) * 0.01
            if target.head.dep in ("pobj", "compound", "nmod"):
                score -= 0.8
            if best is None or score > best[0]:
                best = (score, target)
        return (
            best[1] if best and (best[1].subject or best[1].head.dep in ("dobj", "pobj") and best[1].sentence is token.sentence) else None
        )

    def _acted_on(self, target: Target, token: Token) -> bool:
        """'It calls on Peru to leave': whoever acts is not the one named beside the verb."""
        if token.dep not in SUBJECTS or target.mention.code is None:
            return False
        beside = [o for c in token.head.children for o in (c, *c.children) if o.dep in ("dobj", "dative", "pobj") and o.i > token.head.i]
        mentions = (self.told.earlier.mention_of.get(o.i) for o in beside)
        return any(m is not None and m.kind == "state" and m.code == target.mention.code for m in mentions)

    @staticmethod
    def _acts(target: Target) -> bool:
        return not (target.head.dep == "conj" or any(child.dep == "conj" for child in target.head.children))

    def _at(self, noun: Token) -> Target | None:
        """What was told of at this noun."""
        return next((t for t in self._since(noun.sentence) if t.head is noun), None)

    def _land_of(self, noun: Token) -> Target | None:
        """'no Peruvian government has recalled its envoy': the land in the words of the noun."""
        words = {c.i for c in noun.children if c.i < noun.i}
        return next((t for t in self._since(noun.sentence) if t.head.i in words and t.mention.kind == "state"), None)

    def _since(self, sentence: Sentence) -> Iterator[Target]:
        """What was told of from this sentence on, the last first: the reading is seldom far beyond it."""
        return takewhile(lambda target: target.sentence.index >= sentence.index, reversed(self.told.things))

    def _speaker(self, token: Token) -> Target | None:
        """'…, it said': who spoke last, of all that is no person; a state only where nobody else did."""
        lands: list[Target] = []
        for target in reversed(self.told.things):
            if token.sentence.index - target.sentence.index > _SPOKE:
                break
            if target.head.i >= token.i or target.mention.form == "adjective" or not self._acts(target):
                continue
            over = target.head.head
            spoke = (
                target.subject
                and over.lemma in _SAYS
                or target.head.dep == "pobj"
                and over.lower == "to"
                and over.head.lower == "according"
            )
            if spoke and target.mention.kind != "state":
                return target
            if spoke and token.sentence.index - target.sentence.index < 2:
                lands.append(target)
        return lands[0] if lands else None


def _same_subject(token: Token) -> Token | None:
    """'It spoke of Peru, which it accused': 'it' in an aside is the 'it' of the main clause; 'the Republic freed those to whom it had granted
    asylum': of a clause that hangs on an object, the subject of the verb."""
    if token.dep not in SUBJECTS or token.head.dep not in ("relcl", "acl"):
        return None
    above = next((t for t in token.head.ancestors() if t.tag[:2] == "VB"), None)
    if above is not None and token.head.head.dep in ("dobj", "pobj") and (own := [c for c in above.children if c.dep == "nsubj"]):
        return own[0]
    return next((c for c in token.sentence.root.children if c.dep in SUBJECTS and c.lower == "it" and c.i < token.i), None)


def _says_behind(token: Token) -> bool:
    """'…, it said': a telling behind what was told."""
    verb = token.head
    if token.dep not in SUBJECTS or token.lower != "it" or verb.lemma not in _SAYS or verb.tag != "VBD":
        return False
    told = verb.child("ccomp")
    return told is not None and told.i < token.i or word_before(token) in ('"', "''", "”", ",")


def _judged(token: Token) -> Token | None:
    """'condemned Chad for its raid': whose deeds are judged is the one judged; not 'accused Chad of shelling its posts', where it may be either."""
    lead = token.head.head
    if token.head.dep != "pobj" or lead.lower not in ("for", "over", "on"):
        return None
    verb = lead.head
    told = verb.child("dobj") if verb.lemma in _JUDGES else None
    return told if told is not None and told.i < token.i and not _under(token, told) else None


def _owner_beside(token: Token) -> Token | None:
    """'a tool of Chad's trade and a sign of its aims': who owns the thing joined with this one."""
    over = token.head
    while over.dep == "pobj" and over.head.lower == "of" and over.head.head.tag.startswith("NN"):
        over = over.head.head
    if over.dep != "conj" or not over.head.tag.startswith("NN"):
        return None
    inner = [t for c in over.head.children if c.lower == "of" for t in c.children if t.dep == "pobj"]
    return next((c for noun in (over.head, *inner) for c in noun.children if c.dep == "poss" and c.tag in ("NNP", "NNPS")), None)


def _ruler(token: Token) -> Token | None:
    """'the cabinet recalled its envoy': the body that acts in the clause, of whatever land."""
    verb = verb_over(token.head)
    subject = verb.child(*SUBJECTS) if verb is not None else None
    if verb is None or subject is None or subject.i > token.i or _under(token.head, subject):
        return None
    return subject if subject.tag == "NN" and subject.lemma in _RULERS else None


def _under(token: Token, over: Token) -> bool:
    """Whether a token hangs below another."""
    return token is over or any(t is over for t in token.ancestors())


def _thing_between(token: Token) -> bool:
    """'lifted a stone only to drop it': the thing that the verb above acts on."""
    verb = token.head
    if token.lower != "it" or token.dep != "dobj" or verb.dep not in ("xcomp", "advcl", "conj") or verb.child(*SUBJECTS) is not None:
        return False
    told = verb.head.child("dobj")
    return told is not None and told.tag == "NN" and told.i < token.i


def _expletive(token: Token) -> bool:
    """'It is clear that …', 'it was reported that …', 'it rained'; not 'it was ready to help'."""
    verb = token.head
    if verb.lemma == "be" and (told := verb.child("acomp")) is not None and told.lower in _MINDS:
        return False
    if verb.lemma in ("rain", "snow", "seem", "appear", "take"):
        return True
    if any(child.dep in ("ccomp", "csubj", "xcomp", "advcl") and child.i > verb.i for child in verb.children) and (
        verb.lemma == "be" or any(c.dep == "auxpass" for c in verb.children)
    ):
        return True
    return verb.lemma == "be" and any(child.dep in ("attr", "acomp", "npadvmod") for child in verb.children)
