"""The sector of a body and of who holds an office in it: a party's leader is of a party, a company's of business, whatever their title."""

import re
from collections.abc import Mapping

from avvisi.lexicon.words import listed
from avvisi.lexicon.world import Body
from avvisi.model.facts import Tenure

_OF_KIND = {"ngo": "NGO", "company": "BUS", "party": "PTY"}
_OF_MANY = ("igo", "alliance", "bloc", "region")
_WORKING = ("LAB", "EDU", "AGR", "MED", "JRN")
_PARTIES = listed("standing_parties")
_CHIEFS = frozenset({"chief", "head", "boss", "leader", "official", "officer", "spokesman", "spokeswoman"})
_SOCIETY = listed("standing_society")
_CAUSES = listed("standing_causes")
_FIRMS = listed("standing_firms")
_CENTRAL_BANKS = listed("standing_central_banks")
_GOVERNING = listed("standing_governing")
_OF_RULERS = listed("standing_of_rulers")
_CALLED = ((frozenset({"party"}), "PTY"), (listed("standing_called_firms"), "BUS"))
_GOVERNED_BY_EXECUTIVES = listed("standing_executives")


def sector_of_body(name: str, body: Body | None, groups: Mapping[str, str]) -> str | None:
    """The sector by the lists, else by the last telling word of the name: 'Progress Party', 'Eastern Miners' Union', 'Delta Trade Company'."""
    if body is not None and (body.sector or body.kind in _OF_MANY):
        return body.sector or None
    if body is not None and body.kind in _OF_KIND:
        return _OF_KIND[body.kind]
    if any(bank in name.lower() for bank in _CENTRAL_BANKS):
        return "GOV"
    words = re.findall(r"[\w-]+", re.split(r" (?:of|for) ", name.lower().replace("’s ", " ").replace("'s ", " "))[0])
    for word in reversed(words):
        if word == "union":  # of workers, or of those of one mind
            return "LAB" if any(groups.get(w) in _WORKING for w in words if w != word) or "trade" in words else "PTY"
        if word in _FIRMS:
            return "BUS"
        if word in _PARTIES:
            return "PTY"
        if word in _GOVERNING:
            return "GOV"
        if word in _SOCIETY:
            return "SOC"
        if word in _CAUSES and len(words) > 1 and name.lower().endswith(word):
            return "NGO"
        if word in groups:
            return groups[word]
    return "GOV" if any(word in name.lower() for word in _OF_RULERS) else None


def of_a_firm(name: str) -> bool:
    """Whether a name ends as firms' names do: 'Delta Milling Co.'."""
    return not _FIRMS.isdisjoint(re.findall(r"[\w-]+", name.lower())[1:][-1:])


def sector_held(tenure: Tenure, body: Body | None, groups: Mapping[str, str]) -> str | None:
    """The sector of one who holds this office: that of the body, where it is no state and the title alone would make them a government."""
    if tenure.sector == "BUS" and tenure.state in _GOVERNED_BY_EXECUTIVES and tenure.title.startswith("Chief Executive"):
        return "GOV"
    if tenure.sector not in ("GOV", None) or tenure.of is None or tenure.of == tenure.state:
        return armed(tenure.span.text, groups) if tenure.sector == "GOV" else tenure.sector
    return sector_of_body(tenure.of, body, groups) or _called(tenure) or (None if body is None and _letters(tenure) else tenure.sector)


def _called(tenure: Tenure) -> str | None:
    """PTY of the 'leader of the opposition party GPF', BUS of the 'head of the pipeline company Voltagas': by what the words call the body."""
    words = re.findall(r"[\w-]+", tenure.span.text.lower())
    return next((sector for kinds, sector in _CALLED if not kinds.isdisjoint(words)), None)


def _letters(tenure: Tenure) -> bool:
    """'GPF president Soto': letters that nothing explains are of who knows what body."""
    return tenure.state is None and tenure.of is not None and tenure.of.isalpha() and tenure.of.isupper()


def armed(title: str, groups: Mapping[str, str]) -> str:
    """MIL of 'the Chadian military chief', COP of 'a police official', REF of 'a refugee leader', else GOV."""
    words = re.findall(r"[\w-]+", title.lower())
    before = words[-2] if len(words) > 1 and words[-1] in _CHIEFS else ""
    found = groups.get(before) or groups.get(f"{before}s")
    return found if found not in (None, "CVL") else "GOV"
