"""The day a story goes on telling of: 'The two sides met in Hanoi on Monday. … They also discussed trade.'

A deed of the main line without a day of its own has the day last told, as long as nothing breaks the line: another day, an 'earlier',
a tense that looks further back, a new subject.
"""

from msgspec import structs

from avvisi.extract.base import Findings
from avvisi.extract.dates.attached import Attached, attached
from avvisi.extract.dates.tense import hints, tense_of
from avvisi.extract.dates.together import ANNOUNCES, at_once
from avvisi.extract.dates.values import bounds
from avvisi.extract.grammar.joined import word_before
from avvisi.extract.grammar.relatives import before_which
from avvisi.extract.grammar.subject_object import doerless
from avvisi.extract.grammar.tags import SUBJECTS
from avvisi.extract.links import (
    about_it,
    answers,
    both_sides,
    by_pronoun,
    comes_of,
    goes_on,
    hours_on,
    names_in,
    of_another,
    onward,
    resumes,
    speaks_for,
    subjects_of,
    taking_part,
    told_again,
)
from avvisi.extract.mainline import SAYS, main_verb, of_the_line, plain_past, pluperfect, told_before
from avvisi.extract.when import lately, report_day, when_for
from avvisi.model.facts import When
from avvisi.parse.tokens import Parsed, Sentence, Token

_OPEN = frozenset({"since", "until", "by", "before", "after"})
FURTHEST = 30  # sentences
_WHOLES = frozenset({"measure", "step", "decision", "reprisal", "sanction", "move", "package", "penalty", "countermeasure", "restriction"})


def story_day(token: Token, page: Parsed, earlier: Findings) -> When | None:
    """The day the story tells of where this deed stands, with basis 'occasion'; None where the deed is off its line or the line is broken.

    What answers a deed told with a day lies between that day and the report's: then the bounds alone.
    """
    sentence = token.sentence
    root = main_verb(sentence, earlier)
    if sentence.region != "body" or not _main(token, root):
        return None
    apart = token is not root and any(c.lower in hints().onward for c in token.children)
    if not apart and (then := _then(root, page, earlier)) is not None:
        return then
    if _breaks(sentence, root, page, earlier):
        return None
    named = subjects_of(root, earlier)
    later, firm = onward(sentence, root), goes_on(sentence, root)
    near, acting_on = (sentence.index if by_pronoun(root) else -1), set(named)  # who acts in the sentences that lead here
    loose, both = firm or near >= 0, both_sides(root)
    aside = False
    for index in range(sentence.index - 1, max(sentence.index - FURTHEST, 0) - 1, -1):
        before = page.sentences[index]
        if before.region != "body":
            return None
        over = main_verb(before, earlier)
        shared = names_in(before, earlier)
        loose = loose or bool(named & shared)
        when = _day_of(before, over, page, earlier)
        if when is not None:
            today = when.latest == report_day(page)
            if aside:  # only on to words of the same speaker, or of both sides
                same = over.lemma in SAYS and bool(named & subjects_of(over, earlier))
                return when if not later and (same or both and today) else None
            if today:  # what follows from it lies between that day and the report's own
                return when if loose or later or _follows(root, over, earlier) or _carries_on(root, over, page) else None
            linked = firm or near == index + 1 or bool(acting_on & taking_part(over, earlier))
            if not later and (linked and not of_another(over, root, named, subjects_of(over, earlier)) or _one_scene(root, over)):
                return when
            return _answered(root, when, page)
        later = later or onward(before, over)
        if firm or near == index + 1 or acting_on & shared:
            near, firm = (index if by_pronoun(over) else -1), firm or goes_on(before, over)
            acting_on |= subjects_of(over, earlier)
        if _breaks(before, over, page, earlier):
            if aside or not both and not resumes(root, named, over, earlier):
                return None
            aside = True
    return None


def _then(root: Token, page: Parsed, earlier: Findings) -> When | None:
    """'Ties cooled in 2001, when … Yerevan protested then': the time last told; not 'then he left', which is another."""
    if not plain_past(root) or not any(c.lower == "then" and c.dep == "advmod" and c.i > root.i for c in root.children):
        return None
    for index in range(root.sentence.index - 1, max(root.sentence.index - 3, -1), -1):
        told = [a for a in attached(page.sentences[index], earlier) if a.tells and a.verb is not None and a.date.type in ("DATE", "TIME")]
        dated = [a.date for a in told if a.date.earliest and a.date.value and a.lead not in _OPEN]
        if dated:
            then = dated[0] if len({d.value for d in dated}) == 1 else None
            return When(value=then.value, earliest=then.earliest, latest=then.latest, basis="occasion", span=then.span) if then else None
    return None


