"""Events as the resolving stage weighs them: parties as codes, persons as ids of the record, days as numbers, words as hashes."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

import msgspec
import numpy as np

from avvisi.lexicon.resolving import ResolvingWords
from avvisi.resolve.people import People
from avvisi.resolve.persons import title_words
from avvisi.resolve.reports import Reports, days
from avvisi.resolve.stems import Stems

COLUMNS = [
    "document", "given_id", "id", "type", "mode", "quad", "status", "polarity", "certainty", "outcome", "background", "aspect",
    "actors", "recipients", "date", "place", "occasion", "according_to", "evidence",
]  # fmt: skip
MUTUAL = frozenset(("CONSULT", "AGREE", "COOPERATE"))
PROMISES = frozenset(("agree.promise", "agree.pledge", "agree.offer", "commit"))
TALK = frozenset(("support", "agree", "request"))  # families of rules: what is promised in them is no deed
PLANS = frozenset(("commit", "agree.plan", "agree.due"))  # rules that tell what will be done, not that somebody consents to it
AHEAD = frozenset(("planned", "postponed", "cancelled"))  # what an event or its outcome is that has not come about
STAY = 3  # days that a visit lasts beyond its first, where nothing is said
Bounds = tuple[int | None, int | None]
_STEP = re.compile(r" > |: ")


@dataclass(slots=True)
class Happening:
    """One event of one document. `earliest` and `latest` are ordinals; `persons` pairs a party's code with a person's id.

    `promised`: a deed that one side promises or offers, or an invitation; `acts` are the types its rule speaks of, so those of the deed too;
    `rule` and `deed` are its first and last step, `of` the types of the deed alone that is promised, asked for or refused. `crowd`: the actors are people without a name ('inhabitants').
    `loose` are parties that are persons whose state nobody tells; `noun` says that the trigger is the bare name of a state of affairs.
    """

    id: str
    document: int
    start: int
    type: str
    mode: str | None
    status: str
    negated: bool
    planned: bool
    background: bool
    standing: bool
    actors: frozenset[str]
    recipients: frozenset[str]
    persons: frozenset[tuple[str, str]]
    offices: frozenset[tuple[str, frozenset[str]]]
    earliest: int | None
    latest: int | None
    stated: bool
    place: str | None
    country: str | None
    level: str | None
    words: Any
    occasion: str | None
    according_to: tuple[str, ...]
    promised: bool
    acts: frozenset[str]
    of: frozenset[str]
    crowd: bool
    loose: frozenset[str]
    noun: bool
    trigger: str
    rule: str
    deed: str

    @property
    def parties(self) -> frozenset[str]:
        """All parties."""
        return self.actors | self.recipients


_ENCODER, _DECODER = msgspec.msgpack.Encoder(enc_hook=lambda words: words.tobytes()), msgspec.msgpack.Decoder(Happening)


def written(one: Happening) -> bytes:
    """A happening as bytes, to be read by `Reader.again`."""
    return _ENCODER.encode(one)


class Reader:
    """Turns rows of `events` into happenings."""

    def __init__(self, reports: Reports, people: People, words: ResolvingWords) -> None:
        self._reports, self._people, self._stems, self._words = reports, people, Stems(words.empty), words
        self._kept: dict[Any, Any] = {}

    def __call__(self, row: Mapping[str, Any]) -> Happening:
        """One happening."""
        document = self._reports.place[row["document"]]
        when, where = row["date"] or {}, row["place"] or {}
        earliest, latest = self._visit(row, *days(when))
        both = [*(row["actors"] or ()), *(row["recipients"] or ())]
        persons = ((self._code(document, p), self._people.of.get((document, p["person"]))) for p in both if p["person"])
        ids = self._people.ids
        promised, acts = self._same(_promise(row["type"], row["evidence"]["rule"]))
        return Happening(
            id=row["id"],
            document=document,
            start=row["evidence"]["trigger"]["start"],
            type=row["type"],
            mode=row["mode"],
            status=row["status"],
            negated=row["polarity"] == "-" or row["status"] == "denied",
            planned=row["outcome"] in AHEAD or row["status"] == "planned",
            background=bool(row["background"]) or row["status"] == "historical",
            standing=row["aspect"] in ("standing", "repeated"),
            actors=self._same(self._codes(document, row["actors"])),
            recipients=self._same(self._codes(document, row["recipients"])),
            persons=self._same(frozenset((c, ids[n]) for c, n in persons if n is not None)),
            offices=self._same(self._offices(document, both)),
            earliest=earliest,
            latest=latest,
            stated=when.get("basis") in ("stated", "relative"),
            place=self._same((where.get("name") or "").casefold() or None),
            country=where.get("country"),
            level=where.get("level"),
            words=self._stems(row["evidence"]["sentence"]["text"]),
            occasion=row["occasion"],
            according_to=tuple(row["according_to"] or ()),
            promised=promised,
            acts=acts,
            of=self._same(_deed(row["evidence"]["rule"])),
            crowd=bool(row["actors"]) and not self._codes(document, row["actors"]),
            loose=self._same(frozenset(c for p in both if p["kind"] == "person" and (c := self._code(document, p)) == code(p))),
            noun=row["evidence"]["trigger"]["text"].lower() in self._words.standing,
            rule=self._same(_STEP.split(row["evidence"]["rule"])[0]),
            deed=self._same(_STEP.split(row["evidence"]["rule"])[-1]),
            trigger=self._same(row["evidence"]["trigger"]["text"]),
        )

    def _offices(self, document: int, parties: Iterable[Mapping[str, Any]]) -> frozenset[tuple[str, frozenset[str]]]:
        """Whose offices are told; a counterpart's is the other's, and 'top diplomat' tells none."""
        told = [(self._code(document, p), title_words(p["office"])) for p in parties if p["office"]]
        own = {words for _, words in told if words - self._words.vague_titles and not words & self._words.counterparts}
        other = next(iter(own)) if len(own) == 1 else None
        meant = ((code, other if words & self._words.counterparts else words) for code, words in told)
        return frozenset((code, words) for code, words in meant if words in own)

    def _visit(self, row: Mapping[str, Any], earliest: int | None, latest: int | None) -> Bounds:
        """The days of an event; of a visit told by its first or last day alone, with some days behind or before."""
        if row["mode"] == "visit" and earliest is not None and earliest == latest:
            trigger = f" {row['evidence']['trigger']['text'].lower()} "
            if any(f" {word} " in trigger for word in self._words.visit_over):
                return earliest - STAY, latest
            if any(f" {word} " in trigger for word in self._words.visit_opens):
                return earliest, latest + STAY
        return earliest, latest

    def again(self, written: bytes, document: int) -> Happening:
        """A happening that was `written` by an earlier build, of this document's number now."""
        one, same = _DECODER.decode(written), self._kept.setdefault  # as `_same`, for each of very many
        one.document, one.words = document, np.frombuffer(one.words, np.uint32)
        one.actors, one.recipients, one.persons = (
            same(one.actors, one.actors),
            same(one.recipients, one.recipients),
            same(one.persons, one.persons),
        )
        one.offices, one.acts, one.of, one.loose = (
            same(one.offices, one.offices),
            same(one.acts, one.acts),
            same(one.of, one.of),
            same(one.loose, one.loose),
        )
        return one

    def _codes(self, document: int, parties: Iterable[Mapping[str, Any]] | None) -> frozenset[str]:
        """The parties that can be told from others: states, bodies, persons (by their state where only one is known). 'Forty people' cannot."""
        return frozenset(self._code(document, p) for p in parties or () if p["kind"] != "group" or p["code"])

    def _code(self, document: int, party: Mapping[str, Any]) -> str:
        state = self._people.state(document, party["name"]) if party["kind"] == "person" else None
        return state or code(party)

    def _same(self, value: Any) -> Any:
        """One object for equal values: most events have the same few parties and places."""
        return self._kept.setdefault(value, value)


