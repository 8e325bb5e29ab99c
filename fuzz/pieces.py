"""Bytes to text: words that the grammars look for, marks in all shapes, and any character at all."""

WORDS = (
    "the envoy", "President Kuvo", "Foreign Minister Ana Dvor", "Mr. Tal", "Norway", "Chad", "Lima", "the two sides", "his counterpart", "the ministry",
    "said", "told", "denied that", "accused", "of attacking", "met", "will meet", "agreed to", "refused to", "signed", "called on", "was quoted by",
    "as saying", "according to", "on Monday", "last night", "on 3 May", "May 3–5, 1999", "1999", "two days after", "the previous day", "Q3", "in the 1980s",
    "from Monday to", "14:30 GMT", "early next week", "a year ago", "the", "and", "by", "with", "who", "which", "not", "to", "in", "of", "talks",
    "sanctions", "troops", "a statement", "Reuters", "(Xinhua) --", "Published:", "By Ana Dvor", "Read also:", "Photo:", "http://a.example/1",
)  # fmt: skip
MARKS = (
    ". ",
    ", ",
    "\n",
    "\n\n",
    ' "',
    '" ',
    "“",
    "”",
    "‘",
    "’",
    "--",
    "–",
    "(",
    ")",
    ": ",
    "; ",
    "? ",
    "... ",
    "\t",
    " ",
    "/",
    "'s",
    "\u202e",
    "\u200b",
    "\u00a0",
    "\ufeff",
)


def text(data: bytes, limit: int = 3_000) -> str:
    """Each byte a word, a mark or a character; two bytes for characters of any script."""
    made, i = [], 0
    while i < len(data) and i < limit:
        byte = data[i]
        if byte < 140:
            made.append(WORDS[byte % len(WORDS)] + " ")
        elif byte < 220:
            made.append(MARKS[byte % len(MARKS)])
        elif byte < 245:
            made.append(chr(32 + data[(i + 1) % len(data)] % 95))
            i += 1
        else:
            code = (data[(i + 1) % len(data)] << 8) + data[(i + 2) % len(data)]
            made.append(chr(code) if not 0xD800 <= code < 0xE000 and code else "\ufffd")
            i += 2
        i += 1
    return "".join(made)[:limit]
