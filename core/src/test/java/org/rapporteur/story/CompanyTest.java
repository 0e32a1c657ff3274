package org.rapporteur.story;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
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
        // the two at the ends are .69 like the three between them, and these wholly like each other
        assertEquals(List.of(4, 4, 5, 5, 5, 1, 1), fellows(with(.5, .1)));
        assertEquals(List.of(1, 1, 3, 3, 3, 1, 1), fellows(with(.5, 1.2)));
        assertEquals(List.of(1, 1, 1, 1, 1, 1, 1), fellows(with(.5, 2)));
    }

    @Test
    void daysOfSilenceMakeCompanyFewer() {
        List<@Nullable Long> days = new ArrayList<>(Collections.nCopies(WORDS.size(), 7L));
        days.set(0, 107L);
        assertEquals(List.of(1, 4, 4, 4, 4, 1, 1), fellows(with(.5, .3, days)));
    }

    @Test
    void nobodyHasMoreThanFiveFellows() {
        List<Vector> twins = Collections.nCopies(9, new Vector(new int[] {1, 2}, new float[] {.8f, .6f}));
        List<Vector> both = vectors(twins, Collections.nCopies(9, 7L), .5, .1);
        assertEquals(List.of(6, 6, 6, 6, 6, 6, 6, 6, 6), fellows(both));
    }

    /** How many terms of each vector tell its company, itself counted. */
    private static List<Integer> fellows(List<Vector> vectors) {
        return vectors.stream()
                .map(each -> (int)
                        IntStream.of(each.terms).filter(term -> term > TERMS).count())
                .toList();
    }

    private static List<Vector> with(double company, double threshold) {
        return with(company, threshold, Collections.nCopies(WORDS.size(), 7L));
    }

    private static List<Vector> with(double company, double threshold, List<@Nullable Long> days) {
        return vectors(WORDS, days, company, threshold);
    }

    private static List<Vector> vectors(
            List<Vector> words, List<@Nullable Long> days, double company, double threshold) {
        List<List<Integer>> neighbours = new ArrayList<>();
        for (int i = 0; i < words.size(); i++) {
            int own = i;
            neighbours.add(IntStream.range(0, words.size())
                    .filter(other -> other != own)
                    .boxed()
                    .toList());
        }
        Bond bond = new Bond(threshold, threshold, Nearness.HALF_LIFE_DAYS, Nearness.UNDATED, 0, company);
        return new Company(words, TERMS, days, days, bond).vectors(neighbours);
    }
}
