"""What links a sentence to those before it: who acts in both, 'the two sides', 'the decision was taken', 'two hours later', 'they signed it'."""

from avvisi.extract.base import Findings
from avvisi.extract.dates.tense import hints, tense_of
from avvisi.extract.grammar.joined import first_noun
from avvisi.extract.grammar.tags import SUBJECTS
from avvisi.extract.mainline import SAYS
from avvisi.model.facts import Mention
from avvisi.parse.tokens import Sentence, Token

_COMES = frozenset({"agree", "announce", "come", "conclude", "make", "reach", "seal", "sign", "take"})
_TIMES = frozenset({"day", "night", "evening", "afternoon", "morning"})


def speaks_for(root: Token, over: Token, earlier: Findings) -> bool:
    """Whether an officer acts in one clause whose state acts in another: 'Peru warned …' and then 'Foreign Minister Soto said …'."""
    codes = {t.state for name in subjects_of(root, earlier) for t in earlier.held_by.get(name, ()) if t.qualifier == "current"}
    return any(m.kind == "state" and m.code in codes for m in acting_in(over, earlier))


def onward(sentence: Sentence, root: Token) -> bool:
    """'Later, the minister thanked them', 'He later thanked them'."""
    words = hints().onward
    return any(t.lower in words and (t.head is root or t is sentence.tokens[0]) and not hours_on(t) for t in sentence.tokens)


def answers(root: Token) -> bool:
    """'The union welcomed the move', 'Peru, she said, denied the charge': about what the sentences before told."""
    parts = [t for t in root.children if t.dep in ("dobj", *SUBJECTS)]
    parts += [t for c in root.children if c.dep == "prep" for t in c.children if t.dep == "pobj"]
    return any(
        t.lemma in hints().answered and any(c.lower in ("the", "this", "its", "such") for c in t.children) and not _marked(t) for t in parts
    )


def _marked(noun: Token) -> bool:
    """'the move to Lima', 'the ban on arms': told of here, and perhaps for the first time."""
    return any(c.dep in ("prep", "relcl", "acl", "amod", "compound", "poss", "ccomp") for c in noun.children)


def hours_on(token: Token) -> bool:
    """'two hours later', 'told the press afterwards': the same day, as such things are told."""
    if token.lower in ("afterwards", "afterward") and token.head.lemma in SAYS:
        return True
    return token.lower in ("later", "afterwards") and any(c.lemma in ("hour", "minute") for c in token.children)


def by_pronoun(root: Token) -> bool:
    """'He added …', 'The minister added …': hangs on the sentence before."""
    subject = root.child(*SUBJECTS)
    if subject is None or subject.tag.startswith("PRP"):
        return subject is not None
    if any(c.lower == "there" and c.dep == "advmod" for c in root.children):
        return True
    return subject.lemma in hints().together and any(c.lower == "the" for c in subject.children)


def goes_on(sentence: Sentence, root: Token) -> bool:
    """A sentence that hangs on those before: 'The two sides …', 'During the meeting …', 'In turn, …'."""
    for token in sentence.tokens:
        if token.dep in SUBJECTS and token.head is root:
            below = {t.lower for t in token.children}
            if below & {"the", "this"} and token.lemma in hints().sayings:
                return True
            several = token.lemma in hints().together and token.tag == "NNS"
            if below & {"the", "both"} and (several or below & {"two", "three", "both"}):
                return True
        if token.lemma in hints().occasions and any(t.lower in ("the", "this", "his", "her", "their") for t in token.children):
            return True
    if any(c.dep == "npadvmod" and c.lemma in _TIMES and any(g.lower == "same" for g in c.children) for c in root.children):
        return True  # 'replied the same night'
    if any(hours_on(t) and t.head is root for t in sentence.tokens) or any(_of_the_words(t, root) for t in sentence.tokens):
        return True
    first = " ".join(t.lower for t in sentence.tokens[:3])
    return first.startswith(("in turn", "for his part", "for her part", "for its part", "for their part"))


