"""Claims without a verb of saying: 'according to', 'in the words of', 'his claim that', 'her plan to', 'was sure that'."""

from collections.abc import Iterator

from avvisi.extract.quotes import phrases
from avvisi.extract.quotes.claims import Claim
from avvisi.lexicon.speech import SpeechLexicon
from avvisi.parse.tokens import FINITE, Parsed, Token

_VOICES = frozenset(
    [
        "make",
        "give",
        "voice",
        "repeat",
        "issue",
        "express",
        "have",
        "hold",
        "reiterate",
        "announce",
        "share",
        "deliver",
        "send",
        "advance",
        "raise",
        "write",
        "release",
        "lodge",
        "file",
        "offer",
        "renew",
        "level",
        "state",
        "reaffirm",
        "underline",
        "stress",
        "draw",
        "reach",
        "put",
        "launch",
        "fulfil",
        "keep",
        "break",
    ]
)
_NOBODYS = frozenset(
    ["rumour", "rumor", "allegation", "accusation", "report", "claim", "speculation", "charge", "call", "fear", "warning", "suggestion"]
)
_ACCOUNTS = frozenset(["account", "version", "telling", "readout", "record", "summary"])
_NAMING = ("NNP", "NNPS", "WP", "WP$", "WDT")
_WORDS_OF = frozenset(["words", "view", "opinion", "estimation", "eyes", "reckoning"]) | _ACCOUNTS


