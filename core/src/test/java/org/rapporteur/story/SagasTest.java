package org.rapporteur.story;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.rapporteur.lineage.Piles.report;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.rapporteur.claim.Reading;
import org.rapporteur.lineage.LineageTracker;

class SagasTest {
    private static final String TROOPS =
            "Marovia sent 4,000 soldiers to its border with Tessany on Monday. Defence Minister Ilka"
                    + " Brandt said the troops would stay until President Oswin Tarr of Tessany opened the sluices at Karsholm.";
    private static final String VERDICT =
            "A court in Port Aldous found on Friday that Tessany must pay farmers of Marovia for two"
                    + " lost harvests. Ilka Brandt welcomed the ruling; Oswin Tarr said that Tessany would appeal. The gates of Karsholm"
                    + " are to be run by engineers of both sides.";
    private static final String ELECTION =
            "Oswin Tarr lost the presidency of Tessany on Sunday to a schoolteacher who had promised"
                    + " peace with Marovia. Voters blamed him for Karsholm, pollsters said; Ilka Brandt sent her congratulations.";
    private static final Reading MARCH =
            report("b-march", "2031-03-17", "Marovia moves troops to Tessany border", TROOPS);
    private static final Reading JUNE = report("a-june", "2031-06-20", "Tessany must pay farmers of Marovia", VERDICT);
    private static final Reading AUGUST =
            report("c-august", "2031-08-11", "Tarr loses presidency of Tessany", ELECTION);

    private static final Reading QUAKE = report(
            "d-quake",
            "2031-03-18",
            "Quake kills 40 in Lower Sorrel",
            "An earthquake killed at least 40 people in Lower Sorrel on Tuesday, police and government officials said. Rescuers dug"
                    + " through the rubble of collapsed houses. Mayor Petra Holm asked the president for tents and blankets.");
    private static final Reading OTHER_QUAKE = report(
            "e-quake",
            "2031-04-29",
            "Quake kills 12 in Camburi",
            "An earthquake killed at least 12 people in Camburi on Tuesday, police and government officials said. Rescuers dug"
                    + " through the rubble of collapsed houses. Governor Ines Aguado asked the president for tents and blankets.");

    private static List<Saga> sagas(List<Reading> pile) {
        LineageTracker lineage = new LineageTracker();
        StoryPile stories = new StoryPile();
        for (Reading reading : pile) {
            lineage.observe(reading);
            stories.observe(reading);
        }
        return stories.stories(lineage.lineage()).sagas();
    }

    private static List<List<String>> stories(List<Reading> pile) {
        return sagas(pile).stream().map(Saga::stories).toList();
    }

    @Test
    void joinsEpisodesOfOneConflictMonthsApart() {
        assertEquals(
                List.of(
                        new Saga(
                                "saga-b-march",
                                "Marovia moves troops to Tessany border",
                                List.of("story-b-march", "story-a-june", "story-c-august")),
                        new Saga("saga-d-quake", "Quake kills 40 in Lower Sorrel", List.of("story-d-quake"))),
                sagas(List.of(AUGUST, QUAKE, JUNE, MARCH)));
    }

    @Test
    void disastersOfOneKindAreNoSaga() {
        assertEquals(List.of(List.of("story-d-quake"), List.of("story-e-quake")), stories(List.of(QUAKE, OTHER_QUAKE)));
    }

    @Test
    void aSilenceOfYearsPartsWhatASilenceOfWeeksDoesNot() {
        Reading later = report("f-later", "2035-06-20", "Tessany must pay farmers of Marovia", VERDICT);
        assertEquals(List.of(List.of("story-b-march", "story-a-june")), stories(List.of(MARCH, JUNE)));
        assertEquals(List.of(List.of("story-b-march"), List.of("story-f-later")), stories(List.of(MARCH, later)));
    }

    @Test
    void aRoundUpWeldsNoSagas() {
        Reading roundUp = report(
                "g-round-up",
                "2031-04-20",
                "The spring in brief",
                "Soldiers of Marovia stood at the border of Tessany. Petra Holm buried the dead of Lower Sorrel. Port Aldous Rovers"
                        + " won the cup. The flower show of Wexcombe drew a record crowd. Oil rose to ninety marks in Velmar.");
        List<List<String>> found = stories(List.of(MARCH, JUNE, QUAKE, roundUp));
        assertEquals(
                List.of(),
                found.stream()
                        .filter(saga -> saga.contains("story-b-march") && saga.contains("story-d-quake"))
                        .toList());
    }

    @Test
    void aSagaHasTheHeadlineOfItsLargestStory() {
        Reading second = report(
                "h-june",
                "2031-06-21",
                "Court: Tessany owes farmers of Marovia two harvests",
                "Tessany must pay the farmers of Marovia for two harvests that were lost, a court in Port Aldous found on Friday."
                        + " Tessany would appeal the ruling, Oswin Tarr said. Engineers of both sides will run the gates of Karsholm.");
        Saga saga = sagas(List.of(MARCH, JUNE, second)).getFirst();
        assertEquals("saga-b-march", saga.id());
        assertTrue(List.of(JUNE, second).stream()
                .anyMatch(r -> saga.title().equals(r.article().meta().title())));
    }

    @Test
    void doesNotDependOnTheOrderOfArrival() {
        List<Reading> pile = new ArrayList<>(List.of(MARCH, JUNE, AUGUST, QUAKE, OTHER_QUAKE));
        List<Saga> expected = sagas(pile);
        for (int seed = 0; seed < 20; seed++) {
            Collections.shuffle(pile, new Random(seed));
            assertEquals(expected, sagas(pile));
        }
    }

    @Test
    void reportsWithoutAWordAreSagasOfTheirOwn() {
        assertEquals(
                List.of(List.of("story-x"), List.of("story-y")),
                stories(List.of(report("x", null, "", ""), report("y", null, "", ""))));
    }

    @Test
    void manyStoriesMakeASagaBroaderButNotWithoutLimit() {
        Bond bond = new Bond(.1, .1, 120, .7, .5, 0);
        assertEquals(1, bond.lenience(1, 1));
        assertEquals(1, bond.lenience(2, 2));
        assertEquals(2, bond.lenience(4, 4), 1e-9);
        assertEquals(bond.lenience(100, 100), bond.lenience(1_000, 1_000));
        assertEquals(1, Bond.ofStory(10).lenience(30, 30));
    }
}
