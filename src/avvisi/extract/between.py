"""The two lands a report plays between, where it plays between two: both stand at its head, and no third is told of half as much or from the start.

A land is told of in each sentence that names it, its capital or somebody who holds an office of it; margins do not count. 'Peru closed the
crossing with Chile … Brazil offered to mediate' is on Peru and Chile; a report on three that quarrel, or on one land at home, is on no two.
"""

from collections.abc import Mapping

from avvisi.extract.setting import Setting

_HEAD = 2  # sentences of the body that say what a report is on
_TOLD = 3  # sentences in which the lesser of the two is told of
_OUTWEIGHS = 3  # a land told of so many times more often has its troubles at home
_WORDS = 4  # of a sentence that tells something


def two_lands(setting: Setting, told: Mapping[str, set[int]] | None = None) -> tuple[str, str] | None:
    """Their codes, the one told of more first; None where they are not two. `told`: what `told_of` answers, where it is known."""
    page, told = setting.page, told if told is not None else told_of(setting)
    ranked = sorted(told, key=lambda code: (-len(told[code]), min(told[code]), code))
    if len(ranked) < 2 or len(told[ranked[1]]) < _TOLD:
        return None
    one, other, *rest = ranked
    if len(told[one]) > _OUTWEIGHS * len(told[other]):
        return None
    if len(rest) and 3 * len(told[rest[0]]) <= len(told[other]) or not rest:
        return one, other
    body = [s.index for s in page.sentences if s.region == "body" and len(s.tokens) > _WORDS]
    head = {*body[:_HEAD], *(s.index for s in page.sentences if s.region in ("title", "standfirst"))}
    if not (told[one] & head and told[other] & head):
        return None
    third = told[rest[0]]
    late = not third & head and bool(body) and min(third) > body[len(body) // 2]
    return (one, other) if 2 * len(third) <= len(told[other]) or late and len(third) < len(told[other]) else None


def told_of(setting: Setting) -> Mapping[str, set[int]]:
    """Land -> the sentences that tell of it."""
    found = {code: set(indices) for code, indices in setting.told.items()}
    for mention in setting.earlier.mentions if setting.tenures else ():
        code = setting.tenures.get(mention.name) if mention.kind == "person" and mention.form != "pronoun" else None
        sentence = setting.page.sentence_at(mention.span.start)
        if code is not None and sentence is not None and not setting.earlier.in_margins(mention):
            found.setdefault(code, set()).add(sentence.index)
    states = {setting.code_of(m) for m in setting.earlier.mentions if m.kind == "state" or m.span.text.lower() in setting.capitals}
    named = states | set(setting.tenures.values())  # not where they meet: 'in Geneva'
    return {code: at for code, at in found.items() if code in named}
