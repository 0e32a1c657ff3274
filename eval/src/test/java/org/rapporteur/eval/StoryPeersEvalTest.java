package org.rapporteur.eval;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class StoryPeersEvalTest {
    private static StoryVectors none() {
        return new StoryVectors(new ArrayList<>(), new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
    }

    static Stream<StoryPeer> peers() {
        return Stream.of(
                new StoryPeer.SinglePass(0.3, 0.1, 3),
                new StoryPeer.Hdbscan(2, 2),
                new StoryPeer.Louvain(3, 0.1, 0.4, 14));
    }

    /** Three reports of a ferry, by turns with three of a strike; each has a word of its own, and one word is in all. */
    @ParameterizedTest
    @MethodSource("peers")
    void partsTwoStories(StoryPeer peer) {
        StoryVectors reports = none();
        for (int i = 0; i < 6; i++) {
            int story = 10 * (i % 2);
            float own = 0.5F + 0.1F * i;
            reports.add(
                    "r" + i, 20L + i / 2, new int[] {0, 1 + story, 2 + story, 30 + i}, new float[] {.2F, 1, 1, own});
        }
        int[] groups = peer.groups(reports);
        assertEquals(2, Arrays.stream(groups).distinct().count());
        assertNotEquals(groups[0], groups[1]);
        for (int i = 2; i < 6; i++) {
            assertEquals(groups[i - 2], groups[i]);
        }
    }

    @Test
    void singlePassJoinsTheNearerInTime() {
        StoryVectors reports = none();
        reports.add("early", 1L, new int[] {0, 1}, new float[] {1, 1});
        reports.add("late", 60L, new int[] {0, 2}, new float[] {1, 1});
        reports.add("later", 61L, new int[] {0}, new float[] {1});
        assertArrayEquals(new int[] {0, 1, 1}, new StoryPeer.SinglePass(0.55, 0.2, 7).groups(reports));
        assertArrayEquals(new int[] {0, 1}, new StoryPeer.SinglePass(0.55, 0.2, 7).groups(reports, soOften(2)));
    }

    private static BooleanSupplier soOften(int times) {
        int[] left = {times};
        return () -> left[0]-- > 0;
    }

    @Test
    void noiseStaysAlone() {
        StoryVectors reports = none();
        for (int i = 0; i < 4; i++) {
            reports.add("r" + i, null, new int[] {1 + i / 2, 10 + i}, new float[] {1, .3F + i / 100F});
        }
        reports.add("x", null, new int[] {20}, new float[] {1});
        reports.add("y", null, new int[] {21}, new float[] {1});
        int[] groups = new StoryPeer.Hdbscan(2, 2).groups(reports);
        assertEquals(4, Arrays.stream(groups).distinct().count());
        assertNotEquals(groups[4], groups[5]);
    }

    @Test
    void takesTheSettingThatDoesBestOnTheHalfThatIsLookedAt() {
        List<Piles.Labelled> reports = IntStream.range(0, 40)
                .mapToObj(i -> new Piles.Labelled(
                        "r" + i, "x", "s" + i / 2, null, null, "word" + i / 2 + " other" + i / 2 + " own" + i))
                .toList();
        List<StoryPeer> settings = Stream.of(0.99, 0.3, 0.0)
                .<StoryPeer>map(threshold -> new StoryPeer.SinglePass(threshold, 0, 3))
                .toList();
        assertEquals(settings.get(1), StoryPeersEval.tuned(settings, StoryVectors.of(reports), reports));
    }

    @Test
    void ordersReportsByTheirDaysAndGivesThemLengthOne() {
        StoryVectors reports = StoryVectors.of(List.of(
                new Piles.Labelled("undated", "x", "s", null, null, "A ferry sank."),
                new Piles.Labelled("second", "x", "s", "2031-02-03", "Ferry", "It sank off the harbour."),
                new Piles.Labelled("first", "x", "s", "2031-02-02", null, "A ferry left the harbour.")));
        assertEquals(List.of("first", "second", "undated"), reports.ids());
        for (float[] weights : reports.weights()) {
            double squares = 0;
            for (float weight : weights) {
                squares += weight * weight;
            }
            assertEquals(1, squares, 1e-6);
        }
    }
}
