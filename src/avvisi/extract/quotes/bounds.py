"""Where what was said ends: what the parse hung on the cue and belongs to the content, and cues that speak on and do not."""

from avvisi.extract.quotes import phrases
from avvisi.extract.quotes.before import source_before
from avvisi.extract.quotes.breaks import broken_off, marked_off, past_beside_now
from avvisi.lexicon.speech import SpeechLexicon
from avvisi.parse.tokens import FINITE, Token

_ABSTRACT = ("tion", "sion", "ness", "ity", "ism", "ance", "ence", "ship", "ure")


class Bounds:
    """Built once from the lexicon; every method asks the parse one question."""

    def __init__(self, speech: SpeechLexicon) -> None:
        self.cues = speech.words("cues")
        self._mute = speech.words("mute") | speech.words("voiceless")
        self._bodies = (
            speech.words("institution")
            | speech.words("source")
            | frozenset(["federation", "institution", "corporation", "nation", "administration", "minority", "community", "legislature"])
        )
        self._hearerless = (speech.words("says") - {"warn"}) | {"fear", "hope", "add", "state", "declare", "expect", "deny", "explain"}
        self._next = speech.words("refusing") | speech.words("urging")
        self._joined = self._next | speech.words("promising")
        self._speaking_on = self.cues | self._joined
        clausal = (lemma for lemma, rules in speech.verbs.items() if any("clause" in rule.takes for rule in rules))
        self._telling = self._speaking_on.union(clausal)
        self._occasions, self._adds = speech.words("occasions"), self.cues | speech.words("promising")

    def spoken_within(self, token: Token, clause: Token, outer: Token) -> bool:
        """'He added that …, stressing that …, the agency reported': stressing goes on with what he added, within what the agency reported."""
        for above in token.ancestors():
            if above is clause and clause.i > outer.i:  # 'said he doubted it, arguing that …': she who said goes on
                return False
            if above.lemma in self.cues and above.tag[:2] == "VB":
                return True
            if above is clause:
                return False
        return False

    def speaks_on(self, token: Token, clause: Token, outer: Token) -> bool:
        """Whether a cue below the content's verb is the outer speaker's own next cue (or a neighbour's), and no part of what was said."""
        if token.lemma in self._joined and token.dep == "conj" and token.head is clause and phrases.own_subject(token) is None:
            mute = token.tag == outer.tag and not self._may_go_on(clause)
            denied = (
                token.lemma == "deny" and outer.tag == "VBD" and token.child("ccomp") is not None
            )  # 'said it was dry and denied that …'
            if mute or denied or outer.tag == "VBD" and phrases.misread_past(token) and phrases.is_passive(clause):
                return True
        if token.lemma not in self.cues or token.tag[:2] != "VB" or token is clause or self.spoken_within(token, clause, outer):
            return False
        words = token.sentence.tokens
        before = words[token.i - words[0].i - 1] if token.i > words[0].i else token
        if token.tag == "VBG":
            return token.dep in ("advcl", "acl", "conj") and before.text == "," and phrases.own_subject(token) is None
        base = token.head.tag == "VB" and token.tag in ("VBD", "VBZ") and token.tag == outer.tag
        if token.dep == "conj" and base and token.head is not clause and phrases.own_subject(token) is None:
            return True  # 'said the tax was wrong because it did not work and added …': 'did work' is no fellow of 'added'
        if token.dep == "conj" and token.head is clause:
            own = phrases.own_subject(token)
            if own is None and token.tag == outer.tag and not self._may_go_on(clause):
                return True  # 'said the vote was unfair and warned that': votes warn nobody
            if own is None:
                return token.tag == outer.tag and token.tag != clause.tag or token.tag in ("VBD", "VBZ") and clause.tag == "VB"
            return any(c.dep == "cc" and c.lower in ("but", "while") and c.i > clause.i for c in clause.children)
        if token.dep == "advcl" and token.head is clause and token.tag in FINITE:
            return (
                any(c.dep in ("mark", "advmod") and c.lower in ("though", "although", "while", "but") for c in token.children)
                and phrases.own_subject(token) is not None
            )
        return False

    def _may_go_on(self, clause: Token) -> bool:
        """Whether the clause's subject may be whose cue comes next; not in 'said it was late and urged them', 'said there was no plan and called'."""
        own = phrases.own_subject(clause)
        told_of = any(c.dep == "expl" for c in clause.children) or own is not None and own.lower in ("it", "this", "that")
        return not told_of and self._can_speak(own)

    def _can_speak(self, noun: Token | None) -> bool:
        """A name, a pronoun but 'it', a person or body; anything unknown may be one."""
        return noun is None or noun.tag not in ("NN", "NNS") or noun.child("conj") is not None or not self._is_mute(noun.lemma)

    def _is_mute(self, lemma: str) -> bool:
        return lemma in self._mute or lemma.endswith(_ABSTRACT) and lemma not in self._bodies

    def outer_cue(self, verb: Token) -> Token | None:
        """The outer cue whose telling this cue goes on with."""
        if (behind := self.told_on(verb)) is not None:
            return behind
        if phrases.own_subject(verb) is not None or verb.dep not in ("advcl", "acl", "conj") or verb.lemma not in self._speaking_on:
            return None
        clause = verb
        for above in verb.ancestors():
            hung = clause.dep == "ccomp" or clause.dep == "advcl" and clause.tag == "VB" and clause is not verb
            if hung and above.lemma in self._telling and self.speaks_on(verb, clause, above):
                return above if not phrases.is_passive(above) else None
            clause = above
        return None

    def told_on(self, verb: Token) -> Token | None:
        """'said the law gives him the right and called for a vote': words told as of now or as to come take no past, so whoever said them called.

        The cue before, where between the two nothing stands in the past; the parse may have hung the second one anywhere.
        """
        words = verb.sentence.tokens
        at = verb.i - words[0].i
        if verb.tag != "VBD" or verb.lemma not in self._next or at < 4 or words[at - 1].lower not in ("and", "but"):
            return None
        if phrases.own_subject(verb) is not None:
            return None
        ahead = list(words[: at - 1])
        now = marked_off(ahead)
        for token in reversed(ahead):
            if token.text == ";" or token.tag == "VBD" and token.lemma not in self._telling:
                return None
            if token.tag == "VBD":
                return token if now and not phrases.is_passive(token) else None
            now = now or token.tag in ("VBZ", "VBP", "MD")
        return None

    def carried(self, verb: Token, clause: Token) -> list[Token]:
        """Cues hung into the content which go on with the telling: 'said X, adding that Y', 'said X and called Y a farce', 'said X, though she noted Y'."""
        return [token for token in phrases.below(clause) if self.speaks_on(token, clause, verb)]

    def breaks(self, wish: Token) -> list[Token]:
        """What a wished-for deed does not take along: a finite verb set beside it ('to leave and said …'), a participle that speaks on (', adding')."""
        found = []
        for token in phrases.below(wish):
            bare = token.tag == "VBN" and token.head.tag == "VB" and not any(c.dep in ("aux", "auxpass", "agent") for c in token.children)
            if (
                token.dep == "conj"
                and bare
                and token.child("dobj") is not None  # 'to leave and suspended trade', read as a participle
                or token.dep == "conj"
                and token.tag in FINITE
                and (token.tag != "VBP" or phrases.own_subject(token) is not None)
                or token.tag == "VBG"
                and token.dep == "advcl"
                and token.lemma in self.cues
            ):
                found.append(token)
        return found

    @staticmethod
    def misjoined(tokens: list[Token]) -> list[Token]:
        """'the wish that he should visit, and thanked Oslo': no 'should' goes with a past, so the teller goes on there."""
        inside = {t.i for t in tokens}
        for n, token in enumerate(tokens):
            if n and token.head.i in inside and (phrases.goes_past(token) or past_beside_now(tokens, n)):
                return tokens[:n]
        return tokens

    def aside(self, thing: Token) -> list[Token]:
        """', which has also pledged …': the teller's own addition, with words of its own."""
        found = []
        for token in phrases.below(thing):
            if token.dep == "relcl" and token.lemma in self._adds:
                first = min(t.i for t in phrases.below(token))
                words = token.sentence.tokens
                if first > words[0].i and words[first - 1 - words[0].i].text == ",":
                    found.append(token)
        return found

    def from_cue(self, verb: Token, tokens: list[Token]) -> list[Token]:
        """'said the boys from the choir, ten in all, | were found': the noun right behind a cue that takes no hearer belongs to its words."""
        headless = (
            bool(tokens) and tokens[0].tag in FINITE and tokens[0].i > verb.i and verb.lemma not in phrases.TELLS
        )  # 'revealed the nurses | had left'
        if not tokens or tokens[0].i <= verb.i + 1 or verb.lemma not in self._hearerless and not headless:
            return tokens
        thing = verb.child("dobj")
        words = verb.sentence.tokens
        after = words[verb.i + 1 - words[0].i]
        if thing is None or thing.i > tokens[0].i or phrases.below(thing)[0].i != verb.i + 1 or after.ent in ("DATE", "TIME"):
            return tokens
        between = words[verb.i + 1 - words[0].i : tokens[0].i - words[0].i]
        if thing.tag == "PRP" or any(t.text in (":", ";") for t in between) or not any(t.tag in FINITE for t in tokens):
            return tokens
        return [*between, *tokens]

    @staticmethod
    def both_sides(verb: Token, tokens: list[Token]) -> list[Token]:
        """'Should it fail, he hinted last week, | Lima would sue': what stands in front is no clause by itself, and goes on behind the cue."""
        words = verb.sentence.tokens
        first = words[0].i
        if not tokens or tokens[-1].i > verb.i or tokens[0] is not words[0]:
            return tokens
        comma = next(
            (t for t in words[verb.i + 1 - first : verb.i + 9 - first] if t.text == "," or t.tag in (*FINITE, "CC", "TO", "WDT")), None
        )
        rest = words[comma.i + 1 - first :] if comma is not None and comma.text == "," else []
        if rest and broken_off(words, tokens) and rest[0].tag not in ("VBG", "CC", "PRP") and rest[0].text not in (";", ":"):
            return [*tokens, *rest]
        opens = tokens[0].tag in ("IN", "WRB", "MD", "VBN", "VBG") or not any(t.tag in FINITE for t in tokens)
        if len(rest) < 3 or not opens or rest[0].tag not in ("NNP", "NNPS", "NN", "NNS", "DT", "PRP", "PRP$", "CD", "EX", "JJ", *FINITE):
            return tokens
        alive = next((n for n, t in enumerate(rest) if t.tag in FINITE), None)
        broken = any(t.text in (";", ":") for t in rest)
        return tokens if alive is None or broken or any(t.text == "," for t in rest[:alive]) else [*tokens, *rest]

    @staticmethod
    def front_too(verb: Token, tokens: list[Token]) -> list[Token]:
        """'Elections, he told the editor of the weekly, | would follow': the subject stands before the cue's source and its comma."""
        words = verb.sentence.tokens
        first = words[0].i
        found = source_before(words, verb.i - first) if tokens and tokens[0].tag in FINITE and tokens[0].i > verb.i else None
        if found is None or found[0] < 2 or words[found[0] - 1].text != "," or words[tokens[0].i - 1 - first].text != ",":
            return tokens
        front = list(words[phrases.between_semicolons(verb)[0] - first : found[0] - 1])
        nominal = any(t.tag in ("NN", "NNS", "NNP", "NNPS", "PRP") for t in front)
        return [*front, *tokens] if nominal and not any(t.tag in FINITE for t in front) else tokens

    @staticmethod
    def behind_colon(verb: Token, tokens: list[Token]) -> list[Token]:
        """'His remarks left no doubt: the levy, he said, “is dead”': of interrupted words only the subject stands before the cue."""
        front = [t for t in tokens if t.i < verb.i]
        colon = next((t.i for t in reversed(front) if t.text == ":"), None)
        if (
            colon is None
            or front == tokens
            or any(t.tag in FINITE for t in front if t.i > colon)
            or not any(t.tag in FINITE for t in front)
        ):
            return tokens
        return [t for t in tokens if t.i > colon]

    def tail(self, verb: Token, tokens: list[Token]) -> list[Token]:
        """What follows the content and still belongs to it though the parse hung it on the cue: '…, but she knew better', '…, including two mills'."""
        if not tokens or tokens[-1].i < verb.i:
            return tokens
        for child in sorted(verb.children, key=lambda t: t.i):
            if child.i < tokens[-1].i:
                continue
            own = phrases.own_subject(child)
            finite = child.tag in FINITE or any(c.dep in ("aux", "auxpass") and c.tag in FINITE for c in child.children)
            goes_on = child.dep == "conj" and finite and own is not None and own.tag == "PRP" and child.lemma not in self.cues
            if child.dep == "conj" and own is None and any(c.dep == "aux" and c.tag == "MD" for c in child.children):
                goes_on = child.lemma not in self.cues  # 'said they feared him, but could not leave'
            adds = child.dep == "prep" and child.lower in ("including", "because")
            if child.dep == "advcl" and any(
                c.dep == "mark" and c.lower in ("if", "because", "unless", "although", "though", "since", "so") for c in child.children
            ):
                adds = True
            if goes_on or adds:
                tokens = [*tokens, *[t for t in phrases.below(child, self.carried(verb, child)) if t.i > tokens[-1].i]]
        return tokens

    def carried_on(self, verb: Token, tokens: list[Token]) -> list[Token]:
        """Content goes on through a preposition which the parse hung on the cue ('accused Lima of hiding guns | in a barn'), no comma between.

        Not where that phrase tells the occasion: 'in an interview', 'on Monday'.
        """
        if not tokens:
            return tokens
        for child in verb.children:
            if (
                child.dep == "prep"
                and child.i == tokens[-1].i + 1
                and child.lower in ("in", "at", "of", "for", "from", "near", "with", "on", "between", "to")
            ):
                inner = child.child("pobj", "pcomp")
                if (
                    inner is not None
                    and inner.ent not in ("DATE", "TIME")
                    and inner.lemma not in self._occasions
                    and not inner.tag.startswith("VB")
                ):
                    return [*tokens, *phrases.below(child)]
        return tokens

    def this_side(self, verb: Token, tokens: list[Token]) -> list[Token]:
        """Content does not run over a semicolon behind the cue ('said X; the station kept silent'), unless 'that' takes it up again."""
        words = verb.sentence.tokens
        first = words[0].i
        stops = [t for t in words if t.text == ";"]
        for stop in stops:
            if stop.i > verb.i:
                after = next((t for t in words[stop.i - first + 1 :] if t.tag != "CC"), None)
                if after is None or after.lower not in ("that", "to", "whether"):
                    tokens = [t for t in tokens if t.i < stop.i]
                    break
        before = [s.i for s in stops if s.i < verb.i]
        both_sides = before and any(t.i > verb.i for t in tokens) and any(t.tag in FINITE for t in words[: before[-1] - first])
        closing = before and tokens and tokens[-1].i < verb.i and not any(t.text in phrases.MARKS for t in words[: before[-1] - first])
        if both_sides or closing or before and any(t.lemma in self.cues and t.tag[:2] == "VB" for t in words[: before[-1] - first]):
            tokens = [t for t in tokens if t.i > before[-1]]
        return tokens