class Forms:
    """`forms(page)` yields the claims that no verb of saying makes."""

    def __init__(self, speech: SpeechLexicon) -> None:
        self._nouns, self._adjectives, self._cues = speech.nouns, speech.adjectives, speech.words("cues")
        self._human = speech.words("official") | speech.words("people")

    def __call__(self, page: Parsed) -> Iterator[Claim]:
        """All of them, in order of the text."""
        for token in page.tokens:
            found: Claim | None = None
            if token.lower == "according":
                found = _according(page, token)
            elif token.lower == "per" and token.dep == "prep":
                found = _per(page, token)
            elif token.lemma == "quote" and token.i > 0 and page.tokens[token.i - 1].lower == "to" and token.dep == "advcl":
                found = _to_quote(page, token)
            elif token.lower == "for" and token is token.sentence.tokens[0]:
                found = self._for_whom(page, token)
            elif token.lower in _WORDS_OF and token.dep == "pobj" and token.head.lower in ("in", "by"):
                found = _in_words_of(page, token)
            elif token.lemma in ("emphasis", "stress") and token.dep == "dobj":
                found = _emphasis(page, token)
            elif token.tag in ("NN", "NNS") and (token.lemma in self._nouns):
                found = self._nominal(page, token)
            elif token.tag in ("JJ", "VBN") and token.lower in self._adjectives and token.dep in ("acomp", "ROOT", "conj", "ccomp"):
                found = self._adjective(page, token)
            if found is not None and found.content:
                yield found

    def _for_whom(self, page: Parsed, word: Token) -> Claim | None:
        """'For the potter Ana Reis, the tax was “a theft”': the words in marks are hers, where no cue brings them."""
        words, source = word.sentence.tokens, word.child("pobj")
        if source is None or not (source.ent == "PERSON" or source.lemma in self._human) or any(t.lemma in self._cues for t in words):
            return None
        marks = [t for t in words if t.text in ('"', "“", "”", "``", "''")]
        inside = [t for t in words if len(marks) == 2 and marks[0].i < t.i < marks[1].i]
        alive = any(t.tag in FINITE and source.i < t.i < marks[0].i for t in words) if inside else False
        if len(inside) < 2 or not alive:
            return None
        return Claim(
            at=word, rule="for-whom", stance="asserts", way="clause", cue=(word,), speaker=source, source=tuple(phrases.noun_phrase(source)),
            content=phrases.spans(page, inside), quotable=True,
        )  # fmt: skip

    def _nominal(self, page: Parsed, noun: Token) -> Claim | None:
        """'the envoy's claim that …', 'a plan by Oslo to …', 'made a promise to …'."""
        stance = self._nouns[noun.lemma]
        if noun.lemma == "call" and noun.dep == "pobj" and noun.head.lower in ("on", "in", "during", "over"):
            return None  # 'told reporters on a conference call that …'
        clause = next(
            (c for c in noun.children if c.i > noun.i and (c.dep in ("acl", "ccomp", "relcl", "appos")) and _opens_with(c, "that")), None
        )
        if clause is None and stance in ("promises", "threatens", "asks", "intends", "rejects", "believes"):
            clause = next(
                (c for c in noun.children if c.dep in ("acl", "relcl", "xcomp") and c.i > noun.i and c.is_infinitive()),
                None,
            )
        if clause is None:
            return None
        speaker = owner(noun)
        if speaker is None and noun.lemma not in _NOBODYS:
            return None
        if speaker is not None and speaker.tag == "PRP$" and noun.dep == "dobj" and noun.head.lemma in _VOICES:
            speaker = phrases.subject(noun.head) or speaker  # 'Tehran repeated its threat'
        source = phrases.noun_phrase(speaker) if speaker is not None else []
        source = [t for t in source if t.tag != "POS"]
        tokens = [t for t in phrases.below(clause) if t not in source]
        return Claim(
            act=clause.is_infinitive() and not _opens_with(clause, "that"),
            at=noun, rule=f"noun.{stance}", stance=stance, way="nominal", cue=(noun,), speaker=speaker, source=tuple(source),
            content=phrases.spans(page, tokens),
        )  # fmt: skip

    def _adjective(self, page: Parsed, word: Token) -> Claim | None:
        """'was sure that the pass was open', 'is ready to talk'."""
        stance = self._adjectives[word.lower]
        verb = word.head if word.dep == "acomp" else word
        holders = (word, verb)
        clause = next((c for h in holders for c in h.children if c.dep == "ccomp" and c.i > word.i), None)
        if clause is None:
            wanted = ("to",) if stance == "intends" else ("about", "of", "over")
            clause = (
                next(
                    (
                        c
                        for h in holders
                        for c in h.children
                        if c.dep == "xcomp" and c.i > word.i and any(x.lower == "to" for x in c.children)
                    ),
                    None,
                )
                if stance == "intends"
                else None
            )
            if clause is None:
                prep = next((c for c in word.children if c.dep == "prep" and c.lower in wanted), None)
                clause = prep.child("pobj", "pcomp") if prep is not None else None
        speaker = phrases.subject(verb)
        if clause is None or speaker is None or speaker.lower in ("it", "there"):
            return None  # 'it is not clear which well was meant' is nobody's
        return Claim(
            at=word, rule=f"adjective.{stance}", stance=stance, way="phrase", cue=(word,), speaker=speaker,
            source=tuple(phrases.noun_phrase(speaker)), content=phrases.spans(page, phrases.below(clause)),
        )  # fmt: skip


def _emphasis(page: Parsed, noun: Token) -> Claim | None:
    """'put strong emphasis on the need for wells'."""
    verb = noun.head
    if verb.lemma not in ("put", "place", "lay"):
        return None
    for holder in (noun, verb):
        for child in holder.children:
            if child.dep == "prep" and child.lower in ("on", "upon") and child.i > noun.i:
                thing, speaker = child.child("pobj", "pcomp"), phrases.subject(verb)
                if thing is not None and speaker is not None:
                    source = tuple(phrases.noun_phrase(speaker))
                    content = phrases.spans(page, phrases.below(thing))
                    return Claim(
                        at=verb,
                        rule="emphasis",
                        stance="asserts",
                        way="phrase",
                        cue=(verb, noun),
                        speaker=speaker,
                        source=source,
                        content=content,
                    )
    return None


def _opens_with(clause: Token, word: str) -> bool:
    first = min((c.i for c in clause.children), default=clause.i)
    return any(c.lower == word and c.dep == "mark" for c in clause.children) or any(
        c.i == first and c.lower == word and c.dep != "nsubj" for c in clause.children
    )


