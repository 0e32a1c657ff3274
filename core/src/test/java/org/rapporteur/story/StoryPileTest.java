package org.rapporteur.story;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.rapporteur.lineage.Piles.report;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.rapporteur.annotate.Fidelity.State;
import org.rapporteur.claim.Reading;
import org.rapporteur.lineage.Edge;
import org.rapporteur.lineage.Edge.Relation;
import org.rapporteur.lineage.Lineage;
import org.rapporteur.lineage.LineageTracker;

class StoryPileTest {
    private static final Reading TROOPS = report(
            "b-troops",
            "2031-03-17",
            "Marovia moves troops to Tessany border",
            "Marovia sent 4,000 soldiers to its border with Tessany on Monday, a day after talks on water rights broke down. Defence"
                    + " Minister Ilka Brandt said the troops would stay until Tessany reopened the sluices at Karsholm. President Oswin"
                    + " Tarr of Tessany called the deployment a threat.");
    private static final Reading TALKS = report(
            "a-talks",
            "2031-03-28",
            "Brandt and Tarr to meet over Karsholm dam",
            "The defence minister of Marovia, Ilka Brandt, will meet President Oswin Tarr of Tessany in Port Aldous, officials said."
                    + " They will speak about the Karsholm sluices and the soldiers at the border, after two weeks of tension over"
                    + " water.");
    private static final Reading SPUN = report(
            "c-spun",
            null,
            "Marovia and Tessany volition conscionable",
            "Marovia transmitted 4,000 soldiers to its boundary with Tessany connected Monday. Defence Minister Ilka Brandt said the"
                    + " troops would enactment until Tessany reopened the sluices astatine Karsholm.",
            State.MANGLED,
            List.of());
    private static final Reading FLOWERS = report(
            "d-flowers",
            "2031-03-18",
            "Record crowd at Wexcombe flower show",
            "The annual flower show of Lower Wexcombe drew a record crowd on Saturday. Judges gave the first prize for roses to a"
                    + " retired teacher from the village, officials said. Rain held off until the evening.");
    private static final Reading CUP = report(
            "e-cup",
            "2031-03-18",
            "Port Aldous Rovers win the cup",
            "Port Aldous Rovers beat Velmar United by three goals to one in the final on Saturday. Captain Lem Stone scored twice"
                    + " in the second half before a crowd of 40,000.");

    private static List<Story> stories(List<Reading> pile) {
        LineageTracker lineage = new LineageTracker();
        StoryPile stories = new StoryPile();
        for (Reading reading : pile) {
            lineage.observe(reading);
            stories.observe(reading);
        }
        return stories.stories(lineage.lineage()).stories();
    }

    @Test
    void withoutHeadlinesTheFirstWordsBehindADatelineName() {
        List<StoryReport> reports = List.of(
                StoryReport.of("a", null, null, "Who holds the dam? Nobody knows.", List.of()),
                StoryReport.of(
                        "b", null, null, "Dam shut KARSHOLM, Tessany (Coast News) - Tessany shut the dam.", List.of()));
        assertEquals(
                "Tessany shut the dam.",
                Title.opening(reports, List.of(Vector.EMPTY, Vector.EMPTY)).orElseThrow());
        assertEquals(
                "Who holds the dam? Nobody knows.",
                Title.opening(reports.subList(0, 1), List.of(Vector.EMPTY)).orElseThrow());
    }

    @Test
    void joinsReportsOfOneCrisisDaysApartAndLeavesOthersApart() {
        assertEquals(
                List.of(
                        new Story(
                                "story-b-troops",
                                "Marovia moves troops to Tessany border",
                                List.of("b-troops", "a-talks", "c-spun")),
                        new Story("story-d-flowers", "Record crowd at Wexcombe flower show", List.of("d-flowers")),
                        new Story("story-e-cup", "Port Aldous Rovers win the cup", List.of("e-cup"))),
                stories(List.of(SPUN, CUP, TALKS, FLOWERS, TROOPS)));
    }

