package org.rapporteur.account;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.rapporteur.corroborate.FusedPosition;
import org.rapporteur.corroborate.Mention;
import org.rapporteur.text.Span;

/**
 * A thread of the story: one issue that reports keep coming back to, named in their own words.
 *
 * @param id unique in the account
 * @param title a noun phrase of the reports
 * @param passages the sentences about it, in order of publication
 * @param positions ids of the positions taken in these sentences, in the order of the account
 * @param origins independent origins that speak of it
 */
public record Track(String id, String title, List<Mention> passages, List<String> positions, int origins) {
    public Track {
        passages = List.copyOf(passages);
        positions = List.copyOf(positions);
    }

    /** Without positions yet. */
    Track(String id, String title, List<Mention> passages, int origins) {
        this(id, title, passages, List.of(), origins);
    }

    /** With the positions that are taken in its sentences. */
    Track with(List<FusedPosition> all) {
        Map<String, TreeMap<Integer, Span>> byReport = new HashMap<>();
        for (Mention passage : passages) {
            byReport.computeIfAbsent(passage.report(), r -> new TreeMap<>())
                    .put(passage.span().start(), passage.span());
        }
        List<String> taken = all.stream()
                .filter(position -> position.mentions().stream().anyMatch(mention -> isWithin(mention, byReport)))
                .map(FusedPosition::id)
                .toList();
        return new Track(id, title, passages, taken, origins);
    }

    private static boolean isWithin(Mention mention, Map<String, TreeMap<Integer, Span>> byReport) {
        TreeMap<Integer, Span> inReport = byReport.get(mention.report());
        Map.Entry<Integer, Span> before =
                inReport == null ? null : inReport.floorEntry(mention.span().start());
        return before != null && before.getValue().contains(mention.span().start());
    }

    /** Ids of the reports that speak of it, sorted. */
    public List<String> reports() {
        return passages.stream().map(Mention::report).distinct().sorted().toList();
    }
}
