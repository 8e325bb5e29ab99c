"""The sector of a collective noun: 'police officers', 'Maoist leaders', 'warring parties'; 'wide divisions' are no troops."""

from collections.abc import Mapping
from types import MappingProxyType

from avvisi.extract.fields import open_noun
from avvisi.extract.grammar.prepositions import behind
from avvisi.lexicon.words import listed
from avvisi.parse.tokens import Token

_CREEDS = listed("parties_creeds")
_ARMED = listed("parties_armed")
_NONE: Mapping[str, str] = MappingProxyType({})
_PARTISANS = frozenset(("Democratic", "Republican", "Conservative", "Socialist", "Liberal"))
_SENT = frozenset(("delegation", "team", "mission"))
_CAMPS = frozenset(["party", "side", "faction", "camp"])
_FIGHTING = frozenset(["warring", "feuding", "belligerent", "fighting"])
_SPLIT = frozenset(
    ["deep", "wide", "sharp", "internal", "bitter", "ethnic", "religious", "sectarian", "growing", "social", "class", "political"]
)
_SIGNING = frozenset(
    ["treaty", "contracting", "signatory", "signing", "concerned", "interested", "third", "negotiating", "warring", "feuding"]
)
_SIGNED = frozenset(
    ["treaty", "convention", "pact", "agreement", "accord", "protocol", "conflict", "dispute", "talks", "war", "case", "deal"]
)


def group_sector(token: Token, groups: Mapping[str, str], fields: Mapping[str, str] = _NONE) -> str | None:
    """The sector of a collective noun; two words before one ('police officers', 'security forces'); of officials and leaders, whose (`fields`)."""
    for child in token.children:
        if child.dep in ("compound", "amod") and child.i == token.i - 1 and f"{child.lower} {token.lower}" in groups:
            return groups[f"{child.lower} {token.lower}"]
    if token.lemma == "fighter" and any(c.dep in ("compound", "amod", "nummod") and _aircraft(c) for c in token.children):
        return "MIL"
    own = groups.get(token.lower) or groups.get(token.lemma)
    if token.lemma in _SENT and (sent := next((o for o in behind(token, "of") if o.lower in groups), None)) is not None:
        return groups[sent.lower]  # 'a delegation of traders'
    if other := _otherwise(token):
        return None if other == "none" else other
    if own in ("MIL", "REB", "GOV", "PRM", "CVL", "PTY", None):
        for child in token.children:
            if child.dep in ("compound", "amod"):
                if child.lower in _CREEDS and own != "CVL" and token.lemma in _ARMED:
                    return "REB"  # 'Maoist leaders', 'Islamist forces'
                if child.lower in ("rebel", "guerrilla", "insurgent", "separatist", "militant", "opposition"):
                    return "OPP" if child.lower == "opposition" else "REB"
                if child.lower == "police":
                    return "COP"
                if own == "GOV" and open_noun(token.lower) and (told := _told(child, fields)) is not None:
                    return told  # 'union leaders', 'congressional leaders', 'company officials'
    return own


def _told(word: Token, fields: Mapping[str, str]) -> str | None:
    """The sector that a word before leaders or officials tells; of a party's name in capitals alone ('Democratic leaders')."""
    if word.text in _PARTISANS:
        return "PTY"
    return fields.get(word.lower) or None


def _aircraft(word: Token) -> bool:
    """'jet fighters', 'MiG fighters', 'F-16 fighters' are planes."""
    return (
        word.lower in ("jet", "mig", "sukhoi", "mirage", "bomber", "air", "force")
        or any(c.isdigit() for c in word.text)
        and "-" in word.text
    )


def split(noun: Token) -> bool:
    """'wide divisions', 'divisions among the allies': no troops."""
    if noun.lemma != "division":
        return False
    return any(c.lower in _SPLIT if c.i < noun.i else c.lower in ("among", "between", "within", "over") for c in noun.children)


def _otherwise(noun: Token) -> str | None:
    """'the parties to the treaty' no politicians ('none'); 'prisoners of war' are soldiers."""
    left = {c.lower for c in noun.children if c.i < noun.i}
    behind = {c.lower: {o.lower for o in c.children} for c in noun.children if c.dep == "prep" and c.i > noun.i}
    if split(noun):
        return "none"
    if noun.lemma == "party" and (left & _SIGNING or behind.get("to", set()) & _SIGNED or behind.get("in", set()) & _SIGNED):
        return "none"
    return "MIL" if noun.lemma == "prisoner" and "war" in behind.get("of", set()) else None


def at_war(noun: Token) -> bool:
    """'Chad's warring sides', 'the feuding parties of Chad': who governs a land and who rises against it."""
    return noun.tag == "NNS" and noun.lemma in _CAMPS and any(c.dep == "amod" and c.lower in _FIGHTING for c in noun.children)
