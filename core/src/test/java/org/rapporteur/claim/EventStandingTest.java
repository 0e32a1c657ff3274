package org.rapporteur.claim;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.rapporteur.annotate.Annotator;
import org.rapporteur.annotate.Marks;
import org.rapporteur.claim.Event.Status;
import org.rapporteur.extract.Article;
import org.rapporteur.text.Span;

/** All sentences are our own, about an invented quarrel over a dam; the reading is by rules. */
class EventStandingTest {
    private static final Annotator ANNOTATOR = Annotator.byRules();
    private static final EventStanding STANDING = new EventStanding();
    private static final Span HERE = new Span(0, 1);

    private static EventStanding.Standing standing(String text, String word) {
        Article article = EventFinderTest.article(text, "2030-05-14");
        int at = text.indexOf(word);
        EventStanding.Standing found = STANDING.of(
                        article, ANNOTATOR.annotate(article), null, List.of(new Span(at, at + word.length())))
                .getFirst();
        assertNotNull(found, text);
        return found;
    }

    private static Status status(String text, String word) {
        return standing(text, word).status();
    }

    @Test
    void whatIsToBeIsAhead() {
        assertEquals(Status.PLANNED, status("The hearing is to be held in Oslo.", "held"));
        assertEquals(Status.HAPPENED, status("The hearing was held in Oslo.", "held"));
        assertEquals(Status.POSSIBLE, status("Norway has to pay a fine.", "pay"));
        assertEquals(Status.HAPPENED, status("Norway has paid a fine.", "paid"));
    }

    @Test
    void anEndThatWasComeToIsNoAim() {
        assertEquals(Status.HAPPENED, status("The river rose to reach its highest mark.", "reach"));
        assertEquals(Status.POSSIBLE, status("Norway sent two boats to reach the island.", "reach"));
    }

    @Test
    void whatIsCalledForIsOnlyPossible() {
        assertEquals(Status.POSSIBLE, status("Anna Weil called for a recount in Oslo.", "recount"));
        assertEquals(Status.HAPPENED, status("Anna Weil won a recount in Oslo.", "recount"));
    }

    @Test
    void aProspectReachesOverTwoNouns() {
        assertEquals(Status.POSSIBLE, status("Anna Weil spoke of the prospects of a return to growth.", "growth"));
        assertEquals(Status.HAPPENED, status("Anna Weil spoke of a return to growth.", "growth"));
    }

    @Test
    void whatWasAnnouncedMayLieAheadTheAnnouncementDoesNot() {
        String text = "The recently announced talks start in Rome on Friday.";
        assertEquals(Status.HAPPENED, status(text, "announced"));
        assertEquals(Status.PLANNED, status(text, "talks"));
    }

    @Test
    void aRefusalMaySpeakOfWhatLiesAhead() {
        EventStanding.Standing refused = standing("Anna Weil said Norway would not sell the boats.", "sell");
        assertEquals(Status.DENIED, refused.status());
        assertTrue(refused.ahead());
        EventStanding.Standing denied = standing("Norway did not sell the boats.", "sell");
        assertEquals(Status.DENIED, denied.status());
        assertFalse(denied.ahead());
    }

    @Test
    void aPlaceWithoutAWordHasNoStanding() {
        Article article = EventFinderTest.article("Norway sold two boats.", "2030-05-14");
        assertNull(STANDING.of(article, ANNOTATOR.annotate(article), null, List.of(new Span(6, 7)))
                .getFirst());
    }

    private static Outlook.Verdict verdict(double future, Outlook.Signs signs) {
        return new Outlook(span -> new Marks.Standing(0.9, future, 0.1, 0.1), LocalDate.of(2030, 5, 14))
                .verdict(HERE, signs);
    }

    @Test
    void theReaderOutweighsAGuessOfTheRules() {
        Outlook.Signs guess = new Outlook.Signs(Status.HAPPENED, null, null, null);
        assertEquals(new Outlook.Verdict(Status.POSSIBLE, true), verdict(0.9, guess));
        assertEquals(new Outlook.Verdict(Status.HAPPENED, false), verdict(0.5, guess));
        Outlook.Signs borne = new Outlook.Signs(Status.HAPPENED, null, Status.PLANNED, null);
        assertEquals(new Outlook.Verdict(Status.PLANNED, true), verdict(0.9, borne));
        Outlook.Signs hope = new Outlook.Signs(Status.POSSIBLE, null, null, null);
        assertEquals(new Outlook.Verdict(Status.POSSIBLE, false), verdict(0.02, hope));
        Outlook sure = new Outlook(span -> new Marks.Standing(0.9, 0.02, 0.1, 0.02), LocalDate.of(2030, 5, 14));
        assertEquals(Status.HAPPENED, sure.status(HERE, hope), "the attacks of which somebody speaks");
        VerbGroup may = new VerbGroup(
                List.of("meet"), null, VerbGroup.Mood.FINITE, "may", false, false, false, false, false, false);
        assertEquals(Status.POSSIBLE, sure.status(HERE, new Outlook.Signs(Status.POSSIBLE, may, null, null)));
    }

    @Test
    void theReaderCannotUnsayWhatIsSaidOutright() {
        VerbGroup will = new VerbGroup(
                List.of("meet"), null, VerbGroup.Mood.FINITE, "will", false, false, false, false, false, false);
        assertEquals(
                new Outlook.Verdict(Status.PLANNED, true),
                verdict(0.001, new Outlook.Signs(Status.PLANNED, will, null, null)));
        VerbGroup aim = new VerbGroup(
                List.of("meet"), null, VerbGroup.Mood.INFINITIVE, "", false, false, false, false, false, false);
        assertEquals(
                new Outlook.Verdict(Status.HAPPENED, false),
                verdict(0.001, new Outlook.Signs(Status.PLANNED, aim, null, null)));
    }

    @Test
    void theReaderMendsACodeThatTheListIsUnsureOf() {
        List<String> roots = List.of("AGREE", "CONSULT", "YIELD");
        assertEquals("YIELD", EventCodes.mended("AGREE", roots, new double[] {0.05, 0.05, 0.9}));
        assertEquals("AGREE", EventCodes.mended("AGREE", roots, new double[] {0.2, 0.1, 0.7}));
        assertEquals("CONSULT", EventCodes.mended("CONSULT", roots, new double[] {0.05, 0.05, 0.9}));
        assertEquals("CONCEDE", EventCodes.mended("CONCEDE", roots, new double[] {0.05, 0.05, 0.9}));
    }
}
