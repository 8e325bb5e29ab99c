"""What shows that a verb of the lexicon brings no words here: attitudes in passing, copies of a cue, 'did not say how'."""

from avvisi.extract.quotes import phrases, subjects
from avvisi.extract.quotes.quoting import QUOTING, saying_of
from avvisi.lexicon.speech import SpeechLexicon, VerbRule
from avvisi.parse.tokens import FINITE, Token

_DEEDS = frozenset(["infinitive", "object", "urge", "prep", "whole", "rest"])
_CLOSING = frozenset(["''", '"', "”", "’"])
_KEPT = frozenset(["withhold", "use", "publish", "disclose", "reveal", "conceal", "mention"])
_NEVER_AUXILIARY = frozenset(["say", "tell", "warn", "report", "announce", "add", "claim", "write", "argue", "insist"])
_WANTING = frozenset(
    ["ask", "urge", "order", "invite", "tell", "require", "force", "instruct", "allow", "want", "need", "press", "call", "beg"]
)
_WH = frozenset(["how", "if", "what", "when", "where", "whether", "which", "who", "whom", "whose", "why"])


def put_so(verb: Token) -> bool:
    """'The fee was, as the mayor put it, “a joke”': only the words in marks are the mayor's."""
    words = verb.sentence.tokens
    after = [t for t in words[verb.i + 1 - words[0].i : verb.i + 5 - words[0].i] if t.lower not in ("it", ",")]
    as_ = next((c for c in verb.children if c.lower == "as" and c.i < verb.i and c.dep in ("mark", "advmod", "prep")), None)
    if (
        as_ is not None
        and verb.lemma == "tell"
        and any(t.text in _CLOSING for t in words[max(0, as_.i - 2 - words[0].i) : as_.i - words[0].i])
    ):
        return True  # 'The fee was “a joke”, as she told the weekly'
    return (
        as_ is not None
        and verb.i + 1 <= words[-1].i
        and words[verb.i + 1 - words[0].i].lower in ("it", ",")
        and bool(after)
        and after[0].text in phrases.MARKS
    )


def only_done(taken: str, tokens: list[Token]) -> bool:
    """'condemned the raid', 'refused to leave': a speech act, its words not given. A participle tells a claim: 'denied stealing the bell'."""
    return taken in _DEEDS and bool(tokens) and tokens[0].tag != "VBG" and not any(t.lower in ("having", "being") for t in tokens)


def before_court(verb: Token, tokens: list[Token]) -> bool:
    """'The prosecutor charged him with insulting the emir': a deed of the court's, unless its words are given."""
    return verb.lemma in ("charge", "indict") and not any(t.text in phrases.MARKS for t in tokens)


def in_passing(verb: Token, cues: frozenset[str]) -> bool:
    """'insisted that it was shelled and not, as the army says, struck by lightning': what another says is only alluded to within the words."""
    words = verb.sentence.tokens
    own = phrases.own_subject(verb)
    as_ = phrases.below(own)[0].i - 1 - words[0].i if own is not None else -1
    after = words[verb.i + 1 - words[0].i] if verb is not words[-1] else verb
    if as_ < 1 or words[as_].lower != "as" or words[as_ - 1].text != "," or after.text != ",":
        return False
    return any(t.lemma in cues and t.tag in FINITE and t.i < as_ + words[0].i for t in words)


def learnt_from(verb: Token) -> Token | None:
    """'it was learned from sources close to the court': those who told."""
    for child in verb.children:
        if child.dep == "prep" and child.lower == "from" and child.i > verb.i:
            return child.child("pobj")
    return None


def own_words(verb: Token, speech: SpeechLexicon) -> bool:
    """'repeated its threat to close the strait': the noun brings the words, and says what they are."""
    noun = verb.child("dobj")
    return (
        noun is not None
        and noun.lemma in speech.nouns
        and (whose := noun.child("poss")) is not None
        and whose.tag == "PRP$"
        and any(c.dep in ("acl", "ccomp", "relcl") and c.i > noun.i and c.tag[:2] in ("VB", "MD") for c in noun.children)
    )


def busy(verb: Token) -> bool:
    """'continued walking “…”', 'put a bell on “…”': the verb is about a deed and brings no words; 'put it' does."""
    if verb.lemma == "go":  # 'went on' brings words, 'went on to praise' and 'went on Tuesday' do not
        words = verb.sentence.tokens
        return not any(t.text in (",", ".", ":", "``", '"', "“") for t in words[verb.i + 2 - words[0].i : verb.i + 3 - words[0].i])
    if verb.lemma in ("continue", "begin"):
        return verb.child("xcomp", "dobj") is not None
    thing = verb.child("dobj")
    return verb.lemma in ("put", "add") and thing is not None and thing.lower not in ("it", "this", "that")


