package org.rapporteur.story;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class CompanyTest {
    private static final int TERMS = 10;

    /** Two that share one light word, each much like the same three; and two that share as light a word and are like nobody else. */
    private static final List<Vector> WORDS = List.of(
            new Vector(new int[] {1, 2, 3}, new float[] {.69f, .69f, .2f}),
            new Vector(new int[] {3, 4, 5}, new float[] {.2f, .69f, .69f}),
            new Vector(new int[] {1, 2, 4, 5}, new float[] {.5f, .5f, .5f, .5f}),
            new Vector(new int[] {1, 2, 4, 5}, new float[] {.5f, .5f, .5f, .5f}),
            new Vector(new int[] {1, 2, 4, 5}, new float[] {.5f, .5f, .5f, .5f}),
            new Vector(new int[] {6, 7, 8}, new float[] {.2f, .69f, .69f}),
            new Vector(new int[] {6, 9, 10}, new float[] {.2f, .69f, .69f}));

    @Test
    void whoKeepTheSameCompanyAreMoreAlikeThanTheirWords() {
        List<Vector> half = with(.5, .1);
        assertEquals(.04, WORDS.get(0).dot(WORDS.get(1)), 1e-6);
        assertTrue(half.get(0).dot(half.get(1)) > .4, "" + half.get(0).dot(half.get(1)));
        assertEquals(.5 * WORDS.get(5).dot(WORDS.get(6)), half.get(5).dot(half.get(6)), 1e-6);
    }

    @Test
    void wordsAndCompanyHaveTheirParts() {
        List<Vector> fifth = with(.2, .1);
        for (int i = 0; i < WORDS.size(); i++) {
            assertEquals(.8 * WORDS.get(i).dot(WORDS.get(i)) + .2, fifth.get(i).dot(fifth.get(i)), 1e-6);
            assertArrayEquals(
                    IntStream.of(fifth.get(i).terms).sorted().distinct().toArray(), fifth.get(i).terms);
        }
    }

    @Test
    void whoIsTooLittleAlikeIsNoCompany() {
        List<Vector> alone = with(.5, 2);
        for (Vector each : alone) {
            assertEquals(
                    1, IntStream.of(each.terms).filter(term -> term > TERMS).count());
        }
    }

    private static List<Vector> with(double company, double threshold) {
        List<List<Integer>> neighbours = new ArrayList<>();
        for (int i = 0; i < WORDS.size(); i++) {
            int own = i;
            neighbours.add(IntStream.range(0, WORDS.size())
                    .filter(other -> other != own)
                    .boxed()
                    .toList());
        }
        Bond bond = new Bond(threshold, threshold, Nearness.HALF_LIFE_DAYS, Nearness.UNDATED, 0, company);
        return new Company(WORDS, TERMS, neighbours, bond).vectors();
    }
}
