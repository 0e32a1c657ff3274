package org.rapporteur.story;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Random;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class SoughtTest {
    private static final int WORDS = 300;

    @Test
    void isAsLikeAsAWalkThroughBothLists() {
        Random random = new Random(7);
        int[] vocabulary = random.ints(WORDS).toArray();
        int shared = 0;
        for (int round = 0; round < 200; round++) {
            Packed one = vector(random, vocabulary);
            Packed other = vector(random, vocabulary);
            double likeness = one.dot(other);
            shared += likeness > 0 ? 1 : 0;
            assertEquals(likeness, new Sought(one).dot(other), 0);
            assertEquals(likeness, new Sought(other).dot(one), 0);
        }
        assertTrue(shared > 100);
    }

    @Test
    void tellsWordsWithOneEndingApart() {
        Packed one = Packed.of(new int[] {1, 1 + (1 << 16), 1 + (1 << 20)}, new byte[3], new float[] {1, 2, 4});
        Packed other = Packed.of(new int[] {1 + (1 << 16), 1 + (1 << 17)}, new byte[2], new float[] {1, 1});
        assertEquals(one.dot(other), new Sought(one).dot(other), 0);
        assertEquals(2, new Sought(one).dot(other), 0.01);
    }

    @Test
    void isLikeNothingWithoutWords() {
        Packed none = Packed.of(new int[0], new byte[0], new float[0]);
        Packed one = Packed.of(new int[] {5}, new byte[1], new float[] {1});
        assertEquals(0, new Sought(none).dot(one), 0);
        assertEquals(0, new Sought(one).dot(none), 0);
    }

    /** Some of the words, some of them without weight. */
    private static Packed vector(Random random, int[] vocabulary) {
        TreeSet<Integer> terms = new TreeSet<>();
        for (int i = random.nextInt(80); i > 0; i--) {
            terms.add(vocabulary[random.nextInt(WORDS)]);
        }
        float[] weights = new float[terms.size()];
        for (int i = 0; i < weights.length; i++) {
            weights[i] = random.nextInt(10) == 0 ? 0 : random.nextFloat();
        }
        return Packed.of(terms.stream().mapToInt(Integer::intValue).toArray(), new byte[weights.length], weights);
    }
}
