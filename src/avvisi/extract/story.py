"""The day a story goes on telling of: 'The two sides met in Hanoi on Monday. … They also discussed trade.'

A deed of the main line without a day of its own has the day last told, as long as nothing breaks the line: another day, an 'earlier',
a tense that looks further back, a new subject.
"""

from msgspec import structs

from avvisi.extract.base import Findings
from avvisi.extract.dates.attached import Attached, attached
from avvisi.extract.dates.tense import hints, tense_of
from avvisi.extract.dates.together import at_once
from avvisi.extract.mainline import SAYS, SUBJECTS, main_verb, of_the_line, plain_past, pluperfect, told_before
from avvisi.extract.when import report_day, when_for
from avvisi.model.facts import When
from avvisi.parse.tokens import Parsed, Sentence, Token

FURTHEST = 30  # sentences


def story_day(token: Token, page: Parsed, earlier: Findings) -> When | None:
    """The day the story tells of where this deed stands, with basis 'occasion'; None where the deed is off its line or the line is broken."""
    sentence = token.sentence
    root = main_verb(sentence, earlier)
    if sentence.region != "body" or not _main(token, root) or _breaks(sentence, root, page, earlier):
        return None
    named, states = _subjects(root, earlier), _states(root, earlier)
    onward, answers, firm = _onward(sentence, root), _answers(root), _goes_on(sentence, root)
    near, acting_on = (sentence.index if _by_pronoun(root) else -1), set(named)  # who acts in the sentences that lead here
    loose = firm or near >= 0
    aside = False
    for index in range(sentence.index - 1, max(sentence.index - FURTHEST, 0) - 1, -1):
        before = page.sentences[index]
        if before.region != "body":
            return None
        over = main_verb(before, earlier)
        linked = firm or near == index + 1 or bool(acting_on & _names(before, earlier))  # with those told of, however they are named
        loose = loose or bool(named & _names(before, earlier))
        when = _day_of(before, over, page, earlier)
        if when is not None:
            acting = _subjects(over, earlier)
            if aside:  # only on to words of the same speaker
                goes_on = over.lemma in SAYS and bool(named & acting) and not onward
            elif when.latest == report_day(page):  # what follows from it lies between that day and the report's own
                goes_on = loose or onward or answers or root.lemma in SAYS and bool(states & acting)
            else:
                linked = firm or near == index + 1 or bool(acting_on & _taking_part(over, earlier))
                goes_on = linked and not onward and not _of_another(over, root, named, acting)
            return when if goes_on else None
        onward = onward or _onward(before, over)
        if linked:
            near, firm = (index if _by_pronoun(over) else -1), firm or _goes_on(before, over)
            acting_on |= _subjects(over, earlier)
        if _breaks(before, over, page, earlier):
            if aside or not _resumes(root, named, over, earlier):
                return None
            aside = True
    return None


def _resumes(root: Token, named: set[str], over: Token, earlier: Findings) -> bool:
    """'The bank failed last year. Soto said …': one sentence about something else, and a speaker named anew goes on."""
    subject = over.child(*SUBJECTS)
    other = subject is not None and not subject.tag.startswith("PRP") and not named & _subjects(over, earlier)
    return bool(named) and other and root.lemma in SAYS and tense_of(over) == "past" and over.lemma not in SAYS


def _states(root: Token, earlier: Findings) -> set[str]:
    """The states for which those who act in a clause speak: 'Peru warned …' and then 'Foreign Minister Soto said …'."""
    codes = {t.state for name in _subjects(root, earlier) for t in earlier.held_by.get(name, ()) if t.qualifier == "current"}
    return {m.name for m in earlier.mentions if m.kind == "state" and m.code in codes}


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
            root = token.sentence.root
            subject = verb.child(*SUBJECTS)
            before = next((t for t in token.sentence.tokens if subject is not None and t.i == subject.i - 1), None)
            after = (
                verb.head.i > root.i and before is not None and before.text == "," and subject is not None and subject.tag in ("WP", "WDT")
            )
            after = after or verb.head.i > root.i and (_for_which(verb) or any(map(_hours_on, verb.children)))
            return root if after and plain_past(verb) and plain_past(root) else None
    return None


