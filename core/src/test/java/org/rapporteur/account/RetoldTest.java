package org.rapporteur.account;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.rapporteur.corroborate.Told.report;

import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.rapporteur.claim.Reading;
import org.rapporteur.corroborate.Lexicon;
import org.rapporteur.corroborate.Mention;
import org.rapporteur.corroborate.Told;
import org.rapporteur.text.Span;

/** Who else tells what a report tells. */
class RetoldTest {
    private static final String THEFT =
            "Police arrested two men on Friday over the theft of the harbour bell in Kestrel.";
    private static final String IN_OTHER_WORDS =
            "Two suspects in the bell theft have been detained, police in Kestrel said.";
    private static final String ON_THE_MATTER = "The harbour bell of Kestrel weighs two tonnes and was cast in 1890.";

    private final Lexicon lexicon = new Lexicon();

    @Test
    void whatIsToldInOtherWordsIsTold() {
        List<Reading> readings = read(
                report("a", THEFT).learned(),
                report("b", "Rain fell on Kestrel.", IN_OTHER_WORDS).learned(),
                report("c", ON_THE_MATTER).learned());
        assertEquals(List.of("b: " + IN_OTHER_WORDS), retellings(readings));
    }

    @Test
    void theJudgeIsAskedOnlyOfReportsThatTheLearnedReaderRead() {
        assertEquals(
                List.of(),
                retellings(read(report("a", THEFT), report("b", IN_OTHER_WORDS).learned())));
        assertEquals(List.of(), retellings(read(report("a", THEFT).learned(), report("b", IN_OTHER_WORDS))));
    }

    @Test
    void aDenialRetellsNothingAndOfAReportOneSentenceIsEnough() {
        List<Reading> readings = read(
                report("a", THEFT).learned(),
                report("b", "Police denied that two men were arrested over the theft of the harbour bell in Kestrel.")
                        .learned(),
                report("c", IN_OTHER_WORDS, "Two men were arrested over the theft of the harbour bell.")
                        .learned());
        assertEquals(
                List.of("c"),
                places(readings).stream().map(Mention::report).distinct().toList());
        assertEquals(1, places(readings).size());
    }

    @Test
    void aSentenceTellsWhatAnotherAssertsAndNotTheOtherWayRound() {
        String less = "Jon Holt was arrested on Friday.";
        String more = "Jon Holt, who was arrested on Friday in Kestrel, told a judge that he was innocent.";
        List<Reading> readings =
                read(report("a", less).learned(), report("b", more).learned(), report("c", more));
        Retold retold = new Retold(lexicon, readings, readings);
        Mention a = new Mention("a", "e1", new Span(0, less.length()));
        Mention b = new Mention("b", "e1", new Span(0, more.length()));
        List<String> tellers =
                retold.retellings(a, Set.of("a")).stream().map(Mention::report).toList();
        assertTrue(tellers.contains("b"));
        assertFalse(retold.retellings(b, Set.of("b")).stream()
                .anyMatch(place -> place.report().equals("a")));
        assertFalse(tellers.contains("c"), "read by rules");
    }

    @Test
    void oneWordInThePlaceOfAnotherTellsTwoSentencesApart() {
        for (String other : List.of(
                "Police arrested two men on Tuesday over the theft of the harbour bell in Kestrel.",
                "Police arrested six men on Friday over the theft of the harbour bell in Kestrel.",
                "Police arrested two men on Friday over the theft of the harbour bell in Haven.",
                "Police released two men on Friday over the theft of the harbour bell in Kestrel.")) {
            assertEquals(
                    List.of(),
                    retellings(read(
                            report("a", THEFT).learned(), report("b", other).learned())),
                    other);
        }
    }

    @Test
    void inMuchTheSameWordsNoJudgeIsNeeded() {
        List<Reading> readings = read(
                report("a", THEFT),
                report("b", "On Friday police arrested two men over the theft of the bell in the harbour of Kestrel."),
                report("c", IN_OTHER_WORDS));
        Retold retold = new Retold(lexicon, readings, readings);
        assertEquals(
                List.of("a", "b"),
                retold.places(claim()).stream().map(Mention::report).toList());
    }

    private static List<Reading> read(Told... reports) {
        return Stream.of(reports).map(Told::read).toList();
    }

    private static Mention claim() {
        return new Mention("a", "e1", new Span(0, THEFT.length()));
    }

    private List<Mention> places(List<Reading> readings) {
        return new Retold(lexicon, readings, readings).retellings(claim(), Set.of("a"));
    }

    private List<String> retellings(List<Reading> readings) {
        return places(readings).stream()
                .map(place -> place.report() + ": "
                        + place.span()
                                .in(readings.stream()
                                        .filter(r -> r.id().equals(place.report()))
                                        .findFirst()
                                        .orElseThrow()
                                        .text()))
                .toList();
    }
}