def at_the_time(root: Token, page: Parsed, earlier: Findings) -> When | None:
    """'The law took effect on June 17. … Peru condemned it at the time': about the time last told on the main line, its month where that is a day."""
    for index in range(root.sentence.index - 1, max(root.sentence.index - 3, -1), -1):
        over = main_verb(page.sentences[index], earlier)
        told = [
            a for a in attached(page.sentences[index], earlier) if a.tells and of_the_line(a.verb, over) and a.date.type in ("DATE", "TIME")
        ]
        if not told:
            continue
        date = told[0].date
        if len(told) > 1 or told[0].lead in _OPEN or not date.earliest or tense_of(over) != "past":
            return None
        value = (date.value or "")[:7]
        first = bounds(value) if date.earliest == date.latest else None
        if first is None:
            return When(value=date.value, earliest=date.earliest, latest=date.latest, basis="occasion", span=date.span)
        return When(value=value, earliest=first[0].isoformat(), latest=first[1].isoformat(), basis="occasion", span=date.span)
    return None


def _follows(root: Token, over: Token, earlier: Findings) -> bool:
    """Whether a sentence answers what a dated one told, or is said for the state that acted in it."""
    return answers(root) or about_it(root) or root.lemma in SAYS and speaks_for(root, over, earlier)


def _beside(sentence: Sentence, before: Sentence) -> bool:
    """Two sentences of one paragraph, one behind the other."""
    return before.index == sentence.index - 1 and before.paragraph == sentence.paragraph


def _carries_on(root: Token, over: Token, page: Parsed) -> bool:
    """The next sentence of a paragraph, or the one behind a report's first, which it fills in, deed on deed or words on words.

    What was announced on a day may be older; what others say of a deed, younger.
    """
    sentence, before = root.sentence, over.sentence
    told = told_before(over) or over
    if (told.lemma in hints().speaks) != (root.lemma in hints().speaks):
        return False
    leads = before.index == sentence.index - 1 and (not before.index or page.sentences[before.index - 1].region != "body")
    return leads or _beside(sentence, before)


def _one_scene(root: Token, over: Token) -> bool:
    """Whether two main clauses tell of one happening, whoever acts: one deed told again, how it came to it, deeds side by side."""
    sentence, before = root.sentence, over.sentence
    if told_again(root, over) or comes_of(root) and before.index == sentence.index - 1:
        return True
    return _beside(sentence, before) and not {root.lemma, over.lemma} & hints().speaks or _spelt_out(root, over)


def _spelt_out(root: Token, over: Token) -> bool:
    """'announced the measures on Sunday. … The envoy was given two days to leave': what was announced, told one by one."""
    whole, sentence, before = over.child("dobj"), root.sentence, over.sentence
    if before.paragraph != sentence.paragraph or sentence.index - before.index > 3:
        return False
    return over.lemma in ANNOUNCES and doerless(root) and whole is not None and whole.lemma in _WHOLES


def _answered(root: Token, when: When, page: Parsed) -> When | None:
    """What answers a deed lies not before it."""
    day = report_day(page)
    if day is None or not (answers(root) or about_it(root)):
        return None
    return When(earliest=when.earliest, latest=day, basis="occasion", span=when.span)


def moved_on(first: Sentence, day: str | None, last: Sentence, page: Parsed, earlier: Findings) -> bool:
    """Whether the main line names another day than that of a first sentence, up to and in the last: what was told in the first is left."""
    for sentence in page.sentences[first.index + 1 : last.index + 1]:
        root = main_verb(sentence, earlier)
        if any(a.tells and a.date.earliest != day and _dates_the_line(a, root, page) for a in attached(sentence, earlier)):
            return True
    return False


def _dates_the_line(found: Attached, root: Token, page: Parsed) -> bool:
    """Whether a time is that of the main line; one to come is not that of what was done."""
    date, published = found.date, report_day(page)
    if date.type not in ("DATE", "TIME") or found.modifies or date.value == "PRESENT_REF" or not of_the_line(found.verb, root):
        return False
    return not (published and date.earliest and date.earliest > published)


def another(token: Token) -> bool:
    """A contact told beside the one before: 'he also met the speaker', 'during her visit she called on …': a day of its own, stated or not."""
    for other in token.sentence.tokens:
        if other.lower in hints().beside and (other.head is token or other.head is token.sentence.root):
            return True
        if other.dep == "pobj" and other.lemma in hints().journeys and other.head.lower in ("during", "on", "throughout", "in"):
            return True
    return False