def weak(verb: Token, rule: VerbRule, speaker: Token | None, passive: bool) -> bool:
    """Attitudes told in passing: nobody's ('a shop called …'), anybody's ('if you want to …'), or over ('he wanted to …')."""
    if speaker is None and not (passive and rule.stance in ("believes", "asserts", "accuses") and verb.dep not in ("acl", "relcl")):
        return True
    before = verb.sentence.tokens[verb.i - verb.sentence.tokens[0].i - 1] if verb.i > verb.sentence.tokens[0].i else None
    owned = before is not None and (
        before.tag == "POS" or before.text in ("’", "'") and rule.stance == "intends"
    )  # 'the rebels’ plans to …'
    if owned or verb.tag == "VB" and verb.head.lemma == "use" and verb.head.child("dobj") is None:
        return True
    if rule.stance not in ("intends", "believes"):
        return False
    if rule.stance == "intends" and (
        verb.tag not in ("VBZ", "VBP", "VB") or speaker is not None and speaker.lower in ("you", "who", "that", "which")
    ):
        return True
    return verb.tag == "VBG" and phrases.own_subject(verb) is None


def copied(verb: Token) -> bool:
    """Auxiliaries ('need to'), and verbs that only name a cue: 'so-called'."""
    if verb.dep in ("amod", "compound"):
        return not subjects.after_words(verb)
    as_ = verb.head if verb.dep == "pcomp" else next((c for c in verb.children if c.lower == "as"), None)
    if as_ is not None and as_.lower == "as" and (verb.tag == "VBG" or verb.dep in ("advcl", "pcomp")):
        quoting = next((a for a in verb.ancestors() if a.lemma in QUOTING or a.lemma == "report" and a.tag in FINITE), None)
        if quoting is not None:
            return saying_of(quoting) is verb
    return verb.dep in ("case", "prep") or verb.dep in ("aux", "auxpass") and verb.lemma not in _NEVER_AUXILIARY


def wanted(verb: Token) -> bool:
    """'had been asked to propose a settlement', 'was told to apologise': what is wanted of somebody is not said yet."""
    return verb.is_infinitive() and verb.dep in ("xcomp", "advcl") and verb.head.lemma in _WANTING


def unsaid(verb: Token, tokens: list[Token]) -> bool:
    """'did not say how', 'would not say whether', 'neither confirmed nor denied': no statement."""
    if (verb.dep != "conj" or phrases.own_subject(verb) is None) and any(
        c.lower in ("neither", "nor") and c.i < verb.i and c.dep in ("preconj", "cc")
        for c in (*verb.children, *(verb.head.children if verb.dep == "conj" else ()))
    ):
        return True
    unnamed = any(t.lemma in ("name", "identify", "quote") and any(c.dep == "auxpass" for c in t.children) for t in tokens)
    if unnamed and (verb.lemma in ("decline", "refuse") or any(t.lower == "not" for t in tokens)):
        return True  # 'asked not to be named'
    if (
        verb.lemma in ("ask", "request", "insist", "demand", "prefer")
        and tokens
        and tokens[-1].lemma in _KEPT
        and any(t.lemma in ("name", "identity") for t in tokens)
    ):
        return True  # 'who asked that his name be withheld'
    negated = any(c.dep == "neg" for c in verb.children) or verb.head.lower == "without" or verb.head.lemma in ("decline", "refuse")
    opening = next((t for t in tokens if t.i > verb.i), None)
    return negated and opening is not None and opening.lower in _WH


def only_asked(verb: Token, tokens: list[Token]) -> bool:
    """'Asked whether he would stand, the senator told the weekly: “…”', 'Noting that it rained, she urged calm': what opens so is none of the words."""
    opening = tokens[0] if tokens and tokens[0] is verb.sentence.tokens[0] else None
    asked = opening is not None and opening.tag == "VBN" and opening.lemma in ("ask", "press", "question", "quiz")
    noting = opening is not None and opening.tag == "VBG" and opening.lemma in ("note", "say", "recall", "stress", "add", "warn", "insist")
    return asked or noting


def never_said(verb: Token) -> bool:
    """'did not say “let them eat yams”': words in marks that nobody said."""
    return (
        verb.tag == "VB"
        and verb.lemma in ("say", "tell", "write", "answer", "reply", "respond", "comment", "elaborate")
        and any(c.dep == "neg" for c in verb.children)
    )