    @Test
    void takesNoHeadlineFromAMangledReportIfThereIsACleanOne() {
        assertNotEquals(
                SPUN.article().meta().title(),
                stories(List.of(SPUN, TROOPS)).getFirst().title());
    }

    @Test
    void doesNotDependOnTheOrderOfArrival() {
        List<Reading> pile = new ArrayList<>(List.of(TROOPS, TALKS, SPUN, FLOWERS, CUP));
        List<Story> expected = stories(pile);
        for (int seed = 0; seed < 20; seed++) {
            Collections.shuffle(pile, new Random(seed));
            assertEquals(expected, stories(pile));
        }
    }

    @Test
    void putsACopyWhereItsOriginalIs() {
        Reading copy = report("copy", "2031-06-01", "Nothing to do with it", TROOPS.text());
        assertEquals(
                List.of("b-troops", "copy"),
                stories(List.of(copy, FLOWERS, TROOPS)).getFirst().reports());
    }

    @Test
    void putsAReportWhereTheLineageSaysItWasMadeFrom() {
        Reading copy = report("copy", "2031-06-01", "Nothing to do with it", TROOPS.text());
        StoryPile stories = new StoryPile();
        List.of(copy, TROOPS, CUP).forEach(stories::observe);
        Lineage lineage = new Lineage(
                List.of(edge("copy", "e-cup", Relation.CUT, .9), edge("copy", "b-troops", Relation.COPY, .8)),
                List.of());
        assertEquals(
                "b-troops",
                Objects.requireNonNull(lineage.parentByReport().get("copy")).to());
        assertEquals(
                List.of(List.of("b-troops", "copy"), List.of("e-cup")),
                stories.stories(lineage).stories().stream().map(Story::reports).toList());
    }

    private static Edge edge(String from, String to, Relation relation, double coverage) {
        return new Edge(from, to, relation, coverage, coverage, List.of(), List.of(), List.of());
    }

    @Test
    void leavesTheOthersAloneWhenAnUnrelatedReportComes() {
        List<Story> before = stories(List.of(TROOPS, TALKS, SPUN, CUP));
        List<Story> after = new ArrayList<>(stories(List.of(TROOPS, TALKS, SPUN, CUP, FLOWERS)));
        after.removeIf(story -> story.reports().contains("d-flowers"));
        assertEquals(before, after);
    }

    @Test
    void keepsTheNameOfAStoryThatGrows() {
        assertEquals(
                stories(List.of(TROOPS)).getFirst().id(),
                stories(List.of(TROOPS, TALKS, SPUN)).getFirst().id());
    }

    @Test
    void joinsNothingBecauseItIsInOneLanguage() {
        Reading wheat = report(
                "es-wheat",
                "2031-03-02",
                "La cosecha perdida de los agricultores",
                "Los agricultores de la comarca calculan pérdidas de trigo. La cooperativa pide créditos blandos y la suspensión de"
                        + " impuestos durante dos temporadas, y ha llamado a una marcha hasta la capital.");
        Reading cup = report(
                "es-cup",
                "2031-03-02",
                "El equipo gana la copa",
                "El equipo local ganó la copa con dos goles ante los espectadores en la final del domingo, y la fiesta duró hasta"
                        + " la noche en las plazas de la ciudad.");
        assertEquals(2, stories(List.of(wheat, cup)).size());
    }

    @Test
    void foldsEndings() {
        assertEquals(Terms.stem("attacks"), Terms.stem("attacked"));
        assertEquals(Terms.stem("attacks"), Terms.stem("attacking"));
        assertEquals(Terms.stem("Kyiv’s"), Terms.stem("Kyiv"));
        assertNotEquals(Terms.stem("news"), Terms.stem("new"));
        assertNotEquals(Terms.stem("bus"), Terms.stem("bu"));
    }

    @Test
    void copesWithNothing() {
        assertEquals(List.of(), stories(List.of()));
        assertEquals(
                List.of(new Story("story-x", "", List.of("x")), new Story("story-y", "", List.of("y"))),
                stories(List.of(report("x", null, "", ""), report("y", null, "", ""))));
    }
}
