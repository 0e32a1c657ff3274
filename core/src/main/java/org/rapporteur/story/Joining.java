package org.rapporteur.story;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.rapporteur.correction.Bonds;

/** Puts reports into groups: first as an analyst said, then copies with their originals, then what is alike. */
final class Joining {
    private final int size;
    private final Map<String, Integer> numbers;
    private final Bonds bonds;
    private final Set<Integer> pinned = new HashSet<>();

    /**
     * Groups of one, but for what the corrections join.
     *
     * @param size numbers run from 0 to it
     * @param numbers of the reports, by id; two ids with one number are one to the corrections
     */
    Joining(int size, Map<String, Integer> numbers, Corrections corrections) {
        this.size = size;
        this.numbers = numbers;
        Map<String, Integer> all = new HashMap<>(numbers);
        int next = 2 * size;
        for (String report : corrections.named()) {
            if (all.putIfAbsent(report, next) == null) {
                next++;
            }
        }
        // the second number of each report stands for the words of one that is pinned elsewhere: they still join others
        bonds = new Bonds(next);
        corrections.together().forEach(pair -> pair.join(bonds, all));
        for (Corrections.Pair pin : corrections.pins()) {
            Integer report = numbers.get(pin.a());
            Integer anchor = numbers.get(pin.b());
            if (report != null && anchor != null && !report.equals(anchor)) {
                pinned.add(report);
                pin.join(bonds, all);
            }
        }
        corrections.apart().forEach(pair -> pair.part(bonds, all));
    }

    /** Whether an analyst put it, alone, with a report that is here. */
    boolean isPinned(String report) {
        return pinned.contains(number(report));
    }

    /** Puts a copy into its original's group; false, and nothing is done, if an analyst keeps the two apart. */
    boolean follow(String copy, String original) {
        return new Corrections.Pair(original, copy).join(bonds, numbers);
    }

    /**
     * Joins what is alike on average over all cross pairs.
     *
     * @param reports ids, with a vector and a day for each
     * @param bond what it takes to be one story
     * @return who is near to whom, by position in the list
     */
    Clusters joinAlike(List<String> reports, List<Vector> vectors, List<@Nullable Long> days, Bond bond) {
        int[] stand = new int[reports.size()];
        for (int i = 0; i < stand.length; i++) {
            String report = reports.get(i);
            stand[i] = number(report) + (isPinned(report) ? size : 0);
        }
        Clusters clusters = new Clusters(vectors, days, bond, (a, b) -> bonds.join(stand[a], stand[b]));
        clusters.groups();
        return clusters;
    }

    private int number(String report) {
        Integer number = numbers.get(report);
        if (number == null) {
            throw new IllegalArgumentException("no number for " + report);
        }
        return number;
    }

    /** The same number for all reports of a group. */
    int group(String report) {
        return bonds.root(number(report));
    }

    /** The groups as they are now, each ascending, ordered by their first. */
    Collection<List<Integer>> groups() {
        Map<Integer, List<Integer>> members = new LinkedHashMap<>();
        for (int i = 0; i < size; i++) {
            members.computeIfAbsent(bonds.root(i), any -> new ArrayList<>()).add(i);
        }
        return members.values();
    }
}
