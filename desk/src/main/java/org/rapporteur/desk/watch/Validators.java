package org.rapporteur.desk.watch;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How a server recognises what it sent before, so that it need not send it again.
 *
 * @param address of what was sent; they mean nothing elsewhere
 */
record Validators(
        String address, @Nullable String etag, @Nullable String modified) {
    static final Validators NONE = new Validators("", null, null);

    private static final String ADDRESS = "fetched";
    private static final String ETAG = "etag";
    private static final String MODIFIED = "modified";

    static Validators of(Map<String, String> positions) {
        return new Validators(
                positions.getOrDefault(ADDRESS, ""),
                emptyToNull(positions.get(ETAG)),
                emptyToNull(positions.get(MODIFIED)));
    }

    /** As positions; what is not known is forgotten. */
    Map<String, String> positions() {
        Map<String, String> positions = new HashMap<>();
        positions.put(ADDRESS, address);
        positions.put(ETAG, etag == null ? "" : etag);
        positions.put(MODIFIED, modified == null ? "" : modified);
        return positions;
    }

    private static @Nullable String emptyToNull(@Nullable String value) {
        return value == null || value.isEmpty() ? null : value;
    }
}
