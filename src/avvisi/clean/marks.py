"""What a single line is, told by its own words: a label, a date, litter, a byline, a credit, a caption."""

import re

from avvisi.clean.calendar import Calendar, Written
from avvisi.clean.credits import Credits
from avvisi.clean.lines import Line
from avvisi.clean.terse import Terse
from avvisi.lexicon.page import LONGEST, PageLexicon, PageWords, Ready, lower
from avvisi.lexicon.time import TimeWords

LITTER_WORDS = 60  # a longer line is text, whatever it says
LITTER_PROSE = 32  # so is a line of whole sentences longer than this, but for rights, notes and credits
CAPTION_WORDS = 90
BARRED = 5  # words of a piece of a line that bars cut into three or more

_TOKEN = re.compile(r"[^\W_][\w’'.-]*")
_APART = re.compile(r"\s[/|>•·»›▸▾:]\s?|\s?[|>•·»›▾]\s|\s{3,}|  +")
_BARS = re.compile(r"\s+[|•·]\s+")
_LISTED = re.compile(r"\s*(?:[/,|+&;]| and | with |–|—)\s*")
_MAST = re.compile(r"([^|\n–—]{4,60}?)\s*(?: -{1,3} |\||–|—)\s*(\S.*)")
_SENTENCE = re.compile(r"[a-z]{3}[.!?] +\(?[A-Z]")
_BEHIND = re.compile(r"\d{4}\. +\(?[A-Z]")
_JOINT = re.compile(r"[,;|/–—·•([.-]\s*\Z|[;\])]\s*(?:\w+: )?\Z")
_PIECES = re.compile(r"[^|/,;•·:]+")


