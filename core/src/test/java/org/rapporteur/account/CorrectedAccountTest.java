package org.rapporteur.account;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.rapporteur.WellFormed.assertWellFormed;
import static org.rapporteur.corroborate.Told.report;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.rapporteur.claim.Event.Status;
import org.rapporteur.claim.Reading;
import org.rapporteur.correction.Correction;
import org.rapporteur.correction.Correction.Name;
import org.rapporteur.correction.Correction.Place;
import org.rapporteur.correction.Correction.Verdict;
import org.rapporteur.corroborate.Utterance;

/** An account obeys what analysts said of stories, copies, people and events together. */
class CorrectedAccountTest {
    private static final String WARNING = "Sudland could open the Kestrel dam at any hour of the night";

    private static final Correction ONE_PERSON = new Correction.OfEntities(
            Verdict.SAME,
            List.of(new Name("Mara Voss")),
            List.of(new Name("Selma Quist")),
            "night desk",
            "2031-03-05",
            null);
    private static final Correction NO_COPY = new Correction.OfLineage(
            Correction.OfLineage.Kind.INDEPENDENT, List.of("b"), List.of("a"), "night desk", "2031-03-05", null);
    private static final Correction TWO_EVENTS = new Correction.OfEvents(
            Verdict.APART, List.of(new Place("a", "e1")), List.of(new Place("c", "e1")), null, null, null);
    private static final Correction ONE_STORY =
            new Correction.OfStories(Correction.OfStories.Kind.SAME, List.of("a"), List.of("d"), null, null, null);
    private static final List<Correction> ALL = List.of(ONE_PERSON, NO_COPY, TWO_EVENTS, ONE_STORY);

    private final Accountant accountant = new Accountant();

    /** Three reports of one warning, the second word for word the first, and one of something else. */
    private static List<Reading> pile() {
        String[] words = {
            "“" + WARNING + ",” Mara Voss told the harbour council on Monday, and nobody laughed.",
            "Council members from four villages left the hall in silence after the speech.",
            "Mara Voss will meet Jon Holt in Kestrel on Wednesday to speak about the spillway and the gates.",
            "The dam was built of river stone when the valley still had a railway and two mills."
        };
        return List.of(
                report("a", words)
                        .on("2031-03-02")
                        .person("Mara Voss")
                        .person("Jon Holt")
                        .place("Kestrel")
                        .says("Mara Voss", WARNING)
                        .event("meet", List.of("Mara Voss", "Jon Holt"), "Kestrel", "2031-03-05", Status.PLANNED)
                        .read(),
                report("b", words)
                        .on("2031-03-03")
                        .person("Mara Voss")
                        .person("Jon Holt")
                        .place("Kestrel")
                        .says("Mara Voss", WARNING)
                        .event("meet", List.of("Mara Voss", "Jon Holt"), "Kestrel", "2031-03-05", Status.PLANNED)
                        .read(),
                report(
                                "c",
                                "From the steps of the Kestrel dam Selma Quist warned: “" + WARNING + ".”",
                                "Mara Voss and Jon Holt are to meet in Kestrel about its spillway.")
                        .on("2031-03-04")
                        .person("Selma Quist")
                        .person("Mara Voss")
                        .person("Jon Holt")
                        .place("Kestrel")
                        .says("Selma Quist", WARNING)
                        .event("meet", List.of("Mara Voss", "Jon Holt"), "Kestrel", "2031-03-05", Status.PLANNED)
                        .read(),
                report("d", "Bakers of Lower Wexcombe ask for higher wages, their union wrote.")
                        .on("2031-03-04")
                        .read());
    }

    private Account account(List<Reading> readings, List<Correction> made) {
        return accountant.account(readings, List.of(), AccountOptions.ALL.corrected(made));
    }

    private static StoryAccount storyOf(Account account, String report) {
        return account.stories().stream()
                .filter(story -> story.story().reports().contains(report))
                .findFirst()
                .orElseThrow();
    }

    private static Utterance warning(Account account) {
        List<Utterance> utterances = storyOf(account, "a").facts().utterances();
        assertEquals(1, utterances.size(), utterances::toString);
        return utterances.getFirst();
    }

    @Test
    void allKindsAreObeyedTogether() {
        Account before = account(pile(), List.of());
        assertEquals(2, before.stories().size());
        assertEquals(2, storyOf(before, "a").origins());
        assertTrue(warning(before).conflict());
        assertEquals(1, storyOf(before, "a").facts().events().size());

        Account after = account(pile(), ALL);
        assertEquals(
                List.of("a", "b", "c", "d"), after.stories().getFirst().story().reports());
        assertEquals(4, after.stories().getFirst().origins());
        assertEquals(
                List.of("a", "b", "c"), warning(after).speakers().getFirst().reports());
        assertEquals(2, storyOf(after, "a").facts().events().size());
        assertEquals(ALL, after.corrections());
        assertWellFormed(after);
    }

    @Test
    void aCopyThatIsSaidToBeNoneAddsItsOriginToEachFact() {
        assertEquals(2, warning(account(pile(), List.of())).origins());
        assertEquals(3, warning(account(pile(), List.of(NO_COPY))).origins());
    }

    @Test
    void thePointsOfOnePersonAreNoDisputeOfTwo() {
        assertEquals(
                1,
                storyOf(account(pile(), List.of()), "a")
                        .facts()
                        .contradictions()
                        .size());
        assertEquals(
                List.of(),
                storyOf(account(pile(), List.of(ONE_PERSON)), "a").facts().contradictions());
    }

    @Test
    void shuffledReportsGiveTheSameAccountAndWithoutCorrectionsItIsAsBefore() {
        List<Reading> readings = new ArrayList<>(pile());
        Account corrected = account(readings, ALL);
        Account plain = account(readings, List.of());
        for (int seed = 0; seed < 5; seed++) {
            Collections.shuffle(readings, new Random(seed));
            assertEquals(corrected, account(readings, ALL));
            assertEquals(plain, account(readings, List.of()));
        }
    }
}
