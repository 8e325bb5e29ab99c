"""Of which land a government, an army or a ministry is by the words right beside it, however the parse hangs them.

'accused the government in Lomé of …', 'the government of Togolese Premier Soto', 'In Lomé a Foreign Ministry spokesman …', 'its Foreign Ministry'.
"""

from avvisi.extract.grammar.tags import SUBJECTS
from avvisi.extract.own_words import unplaced
from avvisi.extract.setting import Setting
from avvisi.lexicon.words import listed
from avvisi.model.facts import Party
from avvisi.parse.tokens import Token

_POWERS = listed("natives_powers")
_NAMED = listed("natives_named")
_OFFICES = frozenset({"ministry", "department"})
_NOUNS = _POWERS | _OFFICES | {"parliament", "army", "military", "police"}
_OWN = ("its", "their")
_ABOVE = 4  # verbs


def seated(party: Party, setting: Setting) -> str | None:
    """The land, for a body of a state that neither names nor lists place."""
    if (span := unplaced(party)) is None:
        return None
    inside = setting.page.tokens_in(span.start, span.end)
    noun = next((t for t in reversed(inside) if t.lower in _NOUNS), None)
    if noun is None or noun.lower in _OFFICES and not _national(party, noun):
        return None
    return (
        _placed(inside[-1] if noun.lower in _OFFICES else noun, noun, setting)
        or _of_premier(noun, setting)
        or (_ministry(noun, setting) if noun.lower in _OFFICES else None)
    )


def _national(party: Party, noun: Token) -> bool:
    """'Foreign Ministry', 'the Ministry of Defence': such as each land has, and no word beside it that says whose."""
    words = (party.name if party.kind == "organisation" else noun.text).lower().split()
    return set(words) <= _NAMED | {"the"}


def _placed(last: Token, noun: Token, setting: Setting) -> str | None:
    """'the government in Lomé': of where it sits, if that stands right behind its last word; not 'the army in the north'."""
    tokens = setting.page.tokens[last.i + 1 : last.i + 3]
    if len(tokens) < 2 or tokens[0].lower != "in" or tokens[1].sentence is not noun.sentence or any(c.dep == "poss" for c in noun.children):
        return None
    mention = setting.earlier.mention_of.get(tokens[1].i)
    if mention is None or mention.kind != "place" or mention.span.text.lower() not in setting.capitals:
        return None
    return setting.code_of(mention)


def _of_premier(noun: Token, setting: Setting) -> str | None:
    """'the government of Togolese Premier Soto', 'the administration led by him'."""
    for prep in noun.children:
        for owner in prep.children if prep.lower == "of" and prep.i == noun.i + 1 else ():
            mention = setting.earlier.mention_of.get(owner.i)
            if mention is not None and mention.kind == "person":
                return setting.tenures.get(mention.name)
    return None


def _ministry(noun: Token, setting: Setting) -> str | None:
    """'Togo said that its Foreign Ministry …': of the land that says so or acted before; else of the place with which the paragraph opened."""
    owner = noun.child("poss")
    if owner is None:
        return setting.opened[noun.sentence.index]
    if owner.lower not in _OWN:
        return None
    for verb in [t for t in noun.ancestors() if t.tag.startswith("VB")][:_ABOVE]:
        subject = verb.child(*SUBJECTS)
        if subject is not None and subject is not noun and subject.i < owner.i:
            return setting.of(subject)
    return setting.acted_before(noun.sentence)
