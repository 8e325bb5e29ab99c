"""Who stands behind a verb of saying: its subject, that of the cue it goes on with, or, where the parse has none, the nearest fitting noun."""

from avvisi.extract.quotes import phrases
from avvisi.extract.quotes.before import named, opened, source_before
from avvisi.extract.quotes.bounds import Bounds
from avvisi.extract.quotes.forms import owner
from avvisi.extract.quotes.quoting import saying_below
from avvisi.lexicon.speech import SpeechLexicon
from avvisi.parse.tokens import FINITE, Token


class Subjects:
    """`speaker(verb, passive)` from the lexicon's cues."""

    def __init__(self, speech: SpeechLexicon, bounds: Bounds) -> None:
        self._bounds, self._quoting, self._goes_on = bounds, speech.quoting, speech.words("goes_on")
        self._documents, self._issuing = speech.words("document"), speech.words("issuing")

    def speaker(self, verb: Token, passive: bool) -> Token | None:
        """The head of the source's noun phrase, as the parse has it."""
        if passive:
            return phrases.passive_agent(verb) or _agent_behind(verb)
        if verb.tag == "VBN" and verb.dep == "advcl" and verb is verb.sentence.tokens[0] and phrases.own_subject(verb) is None:
            return phrases.passive_agent(verb)  # 'Asked whether the army would leave, she said …': nobody asks
        if verb.dep == "acl" and verb.tag == "VBN":
            return phrases.passive_agent(verb) or (verb.head if only_verb(verb) else None)
        if verb.tag == "VBN" and phrases.own_subject(verb) is None and verb.child("agent") is not None:
            return phrases.passive_agent(verb)
        outer = self._bounds.outer_cue(verb)
        if outer is not None:
            return behind_opening(outer) or phrases.subject(outer)
        if (
            verb.tag == "VBG"
            and verb.dep in ("advcl", "acl", "ccomp", "conj", "prep", "pcomp")
            and verb.lemma in self._goes_on
            and phrases.own_subject(verb) is None
        ):
            for above in verb.ancestors():
                if above.lemma in ("quote", "cite") and saying_below(above) is not None:
                    return phrases.own_subject(above) if phrases.is_passive(above) else above.child("dobj")
                if above.lemma in self._quoting and above.tag[:2] == "VB" and not phrases.is_passive(above):
                    found = phrases.subject(above)
                    if found is not None:
                        return found
        if verb.tag == "VBG" and verb.dep in ("acl", "advcl") and (work := self._work(verb)) is not None:
            return owner(work) or phrases.subject(work.head) or work
        if (late := behind_opening(verb)) is not None:
            return late
        if (
            verb.tag == "VBG"
            and verb.dep == "pcomp"
            and verb.head.lower in ("for", "of")
            and (blamed := verb.head.head.child("dobj")) is not None
        ):
            return blamed if blamed.i < verb.i else None  # 'criticised the radio for reporting that …'
        found = phrases.subject(verb)
        if found is not None and verb.dep == "conj" and (whole := _of_which(found)) is not None:
            return whole
        if found is not None and found.lower in ("it", "there") and found.dep == "nsubjpass":
            return None
        if found is not None and found.tag == "WDT" and verb.tag == "VBG" and found.head is verb.head and verb.head.dep == "ccomp":
            return phrases.subject(
                verb.head.head
            )  # 'defended a deal Saturday that will slash aid, saying': the parse found no noun for 'that'
        return found

    def _work(self, verb: Token) -> Token | None:
        """The statement of 'issued a statement saying …': its words are its author's, or else the issuer's."""
        work = verb.head if verb.dep == "acl" else verb.head.child("dobj")
        known = work is not None and work.lemma in self._documents and work.dep == "dobj" and work.head.lemma in self._issuing
        return work if known else None


def _of_which(part: Token) -> Token | None:
    """'The draft, a copy of which was seen by the weekly, calls for': the draft calls, of which the parse took the copy for the subject."""
    of = next((c for c in part.children if c.dep == "prep" and c.lower == "of"), None)
    which = of.child("pobj") if of is not None else None
    clause = next((a for a in part.ancestors() if a.dep == "relcl"), None)
    return clause.head if which is not None and which.tag in ("WDT", "WP") and clause is not None else None


