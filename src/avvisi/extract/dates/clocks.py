"""Readings of times of day: '10 p.m. Wednesday', '1200 GMT', 'noon'."""

import re
from collections.abc import Iterator

from avvisi.extract.dates.days import weekday_near
from avvisi.extract.dates.moment import Meaning, Moment
from avvisi.extract.dates.words import capital, group, has


def clock(match: re.Match[str], at: Moment) -> Iterator[Meaning]:
    """'10 p.m. Wednesday', '1200 GMT', 'noon'."""
    time = _clock(group(match, "clock") or "", group(match, "zone"))
    if time is None or at.before() == "high":
        return
    dated = has(match, "weekday") or has(match, "word")
    if at.before() == "(" and not dated and at.named and 0 < match.start() - at.named[-1].start < 20 and "T" in at.named[-1].value:
        return  # '10:35 a.m. (0735 GMT)': the same time told twice
    value, anchor = None, None
    if has(match, "weekday"):
        if not capital(match, "weekday"):
            return
        number = at.words.weekdays[(group(match, "weekday") or "").rstrip(".")]
        made, anchor = weekday_near(number, at)
        value = made.isoformat() if made else f"XXXX-WXX-{number}"
    elif named := group(match, "word"):
        value, anchor = at.step("D", at.words.words[named]), "published"
    elif ahead := re.compile(rf"[\s()\w:.,]{{0,25}}?\b({'|'.join(w for w in at.words.weekdays if w.endswith('day'))})\b", re.I).match(
        at.page.document.text, match.end(), match.end() + 40
    ):  # '10:35 a.m. (0735 GMT) Friday'
        made, anchor = weekday_near(at.words.weekdays[ahead[1].lower()], at)
        value = made.isoformat() if made else None
    elif at.published and at.tense() == "future" and not at.same_sentence("D"):
        value, anchor = at.published.isoformat(), "published"
    elif back := at.last("D", 8):
        value, anchor = back.value[:10], back.value
    elif at.published:
        value, anchor = at.published.isoformat(), "published"
    yield Meaning("TIME", f"{value or 'XXXX-XX-XX'}T{time}", anchor=anchor if value else None)


def _clock(words: str, zone: str | None) -> str | None:
    fixed = {"noon": "12:00", "midday": "12:00", "midnight": "24:00"}.get(words)
    if fixed:
        return fixed
    found = re.match(r"(\d{1,2})(?:[:.](\d\d))?(?::\d\d)?", words)
    if found and (four := re.match(r"([012]\d)([0-5]\d)(?!\d)", words)):
        found = four
    if not found:
        return None
    hour, minute = int(found[1]), int(found[2] or 0)
    rest = words[found.end() :]
    if "p" in rest[:3] or "afternoon" in rest or "evening" in rest:
        hour = hour % 12 + 12
    elif "a" in rest[:3]:
        hour %= 12
    if hour > 23 or minute > 59:
        return None
    return f"{hour:02d}:{minute:02d}" + ("Z" if zone in ("gmt", "utc", "z") else "")
