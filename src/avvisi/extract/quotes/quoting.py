"""'A quoted B as saying …': the words are B's, and A is a relay."""

from collections.abc import Mapping, Sequence

from avvisi.extract.quotes import phrases
from avvisi.extract.quotes.before import source_before, told_before, with_clause
from avvisi.extract.quotes.bounds import Bounds
from avvisi.extract.quotes.claims import Claim, Relay
from avvisi.extract.quotes.contents import Contents
from avvisi.extract.quotes.ends import Ends
from avvisi.extract.quotes.requoted import quotes_him
from avvisi.lexicon.speech import VerbRule
from avvisi.model.facts import Stance
from avvisi.parse.tokens import FINITE, Parsed, Token

_WAYS = ("clause", "infinitive", "call", "object")
_TELLING = ("clause", "urge", "infinitive")
QUOTING = frozenset(["quote", "cite", "paraphrase"])
_SAYING = frozenset(
    ["say", "tell", "warn", "add", "promise", "insist", "claim", "deny", "admit", "describe", "call", "urge", "state", "vow", "complain",
     "declare", "write", "remark", "accuse", "threaten", "argue"]
)  # fmt: skip
_RELATIVE = frozenset(["WP", "WDT", "WP$", "WRB"])
_FAR = 30  # words from 'quoted' to 'as saying'


class Quoting:
    """Reads verbs of quoting. `bounds` knows the verbs that end the search upwards, `rules` say what a saying verb does."""

    def __init__(self, contents: Contents, bounds: Bounds, ends: Ends, rules: Mapping[str, Sequence[VerbRule]]) -> None:
        self._contents, self._bounds, self._cues, self._ends, self._rules = contents, bounds, bounds.cues, ends, rules

    def quoted_as(self, page: Parsed, verb: Token) -> Claim | None:
        """'A quoted B as saying …', 'B was quoted by A as saying …', 'A quotes B to the effect that …'."""
        reports = verb.lemma == "report" and verb.tag in FINITE and saying_below(verb) is not None
        if verb.lemma not in QUOTING and not reports or quotes_him(verb) is not None:
            return None
        saying = saying_of(verb)
        carrier: Token | None
        if saying is None:
            return self._to_the_effect(page, verb) or self._brings(verb)
        if phrases.is_passive(verb):
            carrier = phrases.passive_agent(verb) or in_medium(verb) or phrases.passive_agent(saying) or by_behind(saying)
            speaker = phrases.own_subject(verb) or _before_passive(verb)
        else:
            carrier, speaker = phrases.subject(verb), verb.child("dobj")
        if speaker is None:
            return None
        ways = _TELLING if saying.lemma in phrases.TELLS else _WAYS  # 'as telling the guild' names who heard it
        way, found = next(((way, found) for way in ways if (found := self._contents(saying, way))), ("clause", None))
        if found is None and (late := _over_aside(saying)):
            found = (0, late, None)
        tokens = (
            self._ends.cut(saying, self._bounds.from_cue(saying, found[1]) if found[0] == 0 else found[1], frozenset())
            if found
            else _in_front(verb, speaker) or (_told_before(verb) if phrases.is_passive(verb) else [])
        )
        tokens = _up_to_end(tokens, verb)
        tokens = with_clause(tokens) if found is not None and found[0] == 0 else tokens
        if found is None and saying.lemma in phrases.TELLS:
            tokens = _told_that(saying) or tokens
        content = phrases.spans(page, tokens)
        relays = (Relay(carrier, "cites" if verb.lemma == "cite" else "quotes"),) if carrier is not None else ()
        if carrier is not None and (further := _cited_by(verb, carrier)) is not None:
            relays = (*relays, Relay(further, "quotes"))
        source = tuple(t for t in phrases.noun_phrase(speaker) if t.i < saying.i or speaker.i > saying.i)
        if called := _beside(verb, speaker, source, saying):
            source, speaker = called, called[-1]
        cue = (verb, saying)
        return Claim(
            at=verb,
            rule="quoted-as",
            stance=self._stance(saying, way),
            way="clause",
            cue=cue,
            speaker=speaker,
            source=source or (speaker,),
            content=content,
            relays=relays,
            quotable=True,
        )

    def _stance(self, saying: Token, way: str) -> Stance:
        """'quoted as denying that …' denies, 'as urging Oslo to wait' asks: what the verb does that brings the words."""
        rules = self._rules.get(saying.lemma, ())
        rule = next((r for r in rules if way in r.takes), next(iter(rules), None))
        return rule.stance if rule is not None else "asserts"

    @staticmethod
    def _to_the_effect(page: Parsed, verb: Token) -> Claim | None:
        """'The paper quotes the minister to the effect that …'."""
        words = verb.sentence.tokens
        at = next((n for n, t in enumerate(words) if t.lower == "effect" and t.i > verb.i), None)
        speaker = phrases.own_subject(verb) if phrases.is_passive(verb) else verb.child("dobj")
        if at is None or speaker is None or at + 2 >= len(words) or words[at + 1].lower != "that" or words[at - 2].lower != "to":
            return None
        carrier = phrases.passive_agent(verb) if phrases.is_passive(verb) else phrases.subject(verb)
        source = tuple(t for t in phrases.noun_phrase(speaker) if t.i < words[at].i) or (speaker,)
        relays = (Relay(carrier, "quotes"),) if carrier is not None else ()
        return Claim(
            at=verb, rule="quoted-as", stance="asserts", way="clause", cue=(verb,), speaker=speaker, source=source, relays=relays,
            content=phrases.spans(page, list(words[at + 2 :])),
        )  # fmt: skip

    def _brings(self, verb: Token) -> Claim | None:
        """'The daily quotes a diver: “…”', 'The diver is quoted in the daily: “…”': the words stand in marks behind a colon."""
        if phrases.is_passive(verb):
            carrier, speaker = phrases.passive_agent(verb) or in_medium(verb), phrases.own_subject(verb)
        else:
            carrier, speaker = phrases.subject(verb), verb.child("dobj")
        words = verb.sentence.tokens
        after = [t for t in words if t.i > verb.i]
        if speaker is None and (misread := verb.child("xcomp", "ccomp")) is not None:  # 'quotes diver Jo Bell': the trade read as a verb
            speaker = misread.child("dobj")
        if speaker is not None and speaker.tag[:2] == "VB":
            speaker = next((c for c in verb.children if c.dep == "dobj" and c.tag in phrases.NOMINAL), None)
        if speaker is not None and speaker.tag == "NN":  # 'quotes diver Jo Bell' read as two objects
            named = next((c for c in verb.children if c.dep == "dobj" and c.tag == "NNP" and c.i > speaker.i), speaker)
            speaker = named if not any(t.text == "," for t in words[speaker.i - words[0].i : named.i - words[0].i]) else speaker
        end = next((t for t in after if t.text == ":"), None)
        if (
            end is None and words[0].text in phrases.MARKS and not phrases.is_passive(verb)
        ):  # '“It holds,” the daily quotes a diver, “for now.”'
            end = next((t for t in after if t.text in (",", ".")), None)
        if speaker is None or verb.lemma != "quote" or end is None:
            return None
        source = tuple(t for t in phrases.noun_phrase(speaker) if t.text not in (":", '"', "“", "``") and t.i < end.i)
        relays = (Relay(carrier, "quotes"),) if carrier is not None else ()
        return Claim(
            at=verb,
            rule="quoted-as",
            stance="asserts",
            way="words",
            cue=(verb,),
            speaker=speaker,
            source=source or (speaker,),
            relays=relays,
            quotable=True,
        )

    def above(self, verb: Token) -> Token | None:
        """The 'quoted' of 'quoted her as saying X, adding that Y': the participle goes on with her words."""
        if verb.tag != "VBG" or phrases.own_subject(verb) is not None or verb.dep not in ("advcl", "conj", "acl"):
            return None
        for above in verb.ancestors():
            if above.lemma in QUOTING and saying_below(above) not in (None, verb):
                return above
            if above.tag in FINITE and above.lemma in self._cues and above.lemma not in QUOTING:
                return None
        return None


