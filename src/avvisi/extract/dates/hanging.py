"""Times that tell a verb's day though they hang on another word: 'at talks held on Monday', 'in May, when Togo left', 'reports Friday said'."""

from avvisi.extract.dates.attached import Attached
from avvisi.extract.dates.tense import hints, tense_of, verb_over
from avvisi.extract.grammar.joined import word_after
from avvisi.extract.grammar.relatives import before_which
from avvisi.parse.tokens import Token

_HELD = frozenset(
    {
        "air",
        "broadcast",
        "carry",
        "convene",
        "deliver",
        "give",
        "hold",
        "host",
        "issue",
        "organise",
        "organize",
        "publish",
        "read",
        "release",
        "send",
    }
)
_AT = frozenset({"at", "during", "in", "on"})
_MARGINS = frozenset({"sideline", "sidelines", "margin", "margins", "end", "close", "conclusion", "opening", "start", "course"})


def tells_of(found: Attached, verb: Token) -> bool:
    """Whether an expression that hangs on a word beside it tells the day of a verb."""
    return _when(found, verb) or _in_which(found, verb) or _held(found, verb) or _subject(found, verb) or _looks_back(found, verb)


def _looks_back(found: Attached, verb: Token) -> bool:
    """'sought to end the strike two weeks ago': sought then, for what lies ahead of a deed cannot be 'ago'."""
    inner = found.verb
    aim = inner is not None and inner.dep == "xcomp" and inner.head is verb and inner.is_infinitive()
    back = found.date.span.text.lower().split()
    return aim and found.noun is None and not found.modifies and bool({"ago", "yesterday", "last"} & set(back)) and tense_of(verb) == "past"


def _when(found: Attached, verb: Token) -> bool:
    """'in May, when Togo closed the port': closed in May."""
    when = verb.dep == "relcl" and verb.head is found.head and verb.tag == "VBD"
    return when and any(c.lower == "when" and c.dep == "advmod" for c in verb.children)


def _in_which(found: Attached, verb: Token) -> bool:
    """'Tuesday's riots, in which youths stormed the senate', 'a rally on Tuesday at which he spoke': on that day."""
    noun = found.noun
    if verb.tag != "VBD" or noun is None or noun.tag not in ("NN", "NNS") or found.lead in ("since", "until", "before", "after"):
        return False
    leads = [c for c in verb.children if c.dep == "prep" and c.lower in ("in", "at", "during") and c.i > noun.i]
    if verb.dep == "relcl":
        return verb.head is noun and any(map(before_which, leads))
    words, first = noun.sentence.tokens, noun.sentence.tokens[0].i
    near = (c for c in leads if all(t.text == "," for t in words[noun.i + 1 - first : c.i - first]))
    return any(word_after(c) == "which" for c in near)  # read with what follows it: 'in which youths'


def _held(found: Attached, verb: Token) -> bool:
    """'discussed it at a summit held on Monday', 'condemned the raid in a statement issued on Monday'."""
    held = found.verb
    if (
        held is None
        or held.dep != "acl"
        or held.tag != "VBN"
        or held.lemma not in _HELD
        or found.noun is not None
        or found.lead in ("since", "until")
    ):
        return False
    noun = held.head
    if noun.lemma not in hints().occasions and noun.lemma not in hints().papers and noun.lemma not in hints().sayings:
        return False
    if noun.dep == "pobj" and noun.head.lower == "of" and noun.head.head.lower in _MARGINS:
        noun = noun.head.head
    return noun.dep == "pobj" and noun.head.lower in _AT and verb_over(noun) is verb


def _subject(found: Attached, verb: Token) -> bool:
    """'news reports Friday said', 'the troops on Monday seized the port': a day between subject and verb, read with the subject."""
    noun = found.noun
    bare = noun is not None and not found.lead and not found.modifies and found.head.dep == "npadvmod"
    return bare and noun is not None and noun.dep == "nsubj" and noun.head is verb and noun.i < found.head.i < verb.i and verb.tag == "VBD"
