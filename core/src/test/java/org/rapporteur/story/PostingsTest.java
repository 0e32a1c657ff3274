package org.rapporteur.story;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.time.Duration;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class PostingsTest {
    /** In the order in which they are written down half a million words took minutes. */
    @Test
    void areRestoredInStepWithTheirNumber() {
        int size = 500_000;
        Postings postings = new Postings();
        int[] words = new SplittableRandom(7).ints(size).toArray();
        for (int k = 0; k < size; k++) {
            postings.add(words[k], k % 1000);
        }
        Postings restored = assertTimeoutPreemptively(Duration.ofSeconds(20), () -> {
            Postings again = new Postings();
            again.reserve(postings.words());
            postings.forEach(again::restore);
            return again;
        });
        assertEquals(postings.words(), restored.words());
        for (int k = 0; k < size; k += 997) {
            assertEquals(1, restored.size(restored.find(words[k])));
            assertEquals(k % 1000, restored.entry(restored.find(words[k]), 0));
        }
    }
}
