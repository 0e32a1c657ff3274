package org.rapporteur.extract;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.rapporteur.text.Span;
import org.rapporteur.text.WordList;

/**
 * Reads full dates (day, month, year), and the time and zone beside them, as the press, meta data and feeds write them.
 *
 * <p>Catches {@code March 3, 2021 | 7:14pm EST}; leaves {@code in March 2021} alone, which names no day.
 */
final class DateReader {
    private static final Pattern ISO = Pattern.compile("(?<![\\d-])(\\d{4})-(\\d{1,2})-(\\d{1,2})(?![\\d-])");
    private static final Pattern COMPACT = Pattern.compile("(?<!\\d)(\\d{4})(\\d{2})(\\d{2})(?=T|\\b)");
    private static final Pattern FIGURES =
            Pattern.compile("(?<![\\d./])(?<!\\d-)(\\d{1,2})(\\s?[./-]\\s?)(\\d{1,2})\\2(\\d{4})(?!\\d|[./-]\\d)");
    private static final Pattern YEAR_FIRST =
            Pattern.compile("(?<![\\d./])(\\d{4})([./])(\\d{1,2})\\2(\\d{1,2})(?!\\d)");
    private static final Pattern CJK = Pattern.compile("(\\d{4})\\s?[年년]\\s?(\\d{1,2})\\s?[月월]\\s?(\\d{1,2})\\s?[日일]");
    private static final Pattern MONTH_DAY = Pattern.compile(
            "(?<!\\p{L})([\\p{L}\\p{M}]{2,14}+)\\.?\\s{0,3}(?<!\\d)(\\d{1,2})(?:st|nd|rd|th)?(?:,\\s{0,3}|\\s{1,3})(\\d{4})(?!\\d)");
    private static final Pattern DAY_MONTH = Pattern.compile(
            "(?<!\\d)(\\d{1,2})(?:\\.[\\s-]{0,3}|(?:st|nd|rd|th|er|º|°)?[\\s-]{1,3})(?:of\\s|de\\s|d['’])?([\\p{L}\\p{M}]{2,14}+)\\.?,?[\\s-]{1,3}(?:del?\\s)?(\\d{4})(?!\\d)");

    private static final Pattern YEAR_MONTH_NAME = Pattern.compile(
            "(?<![\\d./-])(\\d{4})[.,]?[\\s-]{1,2}(?:m\\.\\s|gada\\s)?(?:\\d{1,2}\\.\\s)?([\\p{L}\\p{M}]{2,14}+)[.,]?[\\s-]{1,2}(\\d{1,2})(?![\\d:])");
    private static final Pattern UNIX = Pattern.compile(
            "(?<!\\p{L})(\\p{L}{3})\\s{1,2}(\\d{1,2})\\s\\d{1,2}:\\d{2}:\\d{2}\\s(?:[A-Z]{2,4}\\s)?(\\d{4})(?!\\d)");
    /** Shorter names of months in small letters are other words in other languages: may, mar, set, out, ago. */
    private static final int SURE_MONTH = 5;

    private static final int YEAR_FIGURES = 4;
    private static final int COMPACT_FIGURES = 8;

    private static final Pattern EPOCH = Pattern.compile("(?:[89]\\d{8}|1\\d{9}|[89]\\d{11}|1\\d{12})");

    /** The web is younger than 1990: what is written with two figures is a year of this century. */
    private static final Pattern SHORT_YEAR =
            Pattern.compile("(?<![\\d./:-])(\\d{1,2})([./])\\s?(\\d{1,2})\\2\\s?(\\d{2})(?![\\d./:]|-\\d)");

    private static final Pattern SHORT_YEAR_NAME =
            Pattern.compile("(?<![\\d.])(\\d{1,2})\\.?[\\s-]([\\p{L}\\p{M}]{2,14}+)\\.?[\\s-]['’]?(\\d{2})(?![\\d:.])");

    private static final String CLOCK =
            "(?:(\\d{1,2})(?::|\\.|h)(\\d{2})(?::\\d{1,2}(?:[.,]\\d{1,9})?)?(?!\\d)\\s?((?i:[ap]\\.?m)\\b\\.?)?|(\\d{1,2})\\s?((?i:[ap]\\.?m)\\b\\.?))"
                    + "(?:\\s?(?:Uhr|hrs|h)\\b)?";
    private static final String ZONE =
            "(?:\\s?\\(?(?:(?<name>[A-Z]{1,4}T?)\\b)?\\)?\\s?(?<offset>[+-]\\d{1,2}(?::?\\d{2})?(?!\\d))?)";
    private static final Pattern TIME_AFTER = Pattern.compile(
            "(?:T|[\\s,|·•@/–—-]{0,6}(?:(?:at|um|à|a las|alle|om|kl\\.?|в|о|år)[:\\s]\\s?)?)" + CLOCK + ZONE);
    private static final Pattern TIME_BEFORE =
            Pattern.compile(CLOCK + ZONE + "[\\s,|·•/–—-]{0,6}(?:on\\s)?(?:\\p{L}{3,10},?\\s)?$");

