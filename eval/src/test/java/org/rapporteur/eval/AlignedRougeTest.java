package org.rapporteur.eval;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.LocalDate;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** Cases small enough to be counted by hand. */
class AlignedRougeTest {
    private static final double EXACT = 1e-9;

    @Test
    void theSameTimelineIsPerfect() {
        var timeline = timeline("2031-03-02", "The dam broke.", "2031-03-05", "The mayor left.");
        assertEquals(1, AlignedRouge.rouge1(timeline, timeline).f1(), EXACT);
        assertEquals(1, AlignedRouge.dates(timeline, timeline), EXACT);
    }

    @Test
    void aDayBesideCountsHalf() {
        var reference = timeline("2031-03-02", "the dam broke");
        var found = timeline("2031-03-03", "The dam broke!");
        assertEquals(0.5, AlignedRouge.rouge1(reference, found).precision(), EXACT);
        assertEquals(0.5, AlignedRouge.rouge1(reference, found).recall(), EXACT);
        assertEquals(0, AlignedRouge.dates(reference, found), EXACT);
    }

    @Test
    void severalDaysMayLieOnOne() {
        var reference = timeline("2031-03-02", "dam broke");
        var found = timeline("2031-03-02", "dam broke", "2031-03-04", "dam held");
        // Found: 2 of 2 words on the day itself, and of two days later a third of the one shared word: (2 + 1/3) / 4.
        assertEquals((2 + 1 / 3.0) / 4, AlignedRouge.rouge1(reference, found).precision(), EXACT);
        assertEquals(1, AlignedRouge.rouge1(reference, found).recall(), EXACT);
        assertEquals(2.0 / 3, AlignedRouge.dates(reference, found), EXACT);
    }

    @Test
    void contentDecidesBetweenDaysAsNear() {
        var reference = timeline("2031-03-03", "dam broke");
        var found = timeline("2031-03-02", "mayor left", "2031-03-04", "dam broke");
        // Laid on March 4, which says the same: half of 2 words; the cost of March 2 is higher.
        assertEquals(0.5, AlignedRouge.rouge1(reference, found).recall(), EXACT);
        // Precision: nothing of March 2, half of March 4.
        assertEquals(0.25, AlignedRouge.rouge1(reference, found).precision(), EXACT);
    }

    @Test
    void aWordCountsAsOftenAsBothHaveIt() {
        var reference = timeline("2031-03-02", "rain rain wind");
        var found = timeline("2031-03-02", "rain rain rain");
        assertEquals(2.0 / 3, AlignedRouge.rouge1(reference, found).precision(), EXACT);
        assertEquals(2.0 / 3, AlignedRouge.rouge1(reference, found).recall(), EXACT);
    }

    @Test
    void nothingFoundIsNothing() {
        assertEquals(
                0,
                AlignedRouge.rouge1(timeline("2031-03-02", "dam"), new TreeMap<>())
                        .f1(),
                EXACT);
    }

    private static SortedMap<LocalDate, List<String>> timeline(String... pairs) {
        SortedMap<LocalDate, List<String>> timeline = new TreeMap<>();
        for (int i = 0; i < pairs.length; i += 2) {
            timeline.put(LocalDate.parse(pairs[i]), List.of(pairs[i + 1]));
        }
        return timeline;
    }
}
