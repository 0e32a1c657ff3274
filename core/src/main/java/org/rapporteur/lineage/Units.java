package org.rapporteur.lineage;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Cuts the sentences of a report into units: {@code Monday, 4 March} is one, {@code Red Crescent of Tessany} is one, {@code
 * 1.2 million} is one.
 *
 * <p>A capital makes a name only where other words have none: not in a headline that stands in the text, not in a word that the
 * report elsewhere writes small.
 */
final class Units {
    /** A sentence with more of its words in capitals is a headline: names are told from other words no more. */
    private static final double HEADLINE = 0.6;
    /** {@code seventeen}. */
    private static final int LONGEST_NUMBER_WORD = 9;
    /** Small words that may begin a name, joined by a hyphen: {@code al}, {@code ez}. */
    private static final int LONGEST_ARTICLE = 3;

    private static final Set<String> YEAR_CUES = Set.of(
            "in", "since", "from", "until", "till", "by", "during", "before", "after", "late", "early", "mid", "of");

    private static final Set<String> MONTH_CUES = Set.of(
            "in", "since", "until", "till", "last", "next", "early", "late", "mid", "this", "of", "by", "before",
            "after");

    private final Trace trace;
    private final Set<Integer> names;

    /** @param names words that are names in this report or in one that may tell the same ({@link #names}) */
    Units(Trace trace, Set<Integer> names) {
        this.trace = trace;
        this.names = new HashSet<>(names);
        for (int w = 0; w < trace.wordCount(); w++) {
            if (!trace.is(w, Trace.STOP) && Character.isLowerCase(trace.first(w))) {
                this.names.remove(trace.word(w));
            }
        }
    }

    /** The words that are names in a report's running text. */
    static Set<Integer> names(Trace trace) {
        Set<Integer> names = new HashSet<>();
        for (int s = 0; s < trace.sentenceCount(); s++) {
            boolean headline = isHeadline(trace, s);
            for (int w = trace.sentenceStart(s); w < trace.sentenceEnd(s) && !headline; w++) {
                if (trace.is(w, Trace.NAME) && !isOpened(trace, w)) {
                    names.add(trace.word(w));
                }
            }
        }
        return names;
    }

    private static boolean isHeadline(Trace trace, int sentence) {
        int capitals = 0;
        int content = 0;
        for (int w = trace.sentenceStart(sentence); w < trace.sentenceEnd(sentence); w++) {
            if (!trace.is(w, Trace.STOP) && Character.isLetter(trace.first(w))) {
                content++;
                capitals += Character.isUpperCase(trace.first(w)) ? 1 : 0;
            }
        }
        return content > 0 && capitals > HEADLINE * content;
    }

    /** After an opening quotation mark or a colon any word may have a capital. */
    private static boolean isOpened(Trace trace, int w) {
        if (w == 0) {
            return true;
        }
        String before = trace.gap(w - 1).strip();
        return !before.isEmpty() && ":\"“‘'—–.!?…".indexOf(before.charAt(before.length() - 1)) >= 0;
    }

    List<Unit> of(int sentence) {
        List<Unit> units = new ArrayList<>();
        int limit = trace.sentenceEnd(sentence);
        int w = trace.sentenceStart(sentence);
        while (w < limit) {
            boolean small = Character.isLowerCase(trace.first(w));
            Unit unit = small ? null : date(w, limit);
            if (unit == null && (!small || trace.length(w) <= LONGEST_NUMBER_WORD)) {
                unit = number(w, limit);
            }
            if (unit == null && (!small || trace.length(w) <= LONGEST_ARTICLE)) {
                unit = name(w, limit);
            }
            if (unit == null) {
                unit = Unit.word(w);
            }
            units.add(unit);
            w = unit.end();
        }
        return units;
    }

    private boolean isName(int w) {
        return isAbbreviation(w)
                || names.contains(trace.word(w)) && Character.isUpperCase(trace.first(w)) && !trace.is(w, Trace.STOP);
    }

    /** {@code US}, {@code IS} and {@code WHO} are names however common the word is in small letters; not in a line of capitals. */
    private boolean isAbbreviation(int w) {
        return trace.length(w) > 1
                && isUpper(w)
                && (w == 0 || !isUpper(w - 1))
                && (w + 1 == trace.wordCount() || !isUpper(w + 1));
    }

    private boolean isUpper(int w) {
        String written = trace.written(w);
        for (int i = 0; i < written.length(); i++) {
            if (!Character.isUpperCase(written.charAt(i)) && written.charAt(i) != '.') {
                return false;
            }
        }
        return true;
    }

    /** Capitals side by side, with {@code of} and the small article of Arabic names between: {@code Deir ez-Zor}. */
    private @Nullable Unit name(int first, int limit) {
        int w = first;
        if (isArticle(w, limit)) {
            w++;
        }
        if (w >= limit || !isName(w)) {
            return null;
        }
        w++;
        while (w < limit && isTight(w - 1)) {
            int next = isArticle(w, limit) ? w + 1 : w;
            if (next == w && trace.lower(w).equals("of") && w + 1 < limit && isTight(w)) {
                next = w + 1;
                if (trace.lower(next).equals("the") && next + 1 < limit && isTight(next)) {
                    next++;
                }
            }
            boolean figure = trace.gap(w - 1).equals("-") && trace.is(w, Trace.NUMBER);
            if (next >= limit || !figure && (!isName(next) || DayWords.weekdayOf(trace.lower(next)) > 0)) {
                break;
            }
            w = next + 1;
        }
        return Unit.name(first, w, Names.words(trace, first, w));
    }

