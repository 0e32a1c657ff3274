package org.rapporteur.annotate;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.rapporteur.annotate.TimeMention.Type;
import org.rapporteur.text.Span;

/**
 * Finds time expressions and resolves them against the report's date, never against the clock: asks a class for each kind of
 * expression, word by word.
 *
 * <p>Catches {@code will sail on Friday} (the next one), {@code sailed on Friday} (the last one, or the day itself), {@code the
 * week of 10 January}; leaves {@code she may march} and {@code 2,000 ships} alone.
 */
final class TimeFinder {
    private final TokenIndex index;
    private final boolean english;
    private final Years years;
    private final CalendarDates dates;
    private final NamedDays days;
    private final ClockTimes clocks;
    private final Quarters quarters;
    private final Durations durations;
    private final RelativePeriods relative;
    private final Periods periods;
    private final TimeParts parts;
    private final TimeSets sets;
    private final VagueTimes vague;
    private final TimeExtents extents;
    private final List<TimeMention> found = new ArrayList<>();
    private final @Nullable LocalDate reportDay;
    private TimeAnchor told;

    TimeFinder(TokenIndex index, @Nullable LocalDate reportDay, boolean english) {
        this.index = index;
        this.english = english;
        this.reportDay = reportDay;
        this.told = TimeAnchor.of(reportDay);
        Tense tense = new Tense(index);
        this.years = new Years(index, reportDay);
        this.dates = new CalendarDates(index, tense, years, reportDay);
        this.days = new NamedDays(index, tense, years, dates, reportDay);
        this.clocks = new ClockTimes(index, dates, days);
        this.quarters = new Quarters(index, tense, years, reportDay);
        this.durations = new Durations(index, reportDay);
        this.relative = new RelativePeriods(index, dates, years, quarters, durations, reportDay);
        this.periods = new Periods(index, tense, reportDay);
        this.parts = new TimeParts(index, years, dates, days, periods, relative, reportDay);
        this.sets = new TimeSets(index);
        this.vague = new VagueTimes(index);
        this.extents = new TimeExtents(index);
    }

    List<TimeMention> find() {
        for (int s = 0; s < index.sentences().size(); s++) {
            int limit = index.endOf(s);
            int from = index.firstOf(s);
            told = told.inNewSentence(reportDay);
            for (int i = from; i < limit; i++) {
                TimeMatch core = at(i, limit);
                if (core == null || core.first() < from) {
                    continue;
                }
                TimeMatch match = english ? extents.widened(core, from, limit) : core;
                if (!addBothYears(match)) {
                    found.add(new TimeMention(
                            index.span(match.first(), match.end()),
                            match.type(),
                            match.value(),
                            match.earliest(),
                            match.latest()));
                }
                told = told.after(match);
                from = match.end();
                i = from - 1;
            }
        }
        return List.copyOf(found);
    }

    /** {@code 1977-1979} in one word tells two years, {@code 1977-79} one stretch. */
    private boolean addBothYears(TimeMatch match) {
        String word = index.word(match.first());
        boolean two = match.end() == match.first() + 1
                && word.length() == 9
                && Calendar.isYear(word.substring(0, 4))
                && Calendar.isYear(word.substring(5))
                && !Character.isDigit(word.charAt(4));
        if (!two) {
            return false;
        }
        int start = index.span(match.first()).start();
        for (int from : new int[] {0, 5}) {
            TimeMatch year = TimeMatch.of(match.first(), match.end(), Type.DATE, word.substring(from, from + 4));
            Span span = new Span(start + from, start + from + 4);
            found.add(new TimeMention(span, Type.DATE, year.value(), year.earliest(), year.latest()));
        }
        return true;
    }

    /** The first kind that fits wins: a longer or surer expression is asked for before those that are parts of it. */
    private @Nullable TimeMatch at(int i, int limit) {
        TimeMatch numeric = dates.numeric(i, english);
        if (numeric != null || !english) {
            return numeric;
        }
        TimeMatch match = parts.at(i, limit, told);
        if (match == null) {
            match = sets.at(i, limit);
        }
        if (match == null) {
            match = days.holiday(i, limit);
        }
        if (match == null) {
            match = dates.weekdayOfMonth(i, limit);
        }
        if (match == null) {
            match = years.ofYearBeside(dates.at(i, limit), limit);
        }
        if (match == null) {
            match = days.weekday(i, limit);
        }
        if (match == null) {
            match = days.deictic(i, limit);
        }
        if (match == null) {
            match = clocks.at(i, limit, told);
        }
        if (match == null) {
            match = dates.nthDay(i, limit, told);
        }
        if (match == null) {
            match = quarters.numbered(i, limit);
        }
        if (match == null) {
            match = years.ofYearBeside(periods.at(i, limit, told), limit);
        }
        if (match == null) {
            match = years.ofYearBeside(relative.at(i, limit, told), limit);
        }
        if (match == null) {
            match = vague.at(i, limit);
        }
        if (match == null) {
            match = durations.at(i, limit, told);
        }
        if (match == null) {
            match = years.alone(i, limit);
        }
        return match;
    }
}
