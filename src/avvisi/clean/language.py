"""Which language a text is in, from a sample of it."""

import re
from functools import cached_property
from typing import Any

SAMPLE = 1_500  # characters that are looked at
SHORT = 40  # a text shorter than this tells too little for statistics
ENOUGH = 0.16  # share of frequent English words that settles it

_WORD = re.compile(r"[^\W\d_]+")
_LATIN = re.compile(r"[A-Za-z\u00c0-\u024f]")


class Languages:
    """`detect(text, given)` gives an ISO 639-1 code. The statistical model is loaded only when frequent words leave it open."""

    def __init__(self, common: frozenset[str]) -> None:
        self._common = common

    @cached_property
    def _identifier(self) -> Any:
        from py3langid.langid import MODEL_FILE, LanguageIdentifier

        return LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)

    def detect(self, text: str, given: str | None = None) -> str:
        """The language of a text. Short texts in Latin letters are what was given, else English."""
        sample = text if len(text) <= SAMPLE else text[:500] + " " + text[len(text) // 2 : len(text) // 2 + SAMPLE - 500]
        words = _WORD.findall(sample)
        if not words:
            return _code(given) or "en"
        if sum(w.lower() in self._common for w in words) >= ENOUGH * len(words) and len(words) > 6:
            return "en"
        letters = "".join(words)
        latin = len(_LATIN.findall(letters)) >= 0.6 * len(letters)
        if latin and len(letters) < SHORT:
            return _code(given) or "en"
        code, certainty = self._identifier.classify(sample)
        if latin and certainty < 0.9:
            return _code(given) or "en"
        return str(code)


def _code(given: str | None) -> str | None:
    """The primary subtag: 'en-GB' and 'eng' and 'English' are 'en'."""
    if not given or not given.strip():
        return None
    tag = re.split(r"[-_ ]", given.strip().lower(), maxsplit=1)[0]
    known = {
        "eng": "en",
        "english": "en",
        "arabic": "ar",
        "persian": "fa",
        "farsi": "fa",
        "russian": "ru",
        "french": "fr",
        "german": "de",
        "spanish": "es",
        "chinese": "zh",
        "turkish": "tr",
    }
    return known.get(tag, tag if len(tag) == 2 else None)
