"""Which kinds of act two reports can tell of one thing by: an act read as two kinds, a promise and the deed, an announcement and the meeting."""

from collections.abc import Iterator

from avvisi.resolve.happenings import PLANS, Happening
from avvisi.resolve.judgements import Reason

OTHER_KIND = -1.5
DEALS = frozenset(("agree.deal", "support.sign"))
MANNERS = [{kind} for kind in ("retreat", "coerce", "sanction")]  # whose acts have little in common: a release and a truce
OTHER_DEED, NEAR_DEED = -4.5, -0.5
PROMISED = -0.7
TEMPERS: dict[str, tuple[str, ...]] = {
    **dict.fromkeys(("CONSULT", "AGREE", "COOPERATE", "AID", "SUPPORT", "CONCEDE", "RETREAT"), ("for",)),
    **dict.fromkeys(("SANCTION", "COERCE", "ASSAULT", "MOBILIZE"), ("against",)),
    **dict.fromkeys(("ACCUSE", "REJECT", "REQUEST", "PROTEST"), ("word",)),
    "THREATEN": ("against", "word"),
}
KIN = {
    frozenset(pair.split()): weight
    for pair, weight in {
        "AGREE COOPERATE": -0.7, "AGREE AID": -0.7, "AGREE SUPPORT": -1.0, "AGREE CONSULT": -1.5, "AGREE CONCEDE": -1.0, "SUPPORT COOPERATE": -1.0,
        "AID COOPERATE": -0.7, "AID SUPPORT": -1.0, "RETREAT CONCEDE": -0.7, "RETREAT AID": -1.0, "SANCTION COERCE": -0.7,
        "COERCE ASSAULT": -1.0, "MOBILIZE ASSAULT": -1.0, "COERCE MOBILIZE": -1.0, "THREATEN SANCTION": -1.0, "THREATEN COERCE": -1.0,
        "RETREAT COOPERATE": -1.0, "ACCUSE PROTEST": -1.0, "REQUEST PROTEST": -1.0, "ACCUSE REJECT": -1.0, "ACCUSE REQUEST": -1.0, "REJECT REQUEST": -1.0, "THREATEN REQUEST": -1.0, "THREATEN ACCUSE": -1.0,
    }.items()
}  # fmt: skip


def alike(a: Happening, b: Happening) -> bool:
    """Whether two events can be one act at all."""
    return a.type == b.type or frozenset((a.type, b.type)) in KIN or meant(a, b)


def meant(a: Happening, b: Happening) -> bool:
    """Whether one is the promise of what the other tells: 'pledged to send doctors' and 'is sending doctors', 'will meet' and 'met'.

    An invitation is not the visit, and who agrees to meet has not set a day. 'An agreement between' two and their signing a treaty are one act.
    """
    struck = _struck(a) and _struck(b) and not (a.planned or b.planned)
    return a.type != b.type and (struck or _promise_of(a, b) or _promise_of(b, a))


def kind_of(one: Happening) -> tuple[object, ...]:
    """All that `alike` and `meant` read of an event: of two events with the same they say the same."""
    return one.type, one.planned, one.rule, one.of, one.promised, one.acts, len(one.actors) > 1


def _struck(one: Happening) -> bool:
    """A deal between its sides: signed, or agreed on by several together."""
    return one.rule in DEALS or (one.rule == "agree.agree" and len(one.actors) > 1)


def _promise_of(a: Happening, b: Happening) -> bool:
    if b.type == "CONSULT":
        return a.type == "AGREE" and a.planned and a.rule in PLANS and "CONSULT" in a.of
    return a.type != "CONSULT" and a.promised and b.type in a.acts


def kinds(a: Happening, b: Happening) -> Iterator[Reason]:
    """One act can be read as two kinds ('will give' as a promise or as aid); less often than not."""
    if meant(a, b):
        yield Reason(
            "type", PROMISED, f"{a.type.lower()} in one, {b.type.lower()} in the other, one being the promise of the other or its word"
        )
    elif a.type != b.type:
        yield Reason("type", OTHER_KIND + KIN[frozenset((a.type, b.type))], f"{a.type.lower()} in one, {b.type.lower()} in the other")


def deeds(a: Happening, b: Happening) -> Iterator[Reason]:
    """Of two promises (demands, refusals) of the same parties, what is promised: to send doctors is not to lift an embargo."""
    if meant(a, b) and a.deed != b.deed and {a.deed.split(".")[0], b.deed.split(".")[0]} in MANNERS:
        yield Reason("deed", -2.0, f"{a.deed} in one, {b.deed} in the other")
    if a.type != b.type or not a.of or not b.of or a.of & b.of:
        return
    near = any(frozenset((one, other)) in KIN for one in a.of for other in b.of)
    ours, theirs = (", ".join(sorted(one.of)).lower() for one in (a, b))
    what = f"of {ours} in one, of {theirs} in the other"
    yield Reason("deed", NEAR_DEED if near else OTHER_DEED, what)