    /** Enough to hold a time, its zone, a weekday and what parts them. */
    private static final int TIME_BEFORE_CHARS = 45;

    private final Map<String, Integer> months = new HashMap<>();
    private final Map<String, ZoneId> zones = new HashMap<>();

    DateReader() {
        for (List<String> row : WordList.rows(DateReader.class, "months.tsv")) {
            for (String name : row.get(1).split(" ", -1)) {
                months.put(name, Integer.parseInt(row.getFirst()));
            }
        }
        for (List<String> row : WordList.rows(DateReader.class, "zones.tsv")) {
            zones.put(row.getFirst(), ZoneId.of(row.get(1)));
        }
    }

    /** A date as machines write it: seconds or milliseconds since 1970 too. */
    Optional<Stamp> machine(String value) {
        String plain = value.strip();
        if (EPOCH.matcher(plain).matches()) {
            Instant instant = plain.length() <= 10
                    ? Instant.ofEpochSecond(Long.parseLong(plain))
                    : Instant.ofEpochMilli(Long.parseLong(plain));
            LocalDateTime at = LocalDateTime.ofInstant(instant, ZoneOffset.UTC);
            return Optional.of(
                    new Stamp(at.toLocalDate(), at.toLocalTime(), ZoneOffset.UTC, new Span(0, plain.length()), null));
        }
        return loose(plain).stream().findFirst();
    }

    /**
     * Also years of two figures, for lines that are known to be about time. Catches {@code 28.09.19}; strict reading leaves it
     * alone, as it may be a version.
     */
    List<Stamp> loose(String text) {
        return read(text, true);
    }

    /** The first date in a short text. */
    Optional<Stamp> first(String text) {
        return all(text).stream().findFirst();
    }

    /** All dates in a short text, in reading order. */
    List<Stamp> all(String text) {
        return read(text, false);
    }

    private List<Stamp> read(String anyDigits, boolean shortYears) {
        List<Stamp> found = new ArrayList<>();
        String text = withAsciiDigits(anyDigits);
        Figures figures = Figures.of(text);
        if (figures.longestRun >= YEAR_FIGURES) {
            if (figures.marks) {
                collect(ISO, text, found, m -> day(m, 1, 2, 3));
                collect(YEAR_FIRST, text, found, m -> day(m, 1, 3, 4));
                collect(FIGURES, text, found, DateReader::figures);
            }
            if (text.indexOf('年') >= 0 || text.indexOf('년') >= 0) {
                collect(CJK, text, found, m -> day(m, 1, 2, 3));
            }
            if (figures.longestRun >= COMPACT_FIGURES) {
                collect(COMPACT, text, found, m -> day(m, 1, 2, 3));
            }
            collect(MONTH_DAY, text, found, m -> named(m, m.group(1), m.group(2), m.group(3)));
            collect(DAY_MONTH, text, found, m -> named(m, m.group(2), m.group(1), m.group(3)));
            collect(
                    YEAR_MONTH_NAME,
                    text,
                    found,
                    m -> isRunningWord(m, text) ? null : named(m, m.group(2), m.group(3), m.group(1)));
            if (text.indexOf(':') >= 0) {
                collect(UNIX, text, found, m -> named(m, m.group(1), m.group(2), m.group(3)));
            }
        }
        if (shortYears && figures.longestRun >= 2) {
            collect(SHORT_YEAR, text, found, DateReader::shortYear);
            collect(SHORT_YEAR_NAME, text, found, m -> named(m, m.group(2), m.group(1), "20" + m.group(3)));
        }
        found.sort(Comparator.comparing(Stamp::span));
        List<Stamp> apart = new ArrayList<>();
        for (Stamp stamp : found) {
            if (apart.isEmpty() || !apart.getLast().span().overlaps(stamp.span())) {
                apart.add(stamp);
            }
        }
        return apart;
    }

    /**
     * A cheap look at a text before the patterns, none of which finds a date without these.
     *
     * @param longestRun the most figures in a row
     * @param marks true if there is one of those that stand between the parts of a date written in figures
     */
    private record Figures(int longestRun, boolean marks) {
        static Figures of(String text) {
            int longest = 0;
            int run = 0;
            boolean marks = false;
            for (int i = 0; i < text.length(); i++) {
                char c = text.charAt(i);
                run = c >= '0' && c <= '9' ? run + 1 : 0;
                longest = Math.max(longest, run);
                marks |= c == '.' || c == '/' || c == '-';
            }
            return new Figures(longest, marks);
        }
    }

