"""States that a sentence names, but not as those of a bare title's holder: 'pro-Chadian', 'Lima's El Sol', 'talks with Chad', 'US support for
President Soto'; and the states of those he meets.
"""

from collections.abc import Mapping

from avvisi.extract.base import Findings
from avvisi.extract.grammar.joined import first_conjunct
from avvisi.extract.grammar.tags import OWNERS, SUBJECTS
from avvisi.extract.grounds import WITHIN
from avvisi.extract.office import HYPHEN, SENT
from avvisi.extract.titles import Titles
from avvisi.lexicon.words import listed
from avvisi.model.facts import Mention, Tenure
from avvisi.parse.tokens import Token

_MEDIA = listed("names_medium_nouns")
_TOWARD = frozenset(("toward", "towards", "against", "with"))
_AT = frozenset(("for", "on", "with", "to", "against", "over", "toward", "towards"))
_MEETINGS = frozenset(
    ("meet", "meeting", "talk", "talks", "conversation", "discussion", "summit", "dinner", "lunch", "call", "visit", "greet", "welcome",
     "telephone", "phone", "congratulate", "invite", "thank", "host", "confer", "discuss")
)  # fmt: skip


class Apart:
    """`of(mention, tenure)`: whether a state's name is another's; `met(tenure, states)`: the states of those whom the holder meets."""

    def __init__(self, earlier: Findings, titles: Titles) -> None:
        self.earlier, self.titles, self.tokens = earlier, titles, earlier.page.tokens

    def of(self, mention: Mention, tenure: Tenure) -> bool:
        """Whether the words round a state's name give it to somebody else."""
        head = self.earlier.head_of(mention.span)
        if head is None:
            return False
        return (
            self._hyphened(mention)
            or self._quoted(mention, tenure)
            or self._of_medium(head)
            or self._where_to(head)
            or self._acts_on(head, tenure)
        )

    def _hyphened(self, mention: Mention) -> bool:
        """'anti-Chadian', 'Chadian-backed': what one is against, or who backs."""
        inside = self.earlier.page.tokens_in(mention.span.start, mention.span.end)
        first, last = inside[0].i, inside[-1].i
        before = first > 1 and self.tokens[first - 1].text in HYPHEN and self.tokens[first - 1].end == self.tokens[first].start
        after = (
            last + 2 < len(self.tokens) and self.tokens[last + 1].text in HYPHEN and self.tokens[last + 1].start == self.tokens[last].end
        )
        return bool(before) or after and self.tokens[last + 2].tag in ("VBN", "VBD")

    def _quoted(self, mention: Mention, tenure: Tenure) -> bool:
        """A state in the words quoted of one who is named outside them: more often another's than his own."""
        text, sentence = self.earlier.page.document.text, self.earlier.page.sentence_at(mention.span.start)
        if sentence is None:
            return False
        return _inside(text[sentence.start : mention.span.start]) and not _inside(text[sentence.start : tenure.span.start])

    def _of_medium(self, head: Token) -> bool:
        """'London's Daily Telegraph', 'the Chadian news agency': who prints, not of whom."""
        noun = head.head
        if head.i and self.tokens[head.i - 1].text == "Radio":
            return True
        if head.dep not in OWNERS:
            return False
        mention = self.earlier.mention_of.get(noun.i)
        return mention is not None and mention.kind == "media" or noun.lower in _MEDIA or noun.lower == "agency"

    def _where_to(self, head: Token) -> bool:
        """'policy toward Chad', 'talks with Chad', 'the ambassador to Chad', 'the ambassadors of Chad and Peru'."""
        if head.dep in OWNERS and head.head.lemma in ("embassy", "consulate"):
            return True
        head = first_conjunct(head)
        if head.dep != "pobj":
            return False
        noun = head.head.head
        if head.head.lower in _TOWARD and noun.pos in ("NOUN", "PROPN"):
            return True
        sent = self.titles.is_head(noun) and (noun.lower in SENT or noun.lemma in SENT)
        return sent and (head.head.lower == "to" or noun.tag in ("NNS", "NNPS"))

    def _acts_on(self, head: Token, tenure: Tenure) -> bool:
        """'US support for President Soto', 'Chad urged President Soto': who does it to him."""
        person = self.earlier.head_of(tenure.person_span)
        through = ""
        while person is not None and person.head is not person:
            above = person.head
            if person.dep == "prep":
                through = person.lower
                beside = self.tokens[person.i - 1] if person.i else person
                if through in _AT and beside.pos == "NOUN" and head.head is beside and head.dep in OWNERS:
                    return True  # 'criticised the US insistence on …', wherever the parse hangs 'on'
            if above.pos in ("NOUN", "PROPN") and through in _AT and head.head is above and head.dep in OWNERS:
                return True
            if above.pos in ("VERB", "AUX"):
                undergoes = person.dep in ("dobj", "dative") or through in _AT and person.dep == "prep"
                if undergoes and above.lemma not in WITHIN and head.head is above and head.dep in SUBJECTS:
                    return True
                if person.dep not in ("pcomp", "xcomp"):
                    return False
            person = above
        return False

    def met(self, tenure: Tenure, states: Mapping[str, str]) -> set[str]:
        """'Soto met Prime Minister Ruiz', 'in his meeting with Chancellor Ruiz, Soto said': those who meet are of two states."""
        person = self.earlier.head_of(tenure.person_span)
        if person is None or not _meets(person):
            return set()
        found = set()
        for token in person.sentence.tokens:
            mention = self.earlier.mention_of.get(token.i) if token.dep in SUBJECTS else None
            if mention is not None and mention.kind == "person" and mention.name != tenure.person and mention.name in states:
                found.add(states[mention.name])
        return found


def _meets(person: Token) -> bool:
    """Whether somebody is met: the object of a meeting's verb or of 'meeting with'."""
    above = person.head
    if person.dep == "pobj":
        return above.lower in ("with", "to") and above.head.lemma in _MEETINGS
    return person.dep == "dobj" and above.lemma in _MEETINGS


def _inside(before: str) -> bool:
    """Whether quotation marks stand open behind these words of a sentence."""
    return before.count("“") > before.count("”") or before.count('"') % 2 == 1


def embedded(person: Token) -> bool:
    """'the killing of Minister Soto', 'an ally of President Soto': named under a noun, with no part in the deed."""
    above = person.head
    if person.dep == "pobj" and above.dep == "prep":
        return above.head.pos in ("NOUN", "PROPN") and above.head.lemma not in _MEETINGS
    return person.dep in ("poss", "compound", "nmod") and above.pos in ("NOUN", "PROPN") and above.lemma not in _MEETINGS
