package org.rapporteur.flink.step;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.Comparator;
import java.util.Locale;
import java.util.OptionalLong;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.rapporteur.claim.Reading;
import org.rapporteur.ingest.RawReport;
import org.rapporteur.lineage.LineageReport;
import org.rapporteur.story.StoryReport;

/**
 * A report looked at closely enough to find its place among the others.
 *
 * @param language ISO 639 code, or {@code und}: reports of different languages are not compared
 * @param time milliseconds since 1970 by which reports are put in order; {@link #UNDATED} where neither the report nor its archive
 *     states any
 * @param raw the report as it came, to be read closely later
 */
public record Skim(String language, long time, LineageReport lineage, StoryReport story, RawReport raw) {
    /** Behind every report with a date: the last millisecond of the year 9998, so that a window added to it is a date still. */
    public static final long UNDATED =
            LocalDate.of(9999, 1, 1).atStartOfDay().toInstant(ZoneOffset.UTC).toEpochMilli() - 1;

    /** In which reports get their numbers. */
    public static final Comparator<Skim> ORDER =
            Comparator.comparingLong(Skim::time).thenComparing(Skim::id);

    private static final Pattern CODE = Pattern.compile("[a-z]{2,3}");
    private static final long DAY = TimeUnit.DAYS.toMillis(1);

    /** What a reading of any depth gives. */
    public static Skim of(RawReport raw, Reading reading) {
        LineageReport lineage = LineageReport.of(reading);
        String code = lineage.language().toLowerCase(Locale.ROOT);
        return new Skim(
                CODE.matcher(code).matches() ? code : "und",
                time(lineage, raw.given().fetched()),
                lineage,
                StoryReport.of(reading),
                raw);
    }

    /** The report's id. */
    public String id() {
        return raw.id();
    }

    /** When it was published, at the end of the day if only that is known; a day after it was fetched cannot be. */
    private static long time(LineageReport report, @Nullable String fetched) {
        long latest = fetched == null ? UNDATED : fetchedAt(fetched);
        long published = UNDATED;
        OptionalLong minute = report.epochMinute();
        OptionalLong day = report.epochDay();
        if (minute.isPresent()) {
            published = TimeUnit.MINUTES.toMillis(minute.getAsLong());
        } else if (day.isPresent()) {
            published = (day.getAsLong() + 1) * DAY - 1;
        }
        return published == UNDATED || latest != UNDATED && published > latest + DAY
                ? latest
                : Math.min(published, UNDATED);
    }

    private static long fetchedAt(String fetched) {
        try {
            return Math.min(OffsetDateTime.parse(fetched).toInstant().toEpochMilli(), UNDATED);
        } catch (DateTimeParseException e) {
            return UNDATED;
        }
    }

    /** Days since 1970 of a time. */
    public static long day(long time) {
        return Math.floorDiv(time, DAY);
    }

}
