package org.rapporteur.extract;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Optional;
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
}
