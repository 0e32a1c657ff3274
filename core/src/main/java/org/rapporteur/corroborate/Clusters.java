package org.rapporteur.corroborate;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Numbered things that are joined step by step; each group is known by its smallest number. */
final class Clusters {
    private final int[] parent;

    Clusters(int size) {
        parent = new int[size];
        for (int i = 0; i < size; i++) {
            parent[i] = i;
        }
    }

    int root(int i) {
        int at = i;
        while (parent[at] != at) {
            parent[at] = parent[parent[at]];
            at = parent[at];
        }
        return at;
    }

    boolean join(int a, int b) {
        int x = root(a);
        int y = root(b);
        if (x == y) {
            return false;
        }
        parent[Math.max(x, y)] = Math.min(x, y);
        return true;
    }

    /** All groups, by their smallest number, members ascending. */
    List<List<Integer>> groups() {
        Map<Integer, List<Integer>> groups = new TreeMap<>();
        for (int i = 0; i < parent.length; i++) {
            groups.computeIfAbsent(root(i), k -> new ArrayList<>()).add(i);
        }
        return List.copyOf(groups.values());
    }
}
