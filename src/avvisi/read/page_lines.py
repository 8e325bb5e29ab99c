"""Where the lines of an extracted text stand in its page."""

from bisect import bisect_left

from avvisi.read.page_words import HEAD, Words, printed

TRIED = 12  # places tried for one line
LONG = 28  # characters that make a line an anchor, if it stands in one place only
REACH = 4_000  # characters looked ahead for the next word of a line that was changed
FAR = 40_000  # and for its first
ENOUGH = 0.7  # the share of a moved line that must be found
WORD = 5  # characters, at least, by which a changed line is found again

Ranges = list[tuple[int, int]]


def located(words: Words, lines: list[str]) -> list[Ranges]:
    """Where the lines stand in `key`, in the page's order: ranges, more than one where something in between was left out.

    Lines that stand in one place only are found first; the others between them, as near as may be: a headline is not its copy in the menu.
    """
    keys = [printed(line) for line in lines]
    heads = words.heads()
    found: list[Ranges] = [[] for _ in lines]
    for index, at in _rising(_anchors(words.key, heads, keys)):
        found[index] = [(at, at + len(keys[index]))]
    if not any(found) and keys:
        longest = max(range(len(keys)), key=lambda i: len(keys[i]))
        found[longest] = _anywhere(words.key, heads, keys[longest], lines[longest])
    first = next((i for i, ranges in enumerate(found) if ranges), len(lines))
    _before(words.key, heads, keys, found, first)
    low, ends = 0, _next_starts(found, len(words.key))
    for index, line in enumerate(keys):
        if line and not found[index]:
            at = _first(words.key, heads, line, low, ends[index])
            found[index] = [(at, at + len(line))] if at >= 0 else _piecewise(words.key, lines[index], low, ends[index])
        if not found[index] and len(line) >= LONG:
            found[index] = _anywhere(words.key, heads, line, lines[index])
        elif found[index]:
            low = found[index][-1][1]
    return _in_order(found)


def _anywhere(key: str, heads: dict[str, list[int]], line: str, words: str) -> Ranges:
    """A long line that does not stand between its neighbours: extraction may have moved it."""
    at = _first(key, heads, line, 0, len(key))
    ranges = [(at, at + len(line))] if at >= 0 else _piecewise(key, words, 0, len(key))
    return ranges if sum(end - start for start, end in ranges) > ENOUGH * len(line) else []


def _in_order(found: list[Ranges]) -> list[Ranges]:
    """The lines as the page has them, no character twice."""
    done = 0
    kept = []
    for ranges in sorted(r for r in found if r):
        fresh = [(max(start, done), end) for start, end in ranges if end > done]
        if fresh:
            kept.append(fresh)
            done = fresh[-1][1]
    return kept


def _anchors(key: str, heads: dict[str, list[int]], keys: list[str]) -> list[tuple[int, int]]:
    """(line, place) of the long lines that stand in one place only."""
    anchors = []
    for index, line in enumerate(keys):
        if len(line) >= LONG:
            places = heads.get(line[:HEAD], ())
            fits = [at for at in places[:TRIED] if key.startswith(line, at)]
            if len(fits) == 1 and len(places) <= TRIED:
                anchors.append((index, fits[0]))
    return anchors


def _rising(anchors: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """The longest run of anchors whose places rise with their lines."""
    tails: list[int] = []
    holders: list[int] = []
    before: list[int] = []
    for number, (_, at) in enumerate(anchors):
        slot = bisect_left(tails, at)
        before.append(holders[slot - 1] if slot else -1)
        if slot == len(tails):
            tails.append(at)
            holders.append(number)
        else:
            tails[slot], holders[slot] = at, number
    chain: list[tuple[int, int]] = []
    at = holders[-1] if holders else -1
    while at >= 0:
        chain.append(anchors[at])
        at = before[at]
    return chain[::-1]


def _before(key: str, heads: dict[str, list[int]], keys: list[str], found: list[Ranges], first: int) -> None:
    """Lines before the first anchor, from it backwards: the copy nearest to the text is the one meant."""
    high = found[first][0][0] if first < len(keys) else 0
    for index in range(first - 1, -1, -1):
        line = keys[index]
        places = heads.get(line[:HEAD], [])
        top = bisect_left(places, high)
        for at in reversed(places[max(0, top - TRIED) : top]):
            if line and at + len(line) <= high and key.startswith(line, at):
                found[index] = [(at, at + len(line))]
                high = at
                break


def _next_starts(found: list[Ranges], end: int) -> list[int]:
    """For each line, where the next located line begins."""
    starts = [end] * len(found)
    for index in range(len(found) - 1, -1, -1):
        starts[index] = end
        if found[index]:
            end = found[index][0][0]
    return starts


def _first(key: str, heads: dict[str, list[int]], line: str, low: int, high: int) -> int:
    """The first place of a line between two places; -1 where there is none."""
    places = heads.get(line[:HEAD], []) if len(line) >= HEAD else []
    bottom = bisect_left(places, low)
    for at in places[bottom : bottom + TRIED]:
        if at + len(line) > high:
            return -1
        if key.startswith(line, at):
            return at
    return key.find(line, low, min(high, low + REACH)) if len(line) < HEAD else -1


def _piecewise(key: str, line: str, low: int, high: int) -> Ranges:
    """A line of which something was left out or changed: the runs of its words that stand there, in order."""
    ranges: Ranges = []
    at = low
    waiting = skipped = ""
    for word in line.split():
        word = printed(word)
        if not word:
            continue
        if ranges and not waiting and key.startswith(word, at) and at + len(word) <= high:
            ranges[-1] = (ranges[-1][0], at + len(word))
            at += len(word)
            continue
        waiting += word
        if len(waiting) < WORD:
            continue
        place = key.find(waiting, at, min(high, at + (REACH if ranges else FAR)))
        if place < 0:
            kept = word if len(word) < WORD and waiting != word else ""
            skipped += waiting[: len(waiting) - len(kept)]
            waiting = kept
            continue
        back = _shared_end(skipped, key[max(at, place - len(skipped)) : place])
        ranges.append((place - back, place + len(waiting)))
        at, waiting, skipped = place + len(waiting), "", ""
    return ranges


def _shared_end(one: str, other: str) -> int:
    """How many characters both end with: words that were not found because of what stood before them."""
    size = 0
    while size < min(len(one), len(other)) and one[-1 - size] == other[-1 - size]:
        size += 1
    return size
