"""The readings by the names that data/<language>/dates.toml calls them by."""

import re
from collections.abc import Callable, Iterator

from avvisi.extract.dates import clocks, days, lengths, quarters, steps, years
from avvisi.extract.dates.moment import Meaning, Moment

Reading = Callable[[re.Match[str], Moment], Iterator[Meaning]]

READINGS: dict[str, Reading] = {
    "day": days.day,
    "days": days.days,
    "numbers": days.numbers,
    "day_of_month": days.day_of_month,
    "holiday": days.holiday,
    "weekday": days.weekday,
    "weekdays": days.weekdays,
    "word": days.word,
    "part": days.part,
    "clock": clocks.clock,
    "month": years.month,
    "year": years.year,
    "years": years.years,
    "year_end": years.year_end,
    "short_year": years.short_year,
    "decade": years.decade,
    "century": years.century,
    "season": years.season,
    "quarter": quarters.quarter_,
    "quarters": quarters.quarters,
    "quarter_short": quarters.quarter_short,
    "period": quarters.period,
    "unit_which": steps.unit_which,
    "unit_back": steps.unit_back,
    "unit_the": steps.unit_the,
    "weekend": steps.weekend,
    "week_of": steps.week_of,
    "ago": steps.ago,
    "ago_fuzzy": steps.ago_fuzzy,
    "later": steps.later,
    "after": steps.after,
    "ahead": steps.ahead,
    "span_which": lengths.span_which,
    "span": lengths.span,
    "span_range": lengths.span_range,
    "span_bare": lengths.span_bare,
    "every": lengths.every,
    "per": lengths.per,
    "set_word": lengths.set_word,
    "ref": lengths.ref,
    "recent": lengths.recent,
}