class Marker:
    """`edge(line, where)` and `inside(line)` say what a line is, or leave it unmarked. Built once from the lexicon."""

    def __init__(
        self, page: PageLexicon, time: TimeWords, calendar: Calendar, media: frozenset[str], agencies: frozenset[str] = frozenset()
    ) -> None:
        self._agencies = agencies
        self._calendar, self._terse, self._outlets = calendar, Terse(time, page.words.month_numbers), media
        self._words: PageWords = page.words
        self._credits = Credits(page.words, media)
        labels = sorted((*page.words.published, *page.words.updated, *page.words.other_dates), key=lambda w: (-len(w), w))
        self._label = re.compile(r"(?:" + "|".join(map(re.escape, labels)) + r")(?: (?:on|at|by|date|time|in))?\s?[:;|–-]?\s*")
        self._media = re.compile(r"\b(?:" + "|".join(sorted(page.words.media)) + r")\b")
        rules = [r for r in page.ready if r.rule.kind not in ("photo", "caption", "outlet", "tail")]
        self._head = tuple(r for r in rules if r.rule.where in ("any", "edge", "head"))
        self._foot = tuple(r for r in rules if r.rule.where in ("any", "edge", "foot", "below"))
        self._inside = tuple(r for r in rules if r.rule.where in ("any", "below"))
        self._blocks = page.by_kind.get("block", ())
        self._captions = (*page.by_kind.get("photo", ()), *page.by_kind.get("caption", ()))

    def edge(self, line: Line, where: str, *, titled: bool = True) -> bool:
        """Mark a line before ('head') or behind ('foot') the story, if its words tell what it is.

        `titled`: something that can be the title stands above; before it, a line of capitalised words is no byline.
        """
        if self._caption(line) or (titled or where == "foot") and "©" in line.text[4:] and self._credited(line):
            return True
        if line.words <= LITTER_WORDS and self._by_rules(line, self._head if where == "head" else self._foot, titled):
            return True
        if self.is_date_line(line):
            line.mark("boilerplate", "date.line")
            return True
        if line.words < 8 and (self._sources(line) or where == "foot" and self._credits.agency(line.text)):
            line.credits.append((0, len(line.text)))
            line.mark("boilerplate", "credit.sources")
            return True
        if where == "head" and not titled and self._is_masthead(line):
            line.mark("boilerplate", "label.masthead")
            return True
        if titled and where == "head" and self._credited(line):
            return True
        if self._is_trail(line):
            line.mark("boilerplate", "litter.trail")
            return True
        return False

    def inside(self, line: Line) -> bool:
        """Mark a line within the story: captions, 'read more' lines, buttons, wire editors' notes, an agency's name alone."""
        if line.words < 4 and self._credits.agency(line.text):
            line.credits.append((0, len(line.text)))
            line.mark("boilerplate", "credit.sources")
            return True
        if self._caption(line) or not self._words.past & set(_TOKEN.findall(line.low[:300])) and self._credited(line):
            return True
        if line.words <= 30 and self._by_rules(line, self._inside, True):
            return True
        if self.shows(line) and (not line.ends or self._ends_dated(line)):
            line.mark("caption", "caption.shows")
            return True
        return False

    def _ends_dated(self, line: Line) -> bool:
        """'Envoy Jo Lee speaks to reporters in Suva, Fiji, Monday, May 2, 2019.': the present with a day and its year is told of a picture."""
        return any(w.readings and w.whole_end >= len(line.text) - 2 for w in self.dates(line))

    def _by_rules(self, line: Line, rules: tuple[Ready, ...], titled: bool) -> bool:
        for ready in rules:
            if line.prose and (ready.rule.kind == "byline" or ready.rule.kind == "label" and line.words > 12):
                continue
            if (
                line.prose
                and line.words > LITTER_PROSE
                and ready.rule.kind in ("litter", "block", "editor")
                and ready.rule.id not in ("litter.rights", "litter.about_the_text")
            ):
                continue
            if not titled and ready.rule.id == "byline.place":
                continue
            match = ready.find(line.text, line.low)
            if not match:
                continue
            line.mark("boilerplate", ready.rule.id)
            if ready.rule.kind == "credit":
                cut = next((match.span(g) for g in ("credit", "credit2", "credit3") if g in match.re.groupindex and match[g]), None)
                line.credits.append(cut or (0, len(line.text)))
            return True
        return False

    def _caption(self, line: Line) -> bool:
        if line.words > CAPTION_WORDS or len(line.text) > 1000:
            return False
        for ready in self._captions:
            match = ready.find(line.text, line.low)
            if not match:
                continue
            if line.low.startswith("source") and ready.rule.id == "photo.label":
                continue  # of the text, not of a picture
            if ready.rule.kind == "photo":
                cut = next(match.span(g) for g in ("credit", "credit2", "credit3") if g in match.re.groupindex and match[g])
                whole = cut[1] - cut[0] >= len(line.text) - 2
                if not whole or ready.rule.id == "photo.whole" or not self._describes(line):
                    line.credits.append(cut)
                if line.credits and whole:  # a credit without a caption
                    line.mark("boilerplate", ready.rule.id)
                    return True
            tail = None if line.credits else self._credits.tail(line.text)
            if tail:
                line.credits.append(tail)
            line.mark("caption", ready.rule.id)
            return True
        return False

    def tells(self, line: Line) -> bool:
        """Whether a line tells of something said or done: quotation marks, or a verb in the past."""
        words = _TOKEN.findall(line.low)
        return any(c in line.text for c in '"“”') or any(
            w in ("has", "have", "not") or w in self._words.past or w.endswith("ed") and len(w) > 4 for w in words
        )

    def shows(self, line: Line) -> bool:
        """Whether a line tells what is to be seen, now and at a place, as captions do: 'Envoys shake hands in Suva'."""
        words = set(_TOKEN.findall(line.low[:400]))
        if not 4 < line.words < 40 or any(c in line.text for c in '"“”') or words & self._words.past or not words & self._words.seen:
            return False
        return any(w in words for w in ("in", "at", "near", "outside", "during", "on", "aboard", "along", "after", "before", "from"))

    def _sources(self, line: Line) -> bool:
        """Whether a line is nothing but names of agencies and papers, two or more: 'AFP, Reuters', 'Lagoon Post and agencies'."""
        pieces = [p.strip(" .()[]") for p in _LISTED.split(line.low)]
        return len(pieces) > 1 and all(p in self._outlets or p in ("agencies", "staff", "news agencies") for p in pieces)

    def _credited(self, line: Line) -> bool:
        """Mark a short line that ends in the name of an agency, paper or archive: 'Two tugs at the quay. Reuters', 'The hall (Lagoon Post/Jo Lee)'.

        Before the credit stand words that show something; a line that is nothing but a credit is furniture.
        """
        if line.words < 40 and self._credits.whole(line.text):
            line.credits.append((0, len(line.text)))
            line.mark("boilerplate", "photo.alone")
            return True
        cut = self._credits.tail(line.text) if 3 < line.words < 60 else None
        if cut is None or not any(w[0].islower() for w in _TOKEN.findall(line.text[: cut[0]])):
            return False
        line.credits.append(cut)
        line.mark("caption", "photo.outlet")
        return True

    def _describes(self, line: Line) -> bool:
        """Whether a line tells what a picture shows ('File photo: Envoys shake hands …') rather than who took it."""
        words: list[str] = _TOKEN.findall(line.text.split("/")[0])
        small = sum(w[0].islower() for w in words)
        return small > 2 or small > 0 and line.text.endswith(".") and not {"by", "courtesy", "via"} & set(words)

    def dates(self, line: Line) -> list[Written]:
        """The dates written in the first and last stretch of a line."""
        return list(self._calendar.find(line.text[:LONGEST]))

    def is_date_line(self, line: Line) -> bool:
        """Whether a line is a date with little around it: 'Steppe Herald, 14 September 2022', 'Published: 2 June 2011, 14:20 GMT+2'."""
        if line.words > 24 or line.prose and line.words > 14 or not any(c.isdigit() for c in line.text):
            return False
        found = [(w.whole_start, w.whole_end, bool(w.readings)) for w in self.dates(line)]
        if not any(full for _, _, full in found):
            found.extend((start, end, True) for start, end, _ in self._terse.find(line.text))
        cut = line.text
        for start, end, _ in sorted(found, reverse=True):
            cut = cut[:start] + "\0" + cut[end:]
        if not found or _SENTENCE.search(cut) or _BEHIND.search(line.text):  # 'The Delta Courier, Suva. Friday, 3 May 1974' is no sentence
            return False
        full = any(whole for _, _, whole in found)
        rest = line.low
        for start, end, _ in sorted(found, reverse=True):
            rest = rest[:start] + " \0 " + rest[end:]
        if full and (line.low.startswith("by ") or self._label.match(rest.lstrip(" (\0"))):
            return len(self._left(rest)) <= 8
        joined = any(_JOINT.search(line.text[:a]) or line.text[b:].lstrip()[:1] in tuple(",;|/–—·•)]-") for a, b, _ in found)
        left = self._left(rest)
        if joined and full and " by " in line.low and not line.prose:
            return len(left) <= 8
        if full and 1 < len(left) < 5 and left[-1] in self._words.media and not line.ends and line.text[0].isupper():
            return all(
                w[0].isupper() or w.lower() not in left for w in _TOKEN.findall(line.text)
            )  # 'Page 3 LAGOON POST Friday, July 16, 2021'
        return len(left) <= (5 if joined and full else 2 if full else 1) and not (line.ends and len(left) > 2)

    def _left(self, rest: str) -> list[str]:
        """The words of a line that are neither date nor label nor abbreviation of pages, clocks and numbers."""
        words = _TOKEN.findall(self._label.sub(" ", rest))
        return [w for w in words if w.rstrip(".") not in self._words.date_words and any(c.isalpha() for c in w)]

    def _is_masthead(self, line: Line) -> bool:
        """An outlet's name with the part or edition behind it: 'LAGOON DIGEST -- from the bound volumes', 'Lagoon Post | Asia page'."""
        if line.ends or line.words > 14:
            return False
        match = _MAST.match(line.text)
        words: list[str] = _TOKEN.findall(match[1]) if match else []
        if match is None or not 1 < len(words) < 6 or not self._media.search(lower(words[-1])):
            return False
        rest = match[2]
        named = all(w[0].isupper() or w.lower() in self._words.small or w == "&" for w in words)
        sections = sum(w in self._words.sections for w in _TOKEN.findall(lower(rest)))
        return named and (rest[:1].islower() or len(rest.split()) < 4 or sections > 1 and not self.tells(line))

    def _is_trail(self, line: Line) -> bool:
        """A line of short pieces set apart: 'Home / World / Africa', 'News   /   Syria'."""
        if line.prose or line.ends or len(line.text) > 200:
            return False
        barred = [p for p in _BARS.split(line.text) if p.strip()]
        if len(barred) > 2 and all(len(p.split()) <= BARRED for p in barred):
            return True
        pieces = [p for p in _APART.split(line.text) if p.strip()]
        return len(pieces) > 1 and all(len(p.split()) <= 3 for p in pieces) and len(pieces) * 4 > line.words

    def names_outlet(self, line: Line) -> bool:
        """A short line of capitalised words with one that outlets bear: 'Sundarbans Star'."""
        if line.words > 5 or line.ends or not self._media.search(line.low):
            return False
        return all(w[0].isupper() or w.lower() in self._words.small for w in _TOKEN.findall(line.text))

    def is_phrase(self, line: Line) -> bool:
        """Whether a short line begins with a capital and goes on small ('Leaders sign accord'), as names of sections and persons do not."""
        words: list[str] = _TOKEN.findall(line.text)
        return words[0][0].isupper() and any(w[0].islower() and w not in self._words.small for w in words[1:])

    def is_second_title(self, line: Line, title: Line) -> bool:
        """Whether a line under the title is a headline too: one clause in the present, without articles, as long as the title is, or shorter."""
        words = set(_TOKEN.findall(line.low))
        if line.ends or not 4 < line.words < 11 or line.words > title.words + 2 or words & self._words.prosaic:
            return False
        return not any(c in line.text for c in ';"“”•▪:')

    def is_headline_case(self, line: Line) -> bool:
        """Whether nearly all longer words begin with a capital: 'Ministers Sign Ferry Treaty in Suva.'"""
        words = [w for w in _TOKEN.findall(line.text[:300]) if w.lower() not in self._words.small]
        return len(words) > 2 and sum(w[0].isupper() or w[0].isdigit() for w in words) >= len(words) * 0.9

    def names_medium(self, line: Line) -> bool:
        """Whether a line begins with the name of an agency, paper or station: 'Delta Monitoring Bulletin of Coastal Affairs'."""
        words = line.low.split()
        return any(" ".join(words[:n]).strip(".,:") in self._outlets for n in range(1, min(4, len(words)) + 1))

    def credit_sources(self, line: Line) -> None:
        """Note the sources that a line of furniture below the story is made of: 'Straits Wire', 'AFP jl/mk', '© AFP'."""
        if (
            not line.credits
            and line.words < 12
            and not line.why.startswith(("block.", "title.", "label.field", "litter.address", "litter.mail"))
        ):
            place = self._credits.signed(line.text)
            if place:
                line.credits.append(place)

    def credit_agencies(self, line: Line) -> None:
        """Note the agencies that a byline, date line or label names beside other things: 'AFP | Updated: May 2, 2014', 'By Jo Lee / EFE'."""
        if (
            line.credits
            or line.words > 24
            or not line.why.startswith(("byline.", "date.", "head.short", "label.originally", "label.updated"))
        ):
            return
        for match in _PIECES.finditer(line.text):
            piece = match[0].strip(" .()[]-–—")
            if piece and piece[0].isupper() and piece.lower() in self._agencies:
                start = match.start() + match[0].index(piece)
                line.credits.append((start, start + len(piece)))

    def heads_list(self, line: Line) -> bool:
        """Mark a line that heads a list of other stories: 'Most read'."""
        return line.kind is None and line.words <= 30 and self._by_rules(line, self._blocks, True)
