package org.rapporteur.publish;

import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.rapporteur.text.Span;

/** Remembers every place in a report that the page has linked to, and which facts did, so that the report's text can mark them. */
final class Places {
    private final Links links;
    private final Map<String, TreeMap<Span, Map<String, Use>>> byReport = new HashMap<>();

    Places(Links links) {
        this.links = links;
    }

    /**
     * A fact that rests on a place.
     *
     * @param story in which the fact is told
     * @param anchor of the fact's card
     * @param label in a few words
     */
    record Use(String story, String anchor, FactKind kind, String label) {}

    /** Notes that a fact rests on a place; gives the place's address. */
    String use(String report, Span span, Use use) {
        byReport.computeIfAbsent(report, r -> new TreeMap<>())
                .computeIfAbsent(span, s -> new LinkedHashMap<>())
                .putIfAbsent(use.anchor(), use);
        return links.place(report, span);
    }

    /** The places noted in a report, in reading order. */
    SortedMap<Span, Map<String, Use>> in(String report) {
        return byReport.getOrDefault(report, new TreeMap<>());
    }

    /**
     * The facts that rest on places which begin in {@code range}, each once: kind by kind, within a kind in reading order. A track runs
     * through most paragraphs: beside a quote or an event it only fills the margin.
     */
    List<Note> notesIn(String report, Span range) {
        Map<String, Use> uses = new LinkedHashMap<>();
        // The longest span of a start sorts first, and the shortest possible of the next start comes after all of this
        // one.
        Span from = new Span(range.start(), Integer.MAX_VALUE);
        Span to = new Span(range.end(), Integer.MAX_VALUE);
        TreeMap<Span, Map<String, Use>> places = byReport.get(report);
        if (places != null) {
            places.subMap(from, to).values().forEach(each -> each.forEach(uses::putIfAbsent));
        }
        boolean onlyTracks = uses.values().stream().allMatch(use -> use.kind() == FactKind.TRACK);
        return uses.values().stream()
                .filter(use -> onlyTracks || use.kind() != FactKind.TRACK)
                .sorted(Comparator.comparing(Use::kind))
                .map(use ->
                        new Note(links.fact(use.story(), use.anchor()), Words.plain(use.kind()) + ": " + use.label()))
                .toList();
    }
}