def _promise(type_: str, rule: str) -> tuple[bool, frozenset[str]]:
    """Whether a rule tells the promise of a deed, and the types it names: 'agree.promise > aid.help' is a promise of AID."""
    steps = _STEP.split(rule)
    families = [step.split(".")[0] for step in steps]
    deed = steps[0] in PROMISES and families[-1] not in (TALK if len(steps) > 1 else ())
    return type_ == "AGREE" and deed, frozenset((type_, *(f.upper() for f in families)))


def announces(event: Mapping[str, Any]) -> bool:
    """Whether a row of `events` is the plan of a meeting ('will meet', 'is due in Lima'): the meeting itself, before it is held."""
    rule = str(event["evidence"]["rule"])
    return event["type"] == "AGREE" and event["status"] in AHEAD and _STEP.split(rule)[0] in PLANS and "CONSULT" in _deed(rule)


def _deed(rule: str) -> frozenset[str]:
    """The types of what is spoken of: CONSULT of 'commit: agree.due > consult.meet', nothing of 'agree.pledge'."""
    inner = frozenset(step.split(".")[0].upper() for step in _STEP.split(rule)[1:])
    return inner - {"AGREE"} if len(inner) > 1 else inner


def code(party: Mapping[str, Any]) -> str:
    """What a party is compared by: a state's code, else its name."""
    return str(party["code"] if party["kind"] == "state" and party["code"] else party["name"])
