package org.rapporteur.story;

import java.time.DayOfWeek;
import java.time.Month;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Groups stories of days into sagas of months: the same people and places, and no long silence.
 *
 * <p>All reports of a story speak as one: what many of them say weighs more. Names decide most, then the other words; each counts
 * the more the fewer stories bear it. Two groups of stories are one saga if their stories are alike on average over all cross
 * pairs, so that no chain and no round-up welds two; a big group may be broader than a small one. The sagas depend on the set of
 * stories only.
 */
final class Sagas {
    /**
     * Chosen on half of the crises of timeline17 and half of stories-union, where precision and recall pull apart evenly around
     * them. A threshold of .14 parts more (F1 of the half .53 instead of .62). A day that nobody knows can lie anywhere.
     */
    private static final Bond BOND = new Bond(.12, .12, 120, .5, .4, 0);
    /**
     * The part of names; ordinary words have the rest. On big piles .4 to .8 do much the same; with less, two earthquakes told in
     * the same words become one in a small pile.
     */
    private static final double NAMES = .8;

    /** Names of days and months: they have a capital, but nobody's story is about them. */
    private static final Set<String> CALENDAR = Stream.concat(
                    Arrays.stream(DayOfWeek.values()).map(DayOfWeek::name),
                    Arrays.stream(Month.values()).map(Month::name))
            .map(Terms::stem)
            .collect(Collectors.toSet());

    private final Background background;

    Sagas(Background background) {
        this.background = background;
    }

    /**
     * Each story in exactly one saga.
     *
     * @param stories in the order of their first reports
     * @param reports those of the stories that are heard; copies would only say the same again
     */
    List<Saga> of(List<Story> stories, List<StoryReport> reports) {
        Map<String, StoryReport> byId = new HashMap<>();
        reports.forEach(report -> byId.put(report.id(), report));
        Weigher weigher = new Weigher(background, new Bearers(), Sagas::share, any -> true);
        List<Map<Field, Map<String, Integer>>> bearings = new ArrayList<>();
        List<@Nullable Long> firstDays = new ArrayList<>();
        List<@Nullable Long> lastDays = new ArrayList<>();
        for (Story story : stories) {
            List<StoryReport> members = story.reports().stream()
                    .filter(byId::containsKey)
                    .map(byId::get)
                    .toList();
            Map<Field, Map<String, Integer>> bearing = bearing(members);
            weigher.count(field -> bearing.getOrDefault(field, Map.of()));
            bearings.add(bearing);
            List<Long> days = members.stream()
                    .map(StoryReport::day)
                    .filter(day -> day != null)
                    .sorted()
                    .toList();
            firstDays.add(days.isEmpty() ? null : days.getFirst());
            lastDays.add(days.isEmpty() ? null : days.getLast());
        }
        List<Vector> vectors = bearings.stream()
                .map(bearing -> weigher.vector(field -> bearing.getOrDefault(field, Map.of()))
                        .unpacked())
                .toList();
        return new Clusters(vectors, firstDays, lastDays, BOND, (a, b) -> true)
                .groups().stream()
                        .map(group -> Saga.of(group.stream().map(stories::get).toList()))
                        .toList();
    }

    /** How many reports bear each word, for the places that have their say. */
    private static Map<Field, Map<String, Integer>> bearing(List<StoryReport> reports) {
        Map<Field, Map<String, Integer>> bearing = new EnumMap<>(Field.class);
        for (StoryReport report : reports) {
            for (Field field : Field.values()) {
                if (share(field) > 0) {
                    report.counts(field).keySet().stream()
                            .filter(stem -> field != Field.NAME || !CALENDAR.contains(stem))
                            .forEach(stem -> Terms.add(bearing, field, stem, 1));
                }
            }
        }
        return bearing;
    }

    private static double share(Field field) {
        return switch (field) {
            case NAME -> NAMES;
            case BODY -> 1 - NAMES;
            case LEAD, TITLE, FIGURE, DAY -> 0;
        };
    }
}
