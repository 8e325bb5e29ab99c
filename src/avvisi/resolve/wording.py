"""How the reports of one incident call the same party, act or thing, found by laying them side by side. No list says which words matter."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from difflib import SequenceMatcher
from itertools import combinations
from typing import Any

from avvisi.resolve.aligning import Sentence, sentences, stems
from avvisi.resolve.happenings import AHEAD
from avvisi.resolve.vectors import TOKEN

Row = dict[str, Any]
ALIKE = 0.5  # of the stems of the shorter sentence: two sentences that say one thing
LONGEST = 5  # words put in the place of others; what is longer is told otherwise altogether
FEWEST = 6  # stems of a sentence that can be laid on another
BESIDE = 3  # words right before and behind that both have: one place in the sentence
ACT = "the act"
_SEVERAL = frozenset(("two", "both", "three", "all"))  # 'the two governments', 'both sides': no name of the one


def called(events: Sequence[Mapping[str, Any]], empty: frozenset[str]) -> list[Row]:
    """[{of, said: [{words, documents}]}]: each party without a person's name, and the act, where two reports use words that the other does not.

    Names are no such words: who writes 'Lomé' and who 'Togo' say the same. `events` are rows of `events`, each with `given_id`.
    """
    told: dict[str, dict[str, dict[str, frozenset[str]]]] = {}

    def note(of: str, report: str, words: str | None, common: frozenset[str]) -> None:
        if words and common:
            told.setdefault(of, {}).setdefault(report, {})[_bare(words)] = common

    for event in events:
        if event["status"] in AHEAD:
            continue  # of 'will meet' and 'met' the one is no other word for the other
        act = event["evidence"]["trigger"]["text"]
        note(ACT, event["given_id"], act, stems(act, empty))
        for side in ("actors", "recipients"):
            for party in event[side] or ():
                words = (party.get("span") or {}).get("text")
                if words and not party["person"] and not _SEVERAL & set(words.lower().split()):
                    note(_of(party), event["given_id"], words, _common(words, empty))
    return [found for of in sorted(told) if (found := _apart(of, told[of]))]


def _of(party: Mapping[str, Any]) -> str:
    """What stands for a party: its code, with its sector where it is no government."""
    name = str(party["code"] or party["name"])
    return f"{name} [{party['sector']}]" if party.get("sector") not in (None, "GOV") else name


def _bare(words: str) -> str:
    first, _, rest = words.partition(" ")
    return rest if rest and first.lower() in ("the", "a", "an", "its", "their", "his", "her") else words


def _common(words: str, empty: frozenset[str]) -> frozenset[str]:
    """The stems of the words in small letters: what somebody is called, beside names."""
    return stems(" ".join(t for t in TOKEN.findall(words) if t[:1].islower()), empty)


def _apart(of: str, told: Mapping[str, Mapping[str, frozenset[str]]]) -> Row | None:
    """What the reports call it, where each of two has a word that the other never uses for it."""
    uses = {report: frozenset().union(*said.values()) for report, said in told.items()}
    if not any(a - b and b - a for a, b in combinations(uses.values(), 2)):
        return None
    said: dict[str, list[str]] = {}
    for report, words in told.items():
        for one in words:
            said.setdefault(one, []).append(report)
    return {"of": of, "said": [{"words": words, "documents": said[words]} for words in sorted(said, key=lambda w: (-len(said[w]), w))]}


def otherwise(
    told: Mapping[str, str], telling: Mapping[str, Sequence[str]], left_out: Mapping[str, frozenset[str]], empty: frozenset[str]
) -> list[Row]:
    """[{reports, words, sentences}]: where a sentence of one report stands in another with a few of its words put in other ones.

    `told` are texts by given id, `telling` the sentences of each that tell the incident: one of the two is such a sentence. `left_out` are words
    of each (small letters) that other fields compare: days, hours.
    """
    found: dict[tuple[str, ...], Row] = {}
    split = {report: [(s, stems(s.text, empty)) for s in sentences(text)] for report, text in told.items()}
    own = {r: [p for p in some if any(p[0].text in t or t in p[0].text for t in telling.get(r, ()))] for r, some in split.items()}
    for a, b in combinations(sorted(told), 2):
        both = [*_aligned(own[a], split[b]), *((one, other) for other, one in _aligned(own[b], split[a]))]
        for one, other in both:
            for ours, theirs in _exchanged(one.text, other.text, left_out.get(a, frozenset()) | left_out.get(b, frozenset()), empty):
                row = {"reports": [a, b], "words": [ours, theirs], "sentences": [one.text, other.text]}
                found.setdefault((a, b, ours.casefold(), theirs.casefold()), row)
    return list(found.values())


def _aligned(
    ours: Sequence[tuple[Sentence, frozenset[str]]], theirs: Sequence[tuple[Sentence, frozenset[str]]]
) -> Iterator[tuple[Sentence, Sentence]]:
    """Each sentence with the one of the other report that is most like it, where they say one thing and are not the same."""
    same = {s.text for s, _ in theirs}
    for one, stemmed in ours:
        if len(stemmed) < FEWEST or one.text in same:
            continue
        scored = ((len(stemmed & other) / min(len(stemmed), len(other)), -n) for n, (_, other) in enumerate(theirs) if len(other) >= FEWEST)
        likeness, n = max(scored, default=(0.0, 0))
        if likeness >= ALIKE:
            yield one, theirs[-n][0]


def _exchanged(ours: str, theirs: str, left_out: frozenset[str], empty: frozenset[str]) -> Iterator[tuple[str, str]]:
    """The words that stand in one place in either sentence, where each has some in small letters that the other lacks."""
    mine, other = (list(TOKEN.finditer(text)) for text in (ours, theirs))
    matcher = SequenceMatcher(None, [t.group().lower() for t in mine], [t.group().lower() for t in other], autojunk=False)
    codes = [("equal", 0, 0, 0, 0), *matcher.get_opcodes(), ("equal", 0, 0, 0, 0)]
    for (_, *before), (what, a, b, c, d), (_, *after) in zip(codes, codes[1:], codes[2:], strict=False):
        beside = before[1] - before[0] + after[1] - after[0]  # next to what is replaced stands what both have
        if what != "replace" or b - a > LONGEST or d - c > LONGEST or beside < BESIDE:
            continue
        if any(t.group().lower() in left_out or t.group()[0].isdigit() for t in (*mine[a:b], *other[c:d])):
            continue
        words = [ours[mine[a].start() : mine[b - 1].end()], theirs[other[c].start() : other[d - 1].end()]]
        said = [_common(w, empty) for w in words]
        if said[0] - said[1] and said[1] - said[0]:
            yield words[0], words[1]


def words_of(texts: Iterable[str]) -> frozenset[str]:
    """The words of these texts, in small letters."""
    return frozenset(t.lower() for text in texts for t in TOKEN.findall(text))