def owner(noun: Token) -> Token | None:
    """Whose claim it is: possessive, 'by', 'from', 'of', or the subject of the verb that makes it ('repeated a warning that')."""
    owner = noun.child("poss")
    if owner is not None:
        return owner
    for child in noun.children:
        if child.dep == "prep" and child.lower in ("by", "from", "of", "among"):
            inner = child.child("pobj")
            if inner is not None and (child.lower != "of" or inner.tag in ("NNP", "NNPS")):
                return inner
    if noun.dep in ("dobj", "attr"):
        found = phrases.subject(noun.head) if noun.dep == "attr" or noun.head.lemma in _VOICES else None
        return found if found is not None and found.lower not in ("it", "there") else None
    if noun.dep == "pobj" and noun.head.dep == "prep" and noun.head.head.tag[:2] == "VB" and noun.head.lower in ("with", "in"):
        return phrases.subject(noun.head.head)
    return None


def _according(page: Parsed, word: Token) -> Claim | None:
    """'The pass is closed, according to the almanac.' 'According to …, …'."""
    to = next((t for t in page.tokens[word.i + 1 : word.i + 2] if t.lower == "to"), None)
    source = to.child("pobj", "pcomp") if to is not None else None
    if to is None or source is None or source.lemma == "translation":
        return None  # who translated is a relay of what is said anyhow
    return _framed(page, word, (word, to), source, "according-to")


def _to_quote(page: Parsed, verb: Token) -> Claim | None:
    """'To quote the abbess, “the well is older than the church”.'"""
    source, to = verb.child("dobj"), page.tokens[verb.i - 1]
    if source is None or verb.sentence.tokens[0] is not to:
        return None
    return _framed(page, verb, (to, verb), source, "in-words-of")


def _per(page: Parsed, word: Token) -> Claim | None:
    source = word.child("pobj")
    if source is None or source.tag not in ("NNP", "NNPS") or word.i == 0 or page.tokens[word.i - 1].text != ",":
        return None
    return _framed(page, word, (word,), source, "per")


def _in_words_of(page: Parsed, noun: Token) -> Claim | None:
    """'in the words of the abbess', 'in his view'."""
    of = next((c.child("pobj") for c in noun.children if c.dep == "prep" and c.lower == "of"), None)
    owned = noun.child("poss")
    source = (owned or (of if of is not None and of.tag in ("NNP", "NNPS") else None)) if noun.lower in _ACCOUNTS else of or owned
    if source is None or noun.lower in _ACCOUNTS and source.tag == "PRP$":
        return None  # 'In its own account of the meeting, Oslo said …': said by what follows
    return _framed(page, noun.head, (noun.head, noun), source, "in-words-of")


def _between_stops(top: Token) -> tuple[int, int]:
    """The stretch between semicolons, where a finite verb stands beside the phrase in it: else the whole sentence."""
    words = top.sentence.tokens
    low, high = phrases.between_semicolons(top)
    alive = any(low <= t.i < high and t.tag in FINITE for t in words)
    return (low, high) if alive else (words[0].i, words[-1].i + 1)


def _behind_carrier(tokens: list[Token], source: Token) -> list[Token]:
    """'According to the diver, quoted by the weekly, the wreck …': the participle that names the carrier is no content."""
    first = next((n for n, t in enumerate(tokens) if t.text.isalnum()), None)
    if first is not None and tokens[first].lower == "as" and first + 1 < len(tokens):
        first += 1
    if (
        first is None
        or tokens[first].tag != "VBN"
        or tokens[first].lemma not in ("quote", "cite", "interview", "report", "relay")
        or tokens[first].i < source.i
    ):
        return tokens
    comma = next((n for n in range(first, min(first + 12, len(tokens))) if tokens[n].text == ","), None)
    return tokens[comma + 1 :] if comma is not None else tokens


