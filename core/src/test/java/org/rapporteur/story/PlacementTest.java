package org.rapporteur.story;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.rapporteur.correction.Correction;
import org.rapporteur.lineage.Edge;
import org.rapporteur.lineage.Edge.Relation;
import org.rapporteur.lineage.Lineage;
import org.rapporteur.story.Placement.Near;
import org.rapporteur.story.Placement.Rule;

class PlacementTest {
    private static final LocalDate MEETING = LocalDate.of(2031, 3, 21);
    private static final StoryReport TROOPS = StoryReport.of(
            "troops",
            "2031-03-17",
            "Marovia moves troops to Tessany border",
            "The cabinet of Marovia sent 4,000 soldiers to Tessany’s border. Its minister Ilka Brandt said that they would stay until"
                    + " the sluices at Karsholm were opened.",
            List.of(MEETING));
    private static final StoryReport TALKS = StoryReport.of(
            "talks",
            "2031-03-19",
            "Talks over Karsholm dam",
            "The minister of Marovia, Ilka Brandt, and the president of Tessany will talk about the sluices at Karsholm and the 4,000"
                    + " soldiers at the border.",
            List.of(MEETING));
    private static final StoryReport COPY =
            StoryReport.of("copy", "2031-03-20", "Talks over Karsholm dam", "Talks, once more.", List.of());
    private static final StoryReport CUP = StoryReport.of(
            "cup",
            "2031-03-18",
            "Rovers win the cup",
            "The Rovers of Port Aldous won the cup before 40,000 people.",
            List.of());

    private static Map<String, Placement> placements(Correction.OfStories... corrections) {
        StoryPile pile = new StoryPile(List.of(corrections));
        List.of(CUP, COPY, TALKS, TROOPS).forEach(pile::observe);
        Edge copied = new Edge("copy", "talks", Relation.COPY, 1, 1, List.of(), List.of(), List.of());
        return pile.stories(new Lineage(List.of(copied), List.of())).placements();
    }

    private static Placement of(Map<String, Placement> placements, String report) {
        return Objects.requireNonNull(placements.get(report));
    }

    @Test
    void tellsWhatAReportSharesWithTheOthersAsItIsWrittenThere() {
        Placement troops = of(placements(), "troops");
        assertEquals(Rule.FIRST, troops.rule());
        assertEquals("story-troops", troops.story());
        assertEquals(
                List.of("Brandt", "Ilka", "Karsholm", "Marovia", "Tessany"),
                troops.names().stream().sorted().toList());
        assertTrue(troops.words().contains("sluices"), troops.words()::toString);
        assertEquals(List.of("4,000"), troops.figures());
        assertEquals(List.of("2031-03-21"), troops.days());
        assertEquals(
                List.of("talks"), troops.nearest().stream().map(Near::report).toList());
    }

    @Test
    void tellsHowMuchAReportIsLikeItsStoryAndTheNextOne() {
        Placement talks = of(placements(), "talks");
        assertEquals(Rule.ALIKE, talks.rule());
        double alike = talks.nearest().getFirst().likeness();
        assertEquals(alike * Nearness.of(2), talks.likeness(), 1e-6);
        Placement cup = of(placements(), "cup");
        assertEquals(0, cup.likeness());
        assertEquals(List.of(), cup.nearest());
        assertTrue(cup.runnerUp() == null || cup.runnerUp().story().equals("story-troops"));
    }

    @Test
    void namesTheOriginalOfACopy() {
        Placement copy = of(placements(), "copy");
        assertEquals(Rule.COPY, copy.rule());
        assertEquals(List.of("talks"), copy.nearest().stream().map(Near::report).toList());
    }

    @Test
    void tellsThatAnAnalystSaidSoAndWhereAReportWouldBeOtherwise() {
        Placement talks = of(
                placements(new Correction.OfStories(
                        Correction.OfStories.Kind.PIN,
                        List.of("talks"),
                        List.of("cup"),
                        "D. Officer",
                        "2031-03-22",
                        null)),
                "talks");
        assertEquals(Rule.CORRECTION, talks.rule());
        assertEquals("story-cup", talks.story());
        assertEquals("story-troops", Objects.requireNonNull(talks.runnerUp()).story());
    }

    @Test
    void findsNoOtherStoryInAPileOfOne() {
        StoryPile pile = new StoryPile();
        pile.observe(TALKS);
        Placement alone = of(pile.stories(new Lineage(List.of(), List.of())).placements(), "talks");
        assertEquals(Rule.FIRST, alone.rule());
        assertNull(alone.runnerUp());
        assertEquals(List.of(), alone.words());
    }
}