def _for_which(verb: Token) -> bool:
    """'cut the aid, for which the envoy thanked nobody'."""
    return any(
        c.dep == "prep" and c.lower == "for" and (pobj := c.child("pobj")) is not None and pobj.lower == "which" for c in verb.children
    )


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
    within = noun.dep == "pobj" and above.lower in ("during", "in", "at") and above.head.tag.startswith("VB")
    return within and noun.lemma in hints().occasions and noun.lemma not in hints().journeys and noun.tag == "NN"


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
        published = page.document.published.value
        if published is None or date.earliest <= published and date.earliest[:4] >= str(int(published[:4]) - 1):
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


def _of_another(over: Token, root: Token, named: set[str], speakers: set[str]) -> bool:
    """'…, said a spokesman on Thursday. … The king visited Chad': the day on which another spoke is not that of a deed."""
    if over.lemma not in ("say", "tell") or root.lemma in ("say", "tell", "add"):
        return False
    return bool(named) and bool(speakers) and not named & speakers


def _onward(sentence: Sentence, root: Token) -> bool:
    """'Later, the minister thanked them', 'He later thanked them'."""
    return any(t.lower in hints().onward and (t.head is root or t is sentence.tokens[0]) and not _hours_on(t) for t in sentence.tokens)


def _answers(root: Token) -> bool:
    """'The union welcomed the move', 'Peru, she said, denied the charge': about what the sentences before told."""
    parts = [t for t in root.children if t.dep in ("dobj", *SUBJECTS)]
    parts += [t for c in root.children if c.dep == "prep" for t in c.children if t.dep == "pobj"]
    return any(
        t.lemma in hints().answered and any(c.lower in ("the", "this", "its", "such") for c in t.children) and not _marked(t) for t in parts
    )


def _marked(noun: Token) -> bool:
    """'the move to Lima', 'the ban on arms': told of here, and perhaps for the first time."""
    return any(c.dep in ("prep", "relcl", "acl", "amod", "compound", "poss", "ccomp") for c in noun.children)


def _elsewhen(token: Token) -> bool:
    """'near the start of the war'; not 'at the end of the talks', which the story tells of."""
    if token.dep != "pobj" or token.lemma not in hints().elsewhen:
        return False
    return not any(t.lemma in hints().occasions for c in token.children if c.lower == "of" for t in c.children)


def _hours_on(token: Token) -> bool:
    """'two hours later', 'told the press afterwards': the same day, as such things are told."""
    if token.lower in ("afterwards", "afterward") and token.head.lemma in SAYS:
        return True
    return token.lower in ("later", "afterwards") and any(c.lemma in ("hour", "minute") for c in token.children)


def _by_pronoun(root: Token) -> bool:
    """'He added …', 'The minister added …': hangs on the sentence before."""
    subject = root.child(*SUBJECTS)
    if subject is None or subject.tag.startswith("PRP"):
        return subject is not None
    return subject.lemma in hints().together and any(c.lower == "the" for c in subject.children)


def _goes_on(sentence: Sentence, root: Token) -> bool:
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
    if any(_hours_on(t) and t.head is root for t in sentence.tokens) or any(_of_the_words(t, root) for t in sentence.tokens):
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


def _subjects(root: Token, earlier: Findings) -> set[str]:
    """The people and bodies that act in a clause."""
    heads = [t for t in root.children if t.dep in SUBJECTS]
    tokens = [*heads, *(t for head in heads for t in head.subtree() if t.dep in ("conj", "compound", "appos"))]
    return {found.name for t in tokens if (found := earlier.mention_of.get(t.i)) is not None}


def _taking_part(over: Token, earlier: Findings) -> set[str]:
    """The people and bodies that do something in a main clause or to whom it is done; not those whose man or enemy is told of."""
    found: set[str] = set()
    for token in over.sentence.tokens:
        mention = earlier.mention_of.get(token.i)
        if mention is None or mention.kind not in ("person", "organisation", "group"):
            continue
        head = token
        while head.dep in ("conj", "appos", "compound", "nmod") and head.head is not head:
            head = head.head
        above = head.head.head if head.dep in ("pobj", "pcomp") else head.head
        if (
            head.dep in (*SUBJECTS, "dobj", "dative", "pobj", "attr")
            and above.tag.startswith("VB")
            or head.dep == "pobj"
            and head.head.lower in ("with", "between")
        ):
            found.add(mention.name)
    return found


def _names(sentence: Sentence, earlier: Findings) -> set[str]:
    """The people and bodies a sentence names or stands for."""
    return {m.name for m in earlier.mentions_in(sentence.start, sentence.end) if m.kind in ("person", "organisation", "group")}
