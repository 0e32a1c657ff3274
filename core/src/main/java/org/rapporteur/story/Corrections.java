package org.rapporteur.story;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.rapporteur.correction.Correction;

/**
 * What is left of an analyst's corrections once each later one has had its way with the earlier ones: who stays with whom, who is
 * kept apart from whom, and who is pinned. All three can be kept at once.
 *
 * <p>The latest correction holds as it stands. Each earlier one holds as far as it contradicts none of those after it: it is taken
 * pair by pair, and a pair that was settled the other way, if only by way of a third report, is dropped. A pin settles its reports:
 * what was said of them before is dropped. Which reports the pile has makes no difference here, so that no new one can turn the
 * scales.
 */
final class Corrections {
    private final Set<String> named;
    private final List<Pair> together = new ArrayList<>();
    private final List<Pair> apart = new ArrayList<>();
    private final Map<String, String> anchors = new LinkedHashMap<>();

    /** @param made in the order in which they were made */
    Corrections(List<Correction.OfStories> made) {
        Map<String, Integer> numbers = new LinkedHashMap<>();
        made.stream()
                .flatMap(each -> Stream.concat(each.reports().stream(), each.others().stream()))
                .forEach(report -> numbers.putIfAbsent(report, numbers.size()));
        named = numbers.keySet();
        Bonds bonds = new Bonds(numbers.size());
        for (Correction.OfStories each : made.reversed()) {
            List<String> reports = unsettled(each.reports());
            switch (each.kind()) {
                case SAME -> {
                    List<String> others = unsettled(each.others());
                    List<String> all =
                            Stream.concat(reports.stream(), others.stream()).toList();
                    for (int i = 1; i < all.size(); i++) {
                        String report = all.get(i);
                        all.subList(0, i).stream()
                                .map(earlier -> new Pair(earlier, report))
                                .filter(pair -> pair.join(bonds, numbers))
                                .findFirst()
                                .ifPresent(together::add);
                    }
                }
                case APART -> {
                    List<String> others = unsettled(each.others());
                    for (String report : reports) {
                        others.stream()
                                .map(other -> new Pair(report, other))
                                .filter(pair -> pair.part(bonds, numbers))
                                .forEach(apart::add);
                    }
                }
                case PIN -> {
                    String anchor = each.others().getFirst();
                    for (String report : reports) {
                        if (new Pair(report, anchor).join(bonds, numbers)) {
                            anchors.put(report, anchor);
                        }
                    }
                }
            }
        }
    }

    private List<String> unsettled(List<String> reports) {
        return reports.stream().filter(report -> !anchors.containsKey(report)).toList();
    }

    /** Whether a correction of a report and one that is here is in force. */
    boolean holds(String report, Predicate<String> isHere) {
        return Stream.of(together, apart, pins())
                .flatMap(List::stream)
                .anyMatch(pair -> pair.a().equals(report) && isHere.test(pair.b())
                        || pair.b().equals(report) && isHere.test(pair.a()));
    }

    /** Every report that any of the corrections names. */
    Set<String> named() {
        return named;
    }

    /** Pairs that one story holds, pins aside. */
    List<Pair> together() {
        return together;
    }

    /** Pairs that no story holds. */
    List<Pair> apart() {
        return apart;
    }

    /** The report whose story a pinned one belongs to, or null if this one is not pinned. */
    @Nullable
    String anchor(String report) {
        return anchors.get(report);
    }

    /** Each pinned report with the one whose story it belongs to. */
    List<Pair> pins() {
        return anchors.entrySet().stream()
                .map(pin -> new Pair(pin.getKey(), pin.getValue()))
                .toList();
    }

    /** Two reports, by id. */
    record Pair(String a, String b) {
        boolean join(Bonds bonds, Map<String, Integer> numbers) {
            return bonds.join(number(numbers, a), number(numbers, b));
        }

        boolean part(Bonds bonds, Map<String, Integer> numbers) {
            return bonds.part(number(numbers, a), number(numbers, b));
        }

        private static int number(Map<String, Integer> numbers, String report) {
            return Objects.requireNonNull(numbers.get(report));
        }
    }
}
