package org.rapporteur.annotate;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** First names that stand for each other: {@code Tony} and {@code Antony}. */
final class Nicknames {
    private static final class Holder {
        private static final Map<String, Set<Integer>> FAMILIES = load();

        private static Map<String, Set<Integer>> load() {
            Map<String, Set<Integer>> families = new HashMap<>();
            int[] family = {0};
            Resources.forEachLine("nicknames.txt", line -> {
                for (String name : line.split(" ")) {
                    families.computeIfAbsent(name, k -> new HashSet<>()).add(family[0]);
                }
                family[0]++;
            });
            return Map.copyOf(families);
        }
    }

    private Nicknames() {}

    /** The numbers of the families that a folded first name belongs to. */
    static Map<String, Set<Integer>> get() {
        return Holder.FAMILIES;
    }
}
