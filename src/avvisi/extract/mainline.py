"""The main line of a report: the verb on which a sentence carries it on, and whether that is told in the plain past."""

from avvisi.extract.base import Findings
from avvisi.extract.dates.tense import hints, tense_of
from avvisi.extract.grammar.tags import SUBJECTS
from avvisi.parse.tokens import Sentence, Token

SAYS = frozenset(
    {"say", "tell", "add", "stress", "reiterate", "express", "urge", "warn", "pledge", "promise", "vow", "note", "declare", "state"}
)


def main_verb(sentence: Sentence, earlier: Findings) -> Token:
    """The main verb; that of the story where the sentence ends in 'the agency reported' or 'it said'."""
    root = sentence.root
    if tense_of(root) == "future":  # '…, an official said here on Monday', read as a second verb
        ends = [
            t for t in root.children if t.dep == "conj" and t.tag == "VBD" and t.lemma in ("say", "announce") and not t.child(*SUBJECTS)
        ]
        root = ends[-1] if ends else root
    aside = next((t for t in root.children if t.dep == "parataxis" and t.tag == "VBD" and t.lemma in SAYS), None)
    if aside is not None and aside.child(*SUBJECTS) is not None and not _carries(aside, earlier):
        return aside  # 'The men, she told the court, fled on Friday'
    told = told_before(root)
    return told if told is not None and (_carries(root, earlier) or _on_paper(root, earlier)) else root


def _carries(saying: Token, earlier: Findings) -> bool:
    """'the agency reported', 'it said'."""
    subject = saying.child(*SUBJECTS)
    mention = earlier.mention_of.get(subject.i) if subject is not None else None
    return saying.lemma == "report" or subject is not None and subject.lower == "it" or mention is not None and mention.kind == "media"


def _on_paper(saying: Token, earlier: Findings) -> bool:
    """'the statement said', of no day of its own."""
    subject = saying.child(*SUBJECTS)
    return (
        subject is not None
        and subject.lemma in hints().papers
        and not any(c.i in earlier.date_of for t in saying.children for c in (t, *t.children))
    )


def told_before(root: Token) -> Token | None:
    """The main verb of what stands before a trailing 'officials said', in no quotation marks."""
    told = next((t for t in root.children if t.dep == "ccomp" and t.i < root.i and t.tag.startswith("VB")), None)
    return told if told is None or not any(t.text in "“”\"«»``''" for t in root.sentence.tokens if t.i < told.i) else None


def plain_past(verb: Token) -> bool:
    """'met', 'was received', 'were discussing'; not 'had met', 'has met', 'would meet'."""
    helpers = {t.lemma for t in verb.children if t.dep in ("aux", "auxpass")}
    plain = "have" not in helpers and not helpers & hints().modal and verb.child("neg") is None
    return plain and tense_of(verb) == "past"


def pluperfect(verb: Token) -> bool:
    """'had met': told back from the line."""
    return any(t.dep == "aux" and t.lemma == "have" and t.tag == "VBD" for t in verb.children)


def of_the_line(verb: Token | None, root: Token) -> bool:
    """Whether a verb stands on the main line: the main verb, what is joined to it, and what runs along with it."""
    while verb is not None and verb is not root:
        runs_along = verb.dep in ("advcl", "pcomp") and verb.tag == "VBG" and verb.child(*SUBJECTS) is None
        if verb.dep != "conj" and not runs_along:  # 'Peru has called for talks, with its envoy claiming on Monday …'
            return False
        verb = verb.head
    return verb is root
