package org.rapporteur.desk.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.rapporteur.annotate.Sentence;
import org.rapporteur.claim.Reading;
import org.rapporteur.claim.ReportReader;
import org.rapporteur.ingest.Ingestor;
import org.rapporteur.ingest.RawReport;
import org.rapporteur.publish.ReadingJson;
import org.rapporteur.text.Span;

class PackingTest {
    @Test
    void aReportComesBackAsItWas() {
        for (RawReport report : examples()) {
            assertEquals(report, Packing.rawReport(Packing.pack(report)));
        }
    }

    @Test
    void aReadingComesBackAsItWas() throws IOException {
        ReportReader reader = ReportReader.byRules();
        for (RawReport report : examples()) {
            Reading reading = reader.read(report);
            Reading back = Packing.reading(Packing.pack(reading));
            assertEquals(reading, back);
            assertEquals(json(reading), json(back));
        }
    }

    /** Readings that were stored before sentences had their worth as a line are read on. */
    @Test
    void aSentenceWithoutItsWorthAsALineIsRead() {
        Sentence sentence = new Sentence(new Span(0, 5), 0, List.of(), 0.25);
        assertEquals(sentence, Packing.value(Packing.json(sentence), Sentence.class));
        Sentence before = Packing.value("{\"span\":[0,5],\"paragraph\":0,\"tokens\":[]}", Sentence.class);
        assertEquals(new Sentence(new Span(0, 5), 0, List.of()), before);
    }

    @Test
    void whatIsOfAnotherVersionIsSaidToBe() {
        byte[] packed = Packing.pack("text");
        packed[0] = 99;
        assertThrows(Packing.Unreadable.class, () -> Packing.text(packed));
        assertThrows(Packing.Unreadable.class, () -> Packing.reading(new byte[0]));
        assertThrows(Packing.Unreadable.class, () -> Packing.reading(Packing.pack("{\"article\":")));
    }

    static List<RawReport> examples() {
        List<RawReport> reports = new ArrayList<>();
        new Ingestor()
                .read(List.of(Path.of("../examples")), InputStream.nullInputStream(), reports::add, problem -> {});
        return reports;
    }

    private static String json(Reading reading) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ReadingJson.write(reading, true, out);
        return out.toString(java.nio.charset.StandardCharsets.UTF_8);
    }
}
