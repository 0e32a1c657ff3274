package org.rapporteur.story;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class VectorTest {
    @Test
    void aProductIsTheSameToTheLastBitHoweverItIsFound() {
        Random random = new Random(3);
        float[] spread = new float[400];
        for (int n = 0; n < 200; n++) {
            Vector one = vector(random, 1 + random.nextInt(90));
            Vector other = vector(random, 1 + random.nextInt(9));
            one.spread(spread);
            assertEquals(one.dot(other), other.dotSpread(spread));
            assertEquals(one.dot(other), other.dot(one));
            one.clear(spread);
            assertArrayEquals(new float[400], spread);
        }
    }

    @Test
    void whatOneAloneBearsIsLeftOutAndChangesNoProduct() {
        Vector one = new Vector(new int[] {-9, -2, 3, 70}, new float[] {.1f, .2f, .3f, .4f});
        Vector other = new Vector(new int[] {-2, 5, 70}, new float[] {.5f, .6f, .7f});
        Bearers numbers = new Bearers();
        numbers.add(-2, 1);
        numbers.add(70, 2);

        Vector left = one.over(numbers);

        assertArrayEquals(new int[] {1, 2}, left.terms);
        assertArrayEquals(new float[] {.2f, .4f}, left.weights);
        assertEquals(one.dot(other), left.dot(other.over(numbers)));
    }

    private static Vector vector(Random random, int size) {
        TreeMap<Integer, Float> weights = new TreeMap<>();
        while (weights.size() < size) {
            weights.put(random.nextInt(400), random.nextFloat());
        }
        float[] values = new float[size];
        int[] terms = new int[size];
        int n = 0;
        for (var each : weights.entrySet()) {
            terms[n] = each.getKey();
            values[n++] = each.getValue();
        }
        return new Vector(terms, values);
    }
}