def _beside(verb: Token, speaker: Token, source: Sequence[Token], saying: Token) -> tuple[Token, ...]:
    """'quoted a miller, Jo Bell, as saying', 'the minister of mines, Eng. Jo Bell, as saying': the source with the name in commas behind it."""
    words = verb.sentence.tokens
    first = words[0].i
    at = saying.i - 2 - first  # the comma before 'as'
    if not source or speaker.ent == "PERSON" or at - 2 <= verb.i - first or words[at].text != "," or words[at + 1].lower != "as":
        return ()
    opens = next((n for n in range(at - 1, verb.i - first, -1) if words[n].tag not in ("NNP", "NNPS")), at)
    if words[opens].text != "," or opens == at or opens + first <= speaker.i or words[at - 1].ent not in ("PERSON", ""):
        return ()
    return tuple(words[source[0].i - first : at]) if source[0].i < opens + first else ()


def _told_that(saying: Token) -> list[Token]:
    """'as telling the visitors | that a tug had been attacked': the parse took it for a clause on those who were told."""
    words = saying.sentence.tokens
    behind = words[saying.i + 1 - words[0].i :]
    at = next((n for n, t in enumerate(behind[:10]) if t.lower == "that" or t.tag in FINITE or t.text in (",", ";")), None)
    if not at or behind[at].lower != "that" or not any(t.tag in FINITE for t in behind[at:]):
        return []
    stop = next((n for n, t in enumerate(behind) if t.text == ";"), len(behind))
    return list(behind[at + 1 : stop])


def _cited_by(verb: Token, carrier: Token) -> Token | None:
    """'The radio, quoting the agency, reported her as saying': the agency, through whom the radio has it."""
    for holder in (verb, carrier):
        for child in holder.children:
            if child.tag == "VBG" and child.lemma in ("quote", "cite") and child.i < verb.i:
                return child.child("dobj")
    return None


def saying_of(verb: Token) -> Token | None:
    """The 'saying' of 'quoted him as saying': by the parse, or by the order of the words where the parse hung it elsewhere."""
    return saying_below(verb) or _saying_behind(verb)


