package org.rapporteur.eval;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.rapporteur.claim.Reading;
import org.rapporteur.eval.StoryStreamEval.Item;
import org.rapporteur.eval.StoryStreamEval.Month;

class StoryStreamEvalTest {
    @Test
    void countsAStoryUnderTwoNamesAndAReportAmongStrangers() {
        Map<String, String> gold = Map.of("a", "ferry", "b", "ferry", "c", "ferry", "d", "mine", "e", "fair");
        Map<String, String> found = Map.of("a", "s1", "b", "s1", "c", "s2", "d", "s1", "e", "s3");

        Month month = Month.of(9, gold, found);

        assertEquals(new Month(9, 5, 3, 1, 1, 1, BCubed.of(gold, found)), month);
    }

    @Test
    void keepsTwoStoriesOfAMonthApart() {
        List<Item> items = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            items.add(new Item(
                    Piles.reading(
                            "ferry-" + i,
                            "2031-01-0" + (1 + i),
                            "Ferry Celeste aground off Port Aster",
                            "The ferry Celeste ran aground off Port Aster. Divers of the harbour office reached the hull, harbour"
                                    + " master Ole Brandt said in his note number " + i + "."),
                    "ferry"));
            items.add(new Item(
                    Piles.reading(
                            "mine-" + i,
                            "2031-01-0" + (2 + i),
                            "Miners strike at Kolm copper pit",
                            "Miners at the Kolm copper pit stopped work over pay. Union leader Edda Rahn wants nine per cent and wrote"
                                    + " to the owners for the time number " + i + "."),
                    "mine"));
        }

        Month month = StoryStreamEval.month(items);

        assertEquals(List.of(8, 2, 0, 0), List.of(month.labelled(), month.stories(), month.split(), month.wrong()));
    }

    @Test
    void takesNoiseEvenlyAndFoldsItsDays() {
        List<Reading> readings = new ArrayList<>();
        for (int i = 0; i < 100; i++) {
            readings.add(
                    Piles.reading("r" + i, LocalDate.of(2021, 11, 1).plusDays(i).toString(), "A headline of " + i, ""));
        }

        List<Item> items = StoryStreamEval.spread(readings, 10);

        assertEquals(
                List.of("r0", "r10", "r20", "r30", "r40", "r50", "r60", "r70", "r80", "r90"),
                items.stream().map(Item::id).toList());
        assertEquals(3, items.stream().map(Item::day).distinct().count());
    }
}
