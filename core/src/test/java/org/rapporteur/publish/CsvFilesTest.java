package org.rapporteur.publish;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.api.Test;

class CsvFilesTest {
    private final DamAccount dam = new DamAccount();

    private interface TableWriter {
        void write(OutputStream out) throws IOException;
    }

    private static List<CSVRecord> rows(TableWriter table) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        table.write(out);
        return CSVFormat.RFC4180
                .builder()
                .setHeader()
                .setSkipHeaderRecord(true)
                .get()
                .parse(new StringReader(out.toString(StandardCharsets.UTF_8)))
                .getRecords();
    }

    @Test
    void everyWordingIsARow() throws IOException {
        List<CSVRecord> rows = rows(new CsvFiles(dam.account())::quotes);

        assertEquals(8, rows.size());
        CSVRecord third = rows.get(2);
        assertEquals("senior Lindmark official", third.get("speakers"));
        assertEquals("Tarvia could, at any hour, close the sluices", third.get("text"));
        assertEquals("true", third.get("conflict"));
        assertEquals("3", third.get("origins"));
    }

    @Test
    void everyEventTieAndReportIsARow() throws IOException {
        CsvFiles tables = new CsvFiles(dam.account());

        assertEquals(4, rows(tables::events).size());
        assertEquals("sharedSource", rows(tables::lineage).get(1).get("relation"));
        assertEquals("other: floodgates / sluices", rows(tables::lineage).get(1).get("differs"));
        assertEquals(6, rows(tables::reports).size());
        assertEquals(
                "Ilse Brandauer; Tom Reck", rows(tables::reports).getFirst().get("byline"));
    }

    @Test
    void aSpreadsheetRunsNoFormula() throws IOException {
        dam.pile.expect("harbour-wire").title = "=cmd|'/C calc'!A0";
        dam.pile.expect("osel-courier").title = "@SUM(1+1)*cmd|' /C calc'!A0";
        dam.pile.expect("meridian").title = "A plain, \"quoted\" title";

        List<CSVRecord> rows = rows(new CsvFiles(dam.account())::reports);

        assertEquals("'=cmd|'/C calc'!A0", rows.get(0).get("title"));
        assertEquals("'@SUM(1+1)*cmd|' /C calc'!A0", rows.get(1).get("title"));
        assertEquals("A plain, \"quoted\" title", rows.get(2).get("title"));
    }
}
