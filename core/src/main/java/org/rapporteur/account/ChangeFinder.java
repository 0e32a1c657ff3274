package org.rapporteur.account;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.rapporteur.account.FactIndex.Fact;
import org.rapporteur.claim.Event.Status;
import org.rapporteur.corroborate.Contradiction;
import org.rapporteur.corroborate.Facts;
import org.rapporteur.corroborate.Mention;
import org.rapporteur.text.Span;

/**
 * Tells what later reports changed: the facts of the earlier ones laid beside the facts of all.
 *
 * <p>Two facts are the same if a mention of the one overlaps a mention of the other under the same claim of the same report, so
 * that a fact which got another earliest mention, or is cut otherwise in a larger pile, is not taken for new.
 */
final class ChangeFinder {
    private final FactIndex before;
    private final Map<String, NavigableMap<Integer, List<Told>>> beforeByClaim = new HashMap<>();
    private final Set<String> disputedBefore = new HashSet<>();
    private final Set<String> laterReports;

    ChangeFinder(Facts before, Set<String> laterReports) {
        this.before = new FactIndex(before);
        this.laterReports = laterReports;
        for (Fact fact : this.before.all()) {
            for (Mention mention : fact.mentions()) {
                beforeByClaim
                        .computeIfAbsent(claim(mention), k -> new TreeMap<>())
                        .computeIfAbsent(mention.span().start(), k -> new ArrayList<>())
                        .add(new Told(fact.id(), mention.span()));
            }
        }
        for (Contradiction contradiction : before.contradictions()) {
            disputedBefore.add(contradiction.kind() + "\t" + contradiction.about());
        }
    }

    List<Change> changes(Facts now) {
        List<Ranked> found = new ArrayList<>();
        FactIndex facts = new FactIndex(now);
        for (Fact fact : facts.all()) {
            List<String> later = later(fact.reports());
            if (later.isEmpty()) {
                continue;
            }
            Set<String> known = known(fact);
            if (known.isEmpty()) {
                found.add(new Ranked(new Change(Change.Kind.NEW, fact.id(), later), fact.origins()));
                continue;
            }
            int originsBefore = 0;
            Set<Status> statusesBefore = new HashSet<>();
            for (String id : known) {
                Fact was = before.find(id);
                if (was != null) {
                    originsBefore = Math.max(originsBefore, was.origins());
                    if (was.status() != null) {
                        statusesBefore.add(was.status());
                    }
                }
            }
            if (fact.status() != null && !statusesBefore.contains(fact.status())) {
                Change.Kind kind = fact.status() == Status.CANCELLED ? Change.Kind.WITHDRAWN : Change.Kind.STATUS;
                found.add(new Ranked(new Change(kind, fact.id(), later), fact.origins()));
            }
            if (fact.origins() > originsBefore) {
                found.add(new Ranked(new Change(Change.Kind.CONFIRMED, fact.id(), later), fact.origins()));
            }
        }
        for (Contradiction contradiction : now.contradictions()) {
            List<String> later = later(FactIndex.reports(contradiction));
            Fact fact = facts.find(contradiction.about());
            boolean known = fact != null
                    && known(fact).stream().anyMatch(id -> disputedBefore.contains(contradiction.kind() + "\t" + id));
            if (!later.isEmpty() && !known) {
                found.add(new Ranked(
                        new Change(Change.Kind.CONTRADICTED, contradiction.about(), later),
                        fact == null ? 1 : fact.origins()));
            }
        }
        found.sort(Comparator.comparing((Ranked r) -> r.change.kind())
                .thenComparing(r -> -r.origins)
                .thenComparing(r -> r.change.fact()));
        return List.copyOf(new LinkedHashSet<>(found.stream().map(r -> r.change).toList()));
    }

    private Set<String> known(Fact fact) {
        Set<String> known = new TreeSet<>();
        for (Mention mention : fact.mentions()) {
            NavigableMap<Integer, List<Told>> told = beforeByClaim.get(claim(mention));
            if (told == null) {
                continue;
            }
            Span span = mention.span();
            // Pieces of one claim stand side by side: only the last that begins before can reach in.
            Integer from = told.floorKey(span.start());
            told.subMap(from == null ? span.start() : from, true, span.end(), true)
                    .values()
                    .forEach(under ->
                            under.stream().filter(t -> t.span.overlaps(span)).forEach(t -> known.add(t.fact)));
        }
        return known;
    }

    private List<String> later(Set<String> reports) {
        return reports.stream().filter(laterReports::contains).toList();
    }

    private static String claim(Mention mention) {
        return mention.report() + "\t" + mention.claim();
    }

    private record Told(String fact, Span span) {}

    private record Ranked(Change change, int origins) {}
}
