package org.rapporteur.desk.search;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Base64;
import java.util.zip.CRC32;
import org.jspecify.annotations.Nullable;

/**
 * Where a page of results ends.
 *
 * @param value what the last result was sorted by: bits of its score, or its day
 * @param key of the last result
 * @param today on which the first page was asked for, so that all pages sort alike
 */
record Cursor(long value, String key, LocalDate today) {
    /** In letters that may stand in an address. */
    String write(SearchQuery query) {
        String body = value + "\n" + today.toEpochDay() + "\n" + key;
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString((checksum(query, body) + "\n" + body).getBytes(StandardCharsets.UTF_8));
    }

    /** @return null if it was not written for that query */
    static @Nullable Cursor read(SearchQuery query, String written) {
        try {
            String[] parts = new String(Base64.getUrlDecoder().decode(written), StandardCharsets.UTF_8).split("\n", 2);
            String[] values = parts[parts.length - 1].split("\n", 3);
            return parts.length == 2 && values.length == 3 && parts[0].equals(checksum(query, parts[1]))
                    ? new Cursor(Long.parseLong(values[0]), values[2], LocalDate.ofEpochDay(Long.parseLong(values[1])))
                    : null;
        } catch (IllegalArgumentException | java.time.DateTimeException e) {
            return null;
        }
    }

    /** Against mistakes, not against malice: what somebody makes up shows them nothing that they may not see. */
    private static String checksum(SearchQuery query, String body) {
        CRC32 sum = new CRC32();
        String all = query.text() + "\n" + query.filters() + "\n" + query.order() + "\n" + body;
        sum.update(all.getBytes(StandardCharsets.UTF_8));
        return Long.toHexString(sum.getValue());
    }
}
