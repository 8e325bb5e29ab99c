"""What is left unweighed changes nothing: the same groups come out as when every pair is weighed."""

import random

import numpy as np

from avvisi.resolve import stories, utterances
from avvisi.resolve.judgements import total
from avvisi.resolve.linkage import average_link
from avvisi.resolve.reports import Reports
from avvisi.resolve.saying_pairs import Values, candidates, rarity
from avvisi.resolve.sayings import Saying, Sayings
from avvisi.resolve.vectors import Counter, Features, weigh
from tests.resolve.saying import Facts, document

DRAW = random.Random(5)
REPORTS = 60
MADE = Reports(Facts(documents=[document(f"d{i:02}", published=f"2020-0{1 + i % 3}-1{i % 9}") for i in range(REPORTS)]))
STORY = [None if i % 4 == 0 else f"s{i % 3}" for i in range(REPORTS)]


def sayings() -> list[Saying]:
    """Sayings that share words in all degrees, by few speakers, some denied."""
    roots = [sorted(DRAW.sample(range(400), DRAW.randrange(3, 14))) for _ in range(40)]
    made = []
    for n in range(240):
        words = {w if DRAW.random() < 0.75 else DRAW.randrange(400) for w in DRAW.choice(roots)}
        made.append(
            Saying(
                id=f"q{n:03}", document=DRAW.randrange(REPORTS), start=n, speaker=DRAW.choice([None, "#1", "#2", "envoy"]), named="x", unnamed=n % 11 == 0,
                direct=True, denies=DRAW.random() < 0.2, day=DRAW.choice([None, 5, 9]), words=np.array(sorted(words), np.uint32), text="", roots=frozenset(), relays=(),
            )
        )  # fmt: skip
    return made


def test_sayings_are_grouped_as_if_each_pair_were_weighed() -> None:
    said = Sayings.of(sayings())
    idf = rarity(said)
    bags = [utterances.Bag(dict(zip(s.words.tolist(), idf[s.words].tolist(), strict=True))) for s in said]
    pairs = candidates(said, idf, MADE)
    weights = [total(list(utterances.weigh((said[a], bags[a]), (said[b], bags[b]), MADE.published, STORY))) for a, b in pairs.tolist()]
    values = Values(said, idf, MADE.published, STORY)(pairs)
    assert len(pairs) > 200
    assert sum(w > -utterances.PRIOR for w in weights) > 20
    assert np.allclose(values, [utterances.PRIOR + w for w in weights], atol=1e-3)
    whole = [(a, b, round(utterances.PRIOR + w, 4)) for (a, b), w in zip(pairs.tolist(), weights, strict=True)]
    assert utterances.group(said, MADE, STORY)[0] == average_link(len(said), whole, least=0.0, apart=-2.0)


def test_stories_are_grouped_as_if_each_pair_were_compared() -> None:
    words = [f"word{n}" for n in range(300)]
    roots = [DRAW.sample(words, 12) for _ in range(12)]
    texts = [" ".join(w if DRAW.random() < 0.8 else DRAW.choice(words) for w in DRAW.choice(roots) * 2) for _ in range(120)]
    dated = [stories.Dated(*DRAW.choice([(100, 100), (103, 103), (140, 140), (None, None), (99, 141)])) for _ in texts]
    count = Counter((), ())
    features = Features.of([count(t) for t in texts])
    vectors = weigh(features)
    near, like, reach = stories.Near(dated, vectors), stories._Likeness(vectors), stories.Reach(dated)
    left, right = near.out_of_reach(np.zeros(len(texts), np.int64))
    one, other, _ = near.within_reach()
    left, right = np.concatenate([left, one]), np.concatenate([right, other])
    whole = []
    for a, b, likeness, counts in zip(left.tolist(), right.tolist(), like(left, right).tolist(), reach(left, right).tolist(), strict=True):
        value = round(likeness * counts, 6) if counts else stories.FAR * (likeness > stories.DATED / 2)
        if value > stories.LEAST or value < 0:
            whole.append((a, b, value))
    assert any(value < 0 for _, _, value in whole)
    found = stories.stories(dated, features)
    assert found == average_link(len(texts), whole)
    assert len(set(found)) < len(texts)


def test_a_word_that_is_a_name_in_one_of_two_documents_is_no_name_they_share() -> None:
    count = Counter((), ())
    vectors = weigh(
        Features.of([count("Hope sank in the harbour"), count("We hope the harbour opens"), count("Hope opens"), count("We sank")])
    )
    like = stories._Likeness(vectors)
    for i, j in ((0, 1), (1, 0), (0, 2)):
        one, other = ({int(p): (w, n) for p, w, n in zip(v.places, v.weights, v.named, strict=True)} for v in (vectors[i], vectors[j]))
        norms = [np.sqrt(sum(float(w) ** 2 for w, n in v.values() if n)) or 1.0 for v in (one, other)]
        plain = sum(float(one[p][0]) * float(other[p][0]) for p in one.keys() & other.keys())
        names = sum(float(one[p][0]) * float(other[p][0]) for p in one.keys() & other.keys() if one[p][1] and other[p][1])
        wanted = (1 - stories.NAMES) * plain + stories.NAMES * names / (norms[0] * norms[1])
        assert np.allclose(like(np.array([i]), np.array([j])), wanted, atol=1e-5)