def _before_name(tokens: list[Token], top: Token) -> list[Token]:
    """'The mill is shut, according to the head of the union, Jo Bell, whose words …': what names the source further is no content."""
    behind = [t for t in tokens if t.i > top.i]
    front = [t for t in tokens if t.i < top.i]
    words = [t for t in behind if t.text.isalnum()]
    if not words or not any(t.tag in FINITE for t in front) or front[-1].text != "," or words[0].tag not in _NAMING:
        return tokens
    name = next((n for n, t in enumerate(words) if t.tag not in ("NNP", "NNPS", "CD")), len(words))
    return front if name == len(words) or words[name].tag in ("WP", "WP$", "WDT") else tokens


def _with_name(words: tuple[Token, ...] | list[Token], source: tuple[Token, ...]) -> tuple[Token, ...]:
    """The name set behind the source's noun which the parse gave to the clause: 'the head of the union, Jo Bell'."""
    at = source[-1].i + 1 - words[0].i
    if at + 1 >= len(words) or words[at].text != "," or source[-1].tag in ("NNP", "NNPS") or words[at + 1].tag not in ("NNP", "NNPS"):
        return source
    end = next((n for n in range(at + 1, len(words)) if words[n].tag not in ("NNP", "NNPS")), len(words))
    return (*source, *words[at:end]) if end < len(words) and words[end].text in (",", ".") else source


def _up_to_comma(words: tuple[Token, ...] | list[Token], source: Token, inside: set[int]) -> tuple[Token, ...]:
    """'According to the news site Tamil Pulse, the monk …': where the parse gave the name to the next clause, the comma shows its end."""
    first = words[0].i
    comma = next((t for t in words[source.i - first :] if t.text == ","), None)
    between = [t for t in words if source.i < t.i and comma is not None and t.i < comma.i]
    if comma is None or not between or all(t.i in inside for t in between) or len(between) > 5:
        return ()
    if any(t.tag not in ("NNP", "NNPS", "CD") for t in between):
        return ()
    return tuple(t for t in words if t.i <= between[-1].i and t.i >= min(x.i for x in phrases.noun_phrase(source)))


def _framed(page: Parsed, top: Token, cue: tuple[Token, ...], source: Token, rule: str) -> Claim | None:
    """The clause that the phrase frames: the whole sentence where it opens or closes it, else the nearest clause."""
    sentence = top.sentence
    own = phrases.below(top)
    inside = {t.i for t in own}
    first, last = sentence.tokens[0], sentence.tokens[-1]
    opens = all(t.i in inside or not t.text.isalnum() for t in sentence.tokens[: top.i - first.i + 1]) or top.i - first.i <= 1
    closes = not any(t.text.isalnum() for t in sentence.tokens if t.i > max(inside))
    nouns = phrases.noun_phrase(source)
    low, high = _between_stops(top)
    opens = opens or all(t.i in inside or not t.text.isalnum() for t in sentence.tokens if low <= t.i < top.i)
    closes = closes or not any(t.text.isalnum() for t in sentence.tokens if max(inside) < t.i < high)
    if opens or closes or top.head is top:
        tokens = [t for t in sentence.tokens if t.i not in inside and low <= t.i < high]
        tokens = _behind_carrier(tokens, source) if opens else _before_name(tokens, top)
    else:
        above = next((a for a in top.ancestors() if a.tag[:2] == "VB" or a.tag == "MD"), sentence.root)
        tokens = _before_name([t for t in phrases.below(above) if t.i not in inside], top)
    if not tokens or last is first:
        return None
    source_tokens = tuple(t for t in nouns if t.i in inside) or (source,)
    if not opens:
        source_tokens = _with_name(sentence.tokens, source_tokens)
    if opens and tokens and (split := _up_to_comma(sentence.tokens, source, inside)):
        source_tokens, source = split, split[-1] if split[-1].tag in ("NNP", "NNPS") else source
        tokens = [t for t in tokens if t.i > split[-1].i]
    content = phrases.spans(page, tokens)
    return Claim(at=top, rule=rule, stance="asserts", way="according", cue=cue, speaker=source, source=source_tokens, content=content)
