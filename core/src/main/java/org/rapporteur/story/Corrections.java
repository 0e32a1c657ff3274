package org.rapporteur.story;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.rapporteur.correction.Bonds;
import org.rapporteur.correction.Correction;
import org.rapporteur.correction.Ties;

/**
 * What is left of an analyst's corrections once each later one has had its way with the earlier ones ({@link Ties}): who stays with
 * whom, who is kept apart from whom, and who is pinned. All three can be kept at once. A pin settles its reports: what was said of
 * them before is dropped.
 */
final class Corrections {
    private final Set<String> named = new LinkedHashSet<>();
    private final List<Pair> together;
    private final List<Pair> apart;
    private final Map<String, String> anchors = new LinkedHashMap<>();

    /** @param made in the order in which they were made */
    Corrections(List<Correction.OfStories> made) {
        made.forEach(each -> named.addAll(each.named()));
        Ties<String> ties = new Ties<>(named);
        for (Correction.OfStories each : made.reversed()) {
            List<String> reports = unsettled(each.reports());
            switch (each.kind()) {
                case SAME ->
                    ties.join(Stream.concat(reports.stream(), unsettled(each.others()).stream())
                            .toList());
                case APART -> ties.part(reports, unsettled(each.others()));
                case PIN -> {
                    String anchor = each.others().getFirst();
                    for (String report : reports) {
                        if (ties.join(report, anchor)) {
                            anchors.put(report, anchor);
                        }
                    }
                }
            }
        }
        together = pairs(ties, true);
        apart = pairs(ties, false);
    }

    private static List<Pair> pairs(Ties<String> ties, boolean together) {
        return ties.all().stream()
                .filter(tie -> tie.together() == together)
                .map(tie -> new Pair(tie.one(), tie.other()))
                .toList();
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
            Integer number = numbers.get(report);
            if (number == null) {
                throw new IllegalArgumentException("no number for " + report);
            }
            return number;
        }
    }
}
