package org.rapporteur.correction;

import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * Which things are held together and which are kept apart; what is said first cannot be undone by what is said after it.
 *
 * <p>Things are numbers here, from 0. Where nothing is kept apart a question costs two look-ups. Not safe for use by several threads.
 */
public final class Bonds {
    private final int[] parents;
    /** For the root of each group that is kept apart from some: the roots of those. */
    private final Map<Integer, Set<Integer>> apart = new HashMap<>();

    /** So many things, each alone. */
    public Bonds(int size) {
        parents = new int[size];
        Arrays.setAll(parents, i -> i);
    }

    /** The same number for all that are held together. */
    public int root(int thing) {
        int at = thing;
        while (parents[at] != at) {
            parents[at] = parents[parents[at]];
            at = parents[at];
        }
        return at;
    }

    /** Holds the groups of two things together; false, and nothing is done, if they are kept apart. */
    public boolean join(int a, int b) {
        int kept = root(a);
        int gone = root(b);
        if (kept == gone) {
            return true;
        }
        if (apart.getOrDefault(kept, Set.of()).contains(gone)) {
            return false;
        }
        parents[gone] = kept;
        Set<Integer> others = apart.remove(gone);
        if (others != null) {
            for (int other : others) {
                Set<Integer> its = apart.computeIfAbsent(other, any -> new HashSet<>());
                its.remove(gone);
                its.add(kept);
            }
            apart.computeIfAbsent(kept, any -> new HashSet<>()).addAll(others);
        }
        return true;
    }

    /** Keeps the groups of two things apart; false, and nothing is done, if they are held together. */
    public boolean part(int a, int b) {
        int one = root(a);
        int other = root(b);
        if (one == other) {
            return false;
        }
        apart.computeIfAbsent(one, any -> new HashSet<>()).add(other);
        apart.computeIfAbsent(other, any -> new HashSet<>()).add(one);
        return true;
    }

    /** Whether the groups of two things are kept apart, so that nothing can join them. */
    public boolean areApart(int a, int b) {
        return apart.getOrDefault(root(a), Set.of()).contains(root(b));
    }
}