def _of_the_words(token: Token, root: Token) -> bool:
    """'She made the remark when receiving the envoy', 'They pledged in the statement to …': words told of in the sentence before."""
    if not any(t.lower in ("the", "these", "this") for t in token.children) or any(
        t.dep in ("prep", "relcl", "acl", "compound") for t in token.children
    ):
        return False
    made = token.dep == "dobj" and token.head is root and root.lemma in ("make", "issue") and token.lemma in hints().sayings
    return made or token.dep == "pobj" and token.head.lower == "in" and token.head.head is root and token.lemma in hints().papers


def subjects_of(root: Token, earlier: Findings) -> set[str]:
    """The people and bodies that act in a clause."""
    return {m.name for m in acting_in(root, earlier)}


def acting_in(root: Token, earlier: Findings) -> list[Mention]:
    """The names and pronouns of a clause's subject, with what is joined to it."""
    heads = [t for t in root.children if t.dep in SUBJECTS]
    tokens = [*heads, *(t for head in heads for t in head.subtree() if t.dep in ("conj", "compound", "appos"))]
    return [found for t in tokens if (found := earlier.mention_of.get(t.i)) is not None]


def names_in(sentence: Sentence, earlier: Findings) -> set[str]:
    """The people and bodies a sentence names or stands for."""
    return {m.name for m in earlier.mentions_in(sentence.start, sentence.end) if m.kind in ("person", "organisation", "group")}


def taking_part(over: Token, earlier: Findings) -> set[str]:
    """The people and bodies that do something in a main clause or to whom it is done; not those whose man or enemy is told of."""
    found: set[str] = set()
    for token in over.sentence.tokens:
        mention = earlier.mention_of.get(token.i)
        if mention is None or mention.kind not in ("person", "organisation", "group"):
            continue
        head = first_noun(token, "conj", "appos", "compound", "nmod")
        above = head.head.head if head.dep in ("pobj", "pcomp") else head.head
        if (
            head.dep in (*SUBJECTS, "dobj", "dative", "pobj", "attr")
            and above.tag.startswith("VB")
            or head.dep == "pobj"
            and head.head.lower in ("with", "between")
        ):
            found.add(mention.name)
    return found


def of_another(over: Token, root: Token, named: set[str], speakers: set[str]) -> bool:
    """'…, said a spokesman on Thursday. … The king visited Chad': the day on which another spoke is not that of a deed."""
    if over.lemma not in ("say", "tell") or root.lemma in ("say", "tell", "add"):
        return False
    return bool(named) and bool(speakers) and not named & speakers


def resumes(root: Token, named: set[str], over: Token, earlier: Findings) -> bool:
    """'The bank failed last year. Soto said …': one sentence about something else, and a speaker named anew goes on."""
    subject = over.child(*SUBJECTS)
    other = subject is not None and not subject.tag.startswith("PRP") and not named & subjects_of(over, earlier)
    return bool(named) and other and root.lemma in SAYS and tense_of(over) == "past" and over.lemma not in SAYS


def both_sides(root: Token) -> bool:
    """'The two presidents', 'the sides': those whom the story is about."""
    subject = root.child(*SUBJECTS)
    if subject is None or subject.lemma not in hints().together or subject.tag != "NNS":
        return False
    beside = {c.lower for c in subject.children}
    return bool(beside & {"the", "both"}) and bool(beside & {"two", "both"} or subject.lemma == "side")


def comes_of(root: Token) -> bool:
    """'The decision was taken at a meeting of …', 'The accord was signed by …': how it came to what the sentence before told."""
    subject = root.child(*SUBJECTS)
    known = subject is not None and subject.lemma in hints().answered and root.lemma in _COMES
    return known and subject is not None and any(c.lower in ("the", "this") for c in subject.children) and not _marked(subject)


def told_again(root: Token, over: Token) -> bool:
    """'signed a treaty on Monday. … The two signed it in the presence of …': one deed."""
    if root.lemma != over.lemma or root.lemma in SAYS:
        return False
    done = root.child("dobj", "nsubjpass")
    return done is not None and (done.tag == "PRP" or done.lemma in hints().answered and not _marked(done))


def about_it(root: Token) -> bool:
    """'Togo voted against it', 'The king condemned it': what the sentences before told."""
    held = [c for c in root.children if c.dep == "dobj"]
    held += [g for c in root.children if c.dep == "prep" and c.lower in ("against", "for", "to") for g in c.children if g.dep == "pobj"]
    return any(t.lower in ("it", "this", "them") for t in held)
