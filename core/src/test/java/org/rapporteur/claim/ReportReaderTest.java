package org.rapporteur.claim;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.rapporteur.WellFormed;
import org.rapporteur.annotate.Annotation;
import org.rapporteur.annotate.Annotator;
import org.rapporteur.annotate.Sentence;
import org.rapporteur.extract.ArticleExtractor;
import org.rapporteur.ingest.Given;
import org.rapporteur.ingest.RawReport;

class ReportReaderTest {
    private static RawReport raw(String text) {
        return new RawReport("r", "r.txt", RawReport.Format.TEXT, text, Given.NOTHING, List.of());
    }

    @Test
    void aFailureBecomesAProblemAndTheRestIsRead() {
        ReportReader reader = new ReportReader(
                new ArticleExtractor()::extract,
                article -> {
                    throw new IllegalStateException("no words today");
                },
                Annotator.byRules()::read,
                Annotator.byRules()::skim);
        Reading reading = reader.read(raw("The harbour of Velmar was closed on Monday after the sea wall broke."));
        assertFalse(reading.text().isEmpty());
        assertEquals(Annotation.RULES, reading.annotation().reader());
        assertEquals(1, reading.annotation().sentences().size());
        assertEquals(
                List.of("annotate-failed"),
                reading.article().problems().stream()
                        .map(p -> p.kind())
                        .filter(k -> k.endsWith("-failed"))
                        .toList());
    }

    @Test
    void anEmptyReportIsRead() {
        Reading reading = new ReportReader().read(raw(""));
        WellFormed.assertWellFormed(reading);
        assertEquals(List.of(), reading.quotes());
    }

    @Test
    void theSameReportGivesTheSameReading() {
        String text = "“The wall will hold,” Mayor Mara Dobrin said on Tuesday. “Nobody has to leave.”";
        Reading one = new ReportReader().read(raw(text));
        Reading other = new ReportReader().read(raw(text));
        assertEquals(one.annotation(), other.annotation());
        assertEquals(one.quotes(), other.quotes());
        assertEquals(one.events(), other.events());
        assertEquals(one.positions(), other.positions());
    }

    @Test
    void skimmingGivesTextSentencesAndFidelityAsReadingDoes() {
        String text =
                "VELMAR, March 3 - “The wall will hold,” Mayor Mara Dobrin said on Tuesday. Nobody left. ".repeat(20);
        ReportReader reader = new ReportReader();
        Reading read = reader.read(raw(text));
        Reading skimmed = reader.skim(raw(text));
        assertEquals(read.text(), skimmed.text());
        assertEquals(
                read.annotation().sentences().stream()
                        .map(s -> new Sentence(s.span(), s.paragraph(), s.tokens()))
                        .toList(),
                skimmed.annotation().sentences(),
                "but for what the learned reader says of them");
        assertEquals(read.annotation().fidelity(), skimmed.annotation().fidelity());
        assertEquals(List.of(), skimmed.quotes());
        assertEquals(List.of(), skimmed.annotation().entities());
    }
}
