package org.rapporteur.account;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.ToIntFunction;
import java.util.stream.Collectors;
import org.rapporteur.account.FactIndex.Fact;
import org.rapporteur.claim.Event.Status;
import org.rapporteur.corroborate.Contradiction;
import org.rapporteur.corroborate.Facts;
import org.rapporteur.corroborate.FusedEvent;
import org.rapporteur.corroborate.Mention;
import org.rapporteur.text.Span;

/**
 * Tells what later reports changed: the facts of the earlier ones laid beside the facts of all.
 *
 * <p>Two facts are the same if a mention of the one overlaps a mention of the other under the same claim of the same report, so
 * that a fact which got another earliest mention, or is cut otherwise in a larger pile, is not taken for new. Nor is one that
 * earlier reports tell in their own words: if it comes from a further origin it confirms them, else it is no change.
 */
final class ChangeFinder {
    private final FactIndex before;
    private final Map<String, NavigableMap<Integer, List<Told>>> beforeByClaim = new HashMap<>();
    private final Set<String> disputedBefore = new HashSet<>();
    private final Set<String> laterReports;
    private final Function<Mention, Set<String>> tellers;
    private final ToIntFunction<Set<String>> origins;
    private final ToIntFunction<List<Mention>> places;

    /**
     * @param before the facts of the earlier reports
     * @param tellers earlier reports that tell a later report's claim in their own words
     * @param origins counts the independent origins behind reports
     * @param places counts those behind places that tell one fact
     */
    ChangeFinder(
            Facts before,
            Set<String> laterReports,
            Function<Mention, Set<String>> tellers,
            ToIntFunction<Set<String>> origins,
            ToIntFunction<List<Mention>> places) {
        this.before = new FactIndex(before);
        this.laterReports = laterReports;
        this.tellers = tellers;
        this.origins = origins;
        this.places = places;
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
        Set<String> dayDisputed = now.contradictions().stream()
                .filter(contradiction -> contradiction.kind() == Contradiction.Kind.DATE)
                .map(Contradiction::about)
                .collect(Collectors.toSet());
        for (Fact fact : facts.all()) {
            List<String> later = later(fact.reports());
            if (later.isEmpty()) {
                continue;
            }
            Set<String> known = known(fact);
            if (known.isEmpty()) {
                unknown(fact, later).ifPresent(found::add);
                continue;
            }
            Set<Status> statusesBefore = new HashSet<>();
            Set<String> carriers = new TreeSet<>(fact.reports());
            later.forEach(carriers::remove);
            for (String id : known) {
                Fact was = before.find(id);
                if (was != null) {
                    carriers.addAll(was.reports());
                    if (was.status() != null) {
                        statusesBefore.add(was.status());
                    }
                }
            }
            boolean isOtherwise = fact.status() != null && !statusesBefore.contains(fact.status());
            boolean isMoved = fact.status() == Status.PLANNED && isMoved(fact, known);
            if (isOtherwise || isMoved) {
                Change.Kind kind = fact.status() == Status.CANCELLED ? Change.Kind.WITHDRAWN : Change.Kind.STATUS;
                if (isOtherwise || !dayDisputed.contains(fact.id())) {
                    found.add(new Ranked(new Change(kind, fact.id(), later), fact.origins()));
                }
                continue; // who tells it otherwise does not confirm what was told
            }
            // Who tells it in the very sentence that is known does not confirm it, wherever else his report draws from.
            if (fact.origins() > originsBefore(fact) && isFurther(carriers, later)) {
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

    /** Whether what is planned was planned for other days before. */
    private boolean isMoved(Fact fact, Set<String> known) {
        FusedEvent.When now = fact.when();
        List<FusedEvent.When> days = known.stream()
                .map(before::find)
                .filter(Objects::nonNull)
                .map(Fact::when)
                .filter(Objects::nonNull)
                .toList();
        return now != null
                && !days.isEmpty()
                && days.stream()
                        .allMatch(was -> was.latest().isBefore(now.earliest())
                                || was.earliest().isAfter(now.latest()));
    }

    /** A fact that only later reports have: new, unless earlier ones tell it in their own words; then it may confirm them. */
    private Optional<Ranked> unknown(Fact fact, List<String> later) {
        Set<String> before = new TreeSet<>();
        boolean told = !fact.mentions().isEmpty();
        for (Mention mention : fact.mentions()) {
            Set<String> earlier = tellers.apply(mention);
            told &= !earlier.isEmpty();
            before.addAll(earlier);
        }
        if (!told) {
            return Optional.of(new Ranked(new Change(Change.Kind.NEW, fact.id(), later), fact.origins()));
        }
        return isFurther(before, later)
                ? Optional.of(new Ranked(new Change(Change.Kind.CONFIRMED, fact.id(), later), fact.origins()))
                : Optional.empty();
    }

    /** How many origins the fact would have without the later reports. */
    private int originsBefore(Fact fact) {
        return places.applyAsInt(fact.mentions().stream()
                .filter(mention -> !laterReports.contains(mention.report()))
                .toList());
    }

    /** Whether some of the later reports come from elsewhere than those before. */
    private boolean isFurther(Set<String> before, List<String> later) {
        Set<String> all = new TreeSet<>(before);
        all.addAll(later);
        return origins.applyAsInt(all) > origins.applyAsInt(before);
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
