package org.rapporteur.extract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;

/** What must hold for the dates read in any text: in order, apart, inside the text, and real days. */
public final class DateFuzz {
    private static final DateReader READER = new DateReader();

    private DateFuzz() {}

    public static void fuzzerTestOneInput(byte[] bytes) {
        String text = new String(bytes, StandardCharsets.UTF_8);
        int end = 0;
        for (Stamp stamp : READER.all(text)) {
            assertTrue(end <= stamp.span().start() && stamp.span().end() <= text.length(), "in order: " + stamp);
            end = stamp.span().end();
            String iso = stamp.iso();
            LocalDate day = iso.length() == 10
                    ? LocalDate.parse(iso)
                    : iso.length() == 16
                            ? LocalDateTime.parse(iso).toLocalDate()
                            : OffsetDateTime.parse(iso).toLocalDate();
            assertEquals(stamp.date(), day, "a value reads back as the same day");
            // The words alone, without what stands around them, give the same day.
            assertTrue(
                    READER.all(stamp.span().in(text)).stream()
                            .anyMatch(s -> s.date().equals(stamp.date())),
                    "the covered words give the date: " + stamp);
        }
        assertEquals(READER.all(text).stream().findFirst(), READER.first(text), "first is the first of all");
    }
}
