"""Names in headlines whose every word begins with a capital: 'Soto Cancels Trip' names Soto. The body tells how far a name goes."""

from avvisi.extract.introduced import Run
from avvisi.parse.tokens import Parsed, Sentence

_SHORT = 4  # letters; below, a headline's small words
_LEAST = 4  # words by which a headline shows how it is written
_BODY = 2  # sentences that make a body, which names all whom its headline names


def cut_in_headlines(page: Parsed, runs: list[Run]) -> list[Run]:
    """The runs, those in such headlines cut to what the body has of them, those left out of which it has nothing."""
    written = {s.index for s in page.sentences if s.region == "title" and _in_capitals(s)}
    asked = {run for run in runs if page.tokens[run.first].sentence.index in written}
    if not asked or sum(s.region == "body" for s in page.sentences) < _BODY:
        return runs
    body = [t.text for s in page.sentences if s.region == "body" for t in s.tokens]
    places: dict[str, list[int]] = {}
    for at, word in enumerate(body):
        places.setdefault(word, []).append(at)
    return [kept for run in runs if (kept := _cut(page, run, body, places) if run in asked else run) is not None]


def _in_capitals(sentence: Sentence) -> bool:
    """Whether nearly all its longer words begin with capitals, and not all are in capitals throughout."""
    words = [t.text for t in sentence.tokens if t.text.isalpha() and len(t.text) >= _SHORT]
    capital = sum(word[:1].isupper() and not word.isupper() for word in words)
    return len(words) >= _LEAST and 10 * capital >= 7 * len(words)


def _cut(page: Parsed, run: Run, body: list[str], places: dict[str, list[int]]) -> Run | None:
    """The longest stretch of a run that the body has, with the first names before one word alone; None where the body has no word of it, but English has."""
    words = [t.text for t in page.tokens[run.first : run.last]]
    for size in range(len(words), 0, -1):
        for start in range(len(words) - size + 1):
            if any(body[at : at + size] == words[start : start + size] for at in places.get(words[start], ())):
                first = run.first if size == 1 else run.first + start
                if not words[start + size - 1][-1:].isalpha() and words[start + size - 1][-1:] != ".":
                    return None  # 'Debt-Ceiling Hike'
                end = start + size
                while end < len(words) and words[end].isalpha() and (words[end] in places or not page.is_english(words[end].lower())):
                    end += 1  # 'Ana Soto Cancels Trip', though the body says 'Ana' only
                return Run(first, run.first + end, run.sure)
    return None if any(page.is_english(word.lower()) for word in words) else run  # a list of names may be read as a headline, too
