package org.rapporteur.extract;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.time.temporal.TemporalAccessor;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * When a report was published, as precisely as the report says and no more.
 *
 * @param value ISO 8601: {@code 2022-01-18T19:14-05:00}, {@code 2022-01-18T21:20} (zone unknown) or {@code 2022-01-18}; null if unknown
 * @param evidence where that was read ({@code visible line: ...}), or null if unknown
 */
public record Published(@Nullable String value, @Nullable String evidence) {
    /** No date found. */
    public static final Published UNKNOWN = new Published(null, null);

    /** The calendar day at the place of publication. */
    public Optional<LocalDate> date() {
        if (value == null || value.length() < 10) {
            return Optional.empty();
        }
        try {
            return Optional.of(LocalDate.parse(value.substring(0, 10)));
        } catch (DateTimeParseException e) {
            return Optional.empty();
        }
    }

    /**
     * Seconds since 1970, in universal time where the zone is known and as printed where not; empty if the hour is not
     * known.
     */
    public OptionalLong second() {
        if (value == null || value.indexOf('T') < 0) {
            return OptionalLong.empty();
        }
        try {
            TemporalAccessor at =
                    DateTimeFormatter.ISO_DATE_TIME.parseBest(value, OffsetDateTime::from, LocalDateTime::from);
            return OptionalLong.of(
                    at instanceof OffsetDateTime zoned
                            ? zoned.toEpochSecond()
                            : LocalDateTime.from(at).toEpochSecond(ZoneOffset.UTC));
        } catch (DateTimeException e) {
            return OptionalLong.empty();
        }
    }

    /** The same, or where the hour is not known when the day began; empty if the day is not known either. */
    public OptionalLong secondOrDay() {
        OptionalLong second = second();
        return second.isPresent()
                ? second
                : date().map(day -> OptionalLong.of(TimeUnit.DAYS.toSeconds(day.toEpochDay())))
                        .orElse(OptionalLong.empty());
    }
}
