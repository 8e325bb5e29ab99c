"""Whether two names are spellings of one person's name. Pure: it knows letters, no persons."""

from avvisi.lexicon.skeleton import core, skeleton


def same_person(one: str, other: str) -> bool:
    """Whether two names can be one name in two spellings: every word of the shorter sounds like a word of the longer, the last like the last."""
    ours, theirs = [skeleton(w) for w in core(one)], [skeleton(w) for w in core(other)]
    if len(ours) > len(theirs):
        ours, theirs = theirs, ours
    if "".join(ours) == "".join(theirs):
        return True
    if ours[-1] != theirs[-1] or (len(ours) == 1) != (len(theirs) == 1):
        return False
    rest = iter(theirs)
    return all(any(word == other_word for other_word in rest) for word in ours)
