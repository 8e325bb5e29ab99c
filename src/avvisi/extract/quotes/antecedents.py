"""Whom a pronoun stands for where no mention says so: the nearest subject before it that fits."""

from collections.abc import Callable

from avvisi.extract.quotes import phrases
from avvisi.lexicon.speech import SpeechLexicon
from avvisi.model.facts import Mention
from avvisi.parse.tokens import Parsed, Token

_HE = frozenset(["he", "she", "his", "her", "him"])
_THEY = frozenset(["they", "their", "both"])
_PRONOUNS = _HE | _THEY | {"it", "its"}
_TELLS = frozenset(["say", "report", "write", "announce", "put", "add", "quote", "cite"])
_LOOK_BACK = 3  # sentences
_SUBJECT = frozenset(["nsubj", "nsubjpass"])


class Antecedents:
    """`antecedent(pronoun)` gives the noun it stands for, and the noun's words where they are not its whole phrase."""

    def __init__(
        self,
        page: Parsed,
        speech: SpeechLexicon,
        mention: Callable[[Token, tuple[Token, ...]], Mention | None],
        is_medium: Callable[[Token], bool],
        listens: Callable[[Token], bool],
    ) -> None:
        self._page, self._mention, self._is_medium, self._listens = page, mention, is_medium, listens
        self._voiceless = speech.words("voiceless")
        self._documents, self._institutions, self._officials = (
            speech.words("document"),
            speech.words("institution"),
            speech.words("official"),
        )

    def __call__(self, pronoun: Token) -> tuple[Token, tuple[Token, ...]] | None:
        """Whom a pronoun stands for where no mention says so: the nearest fitting subject before it, in its sentence or up to three back."""
        sentence = pronoun.sentence
        for index in range(sentence.index, max(-1, sentence.index - 1 - _LOOK_BACK), -1):
            tokens = [t for t in self._page.sentences[index].tokens if t.i < pronoun.i]
            subjects = [t for t in tokens if t.dep in _SUBJECT and t.tag not in ("WP", "WDT")]
            if pronoun.lower in ("former", "latter"):
                pair = next((t for t in subjects if any(c.dep == "conj" for c in t.children)), None)
                if pair is not None:
                    conjunct = next(c for c in pair.children if c.dep == "conj")
                    if pronoun.lower == "latter":
                        return conjunct, ()
                    words = tuple(t for t in phrases.noun_phrase(pair) if t.i < conjunct.i - 1 and t.dep != "cc")
                    return pair, tuple(t for t in words if t not in phrases.below(conjunct))
                continue
            if pronoun.dep in ("dobj", "pobj", "dative"):  # nobody tells himself with 'him'
                above = next((a for a in pronoun.ancestors() if a.tag[:2] == "VB"), None)
                subjects = [t for t in subjects if t.head is not above]
            order = subjects if index != sentence.index else list(reversed(subjects))
            for token in order:
                if token.tag in ("PRP", "PRP$", "DT", "EX") and token.lower not in _PRONOUNS:
                    continue
                if self._fits(pronoun, token):
                    return token, ()
        return None

    def _fits(self, pronoun: Token, token: Token) -> bool:
        if token.tag == "PRP":
            return False
        mention = self._mention(token, (token,))
        plural = token.tag in ("NNS", "NNPS") or any(c.dep == "conj" for c in token.children)
        teller = pronoun.lower in ("it", "its") and token.tag == "NNP" and token.head.lemma in _TELLS and self._listens(token)
        if teller and not plural:
            return True  # 'Sabaya reported … . It said …'
        person = mention.kind == "person" if mention else token.ent == "PERSON" or token.lemma in self._officials
        if pronoun.lower in _HE:
            return person and not plural
        if pronoun.lower in _THEY:
            return plural and (mention is not None or token.lemma not in self._voiceless)  # 'prices fell, and they want …'
        return (
            not person
            and not plural
            and (mention is not None or self._is_medium(token) or token.lemma in self._institutions or token.lemma in self._documents)
        )