    private static String withAsciiDigits(String text) {
        StringBuilder plain = null;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c > 127 && Character.isDigit(c)) {
                plain = plain == null ? new StringBuilder(text) : plain;
                plain.setCharAt(i, (char) ('0' + Character.digit(c, 10)));
            }
        }
        return plain == null ? text : plain.toString();
    }

    private static Stamp shortYear(Matcher m) {
        int first = number(m, 1);
        int second = number(m, 3);
        int year = 2000 + number(m, 4);
        if (first > 12 || m.group(2).equals(".")) {
            return stamp(m, LocalDate.of(year, second, first), null);
        }
        LocalDate monthFirst = LocalDate.of(year, first, second);
        return stamp(m, monthFirst, second > 12 || first == second ? null : LocalDate.of(year, second, first));
    }

    private interface Days {
        @Nullable
        Stamp read(Matcher m);
    }

    private void collect(Pattern pattern, String text, List<Stamp> found, Days days) {
        for (Matcher m = pattern.matcher(text); m.find(); ) {
            try {
                Stamp day = days.read(m);
                if (day != null) {
                    found.add(withTime(day, text));
                }
            } catch (DateTimeException e) {
                // The 31st of February: figures that are no date.
                continue;
            }
        }
    }

    private static Stamp day(Matcher m, int year, int month, int day) {
        return stamp(m, LocalDate.of(number(m, year), number(m, month), number(m, day)), null);
    }

    /** With points the day comes first; with slashes and dashes either may, and the other reading is kept. */
    private static Stamp figures(Matcher m) {
        int first = number(m, 1);
        int second = number(m, 3);
        int year = number(m, 4);
        boolean points = m.group(2).contains(".");
        if (first > 12 || points) {
            return stamp(m, LocalDate.of(year, second, first), null);
        }
        LocalDate monthFirst = LocalDate.of(year, first, second);
        return stamp(m, monthFirst, second > 12 || first == second ? null : LocalDate.of(year, second, first));
    }

    /** {@code in 2019 set 12 records} names no month, {@code 2019. szeptember 12} and {@code 2019 May 12} do. */
    private static boolean isRunningWord(Matcher m, String text) {
        boolean parted = text.charAt(m.end(1)) != ' ' || text.charAt(m.end(2)) != ' ';
        return !parted
                && m.group(2).length() < SURE_MONTH
                && Character.isLowerCase(m.group(2).codePointAt(0));
    }

    private @Nullable Stamp named(Matcher m, String month, String day, String year) {
        Integer number = months.get(month.toLowerCase(Locale.ROOT));
        return number == null
                ? null
                : stamp(m, LocalDate.of(Integer.parseInt(year), number, Integer.parseInt(day)), null);
    }

    private static Stamp stamp(Matcher m, LocalDate date, @Nullable LocalDate swapped) {
        return new Stamp(date, null, null, new Span(m.start(), m.end()), swapped);
    }

    private Stamp withTime(Stamp day, String text) {
        Matcher after = TIME_AFTER.matcher(text).region(day.span().end(), text.length());
        if (after.lookingAt()) {
            Stamp timed = timed(day, after, new Span(day.span().start(), after.end()));
            if (timed != null) {
                return timed;
            }
        }
        int from = Math.max(0, day.span().start() - TIME_BEFORE_CHARS);
        Matcher before = TIME_BEFORE.matcher(text).region(from, day.span().start());
        if (before.find()) {
            Stamp timed = timed(day, before, new Span(before.start(), day.span().end()));
            if (timed != null) {
                return timed;
            }
        }
        return day;
    }

    private @Nullable Stamp timed(Stamp day, Matcher m, Span span) {
        boolean onTheHour = m.group(4) != null;
        int hour = Integer.parseInt(onTheHour ? m.group(4) : m.group(1));
        int minute = onTheHour ? 0 : Integer.parseInt(m.group(2));
        String half = onTheHour ? m.group(5) : m.group(3);
        if (half != null) {
            if (hour < 1 || hour > 12) {
                return null;
            }
            hour = hour % 12 + (half.toLowerCase(Locale.ROOT).startsWith("p") ? 12 : 0);
        }
        if (hour > 23 || minute > 59) {
            return null;
        }
        return new Stamp(day.date(), LocalTime.of(hour, minute), zone(m), span, day.swapped());
    }

    private @Nullable ZoneId zone(Matcher m) {
        String offset = m.group("offset");
        String name = m.group("name");
        ZoneId named = name == null ? null : zones.get(name);
        if (offset == null || (name != null && !(named instanceof ZoneOffset zero && zero.getTotalSeconds() == 0))) {
            return named;
        }
        try {
            String digits = offset.substring(1).replace(":", "");
            String padded = digits.length() % 2 == 0 ? digits : "0" + digits;
            return ZoneOffset.of(offset.charAt(0) + (padded.length() == 2 ? padded + "00" : padded));
        } catch (DateTimeException e) {
            return null;
        }
    }

    private static int number(Matcher m, int group) {
        return Integer.parseInt(m.group(group));
    }
}
