"""Paragraphs that extraction left out though their like were taken: a story cut into parts by what stands between them."""

from collections import defaultdict
from typing import NamedTuple

from lxml.html import HtmlElement

from avvisi.read.page_words import printed

LONG = 80  # characters of a paragraph that tells
TAKEN = 400  # characters of a kind of holder that were taken, for it to be the story's
LOST = 200  # characters of it that were not, for them to be a part of the story
LINKED = 0.4  # the share of a paragraph in links beyond which it leads elsewhere
HOLDERS = ("article", "main", "body")


class Paragraph(NamedTuple):
    """A paragraph: its words, the kind of element that holds it, and the whole within which that kind means the same."""

    words: str
    key: str
    kind: tuple[str, str]
    whole: int


def paragraphs(tree: HtmlElement) -> list[Paragraph]:
    """The long paragraphs of a page, before extraction changes its tree. Only those whose holder has a class: it says what it is for."""
    found = []
    wholes: dict[HtmlElement, int] = {}
    for element in tree.iter("p"):
        parent = element.getparent()
        if parent is None or not parent.get("class"):
            continue
        words = _words(element)
        if len(words) >= LONG and sum(len(_words(link)) for link in element.iter("a")) <= LINKED * len(words):
            if parent not in wholes:
                holder = next((e for e in parent.iterancestors(*HOLDERS)), parent) if parent.tag not in HOLDERS else parent
                wholes[parent] = id(holder)
            found.append(Paragraph(words, printed(words), (str(parent.tag), parent.get("class")), wholes[parent]))
    return found


def _words(element: HtmlElement) -> str:
    """The words of an element, less its scripts."""
    if next(element.iter("script", "style", "noscript"), None) is None:
        return " ".join("".join(element.itertext()).split())
    texts = (text for text in element.xpath(".//text()[not(ancestor::script or ancestor::style or ancestor::noscript)]"))
    return " ".join("".join(texts).split())


def left_out(standing: list[Paragraph], lines: list[str]) -> list[str]:
    """The paragraphs of the story that are not among the lines: held by the same kind of element, within the same article.

    Newspapers set a story in several boxes of one class with pictures between; extraction that takes the best box loses the others.
    """
    taken = {printed(line)[:LONG] for line in lines}
    groups: defaultdict[tuple[tuple[str, str], int], list[Paragraph]] = defaultdict(list)
    for paragraph in standing:
        groups[paragraph.kind, paragraph.whole].append(paragraph)
    found = []
    for group in groups.values():
        lost = [p for p in group if p.key[:LONG] not in taken]
        size = sum(len(p.words) for p in lost)
        if size >= LOST and sum(len(p.words) for p in group) - size >= TAKEN:
            found += [p.words for p in lost]
    return found