    /** {@code al-Nusra}, {@code ez-Zor}: up to three small letters joined to a name by a hyphen. */
    private boolean isArticle(int w, int limit) {
        return w + 1 < limit
                && trace.length(w) <= LONGEST_ARTICLE
                && trace.gap(w).equals("-")
                && Character.isLowerCase(trace.first(w))
                && Character.isUpperCase(trace.first(w + 1));
    }

    /** Nothing between two words that parts names: a space, a hyphen, an ampersand, the dot of an initial or title. */
    private boolean isTight(int w) {
        String gap = trace.gap(w);
        return gap.equals(" ") || gap.equals("-") || gap.equals(" & ") || gap.equals(". ") && trace.length(w) <= 3;
    }

    private @Nullable Unit number(int first, int limit) {
        // In "F-16" and "COVID-19" the figure is part of a name.
        if (first > 0 && trace.gap(first - 1).equals("-") && Character.isUpperCase(trace.first(first - 1))) {
            return null;
        }
        // An address of a page, "example.org/2031/84721", counts nothing.
        if (first > 0 && trace.gap(first - 1).indexOf('/') >= 0) {
            return null;
        }
        // "the Five Rivers Council"
        if (Character.isLetter(trace.first(first)) && isName(first)) {
            return null;
        }
        Figures.Found found = Figures.at(trace, first, limit);
        if (found == null) {
            return null;
        }
        int year = found.end() == first + 1 ? DayWords.yearOf(trace.lower(first)) : 0;
        if (year > 0 && isYear(first)) {
            return Unit.date(first, found.end(), new DayWords(0, 0, 0, year, false));
        }
        return Unit.number(first, found.end(), found.value());
    }

    private boolean isYear(int w) {
        return w > 0 && YEAR_CUES.contains(trace.lower(w - 1));
    }

    /** The longest run of words for one day: it has a weekday, a month's name or three figures. */
    private @Nullable Unit date(int first, int limit) {
        String lower = trace.lower(first);
        if (first + 2 < limit
                && trace.is(first, Trace.NUMBER)
                && trace.gap(first).equals(trace.gap(first + 1))
                && (trace.gap(first).equals("-") || trace.gap(first).equals("/"))) {
            DayWords day = DayWords.ofFigures(lower, trace.lower(first + 1), trace.lower(first + 2));
            if (day != null) {
                return Unit.date(first, first + 3, day);
            }
        }
        if (lower.indexOf('.') > 0 && Character.isDigit(lower.charAt(0))) {
            String[] parts = lower.split("\\.", 4);
            DayWords day = parts.length == 3 ? DayWords.ofFigures(parts[0], parts[1], parts[2]) : null;
            return day == null ? null : Unit.date(first, first + 1, day);
        }
        int weekday = 0;
        int day = 0;
        int month = 0;
        int year = 0;
        int w = first;
        while (w < limit) {
            String word = trace.lower(w);
            boolean capital = Character.isUpperCase(trace.first(w));
            if (weekday == 0 && month == 0 && day == 0 && capital && DayWords.weekdayOf(word) > 0) {
                weekday = DayWords.weekdayOf(word);
            } else if (month == 0 && capital && isMonth(w, limit, day > 0)) {
                month = DayWords.monthOf(word);
            } else if (day == 0 && year == 0 && DayWords.dayOf(word) > 0 && (month > 0 || isMonthNext(w, limit))) {
                day = DayWords.dayOf(word);
            } else if (year == 0 && month > 0 && DayWords.yearOf(word) > 0) {
                year = DayWords.yearOf(word);
            } else {
                break;
            }
            w++;
            if (w < limit
                    && trace.gap(w - 1).strip().length() > 1
                    && !trace.gap(w - 1).strip().equals(".,")) {
                break;
            }
        }
        return weekday == 0 && month == 0 ? null : Unit.date(first, w, new DayWords(weekday, day, month, year, false));
    }

    /** {@code May} and {@code March} are months beside a figure or after a word of time only. */
    private boolean isMonth(int w, int limit, boolean afterDay) {
        String lower = trace.lower(w);
        if (DayWords.monthOf(lower) == 0) {
            return false;
        }
        boolean plain = !lower.equals("may") && !lower.equals("march") && lower.length() > 3;
        return plain
                || afterDay
                || w + 1 < limit && (DayWords.dayOf(trace.lower(w + 1)) > 0 || DayWords.yearOf(trace.lower(w + 1)) > 0)
                || lower.length() > 3 - (lower.equals("may") ? 1 : 0)
                        && w > 0
                        && MONTH_CUES.contains(trace.lower(w - 1));
    }

    private boolean isMonthNext(int w, int limit) {
        int next = w + 1;
        if (next < limit && trace.lower(next).equals("of")) {
            return false;
        }
        return next < limit && Character.isUpperCase(trace.first(next)) && DayWords.monthOf(trace.lower(next)) > 0;
    }
}