def _agent_behind(verb: Token) -> Token | None:
    """'was denounced as “theft” by the guild': the 'by' right behind closing marks, which the parse hung on the theft."""
    words = verb.sentence.tokens
    for mark, by in zip(words[verb.i + 1 - words[0].i :], words[verb.i + 2 - words[0].i :], strict=False):
        if by.tag in FINITE:
            return None
        if by.lower == "by" and mark.text in phrases.CLOSING:
            return by.child("pobj")
    return None


def behind_opening(verb: Token) -> Token | None:
    """'In a talk with Radio Ayr, the premier said …', 'Citing papers filed in Bern, the daily wrote …': the parse hung the subject on the opening phrase."""
    words = verb.sentence.tokens
    own = phrases.own_subject(verb)
    if verb.tag not in FINITE or words[0].tag not in ("IN", "VBG", "VBN") or verb.dep not in ("ROOT", "ccomp", "parataxis", "relcl"):
        return None
    found = source_before(words, verb.i - words[0].i)
    if found is not None and found[0] and opened(words, 0, found[0]) and (own is None or own.i < words[found[0]].i):
        return found[1]
    if own is not None and own.dep != "csubj":
        return None
    for token in words[1 : verb.i - words[0].i]:
        joined = token.dep == "appos" or token.dep == "conj" and not any(c.dep == "cc" for c in token.head.children)
        if not joined or token.tag not in phrases.NOMINAL or token.head.i > token.i:
            continue
        inside = phrases.below(token)
        opens = inside[0].i - words[0].i
        if words[opens - 1].text != "," or not any(
            a is words[0] or a.head is verb and phrases.below(a)[0] is words[0] for a in (token, *token.ancestors())
        ):
            continue
        rest = words[inside[-1].i + 1 - words[0].i : verb.i - words[0].i]
        if all(t.text == "," or t.tag == "RB" for t in rest):
            return token
    return None


def outside(verb: Token, quoted: frozenset[int]) -> Token | None:
    """Who speaks where the parse made words in marks the subject: '“No deal,” the press secretary, Jo Bell, told reporters', '“No fish,” read a sign'."""
    words = verb.sentence.tokens
    found = source_before(words, verb.i - words[0].i)
    if found is not None and found[1].i not in quoted:
        return found[1]
    name = words[max(0, verb.i - 2 - words[0].i) : verb.i - words[0].i]
    if len(name) == 2 and name[1].text == "," and name[0].tag in ("NNP", "NNPS") and name[0].i not in quoted:
        return name[0]  # a word of the role before the name is read as a verb
    return behind(verb, quoted) if verb.lemma not in phrases.TELLS else None


def named_in_marks(noun: Token, quoted: frozenset[int]) -> bool:
    """'The “Neue Post” writes that …': a name that stands in marks alone is no quotation."""
    words = noun.sentence.tokens
    at = noun.i - words[0].i
    first, last = at, at
    while first > 0 and words[first - 1].i in quoted and words[first - 1].text not in phrases.MARKS:
        first -= 1
    while last + 1 < len(words) and words[last + 1].i in quoted and words[last + 1].text not in phrases.CLOSING:
        last += 1
    run = words[first : last + 1]
    return len(run) <= 5 and all(t.tag in ("NNP", "NNPS", "FW", "DT") or t.text[:1].isupper() and t.tag in ("JJ", "NN") for t in run)


def before(verb: Token, quoted: frozenset[int]) -> Token | None:
    """The noun right before a finite cue, over adverbs and one phrase in commas, where the parse gave the cue no subject."""
    words = verb.sentence.tokens
    at = verb.i - words[0].i - 1
    while at > 0 and words[at].tag in ("RB", "MD", "VBZ", "VBD", "VBP"):
        at -= 1
    found = source_before(words, at + 1) if words[at].text == "," else None
    if found is not None and found[1].i not in quoted and not is_time(found[1]):
        return found[1]
    if at > 0 and words[at].text == ",":
        at = next((n for n in range(at - 1, max(at - 18, 0), -1) if words[n].text == ","), 0) - 1
    if at < 0 or words[at].tag not in ("NN", "NNS", "NNP", "NNPS", "PRP") or words[at].i in quoted or is_time(words[at]):
        return None
    noun = words[at]
    while noun.dep in ("compound", "flat") and noun.head.i == noun.i + 1:
        noun = noun.head
    return noun