def saying_below(verb: Token) -> Token | None:
    """The 'saying' of 'quoted him as saying': below an 'as' of the verb, or of its object where the parse put it there."""
    for holder in (verb, *verb.children):
        for child in holder.children:
            if child.lower == "as" and child.i > verb.i:
                for deep in child.children:
                    if deep.tag == "VBG" or deep.dep == "pcomp" and deep.tag[:2] == "VB":
                        inner = deep.child("xcomp") if deep.lemma == "have" else None
                        return inner or deep
            spoken = child.tag == "VBG" or any(c.lower == "having" for c in child.children)
            if spoken and child.i > verb.i and any(c.lower == "as" and c.i < child.i for c in child.children):
                return child
    return None


def _saying_behind(verb: Token) -> Token | None:
    """The 'telling' of 'quoted Ana Pop as telling parents that …' by the order of the words alone, where the parse hung 'as' elsewhere."""
    words = verb.sentence.tokens
    here = verb.i - words[0].i
    aside = False  # in a clause with 'who' or 'which' that a comma opened
    for n in range(here + 1, min(here + _FAR, len(words) - 1)):
        one, two = words[n], words[n + 1]
        if one.text in (";", ":") or one.tag in FINITE and not aside:
            return None
        if one.lower == "as" and two.tag == "VBG" and (not aside or words[n - 1].text == ","):
            said = next((t for t in words[n + 2 : n + 4] if t.tag in ("VBN", "VBD")), two) if two.lemma == "have" else two
            return said if said.lemma in _SAYING else None
        aside = aside or one.text == "," and two.tag in _RELATIVE
    return None


def _up_to_end(tokens: list[Token], verb: Token) -> list[Token]:
    """'that the boats, ordered in May, | were still in port', 'two boats | would sail': the parse ended the words before their verb."""
    words = verb.sentence.tokens
    after = words[tokens[-1].i + 1 - words[0].i :] if tokens and tokens[-1].i > verb.i else ()
    comma = 1 if after and after[0].text == "," else 0
    if len(after) < 3 or after[comma].tag not in FINITE or comma and phrases.own_subject(after[1]) is not None:
        return tokens
    stop = next((n for n, t in enumerate(after) if t.text == ";"), len(after))
    return [*tokens, *after[:stop]]


def _over_aside(saying: Token) -> list[Token]:
    """'as saying, on the authority of a pilot, that the wreck had moved': 'that' behind an aside in commas."""
    words = saying.sentence.tokens
    after = list(words[saying.i + 1 - words[0].i :])
    if len(after) < 6 or after[0].text != ",":
        return []
    close = next((n for n, t in enumerate(after[1:16], 1) if t.text == "," or t.tag in FINITE), None)
    if close is None or after[close].text != "," or after[close + 1 : close + 2] == [] or after[close + 1].lower != "that":
        return []
    stop = next((n for n, t in enumerate(after) if t.text == ";"), len(after))
    return after[close + 2 : stop]


def _in_front(verb: Token, speaker: Token) -> list[Token]:
    """'The pass is open, the ranger was quoted as saying by the weekly': the clause before the speaker."""
    clause = next((c for c in verb.children if c.dep == "ccomp" and c.i < speaker.i and phrases.own_subject(c) is not None), None)
    return _behind_colon(phrases.below(clause)) if clause is not None else []


def _behind_colon(tokens: list[Token]) -> list[Token]:
    """'The advice was plain: the fast ends at home, the mufti was quoted …': what a colon announces is what was said."""
    at = next((n for n, t in enumerate(tokens) if t.text == ":"), None)
    behind = tokens[at + 1 :] if at is not None else []
    return behind if any(t.tag in FINITE for t in behind) else tokens


def _quoted_one(verb: Token) -> tuple[int, Token] | None:
    """Where the source of 'was quoted' begins, and its head, by the order of the words."""
    words = verb.sentence.tokens
    at = verb.i - words[0].i
    while at > 0 and (words[at - 1].tag == "RB" or words[at - 1].lemma in ("be", "have")):
        at -= 1
    return source_before(words, at)


def _before_passive(verb: Token) -> Token | None:
    found = _quoted_one(verb)
    return found[1] if found is not None else None


def _told_before(verb: Token) -> list[Token]:
    """The same by the order of the words: the clause before the comma at which the source of 'was quoted' begins."""
    words = verb.sentence.tokens
    found = _quoted_one(verb)
    return told_before(words, phrases.between_semicolons(verb)[0] - words[0].i, found[0]) if found is not None else []


def in_medium(verb: Token) -> Token | None:
    """The medium of a passive 'quoted in the daily'."""
    for child in verb.children:
        if child.dep == "prep" and child.lower in ("in", "on", "by") and child.i > verb.i:
            found = child.child("pobj")
            if found is not None and found.ent not in ("DATE", "TIME"):
                return found  # not 'quoted on Thursday'
    return None


def by_behind(saying: Token) -> Token | None:
    """'was quoted as saying by the daily'."""
    by = next((c for c in saying.children if c.lower == "by" and c.i == saying.i + 1), None)
    return by.child("pobj") if by is not None else None
