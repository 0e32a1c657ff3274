package org.rapporteur.extract;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The day that a report itself says it is from: in its dateline or before its headline.
 *
 * <p>Catches {@code HAVEN, Norland (Oct. 3, 2031) — The ferry} and {@code Oct. 3: Ferries sail again} below or above a reference
 * number such as {@code 2031-10-17}; leaves {@code The storm (Oct. 3, 2031) — the worst} and a day whose year stands nowhere
 * alone.
 */
final class ToldDay {
    private static final String DAY =
            "(?<month>\\p{Lu}\\p{L}{2,8})\\.?\\s(?<day>\\d{1,2})(?:[,.]?\\s?(?<year>\\d{4}))?";

    /** A place whose first word is in capitals, as wires write it, then the day in brackets or behind a comma. */
    private static final Pattern DATELINE =
            Pattern.compile("\\p{Lu}[\\p{Lu}'’. -]{2,40}(?:,\\s\\p{Lu}[\\p{L}. -]{1,30}?)?" + "(?:,?\\s?\\(" + DAY
                    + "\\)|,\\s" + DAY.replace("?<", "?<b") + "\\s\\([^()]{2,40}\\)\\s{0,2}[–—-])");

    private static final Pattern BEFORE_HEADLINE = Pattern.compile(DAY + ":\\s");

    /** A reference number that begins with year and month, or a year. */
    private static final Pattern YEAR =
            Pattern.compile("(?<![\\d.,])((?:19|20)\\d{2})(?:-(0[1-9]|1[0-2])(?!\\d))?(?![\\d.])");

    /** Enough for a place, a country, a day and an agency. */
    private static final int START = 120;

    /**
     * @param stamp the day
     * @param evidence the words that tell it
     */
    record Told(Stamp stamp, String evidence) {}

    private ToldDay() {}

    /** The day told at the start of one of the lines, or empty. */
    static Optional<Told> in(List<String> lines, DateReader dates) {
        for (String line : lines) {
            String start = line.substring(0, Math.min(line.length(), START));
            Matcher dateline = DATELINE.matcher(start);
            Matcher headline = BEFORE_HEADLINE.matcher(start);
            boolean named = dateline.lookingAt();
            if (!named && !headline.lookingAt()) {
                continue;
            }
            Matcher m = named ? dateline : headline;
            boolean comma = named && m.group("month") == null;
            String month = m.group(comma ? "bmonth" : "month");
            String day = m.group(comma ? "bday" : "day");
            String year = m.group(comma ? "byear" : "year");
            String evidence =
                    (named ? "dateline: " : "before the headline: ") + m.group().strip();
            Optional<Told> told = year == null
                    ? ofReference(month, day, lines, dates, evidence)
                    : dates.first(month + " " + day + ", " + year).map(stamp -> new Told(stamp, evidence));
            if (told.isPresent()) {
                return told;
            }
        }
        return Optional.empty();
    }

    /** A day without its year takes that of a reference number of the same month or the one before, else a year told beside it. */
    private static Optional<Told> ofReference(
            String month, String day, List<String> lines, DateReader dates, String evidence) {
        Told near = null;
        for (String line : lines) {
            Matcher m = YEAR.matcher(line.substring(0, Math.min(line.length(), START)));
            while (m.find()) {
                int year = Integer.parseInt(m.group(1));
                Stamp stamp = dates.first(month + " " + day + ", " + year).orElse(null);
                if (stamp == null) {
                    continue;
                }
                Told told = new Told(stamp, evidence + ", year: " + m.group());
                if (m.group(2) == null) {
                    near = near == null ? told : near;
                    continue;
                }
                int apart = stamp.date().getMonthValue() - Integer.parseInt(m.group(2));
                if (apart == 0 || apart == 1) {
                    return Optional.of(told);
                }
                if (apart == -11) {
                    return dates.first(month + " " + day + ", " + (year + 1))
                            .map(next -> new Told(next, told.evidence));
                }
            }
        }
        return Optional.ofNullable(near);
    }
}
