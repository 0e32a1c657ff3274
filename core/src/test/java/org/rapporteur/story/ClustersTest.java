package org.rapporteur.story;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.rapporteur.correction.Bonds;

class ClustersTest {
    @Test
    void joinsNoGroupsThatAreKeptApart() {
        Vector alike = new Vector(new int[] {1, 2}, new float[] {.8f, .6f});
        Bonds bonds = new Bonds(3);
        bonds.part(0, 2);
        Clusters clusters =
                new Clusters(Collections.nCopies(3, alike), Collections.nCopies(3, 7L), bond(.5), bonds::join);
        assertEquals(List.of(List.of(0, 1), List.of(2)), clusters.groups());
    }

    @Test
    void whatOneAloneBearsAndAnyOrderOfNeighboursChangesNothing() {
        Random random = new Random(5);
        for (int n = 0; n < 20; n++) {
            List<Vector> vectors = new ArrayList<>();
            List<Vector> withOwn = new ArrayList<>();
            for (int i = 0; i < 150; i++) {
                TreeMap<Integer, Float> weights = new TreeMap<>();
                // a matter of ten has words of its own, and common ones
                for (int k = 0; k < 12; k++) {
                    weights.put(100 * (i % 10) + random.nextInt(25), .2f + random.nextFloat());
                }
                for (int k = 0; k < 6; k++) {
                    weights.put(-1 - random.nextInt(200), .05f + random.nextFloat() / 10);
                }
                vectors.add(vector(weights));
                weights.put(10_000 + i, 1e-4f);
                withOwn.add(vector(weights));
            }
            Bonds bonds = new Bonds(150);
            Bonds others = new Bonds(150);
            List<List<Integer>> groups =
                    new Clusters(vectors, Collections.nCopies(150, 7L), bond(2), bonds::join).groups();
            assertEquals(groups, new Clusters(withOwn, Collections.nCopies(150, 7L), bond(2), others::join).groups());
            assertTrue(groups.size() < 150 && groups.size() >= 10, groups.toString());
            groups.forEach(group ->
                    assertEquals(1, group.stream().map(i -> i % 10).distinct().count(), group.toString()));
        }
    }

    @Test
    void triesTheTwentyThatShareTheHeaviestWords() {
        // one word for all of a hundred and thirty reports: no more than the first hundred are listed under it
        List<Vector> vectors = new ArrayList<>();
        for (int i = 0; i < 130; i++) {
            vectors.add(new Vector(new int[] {3}, new float[] {1 + i % 7}));
        }
        Clusters clusters = new Clusters(vectors, Collections.nCopies(130, 7L), bond(1e9), (a, b) -> true);
        assertEquals(List.of(0, 1, 2, 3, 4), clusters.neighbours(129).subList(0, 5));
        assertEquals(20, clusters.neighbours(129).size());
        assertEquals(List.of(1, 2, 3, 4, 5), clusters.neighbours(0).subList(0, 5));
    }

    /** Of reports, by words and company alike. */
    private static Bond bond(double threshold) {
        return new Bond(threshold, threshold, Nearness.HALF_LIFE_DAYS, Nearness.UNDATED, 0, .2);
    }

    private static Vector vector(TreeMap<Integer, Float> weights) {
        float[] values = new float[weights.size()];
        int n = 0;
        for (float weight : weights.values()) {
            values[n++] = weight;
        }
        return new Vector(weights.keySet().stream().mapToInt(Integer::intValue).toArray(), values);
    }
}
