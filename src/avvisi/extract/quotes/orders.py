"""Claims that the order of the words shows where the parse shows none: 'The inn, says a guide, never closed', '…, reported the weekly', 'So said the miller'."""

from collections.abc import Sequence

from avvisi.extract.quotes import phrases
from avvisi.extract.quotes.before import IN_NOUN_PHRASE, PHRASE_NOUNS, opens_source
from avvisi.extract.quotes.bounds import Bounds
from avvisi.extract.quotes.claims import Claim, Relay, by_order
from avvisi.extract.quotes.forms import owner
from avvisi.lexicon.speech import SpeechLexicon, VerbRule, plainest
from avvisi.parse.tokens import FINITE, Parsed, Token

ISSUES = frozenset(["carry", "publish", "issue", "release", "print", "broadcast", "post", "distribute"])


class Orders:
    """`orders(page, verb)` gives the claim of a verb of saying that only the order of the words tells; `issued` that of a document brought by its verb."""

    def __init__(self, speech: SpeechLexicon, bounds: Bounds) -> None:
        self._speech, self._rules, self._bounds = speech, speech.verbs, bounds
        self._documents, self._institutions = speech.words("document"), speech.words("institution")
        self._media = speech.words("media") | speech.words("medium_names")
        self._voices = speech.words("source") | speech.words("people") | speech.words("official") | speech.words("media")

    def __call__(self, page: Parsed, verb: Token) -> Claim | None:
        """The first of the orders that fits."""
        return (
            self._stacked(page, verb)
            or self._let_known(page, verb)
            or self._parenthesis(page, verb)
            or self._inserted(page, verb)
            or self._turned(page, verb)
            or self._so_said(page, verb)
            or self._listed(page, verb)
        )

    def opening(self, page: Parsed, verb: Token) -> Claim | None:
        """'Announced the minister, Chea Vuthy: “…”': the sentence opens with the cue, and a colon ends its speaker."""
        words = verb.sentence.tokens
        if verb is not words[0] or verb.lemma not in self._speech.quoting or verb.tag not in ("VBD", "VBN"):
            return None
        colon = next((n for n, t in enumerate(words[:16]) if t.text == ":"), None)
        between = words[1:colon] if colon is not None else []
        if not between or any(t.tag in FINITE for t in between):
            return None
        inside = {t.i for t in between}
        speaker = next((t for t in between if t.tag in phrases.NOMINAL and t.head.i not in inside), between[-1])
        rule = self._quoting_rules(verb)[0]
        return Claim(
            at=verb, rule=rule.id, stance=rule.stance, way="words", cue=(verb,), speaker=speaker, source=tuple(between), quotable=True,
            content=phrases.spans(page, list(words[colon + 1 :])) if colon is not None and words[colon + 1].text not in phrases.MARKS else (),
        )  # fmt: skip

    def issued(self, page: Parsed, verb: Token) -> Claim | None:
        """'The agency carried a ministry communiqué: the line will open in May': the words are the ministry's."""
        thing = verb.child("dobj")
        words = verb.sentence.tokens
        if verb.lemma not in ISSUES or thing is None or thing.lemma not in self._documents or verb.tag not in FINITE:
            return None
        colon = next((t for t in words if t.text == ":" and t.i > thing.i), None)
        rest = [t for t in words if colon is not None and t.i > colon.i]
        issuer = phrases.subject(verb)
        if issuer is None or len(rest) < 3:
            return None
        author = owner(thing) or next((c for c in thing.children if c.dep in ("compound", "nmod") and c.lemma in self._institutions), None)
        speaker = author or issuer
        relays = (Relay(issuer, "carries"),) if author is not None and author is not issuer else ()
        source = tuple(t for t in phrases.noun_phrase(speaker) if t.i < (colon.i if colon else t.i + 1) and t.tag != "POS")
        return Claim(
            at=verb, rule="document", stance="asserts", way="clause", cue=(verb,), speaker=speaker, source=source or (speaker,),
            content=phrases.spans(page, rest), relays=relays, quotable=True,
        )  # fmt: skip

    def _parenthesis(self, page: Parsed, verb: Token) -> Claim | None:
        """'The inn, says a guide, never closed': a lone comma between noun and verb shows that the noun is not the verb's subject."""
        words = verb.sentence.tokens
        at = verb.i - words[0].i
        if at < 2 or words[at - 1].text != "," or verb.lemma not in self._speech.quoting or verb.tag not in ("VBZ", "VBD", "VBP"):
            return None
        clause, before = verb.child("ccomp"), phrases.own_subject(verb)
        speaker = next((c for c in clause.children if c.dep in ("nsubj", "nsubjpass")), None) if clause is not None else None
        if clause is None or before is None or speaker is None or before.i > verb.i or any(t.text == "," for t in words[: at - 1]):
            return None
        source = phrases.noun_phrase(speaker)
        if source[0].i != verb.i + 1 or speaker.tag == "PRP" and words[at + 2].text != ",":
            return None  # 'Jo Bell of the Dairy Board, says they are …': a stray comma
        away = {verb.i, *(t.i for t in phrases.below(speaker))}
        rule = self._quoting_rules(verb)[0]
        content = phrases.spans(page, [t for t in words if t.i not in away])
        return Claim(
            at=verb, rule=rule.id, stance=rule.stance, way="clause", cue=(verb,), speaker=speaker, source=tuple(source), content=content
        )

    def _stacked(self, page: Parsed, verb: Token) -> Claim | None:
        """'The wreck lies deep, the coastguard said, the agency reported on Friday': of two cues behind the words, the last brings the first.

        So does a medium's behind a whole attribution: 'The coastguard said the wreck lay deep, the agency reported'.
        """
        words = verb.sentence.tokens
        first = words[0].i
        at = verb.i - first
        if verb.tag not in ("VBD", "VBZ") or verb.lemma not in self._bounds.cues or not done(words, at + 1):
            return None
        low = phrases.between_semicolons(verb)[0] - first
        stop = opens_source(words, at)
        if stop is None or stop - 1 <= low:
            return None
        front, source = words[low:stop], words[stop + 1 : at]
        told = next((n for n, t in enumerate(front[:-1]) if t.tag in FINITE), None)
        if told is None:
            return None
        opens = opens_source(words, stop - 1)
        last = self._is_cue(front[-1]) and opens is not None
        whole = front[told].lemma in self._bounds.cues and any(t.lower in self._media for t in source)
        if not (last or whole or self._cue_behind(words, at)):
            return None
        rule = plainest(self._rules[verb.lemma])
        head = next((t for t in source if t.head is verb and t.dep in ("nsubj", "nsubjpass")), source[-1])
        return by_order(page, verb, rule, head, source, front) if rule is not None else None

    @staticmethod
    def _let_known(page: Parsed, verb: Token) -> Claim | None:
        """'The premier let it be known that he would not stand again': he said so."""
        words = verb.sentence.tokens
        at = verb.i - words[0].i
        if verb.lemma != "know" or at < 4 or [t.lower for t in words[at - 2 : at]] != ["it", "be"] or words[at - 3].lemma != "let":
            return None
        end = phrases.between_semicolons(verb)[1] - words[0].i
        speaker, rest = phrases.subject(words[at - 3]), words[at + 1 : end]
        if speaker is None or len(rest) < 3 or rest[0].lower != "that":
            return None
        return Claim(
            at=verb, rule="let-known", stance="asserts", way="clause", cue=tuple(words[at - 3 : at + 1]), speaker=speaker,
            source=tuple(phrases.noun_phrase(speaker)), content=phrases.spans(page, list(rest[1:])),
        )  # fmt: skip

    def _is_cue(self, token: Token) -> bool:
        return token.tag in ("VBD", "VBZ") and token.lemma in self._bounds.cues

    def _cue_behind(self, words: Sequence[Token], at: int) -> bool:
        """Whether ', the agency reported' follows: then this cue is the first of a stack."""
        if at + 3 >= len(words) or words[at + 1].text != ",":
            return False
        end = next((n for n in range(at + 2, min(at + 14, len(words))) if words[n].tag not in IN_NOUN_PHRASE), None)
        return end is not None and end > at + 2 and self._is_cue(words[end]) and words[end - 1].tag in PHRASE_NOUNS and done(words, end + 1)

    def _inserted(self, page: Parsed, verb: Token) -> Claim | None:
        """'The treaty, said the envoy to Oslo, “smells of diesel”': cue and speaker between two commas, subject before, its verb or words behind."""
        words = verb.sentence.tokens
        at = verb.i - words[0].i
        if at < 2 or words[at - 1].text != "," or verb.lemma not in self._speech.quoting or verb.tag not in ("VBD", "VBZ"):
            return None
        end = next((n for n in range(at + 2, min(at + 16, len(words))) if words[n].text == ","), None)
        if end is None or end + 2 >= len(words):
            return None
        inner, front, behind = words[at + 1 : end], words[: at - 1], words[end + 1 :]
        if any(t.tag in FINITE or t.tag in ("IN", "RP") and n == 0 or t.lower == "that" for n, t in enumerate(inner)) or any(
            t.tag in FINITE or t.text == "," for t in front
        ):
            return None
        marked = behind[0].text in phrases.MARKS
        goes_on = behind[0].tag in (*FINITE, "RB") and behind[0].lemma not in self._bounds.cues
        if not (marked or goes_on) or front[0].tag in ("IN", "VBG", "VBN", "WRB", "TO") or not any(t.tag in phrases.NOMINAL for t in inner):
            return None
        inside = {t.i for t in inner}
        speaker = next((t for t in inner if t.head.i not in inside and t.tag in phrases.NOMINAL), inner[-1])
        rule = self._quoting_rules(verb)[0]
        content = phrases.spans(page, [*front, *behind])
        return Claim(
            at=verb, rule=rule.id, stance=rule.stance, way="clause", cue=(verb,), speaker=speaker, source=tuple(phrases.noun_phrase(speaker)),
            content=content,
        )  # fmt: skip

    def _turned(self, page: Parsed, verb: Token) -> Claim | None:
        """'The ferry sank at dawn, reported the weekly': a comma before the cue, its speaker behind it, a clause in front."""
        words = verb.sentence.tokens
        at = verb.i - words[0].i
        thing = verb.child("dobj", "nsubj") or self.behind_misread(verb)
        if at < 3 or words[at - 1].text != "," or thing is None or thing.i < verb.i or verb.tag not in ("VBD", "VBZ"):
            return None
        if verb.lemma not in self._bounds.cues and not (verb.lemma in self._speech.quoting and self._speaks(verb, thing)):
            return None
        source = [t for t in phrases.noun_phrase(thing) if t.i > verb.i] or [thing]
        front = words[: at - 1]
        if (
            source[0].i != verb.i + 1
            or not (any(t.tag in FINITE for t in front) or len(front) <= 5 and verb.lemma == "say" and front[0].text[:1].isupper())
            or any(t.text == "," for t in front)
            or source[0].tag == "PRP"
            or verb.dep == "acl"
        ):
            return None
        if phrases.is_passive(verb) or verb.dep == "conj" and any(c.dep == "cc" for c in verb.head.children):
            return None
        rule = plainest(self._rules[verb.lemma])
        content = phrases.spans(page, front)
        if rule is None or not content:
            return None
        return Claim(
            at=verb, rule=rule.id, stance=rule.stance, way="clause", cue=(verb,), speaker=thing, source=tuple(source), content=content,
            quotable=True,
        )  # fmt: skip

    def _speaks(self, verb: Token, thing: Token) -> bool:
        """'…, urged the abbot' and nothing more that he was urged to do."""
        if thing.ent in ("PERSON", "ORG", "GPE"):
            return True
        return thing.lemma in self._voices and verb.child("xcomp", "ccomp") is None

    def _so_said(self, page: Parsed, verb: Token) -> Claim | None:
        """'The well is dry. So said the miller.': the sentence before."""
        words, sentence = verb.sentence.tokens, verb.sentence
        if (
            words[0].lower not in ("so", "thus")
            or len(words) < 3
            or words[1] is not verb
            or verb.lemma not in self._speech.quoting
            or sentence.index == 0
        ):
            return None
        said, speaker = (
            page.sentences[sentence.index - 1],
            next((c for c in verb.children if c.i > verb.i and c.tag in phrases.NOMINAL), None),
        )
        content = phrases.spans(page, said.tokens)
        if speaker is None or said.paragraph != sentence.paragraph or not content:
            return None
        rule = self._rules[verb.lemma][0]
        source = tuple(phrases.noun_phrase(speaker))
        return Claim(
            at=verb, rule="so-said", stance=rule.stance, way="clause", cue=(words[0], verb), speaker=speaker, source=source, content=content
        )

    def _listed(self, page: Parsed, verb: Token) -> Claim | None:
        """'The road was safe, the mayor of Lyme, Jo Bell, told reporters': the parse made one list of what was said and who said it."""
        words = verb.sentence.tokens
        at = verb.i - words[0].i
        if (
            verb.dep != "conj"
            or verb.head.tag not in FINITE
            or phrases.own_subject(verb) is not None
            or verb.lemma not in self._bounds.cues
        ):
            return None
        if at < 4 or words[at - 1].text != "," or verb.tag not in ("VBD", "VBZ") or verb.child("ccomp", "xcomp") is not None:
            return None
        commas = [n for n, t in enumerate(words[: at - 1]) if t.text == ","]
        alive = max((n for n, t in enumerate(words[:at]) if t.tag in FINITE), default=-1)
        begin = next((n for n in commas if n > alive), None)
        if begin is None or alive < 0 or not any(n > begin for n in commas) or any(t.tag == "CC" for t in words[begin:at]):
            return None
        inner = words[begin + 1 : at - 1]
        comma = next(n for n, t in enumerate(inner) if t.text == ",")
        speaker = next((t for t in reversed(inner[comma:]) if t.tag in ("NNP", "NNPS")), None)
        rule = plainest(self._rules[verb.lemma])
        if speaker is None or rule is None or inner[0].tag not in ("DT", "NN", "NNP", "JJ", "PRP$"):
            return None
        claim = by_order(page, verb, rule, speaker, inner, words[:begin])
        return claim if claim.content else None

    def _quoting_rules(self, verb: Token) -> list[VerbRule]:
        return [r for r in self._rules[verb.lemma] if "quote" in r.takes]

    def behind_misread(self, verb: Token) -> Token | None:
        """'…, explained race director Jo Bell': a finite cue that the parse took for an adjective of the speaker."""
        if verb.dep not in ("amod", "compound") or verb.tag != "VBD" or verb.lemma not in self._bounds.cues:
            return None
        noun = phrases.whole_name(verb.head)
        return noun if noun.i > verb.i else None


def done(words: Sequence[Token], at: int) -> bool:
    """Nothing that a cue could bring stands right behind it: the sentence ends, or a day or phrase follows."""
    token = words[at] if at < len(words) else None
    return (
        token is None
        or token.text in (",", ".", ";")
        or token.tag in ("IN", "RB")
        and token.lower != "that"
        or token.ent in ("DATE", "TIME")
    )