def behind(verb: Token, quoted: frozenset[int]) -> Token | None:
    """'“No fish, no fowl,” read a sign': with the quoted words set aside, the subject stands behind the verb."""
    for child in verb.children:
        if (
            verb.i < child.i <= verb.i + 12
            and child.i not in quoted
            and child.dep in ("nsubj", "dobj", "attr", "npadvmod", "oprd")
            and child.tag in phrases.NOMINAL
            and not is_time(child)
        ):
            return child
    return None


def inverted(verb: Token, speaker: Token | None, hearer: Token | None) -> tuple[Token | None, Token | None]:
    """'…, said the mayor': a speaker that the parse took for the object."""
    if verb.dep in ("amod", "compound"):
        return phrases.whole_name(verb.head), None
    if phrases.own_subject(verb) is None and verb.tag != "VBG" and verb.lemma not in phrases.TELLS:
        after = verb.child("dobj", "attr", "npadvmod", "oprd")
        if after is not None and after.i > verb.i and after.tag in phrases.NOMINAL and after.i - verb.i <= 12 and not is_time(after):
            opens = (
                verb is verb.sentence.tokens[0] or not verb.sentence.tokens[max(0, verb.i - verb.sentence.tokens[0].i - 1)].text.isalnum()
            )
            if opens:
                return after, None
    return speaker, hearer


def of_its_own(verb: Token, inherited: Token) -> Token | None:
    """'The firm kept silent, but in a note seen by Nordal its head, Ulf Rask, called …': the name in commas right before the cue, not the firm."""
    words = verb.sentence.tokens
    if verb.dep != "conj" or verb.tag not in FINITE or phrases.own_subject(verb) is not None or inherited.i > verb.head.i:
        return None
    found = source_before(words, verb.i - words[0].i)
    if found is None or found[1].i < verb.head.i or not named(words, found[0], verb.i - words[0].i):
        return None
    # the phrase before may run into the noun: 'seen by Nordal its head, Ulf Rask,'
    comma = next((n for n in range(verb.i - 2 - words[0].i, found[0], -1) if words[n].text == ","), None)
    before = words[comma - 1] if comma is not None else found[1]
    return before if before.tag in ("NN", "NNP") else found[1]


def is_time(noun: Token) -> bool:
    """'said Thursday morning' names no speaker."""
    return any(t.ent in ("DATE", "TIME") for t in (noun, *noun.children)) or noun.lemma in (
        "morning",
        "night",
        "week",
        "day",
        "time",
        "today",
        "yesterday",
        "tomorrow",
    )


def after_words(verb: Token) -> bool:
    """Right behind a closing mark ('“…,” added potter Jan Roos'): the inverted cue which the parse takes for an adjective."""
    words = verb.sentence.tokens
    at = verb.i - words[0].i
    if at > 1 and words[at - 1].text == ",":
        at -= 1
    return at > 0 and words[at - 1].text in ("''", '"', "”", "’", "»", "'")


def only_verb(verb: Token) -> bool:
    """'The nuncio called on both camps to talk' read as a noun with a participle: a whole sentence has a finite verb, and this is it."""
    words = verb.sentence.tokens
    return verb.head.head is verb.head and verb.head.i == verb.i - 1 and words[-1].text == "." and not any(t.tag in FINITE for t in words)


def straightened(verb: Token, speaker: Token) -> Token:
    """'the Sami poet Ana Pop wrote' hung on Sami, 'the colonel, now a beekeeper, answered' on the beekeeper: the noun that the words show."""
    words = verb.sentence.tokens
    at = verb.i - words[0].i
    found = source_before(words, at) if speaker.i < verb.i and speaker.tag in ("NN", "NNS", "NNP", "NNPS", "JJ") else None
    if found is None or not words[found[0]].i <= speaker.i or found[1] is speaker:
        return speaker
    between = words[speaker.i + 1 - words[0].i : at]
    names = [t for t in between if t.tag in ("NN", "NNP", "NNPS")]
    if names and speaker.dep == "nsubj" and all(t.tag in ("NN", "NNP", "NNPS") for t in between) and names[-1].tag != "NN":
        return names[-1]
    aside = found[1].i < speaker.i and speaker.tag == "NN" and between[-1:] and between[-1].text == ","
    opens = words[found[1].i + 1 - words[0].i :][:1]
    return found[1] if aside and speaker.dep in ("appos", "nsubj") and opens and opens[0].text == "," else speaker
