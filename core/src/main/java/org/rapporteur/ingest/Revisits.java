package org.rapporteur.ingest;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.netpreserve.jwarc.MessageHeaders;

/**
 * Captures that an archive did not store again because it had the page already: each waits for the record that it refers to,
 * by id, by address and date, or by digest.
 *
 * <p>Only what they refer to is remembered, never a page: so memory does not grow with the archive, and the archives are read a
 * second time if any revisit waits.
 */
final class Revisits {
    /**
     * A capture without its page.
     *
     * @param date when it was captured, as written
     * @param reference for people, what it refers to
     * @param keys how the record can be recognised
     */
    record Visit(
            String id,
            String path,
            @Nullable String url,
            @Nullable String date,
            String reference,
            List<String> keys) {}

    private final Map<String, Set<Visit>> waiting = new LinkedHashMap<>();
    private final Set<Visit> all = new LinkedHashSet<>();

    /** Takes note of a revisit record. */
    void add(MessageHeaders revisit, String id, String path) {
        String record = field(revisit, "WARC-Refers-To");
        String url = field(revisit, "WARC-Refers-To-Target-URI");
        String date = field(revisit, "WARC-Refers-To-Date");
        String digest = field(revisit, "WARC-Payload-Digest");
        Visit visit = new Visit(
                id,
                path,
                field(revisit, "WARC-Target-URI"),
                field(revisit, "WARC-Date"),
                url != null
                        ? url + (date == null ? "" : " of " + date)
                        : record != null ? record : digest != null ? digest : "nothing",
                keys(record, url, date, digest));
        all.add(visit);
        for (String key : visit.keys()) {
            waiting.computeIfAbsent(key, k -> new LinkedHashSet<>()).add(visit);
        }
    }

    boolean isWaiting() {
        return !waiting.isEmpty();
    }

    boolean areWaitingFor(MessageHeaders record) {
        return keys(record).stream().anyMatch(waiting::containsKey);
    }

    /** The revisits that refer to this record; they wait no longer. */
    List<Visit> take(MessageHeaders record) {
        Set<Visit> found = new LinkedHashSet<>();
        keys(record).forEach(key -> found.addAll(waiting.getOrDefault(key, Set.of())));
        for (Visit visit : found) {
            all.remove(visit);
            for (String key : visit.keys()) {
                Set<Visit> others = waiting.getOrDefault(key, Set.of());
                others.remove(visit);
                if (others.isEmpty()) {
                    waiting.remove(key);
                }
            }
        }
        return List.copyOf(found);
    }

    private static List<String> keys(MessageHeaders record) {
        return keys(
                field(record, "WARC-Record-ID"),
                field(record, "WARC-Target-URI"),
                field(record, "WARC-Date"),
                field(record, "WARC-Payload-Digest"));
    }

    /** Those whose page was not found. */
    List<InputProblem> unresolved() {
        return all.stream()
                .map(visit -> new InputProblem(
                        visit.path(),
                        "revisit-unresolved",
                        "the page was captured before and only referred to here (" + visit.reference()
                                + "), and that capture is not in the pile"))
                .toList();
    }

    private static List<String> keys(
            @Nullable String record, @Nullable String url, @Nullable String date, @Nullable String digest) {
        List<String> keys = new ArrayList<>();
        if (record != null) {
            keys.add("id " + record);
        }
        if (url != null && date != null) {
            keys.add("at " + url + " " + date);
        }
        if (digest != null) {
            keys.add("digest " + digest);
        }
        return keys;
    }

    /** Some writers put addresses in angle brackets. */
    static @Nullable String field(MessageHeaders headers, String name) {
        String value = headers.first(name).map(String::strip).orElse("");
        if (value.startsWith("<") && value.endsWith(">") && value.length() > 1) {
            value = value.substring(1, value.length() - 1);
        }
        return value.isEmpty() ? null : value;
    }
}
