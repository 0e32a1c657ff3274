package org.rapporteur.account;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.LocalDate;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.rapporteur.claim.Reading;
import org.rapporteur.claim.ReportReader;
import org.rapporteur.ingest.Given;
import org.rapporteur.ingest.RawReport;
import org.rapporteur.text.Span;

/** What a line of the brief leaves for its report to say; all sentences are our own. */
class GlossTest {
    private static final ReportReader READER = ReportReader.byRules();

    private static Reading report(String... sentences) {
        Given given = new Given(
                null, "The harbour is closed", "The Made Herald", List.of(), "2031-03-19", "stated", null, null);
        return READER.read(
                new RawReport("a", "a.txt", RawReport.Format.TEXT, String.join(" ", sentences), given, List.of()));
    }

    private static List<String> of(Reading reading, String sentence) {
        int at = reading.text().indexOf(sentence);
        Span extract = new Span(at, at + sentence.length());
        return Gloss.of(reading, extract, null).stream()
                .map(gloss -> gloss.words().in(reading.text()) + " = " + gloss.meaning()
                        + (gloss.role() == null ? "" : ", " + gloss.role())
                        + (gloss.place() == null ? "" : " @" + gloss.place().start()))
                .collect(Collectors.toList());
    }

    @Test
    void aSurnameIsTheOneWhomTheReportNamesInFull() {
        String later = "The crews went home after Lindqvist spoke.";
        Reading reading = report("In Haven engineer Marta Lindqvist closed the quay.", later);
        assertEquals(
                List.of("Lindqvist = Marta Lindqvist, Haven engineer @"
                        + reading.text().indexOf("Marta")),
                of(reading, later));
    }

    @Test
    void whoIsNamedInFullNeedsNone() {
        String both = "Harbour engineer Marta Lindqvist closed the quay, and Lindqvist left.";
        assertEquals(List.of(), of(report(both), both));
        String alone = "The crews went home after Lindqvist spoke.";
        assertEquals(List.of(), of(report(alone), alone));
    }

    @Test
    void anAbbreviationIsTheBodyThatTheReportSpellsOut() {
        String later = "The quay was closed by the NPA.";
        Reading reading = report("The Norland Port Authority (NPA) met in Haven.", later);
        assertEquals(
                List.of("NPA = Norland Port Authority @" + reading.text().indexOf("Norland Port")), of(reading, later));
    }

    @Test
    void whoIsDescribedIsTheOneWhomTheReportNames() {
        String later = "The mayor said she would go.";
        Reading reading = report("Mayor Marta Lindqvist of Haven closed the quay.", later);
        assertEquals(
                List.of("The mayor = Marta Lindqvist, Mayor @" + reading.text().indexOf("Marta")), of(reading, later));
        String body = "The Lomar administration met in Haven.";
        assertEquals(List.of(), of(report(body), body));
    }

    @Test
    void aDayIsTheDateThatItHasInItsReport() {
        String friday = "The quay was closed on Friday and opened yesterday.";
        assertEquals(List.of("Friday = 2031-03-14", "yesterday = 2031-03-18"), of(report(friday), friday));
        assertEquals(
                List.of("2031-03-18"),
                Gloss.of(report(friday), new Span(0, friday.length()), LocalDate.of(2031, 3, 14)).stream()
                        .map(Gloss::meaning)
                        .toList());
        String night = "The quay was closed on Friday night.";
        assertEquals(List.of("Friday night = 2031-03-14"), of(report(night), night));
        String dated = "The quay was closed on 14 March.";
        assertEquals(List.of(), of(report(dated), dated));
    }
}