def continued(token: Token) -> Token | None:
    """The main verb that a deed in a clause at the sentence's end goes on from: 'The pact was made public by the minister, who was met by his peer.'

    Such a clause (a comma, 'who' or 'which', the plain past, behind the main verb) tells what came next or with it; before the verb
    ('the minister, who was met by his peer, made it public') it may tell of any time.
    """
    for verb in (token, *token.ancestors()):
        if verb.dep == "relcl" and verb.tag.startswith("VB"):
            root, subject = token.sentence.root, verb.child(*SUBJECTS)
            beyond = subject is not None and subject.tag in ("WP", "WDT") and word_before(subject) == ","
            after = verb.head.i > root.i and (beyond or _for_which(verb) or any(map(hours_on, verb.children)))
            return root if after and plain_past(verb) and plain_past(root) else None
    return None


def _for_which(verb: Token) -> bool:
    """'cut the aid, for which the envoy thanked nobody'."""
    return any(c.dep == "prep" and c.lower == "for" and before_which(c) for c in verb.children)


def continued_day(token: Token, page: Parsed, earlier: Findings) -> When | None:
    """The day of the main clause that such a deed goes on from, with basis 'occasion'."""
    root = continued(token)
    if root is None:
        return None
    own = when_for(root, page, earlier)
    if own.basis in ("stated", "relative"):
        return structs.replace(own, basis="occasion")
    return story_day(root, page, earlier)


def _main(token: Token, root: Token) -> bool:
    """Whether a deed is told in the sentence's main clause (or what runs along with it) in the plain past."""
    if not token.tag.startswith("VB") and token.dep not in ("dobj", "nsubj", "nsubjpass") and not _around(token):
        return False
    here = token
    while here is not root:
        if here.head is here:
            return False
        if (
            here.tag.startswith("VB")
            and here.dep not in ("conj", "xcomp", "advcl", "ROOT", "pcomp")
            or here.dep == "advcl"
            and here.tag != "VBG"
            and not at_once(here)
        ):
            return False
        if here.dep in ("pcomp", "advcl") and ({t.lower for t in here.children} | {here.head.lower}) & hints().apart:
            return False  # 'told reporters after meeting him'
        here = here.head
    return plain_past(here)


def _around(noun: Token) -> bool:
    """'During his meeting with the king, she praised …': held when the praise was spoken; a visit holds many days."""
    above = noun.head
    within = noun.dep == "pobj" and above.lower in ("during", "in", "at", "into") and above.head.tag.startswith("VB")
    single = noun.tag == "NN" or noun.lemma == "talk"  # 'went into talks with'
    return within and noun.lemma in hints().occasions and noun.lemma not in hints().journeys and single


def _day_of(sentence: Sentence, root: Token, page: Parsed, earlier: Findings) -> When | None:
    """The day a sentence gives the story: a whole day on its main verb, reckoned from the report's own or lying near it."""
    if not root.tag.startswith("VB") or tense_of(root) == "future" or pluperfect(root):
        return None
    told, day = told_before(root), report_day(page)
    for found in attached(sentence, earlier):
        date = found.date
        if found.modifies or date.type not in ("DATE", "TIME") or not date.earliest or date.earliest != date.latest or not date.value:
            continue
        if found.lead in ("until", "till", "by", "before", "after", "since", "through"):
            continue
        # 'The deal was signed Monday, officials said': said on the day of the report too, where it was signed on it
        if not of_the_line(found.verb, root) and not (told is not None and date.latest == day and of_the_line(found.verb, told)):
            continue
        if lately(date.earliest, page.document.published.value):
            return When(value=date.earliest, earliest=date.earliest, latest=date.latest, basis="occasion", span=date.span)
    return None


def _breaks(sentence: Sentence, root: Token, page: Parsed, earlier: Findings) -> bool:
    """Another time on the main line, or a word that leaves it: 'earlier', 'in 2019', 'near the start of the war', a pluperfect."""
    top = sentence.root
    if any(_elsewhen(t) and t.i < top.i for over in (top, *top.children) for t in over.children):
        return True
    if any(t.lower in hints().leaves for t in sentence.tokens if t.head is root or t is sentence.tokens[0]):
        return True
    if pluperfect(root):
        return True
    return any(_dates_the_line(found, root, page) for found in attached(sentence, earlier))


def _elsewhen(token: Token) -> bool:
    """'near the start of the war'; not 'at the end of the talks', which the story tells of."""
    if token.dep != "pobj" or token.lemma not in hints().elsewhen:
        return False
    return not any(t.lemma in hints().occasions for c in token.children if c.lower == "of" for t in c.children)
