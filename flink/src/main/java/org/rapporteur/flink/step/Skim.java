package org.rapporteur.flink.step;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Locale;
import java.util.OptionalLong;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.rapporteur.claim.Reading;
import org.rapporteur.flink.form.Packed;
import org.rapporteur.flink.form.RawReportForm;
import org.rapporteur.ingest.RawReport;
import org.rapporteur.lineage.LineageReport;
import org.rapporteur.lineage.LineageSteps;
import org.rapporteur.story.StoryReport;

/**
 * A report looked at closely enough to find its place among the others.
 *
 * @param language ISO 639 code, or {@code und}: reports of different languages are not compared
 * @param time milliseconds since 1970 by which reports are put in order; {@link #UNDATED} where neither the report nor its archive
 *     states any
 * @param path where it came from
 * @param day days since 1970 of publication
 * @param raw the report as it came, to be read closely later
 */
public record Skim(
        String language,
        long time,
        String id,
        String path,
        OptionalLong day,
        Marks marks,
        Packed<LineageReport> lineage,
        Packed<StoryReport> story,
        Packed<RawReport> raw) {
    /** Numbers by which lineage finds a report; not to be changed. */
    public record Marks(int[] numbers) {
        /** Those of one band of the index. */
        public Marks ofBand(int band) {
            return new Marks(Arrays.stream(numbers)
                    .filter(mark -> LineageSteps.band(mark) == band)
                    .toArray());
        }
    }

    /** Behind every report with a date: the last millisecond of the year 9998, so that a window added to it is a date still. */
    public static final long UNDATED =
            LocalDate.of(9999, 1, 1).atStartOfDay().toInstant(ZoneOffset.UTC).toEpochMilli() - 1;

    /** In which reports get their numbers. Two that are equal by it are one report that came twice. */
    public static final Comparator<Skim> ORDER = Comparator.comparingLong(Skim::time)
            .thenComparing(Skim::id)
            .thenComparing(Skim::path)
            .thenComparing(Skim::raw);

    private static final Pattern CODE = Pattern.compile("[a-z]{2,3}");
    private static final long DAY = TimeUnit.DAYS.toMillis(1);

    static Skim of(RawReport raw, Reading reading, LineageReport lineage, int[] marks) {
        return new Skim(
                language(lineage.language()),
                timeOf(lineage, raw.given().fetched()),
                raw.id(),
                raw.path(),
                lineage.epochDay(),
                new Marks(marks),
                Packed.of(lineage, LineageReport::writeTo),
                Packed.of(StoryReport.of(reading), StoryReport::writeTo),
                Packed.of(raw, new RawReportForm()));
    }

    private static String language(String code) {
        String lower = code.toLowerCase(Locale.ROOT);
        return CODE.matcher(lower).matches() ? lower : "und";
    }

    /** The report as it came. */
    public RawReport report() {
        return raw.open(new RawReportForm());
    }

    /**
     * When it was published; with no hour, when it was fetched on that day, or else when the day begins, as the story room has it. Nothing
     * is published after it was fetched: one report with a date in the future would make all others late.
     */
    private static long timeOf(LineageReport report, @Nullable String fetched) {
        long latest = fetched == null ? UNDATED : fetchedAt(fetched);
        OptionalLong minute = report.epochMinute();
        OptionalLong day = report.epochDay();
        if (minute.isPresent()) {
            return Math.min(TimeUnit.MINUTES.toMillis(minute.getAsLong()), latest);
        }
        return day.isEmpty() || day(latest) == day.getAsLong() ? latest : Math.min(day.getAsLong() * DAY, latest);
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
