package org.rapporteur.account;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.rapporteur.claim.Reading;
import org.rapporteur.claim.ReportReader;
import org.rapporteur.corroborate.FusedEvent;
import org.rapporteur.corroborate.Lexicon;
import org.rapporteur.ingest.Given;
import org.rapporteur.ingest.RawReport;
import org.rapporteur.text.Span;

/** How well a sentence tells what is ahead; all sentences are our own. */
class AheadWorthTest {
    private static final ReportReader READER = ReportReader.byRules();
    private static final LocalDate TODAY = LocalDate.of(2031, 3, 12);
    private static final FusedEvent.When FRIDAY =
            new FusedEvent.When("2031-03-14", LocalDate.of(2031, 3, 14), LocalDate.of(2031, 3, 14));
    private static final String MEETING = "The ministers of Norland and Sudland will meet in Haven on Friday.";

    private static Reading report(String id, String day, String... sentences) {
        Given given =
                new Given(null, "Ministers to meet in Haven", "The Made Herald", List.of(), day, "stated", null, null);
        return READER.read(new RawReport(
                id, id + ".txt", RawReport.Format.TEXT, String.join("\n\n", sentences), given, List.of()));
    }

    private static Span span(Reading reading, String sentence) {
        int at = reading.text().indexOf(sentence);
        assertTrue(at >= 0, sentence);
        return new Span(at, at + sentence.length());
    }

    private static double odds(Reading reading, String sentence, FusedEvent.When when) {
        return new AheadWorth(new Lexicon(), List.of(reading), TODAY)
                .odds(reading, span(reading, sentence), when, true);
    }

    @Test
    void whatLeansOnTheSentenceBeforeOrIsNoAnnouncementTellsItWorse() {
        List<String> lesser = List.of(
                "It is due on Friday.",
                "\"We hope for the best by Friday,\" he said.",
                "The sources said that this would be discussed on Friday.");
        Reading reading = report("a", "2031-03-12", MEETING, lesser.get(0), lesser.get(1), lesser.get(2));
        for (String other : lesser) {
            assertTrue(odds(reading, MEETING, FRIDAY) > odds(reading, other, FRIDAY) + 1, other);
        }
    }

    @Test
    void whatIsForTodayMayBeDone() {
        String today = "The ministers of Norland and Sudland will meet in Haven on Wednesday.";
        Reading reading = report("a", "2031-03-12", today);
        FusedEvent.When wednesday = new FusedEvent.When("2031-03-12", TODAY, TODAY);
        double still = new AheadWorth(new Lexicon(), List.of(reading), TODAY.minusDays(1))
                .odds(reading, span(reading, today), wednesday, true);
        assertTrue(still > odds(reading, today, wednesday));
    }

    @Test
    void knowsWhetherTheSentenceSaysWhen() {
        Reading reading = report("a", "2031-03-12", MEETING, "They will speak of the dam.");
        Span meeting = span(reading, MEETING);
        assertTrue(AheadWorth.tellsDay(reading, meeting, FRIDAY.earliest(), FRIDAY.latest()));
        assertFalse(AheadWorth.tellsDay(reading, meeting, TODAY, TODAY));
        Span talk = span(reading, "They will speak of the dam.");
        assertFalse(AheadWorth.tellsDay(reading, talk, FRIDAY.earliest(), FRIDAY.latest()));
    }

    @Test
    void aPileWithoutADayHasSignsToo() {
        Reading reading = report("a", "2031-03-12", MEETING);
        double[] signs = new AheadWorth(new Lexicon(), List.of(reading), null)
                .signs(reading, span(reading, MEETING), FRIDAY.earliest(), FRIDAY.latest(), true);
        assertEquals(AheadWorth.SIGNS.size(), signs.length);
        assertEquals(0, signs[AheadWorth.SIGNS.indexOf("far ahead")]);
        assertEquals(1, signs[AheadWorth.SIGNS.indexOf("tells the day")]);
    }
}
